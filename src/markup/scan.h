#ifndef MARKUP_SCAN_H
#define MARKUP_SCAN_H

/* What a scan of a body holds. Both readings of it, the facts (collect.c) and the tree (build.c),
 * start here. */

#include "base/map.h"
#include "markup/body.h"
#include "markup/parts.h"

/** A footnote: a definition, or one that stands in the text. */
typedef struct Note {
    Str label; /* empty: in the text */
    uint32_t line;
    uint32_t end_line;
    uint32_t quote;     /* of a definition: the block in the run of footnotes that holds its body */
    const Chunk *chunk; /* of one in the text */
    uint32_t number;    /* by first reference, 0 while there is none */
} Note;

typedef struct ScanRun {
    Run run;
    BlockInfo *infos; /* parallel to the blocks */
} ScanRun;

struct BodyScan {
    Arena *arena;
    Str text; /* of the whole note */
    size_t body_offset;
    ScanRun body;
    ScanRun footnotes;
    Note *notes; /* the definitions, in order */
    uint32_t note_count;
    Chunk *chunks; /* all that were scanned */
    const AttuneBlockId *ids;
    size_t id_count;
    AttuneTask *const *tasks;
    size_t task_count;
    const AttuneProblem *problems;
    size_t problem_count;
    bool links_complete; /* the texts of Markdown links are known */
};

#endif
