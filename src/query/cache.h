#ifndef QUERY_CACHE_H
#define QUERY_CACHE_H

/* What questions to one vault share: it is made when it is first needed and lives with the vault.
 */

#include <attune/vault.h>

#include "query/column.h"
#include "query/path_table.h"
#include "query/switch_names.h"
#include "query/text_kinds.h"

typedef struct QueryCache {
    TextKinds kinds;
    uint64_t kinds_at; /* generation of the vault of which they are being found out beforehand */
    size_t next_kind;
    SwitchNames names;
    PathTable paths;
    Column tags;
    Column statuses;
    Column properties;
} QueryCache;

QueryCache *query_cache(const AttuneVault *vault);

#endif
