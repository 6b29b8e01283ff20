#ifndef UI_QUERY_WORDS_H
#define UI_QUERY_WORDS_H

/* What a query means, in words over a few rows, with what was asked for in bold. */

#include "ui/surface.h"

/** Draw as much as there are rows for. @return how many rows were taken */
int query_words_draw(Surface *surface, Rect area, Str words);
/** Rows that it would take in `columns` cells, at most `most`. */
int query_words_rows(Str words, int columns, int most);

#endif
