#ifndef MARKUP_PAIR_H
#define MARKUP_PAIR_H

#include "base/str.h"

/** Offset of the two characters side by side at or after `from`, STR_NOT_FOUND without them. Fast
 * where `first` is rare. */
static inline size_t pair_find(Str text, char first, char second, size_t from)
{
    for (size_t i = from; (i = str_find_char(text, first, i)) != STR_NOT_FOUND; i++) {
        if (i + 1 < text.length && text.data[i + 1] == second)
            return i;
    }
    return STR_NOT_FOUND;
}

static inline bool pair_occurs(Str text, char first, char second)
{
    return pair_find(text, first, second, 0) != STR_NOT_FOUND;
}

#endif
