#include "ui/excerpt.h"

#include "base/gate.h"

#define MARK 2          /* cells of "… " and of " …" */
#define BYTES_A_CELL 32 /* how far a line without end is looked at, on either side of a hit */

static size_t width_between(Str line, size_t from, size_t to)
{
    return gate_width(str_slice(line, from, to));
}

/* Start of the word before `offset`, or 0. */
static size_t word_back(Str line, size_t offset)
{
    while (offset > 0 && ascii_is_space(line.data[offset - 1])) {
        offset--;
    }
    while (offset > 0 && !ascii_is_space(line.data[offset - 1])) {
        offset--;
    }
    return offset;
}

/* The earliest word start that leaves at most `room` cells before `hit`; `hit` when there is none.
 */
static size_t start_within(Str line, size_t hit, size_t room)
{
    size_t start = hit;
    while (start > 0) {
        size_t next = word_back(line, start);
        if (width_between(line, next, hit) > room) {
            break;
        }
        start = next;
    }
    return start;
}

/* Behind the last whole word from `start` on that ends within `cells`, but not before `hit_end`. */
static void set_end(Excerpt *excerpt, Str line, size_t hit_end, size_t cells)
{
    Str rest = str_from_offset(line, excerpt->from);
    if (gate_width(rest) <= cells) {
        excerpt->to = line.length;
        return;
    }
    excerpt->cut_after = true;
    size_t end = excerpt->from + gate_fit(rest, cells > MARK ? cells - MARK : 0, NULL);
    size_t words = end;
    while (words > hit_end && !ascii_is_space(line.data[words])) {
        words--;
    }
    if (words > hit_end || (words == hit_end && ascii_is_space(line.data[words]))) {
        while (words > hit_end && ascii_is_space(line.data[words - 1])) {
            words--;
        }
        excerpt->to = words;
        return;
    }
    excerpt->cut_word = true;
    excerpt->to = excerpt->from + gate_fit(rest, cells > 1 ? cells - 1 : 0, NULL);
}

/* As excerpt_of, for a line that is not endless. */
static Excerpt excerpt_of_window(Str line, size_t from, size_t to, size_t cells)
{
    Excerpt excerpt = {0};
    while (excerpt.from < from && ascii_is_space(line.data[excerpt.from])) {
        excerpt.from++;
    }
    size_t hit = width_between(line, from, to);
    size_t until_hit = width_between(line, excerpt.from, to);
    bool fits = width_between(line, excerpt.from, line.length) <= cells;
    if (fits || until_hit + MARK <= cells - cells / 3) {
        set_end(&excerpt, line, to, cells);
        return excerpt;
    }
    size_t tail = width_between(line, from, line.length);
    size_t room = cells > hit + 2 * MARK ? (cells - hit - 2 * MARK) * 3 / 4 : 0;
    if (tail + MARK + room / 2 <= cells) {
        room = cells - tail - MARK; /* the end of the line fits: show more of what is before */
    }
    size_t start = start_within(line, from, room);
    excerpt.cut_before = start > excerpt.from;
    excerpt.from = start > excerpt.from ? start : excerpt.from;
    size_t mark = excerpt.cut_before ? MARK : 0;
    set_end(&excerpt, line, to, cells > mark ? cells - mark : 0);
    return excerpt;
}

Excerpt excerpt_of(Str line, size_t from, size_t to, size_t cells)
{
    while (line.length > 0 && ascii_is_space(line.data[line.length - 1])) {
        line.length--;
    }
    to = to < line.length ? to : line.length;
    from = from < to ? from : to;
    size_t reach = cells * BYTES_A_CELL;
    size_t low = from > reach ? from - reach : 0;
    size_t high = line.length - from > reach ? from + reach : line.length;
    while (low > 0 && low < from && ((unsigned char)line.data[low] & 0xC0) == 0x80) {
        low++;
    }
    to = to < high ? to : high;
    Excerpt excerpt = excerpt_of_window(str_slice(line, low, high), from - low, to - low, cells);
    excerpt.from += low;
    excerpt.to += low;
    excerpt.cut_before = excerpt.cut_before || low > 0;
    excerpt.cut_after = excerpt.cut_after || excerpt.to < line.length;
    return excerpt;
}
