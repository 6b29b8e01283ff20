#ifndef MARKUP_FRONTMATTER_H
#define MARKUP_FRONTMATTER_H

/* The block between the dashes: where it ends (vault-spec 2.2–2.6, 14.3) and what it says
 * (2.7–2.13). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

typedef VEC(AttuneProperty) PropertyVec;
typedef VEC(AttuneProblem) ProblemVec;
typedef VEC(AttuneLink) LinkVec;

typedef struct FrontMatter {
    bool present;
    Str block;          /* the YAML alone */
    size_t body_offset; /* bytes into the decoded text where the body starts */
    uint32_t body_line; /* from 1 */
    const AttuneProperty *properties;
    size_t property_count;
    const AttuneProblem *problems;
    size_t problem_count;
} FrontMatter;

/**
 * Read the front matter of a decoded text. Never fails: broken YAML is salvaged, and what is no
 * front matter at all is body (`present` false, `body_offset` 0, `body_line` 1). Everything is in
 * `arena` or borrowed from `text`.
 */
FrontMatter frontmatter_parse(Arena *arena, Str text);

#endif
