#ifndef BASE_MAP_H
#define BASE_MAP_H

/* Text → 32-bit number. Keys are borrowed: they must outlive the map. Open addressing, grows,
 * seeded hash. */

#include "base/str.h"

typedef struct MapSlot MapSlot;

/** Zero-initialised is empty and ready. */
typedef struct Map {
    MapSlot *slots;
    size_t capacity;
    size_t count;
    size_t tombs; /* removed keys whose slots are not yet free */
} Map;

void map_clear(Map *map);
/** Make room for `count` keys without growing. */
void map_reserve(Map *map, size_t count);

bool map_get(const Map *map, Str key, uint32_t *value);
/** Set or replace. @return true when the key is new. */
bool map_put(Map *map, Str key, uint32_t value);
/** The value's place, made with `fallback` when the key is new; valid until the next change of the
 * map. */
uint32_t *map_at(Map *map, Str key, uint32_t fallback);
bool map_remove(Map *map, Str key);

/** The hash in use, for tables of other kinds. */
uint64_t str_hash(Str text);

#endif
