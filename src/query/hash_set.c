#include "base/alloc.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/facet.h"

static void insert(uint64_t *slots, size_t capacity, uint64_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);
    while (slots[at] != 0)
        at = (at + 1) & (capacity - 1);
    slots[at] = hash;
}

static void grow(HashSet *set)
{
    size_t capacity = set->capacity > 0 ? set->capacity * 2 : 1024;
    uint64_t *slots = mem_calloc(capacity, sizeof *slots);
    for (size_t i = 0; i < set->capacity; i++) {
        if (set->slots[i] != 0)
            insert(slots, capacity, set->slots[i]);
    }
    mem_free(set->slots);
    set->slots = slots;
    set->capacity = capacity;
}

bool hash_set_add(HashSet *set, uint64_t hash)
{
    hash += hash == 0;
    if (set->count * 2 >= set->capacity)
        grow(set);
    size_t at = (size_t)hash & (set->capacity - 1);
    while (set->slots[at] != 0) {
        if (set->slots[at] == hash)
            return false;
        at = (at + 1) & (set->capacity - 1);
    }
    set->slots[at] = hash;
    set->count++;
    return true;
}

void hash_set_clear(HashSet *set)
{
    mem_free(set->slots);
    *set = (HashSet){0};
}

uint64_t hash_folded(Arena *scratch, Str text, uint32_t salt)
{
    uint64_t hash = str_hash(unicode_fold(scratch, text));
    /* Mixed so that the same value of two keys falls into different places. */
    hash ^= (uint64_t)salt * UINT64_C(0x9E3779B97F4A7C15);
    hash *= UINT64_C(0xFF51AFD7ED558CCD);
    return hash ^ hash >> 32;
}
