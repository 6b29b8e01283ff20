#ifndef QUERY_LITERAL_H
#define QUERY_LITERAL_H

/* Text that every match of a regular expression holds: where it does not stand, the expression need
 * not be tried. */

#include "base/arena.h"
#include "base/str.h"

/**
 * The longest run of ASCII characters that stands in every match of `pattern`, a pattern that PCRE2
 * has accepted; empty when none is found or when it is not certain. In small letters with
 * `ignore_case`.
 */
Str literal_of_pattern(Arena *arena, Str pattern, bool ignore_case);

#endif
