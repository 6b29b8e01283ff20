#include "base/arena.h"

#include <stddef.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/assert.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_SANITIZED 1
#endif

#ifdef ARENA_SANITIZED
#include <sanitizer/asan_interface.h>
/* A gap behind each piece, so that an overrun is seen; text is aligned so that the gap begins at
 * its end. */
#define PIECE_GAP 8
#define TEXT_ALIGNMENT 8
#define poison(start, size) ASAN_POISON_MEMORY_REGION((start), (size))
#define unpoison(start, size) ASAN_UNPOISON_MEMORY_REGION((start), (size))
#else
#define PIECE_GAP 0
#define TEXT_ALIGNMENT 1
#define poison(start, size) ((void)(start), (void)(size))
#define unpoison(start, size) ((void)(start), (void)(size))
#endif

#define FIRST_CHUNK_SIZE 1024
#define LARGEST_CHUNK_SIZE ((size_t)1 << 20)

struct ArenaChunk {
    ArenaChunk *next;
    size_t size; /* of `bytes` */
    _Alignas(max_align_t) char bytes[];
};

static ArenaChunk *chunk_new(size_t size)
{
    ASSERT(size <= SIZE_MAX / 2, "no piece can be so large");
    ArenaChunk *chunk = mem_alloc(sizeof *chunk + size);
    chunk->size = size;
    poison(chunk->bytes, size);
    return chunk;
}

static void chunk_free(ArenaChunk *chunk)
{
    unpoison(chunk->bytes, chunk->size);
    mem_free(chunk);
}

void arena_init(Arena *arena, size_t size) { *arena = (Arena){.next_chunk_size = size}; }

void arena_clear(Arena *arena)
{
    ArenaChunk *chunk = arena->chunks;
    while (chunk) {
        ArenaChunk *next = chunk->next;
        chunk_free(chunk);
        chunk = next;
    }
    *arena = (Arena){0};
}

void arena_reset(Arena *arena)
{
    ArenaChunk *largest = NULL;
    ArenaChunk *chunk = arena->chunks;
    while (chunk) {
        ArenaChunk *next = chunk->next;
        ArenaChunk *smaller = chunk;
        if (!largest || chunk->size > largest->size) {
            smaller = largest;
            largest = chunk;
        }
        if (smaller) {
            chunk_free(smaller);
        }
        chunk = next;
    }
    size_t next_chunk_size = arena->next_chunk_size;
    *arena = (Arena){.chunks = largest, .next_chunk_size = next_chunk_size};
    if (largest) {
        largest->next = NULL;
        poison(largest->bytes, largest->size);
        arena->next = largest->bytes;
        arena->end = largest->bytes + largest->size;
    }
}

/* A chunk of its own, behind the current one, which goes on being filled. */
static char *take_large(Arena *arena, size_t size)
{
    ArenaChunk *chunk = chunk_new(size);
    if (arena->chunks) {
        chunk->next = arena->chunks->next;
        arena->chunks->next = chunk;
    } else {
        chunk->next = NULL;
        arena->chunks = chunk;
        arena->next = arena->end = chunk->bytes + size;
    }
    return chunk->bytes;
}

static void add_chunk(Arena *arena, size_t size)
{
    ArenaChunk *chunk = chunk_new(size);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->next = chunk->bytes;
    arena->end = chunk->bytes + size;
    arena->next_chunk_size = size < LARGEST_CHUNK_SIZE / 2 ? size * 2 : LARGEST_CHUNK_SIZE;
}

static char *take(Arena *arena, size_t size, size_t alignment)
{
    ASSERT(size <= SIZE_MAX / 4, "no piece can be so large");
    size_t padding = (alignment - (uintptr_t)arena->next % alignment) % alignment;
    size_t needed = size + PIECE_GAP;
    arena->used += size;
    if (!arena->chunks || padding + needed > (size_t)(arena->end - arena->next)) {
        size_t chunk_size = arena->next_chunk_size ? arena->next_chunk_size : FIRST_CHUNK_SIZE;
        if (needed > chunk_size / 2) {
            char *piece = take_large(arena, needed);
            unpoison(piece, size);
            return piece;
        }
        add_chunk(arena, chunk_size);
        padding = 0;
    }
    char *piece = arena->next + padding;
    arena->next = piece + needed;
    unpoison(piece, size);
    return piece;
}

void *arena_alloc(Arena *arena, size_t size)
{
    char *piece = take(arena, size ? size : 1, _Alignof(max_align_t));
    memset(piece, 0, size ? size : 1);
    return piece;
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size)
{
    size_t total;
    bool too_large = __builtin_mul_overflow(count, size, &total);
    ASSERT(!too_large, "an array's size fits the address space");
    return arena_alloc(arena, total);
}

Str arena_clone_str(Arena *arena, Str text)
{
    char *piece = take(arena, text.length + 1, TEXT_ALIGNMENT);
    if (text.length) {
        memcpy(piece, text.data, text.length);
    }
    piece[text.length] = '\0';
    return (Str){piece, text.length};
}

void *arena_clone(Arena *arena, const void *data, size_t size)
{
    char *piece = take(arena, size ? size : 1, _Alignof(max_align_t));
    if (size) {
        memcpy(piece, data, size);
    }
    return piece;
}

Str arena_printf(Arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    ASSERT(length >= 0, "our formats are valid");

    char *piece = take(arena, (size_t)length + 1, TEXT_ALIGNMENT);
    va_start(arguments, format);
    vsnprintf(piece, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return (Str){piece, (size_t)length};
}
