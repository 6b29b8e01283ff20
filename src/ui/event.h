#ifndef UI_EVENT_H
#define UI_EVENT_H

/* All that can happen to the interface. Time and the outer world come in here and nowhere else. */

#include "base/str.h"
#include "ui/key.h"

typedef enum EventKind {
    EVENT_KEY,
    EVENT_MOUSE,
    EVENT_PASTE,  /* text between the brackets of a bracketed paste */
    EVENT_RESIZE, /* before the first draw too */
    EVENT_TIME,   /* the time that the app asked to be woken at has come */
    EVENT_VAULT,  /* the vault took in work, or its progress changed */
    EVENT_DONE,   /* an effect that runs outside (editor, opener, copy) has ended */
    EVENT_RESUME, /* back from a suspension */
} EventKind;

typedef enum MouseAction { MOUSE_PRESS, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN } MouseAction;

typedef struct Event {
    EventKind kind;
    int64_t now_ms; /* monotonic; what the app knows of time */
    union {
        Key key;
        struct {
            MouseAction action;
            int row, column; /* from 0 */
        } mouse;
        Str paste; /* valid during the call */
        struct {
            int rows, columns;
        } size;
        struct {
            bool ok;
            Str message; /* what to show; empty: nothing. Valid during the call */
        } done;
    } as;
} Event;

#endif
