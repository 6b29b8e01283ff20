#ifndef UI_SHEET_H
#define UI_SHEET_H

/* Where a sheet that floats goes: near what it is about, never over it. Plain numbers. */

#include "ui/surface.h"

#define SHEET_ROWS 13      /* at most, frame and all */
#define SHEET_LEAST_ROWS 4 /* fewer say nothing: what it is about is covered sooner */

/**
 * A sheet for `content` rows of text in the columns of `room`, under `anchor` (rows of the link),
 * or above it when there is more room; at the lower end of `room` when there is none on either
 * side. `anchor.rows` 0: at the top.
 */
Rect sheet_place(Rect room, Rect anchor, int content);

#endif
