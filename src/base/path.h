#ifndef BASE_PATH_H
#define BASE_PATH_H

/* Paths as text, `/` between segments. Nothing here looks at the disk. Results in an arena end in a
 * NUL too. */

#include "base/arena.h"
#include "base/str.h"

/** `folder/name`; `name` alone when `folder` is empty or `name` starts with `/`. No second slash is
 * put. */
Str path_join(Arena *arena, Str folder, Str name);
/** Without the last segment and its slash: "" for a bare name, "/" for one in the root. */
Str path_dir(Str path);
/** The last segment. */
Str path_base(Str path);
/** Behind the last dot of the last segment, "" without one; a leading dot starts no extension. */
Str path_extension(Str path);
/** The last segment without its extension and the dot. */
Str path_stem(Str path);
/** ASCII letters compare without case; `extension` has no dot. */
bool path_has_extension(Str path, Str extension);
/** `path` is `folder` or below it; everything relative is below "". Both normalised. */
bool path_is_inside(Str path, Str folder);

/**
 * Resolve ".", ".." and repeated or trailing slashes without the disk. A leading slash stays.
 * @return false when ".." leads above the start: `*out` is then empty
 */
bool path_normalise(Arena *arena, Str path, Str *out);
/** The way from `folder` to `path`, with "../" as needed; both normalised, and both absolute or
 * both relative. */
Str path_relative(Arena *arena, Str folder, Str path);

/** vault-spec 1.12, 14.14 need more than bytes; this is byte order with `/` below every other byte.
 */
int path_compare(Str a, Str b);

#endif
