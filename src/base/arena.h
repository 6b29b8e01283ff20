#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/* Memory of one lifetime: many small pieces, freed together. Not for sharing between threads. */

#include <stdarg.h>

#include "base/str.h"

typedef struct ArenaChunk ArenaChunk;

/** Zero-initialised is empty and ready; nothing is allocated before the first piece. */
typedef struct Arena {
    ArenaChunk *chunks;
    char *next;
    char *end;
    size_t next_chunk_size; /* 0: the default */
    size_t used;            /* bytes handed out, for statistics */
} Arena;

/** Let the first chunk be of about `size` bytes. */
void arena_init(Arena *arena, size_t size);
/** Free every piece; the arena is empty and usable again. */
void arena_clear(Arena *arena);
/** Forget every piece but keep the largest chunk, for scratch memory in a loop. */
void arena_reset(Arena *arena);

/** `size` bytes of zeros, aligned for any type. */
void *arena_alloc(Arena *arena, size_t size);
/** The same bytes at a place in the arena, followed by a NUL that the length does not count. */
Str arena_clone_str(Arena *arena, Str text);
void *arena_clone(Arena *arena, const void *data, size_t size);
Str arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
/** `count` × sizeof(Type); aborts when that overflows. */
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc_array((arena), (count), sizeof(Type)))
void *arena_alloc_array(Arena *arena, size_t count, size_t size);

#endif
