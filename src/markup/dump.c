/* The tree of a note, one node a line; tests/spec/README.md describes the form. */

#include <inttypes.h>

#include "markup/dump.h"
#include "markup/walk.h"

static const char *const kind_names[] = {
    [ATTUNE_NODE_DOCUMENT] = "document",
    [ATTUNE_NODE_QUOTE] = "quote",
    [ATTUNE_NODE_CALLOUT] = "callout",
    [ATTUNE_NODE_LIST] = "list",
    [ATTUNE_NODE_LIST_ITEM] = "item",
    [ATTUNE_NODE_TABLE] = "table",
    [ATTUNE_NODE_TABLE_ROW] = "row",
    [ATTUNE_NODE_FOOTNOTE] = "footnote",
    [ATTUNE_NODE_PARAGRAPH] = "paragraph",
    [ATTUNE_NODE_HEADING] = "heading",
    [ATTUNE_NODE_CALLOUT_TITLE] = "title",
    [ATTUNE_NODE_TABLE_CELL] = "cell",
    [ATTUNE_NODE_CODE_BLOCK] = "code-block",
    [ATTUNE_NODE_HTML_BLOCK] = "html-block",
    [ATTUNE_NODE_MATH_BLOCK] = "math-block",
    [ATTUNE_NODE_COMMENT_BLOCK] = "comment-block",
    [ATTUNE_NODE_RULE] = "rule",
    [ATTUNE_NODE_EMPHASIS] = "emphasis",
    [ATTUNE_NODE_STRONG] = "strong",
    [ATTUNE_NODE_STRIKE] = "strike",
    [ATTUNE_NODE_HIGHLIGHT] = "highlight",
    [ATTUNE_NODE_LINK] = "link",
    [ATTUNE_NODE_IMAGE] = "image",
    [ATTUNE_NODE_FIELD] = "field",
    [ATTUNE_NODE_TEXT] = "text",
    [ATTUNE_NODE_CODE] = "code",
    [ATTUNE_NODE_WIKILINK] = "wikilink",
    [ATTUNE_NODE_EMBED] = "embed",
    [ATTUNE_NODE_TAG] = "tag",
    [ATTUNE_NODE_MATH] = "math",
    [ATTUNE_NODE_COMMENT] = "comment",
    [ATTUNE_NODE_HTML] = "html",
    [ATTUNE_NODE_FOOTNOTE_REF] = "footnote-ref",
    [ATTUNE_NODE_SOFT_BREAK] = "soft-break",
    [ATTUNE_NODE_HARD_BREAK] = "hard-break",
};

static const char *const align_names[] = {"default", "left", "center", "right"};

static const char *const style_names[] = {
    "note",    "abstract", "info",   "todo", "tip",     "success", "question",
    "warning", "failure",  "danger", "bug",  "example", "quote",
};

static const char *const html_tag_names[] = {
    "other", "bold", "italic", "underline", "strike", "mark",  "code",
    "kbd",   "sub",  "sup",    "break",     "anchor", "image",
};

static const char *const field_form_names[] = {"line", "square", "round"};

/* ---- the tree
 * ----------------------------------------------------------------------------------------------------
 */

static void print_list(FILE *out, const AttuneNode *node)
{
    if (node->as.list.ordered)
        fprintf(out, " start=%" PRIu32, node->as.list.start);
    fprintf(out, " marker=%c%s", node->as.list.delimiter, node->as.list.tight ? "" : " loose");
}

static void print_callout(FILE *out, const AttuneNode *node)
{
    const char *style = style_names[node->as.callout.style];
    dump_detail(out, "type", node->as.callout.type);
    if (!str_equal(node->as.callout.type, str_from(style)))
        fprintf(out, " style=%s", style);
    dump_detail_if(out, "meta", node->as.callout.meta);
    if (node->as.callout.fold == ATTUNE_FOLD_OPEN)
        fputs(" fold=open", out);
    if (node->as.callout.fold == ATTUNE_FOLD_CLOSED)
        fputs(" fold=closed", out);
    if (!node->as.callout.has_title)
        fputs(" untitled", out);
}

static void print_table(FILE *out, const AttuneNode *node)
{
    for (size_t i = 0; i < node->as.table.column_count; i++)
        fprintf(out, "%s%s", i ? "," : " columns=", align_names[node->as.table.aligns[i]]);
}

static void print_code_block(FILE *out, const AttuneNode *node)
{
    if (node->as.code.fenced)
        fputs(" fenced", out);
    dump_detail_if(out, "language", node->as.code.language);
    if (!str_equal(node->as.code.info, node->as.code.language))
        dump_detail_if(out, "info", node->as.code.info);
    dump_literal(out, node->text);
}

static void print_markdown_link(FILE *out, const AttuneNode *node)
{
    const AttuneLink *link = node->as.link.link;
    if (link->autolink)
        fputs(" autolink", out);
    dump_detail(out, "url", node->as.link.url);
    dump_detail_if(out, "title", node->as.link.title);
    if (link->external)
        fputs(" external", out);
    else
        dump_target(out, link);
    if (node->kind == ATTUNE_NODE_IMAGE)
        dump_link_text(out, link);
}

static void print_html(FILE *out, const AttuneNode *node)
{
    if (node->as.html.tag != ATTUNE_HTML_OTHER)
        fprintf(out, " %s", html_tag_names[node->as.html.tag]);
    if (node->as.html.closing)
        fputs(" closing", out);
    dump_detail_if(out, "address", node->as.html.address);
    dump_detail_if(out, "alt", node->as.html.alt);
    dump_literal(out, node->text);
}

static void print_footnote(FILE *out, const AttuneNode *node)
{
    dump_detail_if(out, "label", node->as.footnote.label);
    if (node->as.footnote.number)
        fprintf(out, " number=%" PRIu32, node->as.footnote.number);
}

static void print_details(FILE *out, const AttuneNode *node)
{
    switch (node->kind) {
    case ATTUNE_NODE_LIST:
        print_list(out, node);
        break;
    case ATTUNE_NODE_LIST_ITEM:
        dump_detail_if(out, "task", node->as.item.task);
        break;
    case ATTUNE_NODE_HEADING:
        fprintf(out, " level=%u%s", node->as.heading.level,
                node->as.heading.setext ? " setext" : "");
        break;
    case ATTUNE_NODE_CALLOUT:
        print_callout(out, node);
        break;
    case ATTUNE_NODE_TABLE:
        print_table(out, node);
        break;
    case ATTUNE_NODE_CODE_BLOCK:
        print_code_block(out, node);
        break;
    case ATTUNE_NODE_LINK:
    case ATTUNE_NODE_IMAGE:
        print_markdown_link(out, node);
        break;
    case ATTUNE_NODE_WIKILINK:
    case ATTUNE_NODE_EMBED:
        dump_target(out, node->as.link.link);
        dump_link_text(out, node->as.link.link);
        break;
    case ATTUNE_NODE_FIELD:
        dump_detail(out, "key", node->as.field.key);
        fprintf(out, " form=%s", field_form_names[node->as.field.form]);
        break;
    case ATTUNE_NODE_MATH:
        if (node->as.math.display)
            fputs(" display", out);
        dump_literal(out, node->text);
        break;
    case ATTUNE_NODE_HTML:
        print_html(out, node);
        break;
    case ATTUNE_NODE_FOOTNOTE:
    case ATTUNE_NODE_FOOTNOTE_REF:
        print_footnote(out, node);
        break;
    case ATTUNE_NODE_HTML_BLOCK:
    case ATTUNE_NODE_MATH_BLOCK:
    case ATTUNE_NODE_COMMENT_BLOCK:
    case ATTUNE_NODE_TEXT:
    case ATTUNE_NODE_CODE:
    case ATTUNE_NODE_TAG:
    case ATTUNE_NODE_COMMENT:
        dump_literal(out, node->text);
        break;
    default:
        break;
    }
    dump_detail_if(out, "id", node->id);
}

/** The document is the whole, titles and cells stand on the line of what holds them, inlines
 * somewhere in theirs. */
static bool has_lines(AttuneNodeKind kind)
{
    return kind <= ATTUNE_NODE_RULE && kind != ATTUNE_NODE_DOCUMENT &&
           kind != ATTUNE_NODE_CALLOUT_TITLE && kind != ATTUNE_NODE_TABLE_CELL;
}

static void print_node(FILE *out, const AttuneNode *node, size_t depth)
{
    fprintf(out, "%*s%s", (int)(depth * 2), "", kind_names[node->kind]);
    if (has_lines(node->kind))
        dump_lines(out, node->line, node->end_line);
    print_details(out, node);
    fputc('\n', out);
}

static void print_tree(FILE *out, const AttuneNode *root)
{
    size_t depth = 0;
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.entering)
            print_node(out, walk.node, depth);
        if (walk_has_inside(&walk))
            depth = walk.entering ? depth + 1 : depth - 1;
    }
}

void attune_document_dump(const AttuneDocument *document, FILE *out)
{
    print_tree(out, document->root);
    for (size_t i = 0; i < document->footnote_count; i++)
        print_tree(out, document->footnotes[i]);
}
