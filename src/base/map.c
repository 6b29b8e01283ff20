#include "base/map.h"

#include <pthread.h>
#include <sys/random.h>
#include <time.h>

#include "base/alloc.h"
#include "base/assert.h"

struct MapSlot {
    Str key; /* data NULL: never used; data `tomb`: removed */
    uint32_t hash;
    uint32_t value;
};

static const char tomb[1] = "";
static uint64_t seed[2];
static pthread_once_t seed_once = PTHREAD_ONCE_INIT;

static void make_seed(void)
{
    if (getrandom(seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed) {
        /* Only before the kernel has its own randomness: the clock and an address do then. */
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        seed[0] = (uint64_t)now.tv_nsec ^ (uint64_t)(uintptr_t)&now;
        seed[1] = (uint64_t)now.tv_sec;
    }
}

static uint64_t rotate(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

/* SipHash-1-3 with a secret seed: nobody can choose file names that all fall into one slot. */
uint64_t str_hash(Str text)
{
    pthread_once(&seed_once, make_seed);
    uint64_t v[4] = {seed[0] ^ 0x736f6d6570736575u, seed[1] ^ 0x646f72616e646f6du,
                     seed[0] ^ 0x6c7967656e657261u, seed[1] ^ 0x7465646279746573u};
    size_t offset = 0;
    for (; text.length - offset >= 8; offset += 8) {
        uint64_t word;
        memcpy(&word, text.data + offset, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    uint64_t last = (uint64_t)text.length << 56;
    for (size_t i = 0; offset + i < text.length; i++) {
        last |= (uint64_t)(unsigned char)text.data[offset + i] << (8 * i);
    }
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void map_clear(Map *map)
{
    mem_free(map->slots);
    *map = (Map){0};
}

static bool is_live(const MapSlot *slot) { return slot->key.data && slot->key.data != tomb; }

/* The key's slot, else the slot where it would go (the first tomb on the way, when there is one).
 */
static MapSlot *find_slot(const Map *map, Str key, uint32_t hash)
{
    size_t mask = map->capacity - 1;
    MapSlot *free_slot = NULL;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        MapSlot *slot = &map->slots[i];
        if (!slot->key.data) {
            return free_slot ? free_slot : slot;
        }
        if (slot->key.data == tomb) {
            free_slot = free_slot ? free_slot : slot;
        } else if (slot->hash == hash && str_equal(slot->key, key)) {
            return slot;
        }
    }
}

static void rehash(Map *map, size_t capacity)
{
    Map larger = {
        .slots = mem_calloc(capacity, sizeof(MapSlot)), .capacity = capacity, .count = map->count};
    for (size_t i = 0; i < map->capacity; i++) {
        const MapSlot *slot = &map->slots[i];
        if (is_live(slot)) {
            *find_slot(&larger, slot->key, slot->hash) = *slot;
        }
    }
    mem_free(map->slots);
    *map = larger;
}

void map_reserve(Map *map, size_t count)
{
    ASSERT(count <= SIZE_MAX / 8, "keys fit the address space");
    size_t capacity = map->capacity ? map->capacity : 8;
    while (count > capacity / 4 * 3) {
        capacity *= 2;
    }
    if (capacity > map->capacity) {
        rehash(map, capacity);
    }
}

bool map_get(const Map *map, Str key, uint32_t *value)
{
    if (map->count == 0) {
        return false;
    }
    const MapSlot *slot = find_slot(map, key, (uint32_t)str_hash(key));
    if (!is_live(slot)) {
        return false;
    }
    if (value) {
        *value = slot->value;
    }
    return true;
}

static MapSlot *put_slot(Map *map, Str key, uint32_t fallback, bool *is_new)
{
    if (map->count + map->tombs + 1 > map->capacity / 4 * 3) {
        /* Many tombs: the same size is enough once they are gone. */
        size_t capacity = map->capacity ? map->capacity : 8;
        rehash(map, map->count + 1 > capacity / 2 ? capacity * 2 : capacity);
    }
    uint32_t hash = (uint32_t)str_hash(key);
    MapSlot *slot = find_slot(map, key, hash);
    *is_new = !is_live(slot);
    if (*is_new) {
        map->tombs -= slot->key.data == tomb;
        map->count++;
        *slot = (MapSlot){.key = key.data ? key : STR(""), .hash = hash, .value = fallback};
    }
    return slot;
}

bool map_put(Map *map, Str key, uint32_t value)
{
    bool is_new;
    put_slot(map, key, value, &is_new)->value = value;
    return is_new;
}

uint32_t *map_at(Map *map, Str key, uint32_t fallback)
{
    bool is_new;
    return &put_slot(map, key, fallback, &is_new)->value;
}

bool map_remove(Map *map, Str key)
{
    if (map->count == 0) {
        return false;
    }
    MapSlot *slot = find_slot(map, key, (uint32_t)str_hash(key));
    if (!is_live(slot)) {
        return false;
    }
    *slot = (MapSlot){.key = {tomb, 0}};
    map->count--;
    map->tombs++;
    return true;
}
