/* The blocks of a text, as libcmark finds them in its neutral form. */

#include <cmark.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "markup/commonmark.h"
#include "markup/commonmark_parse.h"
#include "markup/neutral.h"

typedef struct BlockReader {
    Arena *arena;
    Str text;
    const uint32_t *starts;
    const uint32_t *kept; /* bytes of each line that libcmark was given */
    uint32_t line_count;
    VEC(CmBlock) blocks;
    uint32_t open[COMMONMARK_BLOCK_DEPTH + 2]; /* the containers around the place, by depth */
} BlockReader;

static bool block_kind(cmark_node *node, CmKind *kind)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        *kind = CM_QUOTE;
        return true;
    case CMARK_NODE_LIST:
        *kind = CM_LIST;
        return true;
    case CMARK_NODE_ITEM:
        *kind = CM_ITEM;
        return true;
    case CMARK_NODE_CODE_BLOCK:
        *kind = CM_CODE;
        return true;
    case CMARK_NODE_HTML_BLOCK:
        *kind = CM_HTML;
        return true;
    case CMARK_NODE_PARAGRAPH:
        *kind = CM_PARAGRAPH;
        return true;
    case CMARK_NODE_HEADING:
        *kind = CM_HEADING;
        return true;
    case CMARK_NODE_THEMATIC_BREAK:
        *kind = CM_RULE;
        return true;
    default:
        return false;
    }
}

static Str line_text(const BlockReader *reader, uint32_t line)
{
    uint32_t start = reader->starts[line];
    size_t end = line + 1 < reader->line_count ? reader->starts[line + 1] - 1 : reader->text.length;
    if (end > start && line + 1 == reader->line_count && reader->text.data[end - 1] == '\n')
        end--;
    return str_slice(reader->text, start, end);
}

/** A line without blanks and quote marks at its start. */
static Str line_inside(const BlockReader *reader, uint32_t line)
{
    Str text = line_text(reader, line);
    size_t i = 0;
    while (i < text.length && (ascii_is_blank(text.data[i]) || text.data[i] == '>'))
        i++;
    return str_from_offset(text, i);
}

static uint32_t count_lines(Str literal)
{
    uint32_t lines = 0;
    for (size_t i = 0; (i = str_find_char(literal, '\n', i)) != STR_NOT_FOUND; i++)
        lines++;
    return lines;
}

/** The rest of line `line` that libcmark was not given. */
static Str left_out(const BlockReader *reader, uint32_t line)
{
    if (line >= reader->line_count)
        return (Str){0};
    return str_from_offset(line_text(reader, line), reader->kept[line]);
}

/** The literal of code or HTML whose first line is line `line` of the text, with all that was left
 * out or changed. */
static Str clone_literal(const BlockReader *reader, cmark_node *node, uint32_t line)
{
    Str literal = str_from(cmark_node_get_literal(node));
    size_t length = literal.length;
    uint32_t lines = count_lines(literal);
    for (uint32_t i = 0; i < lines; i++)
        length += left_out(reader, line + i).length;
    if (length == 0)
        return (Str){0};
    char *copy = ARENA_ARRAY(reader->arena, char, length + 1);
    size_t at = 0;
    for (size_t from = 0; from < literal.length; line++) {
        size_t end = str_find_char(literal, '\n', from);
        bool ended = end != STR_NOT_FOUND;
        end = ended ? end : literal.length;
        Str rest = ended ? left_out(reader, line) : (Str){0};
        memcpy(copy + at, literal.data + from, end - from);
        neutral_restore(copy + at, end - from);
        at += end - from;
        if (rest.length)
            memcpy(copy + at, rest.data, rest.length);
        at += rest.length;
        if (ended)
            copy[at++] = '\n';
        from = end + 1;
    }
    return (Str){copy, at};
}

/** libcmark's own end lines are right for paragraphs and headings of one line only. */
static uint32_t last_line_of(cmark_node *node, const CmBlock *block)
{
    uint32_t lines = count_lines(block->literal);
    switch (block->kind) {
    case CM_PARAGRAPH:
    case CM_HEADING:
        return (uint32_t)cmark_node_get_end_line(node) - 1;
    case CM_CODE:
        if (block->fenced)
            return block->first_line + lines;
        return lines ? block->first_line + lines - 1 : block->first_line;
    case CM_HTML:
        return lines ? block->first_line + lines - 1 : block->first_line;
    default:
        return block->first_line;
    }
}

static void read_list(const BlockReader *reader, cmark_node *node, CmBlock *block)
{
    block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    block->start = (uint32_t)cmark_node_get_list_start(node);
    block->tight = cmark_node_get_list_tight(node);
    block->delimiter =
        commonmark_list_delimiter(node, line_text(reader, block->first_line), block->column);
}

static void read_block(BlockReader *reader, cmark_node *node, CmKind kind, uint32_t parent)
{
    vec_push(&reader->blocks, ((CmBlock){.kind = kind, .parent = parent}));
    CmBlock *block = &vec_last(&reader->blocks);
    block->first_line = (uint32_t)cmark_node_get_start_line(node) - 1;
    block->column = (uint32_t)cmark_node_get_start_column(node) - 1;
    if (kind == CM_LIST)
        read_list(reader, node, block);
    if (kind == CM_HEADING)
        block->level = (uint8_t)cmark_node_get_heading_level(node);
    if (kind == CM_CODE) {
        block->info = commonmark_clone(reader->arena, cmark_node_get_fence_info(node));
        block->fenced =
            commonmark_is_fenced(node, line_text(reader, block->first_line), block->column);
    }
    if (kind == CM_CODE || kind == CM_HTML)
        block->literal = clone_literal(reader, node, block->first_line + block->fenced);
    block->last_line = last_line_of(node, block);
}

/* ---- places that libcmark gets wrong ---- */

static uint32_t next_start(const BlockReader *reader, uint32_t index)
{
    uint32_t next = reader->blocks.items[index].end;
    return next < reader->blocks.count ? reader->blocks.items[next].first_line : CM_NONE;
}

/** Is the line below the code its closing fence, and not the start of the next block? */
static bool has_closing_fence(const BlockReader *reader, const CmBlock *code, uint32_t next)
{
    uint32_t line = code->last_line + 1;
    if (line >= reader->line_count || line == next)
        return false;
    Str inside = line_inside(reader, line);
    return str_starts_with(inside, STR("```")) || str_starts_with(inside, STR("~~~"));
}

static bool is_underline(Str line)
{
    size_t i = 0;
    while (i < line.length && line.data[i] == line.data[0] &&
           (line.data[0] == '=' || line.data[0] == '-'))
        i++;
    return i > 0 && str_trim_ascii(str_from_offset(line, i)).length == 0;
}

/** The line of the underline of a heading, or of its text when it has none. */
static void mend_heading(const BlockReader *reader, CmBlock *heading, uint32_t next)
{
    Str place = str_from_offset(line_text(reader, heading->first_line), heading->column);
    heading->setext = heading->last_line > heading->first_line || !str_starts_with(place, STR("#"));
    if (!heading->setext) {
        heading->last_line = heading->first_line;
        return;
    }
    if (heading->last_line >= reader->line_count)
        heading->last_line = reader->line_count - 1;
    if (next <= heading->last_line)
        heading->last_line = next - 1;
    while (heading->last_line > heading->first_line &&
           !is_underline(line_inside(reader, heading->last_line)))
        heading->last_line--;
}

static void mend_blocks(BlockReader *reader)
{
    for (uint32_t i = (uint32_t)reader->blocks.count; i-- > 0;) {
        CmBlock *block = &reader->blocks.items[i];
        uint32_t next = next_start(reader, i);
        if (block->kind == CM_CODE && block->fenced && has_closing_fence(reader, block, next))
            block->last_line++;
        if (block->kind == CM_HEADING)
            mend_heading(reader, block, next);
        if (block->last_line >= reader->line_count)
            block->last_line = reader->line_count - 1;
        if (block->last_line < block->first_line)
            block->last_line = block->first_line;
        for (uint32_t child = i + 1; child < block->end; child = reader->blocks.items[child].end) {
            if (reader->blocks.items[child].last_line > block->last_line)
                block->last_line = reader->blocks.items[child].last_line;
        }
    }
}

/** The next node in document order below `root`; `*depth` follows. */
static cmark_node *next_node(cmark_node *root, cmark_node *node, bool enter, size_t *depth)
{
    cmark_node *child = enter ? cmark_node_first_child(node) : NULL;
    if (child) {
        ++*depth;
        return child;
    }
    while (node != root) {
        cmark_node *next = cmark_node_next(node);
        if (next)
            return next;
        node = cmark_node_parent(node);
        --*depth;
    }
    return NULL;
}

static void close_blocks(BlockReader *reader, size_t from, size_t to)
{
    for (size_t depth = from; depth < to; depth++)
        reader->blocks.items[reader->open[depth]].end = (uint32_t)reader->blocks.count;
}

static void read_blocks(BlockReader *reader, cmark_node *root)
{
    size_t depth = 0;
    size_t open = 0; /* containers in reader->open */
    cmark_node *node = root;
    bool enter = true;
    while ((node = next_node(root, node, enter, &depth))) {
        CmKind kind;
        if (!block_kind(node, &kind)) {
            enter = false;
            continue;
        }
        size_t level = depth - 1 < COMMONMARK_BLOCK_DEPTH ? depth - 1 : COMMONMARK_BLOCK_DEPTH;
        close_blocks(reader, level, open);
        open = level < open ? level : open;
        bool container = kind == CM_QUOTE || kind == CM_LIST || kind == CM_ITEM;
        enter = container;
        if (container && level + (kind == CM_LIST) >= COMMONMARK_BLOCK_DEPTH)
            continue;
        uint32_t index = (uint32_t)reader->blocks.count;
        read_block(reader, node, kind, open ? reader->open[open - 1] : CM_NONE);
        reader->blocks.items[index].end = index + 1;
        if (container)
            reader->open[open++] = index;
    }
    close_blocks(reader, 0, open);
}

/** Write the neutral form of all lines. @return its length */
static size_t write_neutral(const BlockReader *reader, char *out, uint32_t *kept)
{
    size_t length = 0;
    for (uint32_t line = 0; line < reader->line_count; line++) {
        kept[line] = (uint32_t)neutral_line(out + length, line_text(reader, line));
        length += kept[line];
        out[length++] = '\n';
    }
    return length;
}

CmBlocks commonmark_blocks(Arena *arena, Str text, const uint32_t *starts, uint32_t line_count)
{
    uint32_t *kept = mem_alloc((line_count + 1) * sizeof(*kept));
    char *neutral = mem_alloc(text.length + 1);
    BlockReader reader = {
        .arena = arena, .text = text, .starts = starts, .kept = kept, .line_count = line_count};
    size_t length = write_neutral(&reader, neutral, kept);
    Bump bump;
    read_blocks(&reader, commonmark_parse(&bump, neutral, length));
    mend_blocks(&reader);
    commonmark_parse_end(&bump);
    mem_free(neutral);
    mem_free(kept);
    CmBlocks blocks = {vec_clone_into(&reader.blocks, arena), (uint32_t)reader.blocks.count};
    vec_clear(&reader.blocks);
    return blocks;
}
