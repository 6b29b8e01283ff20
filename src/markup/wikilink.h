#ifndef MARKUP_WIKILINK_H
#define MARKUP_WIKILINK_H

/* [[target|display]] and what stands inside it (vault-spec 5.1, 5.2), and the parts of a Markdown
 * destination (5.3). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"

#define WIKILINK_INNER_MAX 2048

/**
 * The wikilink or embed that starts at `offset` of `text` ("[[" or "![["), which ends at a line
 * break.
 * @return bytes that it takes up, 0 when it is none; `*inner` is the text between the brackets
 */
size_t wikilink_scan(Str text, size_t offset, Str *inner);

/**
 * Fill `link` from an inner text: path, parts, anchor, display, size, whole. Strings are in `arena`
 * or borrowed from `inner`. The place (line, column, offset, length) is the caller's. @return false
 * when it is no link (`[[]]`, `[[#]]` …)
 */
bool wikilink_parse(Arena *arena, Str inner, bool embed, AttuneLink *link);

/**
 * Fill `link` from a Markdown destination (vault-spec 5.3, 14.9): external by its scheme, else path
 * and parts, decoded. `text` is the plain text of the link. @return false when it is not indexed
 * (`[x]()`, `[x](#)`)
 */
bool wikilink_parse_destination(Arena *arena, Str destination, Str text, bool embed,
                                AttuneLink *link);

/** The anchor kind of parts that are split already (vault-spec 5.2.1). */
AttuneAnchorKind wikilink_anchor_kind(Str path, const Str *parts, size_t part_count);

#endif
