#include "ui/source_view.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/gate.h"

#define TEXT_MAX (UINT32_MAX - 1)

void source_view_clear(SourceView *view)
{
    vec_clear(&view->rows);
    *view = (SourceView){0};
}

static int digits_of(size_t number)
{
    int digits = 1;
    for (; number >= 10; number /= 10) {
        digits++;
    }
    return digits;
}

static size_t count_lines(Str text)
{
    size_t lines = 1;
    for (size_t at = str_find_char(text, '\n', 0); at != STR_NOT_FOUND;
         at = str_find_char(text, '\n', at + 1)) {
        lines++;
    }
    return lines;
}

/* Rows break between words where there is a blank, else between clusters. */
static size_t row_end(Str line, size_t from, size_t width)
{
    Str rest = str_from_offset(line, from);
    size_t used = 0;
    size_t fitting = gate_fit(rest, width, &used);
    if (fitting >= rest.length) {
        return line.length;
    }
    if (fitting == 0) {
        GateCluster cluster;
        gate_next(rest, &fitting, &cluster);
        return from + fitting;
    }
    size_t blank = str_find_last_char(str_slice(rest, 0, fitting), ' ');
    return from + (blank == STR_NOT_FOUND || blank == 0 ? fitting : blank + 1);
}

static void add_line(SourceView *view, uint32_t number, size_t start, Str line, size_t width)
{
    size_t from = 0;
    do {
        size_t end = row_end(line, from, width);
        SourceRow row = {.line = number,
                         .from = (uint32_t)(start + from),
                         .to = (uint32_t)(start + end),
                         .first = from == 0};
        vec_push(&view->rows, row);
        from = end;
    } while (from < line.length);
}

void source_view_set(SourceView *view, Str text, int width)
{
    text = str_slice(text, 0, TEXT_MAX);
    view->text = text;
    view->width = width;
    view->number_width = digits_of(count_lines(text)) + 2;
    if (view->number_width > width / 2) {
        view->number_width = 0;
    }
    view->rows.count = 0;
    int room = width - view->number_width;
    size_t cells = room > 0 ? (size_t)room : 1;
    uint32_t number = 1;
    for (size_t start = 0; start < text.length || number == 1; number++) {
        size_t end = str_find_char(text, '\n', start);
        end = end == STR_NOT_FOUND ? text.length : end;
        add_line(view, number, start, str_slice(text, start, end), cells);
        start = end + 1;
    }
}

size_t source_view_row_of(const SourceView *view, uint32_t line)
{
    size_t low = 0, high = view->rows.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view->rows.items[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < view->rows.count ? low : view->rows.count ? view->rows.count - 1 : 0;
}

void source_view_draw(const SourceView *view, Surface *surface, Rect area, size_t top)
{
    for (int i = 0; i < area.rows && top + (size_t)i < view->rows.count; i++) {
        const SourceRow *row = &view->rows.items[top + (size_t)i];
        if (row->first && view->number_width > 0) {
            char number[16];
            int length = snprintf(number, sizeof number, "%*u", view->number_width - 2, row->line);
            surface_put(surface, area, i, 0, ROLE_dim, (Str){number, (size_t)length});
        }
        Str text = str_slice(view->text, row->from, row->to);
        surface_put(surface, area, i, view->number_width, ROLE_code_text, text);
    }
}
