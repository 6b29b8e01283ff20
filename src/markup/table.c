#include "markup/table.h"

#include "base/alloc.h"

/* ---- rows ---- */

/** The row between its outer pipes. */
static Str row_inside(Str line)
{
    line = str_trim_ascii(line);
    if (line.length && line.data[0] == '|')
        line = str_from_offset(line, 1);
    size_t end = line.length;
    if (end && line.data[end - 1] == '|') {
        size_t backslashes = 0;
        while (backslashes + 1 < end && line.data[end - 2 - backslashes] == '\\')
            backslashes++;
        if (backslashes % 2 == 0)
            end--;
    }
    return str_slice(line, 0, end);
}

/** Offset of the next pipe that is not escaped, or the end. */
static size_t find_pipe(Str text, size_t from)
{
    for (size_t i = from; i < text.length; i++) {
        if (text.data[i] == '\\')
            i++;
        else if (text.data[i] == '|')
            return i;
    }
    return text.length;
}

void table_split_row(Str line, StrVec *cells)
{
    Str inside = row_inside(line);
    for (size_t start = 0;;) {
        size_t end = find_pipe(inside, start);
        vec_push(cells, str_trim_ascii(str_slice(inside, start, end)));
        if (end >= inside.length)
            return;
        start = end + 1;
    }
}

size_t table_count_cells(Str line)
{
    Str inside = row_inside(line);
    size_t count = 1;
    for (size_t at = 0; (at = find_pipe(inside, at)) < inside.length; at++)
        count++;
    return count;
}

/* ---- the delimiter row ---- */

static bool read_alignment(Str cell, AttuneAlign *align)
{
    bool left = cell.length && cell.data[0] == ':';
    bool right = cell.length > 1 && cell.data[cell.length - 1] == ':';
    Str dashes = str_slice(cell, left, cell.length - right);
    for (size_t i = 0; i < dashes.length; i++) {
        if (dashes.data[i] != '-')
            return false;
    }
    *align = left    ? right ? ATTUNE_ALIGN_CENTER : ATTUNE_ALIGN_LEFT
             : right ? ATTUNE_ALIGN_RIGHT
                     : ATTUNE_ALIGN_DEFAULT;
    return dashes.length > 0;
}

/** Cheap, for almost every line is none. */
static bool looks_like_delimiter(Str line)
{
    bool dash = false;
    for (size_t i = 0; i < line.length; i++) {
        char c = line.data[i];
        if (c != '-' && c != ':' && c != '|' && !ascii_is_space(c))
            return false;
        dash = dash || c == '-';
    }
    return dash && !str_equal(str_trim_ascii(line), STR("-"));
}

AttuneAlign *table_scan_delimiter(Arena *arena, Str line, size_t *count)
{
    *count = 0;
    if (!looks_like_delimiter(line))
        return NULL;
    StrVec cells = {0};
    table_split_row(line, &cells);
    AttuneAlign *aligns = ARENA_ARRAY(arena, AttuneAlign, cells.count);
    size_t good = 0;
    while (good < cells.count && read_alignment(cells.items[good], &aligns[good]))
        good++;
    bool all = good == cells.count;
    *count = all ? good : 0;
    vec_clear(&cells);
    return all ? aligns : NULL;
}

bool table_starts(Str header, Str delimiter)
{
    if (!looks_like_delimiter(delimiter))
        return false;
    bool pipe = find_pipe(header, 0) < header.length || find_pipe(delimiter, 0) < delimiter.length;
    return pipe && table_count_cells(header) == table_count_cells(delimiter);
}

bool table_goes_on(Str line)
{
    size_t end_of_link = 0;
    for (size_t at = 0; (at = find_pipe(line, at)) < line.length; at++) {
        size_t open = str_find(str_slice(line, 0, at), STR("[["), end_of_link);
        size_t close = open == STR_NOT_FOUND ? STR_NOT_FOUND : str_find(line, STR("]]"), open + 2);
        if (open == STR_NOT_FOUND || close == STR_NOT_FOUND || close < at)
            return true;
        end_of_link = close + 2;
        at = close + 1;
    }
    return false;
}
