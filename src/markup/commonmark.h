#ifndef MARKUP_COMMONMARK_H
#define MARKUP_COMMONMARK_H

/*
 * CommonMark as libcmark reads it, as values of ours: the blocks of a text, the inlines of prepared
 * paragraphs, or a whole tree. No file but those named commonmark*.c includes <cmark.h>. Everything
 * is thread-safe and linear.
 */

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"

/** Containers nested deeper than this are left out; what they hold belongs to the last one. */
#define COMMONMARK_BLOCK_DEPTH 100
/** The same for emphasis and links in each other. */
#define COMMONMARK_INLINE_DEPTH 40

#define CM_NONE UINT32_MAX

typedef enum CmKind {
    CM_QUOTE,
    CM_LIST,
    CM_ITEM,
    CM_PARAGRAPH,
    CM_HEADING,
    CM_CODE,
    CM_HTML,
    CM_RULE,
} CmKind;

/** A block. Lines count from 0. */
typedef struct CmBlock {
    CmKind kind;
    uint32_t parent; /* CM_NONE: the document */
    uint32_t end;    /* index behind the last block within this one */
    uint32_t first_line;
    uint32_t last_line; /* paragraphs: with the reference definitions before their text */
    uint32_t column;    /* bytes from the start of its first line; of the content for paragraphs */
    uint32_t start;     /* number of an ordered list */
    uint8_t level;      /* of a heading */
    char delimiter;     /* '.' or ')' of ordered lists */
    bool setext;
    bool fenced;
    bool ordered;
    bool tight;
    Str literal; /* code and HTML */
    Str info;
} CmBlock;

/** In document order, a container before what it holds. */
typedef struct CmBlocks {
    CmBlock *items;
    uint32_t count;
} CmBlocks;

/** The blocks of `text`. `starts` are the offsets of its `line_count` lines. */
CmBlocks commonmark_blocks(Arena *arena, Str text, const uint32_t *starts, uint32_t line_count);

/** The whole tree of `text`: strict CommonMark 0.30. Links carry url and title; their records are
 * the caller's. */
AttuneNode *commonmark_tree(Arena *arena, Str text);

/** First word of an info string, in lower case. */
Str commonmark_language(Arena *arena, Str info);

/** The character or characters of an entity such as "&ouml;", or `entity` itself when it is none.
 */
Str commonmark_entity(Arena *arena, Str entity);

/** "0.30.2", of libcmark. Static text. */
const char *commonmark_library_version(void);

#endif
