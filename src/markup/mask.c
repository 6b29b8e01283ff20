#include "markup/mask.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"

/** libcmark 0.30 is quadratic in the length of a run of delimiters; nobody writes longer ones. */
#define DELIMITERS_MAX 100

typedef struct Writer {
    Mask *mask;
    Str text;
} Writer;

/** Characters that mean something to the dialect, so that an escaped one must not look like it. */
static bool is_masked_escape(char c) { return c && strchr("[]!=~$%#^|", c) != NULL; }

static void put_fixed(Writer *writer, char c)
{
    strbuf_append_code_point(&writer->mask->text, MASK_ESCAPED + (unsigned char)c);
}

static void put_guard(Writer *writer)
{
    strbuf_append_code_point(&writer->mask->text, MASK_GUARD);
    strbuf_append_char(&writer->mask->text, ' ');
}

static void put_entry(Writer *writer, const Span *span)
{
    Mask *mask = writer->mask;
    MaskEntry entry = {span, str_slice(writer->text, span->start, span->end)};
    strbuf_append_code_point(&mask->text, MASK_FIRST + (uint32_t)mask->entries.count);
    vec_push(&mask->entries, entry);
}

/** A sign that the scan found to be text: libcmark, which sees less of the line, must find the
 * same. */
static void put_as_text(Writer *writer, char c)
{
    strbuf_append_char(&writer->mask->text, '\\');
    strbuf_append_char(&writer->mask->text, c);
}

/* ---- CJK punctuation beside emphasis (vault-spec 13.1) ---- */

static bool is_delimiter(char c) { return c == '*' || c == '_'; }

static bool is_cjk_punctuation(uint32_t c)
{
    return (c > 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65);
}

static bool is_wide_at(Str text, size_t at)
{
    return at < text.length && unicode_is_wide(utf8_next(text, &at));
}

static bool is_wide_before(Str text, size_t at)
{
    return at > 0 && unicode_is_wide(utf8_previous(text, &at));
}

/** Is there a wide character next to the one from `start` to `end`, delimiters passed over? */
static bool has_wide_neighbour(Str text, size_t start, size_t end)
{
    while (start > 0 && is_delimiter(text.data[start - 1]))
        start--;
    while (end < text.length && is_delimiter(text.data[end]))
        end++;
    return is_wide_before(text, start) || is_wide_at(text, end);
}

/** Must the character be a letter for CommonMark, since it stands next to a delimiter? */
static bool is_cjk_beside_delimiter(Str text, size_t start, size_t end, uint32_t c)
{
    bool beside = (start > 0 && is_delimiter(text.data[start - 1])) ||
                  (end < text.length && is_delimiter(text.data[end]));
    if (!beside)
        return false;
    bool quote = c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0x2026;
    return is_cjk_punctuation(c) || (quote && has_wide_neighbour(text, start, end));
}

/** The letter that stands for it: the parts of Unicode that are masked, in a row. */
static uint32_t cjk_letter(uint32_t c)
{
    if (c < 0x2100)
        return MASK_CJK + (c - 0x2000);
    return c < 0x3100 ? MASK_CJK + 0x100 + (c - 0x3000) : MASK_CJK + 0x200 + (c - 0xFF00);
}

/* ---- text between spans ---- */

static size_t put_escape(Writer *writer, size_t at, size_t end)
{
    char next = at + 1 < end ? writer->text.data[at + 1] : 0;
    if (is_masked_escape(next)) {
        put_fixed(writer, next);
        return at + 2;
    }
    size_t length = ascii_is_punct(next) ? 2 : 1;
    strbuf_append(&writer->mask->text, str_slice(writer->text, at, at + length));
    return at + length;
}

static size_t put_delimiters(Writer *writer, size_t at, size_t end)
{
    size_t run = at;
    while (run < end && writer->text.data[run] == writer->text.data[at])
        run++;
    for (size_t i = at; i < run && run - at > DELIMITERS_MAX; i++)
        put_fixed(writer, writer->text.data[at]);
    if (run - at <= DELIMITERS_MAX)
        strbuf_append(&writer->mask->text, str_slice(writer->text, at, run));
    return run;
}

static size_t put_wide(Writer *writer, size_t at)
{
    size_t end = at;
    uint32_t c = utf8_next(writer->text, &end);
    Str text = str_slice(writer->text, at, end);
    if (is_cjk_beside_delimiter(writer->text, at, end, c))
        strbuf_append_code_point(&writer->mask->text, cjk_letter(c));
    else
        strbuf_append(&writer->mask->text, text);
    return end;
}

/** Write what must not be copied as it stands. @return offset behind it */
static size_t put_special(Writer *writer, size_t at, size_t end)
{
    char c = writer->text.data[at];
    switch (c) {
    case '\\':
        return put_escape(writer, at, end);
    case '\n':
        strbuf_append_char(&writer->mask->text, c);
        put_guard(writer);
        return at + 1;
    case '*':
    case '_':
        return put_delimiters(writer, at, end);
    case '<':
    case '`':
    case '[':
    case ']':
        put_as_text(writer, c);
        return at + 1;
    default:
        return put_wide(writer, at);
    }
}

static bool is_special(unsigned char c)
{
    return c == '\\' || c == '\n' || c == '*' || c == '_' || c == '<' || c == '`' || c == '[' ||
           c == ']' || c == 0xE2 || c == 0xE3 || c == 0xEF;
}

static void put_text(Writer *writer, size_t from, size_t to)
{
    size_t plain = from;
    for (size_t at = from; at < to;) {
        if (!is_special((unsigned char)writer->text.data[at])) {
            at++;
            continue;
        }
        strbuf_append(&writer->mask->text, str_slice(writer->text, plain, at));
        at = plain = put_special(writer, at, to);
    }
    strbuf_append(&writer->mask->text, str_slice(writer->text, plain, to));
}

/** Text in which nothing has a meaning. */
static void put_literally(Writer *writer, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        char c = writer->text.data[at];
        if (ascii_is_punct(c))
            put_fixed(writer, c);
        else
            strbuf_append_char(&writer->mask->text, c);
        if (c == '\n')
            put_guard(writer);
    }
}

/* ---- spans ---- */

static void put_span(Writer *writer, const Span *span)
{
    StrBuf *out = &writer->mask->text;
    if (span->kind == SPAN_OPEN) {
        if (span->end - span->start == 2)
            strbuf_append_char(out, '!');
        if (span->as.link)
            strbuf_append_char(out, '[');
        else
            put_as_text(writer, '[');
    } else if (span->kind == SPAN_CLOSE) {
        strbuf_append(out, STR("]("));
        put_entry(writer, span);
        strbuf_append_char(out, ')');
    } else {
        put_entry(writer, span);
    }
}

void mask_add(Mask *mask, const Chunk *chunk, uint32_t from, uint32_t to)
{
    Writer writer = {mask, chunk->text};
    put_guard(&writer);
    uint32_t limit = chunk->literal_from < to ? chunk->literal_from : to;
    uint32_t at = from;
    uint32_t first = chunk_first_span(chunk, from);
    for (uint32_t i = first; i < chunk->span_count && chunk->spans[i].start < to; i++) {
        const Span *span = &chunk->spans[i];
        put_text(&writer, at, span->start);
        put_span(&writer, span);
        at = span->end;
    }
    if (at < limit)
        put_text(&writer, at, limit);
    if (limit < to)
        put_literally(&writer, at > limit ? at : limit, to);
    strbuf_append(&mask->text, STR("\n\n"));
    mask->paragraphs++;
}

void mask_clear(Mask *mask)
{
    strbuf_clear(&mask->text);
    vec_clear(&mask->entries);
}

/* ---- back ---- */

const MaskEntry *mask_entry(const Mask *mask, uint32_t code_point)
{
    if (code_point < MASK_FIRST || code_point - MASK_FIRST >= mask->entries.count)
        return NULL;
    return &mask->entries.items[code_point - MASK_FIRST];
}

uint32_t mask_character(uint32_t code_point)
{
    if (code_point > MASK_ESCAPED && code_point < MASK_ESCAPED + 0x80)
        return code_point - MASK_ESCAPED;
    if (code_point < MASK_CJK || code_point >= MASK_CJK + 0x300)
        return code_point;
    uint32_t offset = code_point - MASK_CJK;
    static const uint32_t parts[] = {0x2000, 0x3000, 0xFF00};
    return parts[offset >> 8] + (offset & 0xFF);
}
