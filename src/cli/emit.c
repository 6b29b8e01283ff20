#include "cli/emit.h"

#include "base/utf8.h"
#include "cli/output.h"

void emit_begin(Emit *emit, OutputFormat format, bool single, const char *const *columns)
{
    *emit = (Emit){.format = format, .single = single};
    if (format == FORMAT_TSV) {
        for (size_t i = 0; columns[i]; i++) {
            output_data(i ? STR("\t") : STR(""));
            output_data(str_from(columns[i]));
        }
        output_newline();
        return;
    }
    json_writer_init_sink(&emit->json, output_sink, NULL);
    emit->json.lines = true;
    if (format == FORMAT_JSON && !single) {
        json_begin_list(&emit->json);
    }
}

void emit_end(Emit *emit)
{
    if (emit->format == FORMAT_TSV) {
        strbuf_clear(&emit->cell);
        return;
    }
    if (emit->format == FORMAT_JSON && !emit->single) {
        json_end_list(&emit->json);
    }
    if (emit->format == FORMAT_JSON && (emit->has_row || !emit->single)) {
        json_write_newline(&emit->json);
    }
    json_writer_finish(&emit->json);
}

void emit_begin_row(Emit *emit)
{
    emit->first_cell = true;
    emit->has_row = true;
    if (emit->format != FORMAT_TSV) {
        json_begin_object(&emit->json);
    }
}

void emit_end_row(Emit *emit)
{
    if (emit->format == FORMAT_TSV) {
        output_newline();
        return;
    }
    json_end_object(&emit->json);
    if (emit->format == FORMAT_JSONL) {
        json_write_newline(&emit->json);
    }
}

/* Backslash, TAB and line breaks would be taken for the grid of the table. */
static void append_escaped(StrBuf *out, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
            strbuf_append_char(out, '\\');
            c = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\';
        }
        strbuf_append_char(out, c);
    }
}

static void begin_cell(Emit *emit, const char *key)
{
    if (emit->format != FORMAT_TSV) {
        json_write_key(&emit->json, str_from(key));
        return;
    }
    output_data(emit->first_cell ? STR("") : STR("\t"));
    emit->first_cell = false;
    strbuf_reset(&emit->cell);
}

static void end_cell(Emit *emit)
{
    if (emit->format == FORMAT_TSV) {
        output_data(strbuf_view(&emit->cell));
    }
}

void emit_text(Emit *emit, const char *key, Str value)
{
    begin_cell(emit, key);
    if (emit->format == FORMAT_TSV) {
        append_escaped(&emit->cell, value);
    } else {
        json_write_text(&emit->json, value);
    }
    end_cell(emit);
}

void emit_text_or_null(Emit *emit, const char *key, Str value)
{
    if (str_is_empty(value)) {
        emit_null(emit, key);
    } else {
        emit_text(emit, key, value);
    }
}

void emit_int(Emit *emit, const char *key, int64_t value)
{
    begin_cell(emit, key);
    if (emit->format == FORMAT_TSV) {
        strbuf_printf(&emit->cell, "%lld", (long long)value);
    } else {
        json_write_int(&emit->json, value);
    }
    end_cell(emit);
}

void emit_bool(Emit *emit, const char *key, bool value)
{
    begin_cell(emit, key);
    if (emit->format == FORMAT_TSV) {
        strbuf_append(&emit->cell, value ? STR("true") : STR("false"));
    } else {
        json_write_bool(&emit->json, value);
    }
    end_cell(emit);
}

void emit_null(Emit *emit, const char *key)
{
    begin_cell(emit, key);
    if (emit->format != FORMAT_TSV) {
        json_write_null(&emit->json);
    }
    end_cell(emit);
}

void emit_path(Emit *emit, const char *key, Str path)
{
    emit_text(emit, key, path);
    if (emit->format != FORMAT_TSV && utf8_valid_length(path) < path.length) {
        StrBuf name = {0};
        strbuf_printf(&name, "%s_bytes", key);
        json_write_key(&emit->json, strbuf_view(&name));
        json_write_base64(&emit->json, path);
        strbuf_clear(&name);
    }
}

void emit_texts(Emit *emit, const char *key, const Str *values, size_t count)
{
    begin_cell(emit, key);
    if (emit->format != FORMAT_TSV) {
        json_begin_list(&emit->json);
    }
    for (size_t i = 0; i < count; i++) {
        if (emit->format != FORMAT_TSV) {
            json_write_text(&emit->json, values[i]);
            continue;
        }
        strbuf_append(&emit->cell, i ? STR(", ") : STR(""));
        append_escaped(&emit->cell, values[i]);
    }
    if (emit->format != FORMAT_TSV) {
        json_end_list(&emit->json);
    }
    end_cell(emit);
}

JsonWriter *emit_begin_value(Emit *emit, const char *key)
{
    begin_cell(emit, key);
    if (emit->format == FORMAT_TSV) {
        json_writer_init(&emit->json, &emit->cell);
    }
    return &emit->json;
}

void emit_end_value(Emit *emit)
{
    if (emit->format == FORMAT_TSV) {
        json_writer_finish(&emit->json);
        StrBuf text = {0};
        append_escaped(&text, strbuf_view(&emit->cell));
        output_data(strbuf_view(&text));
        strbuf_clear(&text);
    }
}
