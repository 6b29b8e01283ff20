#ifndef UI_SURFACE_H
#define UI_SURFACE_H

/*
 * A grid of cells, the only way to draw. All text passes the gate (base/gate.h) here, so that no
 * control from a note, a file name or a property reaches a terminal.
 */

#include "base/gate.h"
#include "base/str.h"
#include "render/line.h"

typedef struct Cell {
    char text[GATE_CLUSTER_MAX]; /* not terminated */
    uint8_t length;
    uint8_t width; /* 1, 2, or 0 for the right half of a wide cluster */
    uint8_t role;  /* Role */
} Cell;

typedef struct Rect {
    int row, column, rows, columns;
} Rect;

typedef struct Surface {
    int rows, columns;
    Cell *cells;
    bool ascii;     /* glyphs are given in ASCII by the drawers; other text keeps its letters */
    int cursor_row; /* -1: no cursor */
    int cursor_column;
} Surface;

void surface_init(Surface *surface);
void surface_clear(Surface *surface);
/** New size; every cell is blank with role text. */
void surface_resize(Surface *surface, int rows, int columns);
/** Blank every cell, no cursor. */
void surface_erase(Surface *surface);

static inline Cell *surface_cell(const Surface *surface, int row, int column)
{
    return &surface->cells[(size_t)row * (size_t)surface->columns + (size_t)column];
}

/**
 * Put `text` at a place of `area` (row and column from 0, relative to it); what lies outside is
 * clipped, a wide cluster that would be cut in two becomes a blank. @return the column behind the
 * text, clipped or not
 */
int surface_put(Surface *surface, Rect area, int row, int column, Role role, Str text);
/** The same with the end cut by "…" when it is wider than `width`. @return the column behind what
 * was put */
int surface_put_cut(Surface *surface, Rect area, int row, int column, int width, Role role,
                    Str text);
/** `count` times the one-cell `text`. */
void surface_repeat(Surface *surface, Rect area, int row, int column, int count, Role role,
                    Str text);
void surface_put_line(Surface *surface, Rect area, int row, int column, const Line *line);
/** Blanks over `area`. */
void surface_fill(Surface *surface, Rect area, Role role);
/** Change the role of what is there: `width` cells. */
void surface_set_role(Surface *surface, Rect area, int row, int column, int width, Role role);
/** Everything in `area` becomes ghost, for what floats above it. */
void surface_ghost(Surface *surface, Rect area);

/**
 * The text grid, one line a row, trailing blanks kept; and the styles as the reference screens
 * write them
 * ("row 3 col 36-45 link"), for tests and `--dump`.
 */
void surface_dump_text(const Surface *surface, StrBuf *out);
void surface_dump_styles(const Surface *surface, StrBuf *out);

#endif
