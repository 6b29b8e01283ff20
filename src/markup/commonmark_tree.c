/* libcmark's tree as one of ours. */

#include <cmark.h>

#include "base/strbuf.h"
#include "markup/commonmark.h"
#include "markup/commonmark_parse.h"
#include "markup/source.h"

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

/** The line that a block starts on, and where on it. */
static Str first_line(TreeBuilder *tree, cmark_node *from, size_t *column)
{
    if (!tree->lines.starts)
        tree->lines = line_table_build(tree->arena, tree->text);
    uint32_t line = (uint32_t)cmark_node_get_start_line(from);
    *column = (size_t)cmark_node_get_start_column(from) - 1;
    return line_table_text(&tree->lines, tree->text, line);
}

static void fill_list(TreeBuilder *tree, AttuneNode *node, cmark_node *from)
{
    size_t column;
    Str line = first_line(tree, from, &column);
    node->as.list.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    node->as.list.tight = cmark_node_get_list_tight(from);
    node->as.list.start = (uint32_t)cmark_node_get_list_start(from);
    node->as.list.delimiter = commonmark_list_delimiter(from, line, column);
}

static void fill_code(TreeBuilder *tree, AttuneNode *node, cmark_node *from)
{
    size_t column;
    Str line = first_line(tree, from, &column);
    node->text = commonmark_clone(tree->arena, cmark_node_get_literal(from));
    node->as.code.info = commonmark_clone(tree->arena, cmark_node_get_fence_info(from));
    node->as.code.language = commonmark_language(tree->arena, node->as.code.info);
    node->as.code.fenced = commonmark_is_fenced(from, line, column);
}

static void fill_heading(TreeBuilder *tree, AttuneNode *node, cmark_node *from)
{
    size_t column;
    Str line = first_line(tree, from, &column);
    node->as.heading.level = (uint8_t)cmark_node_get_heading_level(from);
    node->as.heading.setext = column >= line.length || line.data[column] != '#';
}

static void fill_node(TreeBuilder *tree, AttuneNode *node, cmark_node *from)
{
    Arena *arena = tree->arena;
    switch (node->kind) {
    case ATTUNE_NODE_LIST:
        fill_list(tree, node, from);
        break;
    case ATTUNE_NODE_HEADING:
        fill_heading(tree, node, from);
        break;
    case ATTUNE_NODE_CODE_BLOCK:
        fill_code(tree, node, from);
        break;
    case ATTUNE_NODE_LINK:
    case ATTUNE_NODE_IMAGE:
        node->as.link.url = commonmark_clone(arena, cmark_node_get_url(from));
        node->as.link.title = commonmark_clone(arena, cmark_node_get_title(from));
        break;
    case ATTUNE_NODE_HTML_BLOCK:
    case ATTUNE_NODE_CODE:
    case ATTUNE_NODE_HTML:
        node->text = commonmark_clone(arena, cmark_node_get_literal(from));
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
    cmark_iter *iter = cmark_iter_new(commonmark_parse(&bump, text.data, text.length));
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
    commonmark_parse_end(&bump);
    strbuf_clear(&tree.words);
    AttuneNode *root = tree.parent;
    while (root->parent)
        root = root->parent;
    return root;
}
