#ifndef MARKUP_INLINE_MARKS_H
#define MARKUP_INLINE_MARKS_H

/* ==highlight== and ~~strike~~ (vault-spec 6.9). */

#include <attune/document.h>

#include "base/arena.h"

/**
 * Wrap what stands between marks among the children of `parent`, whose texts are still masked. The
 * marks of what is inside the children are theirs. Linear.
 */
void inline_marks_apply(Arena *arena, AttuneNode *parent);

#endif
