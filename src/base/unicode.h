#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

/* What Unicode's tables say. The only includer of <utf8proc.h>. ASCII text takes fast paths
 * everywhere. */

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"

/** NFC; `text` itself when it is so already (the usual case: nothing is allocated). */
Str unicode_nfc(Arena *arena, Str text);
/** vault-spec "fold(s)": NFC, case folding, NFC. `text` itself when nothing changes. */
Str unicode_fold(Arena *arena, Str text);
/** fold(a) equals fold(b), without allocating for ASCII. */
bool unicode_fold_equal(Str a, Str b);
/** Simple lower case of one code point (vault-spec 9.3). */
uint32_t unicode_lower(uint32_t code_point);
/** Simple upper case of one code point. */
uint32_t unicode_upper(uint32_t code_point);

bool unicode_is_letter(uint32_t code_point);
bool unicode_is_digit(uint32_t code_point);
/** A combining mark (Mn, Mc, Me). */
bool unicode_is_mark(uint32_t code_point);
bool unicode_is_punctuation(uint32_t code_point);
/** An emoji or another pictograph (Extended_Pictographic). */
bool unicode_is_emoji(uint32_t code_point);
/** East Asian wide or fullwidth. */
bool unicode_is_wide(uint32_t code_point);
/** Han or Kana, each a word of its own when words are counted (interface §3). */
bool unicode_is_ideographic(uint32_t code_point);
/** Han, Kana, Hangul or Thai: scripts whose words have no blanks between them (vault-spec 8.4). */
bool unicode_is_unspaced_script(uint32_t code_point);

/** Offset behind the grapheme cluster at `offset`, which must be below the length. */
size_t unicode_cluster_end(Str text, size_t offset);

/**
 * Natural order of two names that are folded already (vault-spec 1.12): runs of ASCII digits
 * compare as numbers, the shorter run first when these are equal, all else by code point. Ties are
 * the caller's.
 */
int unicode_natural_compare(Str a, Str b);

/** "2.8.0", of utf8proc. Static text. */
const char *unicode_library_version(void);

#endif
