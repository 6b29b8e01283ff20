#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

/* Memory from the heap. Nothing here returns NULL: out of memory aborts with one message. */

#include <stddef.h>

/** `size` bytes, not cleared. Free with mem_free. */
void *mem_alloc(size_t size) __attribute__((malloc, returns_nonnull));
/** `count` × `size` bytes of zeros; an overflow of the product is out of memory. */
void *mem_calloc(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
/** Grown or shrunk to `count` × `size` bytes; `old` may be NULL. */
void *mem_resize(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
void mem_free(void *memory);

#define MEM_NEW(Type) ((Type *)mem_calloc(1, sizeof(Type)))

#endif
