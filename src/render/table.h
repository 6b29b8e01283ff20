#ifndef RENDER_TABLE_H
#define RENDER_TABLE_H

/* A table, or some rows of it, as it is read and before it is written. */

#include "render/layout.h"

typedef struct Cell {
    const Run *runs;
    size_t run_count;
} Cell;

typedef struct Column {
    uint32_t natural;
    uint32_t longest; /* widest word */
    uint32_t width;
    AttuneAlign align;
    Wrapped lines; /* of its cell in the row at hand */
} Column;

typedef struct Table {
    Layout *l;
    size_t column_count;
    Column *columns;
    size_t row_count; /* of the piece at hand */
    Cell *cells;      /* row by row */
    const AttuneNode **rows;
    uint32_t gap;
    bool panned;          /* not all columns are shown */
    size_t first_visible; /* columns */
    size_t last_visible;  /* behind the last one that is shown whole */
    uint32_t limit;       /* greatest useful first one */
    uint32_t rest;        /* cells left for a part of the next column's rule */
} Table;

/** The rows from `first` up to `until` (NULL: to the end) and what their columns need; of a part,
 * by a sample of the whole table. @return false when there is nothing to show */
bool table_read(Table *table, const AttuneNode *node, const AttuneNode *first,
                const AttuneNode *until);

#endif
