#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

/* "Did you mean" for words that a person typed: commands, options, folders. For notes the vault
 * knows better (attune_vault_nearest). */

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
