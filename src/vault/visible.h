#ifndef VAULT_VISIBLE_H
#define VAULT_VISIBLE_H

/* The text of a paragraph as a reader sees it, folded, and where each bit of it stands in the
 * source. */

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "markup/body.h"
#include "markup/chunk.h"

/** Stands for a link, code, math, a tag …: no letter and no blank. */
#define VISIBLE_GAP '\x01'

/** The bytes of the chunk that a byte of the folded text comes from. */
typedef struct VisiblePlace {
    uint32_t from;
    uint32_t to;
} VisiblePlace;

/** Zero-initialised is ready; used again and again, cleared once. */
typedef struct Visible {
    StrBuf text;              /* folded, runs of blanks as one */
    VEC(VisiblePlace) places; /* one a byte */
    Arena scratch;
} Visible;

/** The first of all chunks of a body; the others follow by `next`. */
const Chunk *visible_chunks(const BodyScan *scan);

/** Fill `visible` anew from a chunk. */
void visible_read(Visible *visible, const Chunk *chunk);
void visible_clear(Visible *visible);

/** Does a character begin at `at`, and not within what one source character became? */
bool visible_is_edge(const Visible *visible, size_t at);

#endif
