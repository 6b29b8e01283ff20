#ifndef UI_EXCERPT_H
#define UI_EXCERPT_H

/* The part of a long line that shows a hit: whole words around it, cut with "…". */

#include "base/str.h"

typedef struct Excerpt {
    size_t from, to; /* bytes of the line */
    bool cut_before; /* "… " stands before it */
    bool cut_after;  /* " …" stands behind it, or "…" where a word had to be cut */
    bool cut_word;
} Excerpt;

/** What of `line` to show in `cells`, so that the bytes [from, to) are seen as far as they fit. */
Excerpt excerpt_of(Str line, size_t from, size_t to, size_t cells);

#endif
