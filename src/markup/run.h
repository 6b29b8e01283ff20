#ifndef MARKUP_RUN_H
#define MARKUP_RUN_H

/*
 * Lines with their blocks (vault-spec 7.3, S2 and S3). What CommonMark would take apart is cut out
 * first: math and comment blocks and footnote definitions; and the title line of each callout
 * stands alone.
 */

#include <attune/note.h>

#include "base/arena.h"
#include "markup/commonmark.h"
#include "markup/frontmatter.h"
#include "markup/lines.h"

typedef enum OpaqueKind { OPAQUE_MATH, OPAQUE_COMMENT, OPAQUE_FOOTNOTE, OPAQUE_CALLOUT } OpaqueKind;

/** A block that is cut out of the lines; it is replaced by one line of kind LINE_OPAQUE. */
typedef struct Opaque {
    OpaqueKind kind;
    uint32_t first_number; /* lines of the note */
    uint32_t last_number;
    Lines content; /* between the markers, without the prefixes of containers */
    Str label;     /* of a footnote */
    Str folded;
    bool repeated; /* an earlier footnote has the same label and wins; this one is not shown */
} Opaque;

typedef struct Run {
    Lines lines;
    CmBlocks blocks;
    const uint32_t *leaves; /* for each line: the block with text that covers it, or CM_NONE */
    Opaque *opaques;
    uint32_t opaque_count;
    bool footnotes; /* the bodies of footnotes, each in a quote of its own */
} Run;

/**
 * Find the blocks of `lines`. In a run of footnotes no definitions are looked for, and the
 * outermost quotes are no callouts. Problems are appended to `problems`.
 */
Run run_build(Arena *arena, const Lines *lines, bool footnotes, ProblemVec *problems);

/** One quote for each definition among the opaque blocks of `body` that is not repeated, in order.
 */
Lines run_footnote_lines(Arena *arena, const Run *body);

/** Is the paragraph the title line of a callout? */
bool run_is_callout_title(const Run *run, uint32_t paragraph);

/** Number of quotes around a block. */
uint32_t run_quote_depth(const Run *run, uint32_t block);

/** First byte of a text block's own text on a line. */
uint32_t run_content(const Run *run, uint32_t block, uint32_t line);

#endif
