#include "markup/commonmark.h"

#include <cmark.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "markup/commonmark_parse.h"

/* ---- memory ---- */

/*
 * libcmark's allocator has no context argument, so the memory of the parse at hand is found through
 * this pointer. A parse never starts another one and never leaves its thread; all its memory goes
 * at once when it ends.
 */
static _Thread_local Bump *current_bump;

/** Before each piece stands its size, which realloc needs. */
#define PIECE_HEADER 16
#define CHUNK_MAX ((size_t)8 << 20)

static void bump_grow(Bump *bump, size_t size)
{
    size_t wanted = bump->chunk_size;
    if (wanted < size + PIECE_HEADER)
        wanted = size + PIECE_HEADER;
    BumpChunk *chunk = mem_alloc(wanted + PIECE_HEADER);
    chunk->next = bump->chunks;
    bump->chunks = chunk;
    bump->next = (char *)chunk + PIECE_HEADER;
    bump->end = bump->next + wanted;
    if (bump->chunk_size < CHUNK_MAX)
        bump->chunk_size *= 2;
}

static char *bump_take(Bump *bump, size_t size)
{
    size_t rounded = PIECE_HEADER + ((size + 15) & ~(size_t)15);
    if ((size_t)(bump->end - bump->next) < rounded)
        bump_grow(bump, rounded);
    char *piece = bump->next + PIECE_HEADER;
    memcpy(bump->next, &size, sizeof(size));
    bump->next += rounded;
    return piece;
}

static void bump_clear(Bump *bump)
{
    for (BumpChunk *chunk = bump->chunks; chunk;) {
        BumpChunk *next = chunk->next;
        mem_free(chunk);
        chunk = next;
    }
}

static void *cm_calloc(size_t count, size_t size)
{
    size_t total;
    ASSERT(!__builtin_mul_overflow(count, size, &total), "libcmark asks for sizes of int");
    return memset(bump_take(current_bump, total), 0, total);
}

static void *cm_realloc(void *old, size_t size)
{
    if (!old)
        return bump_take(current_bump, size);
    size_t old_size;
    memcpy(&old_size, (char *)old - PIECE_HEADER, sizeof(old_size));
    if (size <= old_size)
        return old;
    /* The last piece grows where it is: most growing is done by the string at hand. */
    char *old_end = (char *)old + ((old_size + 15) & ~(size_t)15);
    size_t rounded = (size + 15) & ~(size_t)15;
    if (old_end == current_bump->next && rounded <= (size_t)(current_bump->end - (char *)old)) {
        current_bump->next = (char *)old + rounded;
        memcpy((char *)old - PIECE_HEADER, &size, sizeof(size));
        return old;
    }
    return memcpy(bump_take(current_bump, size), old, old_size);
}

static void cm_free(void *memory) { (void)memory; }

static cmark_mem bump_mem = {cm_calloc, cm_realloc, cm_free};

cmark_node *commonmark_parse(Bump *bump, const char *data, size_t length)
{
    *bump = (Bump){.chunk_size = 4096 + 4 * length};
    if (bump->chunk_size > CHUNK_MAX)
        bump->chunk_size = CHUNK_MAX;
    current_bump = bump;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &bump_mem);
    cmark_parser_feed(parser, data ? data : "", length);
    return cmark_parser_finish(parser);
}

void commonmark_parse_end(Bump *bump)
{
    current_bump = NULL;
    bump_clear(bump);
}

/* ---- pieces ---- */

Str commonmark_clone(Arena *arena, const char *text)
{
    Str all = str_from(text);
    return all.length ? arena_clone_str(arena, all) : (Str){0};
}

char commonmark_list_delimiter(cmark_node *node, Str line, size_t column)
{
    if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
        return column < line.length ? line.data[column] : '-';
    return cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
}

/* libcmark does not tell; but indented code starts with the very text that stands at its place. */
bool commonmark_is_fenced(cmark_node *code, Str line, size_t column)
{
    Str place = str_from_offset(line, column);
    if (!str_starts_with(place, STR("```")) && !str_starts_with(place, STR("~~~")))
        return false;
    if (!str_starts_with(str_from(cmark_node_get_literal(code)), place))
        return true;
    return column < 4 || !ascii_is_blank(line.data[column - 4]);
}

Str commonmark_language(Arena *arena, Str info)
{
    size_t end = 0;
    while (end < info.length && !ascii_is_space(info.data[end]))
        end++;
    Str word = arena_clone_str(arena, str_slice(info, 0, end));
    for (size_t i = 0; i < end; i++)
        ((char *)(uintptr_t)word.data)[i] = ascii_to_lower(word.data[i]);
    return word;
}

Str commonmark_entity(Arena *arena, Str entity)
{
    Bump bump;
    cmark_node *root = commonmark_parse(&bump, entity.data, entity.length);
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(root));
    Str result = commonmark_clone(arena, text ? cmark_node_get_literal(text) : "");
    commonmark_parse_end(&bump);
    return result.length ? result : entity;
}

const char *commonmark_library_version(void) { return cmark_version_string(); }
