#ifndef MARKUP_COMMONMARK_PARSE_H
#define MARKUP_COMMONMARK_PARSE_H

/* libcmark's parser with its memory, for the files named commonmark*.c alone. */

#include "base/arena.h"

struct cmark_node;

/** Memory that grows in large chunks and goes at once. */
typedef struct BumpChunk {
    struct BumpChunk *next;
} BumpChunk;

typedef struct Bump {
    BumpChunk *chunks;
    char *next;
    char *end;
    size_t chunk_size;
} Bump;

/** Parse a text; the tree, its root is given, lives until commonmark_parse_end. No parse may start
 * within another one. */
struct cmark_node *commonmark_parse(Bump *bump, const char *data, size_t length);
void commonmark_parse_end(Bump *bump);

/** A copy of a terminated string; NULL is empty. */
Str commonmark_clone(Arena *arena, const char *text);

/** '.' or ')' of an ordered list, else its bullet, which stands at `column` of `line`. */
char commonmark_list_delimiter(struct cmark_node *list, Str line, size_t column);

/** Is code fenced? `line` is its first line, where it starts at `column`. */
bool commonmark_is_fenced(struct cmark_node *code, Str line, size_t column);

#endif
