#ifndef UI_LIST_VIEW_H
#define UI_LIST_VIEW_H

/* All arithmetic of lists and pages: which row is selected, which is the first on the screen. Plain
 * numbers, no rows. */

#include <stdbool.h>
#include <stddef.h>

typedef struct ListView {
    size_t count;    /* rows in all */
    size_t selected; /* below count, or 0 when there are none */
    size_t top;      /* first row on the screen */
    size_t height;   /* rows that fit */
} ListView;

/** A new number of rows; the selection stays where it is as far as it can. */
void list_view_set_count(ListView *view, size_t count);
/** A new height; the selection stays on the screen. */
void list_view_set_height(ListView *view, size_t height);
/** Select row `index`, clamped, and scroll no more than needed. */
void list_view_select(ListView *view, size_t index);
/** Select and show in the middle when it was off the screen. */
void list_view_reveal(ListView *view, size_t index);
/** Move the selection by `rows`, stopping at the ends. @return false when it did not move */
bool list_view_move(ListView *view, long rows);
/** Move by a page less one row, or by half a page; `direction` is 1 or -1. */
bool list_view_page(ListView *view, int direction);
bool list_view_half_page(ListView *view, int direction);
/** Scroll without moving the selection unless it would leave the screen (mouse wheel). */
void list_view_scroll(ListView *view, long rows);

/** Row at screen row `row` of the list, or SIZE_MAX. */
size_t list_view_row_at(const ListView *view, int row);

#endif
