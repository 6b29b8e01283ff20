/* The quick switcher: the best notes for some letters of their names. */

#include "base/alloc.h"
#include "query/cache.h"

/* A note that matches, by its best name. */
typedef struct Candidate {
    const SwitchName *name; /* their order is that of the paths */
    int score;
} Candidate;

/* The best so far, as a heap whose root is the worst of them. */
typedef struct Best {
    Candidate *items;
    size_t count;
    size_t capacity;
} Best;

/* Is `a` the better one? Any two differ in the end: the order is the same each time. */
static bool is_better(const Candidate *a, const Candidate *b)
{
    if (a->name->is_excluded != b->name->is_excluded)
        return b->name->is_excluded;
    if (a->score != b->score)
        return a->score > b->score;
    if (a->name->kind != b->name->kind)
        return a->name->kind < b->name->kind;
    if (a->score != 0 && a->name->text.length != b->name->text.length)
        return a->name->text.length < b->name->text.length;
    return a->name < b->name;
}

static void sift_down(Candidate *items, size_t count, size_t at)
{
    Candidate moved = items[at];
    for (;;) {
        size_t child = at * 2 + 1;
        if (child + 1 < count && is_better(&items[child], &items[child + 1]))
            child++;
        if (child >= count || is_better(&items[child], &moved))
            break;
        items[at] = items[child];
        at = child;
    }
    items[at] = moved;
}

static void sift_up(Candidate *items, size_t at)
{
    Candidate moved = items[at];
    while (at > 0 && is_better(&items[(at - 1) / 2], &moved)) {
        items[at] = items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    items[at] = moved;
}

static void keep(Best *best, Candidate candidate)
{
    if (best->count < best->capacity) {
        best->items[best->count] = candidate;
        sift_up(best->items, best->count++);
    } else if (best->count > 0 && is_better(&candidate, &best->items[0])) {
        best->items[0] = candidate;
        sift_down(best->items, best->count, 0);
    }
}

/* Best first. */
static void sort_best(Best *best)
{
    for (size_t count = best->count; count > 1; count--) {
        Candidate worst = best->items[0];
        best->items[0] = best->items[count - 1];
        sift_down(best->items, count - 1, 0);
        best->items[count - 1] = worst;
    }
}

static bool score_name(const FuzzyText *pattern, const SwitchName *name, int *score)
{
    if ((pattern->mask & ~name->mask) != 0)
        return false;
    return name->ready ? fuzzy_score(pattern, name->ready, score)
                       : fuzzy_score_ascii(pattern, name->text, score);
}

/* The best name of the note whose names start at `first`; `*next` is where those of the next one
 * do. */
static bool match_note(const FuzzyText *pattern, const SwitchName *first, const SwitchName *end,
                       bool wants_path, const SwitchName **next, Candidate *candidate)
{
    candidate->name = NULL;
    const SwitchName *name = first;
    for (; name < end && name->file == first->file; name++) {
        int score;
        if ((name->kind == ATTUNE_SWITCH_PATH && !wants_path) || !score_name(pattern, name, &score))
            continue;
        if (!candidate->name || score > candidate->score) {
            candidate->name = name;
            candidate->score = score;
        }
    }
    *next = name;
    return candidate->name != NULL;
}

static void fill(const FuzzyText *pattern, const Best *best, AttuneSwitch *out)
{
    Arena scratch = {0};
    for (size_t i = 0; i < best->count; i++) {
        const SwitchName *name = best->items[i].name;
        out[i] = (AttuneSwitch){.file = name->file, .text = name->text};
        out[i].kind = name->kind;
        FuzzyText text = fuzzy_text_make(&scratch, name->text);
        fuzzy_match(pattern, &text, &out[i].match);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
}

size_t attune_switch_rank(const AttuneVault *vault, AttuneStr typed, AttuneSwitch *out,
                          size_t capacity, size_t *matches, size_t *names)
{
    SwitchNames *all = &query_cache(vault)->names;
    switch_names_update(all, vault);
    Arena arena = {0};
    FuzzyText pattern = fuzzy_pattern_make(&arena, typed);
    bool wants_path = str_find_char(typed, '/', 0) != STR_NOT_FOUND;
    Best best = {.items = mem_calloc(capacity + 1, sizeof(Candidate)), .capacity = capacity};
    size_t match_count = 0;
    const SwitchName *end = all->items.items + all->items.count;
    for (const SwitchName *name = all->items.items; name < end;) {
        Candidate candidate;
        if (!match_note(&pattern, name, end, wants_path, &name, &candidate))
            continue;
        match_count++;
        keep(&best, candidate);
    }
    sort_best(&best);
    fill(&pattern, &best, out);
    size_t count = best.count;
    if (matches)
        *matches = match_count;
    if (names)
        *names = all->name_count;
    mem_free(best.items);
    arena_clear(&arena);
    return count;
}
