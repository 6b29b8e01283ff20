#ifndef MARKUP_PROPERTY_H
#define MARKUP_PROPERTY_H

/* Scalars get their type from their text and the way they are written (vault-spec 2.8). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum ScalarStyle { SCALAR_PLAIN, SCALAR_QUOTED, SCALAR_BLOCK } ScalarStyle;

/**
 * The typed value of a scalar. A link's record is made in `arena`; line and column of value and
 * link are set as given. `text` must live as long as the arena.
 */
AttuneValue property_type_scalar(Arena *arena, Str text, ScalarStyle style, uint32_t line,
                                 uint32_t column);

/** vault-spec 4.8. */
Str status_key(Arena *arena, Str text);

#endif
