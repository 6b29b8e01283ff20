#ifndef UI_PEEK_SHEET_H
#define UI_PEEK_SHEET_H

/* The sheet that peek shows: its state, its place, its looks. For peek.c and peek_sheet.c alone. */

#include "ui/app_internal.h"

typedef enum Origin { ORIGIN_READER, ORIGIN_PEEK, ORIGIN_LIST } Origin;

typedef struct Peek {
    Overlay overlay;
    Reader reader;
    Origin origin;
    uint32_t target; /* that is peeked at, in the reader or in the sheet below */
    Rect anchor;     /* its rows on the screen, or those of the list's row; rows 0: none */
    Rect area;       /* of the sheet */
    AttuneFileId file;
    uint64_t generation; /* of the vault, as the reader has it */
    bool placed;
    size_t start;    /* top line at first */
    uint32_t line;   /* source line to show at first; 0: the top */
    AttuneLink link; /* with a heading or block to show at first */
    Arena arena;     /* of the link */
} Peek;

static inline Peek *peek_of(Overlay *overlay) { return (Peek *)overlay; }
static inline const Peek *peek_of_const(const Overlay *overlay) { return (const Peek *)overlay; }

/** Where in the sheet the text stands. */
Rect peek_inside(const Peek *peek);
/** Is a target of the sheet focused, and on the screen? */
bool peek_has_focus(const Peek *peek);

void peek_update(App *app, Overlay *overlay);
void peek_draw(const App *app, const Overlay *overlay, Surface *surface);
void peek_status(const App *app, const Overlay *overlay, Status *status);

#endif
