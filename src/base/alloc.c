#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/vec.h"

static _Noreturn void die_out_of_memory(void) { assert_die("attune: out of memory\n"); }

void *mem_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory) {
        die_out_of_memory();
    }
    return memory;
}

void *mem_calloc(size_t count, size_t size)
{
    /* calloc checks the product itself. */
    void *memory = count && size ? calloc(count, size) : calloc(1, 1);
    if (!memory) {
        die_out_of_memory();
    }
    return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    void *memory = count && size ? reallocarray(old, count, size) : realloc(old, 1);
    if (!memory) {
        die_out_of_memory();
    }
    return memory;
}

void mem_free(void *memory) { free(memory); }

void *vec_grow(void *items, size_t *capacity, size_t wanted, size_t item_size)
{
    size_t larger = *capacity > SIZE_MAX / 2 ? SIZE_MAX : *capacity * 2;
    if (larger < wanted) {
        larger = wanted;
    }
    if (larger < 4) {
        larger = 4;
    }
    items = mem_resize(items, larger, item_size);
    *capacity = larger;
    return items;
}
