#ifndef MARKUP_NEUTRAL_H
#define MARKUP_NEUTRAL_H

/*
 * Lines that have the same blocks as those of a text, but little else: the signs of inlines stand
 * as bytes that no text has, and what lies far behind the start of a line of prose is left out.
 * libcmark cannot be asked for blocks alone; this spares it the inlines, and its quadratic cases
 * with them.
 */

#include "base/str.h"

/**
 * Write what stands for `line`, which has no line break, into `out`, which has room for its length.
 * @return bytes written; the rest of the line is left out
 */
size_t neutral_line(char *out, Str line);

/** Turn the bytes back, in place. */
void neutral_restore(char *data, size_t length);

#endif
