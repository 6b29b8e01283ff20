#include "vault/visible.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/scan.h"

const Chunk *visible_chunks(const BodyScan *scan) { return scan->chunks; }

static void put(Visible *visible, Str text, uint32_t from, uint32_t to)
{
    strbuf_append(&visible->text, text);
    for (size_t i = 0; i < text.length; i++)
        vec_push(&visible->places, ((VisiblePlace){from, to}));
}

static void put_blank(Visible *visible, uint32_t from, uint32_t to)
{
    size_t length = visible->text.length;
    if (length && visible->text.data[length - 1] == ' ') {
        visible->places.items[length - 1].to = to;
        return;
    }
    put(visible, STR(" "), from, to);
}

/** One character with its marks: what folds by itself, whatever stands around it. */
static size_t put_cluster(Visible *visible, Str text, size_t at)
{
    char c = text.data[at];
    bool alone = at + 1 == text.length || !(text.data[at + 1] & 0x80);
    if (!(c & 0x80) && alone) {
        if (ascii_is_space(c)) {
            put_blank(visible, (uint32_t)at, (uint32_t)at + 1);
        } else {
            c = ascii_to_lower(c);
            put(visible, (Str){&c, 1}, (uint32_t)at, (uint32_t)at + 1);
        }
        return at + 1;
    }
    size_t end = unicode_cluster_end(text, at);
    size_t behind_first = at;
    if (utf8_is_space(utf8_next(text, &behind_first))) {
        put_blank(visible, (uint32_t)at, (uint32_t)behind_first);
        return behind_first;
    }
    Str folded = unicode_fold(&visible->scratch, str_slice(text, at, end));
    put(visible, folded, (uint32_t)at, (uint32_t)end);
    return end;
}

/** The entities that people write; others stand for letters that they would type. @return bytes, 0
 * for none */
static size_t put_entity(Visible *visible, Str text, size_t at)
{
    static const struct {
        Str name;
        char c;
    } entities[] = {{{"&nbsp;", 6}, ' '},
                    {{"&amp;", 5}, '&'},
                    {{"&lt;", 4}, '<'},
                    {{"&gt;", 4}, '>'},
                    {{"&quot;", 6}, '"'}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        Str name = entities[i].name;
        if (!str_starts_with(str_from_offset(text, at), name))
            continue;
        if (entities[i].c == ' ')
            put_blank(visible, (uint32_t)at, (uint32_t)(at + name.length));
        else
            put(visible, (Str){&entities[i].c, 1}, (uint32_t)at, (uint32_t)(at + name.length));
        return name.length;
    }
    return 0;
}

/** "\*" is "*". @return bytes, 0 for none */
static size_t put_escape(Visible *visible, Str text, size_t at)
{
    if (at + 1 >= text.length || !ascii_is_punct(text.data[at + 1]))
        return 0;
    put(visible, str_slice(text, at + 1, at + 2), (uint32_t)at, (uint32_t)at + 2);
    return 2;
}

static void put_text(Visible *visible, Str text, size_t from, size_t to)
{
    Str part = str_slice(text, 0, to);
    while (from < to) {
        char c = text.data[from];
        size_t length = c == '\\'  ? put_escape(visible, part, from)
                        : c == '&' ? put_entity(visible, part, from)
                                   : 0;
        from = length ? from + length : put_cluster(visible, part, from);
    }
}

/** Where the text goes on behind a span that hides what it covers; `from` itself when it hides
 * nothing. */
static uint32_t hidden_end(const Chunk *chunk, const Span *span)
{
    switch (span->kind) {
    case SPAN_LITERAL:
    case SPAN_CLOSE:
        return span->start;
    case SPAN_OPEN:
        return span->as.link ? chunk->spans[span->as.link->close].end : span->start;
    case SPAN_CODE:
    case SPAN_HTML:
    case SPAN_LINK:
    case SPAN_MATH:
    case SPAN_COMMENT:
    case SPAN_WIKILINK:
    case SPAN_TAG:
    case SPAN_FOOTNOTE:
    case SPAN_FIELD:
    case SPAN_FIELD_END:
        break;
    }
    return span->end;
}

void visible_read(Visible *visible, const Chunk *chunk)
{
    static const char gap = VISIBLE_GAP;
    strbuf_reset(&visible->text);
    visible->places.count = 0;
    arena_reset(&visible->scratch);
    uint32_t at = 0;
    for (uint32_t i = 0; i < chunk->span_count; i++) {
        const Span *span = &chunk->spans[i];
        if (span->start < at)
            continue;
        uint32_t end = hidden_end(chunk, span);
        bool is_literal = span->kind == SPAN_LITERAL;
        if (end == span->start && !is_literal)
            continue;
        put_text(visible, chunk->text, at, span->start);
        at = is_literal ? span->end : end;
        put(visible, is_literal ? span->as.text : (Str){&gap, 1}, span->start, at);
    }
    put_text(visible, chunk->text, at, chunk->text.length);
}

void visible_clear(Visible *visible)
{
    strbuf_clear(&visible->text);
    vec_clear(&visible->places);
    arena_clear(&visible->scratch);
}

bool visible_is_edge(const Visible *visible, size_t at)
{
    return at == 0 || at >= visible->places.count ||
           visible->places.items[at].from != visible->places.items[at - 1].from;
}
