#ifndef MARKUP_SPAN_H
#define MARKUP_SPAN_H

/* The scan of a chunk for spans, one pass from left to right (vault-spec 7.2, 7.3 S4). Linear. */

#include "base/map.h"
#include "markup/chunk.h"
#include "markup/reference.h"

#define SPANS_MAX 60000

/** What all chunks of a note have in common while they are scanned. */
typedef struct SpanContext {
    Arena *arena;
    Str note;
    const References *references;
    const Map *labels;   /* footnote labels, folded → number of the definition */
    uint32_t span_count; /* of all chunks so far */
    uint32_t limit_line; /* where SPANS_MAX was reached; 0: it was not */
    /* Columns are counted on from the last place that was asked for. */
    uint32_t line;
    uint32_t source;
    uint32_t column;
    Chunk *last; /* of the list of all chunks that were scanned */
} SpanContext;

/** Fill the spans of `chunk`, scan what is nested in it, and put all into the list. */
void span_scan(SpanContext *context, Chunk *chunk);

#endif
