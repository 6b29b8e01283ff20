#ifndef UI_RESULT_ROWS_H
#define UI_RESULT_ROWS_H

/* The rows of a search's answer. */

#include "ui/search_state.h"

/** Draw the rows that are on the screen; `focused`: the list has the keys, or the prompt for it. */
void result_rows_draw(const SearchState *state, Surface *surface, Rect area, bool focused);

#endif
