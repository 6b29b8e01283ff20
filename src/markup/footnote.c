#include "markup/footnote.h"

#include "markup/prefix.h"

#define TAB_STOP 4
/** Columns that a line behind the first may lose. */
#define INDENT_MAX 4
/** Columns by which a line behind a blank one belongs to the footnote. */
#define INDENT_MIN 2

size_t footnote_reference_scan(Str text, Str *label)
{
    if (!str_starts_with(text, STR("[^")))
        return 0;
    for (size_t i = 2; i < text.length; i++) {
        char c = text.data[i];
        if (c == '[' || c == '\n')
            return 0;
        if (c == ']') {
            *label = str_slice(text, 2, i);
            return str_is_empty(str_trim_ascii(*label)) ? 0 : i + 1;
        }
    }
    return 0;
}

size_t footnote_scan(Str content, Str *label)
{
    size_t length = footnote_reference_scan(content, label);
    return length && length < content.length && content.data[length] == ':' ? length + 1 : 0;
}

/** Columns of blanks at `from`, and where they end. */
static size_t indentation(Str line, size_t from, size_t *end)
{
    size_t column = 0;
    size_t i = from;
    for (; i < line.length && ascii_is_blank(line.data[i]); i++)
        column += line.data[i] == '\t' ? TAB_STOP - column % TAB_STOP : 1;
    *end = i;
    return column;
}

/** Append a line without up to INDENT_MAX columns of blanks; half a tab is kept as blanks. */
static void take_line(const Lines *lines, uint32_t index, size_t from, LinesWriter *body)
{
    const Line *line = &lines->items[index];
    Str text = line_at(lines, index);
    size_t column = 0;
    size_t i = from;
    while (i < text.length && column < INDENT_MAX && ascii_is_blank(text.data[i]))
        column += text.data[i++] == '\t' ? TAB_STOP - column % TAB_STOP : 1;
    lines_add(body, (Str){0}, str_from_offset(text, i), line_source(line, i), line->number);
}

uint32_t footnote_take(const Lines *lines, uint32_t first, size_t at, uint32_t quotes,
                       LinesWriter *body)
{
    const Line *head = &lines->items[first];
    Str text = line_at(lines, first);
    while (at < text.length && ascii_is_blank(text.data[at]))
        at++;
    lines_add(body, (Str){0}, str_from_offset(text, at), line_source(head, at), head->number);

    uint32_t last = first;
    bool indented = false; /* behind a blank line, all lines must be */
    for (uint32_t i = first + 1; i < lines->count; i++) {
        text = line_at(lines, i);
        size_t from = prefix_skip_quotes(text, quotes);
        if (from > text.length)
            break;
        size_t inside;
        size_t indent = indentation(text, from, &inside);
        Str content = str_from_offset(text, inside);
        Str label;
        if (str_is_empty(content))
            continue;
        if (indent < INDENT_MAX && footnote_scan(content, &label))
            break;
        indented = indented || i > last + 1;
        if (indent < INDENT_MIN && (indented || prefix_interrupts(content)))
            break;
        for (uint32_t blank = last + 1; blank < i; blank++)
            lines_add(body, (Str){0}, (Str){0}, lines->items[blank].source,
                      lines->items[blank].number);
        take_line(lines, i, from, body);
        last = i;
    }
    return last;
}
