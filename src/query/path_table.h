#ifndef QUERY_PATH_TABLE_H
#define QUERY_PATH_TABLE_H

/* The folded paths of all files in one text, so that words in them are found in one go. */

#include <attune/vault.h>

#include "base/strbuf.h"

typedef struct PathPlace {
    size_t start; /* bytes into the text */
    size_t base;  /* of the last segment */
} PathPlace;

typedef struct PathTable {
    uint64_t generation; /* of the vault, 0: never made */
    StrBuf text;         /* each path with a NUL behind it */
    AttuneFileId *files;
    PathPlace *places;
    size_t count;
} PathTable;

void path_table_update(PathTable *table, const AttuneVault *vault);
/** Set the bits, of which there are `bit_count`, of the files whose path, or its last segment,
 * holds `folded`. */
void path_table_find(const PathTable *table, Str folded, bool in_base, uint64_t *bits,
                     size_t bit_count);
void path_table_clear(PathTable *table);

#endif
