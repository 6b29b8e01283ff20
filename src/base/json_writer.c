#include <inttypes.h>

#include "base/assert.h"
#include "base/json.h"
#include "base/utf8.h"

#define FLUSH_SIZE ((size_t)16 << 10)

static StrBuf *target(JsonWriter *writer) { return writer->sink ? &writer->own : writer->out; }

static void put(JsonWriter *writer, Str text) { strbuf_append(target(writer), text); }

static void flush(JsonWriter *writer)
{
    if (writer->sink && writer->own.length > 0) {
        writer->failed =
            writer->failed || !writer->sink(writer->context, strbuf_view(&writer->own));
        strbuf_reset(&writer->own);
    }
}

/* What stands between the last value and the next, a value or a key. */
static void separate(JsonWriter *writer)
{
    if (writer->after_key) {
        writer->after_key = false;
        return;
    }
    if (writer->has_item) {
        put(writer, STR(","));
    }
    if (writer->lines && writer->open.length == 1 && writer->open.data[0] == '[') {
        put(writer, STR("\n"));
    }
}

static void begin_value(JsonWriter *writer)
{
    bool in_object = writer->open.length > 0 && writer->open.data[writer->open.length - 1] == '{';
    ASSERT(writer->after_key || !in_object, "a value in an object follows its key");
    ASSERT(writer->open.length > 0 || !writer->has_item,
           "outermost values are parted by json_write_newline");
    separate(writer);
}

static void end_value(JsonWriter *writer)
{
    writer->has_item = true;
    if (writer->own.length >= FLUSH_SIZE) {
        flush(writer);
    }
}

static void begin_collection(JsonWriter *writer, char open)
{
    begin_value(writer);
    strbuf_append_char(target(writer), open);
    strbuf_append_char(&writer->open, open);
    writer->has_item = false;
}

static void end_collection(JsonWriter *writer, char open, char close)
{
    ASSERT(writer->open.length > 0 && !writer->after_key, "each end belongs to a beginning");
    char innermost = writer->open.data[--writer->open.length];
    ASSERT(innermost == open, "lists and objects nest");
    if (writer->lines && writer->open.length == 0 && open == '[' && writer->has_item) {
        put(writer, STR("\n"));
    }
    strbuf_append_char(target(writer), close);
    end_value(writer);
}

void json_writer_init(JsonWriter *writer, StrBuf *out) { *writer = (JsonWriter){.out = out}; }

void json_writer_init_sink(JsonWriter *writer, JsonSink *sink, void *context)
{
    *writer = (JsonWriter){.sink = sink, .context = context};
}

bool json_writer_finish(JsonWriter *writer)
{
    flush(writer);
    bool is_written = !writer->failed;
    strbuf_clear(&writer->own);
    strbuf_clear(&writer->open);
    *writer = (JsonWriter){0};
    return is_written;
}

void json_begin_object(JsonWriter *writer) { begin_collection(writer, '{'); }
void json_end_object(JsonWriter *writer) { end_collection(writer, '{', '}'); }
void json_begin_list(JsonWriter *writer) { begin_collection(writer, '['); }
void json_end_list(JsonWriter *writer) { end_collection(writer, '[', ']'); }

static bool is_bidi_control(uint32_t code_point)
{
    return code_point == 0x61C || code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

/* Appended as it is: no byte of it needs an escape. */
static size_t plain_run(Str text, size_t offset)
{
    while (offset < text.length) {
        char c = text.data[offset];
        if (c < 0x20 || c == 0x7F || c == '"' || c == '\\') {
            break;
        }
        offset++;
    }
    return offset;
}

static void put_string(JsonWriter *writer, Str text)
{
    StrBuf *out = target(writer);
    strbuf_append_char(out, '"');
    for (size_t offset = 0; offset < text.length;) {
        size_t plain = plain_run(text, offset);
        strbuf_append(out, str_slice(text, offset, plain));
        offset = plain;
        if (offset == text.length) {
            break;
        }
        uint32_t code_point = utf8_next(text, &offset);
        if (code_point == '"' || code_point == '\\') {
            strbuf_append_char(out, '\\');
            strbuf_append_char(out, (char)code_point);
        } else if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
                   is_bidi_control(code_point)) {
            strbuf_printf(out, "\\u%04" PRIx32, code_point);
        } else {
            strbuf_append_code_point(out, code_point);
        }
    }
    strbuf_append_char(out, '"');
}

void json_write_key(JsonWriter *writer, Str key)
{
    bool in_object = writer->open.length > 0 && writer->open.data[writer->open.length - 1] == '{';
    ASSERT(in_object && !writer->after_key, "a key stands in an object, before its value");
    separate(writer);
    put_string(writer, key);
    put(writer, STR(":"));
    writer->after_key = true;
}

void json_write_text(JsonWriter *writer, Str text)
{
    begin_value(writer);
    put_string(writer, text);
    end_value(writer);
}

static void write_raw(JsonWriter *writer, Str text)
{
    begin_value(writer);
    put(writer, text);
    end_value(writer);
}

void json_write_number(JsonWriter *writer, Str digits)
{
    ASSERT(json_is_number(digits), "the caller has looked at what it calls a number");
    write_raw(writer, digits);
}

void json_write_int(JsonWriter *writer, int64_t number)
{
    begin_value(writer);
    strbuf_printf(target(writer), "%" PRId64, number);
    end_value(writer);
}

void json_write_bool(JsonWriter *writer, bool value)
{
    write_raw(writer, value ? STR("true") : STR("false"));
}

void json_write_null(JsonWriter *writer) { write_raw(writer, STR("null")); }

void json_write_base64(JsonWriter *writer, Str bytes)
{
    begin_value(writer);
    StrBuf *out = target(writer);
    strbuf_append_char(out, '"');
    strbuf_append_base64(out, bytes);
    strbuf_append_char(out, '"');
    end_value(writer);
}

void json_write_newline(JsonWriter *writer)
{
    ASSERT(writer->open.length == 0, "a line ends between outermost values");
    put(writer, STR("\n"));
    writer->has_item = false;
    if (writer->own.length >= FLUSH_SIZE) {
        flush(writer);
    }
}

static size_t skip_digits(Str text, size_t offset)
{
    while (offset < text.length && ascii_is_digit(text.data[offset])) {
        offset++;
    }
    return offset;
}

bool json_is_number(Str text)
{
    size_t at = str_starts_with(text, STR("-")) ? 1 : 0;
    size_t end = skip_digits(text, at);
    if (end == at || (text.data[at] == '0' && end > at + 1)) {
        return false;
    }
    at = end;
    if (at < text.length && text.data[at] == '.') {
        end = skip_digits(text, at + 1);
        if (end == at + 1) {
            return false;
        }
        at = end;
    }
    if (at < text.length && (text.data[at] == 'e' || text.data[at] == 'E')) {
        at++;
        at += at < text.length && (text.data[at] == '-' || text.data[at] == '+');
        end = skip_digits(text, at);
        if (end == at) {
            return false;
        }
        at = end;
    }
    return at == text.length;
}
