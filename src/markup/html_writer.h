#ifndef MARKUP_HTML_WRITER_H
#define MARKUP_HTML_WRITER_H

/* What the parts of the HTML writer share: html.c walks the blocks, html_inline.c the rest,
 * html_safe.c guards. */

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

/** A heading of the document and the anchor that the output gives it. */
typedef struct HtmlAnchor {
    const AttuneNode *heading;
    Str id; /* may be empty */
} HtmlAnchor;

/** A raw tag that was let through and is not closed yet, and the node that it must not outlive. */
typedef struct HtmlOpenTag {
    const char *name;
    const AttuneNode *scope;
} HtmlOpenTag;

typedef struct HtmlWriter {
    FILE *out;
    char last; /* character written last; LF at the start */
    const AttuneDocument *document;
    AttuneHtmlOptions options;
    Arena arena;
    VEC(HtmlAnchor) anchors; /* by line */
    VEC(HtmlOpenTag) open_tags;
    VEC(uint32_t) reference_counts; /* of footnotes, by number */
    VEC(uint32_t) references_written;
    const AttuneNode *footnote; /* the one being written, or NULL */
    size_t link_depth;          /* links cannot hold links */
    size_t find_budget;
    size_t column; /* of the table cell written last, from 0 */
    bool hiding;   /* between inline <script> or <style> and its end */
} HtmlWriter;

/* ---- text (html_safe.c)
 * ------------------------------------------------------------------------------------------ */

void html_put(HtmlWriter *writer, const char *markup);
void html_put_str(HtmlWriter *writer, Str markup);
/** A line break unless one was written last. */
void html_break_line(HtmlWriter *writer);
/** With & < > " as entities. */
void html_escape(HtmlWriter *writer, Str text);
/** An address: what may not stand in one as %XX, & and ' as entities, exactly as cmark does. */
void html_escape_address(HtmlWriter *writer, Str address);
/** A path: as an address, but "%", ":", "?" and "#" are part of the name. */
void html_escape_path(HtmlWriter *writer, Str path);

/** Would following it run code? (javascript: data: vbscript:, however disguised) */
bool html_address_is_unsafe(Str address);

/** Raw HTML: the tags of vault-spec 6.11 as they are, others as text, comments and scripts not at
 * all. */
void html_put_raw_safely(HtmlWriter *writer, Str html, const AttuneNode *scope);
/** End the raw tags that were let through inside `scope`. */
void html_close_raw_tags(HtmlWriter *writer, const AttuneNode *scope);

/* ---- inlines (html_inline.c)
 * ------------------------------------------------------------------------------------- */

/** @return false when what is below the node is written already */
bool html_enter_inline(HtmlWriter *writer, const AttuneNode *node);
void html_leave_inline(HtmlWriter *writer, const AttuneNode *node);
/** The anchor of a heading, or empty. */
Str html_heading_anchor(const HtmlWriter *writer, const AttuneNode *heading);
/** ` href="…"` of an internal link. */
void html_put_internal_address(HtmlWriter *writer, const char *attribute, const AttuneLink *link);

/* ---- blocks (html.c)
 * --------------------------------------------------------------------------------------------- */

void html_write_tree(HtmlWriter *writer, const AttuneNode *root);

/* ---- footnotes (html_footnote.c)
 * --------------------------------------------------------------------------------- */

/** Before anything is written: how often each footnote is referred to. */
void html_count_references(HtmlWriter *writer);
void html_put_footnote_ref(HtmlWriter *writer, const AttuneNode *node);
/** Links from footnote `number` back to its references. */
void html_put_back_references(HtmlWriter *writer, uint32_t number);
/** Numbered footnotes in an ordered list, then those that nothing refers to in a plain one. */
void html_write_footnotes(HtmlWriter *writer);

#endif
