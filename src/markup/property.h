#ifndef MARKUP_PROPERTY_H
#define MARKUP_PROPERTY_H

/* Scalars get their type from their text and the way they are written (vault-spec 2.8). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum ScalarStyle { SCALAR_PLAIN, SCALAR_QUOTED, SCALAR_BLOCK } ScalarStyle;

/** Where a value stands in the note. */
typedef struct ValuePlace {
    uint32_t line;   /* from 1 */
    uint32_t column; /* code points, from 1; of a quote where there is one */
    size_t offset;   /* bytes into the decoded text of the note */
    size_t length;   /* bytes of the source, quotes included */
} ValuePlace;

/**
 * The typed value of a scalar. A link's record is made in `arena`; line and column of value and
 * link are set as given. `text` must live as long as the arena.
 */
AttuneValue property_type_scalar(Arena *arena, Str text, ScalarStyle style, uint32_t line,
                                 uint32_t column);
/** The same, with the link's offset and length too. */
AttuneValue property_type_at(Arena *arena, Str text, ScalarStyle style, const ValuePlace *place);

/** Text or a number, date, link …: neither null nor a list or an object. */
bool property_is_scalar(AttuneType type);

/** vault-spec 4.8. */
Str status_key(Arena *arena, Str text);

#endif
