#ifndef BASE_UTF8_H
#define BASE_UTF8_H

/* UTF-8 that cannot fail: a byte that is part of no well-formed sequence reads as U+FFFD and is one
 * byte long. */

#include "base/str.h"
#include "base/strbuf.h"

#define UTF8_REPLACEMENT 0xFFFDu

/** The code point at `*offset`, which must be below the length; `*offset` moves behind it. */
uint32_t utf8_next(Str text, size_t *offset);
/** The code point that ends at `*offset`, which must be above 0; `*offset` moves before it. */
uint32_t utf8_previous(Str text, size_t *offset);
/** Write 1 to 4 bytes. @return how many */
size_t utf8_encode(uint32_t code_point, char out[4]);
/** Code points; the count of bytes for ASCII text. */
size_t utf8_count(Str text);
/** Byte offset of code point `index`, clamped to the length. */
size_t utf8_offset_of(Str text, size_t index);
/** Length in bytes of the leading part that is valid. */
size_t utf8_valid_length(Str text);
bool utf8_is_ascii(Str text);
/** Append `text` with each bad byte as U+FFFD. @return how many bytes were bad */
size_t utf8_append_valid(StrBuf *out, Str text);

/** vault-spec "ws": the blanks of ASCII and of Unicode. */
bool utf8_is_space(uint32_t code_point);
/** Without "ws" at both ends. */
Str utf8_trim(Str text);

#endif
