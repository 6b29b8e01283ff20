#ifndef QUERY_FUZZY_H
#define QUERY_FUZZY_H

/* Names by some of their letters: a text and a pattern in the form that they are compared in. */

#include <attune/query.h>

#include "base/arena.h"

/** A text as folded code points. */
typedef struct FuzzyText {
    const uint32_t *chars;
    const uint32_t *offsets; /* bytes into the text; characters of one cluster share theirs */
    const uint8_t *bonus;    /* what a match there is worth beyond a match */
    size_t count;
    uint64_t mask; /* a bit for each class of characters that is in it */
} FuzzyText;

FuzzyText fuzzy_text_make(Arena *arena, Str text);
/** Without blanks; no offsets and no bonus. */
FuzzyText fuzzy_pattern_make(Arena *arena, Str text);
/** @return false when the pattern's characters do not come in this order. `*score` as
 * attune_fuzzy_match gives it. */
bool fuzzy_score(const FuzzyText *pattern, const FuzzyText *text, int *score);
/** The same for a text that is ASCII, without memory of its own. */
bool fuzzy_score_ascii(const FuzzyText *pattern, Str text, int *score);
/** FuzzyText's mask of a text that is ASCII. */
uint64_t fuzzy_ascii_mask(Str text);
/** The same as fuzzy_score, with the positions. */
bool fuzzy_match(const FuzzyText *pattern, const FuzzyText *text, AttuneFuzzy *out);

#endif
