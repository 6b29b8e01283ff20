#include "query/cache.h"

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
