#include "base/suggest.h"

#define LENGTH_MAX 48

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Insertions, deletions, changes and swaps of neighbours, ASCII without case. */
static size_t count_edits(Str a, Str b)
{
    size_t rows[3][LENGTH_MAX + 1];
    for (size_t j = 0; j <= b.length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a.length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *above_that = rows[(i + 1) % 3];
        char c = ascii_to_lower(a.data[i - 1]);
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            char d = ascii_to_lower(b.data[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (c != d));
            bool swapped = i > 1 && j > 1 && c == ascii_to_lower(b.data[j - 2]) &&
                           d == ascii_to_lower(a.data[i - 2]);
            if (swapped) {
                row[j] = least(row[j], above_that[j - 2] + 1);
            }
        }
    }
    return rows[a.length % 3][b.length];
}

void suggest_consider(Suggestion *suggestion, Str candidate)
{
    Str wanted = suggestion->wanted;
    if (wanted.length > LENGTH_MAX || candidate.length > LENGTH_MAX || str_is_empty(candidate)) {
        return;
    }
    size_t allowed = wanted.length < 3 ? 0 : wanted.length < 6 ? 1 : 2;
    size_t edits = count_edits(wanted, candidate);
    if (edits <= allowed && (str_is_empty(suggestion->best) || edits < suggestion->edits)) {
        suggestion->best = candidate;
        suggestion->edits = edits;
    }
}
