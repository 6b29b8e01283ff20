#ifndef UI_ARRANGE_H
#define UI_ARRANGE_H

/* Rectangles from a size and what is to be seen (reference screens, "Grid and spacing"). Plain
 * numbers: no notes, no text. */

#include "ui/surface.h"

/** In the order in which "next pane" visits them, and in which they are stacked in a column. */
typedef enum PaneId {
    PANE_NOTES,
    PANE_TAGS,
    PANE_READER,
    PANE_PROPERTIES,
    PANE_BACKLINKS,
    PANE_LINKS,
    PANE_OUTLINE,
    PANE_COUNT
} PaneId;

/** Three columns from 120 cells up, two from 80, one below. */
typedef enum LayoutClass { LAYOUT_NARROW, LAYOUT_MEDIUM, LAYOUT_WIDE, LAYOUT_COUNT } LayoutClass;

typedef enum ColumnId { COLUMN_LEFT, COLUMN_MIDDLE, COLUMN_RIGHT } ColumnId;

typedef struct ArrangeInput {
    int rows, columns;
    bool shown[LAYOUT_COUNT][PANE_COUNT]; /* the reader is always shown, narrow shows the focus */
    PaneId focus;
    ColumnId side;          /* which of the two outer columns a medium screen shows */
    bool zoomed;            /* the focused pane alone */
    int wanted[PANE_COUNT]; /* rows that a stacked pane would fill, its heading not counted */
} ArrangeInput;

typedef struct Arrangement {
    LayoutClass layout;
    bool tiny;              /* below 20x5: no title, no margins */
    Rect title;             /* rows 0: there is none */
    Rect status;            /* rows 0: there is none */
    Rect body;              /* all between them */
    Rect panes[PANE_COUNT]; /* columns 0: not on the screen */
    Rect rules[2];          /* one cell wide, between the columns */
    int rule_count;
    bool only_reader; /* no other pane is on the screen */
} Arrangement;

LayoutClass arrange_class(int columns);
ColumnId arrange_column_of(PaneId pane);
Arrangement arrange(const ArrangeInput *input);

static inline bool arrange_shows(const Arrangement *arrangement, PaneId pane)
{
    return arrangement->panes[pane].columns > 0 && arrangement->panes[pane].rows > 0;
}
/** The pane at a cell, or PANE_COUNT. */
PaneId arrange_pane_at(const Arrangement *arrangement, int row, int column);

/** Where the text of a note stands in a pane `columns` wide: the page's measure, and the cells left
 * of its text. The page's gutter lies within `left`, as far as there is room for it. */
typedef struct TextPlace {
    int left;
    int width;
} TextPlace;
TextPlace arrange_text(int columns, int measure, bool tiny);

#endif
