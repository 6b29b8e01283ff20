#include "markup/html_scan.h"

/** Offset behind the ">" that ends a tag, quoted values passed over; STR_NOT_FOUND when it is not
 * ended. */
static size_t tag_end(Str html, size_t offset)
{
    char quote = 0;
    char before =
        0; /* the last character that is no blank: a quote opens a value only behind "=" */
    for (; offset < html.length; offset++) {
        char c = html.data[offset];
        if (quote) {
            if (c == quote)
                quote = 0;
        } else if (c == '>') {
            return offset + 1;
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        }
        if (!ascii_is_space(c))
            before = c;
    }
    return STR_NOT_FOUND;
}

/** Offset behind `closer`, or the end of the text. */
static size_t behind(Str html, size_t offset, Str closer)
{
    size_t at = str_find(html, closer, offset);
    return at == STR_NOT_FOUND ? html.length : at + closer.length;
}

/** End of a comment, declaration or instruction at `offset`, which starts "<!" or "<?". */
static size_t hidden_end(Str html, size_t offset)
{
    Str rest = str_from_offset(html, offset);
    if (str_starts_with(rest, STR("<!-->")))
        return offset + 5;
    if (str_starts_with(rest, STR("<!--->")))
        return offset + 6;
    if (str_starts_with(rest, STR("<!--")))
        return behind(html, offset + 4, STR("-->"));
    if (str_starts_with(rest, STR("<![CDATA[")))
        return behind(html, offset, STR("]]>"));
    return behind(html, offset, STR(">"));
}

bool html_scan_hides_content(Str name)
{
    return str_equal_ascii_nocase(name, STR("script")) ||
           str_equal_ascii_nocase(name, STR("style"));
}

/** Behind the end tag of an element whose content is raw text, or the end of the text. */
static size_t raw_content_end(Str html, size_t offset, Str name)
{
    for (;;) {
        offset = str_find(html, STR("</"), offset);
        if (offset == STR_NOT_FOUND)
            return html.length;
        offset += 2;
        if (str_equal_ascii_nocase(str_slice(html, offset, offset + name.length), name)) {
            size_t end = tag_end(html, offset + name.length);
            return end == STR_NOT_FOUND ? html.length : end;
        }
    }
}

/** The tag at `start`; one without an end makes all the rest text, which also keeps the scan
 * linear. */
static bool scan_tag(Str html, size_t start, HtmlToken *token)
{
    size_t offset = start + 1;
    bool closing = offset < html.length && html.data[offset] == '/';
    if (closing)
        offset++;
    if (offset >= html.length || !ascii_is_alpha(html.data[offset]))
        return false;
    size_t name = offset;
    while (offset < html.length && !ascii_is_space(html.data[offset]) && html.data[offset] != '/' &&
           html.data[offset] != '>')
        offset++;
    size_t end = tag_end(html, offset);
    if (end == STR_NOT_FOUND) {
        *token = (HtmlToken){.kind = HTML_TOKEN_TEXT, .source = str_from_offset(html, start)};
        return true;
    }

    *token = (HtmlToken){.kind = HTML_TOKEN_TAG,
                         .name = str_slice(html, name, offset),
                         .closing = closing,
                         .attributes = str_slice(html, offset, end - 1)};
    if (!closing && html_scan_hides_content(token->name)) {
        token->kind = HTML_TOKEN_HIDDEN;
        end = raw_content_end(html, end, token->name);
    }
    token->source = str_slice(html, start, end);
    return true;
}

bool html_scan_next(Str html, size_t *offset, HtmlToken *token)
{
    size_t start = *offset;
    if (start >= html.length)
        return false;
    size_t end = start;
    while (end < html.length) {
        char next = end + 1 < html.length ? html.data[end + 1] : 0;
        bool opens = html.data[end] == '<' && (ascii_is_alpha(next) || strchr("/!?", next)) && next;
        if (opens && end > start)
            break;
        if (opens && (next == '!' || next == '?')) {
            *offset = hidden_end(html, start);
            *token =
                (HtmlToken){.kind = HTML_TOKEN_HIDDEN, .source = str_slice(html, start, *offset)};
            return true;
        }
        if (opens && scan_tag(html, start, token)) {
            *offset = start + token->source.length;
            return true;
        }
        end++;
    }
    *offset = end;
    *token = (HtmlToken){.kind = HTML_TOKEN_TEXT, .source = str_slice(html, start, end)};
    return true;
}

bool html_scan_attribute(Str *attributes, Str *name, Str *value)
{
    Str text = *attributes;
    size_t i = 0;
    while (i < text.length &&
           (ascii_is_space(text.data[i]) || text.data[i] == '/' || text.data[i] == '='))
        i++;
    if (i == text.length)
        return false;
    size_t start = i;
    while (i < text.length && !ascii_is_space(text.data[i]) && text.data[i] != '=' &&
           text.data[i] != '/')
        i++;
    *name = str_slice(text, start, i);
    *value = (Str){0};
    size_t behind_name = i;
    while (i < text.length && ascii_is_space(text.data[i]))
        i++;
    if (i >= text.length || text.data[i] != '=') {
        *attributes = str_from_offset(text, behind_name);
        return true;
    }
    i++;
    while (i < text.length && ascii_is_space(text.data[i]))
        i++;
    char quote = i < text.length ? text.data[i] : 0;
    if (quote == '"' || quote == '\'') {
        size_t end = str_find_char(text, quote, i + 1);
        if (end == STR_NOT_FOUND)
            end = text.length;
        *value = str_slice(text, i + 1, end);
        *attributes = str_from_offset(text, end + 1);
        return true;
    }
    start = i;
    while (i < text.length && !ascii_is_space(text.data[i]))
        i++;
    *value = str_slice(text, start, i);
    *attributes = str_from_offset(text, i);
    return true;
}
