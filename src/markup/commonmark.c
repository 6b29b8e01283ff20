#include "markup/commonmark.h"

#include <cmark.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "markup/neutral.h"
#include "markup/source.h"

/* ---- memory ---- */

/*
 * libcmark's allocator has no context argument, so the memory of the parse at hand is found through
 * this pointer. A parse never starts another one and never leaves its thread; all its memory goes
 * at once when it ends.
 */
static _Thread_local struct Bump *current_bump;

typedef struct BumpChunk {
    struct BumpChunk *next;
} BumpChunk;

typedef struct Bump {
    BumpChunk *chunks;
    char *next;
    char *end;
    size_t chunk_size;
} Bump;

/** Before each piece stands its size, which realloc needs. */
#define PIECE_HEADER 16
#define CHUNK_MAX ((size_t)8 << 20)

static void bump_grow(Bump *bump, size_t size)
{
    size_t wanted = bump->chunk_size;
    if (wanted < size + PIECE_HEADER)
        wanted = size + PIECE_HEADER;
    BumpChunk *chunk = mem_alloc(wanted + PIECE_HEADER);
    chunk->next = bump->chunks;
    bump->chunks = chunk;
    bump->next = (char *)chunk + PIECE_HEADER;
    bump->end = bump->next + wanted;
    if (bump->chunk_size < CHUNK_MAX)
        bump->chunk_size *= 2;
}

static char *bump_take(Bump *bump, size_t size)
{
    size_t rounded = PIECE_HEADER + ((size + 15) & ~(size_t)15);
    if ((size_t)(bump->end - bump->next) < rounded)
        bump_grow(bump, rounded);
    char *piece = bump->next + PIECE_HEADER;
    memcpy(bump->next, &size, sizeof(size));
    bump->next += rounded;
    return piece;
}

static void bump_clear(Bump *bump)
{
    for (BumpChunk *chunk = bump->chunks; chunk;) {
        BumpChunk *next = chunk->next;
        mem_free(chunk);
        chunk = next;
    }
}

static void *cm_calloc(size_t count, size_t size)
{
    size_t total;
    ASSERT(!__builtin_mul_overflow(count, size, &total), "libcmark asks for sizes of int");
    return memset(bump_take(current_bump, total), 0, total);
}

static void *cm_realloc(void *old, size_t size)
{
    if (!old)
        return bump_take(current_bump, size);
    size_t old_size;
    memcpy(&old_size, (char *)old - PIECE_HEADER, sizeof(old_size));
    if (size <= old_size)
        return old;
    /* The last piece grows where it is: most growing is done by the string at hand. */
    char *old_end = (char *)old + ((old_size + 15) & ~(size_t)15);
    size_t rounded = (size + 15) & ~(size_t)15;
    if (old_end == current_bump->next && rounded <= (size_t)(current_bump->end - (char *)old)) {
        current_bump->next = (char *)old + rounded;
        memcpy((char *)old - PIECE_HEADER, &size, sizeof(size));
        return old;
    }
    return memcpy(bump_take(current_bump, size), old, old_size);
}

static void cm_free(void *memory) { (void)memory; }

static cmark_mem bump_mem = {cm_calloc, cm_realloc, cm_free};

/** Parse `text`; the tree lives until parse_end. */
static cmark_node *parse_begin(Bump *bump, const char *data, size_t length)
{
    *bump = (Bump){.chunk_size = 4096 + 4 * length};
    if (bump->chunk_size > CHUNK_MAX)
        bump->chunk_size = CHUNK_MAX;
    current_bump = bump;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &bump_mem);
    cmark_parser_feed(parser, data ? data : "", length);
    return cmark_parser_finish(parser);
}

static void parse_end(Bump *bump)
{
    current_bump = NULL;
    bump_clear(bump);
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

static Str clone_text(Arena *arena, const char *text)
{
    Str all = str_from(text);
    return all.length ? arena_clone_str(arena, all) : (Str){0};
}

/* ---- blocks ---- */

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

static char list_delimiter(cmark_node *node, Str line, size_t column)
{
    if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
        return column < line.length ? line.data[column] : '-';
    return cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
}

static void read_list(const BlockReader *reader, cmark_node *node, CmBlock *block)
{
    block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    block->start = (uint32_t)cmark_node_get_list_start(node);
    block->tight = cmark_node_get_list_tight(node);
    block->delimiter = list_delimiter(node, line_text(reader, block->first_line), block->column);
}

/** libcmark does not tell; indented code starts with the very text that stands at its place. */
static bool is_fenced(const BlockReader *reader, const CmBlock *block, const char *literal)
{
    Str line = line_text(reader, block->first_line);
    Str place = str_from_offset(line, block->column);
    if (!str_starts_with(place, STR("```")) && !str_starts_with(place, STR("~~~")))
        return false;
    if (!str_starts_with(str_from(literal), place))
        return true;
    return block->column < 4 || !ascii_is_blank(line.data[block->column - 4]);
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
        block->info = clone_text(reader->arena, cmark_node_get_fence_info(node));
        block->fenced = is_fenced(reader, block, cmark_node_get_literal(node));
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
    read_blocks(&reader, parse_begin(&bump, neutral, length));
    mend_blocks(&reader);
    parse_end(&bump);
    mem_free(neutral);
    mem_free(kept);
    CmBlocks blocks = {vec_clone_into(&reader.blocks, arena), (uint32_t)reader.blocks.count};
    vec_clear(&reader.blocks);
    return blocks;
}

/* ---- trees ---- */

typedef struct TreeBuilder {
    Arena *arena;
    Str text;
    LineTable lines; /* made for the first list */
    AttuneNode *parent;
    StrBuf words;        /* of adjacent text nodes */
    size_t block_depth;  /* containers that are open */
    size_t inline_depth; /* the same for inlines */
    size_t transparent;  /* nodes that are open but left out */
} TreeBuilder;

static AttuneNode *add_node(TreeBuilder *tree, AttuneNodeKind kind)
{
    AttuneNode *node = ARENA_NEW(tree->arena, AttuneNode);
    node->kind = kind;
    node->parent = tree->parent;
    if (tree->parent) {
        if (tree->parent->last)
            tree->parent->last->next = node;
        else
            tree->parent->first = node;
        tree->parent->last = node;
        node->line = tree->parent->line;
        node->end_line = tree->parent->end_line;
    }
    return node;
}

static void flush_words(TreeBuilder *tree)
{
    if (tree->words.length == 0)
        return;
    AttuneNode *node = add_node(tree, ATTUNE_NODE_TEXT);
    node->text = arena_clone_str(tree->arena, strbuf_view(&tree->words));
    strbuf_reset(&tree->words);
}

static bool node_kind(cmark_node_type type, AttuneNodeKind *kind)
{
    static const AttuneNodeKind kinds[] = {
        [CMARK_NODE_DOCUMENT] = ATTUNE_NODE_DOCUMENT,
        [CMARK_NODE_BLOCK_QUOTE] = ATTUNE_NODE_QUOTE,
        [CMARK_NODE_LIST] = ATTUNE_NODE_LIST,
        [CMARK_NODE_ITEM] = ATTUNE_NODE_LIST_ITEM,
        [CMARK_NODE_CODE_BLOCK] = ATTUNE_NODE_CODE_BLOCK,
        [CMARK_NODE_HTML_BLOCK] = ATTUNE_NODE_HTML_BLOCK,
        [CMARK_NODE_PARAGRAPH] = ATTUNE_NODE_PARAGRAPH,
        [CMARK_NODE_HEADING] = ATTUNE_NODE_HEADING,
        [CMARK_NODE_THEMATIC_BREAK] = ATTUNE_NODE_RULE,
        [CMARK_NODE_TEXT] = ATTUNE_NODE_TEXT,
        [CMARK_NODE_SOFTBREAK] = ATTUNE_NODE_SOFT_BREAK,
        [CMARK_NODE_LINEBREAK] = ATTUNE_NODE_HARD_BREAK,
        [CMARK_NODE_CODE] = ATTUNE_NODE_CODE,
        [CMARK_NODE_HTML_INLINE] = ATTUNE_NODE_HTML,
        [CMARK_NODE_EMPH] = ATTUNE_NODE_EMPHASIS,
        [CMARK_NODE_STRONG] = ATTUNE_NODE_STRONG,
        [CMARK_NODE_LINK] = ATTUNE_NODE_LINK,
        [CMARK_NODE_IMAGE] = ATTUNE_NODE_IMAGE,
    };
    if ((size_t)type >= sizeof(kinds) / sizeof(kinds[0]))
        return false;
    *kind = kinds[type];
    return type == CMARK_NODE_DOCUMENT || *kind != ATTUNE_NODE_DOCUMENT;
}

static bool is_inline_container(AttuneNodeKind kind)
{
    return kind == ATTUNE_NODE_EMPHASIS || kind == ATTUNE_NODE_STRONG || kind == ATTUNE_NODE_LINK ||
           kind == ATTUNE_NODE_IMAGE;
}

static bool is_block_container(AttuneNodeKind kind)
{
    return kind == ATTUNE_NODE_QUOTE || kind == ATTUNE_NODE_LIST || kind == ATTUNE_NODE_LIST_ITEM;
}

static bool is_block(AttuneNodeKind kind)
{
    return is_block_container(kind) || kind == ATTUNE_NODE_PARAGRAPH ||
           kind == ATTUNE_NODE_HEADING || kind == ATTUNE_NODE_CODE_BLOCK ||
           kind == ATTUNE_NODE_HTML_BLOCK || kind == ATTUNE_NODE_RULE ||
           kind == ATTUNE_NODE_DOCUMENT;
}

static Str first_word(Arena *arena, Str info)
{
    size_t end = 0;
    while (end < info.length && !ascii_is_space(info.data[end]))
        end++;
    Str word = arena_clone_str(arena, str_slice(info, 0, end));
    for (size_t i = 0; i < end; i++)
        ((char *)(uintptr_t)word.data)[i] = ascii_to_lower(word.data[i]);
    return word;
}

static void fill_list(TreeBuilder *tree, AttuneNode *node, cmark_node *from)
{
    if (!tree->lines.starts)
        tree->lines = line_table_build(tree->arena, tree->text);
    size_t column = (size_t)cmark_node_get_start_column(from) - 1;
    Str line = line_table_text(&tree->lines, tree->text, node->line);
    node->as.list.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    node->as.list.tight = cmark_node_get_list_tight(from);
    node->as.list.start = (uint32_t)cmark_node_get_list_start(from);
    node->as.list.delimiter = list_delimiter(from, line, column);
}

static void fill_node(TreeBuilder *tree, AttuneNode *node, cmark_node *from)
{
    Arena *arena = tree->arena;
    switch (node->kind) {
    case ATTUNE_NODE_LIST:
        fill_list(tree, node, from);
        break;
    case ATTUNE_NODE_HEADING:
        node->as.heading.level = (uint8_t)cmark_node_get_heading_level(from);
        break;
    case ATTUNE_NODE_CODE_BLOCK:
        node->text = clone_text(arena, cmark_node_get_literal(from));
        node->as.code.info = clone_text(arena, cmark_node_get_fence_info(from));
        node->as.code.language = commonmark_language(arena, node->as.code.info);
        break;
    case ATTUNE_NODE_LINK:
    case ATTUNE_NODE_IMAGE:
        node->as.link.url = clone_text(arena, cmark_node_get_url(from));
        node->as.link.title = clone_text(arena, cmark_node_get_title(from));
        break;
    case ATTUNE_NODE_HTML_BLOCK:
    case ATTUNE_NODE_CODE:
    case ATTUNE_NODE_HTML:
        node->text = clone_text(arena, cmark_node_get_literal(from));
        break;
    default:
        break;
    }
}

/** Is a container nested too deeply to be kept? */
static bool is_too_deep(const TreeBuilder *tree, AttuneNodeKind kind)
{
    if (is_inline_container(kind))
        return tree->inline_depth >= COMMONMARK_INLINE_DEPTH;
    return is_block_container(kind) &&
           tree->block_depth + (kind == ATTUNE_NODE_LIST) >= COMMONMARK_BLOCK_DEPTH;
}

static void enter_node(TreeBuilder *tree, cmark_node *from, AttuneNodeKind kind)
{
    if (kind == ATTUNE_NODE_TEXT) {
        strbuf_append(&tree->words, str_from(cmark_node_get_literal(from)));
        return;
    }
    if (tree->transparent || is_too_deep(tree, kind)) {
        tree->transparent += is_inline_container(kind) || is_block_container(kind);
        if (is_inline_container(kind) || is_block_container(kind))
            return;
    }
    flush_words(tree);
    AttuneNode *node = add_node(tree, kind);
    if (is_block(kind)) {
        node->line = (uint32_t)cmark_node_get_start_line(from);
        node->end_line = (uint32_t)cmark_node_get_end_line(from);
        if (node->end_line < node->line) /* libcmark knows no end of what ends on the last line */
            node->end_line = node->line;
    }
    fill_node(tree, node, from);
    if (is_inline_container(kind) || is_block(kind))
        tree->parent = node;
    tree->inline_depth += is_inline_container(kind);
    tree->block_depth += is_block_container(kind);
}

static void leave_node(TreeBuilder *tree, AttuneNodeKind kind)
{
    if (tree->transparent && (is_inline_container(kind) || is_block_container(kind))) {
        tree->transparent--;
        return;
    }
    flush_words(tree);
    tree->inline_depth -= is_inline_container(kind);
    tree->block_depth -= is_block_container(kind);
    if (tree->parent->parent)
        tree->parent = tree->parent->parent;
}

static bool is_leaf_block(AttuneNodeKind kind)
{
    return kind == ATTUNE_NODE_CODE_BLOCK || kind == ATTUNE_NODE_HTML_BLOCK ||
           kind == ATTUNE_NODE_RULE;
}

AttuneNode *commonmark_tree(Arena *arena, Str text)
{
    TreeBuilder tree = {.arena = arena, .text = text};
    Bump bump;
    cmark_iter *iter = cmark_iter_new(parse_begin(&bump, text.data, text.length));
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *from = cmark_iter_get_node(iter);
        AttuneNodeKind kind;
        if (!node_kind(cmark_node_get_type(from), &kind))
            continue;
        if (event == CMARK_EVENT_ENTER)
            enter_node(&tree, from, kind);
        if (event == CMARK_EVENT_EXIT || is_leaf_block(kind))
            leave_node(&tree, kind);
    }
    parse_end(&bump);
    strbuf_clear(&tree.words);
    AttuneNode *root = tree.parent;
    while (root->parent)
        root = root->parent;
    return root;
}

Str commonmark_language(Arena *arena, Str info) { return first_word(arena, info); }

Str commonmark_entity(Arena *arena, Str entity)
{
    Bump bump;
    cmark_node *root = parse_begin(&bump, entity.data, entity.length);
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(root));
    Str result = clone_text(arena, text ? cmark_node_get_literal(text) : "");
    parse_end(&bump);
    return result.length ? result : entity;
}

const char *commonmark_library_version(void) { return cmark_version_string(); }
