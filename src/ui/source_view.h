#ifndef UI_SOURCE_VIEW_H
#define UI_SOURCE_VIEW_H

/* Text as it is written, with line numbers; long lines go on in the next row. */

#include "base/vec.h"
#include "ui/surface.h"

typedef struct SourceRow {
    uint32_t line;     /* from 1 */
    uint32_t from, to; /* bytes of the text */
    bool first;        /* the line starts here: it gets its number */
} SourceRow;

/** Zero-initialised is empty and ready. */
typedef struct SourceView {
    VEC(SourceRow) rows;
    Str text;  /* borrowed */
    int width; /* cells that the rows were made for */
    int number_width;
} SourceView;

void source_view_clear(SourceView *view);
/** Make the rows of `text`, which must outlive them, for `width` cells, numbers included. */
void source_view_set(SourceView *view, Str text, int width);
/** Row of the first part of `line`, or of the last line. */
size_t source_view_row_of(const SourceView *view, uint32_t line);
void source_view_draw(const SourceView *view, Surface *surface, Rect area, size_t top);

#endif
