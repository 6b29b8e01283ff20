/* Footnotes: references in the text, the list below it, and the way back. */

#include <inttypes.h>

#include "base/alloc.h"
#include "markup/html_writer.h"
#include "markup/walk.h"

static void count_references_below(HtmlWriter *writer, const AttuneNode *root)
{
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (walk.node->kind == ATTUNE_NODE_IMAGE)
            walk_skip_inside(&walk);
        uint32_t number =
            walk.node->kind == ATTUNE_NODE_FOOTNOTE_REF ? walk.node->as.footnote.number : 0;
        if (number && number < writer->reference_counts.count)
            writer->reference_counts.items[number]++;
    }
}

void html_count_references(HtmlWriter *writer)
{
    const AttuneDocument *document = writer->document;
    for (size_t i = 0; i <= document->footnote_count; i++) {
        vec_push(&writer->reference_counts, 0);
        vec_push(&writer->references_written, 0);
    }
    count_references_below(writer, document->root);
    for (size_t i = 0; i < document->footnote_count; i++)
        count_references_below(writer, document->footnotes[i]);
}

/** `fnref-2` for the first reference to footnote 2, `fnref-2-3` for the third. */
static Str reference_id(HtmlWriter *writer, uint32_t number, uint32_t nth)
{
    return nth > 1 ? arena_printf(&writer->arena, "fnref-%" PRIu32 "-%" PRIu32, number, nth)
                   : arena_printf(&writer->arena, "fnref-%" PRIu32, number);
}

void html_put_footnote_ref(HtmlWriter *writer, const AttuneNode *node)
{
    uint32_t number = node->as.footnote.number;
    if (number == 0 || number >= writer->references_written.count)
        return;
    uint32_t nth = ++writer->references_written.items[number];
    Str id = reference_id(writer, number, nth);
    bool links = writer->link_depth == 0;
    html_put(writer, "<sup class=\"footnote-ref\">");
    if (links)
        html_put_str(writer,
                     arena_printf(&writer->arena, "<a href=\"#fn-%" PRIu32 "\" id=\"%.*s\">",
                                  number, STR_ARG(id)));
    html_put_str(writer, arena_printf(&writer->arena, "%" PRIu32, number));
    html_put(writer, links ? "</a></sup>" : "</sup>");
}

void html_put_back_references(HtmlWriter *writer, uint32_t number)
{
    if (number == 0 || number >= writer->reference_counts.count)
        return;
    for (uint32_t nth = 1; nth <= writer->reference_counts.items[number]; nth++) {
        Str id = reference_id(writer, number, nth);
        html_put_str(writer, arena_printf(&writer->arena,
                                          " <a href=\"#%.*s\" class=\"footnote-backref\">↩</a>",
                                          STR_ARG(id)));
    }
}

static void write_footnote(HtmlWriter *writer, const AttuneNode *footnote)
{
    uint32_t number = footnote->as.footnote.number;
    html_put_str(writer, number
                             ? arena_printf(&writer->arena, "<li id=\"fn-%" PRIu32 "\">\n", number)
                             : STR("<li>\n"));
    writer->footnote = footnote;
    html_write_tree(writer, footnote);
    writer->footnote = NULL;
    if (!footnote->last || footnote->last->kind != ATTUNE_NODE_PARAGRAPH)
        html_put_back_references(writer, number);
    html_break_line(writer);
    html_put(writer, "</li>\n");
}

void html_write_footnotes(HtmlWriter *writer)
{
    const AttuneDocument *document = writer->document;
    if (document->footnote_count == 0)
        return;
    html_put(writer, "<section class=\"footnotes\">\n");
    bool in_list = false;
    bool numbered = false;
    for (size_t i = 0; i < document->footnote_count; i++) {
        const AttuneNode *footnote = document->footnotes[i];
        bool has_number = footnote->as.footnote.number != 0;
        if (!in_list || has_number != numbered) {
            if (in_list)
                html_put(writer, numbered ? "</ol>\n" : "</ul>\n");
            html_put(writer, has_number ? "<ol>\n" : "<ul>\n");
            in_list = true;
            numbered = has_number;
        }
        write_footnote(writer, footnote);
    }
    html_put(writer, numbered ? "</ol>\n</section>\n" : "</ul>\n</section>\n");
}
