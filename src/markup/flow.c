#include "markup/flow.h"

/** May stand without quotes within brackets. */
static bool is_plain_in_flow(Str text)
{
    if (str_is_empty(text))
        return false;
    if (strchr("!&*-?:|>'\"%@`#,[]{} ", text.data[0]) != NULL &&
        !(text.length > 1 && text.data[0] == '-' && ascii_is_alnum(text.data[1])))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        char next = i + 1 < text.length ? text.data[i + 1] : ' ';
        bool stops = c == ',' || c == '[' || c == ']' || c == '{' || c == '}' || c == '\n' ||
                     c == '\t' || (c == ':' && next == ' ') || (c == ' ' && next == '#');
        if (stops)
            return false;
    }
    return text.data[text.length - 1] != ' ';
}

static void append_quoted(StrBuf *out, Str text)
{
    strbuf_append_char(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\n' || c == '\t')
            strbuf_append(out, c == '\n' ? STR("\\n") : STR("\\t"));
        else {
            if (c == '"' || c == '\\')
                strbuf_append_char(out, '\\');
            strbuf_append_char(out, c);
        }
    }
    strbuf_append_char(out, '"');
}

void flow_append_scalar(StrBuf *out, Str text)
{
    if (is_plain_in_flow(text))
        strbuf_append(out, text);
    else
        append_quoted(out, text);
}

/** As it is written, when that is on one line and no mere reference. */
static bool append_source(StrBuf *out, Str parsed, const YamlValue *value)
{
    Str source = str_slice(parsed, value->start, value->end);
    if (value->is_alias || str_is_empty(source) || str_find_char(source, '\n', 0) != STR_NOT_FOUND)
        return false;
    strbuf_append(out, source);
    return true;
}

static void append_items(StrBuf *out, Str parsed, const YamlValue *list)
{
    strbuf_append_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i)
            strbuf_append(out, STR(", "));
        flow_append_value(out, parsed, list->items[i]);
    }
    strbuf_append_char(out, ']');
}

static void append_pairs(StrBuf *out, Str parsed, const YamlValue *object)
{
    strbuf_append_char(out, '{');
    for (size_t i = 0; i < object->count; i++) {
        if (i)
            strbuf_append(out, STR(", "));
        flow_append_value(out, parsed, object->pairs[i].key);
        strbuf_append(out, STR(": "));
        flow_append_value(out, parsed, object->pairs[i].value);
    }
    strbuf_append_char(out, '}');
}

void flow_append_value(StrBuf *out, Str parsed, const YamlValue *value)
{
    bool quoted = value->style == YAML_STYLE_SINGLE || value->style == YAML_STYLE_DOUBLE;
    if ((value->style == YAML_STYLE_FLOW || quoted) && append_source(out, parsed, value))
        return;
    if (value->kind == YAML_SEQUENCE)
        append_items(out, parsed, value);
    else if (value->kind == YAML_MAPPING)
        append_pairs(out, parsed, value);
    else if (value->style != YAML_STYLE_PLAIN)
        append_quoted(out, value->text);
    else if (str_is_empty(value->text))
        strbuf_append(out, STR("null"));
    else
        flow_append_scalar(out, value->text);
}
