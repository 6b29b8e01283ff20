#ifndef UI_QUERY_COMPLETE_H
#define UI_QUERY_COMPLETE_H

/* What Tab offers while a query is typed: operators, and what of the vault can stand behind them.
 */

#include <attune/query.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

typedef enum CompleteKind {
    COMPLETE_OPERATOR,
    COMPLETE_TAG,
    COMPLETE_STATUS,
    COMPLETE_PATH, /* folders */
    COMPLETE_NOTE, /* names of notes */
    COMPLETE_IS,
    COMPLETE_KEY,     /* of a property */
    COMPLETE_ELEMENT, /* a value of the property `key` */
    COMPLETE_NOTHING, /* a phrase, a pattern, a date */
} CompleteKind;

/** What stands at the cursor. */
typedef struct CompletePlace {
    CompleteKind kind;
    size_t from; /* byte where what would be replaced starts; it ends at the cursor */
    Str prefix;  /* what is typed of it, without the opening quote */
    Str key;     /* of COMPLETE_ELEMENT */
} CompletePlace;

CompletePlace query_complete_place(Str text, size_t cursor);

typedef struct Completion {
    Str text; /* what stands in the query instead */
    Str note; /* what it means, or how many notes have it */
} Completion;
typedef VEC(Completion) Completions;

#define COMPLETIONS_MAX 100

/** All that may stand there, the likeliest first; texts live in `arena`. Cost: linear in the facts
 * of the vault for tags, statuses, keys and values. */
void query_complete_list(const AttuneVault *vault, const CompletePlace *place, Arena *arena,
                         Completions *out);

#endif
