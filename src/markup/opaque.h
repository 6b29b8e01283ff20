#ifndef MARKUP_OPAQUE_H
#define MARKUP_OPAQUE_H

/*
 * Lines that may open an opaque block or a callout, found by themselves; whether they really do
 * depends on the blocks around them, which libcmark knows. So a choice is made, the blocks are
 * read, and the choice is checked (run.c).
 */

#include "base/vec.h"
#include "markup/run.h"

/** A line that may open something. */
typedef struct Candidate {
    OpaqueKind kind;
    bool chosen;
    bool settled;    /* checked against blocks that cannot change any more */
    uint32_t source; /* offset in the note, which tells candidates apart */
    uint32_t line;   /* in the lines that were written */
    uint32_t column; /* of its text */
    uint32_t quotes;
    uint32_t indent;
    bool markers;
} Candidate;

typedef VEC(Candidate) CandidateVec;

/** Lines after cutting. */
typedef struct Cut {
    LinesWriter lines;
    VEC(Opaque) opaques;
    CandidateVec candidates;
} Cut;

/** Can any line of the text be a candidate? Cheap. */
bool opaque_is_possible(Str text);

/**
 * Cut `from`, following `known` candidates of an earlier cut (in order of their source; may be
 * NULL) and guessing for the others. With `settled_only` unsettled candidates are left alone.
 */
void opaque_cut(Arena *arena, const Lines *from, bool footnotes, const CandidateVec *known,
                bool settled_only, Cut *cut);

void opaque_clear(Cut *cut);

#endif
