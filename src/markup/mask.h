#ifndef MARKUP_MASK_H
#define MARKUP_MASK_H

/*
 * Chunks as a text for libcmark, one paragraph each, in which every span is one code point of plane
 * 16 (vault-spec 7.3 S4). Such a code point is neither blank nor punctuation, and libcmark keeps it
 * wherever it stands.
 */

#include "base/strbuf.h"
#include "base/vec.h"
#include "markup/chunk.h"

/** Placeholders: MASK_FIRST + number of an entry. There are more than spans. */
#define MASK_FIRST 0x100000u
/** Escaped characters, always the same code point for the same character. */
#define MASK_ESCAPED 0x10F000u
/** Stands before each line, with a blank behind it, so that no line starts a block. */
#define MASK_GUARD 0x10F100u
/** CJK punctuation that is to look like a letter: U+2000 …, U+3000 … and U+FF00 … one behind the
 * other. */
#define MASK_CJK 0x10F200u

/** What a placeholder stands for. */
typedef struct MaskEntry {
    const Span *span;
    Str text; /* the span's source */
} MaskEntry;

typedef struct Mask {
    StrBuf text;
    VEC(MaskEntry) entries;
    uint32_t paragraphs;
} Mask;

/** Append bytes `from` to `to` of a chunk as the next paragraph. */
void mask_add(Mask *mask, const Chunk *chunk, uint32_t from, uint32_t to);
void mask_clear(Mask *mask);

/** The entry of a code point, NULL when it is no placeholder. */
const MaskEntry *mask_entry(const Mask *mask, uint32_t code_point);
/** The character that a code point stands for, when it is neither placeholder nor guard; itself
 * when it stands for none. */
uint32_t mask_character(uint32_t code_point);

#endif
