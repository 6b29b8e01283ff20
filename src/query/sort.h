#ifndef QUERY_SORT_H
#define QUERY_SORT_H

/* Notes in the order that a person asks for. */

#include <attune/query.h>

#include "base/str.h"

/**
 * The order of `notes` by `sort`: order[i] is the index of what comes at place i. `ranks` (may be
 * NULL) are for ATTUNE_SORT_RANK, lower first. Ties, and notes that are gone, in path order.
 */
void sort_order(const AttuneVault *vault, AttuneSort sort, const AttuneFileId *notes,
                const uint32_t *ranks, size_t count, uint32_t *order);

#endif
