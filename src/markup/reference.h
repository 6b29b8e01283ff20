#ifndef MARKUP_REFERENCE_H
#define MARKUP_REFERENCE_H

/*
 * Where Markdown links lead: the `(dest "title")` behind a link's text and the definitions
 * `[label]: dest "title"`, by the rules of CommonMark 0.30 (4.7, 6.3) as libcmark 0.30.2 has them.
 */

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

/** Both as they are written, without the delimiters. */
typedef struct LinkTarget {
    Str destination;
    Str title;
} LinkTarget;

/** Read the tail that starts with the "(" at `at`. @return its bytes, 0 when there is none */
size_t link_tail_scan(Str text, size_t at, LinkTarget *target);

/** The bytes of a `[label]` at `at`, 0 when there is none; `*label` may be empty. */
size_t link_label_scan(Str text, size_t at, Str *label);

/** Read a definition at the start of a paragraph. @return its bytes with the line end, 0 when there
 * is none */
size_t reference_scan(Str text, Str *label, LinkTarget *target);

/** Definitions by label; the first of a label wins. Zero-initialised is empty. */
typedef struct References {
    Map map;
    LinkTarget *targets;
    uint32_t count;
    uint32_t capacity;
} References;

void references_add(References *references, Arena *arena, Str label, LinkTarget target);
/** @return NULL when it is not defined */
const LinkTarget *references_find(const References *references, Arena *scratch, Str label);
void references_clear(References *references);

/** Destination or title with its entities and backslash escapes resolved; `text` itself without
 * any. */
Str reference_unescape(Arena *arena, Str text);

/** Only the entities resolved, as in an autolink. */
Str reference_decode_entities(Arena *arena, Str text);

#endif
