#include "markup/words.h"

#include "base/unicode.h"
#include "base/utf8.h"

/** Bit of each ASCII letter and digit. */
static bool is_ascii_word(unsigned char c)
{
    static const uint64_t words[2] = {0x03FF000000000000u, 0x07FFFFFE07FFFFFEu};
    return words[c >> 6] >> (c & 63) & 1;
}

/** Count the words that start in the ASCII text at `*at`, which moves behind it. */
static uint32_t count_ascii(Str text, size_t *at, bool *inside)
{
    uint32_t count = 0;
    bool before = *inside;
    size_t i = *at;
    for (; i < text.length && (unsigned char)text.data[i] < 0x80; i++) {
        bool word = is_ascii_word((unsigned char)text.data[i]);
        count += word & !before;
        before = word;
    }
    *inside = before;
    *at = i;
    return count;
}

uint32_t words_count(Str text)
{
    uint32_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length;) {
        count += count_ascii(text, &i, &inside);
        if (i == text.length)
            break;
        uint32_t c = utf8_next(text, &i);
        if (unicode_is_ideographic(c)) {
            count++;
            inside = false;
            continue;
        }
        bool word = unicode_is_letter(c) || unicode_is_digit(c) || (inside && unicode_is_mark(c));
        count += word && !inside;
        inside = word;
    }
    return count;
}
