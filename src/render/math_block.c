/* Display math: lines that are parted by `\\`, aligned at `&`. */

#include "base/gate.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "render/math.h"

#define MATH_COLUMNS 8

typedef struct MathRow {
    Str cells[MATH_COLUMNS];
    uint32_t count;
} MathRow;

typedef VEC(MathRow) MathRows;

/* Environments that only align their lines. */
static const Str aligning[] = {
    STR_INIT("aligned"),   STR_INIT("align"),    STR_INIT("align*"),    STR_INIT("split"),
    STR_INIT("gather"),    STR_INIT("gathered"), STR_INIT("gather*"),   STR_INIT("equation"),
    STR_INIT("equation*"), STR_INIT("eqnarray"), STR_INIT("eqnarray*"),
};

/* `\begin{x} … \end{x}` around all of it is taken off. */
static Str strip_environment(Str source)
{
    source = str_trim_ascii(source);
    for (size_t i = 0; i < sizeof aligning / sizeof *aligning; i++) {
        StrBuf begin = {0};
        StrBuf end = {0};
        strbuf_printf(&begin, "\\begin{%.*s}", STR_ARG(aligning[i]));
        strbuf_printf(&end, "\\end{%.*s}", STR_ARG(aligning[i]));
        bool found = source.length >= begin.length + end.length &&
                     str_starts_with(source, strbuf_view(&begin)) &&
                     str_ends_with(source, strbuf_view(&end));
        Str inner = found ? str_slice(source, begin.length, source.length - end.length) : source;
        strbuf_clear(&begin);
        strbuf_clear(&end);
        if (found) {
            return str_trim_ascii(inner);
        }
    }
    return source;
}

/* Offset of the next `\\` or `&` outside braces, or the length. */
static size_t next_separator(Str source, size_t offset)
{
    uint32_t depth = 0;
    for (; offset < source.length; offset++) {
        char c = source.data[offset];
        bool last = offset + 1 == source.length;
        if (c == '\\' && !last) {
            if (source.data[offset + 1] == '\\' && depth == 0) {
                return offset;
            }
            offset++;
        } else if (c == '{') {
            depth++;
        } else if (c == '}' && depth) {
            depth--;
        } else if (c == '&' && depth == 0) {
            return offset;
        }
    }
    return offset;
}

static bool read_cell(Arena *arena, Str source, Str *out)
{
    source = str_trim_ascii(source);
    *out = STR("");
    return str_is_empty(source) || math_to_unicode(arena, source, out);
}

static bool read_rows(Arena *arena, Str source, MathRows *rows)
{
    MathRow row = {0};
    for (size_t offset = 0;;) {
        size_t end = next_separator(source, offset);
        if (row.count == MATH_COLUMNS ||
            !read_cell(arena, str_slice(source, offset, end), &row.cells[row.count++])) {
            return false;
        }
        bool is_last = end >= source.length;
        if (is_last || source.data[end] == '\\') {
            vec_push(rows, row);
            row = (MathRow){0};
        }
        if (is_last) {
            return true;
        }
        offset = end + (source.data[end] == '\\' ? 2 : 1);
    }
}

/* Odd columns end where the even ones begin, as in TeX. */
static void append_rows(StrBuf *out, const MathRows *rows)
{
    size_t widths[MATH_COLUMNS] = {0};
    for (size_t r = 0; r < rows->count; r++) {
        for (uint32_t c = 0; c < rows->items[r].count; c++) {
            size_t width = gate_width(rows->items[r].cells[c]);
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
    for (size_t r = 0; r < rows->count; r++) {
        const MathRow *row = &rows->items[r];
        if (r > 0) {
            strbuf_append_char(out, '\n');
        }
        for (uint32_t c = 0; c < row->count; c++) {
            size_t pad = widths[c] - gate_width(row->cells[c]);
            bool gap = c > 0 && row->cells[c].length;
            if (gap) {
                strbuf_append_char(out, ' ');
            }
            strbuf_append_repeat(out, ' ', c % 2 == 0 && rows->count > 1 ? pad : 0);
            strbuf_append(out, row->cells[c]);
            bool more = c + 1 < row->count;
            strbuf_append_repeat(out, ' ', c % 2 == 1 && more ? pad : 0);
        }
    }
}

bool math_block_to_unicode(Arena *arena, Str source, Str *out)
{
    MathRows rows = {0};
    StrBuf text = {0};
    bool ok = read_rows(arena, strip_environment(source), &rows);
    if (ok) {
        append_rows(&text, &rows);
        *out = arena_clone_str(arena, strbuf_view(&text));
    }
    strbuf_clear(&text);
    vec_clear(&rows);
    return ok;
}
