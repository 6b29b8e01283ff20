#include "query/cache.h"

#include <limits.h>
#include <time.h>

#include <attune/query.h>

#include "base/alloc.h"
#include "vault/vault.h"

static void cache_free(void *data)
{
    QueryCache *cache = data;
    text_kinds_clear(&cache->kinds);
    switch_names_clear(&cache->names);
    path_table_clear(&cache->paths);
    column_clear(&cache->tags);
    column_clear(&cache->statuses);
    column_clear(&cache->properties);
    mem_free(cache);
}

QueryCache *query_cache(const AttuneVault *vault)
{
    Guest *guest = vault->guest;
    if (!guest->data) {
        QueryCache *cache = MEM_NEW(QueryCache);
        cache->tags.fill = column_fill_tags;
        cache->statuses.fill = column_fill_statuses;
        cache->properties.fill = column_fill_properties;
        guest->data = cache;
        guest->free_data = cache_free;
    }
    return guest->data;
}

static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Notes between two looks at the clock. */
#define NOTES_A_LOOK 64

/* @return true when the kind of every text is known */
static bool prepare_texts(QueryCache *cache, const AttuneVault *vault, int64_t deadline)
{
    if (cache->kinds_at != attune_vault_generation(vault)) {
        cache->kinds_at = attune_vault_generation(vault);
        cache->next_kind = 0;
    }
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(vault, &count);
    while (cache->next_kind < count) {
        const AttuneFile *file = attune_vault_file(vault, notes[cache->next_kind++]);
        if (file)
            (void)text_kinds_get(&cache->kinds, file);
        if (cache->next_kind % NOTES_A_LOOK == 0 && clock_ms() >= deadline)
            return false;
    }
    return true;
}

bool attune_query_prepare(const AttuneVault *vault, unsigned milliseconds)
{
    QueryCache *cache = query_cache(vault);
    int64_t deadline = milliseconds == UINT_MAX ? INT64_MAX : clock_ms() + milliseconds;
    Column *columns[] = {&cache->statuses, &cache->tags, &cache->properties};
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        if (!column_update(columns[i], vault, deadline))
            return true;
    }
    if (!prepare_texts(cache, vault, deadline))
        return true;
    path_table_update(&cache->paths, vault);
    switch_names_update(&cache->names, vault);
    return false;
}
