#include "markup/frontmatter.h"

#include "base/alloc.h"
#include "markup/frontmatter_block.h"
#include "markup/salvage.h"

typedef struct Bounds {
    size_t start; /* of the YAML */
    size_t end;
    size_t body_offset;
    uint32_t body_line;
} Bounds;

/** Has only spaces and tabs. */
static bool is_blank(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_blank(text.data[i]))
            return false;
    }
    return true;
}

static bool is_dashes_and_blanks(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '-' && !ascii_is_blank(text.data[i]))
            return false;
    }
    return true;
}

/** Offset behind the opening line (vault-spec 2.2); 0 without one. */
static size_t find_opener(Str text)
{
    if (!str_starts_with(text, STR("---")))
        return 0;
    size_t end = str_find_char(text, '\n', 3);
    return end != STR_NOT_FOUND && is_blank(str_slice(text, 3, end)) ? end + 1 : 0;
}

/** vault-spec 2.3, 2.4. */
static bool find_bounds(Str text, Bounds *bounds)
{
    size_t start = find_opener(text);
    if (start == 0)
        return false;
    Bounds fallback = {0};
    uint32_t number = BLOCK_FIRST_LINE;
    for (size_t at = start; at < text.length; number++) {
        size_t end = str_find_char(text, '\n', at);
        Str line = str_slice(text, at, end);
        size_t behind = end == STR_NOT_FOUND ? text.length : end + 1;
        if (str_starts_with(line, STR("---"))) {
            *bounds = (Bounds){start, at, behind, number + 1};
            if (!is_dashes_and_blanks(line)) {
                bounds->body_offset = at + 3;
                bounds->body_line = number;
            }
            return true;
        }
        if (fallback.start == 0 && str_starts_with(line, STR("...")) &&
            is_blank(str_from_offset(line, 3)))
            fallback = (Bounds){start, at, behind, number + 1};
        at = behind;
    }
    *bounds = fallback;
    return fallback.start != 0;
}

/** Nothing but blank lines and comments (vault-spec 2.6). */
static bool says_nothing(Str block)
{
    Str rest = block;
    Str line;
    while (str_next_piece(&rest, '\n', &line)) {
        line = str_trim_ascii(line);
        if (!str_is_empty(line) && line.data[0] != '#')
            return false;
    }
    return true;
}

/** Take the block as ending where its closer was forgotten, if it looks so (vault-spec 14.3). */
static bool shorten(BlockReader *reader, Arena *arena, Str text, Bounds *bounds)
{
    uint32_t blank_line = 0;
    size_t end =
        salvage_find_forgotten_end(str_slice(text, bounds->start, bounds->end), &blank_line);
    if (end == STR_NOT_FOUND)
        return false;
    bounds->end = bounds->start + end;
    bounds->body_offset = bounds->end;
    bounds->body_line = BLOCK_FIRST_LINE + blank_line + 1;
    block_clear(reader);
    block_init(reader, arena, text, bounds->start, bounds->end);
    block_complain(reader, ATTUNE_PROBLEM_FRONT_MATTER, blank_line, (Str){0},
                   STR("the closing --- is missing; taken to end here"));
    return true;
}

/** @return false when the block turns out to be no front matter (vault-spec 2.5) */
static bool read_block(BlockReader *reader, Arena *arena, Str text, Bounds *bounds)
{
    Str block = str_slice(text, bounds->start, bounds->end);
    if (says_nothing(block))
        return true;
    YamlProblem problem;
    BlockPiece whole = block_whole(reader);
    bool read = block_read_piece(reader, &whole, &problem);
    if (!read && !problem.is_limit && shorten(reader, arena, text, bounds)) {
        whole = block_whole(reader);
        read = block_read_piece(reader, &whole, &problem);
    }
    /* An empty mapping is fine, one whose keys all had to be left out is not. */
    if (read && reader->properties.count == 0)
        return reader->problems.count == 0;
    if (!read)
        salvage_block(reader, &problem);
    return reader->properties.count > 0;
}

FrontMatter frontmatter_parse(Arena *arena, Str text)
{
    FrontMatter out = {.body_line = 1};
    Bounds bounds;
    if (!find_bounds(text, &bounds))
        return out;
    BlockReader reader;
    block_init(&reader, arena, text, bounds.start, bounds.end);
    if (read_block(&reader, arena, text, &bounds)) {
        out.present = true;
        out.block = str_slice(text, bounds.start, bounds.end);
        out.body_offset = bounds.body_offset;
        out.body_line = bounds.body_line;
        out.properties = vec_clone_into(&reader.properties, arena);
        out.property_count = reader.properties.count;
        out.problems = vec_clone_into(&reader.problems, arena);
        out.problem_count = reader.problems.count;
    }
    block_clear(&reader);
    return out;
}
