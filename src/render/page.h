#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

/*
 * A note set as a page: a list of lines, made block by block when they are looked at. No vault and
 * no screen: what a link leads to is asked of a Resolver, what is folded is a value that the caller
 * keeps.
 */

#include <attune/document.h>

#include "base/vec.h"
#include "render/line.h"

/* ---- what the page asks of others
 * --------------------------------------------------------------------------------- */

typedef enum LinkState { LINK_FOUND, LINK_MISSING, LINK_EXTERNAL } LinkState;

typedef enum EmbedKind { EMBED_MISSING, EMBED_NOTE, EMBED_FILE } EmbedKind;

/** What stands behind an embed. Everything in it lives as long as the page. */
typedef struct Embed {
    EmbedKind kind;
    uint32_t id;                    /* names the note, so that cycles are seen */
    const AttuneDocument *document; /* EMBED_NOTE */
    Str name;                       /* "Secure base"; of files the file name */
    Str file_kind;                  /* EMBED_FILE: "image", "audio", "video", "pdf", "file" */
    uint64_t size;                  /* EMBED_FILE: bytes, 0 unknown */
    uint32_t width, height;         /* EMBED_FILE: pixels from the file's header, 0 unknown */
} Embed;

/** Any function may be NULL: links are then all found, embeds all missing. */
typedef struct Resolver {
    void *context;
    LinkState (*link_state)(void *context, const AttuneLink *link);
    bool (*embed)(void *context, const AttuneLink *link, Embed *out);
    /** `= this.file.name` and the like (vault-spec 12.3); `name` is "name", "path", "folder",
     * "mtime" or "size". */
    Str (*file_field)(void *context, Str name);
    /** The path of the daily note that a date in a property leads to (2.14), as a link writes it;
     * empty: there is none. */
    Str (*daily_note)(void *context, Str date);
} Resolver;

typedef enum PropertiesShown {
    PROPERTIES_HIDDEN,
    PROPERTIES_SHORT,
    PROPERTIES_FULL
} PropertiesShown;

/** All zeros but `width`: a page without head, for a terminal that can show letters alone. */
typedef struct PageOptions {
    uint32_t width; /* cells of the measure, at least 1; the gutter is left of it and not counted */
    Capabilities capabilities;
    bool strict_line_breaks;
    bool head;          /* title, its rule, the line of status, tags and date, and the properties */
    bool untitled;      /* of the head neither title nor date: a frame around the page has them */
    bool no_underlines; /* level 2 without its rule, on screens below 12 rows */
    bool plain_html;    /* raw HTML blocks as text with tags (source view of odd notes) */
    bool whole; /* code and tables that are too wide are not cut, for there is nobody to pan them */
    PropertiesShown properties;
    Str title; /* display title for the head */
    uint32_t
        own_id; /* Embed.id of this very note, so that it is not embedded in itself; 0: unknown */
    Resolver resolver;
} PageOptions;

/* ---- folds
 * --------------------------------------------------------------------------------------------------------
 */

/** Source lines whose fold is not as the note has it. A plain value; folds_clear frees. */
typedef struct Folds {
    VEC(uint32_t)
    toggled; /* sorted source lines of headings, callouts, list items, embeds; 0: none */
    int all; /* 0: as the note says; 1: all open; -1: all closed */
} Folds;

bool folds_is_toggled(const Folds *folds, uint32_t line);
void folds_toggle(Folds *folds, uint32_t line);
void folds_clear(Folds *folds);

/* ---- targets
 * ------------------------------------------------------------------------------------------------------
 */

typedef enum TargetKind {
    TARGET_LINK,          /* wikilink, Markdown link, URL, embed's name, property link: `link` */
    TARGET_TAG,           /* `text` without "#" */
    TARGET_FOOTNOTE,      /* reference: jump to the note; `number` */
    TARGET_FOOTNOTE_BACK, /* jump to the first reference */
    TARGET_FOLD, /* heading, callout, list item, embed, long property: `source_line` names it */
} TargetKind;

typedef struct Target {
    TargetKind kind;
    const AttuneLink *link;
    Str text;
    uint32_t number;
    uint32_t source_line; /* in the page's own note; of the embed for what stands in one */
    uint32_t fold;        /* TARGET_FOLD: what folds_toggle takes; the source line, but in embeds */
    size_t line;          /* index of the page's line where it starts */
    uint32_t column;      /* cells from the page's left edge, gutter included */
    uint32_t width;       /* cells on that first line */
} Target;

/* ---- the page
 * -----------------------------------------------------------------------------------------------------
 */

typedef struct Page Page;

#define PAGE_GUTTER 2 /* cells left of the measure, for fold signs; every line starts with them */

/** Nothing is laid out yet. `document` and what the resolver gives must outlive the page; options
 * and folds are copied. */
Page *page_new(const AttuneDocument *document, const PageOptions *options, const Folds *folds);
/** A page of a part: the blocks from `first` to `last`, children of the root. No head. */
Page *page_new_part(const AttuneDocument *document, const AttuneNode *first, const AttuneNode *last,
                    const PageOptions *options, const Folds *folds);
void page_free(Page *page);

/**
 * Lay out until line `line` is there (SIZE_MAX: all), one block at least, for about `milliseconds`
 * (UINT_MAX: without end) by a fixed estimate: there is no clock here. @return true when there is
 * more to do
 */
bool page_layout(Page *page, size_t line, unsigned milliseconds);
/** Lines that are laid out; all of them when page_is_complete. */
size_t page_line_count(const Page *page);
bool page_is_complete(const Page *page);
/** NULL when it is not laid out or behind the end. Valid until the page is freed, panned or folded.
 */
const Line *page_line(const Page *page, size_t index);

size_t page_target_count(const Page *page);
const Target *page_target(const Page *page, size_t index);

/** Index of the first line of what stands at source line `source_line` or next after it; lays out
 * as far as needed. */
size_t page_line_of_source(Page *page, uint32_t source_line);
/** Where a heading path or block id leads: a line index, SIZE_MAX when there is none. Opens no
 * folds. */
size_t page_find_anchor(Page *page, const AttuneLink *link);
/** Line of the heading, or of the top-level block, before or behind line `from`; SIZE_MAX when
 * there is none. */
size_t page_next_heading(Page *page, size_t from, int direction);
size_t page_next_block(Page *page, size_t from, int direction);

/** Other folds than before: only what they change is laid out again, so that a fold in a long note
 * costs no more than one in a short one. `folds` is copied. */
void page_refold(Page *page, const Folds *folds);
/** What `za` on that line toggles: the innermost list item, callout, embed, property or section
 * there; 0: nothing. */
uint32_t page_fold_at(const Page *page, size_t line);
/** Line of a footnote, or of the first reference to it; lays out everything. SIZE_MAX: none. */
size_t page_find_footnote(Page *page, uint32_t number, bool definition);

/** Pan the wide block (table, code) at or first after line `from`, by `cells`, negative to the
 * left. @return false: nothing to pan */
bool page_pan(Page *page, size_t from, size_t to, int cells);

/** A hit of find-in-note: cells of one line. */
typedef struct PageMatch {
    size_t line;
    uint32_t column;
    uint32_t width;
} PageMatch;
/** All hits of `text` (smart case: without regard to case unless it holds upper case); lays out
 * everything. @return malloc'ed */
PageMatch *page_search(Page *page, Str text, size_t *count);

#endif
