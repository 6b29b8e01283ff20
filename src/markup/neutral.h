#ifndef MARKUP_NEUTRAL_H
#define MARKUP_NEUTRAL_H

/*
 * A copy of a text with the same blocks and the same length, in which the signs of inlines stand as
 * bytes that no text has. libcmark cannot be asked for blocks alone; this spares it the inlines,
 * and its quadratic cases with them.
 */

#include "base/str.h"

/** Write `text` into `out`, which has room for its length. */
void neutral_copy(char *out, Str text);

/** Turn the bytes back, in place. */
void neutral_restore(char *data, size_t length);

#endif
