#ifndef QUERY_FACET_H
#define QUERY_FACET_H

/* What the files of facets share. */

#include <attune/query.h>

#include "base/str.h"

/** The facet that the values of a folded key belong to: those of `status` and `tags` come from more
 * than the property; ATTUNE_FACET_VALUE for any other. */
AttuneFacetKind facet_key_kind(Str folded_key);

/** In the order of that kind's list. */
void facet_sort(AttuneFacetKind kind, AttuneFacet *facets, size_t count);

#endif
