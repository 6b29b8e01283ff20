#ifndef MARKUP_BODY_H
#define MARKUP_BODY_H

/*
 * The body of a note in two steps that share their blocks and spans (vault-spec 7.3, 7.9, 7.11):
 * the scan finds the blocks and the dialect's spans and is all that the index needs; the tree is
 * built from a scan when the note is looked at.
 */

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"
#include "markup/frontmatter.h"
#include "markup/source.h"

/** What the body says, in document order. Inline fields are properties of origin INLINE. */
typedef struct BodyFacts {
    VEC(AttuneHeading) headings;
    LinkVec links;
    VEC(AttuneTag) tags;
    VEC(AttuneBlockId) blocks;
    VEC(AttuneTask) tasks;
    VEC(AttuneFootnote) footnotes;
    PropertyVec fields;
    ProblemVec problems;
    uint32_t word_count;
} BodyFacts;

typedef struct BodyScan BodyScan;

/**
 * Scan the body, `text` from `body_offset` on, whose first line is `body_line` of the file. All
 * memory is in `arena`, which must outlive the scan; `text` is borrowed. Pure, thread-safe, linear.
 */
BodyScan *body_scan(Arena *arena, Str text, size_t body_offset, uint32_t body_line);

/** The facts of a scan, for the index; `facts` is the caller's to clear. Its text is in `arena` or
 * borrowed from `text`. */
void body_collect(BodyScan *scan, Arena *arena, BodyFacts *facts);

/** The tree of a scan. `*footnotes` get their numbers by first reference. Nodes are in the scan's
 * arena. */
AttuneNode *body_build(BodyScan *scan, const AttuneNode *const **footnotes, size_t *footnote_count);

/** CommonMark alone, for strict mode. */
AttuneNode *body_build_strict(Arena *arena, Str text);

/** Facts taken from a finished tree instead of a scan: the differential test compares both
 * (vault-spec 7.11). */
void body_collect_from_tree(const AttuneNode *root, const AttuneNode *const *footnotes,
                            size_t footnote_count, Arena *arena, BodyFacts *facts);

void body_facts_clear(BodyFacts *facts);

#endif
