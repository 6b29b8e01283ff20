#ifndef QUERY_HITS_H
#define QUERY_HITS_H

/* Where in a file that matches the words of a query stand. */

#include "base/vec.h"
#include "query/eval.h"

typedef VEC(AttuneHit) HitVec;

/** How good a match is: the lower, the nearer to the top. */
typedef enum HitRank { RANK_NAME, RANK_HEADING, RANK_TEXT, RANK_NOTE } HitRank;

/**
 * Append the hits of eval's file, which has just matched, at most `limit` (0: all); when no words
 * stand in its text, the one hit that names the note. `hits` NULL: the rank alone.
 */
HitRank hits_collect(Eval *eval, size_t limit, HitVec *hits);

#endif
