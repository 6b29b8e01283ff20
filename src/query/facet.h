#ifndef QUERY_FACET_H
#define QUERY_FACET_H

/* What facets.c and facet_query.c share. */

#include <attune/query.h>

#include "base/arena.h"

/** The facet that the values of a folded key belong to: those of `status` and `tags` come from more
 * than the property; ATTUNE_FACET_VALUE for any other. */
AttuneFacetKind facet_key_kind(Str folded_key);

/** Numbers that have been seen; zero-initialised is empty and ready. */
typedef struct HashSet {
    uint64_t *slots; /* 0: free */
    size_t capacity; /* a power of two */
    size_t count;
} HashSet;

/** @return true when `hash` is new */
bool hash_set_add(HashSet *set, uint64_t hash);
void hash_set_clear(HashSet *set);
/** Of fold(text) and `salt`; no two texts are likely to share it. */
uint64_t hash_folded(Arena *scratch, Str text, uint32_t salt);

#endif
