#include "markup/mask.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"

/** libcmark 0.30 is quadratic in the length of a run of delimiters; nobody writes longer ones. */
#define DELIMITERS_MAX 100
/** With more brackets than this in a chunk, those of no link are hidden from libcmark, for the same
 * reason. */
#define BRACKETS_MAX 1000

typedef struct Writer {
    Mask *mask;
    const Chunk *chunk;
    Str text;
    bool hide_brackets;
    size_t last_parenthesis; /* ")" of the text that is being copied; 0: none */
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

static bool put_entry(Writer *writer, const Span *span, Str text)
{
    Mask *mask = writer->mask;
    MaskEntry entry = {writer->chunk, span, text};
    if (mask->entries.count >= MASK_ENTRIES_MAX)
        return false;
    strbuf_append_code_point(&mask->text, MASK_FIRST + (uint32_t)mask->entries.count);
    vec_push(&mask->entries, entry);
    return true;
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
    if (!is_cjk_beside_delimiter(writer->text, at, end, c) || !put_entry(writer, NULL, text))
        strbuf_append(&writer->mask->text, text);
    return end;
}

/** Write what must not be copied as it stands. @return offset behind it */
static size_t put_special(Writer *writer, size_t at, size_t end)
{
    char c = writer->text.data[at];
    char next = at + 1 < end ? writer->text.data[at + 1] : 0;
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
        if (next == '!' || next == '?')
            put_fixed(writer, c);
        else
            strbuf_append_char(&writer->mask->text, c);
        return at + 1;
    case '[':
    case ']':
        if (writer->hide_brackets)
            put_fixed(writer, c);
        else
            strbuf_append_char(&writer->mask->text, c);
        if (c != ']' || next != '(' || writer->last_parenthesis > at)
            return at + 1;
        /* What follows is no link's tail, but might look like one with its spans masked. */
        put_fixed(writer, next);
        return at + 2;
    default:
        return put_wide(writer, at);
    }
}

static bool is_special(unsigned char c)
{
    return c == '\\' || c == '\n' || c == '*' || c == '_' || c == '<' || c == '[' || c == ']' ||
           c == 0xE2 || c == 0xE3 || c == 0xEF;
}

static void put_text(Writer *writer, size_t from, size_t to)
{
    size_t plain = from;
    size_t last = str_find_last_char(str_slice(writer->text, from, to), ')');
    writer->last_parenthesis = last == STR_NOT_FOUND ? 0 : from + last;
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
    Str source = str_slice(writer->text, span->start, span->end);
    switch (span->kind) {
    case SPAN_OPEN:
        if (span->as.link || !writer->hide_brackets)
            strbuf_append(out, source);
        else
            put_literally(writer, span->start, span->end);
        return;
    case SPAN_CLOSE:
        strbuf_append(out, STR("]("));
        put_entry(writer, span, source);
        strbuf_append_char(out, ')');
        return;
    default:
        if (!put_entry(writer, span, source))
            put_literally(writer, span->start, span->end);
        return;
    }
}

void mask_add(Mask *mask, const Chunk *chunk, uint32_t from, uint32_t to)
{
    Writer writer = {mask, chunk, chunk->text, chunk->bracket_count > BRACKETS_MAX, 0};
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

char mask_escaped(uint32_t code_point)
{
    return code_point > MASK_ESCAPED && code_point < MASK_ESCAPED + 0x80
               ? (char)(code_point - MASK_ESCAPED)
               : 0;
}

void mask_restore(const Mask *mask, Str text, StrBuf *out)
{
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = utf8_next(text, &offset);
        const MaskEntry *entry = mask_entry(mask, c);
        if (entry)
            strbuf_append(out, entry->text);
        else if (mask_escaped(c))
            strbuf_append_char(out, mask_escaped(c));
        else if (c == MASK_GUARD)
            offset += offset < text.length && text.data[offset] == ' ';
        else
            strbuf_append_code_point(out, c);
    }
}
