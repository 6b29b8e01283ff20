#ifndef MARKUP_SALVAGE_H
#define MARKUP_SALVAGE_H

/* What can be saved of a block that is no valid YAML: each key with its lines alone
 * (vault-spec 2.9, 14.2, 14.3). */

#include "base/arena.h"
#include "base/str.h"
#include "base/yaml.h"
#include "markup/frontmatter_block.h"

/** A line at column 0 that starts with a key. `*colon` is the offset of the ":" behind it. */
bool salvage_is_key_line(Str line, size_t *colon);

/**
 * Where a block without a closer of its own ends (vault-spec 14.3): the start of the line, in
 * `block`, that is body again; STR_NOT_FOUND when the block is to be taken as it is. `*blank_line`
 * is the line before it, from 0.
 */
size_t salvage_find_forgotten_end(Str block, uint32_t *blank_line);

/** Add what the keys of the block say, and one problem for `whole`, the reason why it cannot be
 * read as YAML. */
void salvage_block(BlockReader *reader, const YamlProblem *whole);

/**
 * The text of a salvaged `tags` or `aliases` without list marks (vault-spec 14.2): one entry a line
 * or between commas.
 */
Str salvage_unlist(Arena *arena, Str text);
/** Without one pair of enclosing quotes. */
Str salvage_unquote(Str text);

#endif
