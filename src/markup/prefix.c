#include "markup/prefix.h"

#define TAB_STOP 4

/** Bytes of a list marker at `at`, 0 when there is none. */
static size_t marker_length(Str line, size_t at)
{
    size_t i = at;
    while (i < line.length && i - at < 9 && ascii_is_digit(line.data[i]))
        i++;
    char c = i < line.length ? line.data[i] : 0;
    bool ends = i > at ? c == '.' || c == ')' : c == '-' || c == '+' || c == '*';
    if (!ends)
        return 0;
    i++;
    return i < line.length && ascii_is_blank(line.data[i]) ? i - at : 0;
}

static Prefix scan(Str line, uint32_t quotes_max, bool with_markers)
{
    Prefix prefix = {0};
    size_t column = 0;
    size_t mark_column = 0; /* where the blanks behind the last mark start */
    size_t i = 0;
    while (i < line.length) {
        char c = line.data[i];
        if (c == ' ') {
            column++;
        } else if (c == '\t') {
            column += TAB_STOP - column % TAB_STOP;
        } else if (c == '>' && prefix.quotes < quotes_max) {
            column++;
            prefix.quotes++;
            prefix.quoted = true;
            mark_column = column + 1;
        } else {
            size_t marker = with_markers ? marker_length(line, i) : 0;
            if (!marker)
                break;
            column += marker;
            i += marker;
            prefix.markers = true;
            prefix.quoted = false;
            mark_column = column + 1;
            continue;
        }
        i++;
    }
    prefix.length = (uint32_t)i;
    prefix.indent = column > mark_column ? (uint32_t)(column - mark_column) : 0;
    return prefix;
}

Prefix prefix_scan(Str line) { return scan(line, UINT32_MAX, true); }

Prefix prefix_scan_quotes(Str line, uint32_t quotes_max) { return scan(line, quotes_max, false); }

size_t prefix_skip_quotes(Str line, uint32_t quotes)
{
    size_t i = 0;
    for (uint32_t found = 0; found < quotes; found++) {
        while (i < line.length && ascii_is_blank(line.data[i]))
            i++;
        if (i >= line.length || line.data[i] != '>')
            return line.length + 1;
        i++;
    }
    return quotes && i < line.length && line.data[i] == ' ' ? i + 1 : i;
}

size_t prefix_fence(Str content)
{
    size_t run = 0;
    char c = content.length ? content.data[0] : 0;
    if (c != '`' && c != '~')
        return 0;
    while (run < content.length && content.data[run] == c)
        run++;
    if (run < 3 || (c == '`' && str_find_char(content, '`', run) != STR_NOT_FOUND))
        return 0;
    return run;
}

static bool is_rule(Str content)
{
    char c = content.data[0];
    size_t count = 0;
    if (c != '-' && c != '*' && c != '_')
        return false;
    for (size_t i = 0; i < content.length; i++) {
        if (content.data[i] == c)
            count++;
        else if (!ascii_is_blank(content.data[i]))
            return false;
    }
    return count >= 3;
}

static bool is_atx_heading(Str content)
{
    size_t run = 0;
    while (run < content.length && content.data[run] == '#')
        run++;
    return run >= 1 && run <= 6 && (run == content.length || ascii_is_blank(content.data[run]));
}

/** Only a list item with text, and only number 1, ends a paragraph. */
static bool is_list_start(Str content)
{
    size_t marker = marker_length(content, 0);
    if (!marker || str_is_empty(str_trim_ascii(str_from_offset(content, marker))))
        return false;
    return !ascii_is_digit(content.data[0]) || (marker == 2 && content.data[0] == '1');
}

bool prefix_interrupts(Str content)
{
    if (str_is_empty(content))
        return true;
    switch (content.data[0]) {
    case '>':
        return true;
    case '#':
        return is_atx_heading(content);
    case '`':
    case '~':
        return prefix_fence(content) > 0;
    case '<':
        return content.length > 1 && (ascii_is_alpha(content.data[1]) || content.data[1] == '/' ||
                                      content.data[1] == '!' || content.data[1] == '?');
    default:
        return is_list_start(content) || is_rule(content);
    }
}
