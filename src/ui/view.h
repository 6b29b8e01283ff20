#ifndef UI_VIEW_H
#define UI_VIEW_H

/*
 * What a pane and a pop-up have in common: they draw themselves, and generic actions ("down",
 * "open") reach whichever of them has the focus.
 */

#include "base/strbuf.h"
#include "ui/arrange.h"
#include "ui/event.h"
#include "ui/keymap.h"

typedef struct App App;
typedef struct Status Status;

/** How a key was meant, for commands and actions. */
typedef struct Call {
    long count;         /* at least 1 */
    bool counted;       /* the person typed `count` */
    uint32_t character; /* of commands that take one */
} Call;

/** What a command asks of the list or text that has the focus. */
typedef enum Action {
    ACTION_NONE,
    ACTION_DOWN,
    ACTION_UP,
    ACTION_PAGE_DOWN,
    ACTION_PAGE_UP,
    ACTION_HALF_DOWN,
    ACTION_HALF_UP,
    ACTION_TOP,    /* with a count: that line */
    ACTION_BOTTOM, /* with a count: that line */
    ACTION_OPEN,   /* Enter */
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_NARROW,
    ACTION_SORT,
    ACTION_REVERSE,
    ACTION_MARK,
    ACTION_EXCLUDE,
    ACTION_EDIT, /* in the editor, what is selected */
    ACTION_FOLD_TURN,
    ACTION_FOLD_OPEN,
    ACTION_FOLD_CLOSE,
    ACTION_FOLD_OPEN_ALL,
    ACTION_FOLD_CLOSE_ALL,
    ACTION_WHEEL_DOWN,
    ACTION_WHEEL_UP,
} Action;

typedef struct PaneType {
    Str mode; /* word at the lower left while it has the focus */
    Context context;
    /** Bring rows and heights up to date; `area` is where it will be drawn. Before every draw. */
    void (*update)(App *app, Rect area);
    void (*draw)(const App *app, Surface *surface, Rect area, bool focused);
    /** @return false: nothing of this pane to do */
    bool (*act)(App *app, Action action, const Call *call);
    /** A press on the pane, relative to its area; it has the focus already. */
    void (*click)(App *app, int row, int column);
    /** Rows that it would fill under its heading; NULL: it is never stacked. */
    int (*wanted_rows)(const App *app);
    void (*status)(const App *app, Status *status);
} PaneType;

const PaneType *pane_type(PaneId pane);

typedef struct Overlay Overlay;

/** Functions may be NULL where there is nothing to do. */
typedef struct OverlayType {
    Str mode;
    Context context;
    bool covers;     /* the panes below are not drawn: help, problems, results */
    bool takes_keys; /* `key` sees every key before the bindings: prompts */
    /** Before every draw, after anything happened. */
    void (*update)(App *app, Overlay *overlay);
    void (*draw)(const App *app, const Overlay *overlay, Surface *surface);
    /** @return false: not ours, the bindings of `context` and then the global ones are tried */
    bool (*key)(App *app, Overlay *overlay, Key key);
    bool (*act)(App *app, Overlay *overlay, Action action, const Call *call);
    void (*paste)(App *app, Overlay *overlay, Str text);
    /** A press anywhere on the screen. */
    void (*click)(App *app, Overlay *overlay, int row, int column);
    /** Background work. @return true while there is more */
    bool (*work)(App *app, Overlay *overlay, unsigned milliseconds);
    /** Esc or Ctrl-C; NULL: it is closed. */
    void (*cancel)(App *app, Overlay *overlay);
    void (*status)(const App *app, const Overlay *overlay, Status *status);
    /** Text for the right end of the title row in place of the count of notes; NULL: that. */
    void (*title)(const App *app, const Overlay *overlay, StrBuf *out);
    void (*free)(Overlay *overlay);
} OverlayType;

/** The first member of every pop-up's own struct. */
struct Overlay {
    const OverlayType *type;
    Overlay *below;
};

#endif
