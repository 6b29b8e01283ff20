#ifndef MARKUP_RECORD_H
#define MARKUP_RECORD_H

/* Front matter and body facts put together: the record that the index keeps of a note
 * (vault-spec 2.12, 3, 4, 12.2). */

#include "markup/body.h"
#include "markup/frontmatter.h"
#include "markup/source.h"

/**
 * The record of one decoded note. All of it is in `arena` or borrowed from `source->text`, so both
 * must outlive it. Pure and thread-safe. Temporary memory comes from `scratch`, which the caller
 * may reset afterwards.
 */
const AttuneRecord *record_scan(Arena *arena, Arena *scratch, const Source *source);

/** The same from parts that are there already, for a document. `facts` may be changed. */
const AttuneRecord *record_assemble(Arena *arena, const Source *source,
                                    const FrontMatter *front_matter, BodyFacts *facts);

#endif
