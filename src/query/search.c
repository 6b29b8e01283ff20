/* A search through a vault in time slices. */

#include <limits.h>
#include <time.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "query/hits.h"
#include "query/sort.h"

/* Bytes of text between two looks at the clock; a file counts for some more. */
#define BYTES_A_LOOK 200000
#define BYTES_A_FILE 1000

typedef struct Match {
    AttuneFileId file;
    HitRank rank;
    size_t first_hit;
    size_t hit_count;
} Match;

struct AttuneSearch {
    const AttuneVault *vault;
    const AttuneQuery *query;
    AttuneSearchOptions options;
    Arena memory;
    Eval eval;
    AttuneFileId *candidates; /* those of the start: what comes later is another search's */
    size_t candidate_count;
    size_t next;
    VEC(AttuneFileId) files;
    VEC(Match) matches; /* in the order of `files` */
    HitVec hits;
    bool reads_text;
    bool is_finished;
};

AttuneSearch *attune_search_start(const AttuneVault *vault, const AttuneQuery *query,
                                  const AttuneSearchOptions *options)
{
    AttuneSearch *search = MEM_NEW(AttuneSearch);
    search->vault = vault;
    search->query = query;
    if (options)
        search->options = *options;
    search->options.sort.property = arena_clone_str(&search->memory, search->options.sort.property);
    search->reads_text = query->root && query->root->cost >= COST_TEXT;
    eval_init(&search->eval, vault, query, search->options.now_ns);
    const AttuneFileId *candidates = query->wants_attachments
                                         ? attune_vault_files(vault, &search->candidate_count)
                                         : attune_vault_notes(vault, &search->candidate_count);
    search->candidates =
        arena_clone(&search->memory, candidates, search->candidate_count * sizeof *candidates);
    return search;
}

static void try_file(AttuneSearch *search, const AttuneFile *file)
{
    if (!eval_file(&search->eval, file))
        return;
    bool wants_rank = search->options.sort.key == ATTUNE_SORT_RANK;
    Match match = {.file = file->id, .rank = RANK_NOTE, .first_hit = search->hits.count};
    if (search->options.want_hits || wants_rank) {
        match.rank = hits_collect(&search->eval, search->options.hits_a_note,
                                  search->options.want_hits ? &search->hits : NULL);
    }
    match.hit_count = search->hits.count - match.first_hit;
    vec_push(&search->files, file->id);
    vec_push(&search->matches, match);
}

static void drop_results(AttuneSearch *search)
{
    search->files.count = 0;
    search->matches.count = 0;
    search->hits.count = 0;
}

static void sort_matches(AttuneSearch *search)
{
    size_t count = search->files.count;
    uint32_t *order = mem_calloc(count + 1, sizeof *order);
    uint32_t *ranks = mem_calloc(count + 1, sizeof *ranks);
    for (size_t i = 0; i < count; i++)
        ranks[i] = search->matches.items[i].rank;
    sort_order(search->vault, search->options.sort, search->files.items, ranks, count, order);
    Match *matches = mem_calloc(count + 1, sizeof *matches);
    for (size_t i = 0; i < count; i++) {
        matches[i] = search->matches.items[order[i]];
        search->files.items[i] = matches[i].file;
    }
    mem_free(search->matches.items);
    search->matches.items = matches;
    search->matches.capacity = count + 1;
    mem_free(order);
    mem_free(ranks);
}

static void finish(AttuneSearch *search)
{
    search->is_finished = true;
    if (search->eval.failed)
        drop_results(search);
    else if (search->options.sort.key != ATTUNE_SORT_PATH || search->options.sort.descending)
        sort_matches(search);
}

static int64_t clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Notes lie all over the memory: tell the processor early where the next ones are. */
static void fetch_ahead(const AttuneSearch *search)
{
    enum { FILES = 8, TEXTS = 3, LINE = 64, LINES = 4 };
    if (!search->reads_text)
        return;
    if (search->next + FILES < search->candidate_count) {
        const AttuneFile *file =
            attune_vault_file(search->vault, search->candidates[search->next + FILES]);
        if (file)
            __builtin_prefetch(&file->text);
    }
    if (search->next + TEXTS < search->candidate_count) {
        const AttuneFile *file =
            attune_vault_file(search->vault, search->candidates[search->next + TEXTS]);
        for (size_t i = 0; file && i < LINES; i++)
            __builtin_prefetch(file->text.data + i * LINE);
    }
}

bool attune_search_step(AttuneSearch *search, unsigned milliseconds)
{
    if (search->is_finished)
        return false;
    int64_t deadline = clock_ns() + (int64_t)milliseconds * 1000000;
    size_t work = 0;
    eval_prepare(&search->eval);
    while (search->next < search->candidate_count && !search->eval.failed) {
        AttuneFileId id = search->candidates[search->next++];
        fetch_ahead(search);
        const AttuneFile *file =
            eval_may_match(&search->eval, id) ? attune_vault_file(search->vault, id) : NULL;
        if (!file)
            continue;
        try_file(search, file);
        work += file->text.length + BYTES_A_FILE;
        if (work < BYTES_A_LOOK)
            continue;
        if (milliseconds != UINT_MAX && clock_ns() >= deadline)
            return true;
        work = 0;
    }
    finish(search);
    return false;
}

const AttuneFileId *attune_search_files(const AttuneSearch *search, size_t *count)
{
    *count = search->eval.failed ? 0 : search->files.count;
    return search->files.items;
}

const AttuneHit *attune_search_hits(const AttuneSearch *search, size_t index, size_t *count)
{
    *count = 0;
    if (search->eval.failed || index >= search->matches.count)
        return NULL;
    const Match *match = &search->matches.items[index];
    *count = match->hit_count;
    return match->hit_count > 0 ? search->hits.items + match->first_hit : NULL;
}

const AttuneError *attune_search_error(const AttuneSearch *search)
{
    return search->eval.failed ? &search->eval.error : NULL;
}

void attune_search_free(AttuneSearch *search)
{
    if (!search)
        return;
    eval_clear(&search->eval);
    vec_clear(&search->files);
    vec_clear(&search->matches);
    vec_clear(&search->hits);
    arena_clear(&search->memory);
    mem_free(search);
}
