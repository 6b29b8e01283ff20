#ifndef MARKUP_SLUG_H
#define MARKUP_SLUG_H

/* Anchors of headings as Markdown links write them (vault-spec 5.6.2). */

#include "base/arena.h"
#include "base/map.h"

/** Lower case, without what is no letter, digit, "-" or "_"; blanks become "-". */
Str markup_slug(Arena *arena, Str text);

/** Tells equal slugs of one document apart. Zero-initialised is ready. */
typedef struct SlugCounter {
    Map seen;
} SlugCounter;

/** The slug of the document's next heading, with "-1", "-2" … behind it from its second occurrence
 * on. */
Str slug_counter_next(SlugCounter *counter, Arena *arena, Str text);
void slug_counter_clear(SlugCounter *counter);

#endif
