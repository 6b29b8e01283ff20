#include "markup/words.h"

#include "base/unicode.h"
#include "base/utf8.h"

uint32_t words_count(Str text)
{
    uint32_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length;) {
        if ((unsigned char)text.data[i] < 0x80) {
            bool word = ascii_is_alnum(text.data[i]);
            count += word && !inside;
            inside = word;
            i++;
            continue;
        }
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
