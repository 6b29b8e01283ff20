/* A node as plain text on one line: what a person would read aloud. */

#include <attune/document.h>

#include "base/str.h"
#include "base/utf8.h"
#include "markup/html_scan.h"
#include "markup/walk.h"

/** Collapses blanks, and writes none at the start and the end. */
typedef struct PlainWriter {
    FILE *out;
    bool any;
    bool blank; /* owed before the next text */
} PlainWriter;

static void put_blank(PlainWriter *writer) { writer->blank = true; }

static void put_text(PlainWriter *writer, Str text)
{
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        if (utf8_is_space(utf8_next(text, &offset))) {
            writer->blank = true;
            continue;
        }
        if (writer->blank && writer->any)
            fputc(' ', writer->out);
        writer->blank = false;
        writer->any = true;
        fwrite(text.data + start, 1, offset - start, writer->out);
    }
}

/** An HTML block without its tags. */
static void put_html(PlainWriter *writer, Str html)
{
    size_t offset = 0;
    HtmlToken token;
    while (html_scan_next(html, &offset, &token)) {
        if (token.kind == HTML_TOKEN_TEXT)
            put_text(writer, token.source);
        else if (token.kind == HTML_TOKEN_TAG && str_equal_ascii_nocase(token.name, STR("br")))
            put_blank(writer);
    }
}

static void put_wrapped(PlainWriter *writer, Str before, Str text, Str after)
{
    put_text(writer, before);
    put_text(writer, text);
    put_text(writer, after);
}

/** @return false when what is below the node is not to be read */
static bool put_node(PlainWriter *writer, const AttuneNode *node)
{
    switch (node->kind) {
    case ATTUNE_NODE_TEXT:
    case ATTUNE_NODE_CODE:
    case ATTUNE_NODE_CODE_BLOCK:
        put_text(writer, node->text);
        return true;
    case ATTUNE_NODE_WIKILINK:
    case ATTUNE_NODE_EMBED:
        put_text(writer, node->as.link.link->text);
        return true;
    case ATTUNE_NODE_IMAGE:
        put_text(writer, node->as.link.link->text);
        return false;
    case ATTUNE_NODE_TAG:
        put_wrapped(writer, STR("#"), node->text, STR(""));
        return true;
    case ATTUNE_NODE_MATH:
    case ATTUNE_NODE_MATH_BLOCK: {
        bool display = node->kind == ATTUNE_NODE_MATH_BLOCK || node->as.math.display;
        Str dollars = display ? STR("$$") : STR("$");
        put_wrapped(writer, dollars, node->text, dollars);
        return true;
    }
    case ATTUNE_NODE_HTML:
        if (node->as.html.tag == ATTUNE_HTML_BREAK)
            put_blank(writer);
        else if (node->as.html.tag == ATTUNE_HTML_IMAGE)
            put_text(writer, node->as.html.alt);
        return true;
    case ATTUNE_NODE_HTML_BLOCK:
        put_html(writer, node->text);
        return true;
    case ATTUNE_NODE_FIELD:
        if (node->as.field.form != ATTUNE_FIELD_ROUND) {
            put_wrapped(writer, node->as.field.key, STR(":"), STR(""));
            put_blank(writer);
        }
        return true;
    case ATTUNE_NODE_SOFT_BREAK:
    case ATTUNE_NODE_HARD_BREAK:
        put_blank(writer);
        return true;
    case ATTUNE_NODE_COMMENT:
    case ATTUNE_NODE_COMMENT_BLOCK:
    case ATTUNE_NODE_FOOTNOTE_REF:
        return false;
    default:
        return true;
    }
}

void attune_node_plain_text(const AttuneNode *node, FILE *out)
{
    PlainWriter writer = {.out = out};
    Walk walk = walk_start(node);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (walk.node->kind <= ATTUNE_NODE_RULE)
            put_blank(&writer);
        if (!put_node(&writer, walk.node))
            walk_skip_inside(&walk);
    }
}
