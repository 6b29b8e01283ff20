#ifndef RENDER_INLINE_H
#define RENDER_INLINE_H

/* Inlines → runs, piece by piece: what an HTML tag opened stays open from one piece to the next. */

#include "render/layout.h"

/* Counters, since HTML tags open and close where they like. */
typedef struct Inline {
    Layout *l;
    Role base;
    uint32_t line; /* of the source, where the next inline stands */
    uint32_t depth;
    int strong, emph, strike, highlight, underline, code, sub, sup;
    bool in_link;
    Role link_role;
    uint32_t target;
} Inline;

Inline inline_start(Layout *l, Role base, uint32_t line);
/** The inlines from `first` up to `until` (NULL: to the end). */
void inline_put(Inline *in, const AttuneNode *first, const AttuneNode *until);

#endif
