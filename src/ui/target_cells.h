#ifndef UI_TARGET_CELLS_H
#define UI_TARGET_CELLS_H

/* Which cells of the screen belong to a target of a page. */

#include "ui/reader.h"

/** A run of cells on one row, relative to the area that the page is drawn in. */
typedef struct TargetCells {
    uint32_t target;
    int row, column, width;
} TargetCells;
typedef VEC(TargetCells) TargetCellsVec;

/** All runs that are seen in `area`, row by row; the text's left edge is `left` cells from its. */
void target_cells_collect(const Reader *reader, Rect area, int left, TargetCellsVec *out);
/** The rows of the screen that target `index` takes up; rows 0: it is not seen. */
Rect target_rows(const Reader *reader, Rect area, int left, uint32_t index);
/** Show it as the focused one. */
void target_mark(const Reader *reader, Surface *surface, Rect area, int left, uint32_t index);
/** As surface_ghost, but what is reversed stays: there one is. */
void ghost_but_focus(Surface *surface, Rect area);

#endif
