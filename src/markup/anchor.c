#include "markup/anchor.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool is_blank_in_names(uint32_t c)
{
    static const char blanks[] = "!\"#$%&()*+,./:;<=>?@[\\]^`{|}~";
    return c < 0x80 ? ascii_is_space((char)c) || (c && strchr(blanks, (int)c)) : utf8_is_space(c);
}

Str heading_normalise(Arena *arena, Str text)
{
    char *copy = ARENA_ARRAY(arena, char, text.length + 1);
    size_t length = 0;
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        if (is_blank_in_names(utf8_next(text, &offset))) {
            if (length && copy[length - 1] != ' ')
                copy[length++] = ' ';
            continue;
        }
        memcpy(copy + length, text.data + start, offset - start);
        length += offset - start;
    }
    if (length && copy[length - 1] == ' ')
        length--;
    return unicode_fold(arena, (Str){copy, length});
}

static bool name_matches(const HeadingName *name, Str part)
{
    return str_equal(name->raw, part) || str_equal(name->plain, part);
}

/** Index behind the last heading of each heading's section (vault-spec 5.6.1); linear. */
static const size_t *section_ends(Arena *arena, const HeadingName *names, size_t count)
{
    size_t *ends = ARENA_ARRAY(arena, size_t, count);
    for (size_t h = count; h-- > 0;) {
        size_t end = h + 1;
        while (end < count && names[end].level > names[h].level)
            end = ends[end];
        ends[h] = end;
    }
    return ends;
}

/** Where a path of headings can go on, heading by heading; `count` of the headings stands for
 * "nowhere". */
typedef struct PathStep {
    size_t *first;  /* the first heading at or behind this one that matches the rest of the path */
    size_t *target; /* of a heading that matches: the one that the whole rest ends with */
} PathStep;

/**
 * The heading that a path leads to, worked out from its last part to its first. All headings of a
 * section are deeper than its own, so "a deeper one inside the section" is just "before the
 * section's end".
 */
size_t heading_find_path(Arena *arena, const HeadingName *names, size_t count, const Str *parts,
                         size_t part_count)
{
    /* Each part is a deeper heading than the one before, and there are six levels. */
    if (part_count == 0 || part_count > 6)
        return count;
    const size_t *ends = section_ends(arena, names, count);
    PathStep step[2];
    for (size_t i = 0; i < 2; i++) {
        step[i].first = ARENA_ARRAY(arena, size_t, count + 1);
        step[i].target = ARENA_ARRAY(arena, size_t, count + 1);
    }
    for (size_t p = part_count; p-- > 0;) {
        PathStep here = step[p % 2];
        PathStep rest = step[(p + 1) % 2];
        bool is_last = p + 1 == part_count;
        Str part = heading_normalise(arena, parts[p]);
        here.first[count] = count;
        for (size_t h = count; h-- > 0;) {
            bool matches =
                name_matches(&names[h], part) && (is_last || rest.first[h + 1] < ends[h]);
            here.first[h] = matches ? h : here.first[h + 1];
            if (matches)
                here.target[h] = is_last ? h : rest.target[rest.first[h + 1]];
        }
    }
    size_t start = step[0].first[0];
    return start < count ? step[0].target[start] : count;
}
