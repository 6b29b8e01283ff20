#ifndef MARKUP_ANCHOR_H
#define MARKUP_ANCHOR_H

/* Which heading a subpath means (vault-spec 5.6): one rule for documents and for the index. */

#include "base/arena.h"

/** hnorm of vault-spec 5.6. */
Str heading_normalise(Arena *arena, Str text);

/** A heading's source and plain text, both normalised. */
typedef struct HeadingName {
    Str raw;
    Str plain;
    uint8_t level;
} HeadingName;

/**
 * The heading that `parts`, as they are written, lead to: the last one of a path from heading to
 * heading below it (vault-spec 5.6.1). @return its index, `count` when there is none. Linear in
 * headings × parts, of which six can match.
 */
size_t heading_find_path(Arena *arena, const HeadingName *names, size_t count, const Str *parts,
                         size_t part_count);

#endif
