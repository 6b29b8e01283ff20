/* Hits in text as it is written: smart case, line by line; a hit that a row cuts is marked up to
 * the end of its first row. */

#include "base/alloc.h"
#include "base/gate.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ui/find.h"

static bool has_upper(Str text)
{
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = utf8_next(text, &offset);
        if (unicode_lower(c) != c) {
            return true;
        }
    }
    return false;
}

/* Bytes that `needle` takes up at the start of `text`; 0: it is not there. */
static size_t match_length(Str text, Str needle, bool keeps_case)
{
    size_t at = 0;
    for (size_t offset = 0; offset < needle.length;) {
        if (at >= text.length) {
            return 0;
        }
        uint32_t wanted = utf8_next(needle, &offset);
        uint32_t here = utf8_next(text, &at);
        if (wanted != (keeps_case ? here : unicode_lower(here))) {
            return 0;
        }
    }
    return at;
}

typedef VEC(PageMatch) Matches;

/* Where bytes [from, to) of the text stand; `*row` is at or before the row that holds them. */
static void add_match(const SourceView *view, Matches *out, size_t *row, size_t from, size_t to)
{
    while (*row + 1 < view->rows.count && view->rows.items[*row + 1].from <= from) {
        ++*row;
    }
    const SourceRow *at = &view->rows.items[*row];
    size_t end = to < at->to ? to : at->to;
    PageMatch match = {.line = *row};
    match.column =
        (uint32_t)(gate_width(str_slice(view->text, at->from, from)) + (size_t)view->number_width);
    match.width = (uint32_t)gate_width(str_slice(view->text, from, end));
    if (match.width > 0) {
        vec_push(out, match);
    }
}

PageMatch *find_in_source(const SourceView *view, Str text, size_t *count)
{
    Matches found = {0};
    bool keeps_case = has_upper(text);
    size_t row = 0;
    for (size_t at = 0; text.length > 0 && view->rows.count > 0 && at < view->text.length;) {
        size_t length = match_length(str_from_offset(view->text, at), text, keeps_case);
        if (length > 0) {
            add_match(view, &found, &row, at, at + length);
            at += length;
        } else {
            utf8_next(view->text, &at);
        }
    }
    *count = found.count;
    return found.items;
}
