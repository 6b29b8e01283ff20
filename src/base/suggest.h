#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

/* "Did you mean" for short words that a person typed: commands, options, settings, folders. */

#include "base/str.h"

/** Start with `wanted` alone; `best` stays empty while nothing is near enough. */
typedef struct Suggestion {
    Str wanted;
    Str best;
    size_t edits; /* of the best */
} Suggestion;

/** Keep `candidate` when it is nearer than all before. It must live as long as the suggestion. */
void suggest_consider(Suggestion *suggestion, Str candidate);

#endif
