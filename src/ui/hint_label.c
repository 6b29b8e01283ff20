#include "ui/hint_label.h"

#include "base/str.h"

/* The home row first, then what the longest fingers reach. */
static const char alphabet[] = "asdfghjkleiruowptyqcvnmbxz";
#define LETTERS (sizeof(alphabet) - 1)

/* Each letter that starts two-letter labels gives up its place as a label of its own. */
static size_t count_prefixes(size_t count)
{
    size_t prefixes = 0;
    while (prefixes < LETTERS && LETTERS - prefixes + prefixes * LETTERS < count) {
        prefixes++;
    }
    return prefixes;
}

void hint_label_assign(HintLabel *labels, size_t count)
{
    size_t singles = LETTERS - count_prefixes(count);
    for (size_t i = 0; i < count; i++) {
        size_t pair = i < singles ? 0 : i - singles;
        size_t prefix = LETTERS - 1 - pair / LETTERS;
        if (i < singles) {
            labels[i] = (HintLabel){{alphabet[i]}, 1};
        } else if (pair < (LETTERS - singles) * LETTERS) {
            labels[i] = (HintLabel){{alphabet[prefix], alphabet[pair % LETTERS]}, 2};
        } else {
            labels[i] = (HintLabel){.length = 0};
        }
    }
}

bool hint_label_starts_with(const HintLabel *label, const char *typed, size_t length)
{
    if (label->length == 0 || length > label->length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (ascii_to_lower(typed[i]) != label->letters[i]) {
            return false;
        }
    }
    return true;
}

HintMatch hint_label_find(const HintLabel *labels, size_t count, const char *typed, size_t length,
                          size_t *index)
{
    HintMatch match = HINT_NONE;
    for (size_t i = 0; i < count; i++) {
        if (!hint_label_starts_with(&labels[i], typed, length)) {
            continue;
        }
        if (labels[i].length == length) {
            *index = i;
            return HINT_FOUND;
        }
        match = HINT_PREFIX;
    }
    return match;
}
