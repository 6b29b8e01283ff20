/* What is folded: a sorted list of what is not as the note has it. */

#include "base/alloc.h"
#include "render/page.h"

static size_t place_of(const Folds *folds, uint32_t line)
{
    size_t low = 0;
    size_t high = folds->toggled.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (folds->toggled.items[middle] < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool folds_is_toggled(const Folds *folds, uint32_t line)
{
    size_t place = place_of(folds, line);
    return place < folds->toggled.count && folds->toggled.items[place] == line;
}

void folds_toggle(Folds *folds, uint32_t line)
{
    size_t place = place_of(folds, line);
    size_t behind = folds->toggled.count - place;
    if (behind && folds->toggled.items[place] == line) {
        uint32_t *items = folds->toggled.items + place;
        memmove(items, items + 1, (behind - 1) * sizeof *items);
        folds->toggled.count--;
        return;
    }
    vec_reserve(&folds->toggled, folds->toggled.count + 1);
    uint32_t *items = folds->toggled.items + place;
    if (behind) {
        memmove(items + 1, items, behind * sizeof *items);
    }
    *items = line;
    folds->toggled.count++;
}

void folds_clear(Folds *folds)
{
    vec_clear(&folds->toggled);
    folds->all = 0;
}
