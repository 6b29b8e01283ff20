#include "cli/roff.h"

void roff_append(StrBuf *out, Str text)
{
    bool starts_line = out->length == 0 || out->data[out->length - 1] == '\n';
    if (starts_line && text.length > 0 && (text.data[0] == '.' || text.data[0] == '\'')) {
        strbuf_append(out, STR("\\&"));
    }
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\\') {
            strbuf_append(out, STR("\\e"));
        } else if (c == '-') {
            strbuf_append(out, STR("\\-"));
        } else if (c == '~' || c == '^' || c == '`' || c == '\'') {
            const char *name = c == '~'   ? "\\(ti"
                               : c == '^' ? "\\(ha"
                               : c == '`' ? "\\(ga"
                                          : "\\(aq";
            strbuf_append(out, str_from(name));
        } else {
            strbuf_append_char(out, c);
        }
    }
}

void roff_line(StrBuf *out, const char *text)
{
    roff_append(out, str_from(text));
    strbuf_append_char(out, '\n');
}

void roff_macro(StrBuf *out, const char *macro, const char *text)
{
    strbuf_printf(out, ".%s", macro);
    if (*text) {
        strbuf_append(out, STR(" \""));
        roff_append(out, str_from(text));
        strbuf_append_char(out, '"');
    }
    strbuf_append_char(out, '\n');
}

void roff_item(StrBuf *out, Str tag, Str text)
{
    strbuf_append(out, STR(".TP\n\\fB"));
    roff_append(out, tag);
    strbuf_append(out, STR("\\fP\n"));
    roff_append(out, text);
    strbuf_append_char(out, '\n');
}
