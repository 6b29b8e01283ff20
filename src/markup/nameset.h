#ifndef MARKUP_NAMESET_H
#define MARKUP_NAMESET_H

/* Which folded names came already, and as which one: a few are compared one by one, many get a
 * table. */

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

/** Zero-initialised is empty and ready. Names are borrowed. */
typedef struct NameSet {
    VEC(Str) names;
    Map by_name; /* used from NAMESET_SMALL names on */
} NameSet;

#define NAMESET_SMALL 24

/** The number of `folded` in order of adding, from 0; a new name gets the next one. `*is_new` may
 * be NULL. */
uint32_t nameset_add(NameSet *set, Str folded, bool *is_new);
void nameset_clear(NameSet *set);

#endif
