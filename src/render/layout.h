#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

/*
 * One block of a note → lines and targets. Only for files of this folder. A Layout is the desk that
 * a page works at: its lists keep their memory from block to block, what is finished goes to the
 * arena of the block.
 */

#include "base/arena.h"
#include "render/page.h"
#include "render/wrap.h"

/* Containers in each other; what is nested deeper is laid out without its own bar or indent. */
#define LAYOUT_SEGMENTS 48
/* Calls in each other. The parser nests less; embeds may add up to more. */
#define LAYOUT_DEPTH 150
#define LAYOUT_EMBEDS 5
/* A container that would leave less to its text than this gives up its bar or indent. */
#define LAYOUT_MIN_TEXT 8

/** What stands left of a line: a bar, or a marker on its first line and blanks below. */
typedef struct Segment {
    const Span *first;
    const Span *rest;
    uint32_t first_count;
    uint32_t rest_count;
    uint32_t width;
    bool is_bar; /* its last span is one blank, which can hold a fold sign */
    bool used;   /* the first line is there */
} Segment;

/** What the page knows of a line beside what is drawn. */
typedef struct LineInfo {
    uint32_t fold;   /* innermost thing that can be folded here; 0: none */
    uint32_t prefix; /* leading spans that are no text: gutter, bars, markers */
    bool continues;  /* the line before was too short for it */
} LineInfo;

/** How far a wide block is panned. */
typedef struct Pan {
    uint32_t id;     /* as of a fold */
    uint32_t offset; /* code: cells; tables: columns */
} Pan;
typedef VEC(Pan) PanVec;

/** A block that is too wide, where it stands, and how far it can be panned. */
typedef struct Wide {
    uint32_t id;
    uint32_t limit;
    bool by_column; /* offsets are columns of a table */
    size_t first_line;
    size_t end_line;
} Wide;

typedef struct LayoutSign {
    bool pending;
    bool closed;
    uint32_t target;
    uint32_t segments; /* how many there were: the sign stands left of what came later */
} LayoutSign;

typedef struct Layout {
    /* what the page is set with */
    PageOptions options;
    const Folds *folds;
    const PanVec *pans;
    /* the block at hand */
    Arena *arena;
    const AttuneDocument *document;      /* the one being laid out, in an embed that one */
    const AttuneDocument *page_document; /* the page's own */
    Segment segments[LAYOUT_SEGMENTS];
    uint32_t segment_count;
    uint32_t width; /* cells right of the segments */
    uint32_t depth;
    uint32_t list_depth;
    Role base; /* of plain text */
    uint32_t fold;
    LayoutSign sign;
    bool owes_blank;
    uint32_t blank_segments; /* how many bars the owed blank line has */
    /* embeds around */
    uint32_t embeds[LAYOUT_EMBEDS];
    uint32_t embed_count;
    uint32_t embed_line; /* of the outermost one, in the page's own note; 0: none */
    /* what comes out */
    VEC(Line) lines;
    VEC(LineInfo) infos;
    VEC(Target) targets; /* `line` SIZE_MAX: not on the page yet */
    VEC(Wide) wide;      /* what can be panned */
    /* scratch */
    VEC(Run) runs;
    Wrapped wrapped;
    VEC(Span) spans;
} Layout;

/** A block that is set: everything lives in its arena. Targets count from 0, lines too. */
typedef struct LayoutResult {
    Line *lines;
    LineInfo *infos;
    size_t line_count;
    Target *targets;
    size_t target_count;
    const Wide *wide;
    size_t wide_count;
} LayoutResult;

void layout_init(Layout *l, const PageOptions *options, const Folds *folds, const PanVec *pans);
void layout_clear(Layout *l);
/** Start a block that lives in `arena`. */
void layout_begin(Layout *l, Arena *arena, const AttuneDocument *document);
LayoutResult layout_finish(Layout *l);

/* ---- lines ---- */

static inline Span span_of(Str text, Role role, uint32_t width)
{
    return (Span){text, role, TARGET_NONE, width};
}
Str layout_glyph(const Layout *l, Glyph glyph);
Span layout_glyph_span(const Layout *l, Glyph glyph, Role role);
/** `count` times the glyph, of one cell each. */
Span layout_repeat(Layout *l, Glyph glyph, Role role, uint32_t count);
Span layout_blanks(Layout *l, uint32_t count);
/** As much of `text` as `width` cells hold, with the sign for a cut when that is not all. */
Span layout_cut(Layout *l, Str text, Role role, uint32_t width);
/** `‹ h l ›  columns 1–6 of 9`, or as much of it as fits; width 0 when nothing does. */
Span layout_pan_label(Layout *l, size_t first, size_t last, size_t count, uint32_t room);

/** A line of `spans` behind the segments' own. Its targets get their places. */
void layout_emit(Layout *l, const Span *spans, size_t count, uint32_t source_line, bool continues);
/** Wrap runs[from …] to the width, emit the lines, and take the runs away. @return the widest */
uint32_t layout_emit_runs(Layout *l, size_t from);
/** How wide runs[from …] are. */
WrapMeasure layout_measure_runs(const Layout *l, size_t from);
/** A blank line, with the bars there are now, before the next line that is emitted. */
void layout_owe_blank(Layout *l);

/** @return false when there is no room for it: nothing is pushed */
bool layout_push(Layout *l, Segment segment);
void layout_pop(Layout *l, bool pushed);
/** A bar of one cell and one blank, on every line. */
bool layout_push_bar(Layout *l, Glyph glyph, Role role);
/** Blanks on every line. */
bool layout_push_indent(Layout *l, uint32_t width);

/* ---- targets and folds ---- */

uint32_t layout_target(Layout *l, Target target);
/** The source line for lines, targets: of the embed for what is in one. */
uint32_t layout_source_line(const Layout *l, uint32_t line);
/** What names a thing that can be folded or panned: its line; a number above 2^31 within embeds. */
uint32_t layout_fold_id(const Layout *l, uint32_t line);
bool layout_is_closed(const Layout *l, uint32_t id, bool closed_by_default);
/** Put a fold sign that can be focused before the next line. */
void layout_put_sign(Layout *l, uint32_t id, uint32_t line, bool closed);
/** How far the block `id` is panned, at most `limit`. */
uint32_t layout_pan_offset(const Layout *l, uint32_t id, uint32_t limit);
/** Lines from `first_line` to the last one are of a block that can be panned. */
void layout_add_wide(Layout *l, Wide wide);

/* ---- runs ---- */

void layout_run(Layout *l, Run run);
void layout_text_run(Layout *l, Str text, Role role, uint32_t target, uint32_t source_line);
/** "  12 lines", "  1 item": behind the head of something folded. */
void layout_count_run(Layout *l, size_t count, const char *one, const char *many, uint32_t line);
/** The inlines from `first` up to `until` (NULL: to the end) as runs; they start at source line
 * `line`. */
void layout_inlines(Layout *l, const AttuneNode *first, const AttuneNode *until, Role base,
                    uint32_t line);
/** A link's text, with its target and what else shows that it is one. */
void layout_link_runs(Layout *l, const AttuneLink *link, Str text, uint32_t source_line);
LinkState layout_link_state(const Layout *l, const AttuneLink *link);
/** Roman characters for typographic ones where the terminal has none; else `text` itself. */
Str layout_plain_signs(Layout *l, Str text);

/* ---- blocks ---- */

/** Siblings from `first` to `last` (NULL: the last one), a blank line between them unless `tight`.
 */
void layout_blocks(Layout *l, const AttuneNode *first, const AttuneNode *last, bool tight);
/** One block; `before` is its neighbour above, or NULL. */
void layout_block(Layout *l, const AttuneNode *node, const AttuneNode *before);
/** Does a blank line stand between two neighbours? */
bool layout_has_blank_between(const AttuneNode *before, const AttuneNode *node);
/** A rule right under a heading is the heading's underline and no block of its own. */
bool layout_is_underline(const AttuneNode *heading, const AttuneNode *node);

/** `folded_lines`: 0 when it is open. */
void layout_heading(Layout *l, const AttuneNode *node, uint32_t folded_lines);
void layout_paragraph(Layout *l, const AttuneNode *node, Role base);
/** Some source lines of a paragraph, from `first`, which starts at line `line`, up to `until`. */
void layout_lines(Layout *l, const AttuneNode *first, const AttuneNode *until, Role base,
                  uint32_t line);
void layout_list(Layout *l, const AttuneNode *list);
/** `number_width`: cells of the widest number of its list, 0 in bullet lists. */
void layout_item(Layout *l, const AttuneNode *list, const AttuneNode *item, uint32_t index,
                 uint32_t number_width);
uint32_t layout_number_width(const AttuneNode *list);
/** An item without its list. */
void layout_single_item(Layout *l, const AttuneNode *item);
void layout_callout(Layout *l, const AttuneNode *callout);

/** The bar and the role of what a quote holds, for one child of it; `before` is the child's
 * neighbour above. @return what layout_end_quoted wants */
bool layout_begin_quoted(Layout *l, const AttuneNode *child, const AttuneNode *before);
void layout_end_quoted(Layout *l, bool pushed, Role base);

/** Some lines of a code block. */
typedef struct CodePiece {
    Str text;
    uint32_t line;   /* of the source, of the first one */
    uint32_t widest; /* of the whole block, in cells */
    bool starts;     /* it has the rule above */
    bool ends;
} CodePiece;
void layout_code(Layout *l, const AttuneNode *node);
void layout_code_piece(Layout *l, const AttuneNode *node, const CodePiece *piece);
/** How wide the widest line of code is, in cells. */
uint32_t layout_code_widest(Str text);

void layout_table(Layout *l, const AttuneNode *node);
/** The rows from `first` up to `until` (NULL: to the end) of a table that is too long to be
 * measured whole: some rows from all over it say how wide its columns are. */
void layout_table_piece(Layout *l, const AttuneNode *node, const AttuneNode *first,
                        const AttuneNode *until);
/** A block, or display math alone on its line. */
void layout_math_block(Layout *l, const AttuneNode *node);
void layout_html_block(Layout *l, const AttuneNode *node);
/** An embed or image that stands alone on its line. */
void layout_embed(Layout *l, const AttuneNode *node);
/** Will it have a frame? */
bool layout_is_framed(const Layout *l, const AttuneNode *node);
/** The same within text. `outer_target`: of the link that it stands in, or TARGET_NONE. */
void layout_embed_runs(Layout *l, const AttuneNode *node, uint32_t line, uint32_t outer_target);
void layout_footnote(Layout *l, const AttuneNode *footnote);
void layout_head(Layout *l);

#endif
