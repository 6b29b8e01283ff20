/* Find in a page: what is read there, line by line and across the ends of wrapped lines. */

#include <limits.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/gate.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/units.h"

/* A cluster of the text that is searched, and where it stands. */
typedef struct Place {
    size_t offset; /* bytes into the text */
    uint32_t line; /* of the unit */
    uint32_t column;
    uint32_t width;
} Place;

typedef struct Finder {
    Str needle;
    bool keeps_case;
    StrBuf text; /* of one paragraph, its lines joined */
    VEC(Place) places;
    VEC(PageMatch) matches;
} Finder;

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

static void append_lower(StrBuf *out, Str text)
{
    for (size_t offset = 0; offset < text.length;) {
        strbuf_append_code_point(out, unicode_lower(utf8_next(text, &offset)));
    }
}

static void add_cluster(Finder *finder, Str text, Place place)
{
    place.offset = finder->text.length;
    vec_push(&finder->places, place);
    if (finder->keeps_case) {
        strbuf_append(&finder->text, text);
    } else {
        append_lower(&finder->text, text);
    }
}

static void add_line(Finder *finder, const Line *line, const LineInfo *info, uint32_t index)
{
    uint32_t column = 0;
    for (uint32_t s = 0; s < line->span_count; s++) {
        const Span *span = &line->spans[s];
        for (size_t offset = 0; s >= info->prefix && offset < span->text.length;) {
            GateCluster cluster;
            gate_next(span->text, &offset, &cluster);
            Str shown = {cluster.text, cluster.length};
            add_cluster(finder, shown,
                        (Place){.line = index, .column = column, .width = cluster.width});
            column += cluster.width;
        }
        if (s < info->prefix) {
            column += span->width;
        }
    }
}

/* The place that holds byte `offset`. */
static size_t place_at(const Finder *finder, size_t offset)
{
    size_t low = 0;
    size_t high = finder->places.count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (finder->places.items[middle].offset <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* A hit that goes on in the next line is marked up to the end of its first. */
static void add_match(Finder *finder, size_t start, size_t end, size_t first_line)
{
    ASSERT(finder->places.count > 0, "every byte of the text has its place");
    size_t first = place_at(finder, start);
    size_t last = place_at(finder, end - 1);
    const Place *from = &finder->places.items[first];
    PageMatch match = {.line = first_line + from->line, .column = from->column};
    for (size_t i = first; i <= last && finder->places.items[i].line == from->line; i++) {
        const Place *place = &finder->places.items[i];
        match.width = place->column + place->width - from->column;
    }
    if (match.width) {
        vec_push(&finder->matches, match);
    }
}

static void search_text(Finder *finder, size_t first_line)
{
    Str text = strbuf_view(&finder->text);
    size_t at = 0;
    while ((at = str_find(text, finder->needle, at)) != STR_NOT_FOUND) {
        add_match(finder, at, at + finder->needle.length, first_line);
        at += finder->needle.length;
    }
    strbuf_reset(&finder->text);
    finder->places.count = 0;
}

/* Between the lines of a paragraph stands the blank that was broken at, but in scripts without. */
static void join_line(Finder *finder)
{
    if (finder->text.length == 0) {
        return;
    }
    size_t offset = finder->text.length;
    uint32_t last = utf8_previous(strbuf_view(&finder->text), &offset);
    if (!unicode_is_unspaced_script(last)) {
        Place end = vec_last(&finder->places);
        end.column += end.width;
        end.width = 0;
        add_cluster(finder, STR(" "), end);
    }
}

static void search_unit(Finder *finder, const Unit *unit)
{
    for (uint32_t i = 0; i < unit->result.line_count; i++) {
        if (!unit->result.infos[i].continues) {
            search_text(finder, unit_content_line(unit));
        } else {
            join_line(finder);
        }
        add_line(finder, &unit->result.lines[i], &unit->result.infos[i], i);
    }
    search_text(finder, unit_content_line(unit));
}

PageMatch *page_search(Page *page, Str text, size_t *count)
{
    page_layout(page, SIZE_MAX, UINT_MAX);
    Finder finder = {.keeps_case = has_upper(text)};
    StrBuf needle = {0};
    if (finder.keeps_case) {
        strbuf_append(&needle, text);
    } else {
        append_lower(&needle, text);
    }
    finder.needle = strbuf_view(&needle);
    for (size_t i = 0; i < page->units.count && text.length; i++) {
        search_unit(&finder, &page->units.items[i]);
    }
    strbuf_clear(&needle);
    strbuf_clear(&finder.text);
    vec_clear(&finder.places);
    *count = finder.matches.count;
    return finder.matches.items;
}
