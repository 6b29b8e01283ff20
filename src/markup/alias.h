#ifndef MARKUP_ALIAS_H
#define MARKUP_ALIAS_H

/* Other names of a note (vault-spec 3.4). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"

/**
 * The aliases that front matter gives in `aliases`, then `alias`; those equal by fold come once.
 * @return in `arena`, the text borrowed from the properties
 */
const Str *alias_collect(Arena *arena, const AttuneProperty *properties, size_t count,
                         size_t *alias_count);

#endif
