#ifndef MARKUP_TABLE_H
#define MARKUP_TABLE_H

/* Tables as GitHub writes them, read from lines of text (vault-spec 6.4, 14.12, 14.13). */

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

typedef VEC(Str) StrVec;

/** Read a delimiter row. @return its alignments in `arena` and their number; NULL and 0 when it is
 * none */
AttuneAlign *table_scan_delimiter(Arena *arena, Str line, size_t *count);

/** The cells of a row as they are written, without the blanks around them, appended to `cells`. */
void table_split_row(Str line, StrVec *cells);

/** Number of cells in a row. */
size_t table_count_cells(Str line);

/** Can the two lines be the head of a table? */
bool table_starts(Str header, Str delimiter);

/** Does a line below the delimiter row still belong to the table? */
bool table_goes_on(Str line);

#endif
