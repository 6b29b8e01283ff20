#ifndef UI_READER_H
#define UI_READER_H

/*
 * One note on the screen: its document, its page, where one is in it and what is focused. Stands
 * alone, so that pop-ups can have one of their own.
 */

#include <attune/document.h>
#include <attune/vault.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "render/page.h"
#include "ui/history.h"
#include "ui/source_view.h"
#include "ui/surface.h"

typedef struct EmbeddedNote {
    AttuneFileId file;
    uint32_t version;
    AttuneDocument *document;
} EmbeddedNote;

typedef struct FileFolds {
    AttuneFileId file;
    Folds folds;
} FileFolds;

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): one or two of it, grouped by meaning */
typedef struct Reader {
    const AttuneVault *vault;
    Capabilities capabilities;
    /* the file */
    AttuneFileId file;        /* ATTUNE_FILE_NONE: nothing is shown */
    AttuneDocument *document; /* NULL for raw text */
    bool stands_in;           /* the document says why there is no text (vault-spec 1.7) */
    char *raw;                /* a canvas or base as it is written */
    size_t raw_length;
    uint32_t version;
    VEC(EmbeddedNote) embedded;
    Arena names; /* text of the vault that the page holds on to */
    /* the page */
    Page *page;
    uint32_t page_number; /* grows when lines may be others than before */
    PageOptions made_with;
    uint64_t link_states; /* a digest: the page is made anew when it changes */
    VEC(FileFolds) folds; /* of every file that has been folded */
    SourceView source;
    bool shows_source;
    /* where one is */
    int width, height;
    size_t top;           /* first line on the screen */
    uint32_t focused;     /* a target, or TARGET_NONE */
    size_t landed;        /* line shown reversed until the next key; SIZE_MAX: none */
    uint32_t wanted_line; /* source line to go to as soon as there is a page; 0: none */
    /* find marks, borrowed */
    const PageMatch *matches;
    size_t match_count;
    size_t current_match;
} Reader;

/** What the screen gives it. */
typedef struct ReaderShape {
    int width; /* the measure */
    int height;
    PropertiesShown properties;
    bool head;          /* title, status, tags, properties above the text */
    bool untitled;      /* of the head only status and tags: a frame has the rest */
    bool no_underlines; /* on low screens */
} ReaderShape;

void reader_init(Reader *reader, const AttuneVault *vault, Capabilities capabilities);
void reader_clear(Reader *reader);

/** Show `file` from its top. @return false when it has no text that could be shown */
bool reader_open(Reader *reader, AttuneFileId file);
/** Show nothing. */
void reader_close(Reader *reader);
/** Fit the page to a shape, keeping the place; lays out what is on the screen. */
void reader_set_shape(Reader *reader, const ReaderShape *shape);
/** Lay out more of the page. @return true while there is more to do */
bool reader_work(Reader *reader, unsigned milliseconds);

typedef enum ReaderNews { READER_SAME, READER_CHANGED, READER_RELOADED, READER_GONE } ReaderNews;
/** The vault has changed: take in a new text, and links that lead elsewhere now. */
ReaderNews reader_take_vault(Reader *reader);

/* ---- where one is ---- */

size_t reader_line_count(const Reader *reader);
Position reader_position(const Reader *reader);
void reader_restore(Reader *reader, Position position);
/** Scroll by lines. @return false when nothing moved */
bool reader_scroll(Reader *reader, long lines);
/** Put line `line` on the top row. */
void reader_go_to(Reader *reader, size_t line);
/** As far as the text reaches. */
void reader_go_to_end(Reader *reader);
/** Put source line `line` on the top row. */
void reader_go_to_source(Reader *reader, uint32_t line);
/** Source line of the focused target, else of the top visible line; 1 where there is none. */
uint32_t reader_source_line(const Reader *reader);
/** Source line of the first visible line that has one. */
uint32_t reader_top_source_line(const Reader *reader);
/** "Top", "38%", "End", "All" (there is no more than the screen shows). */
void reader_append_place(const Reader *reader, StrBuf *out);
/** @return false: there is no other */
bool reader_next_heading(Reader *reader, int direction, long count);
bool reader_next_block(Reader *reader, int direction, long count);
/** Go to the heading or block of `link`; it is shown reversed. @return false: it is not there */
bool reader_go_to_anchor(Reader *reader, const AttuneLink *link);
bool reader_pan(Reader *reader, int cells);
/** From a reference to its footnote, or back. */
bool reader_go_to_footnote(Reader *reader, const Target *target);

/* ---- targets ---- */

/** The focused target, or NULL. */
const Target *reader_target(const Reader *reader);
/** Focus the next target, from the top line when the focused one is off the screen. @return false:
 * there is none */
bool reader_next_target(Reader *reader, int direction);
/** Focus target `index` and bring it on the screen. */
void reader_focus(Reader *reader, uint32_t index);
bool reader_target_is_visible(const Reader *reader, uint32_t index);
/** The target at a cell of the text (relative to the area that is drawn), or TARGET_NONE. */
uint32_t reader_target_at(const Reader *reader, int row, int column, int left);
/** The note that a link of the page stands in: this one, or one that it embeds. */
AttuneFileId reader_link_home(const Reader *reader, const AttuneLink *link);
/** The number of the focused target among those of its kind, from 1, and how many there are; 0
 * while that is not known yet. */
void reader_count_targets(const Reader *reader, size_t *number, size_t *count);

/* ---- folds ---- */

typedef enum FoldWish { FOLD_TURN, FOLD_OPEN, FOLD_CLOSE } FoldWish;
/** The focused fold, else the section at hand. @return false: there is nothing to fold */
bool reader_fold(Reader *reader, FoldWish wish);
void reader_fold_all(Reader *reader, bool open);
/** Fold or unfold what the target `target` stands for. */
void reader_turn_fold(Reader *reader, const Target *target);

/* ---- text ---- */

/** The text of the file as it is decoded. */
Str reader_text(const Reader *reader);
void reader_show_source(Reader *reader, bool source);
/** Lines `from` to `to` of the text, from 1. */
Str reader_lines(const Reader *reader, uint32_t from, uint32_t to);
/** The section, or the code block, at hand; empty: there is none. */
Str reader_section(const Reader *reader);
Str reader_code(const Reader *reader);

/** Draw into `area`; the text's left edge is `left` cells from its own. */
void reader_draw(const Reader *reader, Surface *surface, Rect area, int left, bool focused);

/* ---- for the files of the reader alone ---- */

bool reader_can_show(AttuneFileClass class_);
/** Set `document`, or `raw` for what is shown as it is written. */
void reader_load(Reader *reader, const AttuneFile *file);
Resolver reader_resolver(Reader *reader);
void reader_forget_embedded(Reader *reader);
uint64_t reader_digest_links(const Reader *reader);
void reader_make_page(Reader *reader);
Folds *reader_folds(Reader *reader);
void reader_lay_out(Reader *reader, size_t line);

#endif
