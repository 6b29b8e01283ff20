/* Inline nodes as HTML. */

#include <inttypes.h>

#include "markup/html_scan.h"
#include "markup/html_writer.h"
#include "markup/slug.h"
#include "markup/walk.h"

/* ---- addresses
 * ---------------------------------------------------------------------------------------------------
 */

Str html_heading_anchor(const HtmlWriter *writer, const AttuneNode *heading)
{
    size_t low = 0;
    size_t high = writer->anchors.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (writer->anchors.items[middle].heading->line < heading->line)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < writer->anchors.count && writer->anchors.items[low].heading->line == heading->line;
         low++) {
        if (writer->anchors.items[low].heading == heading)
            return writer->anchors.items[low].id;
    }
    return (Str){0};
}

/** The anchor in the page of what a subpath of this very note means; empty when it is not there or
 * looking costs much. */
static Str find_anchor_here(HtmlWriter *writer, const AttuneLink *link)
{
    size_t cost = (writer->anchors.count + 1) * link->part_count;
    if (cost > writer->find_budget)
        return (Str){0};
    writer->find_budget -= cost;
    const AttuneNode *node = attune_document_find(writer->document, ATTUNE_ANCHOR_HEADING,
                                                  link->parts, link->part_count, true);
    return node ? html_heading_anchor(writer, node) : (Str){0};
}

static void put_fragment(HtmlWriter *writer, const AttuneLink *link)
{
    Str last = link->part_count ? link->parts[link->part_count - 1] : (Str){0};
    switch (link->anchor) {
    case ATTUNE_ANCHOR_BLOCK:
    case ATTUNE_ANCHOR_VIEW:
        html_put(writer, "#");
        html_escape_address(writer, last);
        break;
    case ATTUNE_ANCHOR_HEADING: {
        Str anchor = str_is_empty(link->path) ? find_anchor_here(writer, link) : (Str){0};
        html_put(writer, "#");
        html_escape_path(writer, str_is_empty(anchor) ? markup_slug(&writer->arena, last) : anchor);
        break;
    }
    case ATTUNE_ANCHOR_NONE:
    case ATTUNE_ANCHOR_FOOTNOTE:
        break;
    }
}

void html_put_internal_address(HtmlWriter *writer, const char *attribute, const AttuneLink *link)
{
    Str address = {0};
    if (writer->options.link_address && !str_is_empty(link->path))
        address = writer->options.link_address(writer->options.context, link);
    if (html_address_is_unsafe(address))
        address = (Str){0};
    html_put(writer, " ");
    html_put(writer, attribute);
    html_put(writer, "=\"");
    if (str_is_empty(address))
        html_escape_path(writer, link->path);
    else
        html_escape_address(writer, address);
    put_fragment(writer, link);
    html_put(writer, "\"");
}

/** ` href="…"` unless the address is unsafe to publish. */
static void put_address(HtmlWriter *writer, const char *attribute, Str address)
{
    if (!writer->options.strict && html_address_is_unsafe(address))
        return;
    html_put(writer, " ");
    html_put(writer, attribute);
    html_put(writer, "=\"");
    html_escape_address(writer, address);
    html_put(writer, "\"");
}

static void put_title(HtmlWriter *writer, Str title)
{
    if (str_is_empty(title))
        return;
    html_put(writer, " title=\"");
    html_escape(writer, title);
    html_put(writer, "\"");
}

static void put_number_attribute(HtmlWriter *writer, const char *name, uint32_t number)
{
    if (number)
        html_put_str(writer, arena_printf(&writer->arena, " %s=\"%" PRIu32 "\"", name, number));
}

/* ---- links and images
 * -------------------------------------------------------------------------------------------- */

static bool is_external_wikilink(const AttuneLink *link)
{
    return link->external || str_starts_with(link->path, STR("https://")) ||
           str_starts_with(link->path, STR("http://")) ||
           str_starts_with(link->path, STR("mailto:"));
}

/** Addresses out of the vault are written as they are, and what would run code must not pass for a
 * path. */
static bool is_written_as_it_is(const HtmlWriter *writer, const AttuneNode *node)
{
    return writer->options.strict || node->as.link.link->external ||
           html_address_is_unsafe(node->as.link.url);
}

static void enter_link(HtmlWriter *writer, const AttuneNode *node)
{
    const AttuneLink *link = node->as.link.link;
    if (writer->link_depth++ > 0)
        return;
    html_put(writer, "<a");
    if (is_written_as_it_is(writer, node)) {
        put_address(writer, "href", node->as.link.url);
    } else {
        html_put(writer, " class=\"internal-link\"");
        html_put_internal_address(writer, "href", link);
    }
    put_title(writer, node->as.link.title);
    html_put(writer, ">");
}

static void leave_link(HtmlWriter *writer)
{
    if (--writer->link_depth == 0)
        html_put(writer, "</a>");
}

/** What a picture shows, as text: cmark's rule for `alt`. */
static void put_description(HtmlWriter *writer, const AttuneNode *image)
{
    Walk walk = walk_start(image);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        const AttuneNode *node = walk.node;
        switch (node->kind) {
        case ATTUNE_NODE_SOFT_BREAK:
        case ATTUNE_NODE_HARD_BREAK:
            html_put(writer, " ");
            break;
        case ATTUNE_NODE_WIKILINK:
        case ATTUNE_NODE_EMBED:
            html_escape(writer, node->as.link.link->text);
            break;
        case ATTUNE_NODE_COMMENT:
        case ATTUNE_NODE_FOOTNOTE_REF:
            break;
        default:
            html_escape(writer, node->text);
            break;
        }
    }
}

static void put_image(HtmlWriter *writer, const AttuneNode *node)
{
    const AttuneLink *link = node->as.link.link;
    bool strict = writer->options.strict;
    html_put(writer, "<img");
    if (is_written_as_it_is(writer, node))
        put_address(writer, "src", node->as.link.url);
    else
        html_put_internal_address(writer, "src", link);
    html_put(writer, " alt=\"");
    if (strict || !link->width)
        put_description(writer, node);
    else
        html_escape(writer, link->text);
    html_put(writer, "\"");
    put_title(writer, node->as.link.title);
    if (!strict) {
        put_number_attribute(writer, "width", link->width);
        put_number_attribute(writer, "height", link->height);
    }
    html_put(writer, " />");
}

static void put_wikilink(HtmlWriter *writer, const AttuneNode *node)
{
    const AttuneLink *link = node->as.link.link;
    if (writer->link_depth > 0) {
        html_escape(writer, link->text);
        return;
    }
    html_put(writer, node->kind == ATTUNE_NODE_EMBED ? "<a class=\"internal-embed\""
                                                     : "<a class=\"internal-link\"");
    if (is_external_wikilink(link))
        put_address(writer, "href", link->path);
    else
        html_put_internal_address(writer, "href", link);
    html_put(writer, ">");
    html_escape(writer, link->text);
    html_put(writer, "</a>");
}

static bool is_picture(Str path)
{
    static const char *const extensions[] = {".avif", ".bmp", ".gif", ".jpeg",
                                             ".jpg",  ".png", ".svg", ".webp"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        Str extension = str_from(extensions[i]);
        if (path.length > extension.length &&
            str_equal_ascii_nocase(str_from_offset(path, path.length - extension.length),
                                   extension))
            return true;
    }
    return false;
}

static void put_embed(HtmlWriter *writer, const AttuneNode *node)
{
    const AttuneLink *link = node->as.link.link;
    if (!is_picture(link->path)) {
        put_wikilink(writer, node);
        return;
    }
    html_put(writer, "<img class=\"internal-embed\"");
    html_put_internal_address(writer, "src", link);
    html_put(writer, " alt=\"");
    html_escape(writer, link->text);
    html_put(writer, "\"");
    put_number_attribute(writer, "width", link->width);
    put_number_attribute(writer, "height", link->height);
    html_put(writer, " />");
}

/* ---- the rest
 * ----------------------------------------------------------------------------------------------------
 */

/** Is it a tag of an element whose content is never shown? One with its content and end is a whole.
 */
static bool is_hidden_element(Str html, bool *opens)
{
    bool closing = str_starts_with(html, STR("</"));
    size_t start = closing ? 2 : 1;
    size_t end = start;
    while (end < html.length && ascii_is_alnum(html.data[end]))
        end++;
    *opens = !closing && str_find(html, STR("</"), end) == STR_NOT_FOUND;
    return html_scan_hides_content(str_slice(html, start, end));
}

static void put_inline_html(HtmlWriter *writer, const AttuneNode *node)
{
    if (writer->options.strict) {
        html_put_str(writer, node->text);
        return;
    }
    bool opens = false;
    if (is_hidden_element(node->text, &opens))
        writer->hiding = opens;
    else if (!writer->hiding)
        html_put_raw_safely(writer, node->text, node->parent);
}

static void put_element(HtmlWriter *writer, const char *before, Str text, const char *after)
{
    html_put(writer, before);
    html_escape(writer, text);
    html_put(writer, after);
}

static void enter_field(HtmlWriter *writer, const AttuneNode *node)
{
    html_put(writer, "<span class=\"field\">");
    if (node->as.field.form != ATTUNE_FIELD_ROUND)
        put_element(writer, "<span class=\"field-key\">", node->as.field.key, "</span>: ");
}

static void put_soft_break(HtmlWriter *writer)
{
    bool is_blank = writer->options.strict || writer->options.strict_line_breaks;
    html_put(writer, is_blank ? "\n" : "<br />\n");
}

bool html_enter_inline(HtmlWriter *writer, const AttuneNode *node)
{
    if (writer->hiding && node->kind != ATTUNE_NODE_HTML)
        return false;
    switch (node->kind) {
    case ATTUNE_NODE_TEXT:
        html_escape(writer, node->text);
        break;
    case ATTUNE_NODE_CODE:
        put_element(writer, "<code>", node->text, "</code>");
        break;
    case ATTUNE_NODE_EMPHASIS:
        html_put(writer, "<em>");
        break;
    case ATTUNE_NODE_STRONG:
        html_put(writer, "<strong>");
        break;
    case ATTUNE_NODE_STRIKE:
        html_put(writer, "<del>");
        break;
    case ATTUNE_NODE_HIGHLIGHT:
        html_put(writer, "<mark>");
        break;
    case ATTUNE_NODE_LINK:
        enter_link(writer, node);
        break;
    case ATTUNE_NODE_IMAGE:
        put_image(writer, node);
        return false;
    case ATTUNE_NODE_FIELD:
        enter_field(writer, node);
        break;
    case ATTUNE_NODE_WIKILINK:
        put_wikilink(writer, node);
        break;
    case ATTUNE_NODE_EMBED:
        put_embed(writer, node);
        break;
    case ATTUNE_NODE_TAG:
        put_element(writer, writer->link_depth ? "<span class=\"tag\">#" : "<a class=\"tag\">#",
                    node->text, writer->link_depth ? "</span>" : "</a>");
        break;
    case ATTUNE_NODE_MATH:
        put_element(writer,
                    node->as.math.display ? "<span class=\"math display\">"
                                          : "<span class=\"math\">",
                    node->text, "</span>");
        break;
    case ATTUNE_NODE_HTML:
        put_inline_html(writer, node);
        break;
    case ATTUNE_NODE_FOOTNOTE_REF:
        html_put_footnote_ref(writer, node);
        break;
    case ATTUNE_NODE_SOFT_BREAK:
        put_soft_break(writer);
        break;
    case ATTUNE_NODE_HARD_BREAK:
        html_put(writer, "<br />\n");
        break;
    default: /* comments are hidden */
        break;
    }
    return true;
}

void html_leave_inline(HtmlWriter *writer, const AttuneNode *node)
{
    html_close_raw_tags(writer, node);
    switch (node->kind) {
    case ATTUNE_NODE_EMPHASIS:
        html_put(writer, "</em>");
        break;
    case ATTUNE_NODE_STRONG:
        html_put(writer, "</strong>");
        break;
    case ATTUNE_NODE_STRIKE:
        html_put(writer, "</del>");
        break;
    case ATTUNE_NODE_HIGHLIGHT:
        html_put(writer, "</mark>");
        break;
    case ATTUNE_NODE_LINK:
        leave_link(writer);
        break;
    case ATTUNE_NODE_FIELD:
        html_put(writer, "</span>");
        break;
    default:
        break;
    }
}
