/* Parts of a note's text, for the clipboard; and the drawing of the page. */

#include "ui/reader.h"

/* Bytes where line `line` (from 1) starts, or the length. */
static size_t line_start(Str text, uint32_t line)
{
    size_t at = 0;
    for (uint32_t i = 1; i < line; i++) {
        size_t end = str_find_char(text, '\n', at);
        if (end == STR_NOT_FOUND) {
            return text.length;
        }
        at = end + 1;
    }
    return at;
}

Str reader_lines(const Reader *reader, uint32_t from, uint32_t to)
{
    Str text = reader_text(reader);
    size_t start = line_start(text, from);
    Str rest = str_from_offset(text, start);
    return str_slice(rest, 0, line_start(rest, to >= from ? to - from + 2 : 1));
}

Str reader_section(const Reader *reader)
{
    if (!reader->document) {
        return STR("");
    }
    const AttuneRecord *record = reader->document->record;
    uint32_t line = reader_source_line(reader);
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < record->heading_count && record->headings[i].line <= line; i++) {
        found = i;
    }
    if (found == SIZE_MAX) {
        uint32_t end = record->heading_count ? record->headings[0].line - 1 : record->line_count;
        Str intro = reader_lines(reader, record->body_line, end);
        if (record->heading_count == 0 || str_trim_ascii(intro).length > 0) {
            return intro;
        }
        found = 0;
    }
    uint32_t end = record->line_count;
    for (size_t i = found + 1; i < record->heading_count; i++) {
        if (record->headings[i].level <= record->headings[found].level) {
            end = record->headings[i].line - 1;
            break;
        }
    }
    return reader_lines(reader, record->headings[found].line, end);
}

/* The next node in document order, without recursion. */
static const AttuneNode *next_node(const AttuneNode *node, const AttuneNode *root)
{
    if (node->first) {
        return node->first;
    }
    while (node != root && !node->next) {
        node = node->parent;
    }
    return node == root ? NULL : node->next;
}

Str reader_code(const Reader *reader)
{
    if (!reader->document) {
        return STR("");
    }
    uint32_t line = reader_source_line(reader);
    const AttuneNode *root = reader->document->root;
    for (const AttuneNode *node = root; node; node = next_node(node, root)) {
        if (node->kind == ATTUNE_NODE_CODE_BLOCK && node->end_line >= line) {
            return node->text;
        }
    }
    return STR("");
}

/* ---- drawing ---- */

static void draw_line(const Reader *reader, Surface *surface, Rect area, int row, int left,
                      const Line *line, bool focused)
{
    int column = left - PAGE_GUTTER;
    for (uint32_t i = 0; i < line->span_count && column < area.columns; i++) {
        const Span *span = &line->spans[i];
        bool here = focused && span->target != TARGET_NONE && span->target == reader->focused;
        column = surface_put(surface, area, row, column, here ? ROLE_link_focus : span->role,
                             span->text);
    }
}

static void draw_matches(const Reader *reader, Surface *surface, Rect area, int left)
{
    for (size_t i = 0; i < reader->match_count; i++) {
        const PageMatch *match = &reader->matches[i];
        if (match->line < reader->top || match->line >= reader->top + (size_t)area.rows) {
            continue;
        }
        Role role = i == reader->current_match ? ROLE_match_current : ROLE_match;
        surface_set_role(surface, area, (int)(match->line - reader->top),
                         left - PAGE_GUTTER + (int)match->column, (int)match->width, role);
    }
}

static void draw_landing(const Reader *reader, Surface *surface, Rect area, int left)
{
    const Line *line = page_line(reader->page, reader->landed);
    if (!line || reader->landed < reader->top ||
        reader->landed >= reader->top + (size_t)area.rows) {
        return;
    }
    int width = (int)line->width - PAGE_GUTTER;
    surface_set_role(surface, area, (int)(reader->landed - reader->top), left,
                     width > 0 ? width : 1, ROLE_selected);
}

void reader_draw(const Reader *reader, Surface *surface, Rect area, int left, bool focused)
{
    if (reader->shows_source) {
        Rect inner = {area.row, area.column + left, area.rows, area.columns - left};
        source_view_draw(&reader->source, surface, inner, reader->top);
        draw_matches(reader, surface, inner, PAGE_GUTTER);
        return;
    }
    if (!reader->page) {
        return;
    }
    for (int row = 0; row < area.rows; row++) {
        const Line *line = page_line(reader->page, reader->top + (size_t)row);
        if (!line) {
            break;
        }
        draw_line(reader, surface, area, row, left, line, focused);
    }
    draw_matches(reader, surface, area, left);
    if (reader->landed != SIZE_MAX) {
        draw_landing(reader, surface, area, left);
    }
}
