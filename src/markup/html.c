/* A document as HTML: as cmark prints it (strict), or safe to publish (export). README.md describes
 * both. */

#include <inttypes.h>

#include "base/alloc.h"
#include "markup/html_scan.h"
#include "markup/html_writer.h"
#include "markup/slug.h"
#include "markup/walk.h"

/* Headings looked at for links into the note itself, in all; behind that, links go to the first
 * heading of that name. */
#define FIND_BUDGET 200000

/* ---- blocks
 * ------------------------------------------------------------------------------------------------------
 */

static void put_id(HtmlWriter *writer, const AttuneNode *node)
{
    if (str_is_empty(node->id))
        return;
    html_put(writer, " id=\"^");
    html_escape(writer, node->id);
    html_put(writer, "\"");
}

/** `<name id="…">` on a line of its own; `behind` may be a line break. */
static void open_block(HtmlWriter *writer, const AttuneNode *node, const char *name,
                       const char *behind)
{
    html_break_line(writer);
    html_put(writer, "<");
    html_put(writer, name);
    put_id(writer, node);
    html_put(writer, ">");
    html_put(writer, behind);
}

static bool is_in_tight_item(const AttuneNode *node)
{
    const AttuneNode *list = node->parent ? node->parent->parent : NULL;
    return list && list->kind == ATTUNE_NODE_LIST && list->as.list.tight;
}

static void enter_paragraph(HtmlWriter *writer, const AttuneNode *node)
{
    if (!is_in_tight_item(node)) {
        open_block(writer, node, "p", "");
        return;
    }
    if (str_is_empty(node->id))
        return;
    html_put(writer, "<span");
    put_id(writer, node);
    html_put(writer, "></span>");
}

static void leave_paragraph(HtmlWriter *writer, const AttuneNode *node)
{
    if (writer->footnote && writer->footnote->last == node)
        html_put_back_references(writer, writer->footnote->as.footnote.number);
    if (!is_in_tight_item(node))
        html_put(writer, "</p>\n");
}

static void enter_heading(HtmlWriter *writer, const AttuneNode *node)
{
    html_break_line(writer);
    html_put(writer, (char[]){'<', 'h', (char)('0' + node->as.heading.level), 0});
    Str anchor = html_heading_anchor(writer, node);
    if (!str_is_empty(anchor)) {
        html_put(writer, " id=\"");
        html_escape(writer, anchor);
        html_put(writer, "\"");
    }
    html_put(writer, ">");
}

static void leave_heading(HtmlWriter *writer, const AttuneNode *node)
{
    html_put(writer, (char[]){'<', '/', 'h', (char)('0' + node->as.heading.level), '>', '\n', 0});
}

static void enter_list(HtmlWriter *writer, const AttuneNode *node)
{
    if (!node->as.list.ordered) {
        open_block(writer, node, "ul", "\n");
        return;
    }
    html_break_line(writer);
    html_put(writer, "<ol");
    if (node->as.list.start != 1)
        html_put_str(writer,
                     arena_printf(&writer->arena, " start=\"%" PRIu32 "\"", node->as.list.start));
    put_id(writer, node);
    html_put(writer, ">\n");
}

static void enter_item(HtmlWriter *writer, const AttuneNode *node)
{
    Str task = node->as.item.task;
    if (str_is_empty(task)) {
        open_block(writer, node, "li", "");
        return;
    }
    html_break_line(writer);
    html_put(writer, "<li class=\"task\" data-task=\"");
    html_escape(writer, task);
    html_put(writer, "\"");
    put_id(writer, node);
    bool is_open = str_equal(task, STR(" "));
    html_put(writer, is_open ? "><input type=\"checkbox\" disabled=\"\" /> "
                             : "><input type=\"checkbox\" checked=\"\" disabled=\"\" /> ");
}

static void enter_callout(HtmlWriter *writer, const AttuneNode *node)
{
    AttuneFold fold = node->as.callout.fold;
    html_break_line(writer);
    html_put(writer, fold == ATTUNE_FOLD_NONE ? "<div" : "<details");
    html_put(writer, " class=\"callout\" data-callout=\"");
    html_escape(writer, node->as.callout.type);
    if (!str_is_empty(node->as.callout.meta)) {
        html_put(writer, "\" data-callout-metadata=\"");
        html_escape(writer, node->as.callout.meta);
    }
    html_put(writer, "\"");
    put_id(writer, node);
    html_put(writer, fold == ATTUNE_FOLD_OPEN ? " open=\"\">\n" : ">\n");
}

static void leave_callout(HtmlWriter *writer, const AttuneNode *node)
{
    html_break_line(writer);
    html_put(writer, node->as.callout.fold == ATTUNE_FOLD_NONE ? "</div>\n" : "</details>\n");
}

static bool is_foldable_title(const AttuneNode *title)
{
    return title->parent && title->parent->as.callout.fold != ATTUNE_FOLD_NONE;
}

static void enter_callout_title(HtmlWriter *writer, const AttuneNode *node)
{
    html_put(writer, is_foldable_title(node) ? "<summary class=\"callout-title\">"
                                             : "<div class=\"callout-title\">");
}

static void leave_callout_title(HtmlWriter *writer, const AttuneNode *node)
{
    html_put(writer, is_foldable_title(node) ? "</summary>\n" : "</div>\n");
}

static void put_code_block(HtmlWriter *writer, const AttuneNode *node)
{
    Str info = node->as.code.info;
    size_t end = 0;
    while (end < info.length && !ascii_is_space(info.data[end]))
        end++;
    open_block(writer, node, "pre", "<code");
    if (end > 0) {
        html_put(writer, " class=\"language-");
        html_escape(writer, str_slice(info, 0, end));
        html_put(writer, "\"");
    }
    html_put(writer, ">");
    html_escape(writer, node->text);
    html_put(writer, "</code></pre>\n");
}

static bool is_seen(Str html)
{
    size_t offset = 0;
    HtmlToken token;
    while (html_scan_next(html, &offset, &token)) {
        if (token.kind != HTML_TOKEN_HIDDEN && !str_is_empty(str_trim_ascii(token.source)))
            return true;
    }
    return false;
}

static void put_html_block(HtmlWriter *writer, const AttuneNode *node)
{
    html_break_line(writer);
    if (writer->options.strict) {
        html_put_str(writer, node->text);
    } else if (is_seen(node->text)) {
        open_block(writer, node, "p", "");
        html_put_raw_safely(writer, str_trim_ascii(node->text), node);
        html_close_raw_tags(writer, node);
        html_put(writer, "</p>");
    }
    html_break_line(writer);
}

static void put_math_block(HtmlWriter *writer, const AttuneNode *node)
{
    html_break_line(writer);
    html_put(writer, "<div class=\"math\"");
    put_id(writer, node);
    html_put(writer, ">");
    html_escape(writer, node->text);
    html_put(writer, "</div>\n");
}

/* ---- tables
 * ------------------------------------------------------------------------------------------------------
 */

static bool is_header_row(const AttuneNode *row)
{
    return row->parent && row->parent->first == row;
}

static void enter_row(HtmlWriter *writer, const AttuneNode *row)
{
    if (is_header_row(row))
        html_put(writer, "<thead>\n");
    else if (row->parent && row->parent->first->next == row)
        html_put(writer, "<tbody>\n");
    html_put(writer, "<tr>\n");
}

static void leave_row(HtmlWriter *writer, const AttuneNode *row)
{
    html_put(writer, "</tr>\n");
    if (is_header_row(row))
        html_put(writer, "</thead>\n");
    else if (!row->next)
        html_put(writer, "</tbody>\n");
}

/** The alignment of a cell's column: rows are walked in order, so the writer counts along. */
static AttuneAlign cell_align(const HtmlWriter *writer, const AttuneNode *cell)
{
    const AttuneNode *table = cell->parent ? cell->parent->parent : NULL;
    size_t column = writer->column;
    return table && column < table->as.table.column_count ? table->as.table.aligns[column]
                                                          : ATTUNE_ALIGN_DEFAULT;
}

static void enter_cell(HtmlWriter *writer, const AttuneNode *cell)
{
    static const char *const styles[] = {
        [ATTUNE_ALIGN_DEFAULT] = ">",
        [ATTUNE_ALIGN_LEFT] = " style=\"text-align: left\">",
        [ATTUNE_ALIGN_CENTER] = " style=\"text-align: center\">",
        [ATTUNE_ALIGN_RIGHT] = " style=\"text-align: right\">",
    };
    writer->column = cell->parent && cell->parent->first == cell ? 0 : writer->column + 1;
    html_put(writer, cell->parent && is_header_row(cell->parent) ? "<th" : "<td");
    html_put(writer, styles[cell_align(writer, cell)]);
}

static void leave_cell(HtmlWriter *writer, const AttuneNode *cell)
{
    html_put(writer, cell->parent && is_header_row(cell->parent) ? "</th>\n" : "</td>\n");
}

/* ---- the walk
 * ----------------------------------------------------------------------------------------------------
 */

static bool enter(HtmlWriter *writer, const AttuneNode *node)
{
    switch (node->kind) {
    case ATTUNE_NODE_DOCUMENT:
    case ATTUNE_NODE_FOOTNOTE:
    case ATTUNE_NODE_COMMENT_BLOCK:
        break;
    case ATTUNE_NODE_QUOTE:
        open_block(writer, node, "blockquote", "\n");
        break;
    case ATTUNE_NODE_CALLOUT:
        enter_callout(writer, node);
        break;
    case ATTUNE_NODE_LIST:
        enter_list(writer, node);
        break;
    case ATTUNE_NODE_LIST_ITEM:
        enter_item(writer, node);
        break;
    case ATTUNE_NODE_TABLE:
        open_block(writer, node, "table", "\n");
        break;
    case ATTUNE_NODE_TABLE_ROW:
        enter_row(writer, node);
        break;
    case ATTUNE_NODE_TABLE_CELL:
        enter_cell(writer, node);
        break;
    case ATTUNE_NODE_PARAGRAPH:
        enter_paragraph(writer, node);
        break;
    case ATTUNE_NODE_HEADING:
        enter_heading(writer, node);
        break;
    case ATTUNE_NODE_CALLOUT_TITLE:
        enter_callout_title(writer, node);
        break;
    case ATTUNE_NODE_CODE_BLOCK:
        put_code_block(writer, node);
        break;
    case ATTUNE_NODE_HTML_BLOCK:
        put_html_block(writer, node);
        break;
    case ATTUNE_NODE_MATH_BLOCK:
        put_math_block(writer, node);
        break;
    case ATTUNE_NODE_RULE:
        html_break_line(writer);
        html_put(writer, "<hr />\n");
        break;
    default:
        return html_enter_inline(writer, node);
    }
    return true;
}

static void leave(HtmlWriter *writer, const AttuneNode *node)
{
    if (node->kind > ATTUNE_NODE_RULE) {
        html_leave_inline(writer, node);
        return;
    }
    html_close_raw_tags(writer, node);
    writer->hiding = false;
    switch (node->kind) {
    case ATTUNE_NODE_QUOTE:
        html_break_line(writer);
        html_put(writer, "</blockquote>\n");
        break;
    case ATTUNE_NODE_CALLOUT:
        leave_callout(writer, node);
        break;
    case ATTUNE_NODE_LIST:
        html_put(writer, node->as.list.ordered ? "</ol>\n" : "</ul>\n");
        break;
    case ATTUNE_NODE_LIST_ITEM:
        html_put(writer, "</li>\n");
        break;
    case ATTUNE_NODE_TABLE:
        html_put(writer, "</table>\n");
        break;
    case ATTUNE_NODE_TABLE_ROW:
        leave_row(writer, node);
        break;
    case ATTUNE_NODE_TABLE_CELL:
        leave_cell(writer, node);
        break;
    case ATTUNE_NODE_PARAGRAPH:
        leave_paragraph(writer, node);
        break;
    case ATTUNE_NODE_HEADING:
        leave_heading(writer, node);
        break;
    case ATTUNE_NODE_CALLOUT_TITLE:
        leave_callout_title(writer, node);
        break;
    default:
        break;
    }
}

/** Can the node hold others, so that it has an end to be written even when it is empty? */
static bool is_container(const AttuneNode *node)
{
    return node->kind <= ATTUNE_NODE_TABLE_CELL ||
           (node->kind >= ATTUNE_NODE_EMPHASIS && node->kind <= ATTUNE_NODE_FIELD);
}

void html_write_tree(HtmlWriter *writer, const AttuneNode *root)
{
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (!walk.entering) {
            leave(writer, walk.node);
        } else if (!enter(writer, walk.node)) {
            walk_skip_inside(&walk);
        } else if (!walk_has_inside(&walk) && is_container(walk.node)) {
            leave(writer, walk.node);
        }
    }
}

static void prepare(HtmlWriter *writer)
{
    const AttuneDocument *document = writer->document;
    if (!writer->options.strict) {
        SlugCounter slugs = {0};
        for (const AttuneNode *node = document->root->first; node; node = node->next) {
            if (node->kind == ATTUNE_NODE_HEADING) {
                Str id = slug_counter_next(&slugs, &writer->arena, node->as.heading.plain);
                vec_push(&writer->anchors, ((HtmlAnchor){node, id}));
            }
        }
        slug_counter_clear(&slugs);
    }
    html_count_references(writer);
}

void attune_document_html(const AttuneDocument *document, const AttuneHtmlOptions *options,
                          FILE *out)
{
    HtmlWriter writer = {
        .out = out, .last = '\n', .document = document, .find_budget = FIND_BUDGET};
    if (options)
        writer.options = *options;
    prepare(&writer);
    html_write_tree(&writer, document->root);
    html_write_footnotes(&writer);
    vec_clear(&writer.anchors);
    vec_clear(&writer.open_tags);
    vec_clear(&writer.reference_counts);
    vec_clear(&writer.references_written);
    arena_clear(&writer.arena);
}
