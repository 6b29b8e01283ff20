#ifndef ATTUNE_DOCUMENT_H
#define ATTUNE_DOCUMENT_H

/*
 * One note as a tree: CommonMark plus the dialect of linked notes (vault-spec 6 and 7). Parsing is
 * pure and cannot fail: whatever the bytes are, there is a document.
 */

#include <stdio.h>

#include <attune/note.h>

typedef enum AttuneNodeKind {
    /* Blocks that hold blocks. */
    ATTUNE_NODE_DOCUMENT,
    ATTUNE_NODE_QUOTE,
    ATTUNE_NODE_CALLOUT, /* first child: CALLOUT_TITLE, then the body's blocks */
    ATTUNE_NODE_LIST,
    ATTUNE_NODE_LIST_ITEM,
    ATTUNE_NODE_TABLE, /* of TABLE_ROW; the first is the header */
    ATTUNE_NODE_TABLE_ROW,
    ATTUNE_NODE_FOOTNOTE, /* a definition; children of AttuneDocument.footnotes only */
    /* Blocks that hold inlines. */
    ATTUNE_NODE_PARAGRAPH,
    ATTUNE_NODE_HEADING,
    ATTUNE_NODE_CALLOUT_TITLE,
    ATTUNE_NODE_TABLE_CELL,
    /* Blocks that hold text. */
    ATTUNE_NODE_CODE_BLOCK,
    ATTUNE_NODE_HTML_BLOCK,
    ATTUNE_NODE_MATH_BLOCK,
    ATTUNE_NODE_COMMENT_BLOCK,
    ATTUNE_NODE_RULE,
    /* Inlines that hold inlines. */
    ATTUNE_NODE_EMPHASIS,
    ATTUNE_NODE_STRONG,
    ATTUNE_NODE_STRIKE,
    ATTUNE_NODE_HIGHLIGHT,
    ATTUNE_NODE_LINK,  /* Markdown link, autolink or bare URL; children are its text */
    ATTUNE_NODE_IMAGE, /* Markdown image; children are its description */
    ATTUNE_NODE_FIELD, /* inline field (vault-spec 12); children are the value */
    /* Inlines that hold text. */
    ATTUNE_NODE_TEXT,
    ATTUNE_NODE_CODE,
    ATTUNE_NODE_WIKILINK, /* shown as link->text */
    ATTUNE_NODE_EMBED,
    ATTUNE_NODE_TAG, /* text without "#" */
    ATTUNE_NODE_MATH,
    ATTUNE_NODE_COMMENT,
    ATTUNE_NODE_HTML,
    ATTUNE_NODE_FOOTNOTE_REF, /* inline footnotes too: their body is among the footnotes */
    ATTUNE_NODE_SOFT_BREAK,
    ATTUNE_NODE_HARD_BREAK,
} AttuneNodeKind;

typedef enum AttuneFold { ATTUNE_FOLD_NONE, ATTUNE_FOLD_OPEN, ATTUNE_FOLD_CLOSED } AttuneFold;

typedef enum AttuneAlign {
    ATTUNE_ALIGN_DEFAULT,
    ATTUNE_ALIGN_LEFT,
    ATTUNE_ALIGN_CENTER,
    ATTUNE_ALIGN_RIGHT
} AttuneAlign;

/** The thirteen styles of callouts (vault-spec 6.3.2); an unknown type has the style of a note. */
typedef enum AttuneCalloutStyle {
    ATTUNE_CALLOUT_NOTE,
    ATTUNE_CALLOUT_ABSTRACT,
    ATTUNE_CALLOUT_INFO,
    ATTUNE_CALLOUT_TODO,
    ATTUNE_CALLOUT_TIP,
    ATTUNE_CALLOUT_SUCCESS,
    ATTUNE_CALLOUT_QUESTION,
    ATTUNE_CALLOUT_WARNING,
    ATTUNE_CALLOUT_FAILURE,
    ATTUNE_CALLOUT_DANGER,
    ATTUNE_CALLOUT_BUG,
    ATTUNE_CALLOUT_EXAMPLE,
    ATTUNE_CALLOUT_QUOTE,
} AttuneCalloutStyle;

/** Inline HTML that has a meaning here (vault-spec 6.11); any other tag is OTHER and shown as
 * nothing. */
typedef enum AttuneHtmlTag {
    ATTUNE_HTML_OTHER, /* also comments, instructions, declarations */
    ATTUNE_HTML_BOLD,
    ATTUNE_HTML_ITALIC,
    ATTUNE_HTML_UNDERLINE,
    ATTUNE_HTML_STRIKE,
    ATTUNE_HTML_MARK,
    ATTUNE_HTML_CODE,
    ATTUNE_HTML_KBD,
    ATTUNE_HTML_SUB,
    ATTUNE_HTML_SUP,
    ATTUNE_HTML_BREAK,
    ATTUNE_HTML_ANCHOR,
    ATTUNE_HTML_IMAGE,
} AttuneHtmlTag;

/** How a field is written: a line `key:: value`, `[key:: value]` or `(key:: value)`. */
typedef enum AttuneFieldForm {
    ATTUNE_FIELD_LINE,
    ATTUNE_FIELD_SQUARE,
    ATTUNE_FIELD_ROUND
} AttuneFieldForm;

typedef struct AttuneNode AttuneNode;
struct AttuneNode {
    AttuneNodeKind kind;
    uint32_t line;     /* first source line, from 1 */
    uint32_t end_line; /* last source line; of the same block for inlines */
    uint32_t column;   /* inlines that replaced a source span: code points, from 1; else 0 */
    AttuneNode *parent;
    AttuneNode *first;
    AttuneNode *last;
    AttuneNode *next;
    AttuneStr text; /* the literal of nodes that hold text; code blocks: without the fences, ends
                       with LF */
    AttuneStr id;   /* block id that names this block (vault-spec 6.10), or empty */
    union {
        struct {
            uint8_t level;
            bool setext;
            AttuneStr raw;   /* source text without markers */
            AttuneStr plain; /* vault-spec 3.3 */
        } heading;
        struct {
            bool ordered;
            bool tight;
            uint32_t start;
            char delimiter; /* '.' or ')' of ordered ones, else the bullet */
        } list;
        struct {
            AttuneStr task; /* status character, or empty: no task */
        } item;
        struct {
            AttuneStr info;     /* the whole info string, unescaped */
            AttuneStr language; /* its first word in lower case */
            bool fenced;
        } code;
        struct {
            AttuneStr type; /* trimmed, lower case */
            AttuneStr meta;
            AttuneCalloutStyle style;
            AttuneFold fold;
            bool has_title; /* false: the title is made from the type */
        } callout;
        struct {
            size_t column_count;
            const AttuneAlign *aligns;
        } table;
        struct {
            const AttuneLink *link; /* never NULL for LINK, IMAGE, WIKILINK, EMBED */
            AttuneStr url;          /* LINK, IMAGE: destination as CommonMark has it */
            AttuneStr title;        /* LINK, IMAGE */
        } link;
        struct {
            bool display; /* $$…$$ within text */
        } math;
        struct {
            AttuneHtmlTag tag;
            bool closing;
            AttuneStr address; /* href or src of ANCHOR and IMAGE, as written */
            AttuneStr alt;     /* of IMAGE */
        } html;
        struct {
            AttuneStr label; /* empty for inline footnotes */
            uint32_t number; /* from 1 by first reference; 0: never referenced */
        } footnote;          /* FOOTNOTE and FOOTNOTE_REF */
        struct {
            AttuneStr key;
            AttuneFieldForm form;
        } field;
    } as;
};

typedef struct AttuneParseOptions {
    bool strict_commonmark; /* CommonMark 0.30 alone: no front matter, no dialect (vault-spec 6.1,
                               for comparisons) */
} AttuneParseOptions;

/** A parsed note. Everything in it lives as long as it does. */
typedef struct AttuneDocument {
    AttuneStr source;                   /* the decoded text (vault-spec 2.1), a copy */
    const AttuneNode *root;             /* ATTUNE_NODE_DOCUMENT */
    const AttuneNode *const *footnotes; /* ATTUNE_NODE_FOOTNOTE by number, unreferenced ones last */
    size_t footnote_count;
    const AttuneRecord *record; /* the same facts that the index has of this text */
} AttuneDocument;

/** Larger files are not read (vault-spec 1.7). */
#define ATTUNE_TEXT_MAX ((size_t)16 << 20)
/** Can these bytes be shown as text (vault-spec 1.7)? Not with a NUL near their start, unless they
 * are UTF-16. attune_document_parse takes them all the same. */
bool attune_bytes_are_text(AttuneStr bytes);

/**
 * Parse the bytes of one note: decoding, front matter, body. `options` may be NULL.
 * The result does not depend on anything else. @return owned by the caller; free with
 * attune_document_free
 */
AttuneDocument *attune_document_parse(AttuneStr bytes, const AttuneParseOptions *options);
void attune_document_free(AttuneDocument *document);

/** The tree, one node a line, indented by two blanks a level (`show --dump=document`). Stable: the
 * tests read it. */
void attune_document_dump(const AttuneDocument *document, FILE *out);

/** The facts, one a line, without what needs a vault (`show --dump=index`). Stable: the tests read
 * it. */
void attune_record_dump(const AttuneRecord *record, FILE *out);

typedef struct AttuneHtmlOptions {
    bool strict;             /* CommonMark as it is, raw HTML and all; else safe to publish */
    bool strict_line_breaks; /* a soft break is a blank, not <br> */
    /** Address for an internal link, e.g. a relative file name; NULL or an empty result: the path
     * as it is written. */
    AttuneStr (*link_address)(void *context, const AttuneLink *link);
    void *context;
} AttuneHtmlOptions;

/** `options` may be NULL: export mode. */
void attune_document_html(const AttuneDocument *document, const AttuneHtmlOptions *options,
                          FILE *out);

/**
 * Where a subpath leads in this document (vault-spec 5.6): the heading or the block that it names.
 * `slugs` also tries the anchors of Markdown links (5.6.2). @return NULL when there is none
 */
const AttuneNode *attune_document_find(const AttuneDocument *document, AttuneAnchorKind kind,
                                       const AttuneStr *parts, size_t part_count, bool slugs);

/** The last block of the section that `heading`, a child of the root, opens (vault-spec 5.6.1);
 * `heading` when empty. */
const AttuneNode *attune_document_section_end(const AttuneDocument *document,
                                              const AttuneNode *heading);

/** Plain text of a node and all below it, as it reads on the page; appended to `out` as one line.
 */
void attune_node_plain_text(const AttuneNode *node, FILE *out);

#endif
