#ifndef BASE_VEC_H
#define BASE_VEC_H

/* A growable array of any type:  VEC(int) numbers = {0};  vec_push(&numbers, 7);
 * vec_clear(&numbers); */

#include <stddef.h>

#include "base/alloc.h"

#define VEC(Type)                                                                                  \
    struct {                                                                                       \
        Type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

/** Append a copy of `value`. */
#define vec_push(vec, value)                                                                       \
    (vec_reserve((vec), (vec)->count + 1), (void)((vec)->items[(vec)->count++] = (value)))
/** Make room for `wanted` items in all; the count stays. */
#define vec_reserve(vec, wanted)                                                                   \
    ((wanted) <= (vec)->capacity                                                                   \
         ? (void)0                                                                                 \
         : (void)((vec)->items =                                                                   \
                      vec_grow((vec)->items, &(vec)->capacity, (wanted), sizeof(*(vec)->items))))
/** Remove the last item and give it; there must be one. */
#define vec_pop(vec) ((vec)->items[--(vec)->count])
#define vec_last(vec) ((vec)->items[(vec)->count - 1])
/** Free the memory; the vector is empty and usable again. */
#define vec_clear(vec)                                                                             \
    (mem_free((vec)->items), (vec)->items = NULL, (vec)->count = 0, (vec)->capacity = 0)
/** Copy of the items in `arena` (NULL when there are none). */
#define vec_clone_into(vec, arena)                                                                 \
    ((vec)->count ? arena_clone((arena), (vec)->items, (vec)->count * sizeof(*(vec)->items)) : NULL)

/** At least doubles. @return the moved items */
void *vec_grow(void *items, size_t *capacity, size_t wanted, size_t item_size);

#endif
