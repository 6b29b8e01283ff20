#include "ui/narrow.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool ascii_contains(Str text, Str word)
{
    char lower = ascii_to_lower(word.data[0]), upper = ascii_to_upper(word.data[0]);
    for (size_t i = 0; i + word.length <= text.length; i++) {
        bool starts = text.data[i] == lower || text.data[i] == upper;
        if (starts && str_equal_ascii_nocase(str_slice(text, i, i + word.length), word)) {
            return true;
        }
    }
    return false;
}

/* Folding costs more than looking, so it comes last. */
static bool contains(Str text, Str word)
{
    if (utf8_is_ascii(word)) {
        bool found = ascii_contains(text, word);
        if (found || utf8_is_ascii(text)) {
            return found;
        }
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
