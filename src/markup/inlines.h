#ifndef MARKUP_INLINES_H
#define MARKUP_INLINES_H

/* Inline nodes of chunks: masked, read by libcmark, unmasked (vault-spec 7.3, S5 and S6). */

#include "base/arena.h"
#include "markup/chunk.h"
#include "markup/node.h"

/** Make `inlines` of every chunk of the list but the hidden ones, with one run of libcmark. */
void inlines_build(Arena *arena, Chunk *chunks);

/** A part of a chunk. */
typedef struct ChunkRange {
    const Chunk *chunk;
    uint32_t from;
    uint32_t to;
} ChunkRange;

/** The same for parts of chunks; `made[i]` is a paragraph with the inlines of `ranges[i]`. */
void inlines_build_ranges(Arena *arena, const ChunkRange *ranges, size_t count, AttuneNode **made);

/** What the inlines of a node read like, on one line (vault-spec 3.3). */
Str inlines_plain_text(Arena *arena, AttuneNode *node);

/** Plain text of a chunk or a part of it when it has no markup at all, so that nothing needs to be
 * built. */
bool inlines_plain_shortcut(Arena *arena, const ChunkRange *range, Str *plain);

/** Set the text of a Markdown link's record. */
void inlines_complete_link(Arena *arena, TextLink *link, Str text);

#endif
