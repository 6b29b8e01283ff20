#ifndef UI_STATUS_H
#define UI_STATUS_H

/* The lowest row of the screen: who has the focus, what it is about, where one is, which keys help.
 */

#include "ui/keymap.h"
#include "ui/line_edit.h"
#include "ui/surface.h"

#define STATUS_HINTS 10

typedef struct StatusHint {
    Str command; /* its main key is shown; empty: `keys` as they are */
    Str keys;
    Str text;
} StatusHint;

/** Filled by what has the focus, drawn at once, then cleared. */
typedef struct Status {
    Str mode; /* NOTE, NOTES, OPEN … */
    Context context;
    StrBuf about;   /* a path; its start gives way */
    StrBuf target;  /* what Enter would lead to; drawn behind an arrow */
    bool missing;   /* the target does not exist */
    StrBuf title;   /* behind the target, dim: its title where that is no part of the path */
    StrBuf detail;  /* dim: "1 of 9", "42 properties, short" */
    StrBuf counted; /* dim, right: "link 2 of 10" */
    StrBuf place;   /* dim, right: "Top" */
    StatusHint hints[STATUS_HINTS];
    size_t hint_count;
    /* a prompt */
    const LineEdit *edit; /* NULL: none */
    StrBuf prompt;        /* before what is typed: "/", "@status" */
} Status;

void status_clear(Status *status);
/** The main key of a command and a word or two; nothing where it has no key. */
void status_hint(Status *status, const char *command, const char *text);
/** Keys that are no binding: "↑↓", "letter". */
void status_hint_keys(Status *status, const char *keys, const char *text);

/** `message` (may be empty) takes the place of what it is about. `tiny`: no margins. */
void status_draw(const Status *status, const Keymap *keymap, Surface *surface, Rect area, bool tiny,
                 Str message);

typedef struct ProgressShown {
    Str what; /* "reading notes" */
    uint64_t done, all;
} ProgressShown;
void status_draw_progress(const Status *status, const Keymap *keymap, Surface *surface, Rect area,
                          const ProgressShown *progress);

#endif
