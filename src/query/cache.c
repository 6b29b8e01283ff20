#include "query/cache.h"

#include "base/alloc.h"
#include "vault/vault.h"

static void cache_free(void *data)
{
    QueryCache *cache = data;
    text_kinds_clear(&cache->kinds);
    switch_names_clear(&cache->names);
    mem_free(cache);
}

QueryCache *query_cache(const AttuneVault *vault)
{
    Guest *guest = vault->guest;
    if (!guest->data) {
        guest->data = MEM_NEW(QueryCache);
        guest->free_data = cache_free;
    }
    return guest->data;
}
