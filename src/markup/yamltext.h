#ifndef MARKUP_YAMLTEXT_H
#define MARKUP_YAMLTEXT_H

/*
 * A block of YAML without the characters that libyaml refuses (vault-spec 2.7, 14.4): each is
 * replaced by one placeholder and comes back when a value is taken out. Lines and columns stay what
 * they are.
 */

#include "base/arena.h"
#include "base/str.h"

typedef struct YamlShift {
    size_t from;  /* bytes into the changed text: from here on … */
    size_t extra; /* … it is this much longer than the original, modulo SIZE_MAX + 1 */
} YamlShift;

typedef struct YamlText {
    Str text;
    bool changed;         /* false: `text` is the original itself */
    uint32_t placeholder; /* first of the 256 code points in use; 0: none was free, U+FFFD stands
                             instead */
    const YamlShift *shifts;
    size_t shift_count;
} YamlText;

YamlText yamltext_clean(Arena *arena, Str block);
/** A piece of the changed text with the original characters (line separators stay blanks); a piece
 * of an unchanged one as it is. */
Str yamltext_restore(Arena *arena, const YamlText *yaml, Str piece);
/** The offset in the original for one in the changed text; logarithmic. */
size_t yamltext_original_offset(const YamlText *yaml, size_t offset);

#endif
