#include "markup/source.h"

#include "base/assert.h"
#include "base/utf8.h"

#define BINARY_PROBE 8192

/** What is still to be decided while text goes by: its line, and whether a CR was the last
 * character. */
typedef struct Decoder {
    StrBuf out;
    uint32_t line;
    bool after_cr;
    Source *source;
} Decoder;

static void put_bad(Decoder *decoder)
{
    strbuf_append(&decoder->out, STR("\xEF\xBF\xBD"));
    decoder->source->bad_bytes++;
    if (decoder->source->first_bad_line == 0)
        decoder->source->first_bad_line = decoder->line;
    decoder->after_cr = false;
}

/** NUL, CR and LF, which change; any other ASCII character stays. */
static void put_ascii(Decoder *decoder, char c)
{
    bool second_half = c == '\n' && decoder->after_cr;
    decoder->after_cr = c == '\r';
    if (second_half)
        return;
    if (c == '\0') {
        strbuf_append(&decoder->out, STR("\xEF\xBF\xBD"));
        return;
    }
    if (c == '\r')
        c = '\n';
    if (c == '\n')
        decoder->line++;
    strbuf_append_char(&decoder->out, c);
}

static bool needs_care(char c) { return c == '\0' || c == '\r' || c == '\n'; }

static void decode_utf8(Decoder *decoder, Str bytes)
{
    while (bytes.length) {
        size_t valid = utf8_valid_length(bytes);
        size_t start = 0;
        for (size_t i = 0; i < valid; i++) {
            if (!needs_care(bytes.data[i]))
                continue;
            if (i > start) {
                strbuf_append(&decoder->out, str_slice(bytes, start, i));
                decoder->after_cr = false;
            }
            put_ascii(decoder, bytes.data[i]);
            start = i + 1;
        }
        if (valid > start) {
            strbuf_append(&decoder->out, str_slice(bytes, start, valid));
            decoder->after_cr = false;
        }
        if (valid < bytes.length) {
            put_bad(decoder);
            valid++;
        }
        bytes = str_from_offset(bytes, valid);
    }
}

static uint32_t unit_at(Str bytes, size_t offset, bool big_endian)
{
    uint32_t first = (unsigned char)bytes.data[offset];
    uint32_t second = (unsigned char)bytes.data[offset + 1];
    return big_endian ? first << 8 | second : second << 8 | first;
}

static void decode_utf16(Decoder *decoder, Str bytes, bool big_endian)
{
    size_t i = 0;
    while (i + 1 < bytes.length) {
        uint32_t unit = unit_at(bytes, i, big_endian);
        i += 2;
        if (unit < 0x80) {
            put_ascii(decoder, (char)unit);
            continue;
        }
        bool surrogate = unit >= 0xD800 && unit <= 0xDFFF;
        if (surrogate && unit < 0xDC00 && i + 1 < bytes.length) {
            uint32_t low = unit_at(bytes, i, big_endian);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                surrogate = false;
                i += 2;
            }
        }
        if (surrogate) {
            put_bad(decoder);
            continue;
        }
        strbuf_append_code_point(&decoder->out, unit);
        decoder->after_cr = false;
    }
    if (i < bytes.length)
        put_bad(decoder);
}

static bool is_plain(Str bytes)
{
    return bytes.length == 0 || (memchr(bytes.data, '\r', bytes.length) == NULL &&
                                 memchr(bytes.data, '\0', bytes.length) == NULL &&
                                 utf8_valid_length(bytes) == bytes.length);
}

static bool has_utf16_mark(Str bytes, SourceEncoding *encoding)
{
    bool little = str_starts_with(bytes, STR("\xFF\xFE"));
    if (!little && !str_starts_with(bytes, STR("\xFE\xFF")))
        return false;
    *encoding = little ? SOURCE_UTF16_LE : SOURCE_UTF16_BE;
    return true;
}

Source source_decode(Arena *arena, Str bytes)
{
    Source source = {.encoding = SOURCE_UTF8};
    Decoder decoder = {.line = 1, .source = &source};
    if (has_utf16_mark(bytes, &source.encoding)) {
        bytes = str_from_offset(bytes, 2);
        strbuf_reserve(&decoder.out, bytes.length);
        decode_utf16(&decoder, bytes, source.encoding == SOURCE_UTF16_BE);
    } else {
        if (str_starts_with(bytes, STR("\xEF\xBB\xBF")))
            bytes = str_from_offset(bytes, 3);
        if (is_plain(bytes)) {
            source.text = bytes;
            return source;
        }
        strbuf_reserve(&decoder.out, bytes.length);
        decode_utf8(&decoder, bytes);
    }
    source.text = arena_clone_str(arena, strbuf_view(&decoder.out));
    strbuf_clear(&decoder.out);
    return source;
}

bool source_is_binary(Str bytes)
{
    SourceEncoding encoding;
    if (bytes.length == 0 || has_utf16_mark(bytes, &encoding))
        return false;
    size_t probe = bytes.length < BINARY_PROBE ? bytes.length : BINARY_PROBE;
    return memchr(bytes.data, '\0', probe) != NULL;
}

LineTable line_table_build(Arena *arena, Str text)
{
    ASSERT(text.length < UINT32_MAX, "notes are at most 16 MiB");
    uint32_t count = 1;
    for (size_t at = str_find_char(text, '\n', 0); at != STR_NOT_FOUND && at + 1 < text.length;
         at = str_find_char(text, '\n', at + 1))
        count++;
    uint32_t *starts = ARENA_ARRAY(arena, uint32_t, count);
    uint32_t line = 1;
    for (size_t at = str_find_char(text, '\n', 0); line < count;
         at = str_find_char(text, '\n', at + 1))
        starts[line++] = (uint32_t)(at + 1);
    return (LineTable){starts, count};
}

uint32_t line_table_line(const LineTable *table, size_t offset)
{
    uint32_t low = 0;
    uint32_t high = table->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (table->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

Str line_table_text(const LineTable *table, Str text, uint32_t line)
{
    ASSERT(line >= 1 && line <= table->count, "lines come from the table");
    size_t start = table->starts[line - 1];
    size_t end = line < table->count ? table->starts[line] : text.length;
    if (end > start && text.data[end - 1] == '\n')
        end--;
    return str_slice(text, start, end);
}
