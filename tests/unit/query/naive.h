#ifndef UNIT_QUERY_NAIVE_H
#define UNIT_QUERY_NAIVE_H

/* The semantics of queries once more, slow and obvious: every note is looked at on its own, text is
 * normalised and compared character by character, nothing is kept or skipped. */

#include <attune/query.h>

/** Is `file` an answer to `query`? `now_ns` as in AttuneSearchOptions. */
bool naive_matches(const AttuneVault *vault, const AttuneQuery *query, AttuneFileId file,
                   int64_t now_ns);

#endif
