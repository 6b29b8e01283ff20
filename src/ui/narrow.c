#include "ui/narrow.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool ascii_contains(Str text, Str word)
{
    for (size_t i = 0; i + word.length <= text.length; i++) {
        if (str_equal_ascii_nocase(str_slice(text, i, i + word.length), word)) {
            return true;
        }
    }
    return false;
}

static bool contains(Str text, Str word)
{
    if (utf8_is_ascii(word) && utf8_is_ascii(text)) {
        return ascii_contains(text, word);
    }
    Arena arena = {0};
    Str folded = unicode_fold(&arena, text);
    bool found = str_find(folded, unicode_fold(&arena, word), 0) != STR_NOT_FOUND;
    arena_clear(&arena);
    return found;
}

bool narrow_matches(Str wanted, Str text)
{
    Str rest = wanted, word;
    while (str_next_piece(&rest, ' ', &word)) {
        if (!str_is_empty(word) && !contains(text, word)) {
            return false;
        }
    }
    return true;
}
