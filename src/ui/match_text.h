#ifndef UI_MATCH_TEXT_H
#define UI_MATCH_TEXT_H

/* Text with some of its characters marked, as lists of names show what fits the letters typed. */

#include <attune/query.h>

#include "ui/surface.h"

/**
 * Put `text` in at most `width` cells, cut with "…"; clusters that hold one of the byte offsets
 * `positions` (ascending) take the role `marked`. @return the column behind what was put
 */
int match_text_put(Surface *surface, Rect area, int row, int column, int width, Str text,
                   const AttuneFuzzy *match, Role role, Role marked);

#endif
