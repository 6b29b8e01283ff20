#ifndef MARKUP_TAG_H
#define MARKUP_TAG_H

/* What a tag may consist of (vault-spec 4). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

typedef VEC(AttuneTag) TagVec;

/** A character that can stand in a tag (4.1). */
bool tag_is_character(uint32_t code_point);

/**
 * The tag whose "#" is at `offset` (4.1, 4.2). The left boundary (4.3) is the caller's.
 * @return bytes with the "#", 0 when there is none; `cancelled_underscores` is the run of "_"
 * directly before the "#"
 */
size_t tag_scan(Str text, size_t offset, size_t cancelled_underscores);

/** Without empty segments: "a/b/" → "a/b" (4.5); `name` has no "#". */
Str tag_normalise(Arena *arena, Str name);

/** A part of front matter's `tags` (4.6): trimmed, "#" stripped. @return false when it is no tag */
bool tag_from_property(Arena *arena, Str part, Str *name);

/** Append the tags of front matter, from `tags`, then `tag`; those equal by fold come once (4.6).
 */
void tag_collect(Arena *arena, const AttuneProperty *properties, size_t count, TagVec *tags);

#endif
