#ifndef MARKUP_CHUNK_H
#define MARKUP_CHUNK_H

/*
 * A chunk is text that is read for inlines on its own: a paragraph, a heading, a table's cell … Its
 * spans are what CommonMark must not see, or not as it is written (vault-spec 7.2, 7.3 S4).
 */

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum SpanKind {
    SPAN_LITERAL, /* a character that would be mistaken for one of ours */
    SPAN_CODE,
    SPAN_HTML,
    SPAN_LINK, /* an autolink or a bare URL */
    SPAN_MATH,
    SPAN_COMMENT,
    SPAN_WIKILINK, /* an embed too */
    SPAN_TAG,
    SPAN_FOOTNOTE,
    SPAN_OPEN,  /* "[" or "![", of a link or not */
    SPAN_CLOSE, /* "](…)", "][…]" or "]" of a Markdown link */
    SPAN_FIELD, /* "key::" with its bracket */
    SPAN_FIELD_END,
} SpanKind;

typedef struct Chunk Chunk;

/** A Markdown link, image, autolink or bare URL. */
typedef struct TextLink {
    AttuneLink *link; /* its text is filled in when the chunk's inlines are known */
    Str url;          /* as CommonMark has it */
    Str title;
    uint32_t open; /* index of the span that opens it; for autolinks its own */
    uint32_t close;
    bool indexed;  /* false: leads nowhere (`[x]()`) */
    bool complete; /* link->text is there */
} TextLink;

typedef struct Span {
    uint32_t start; /* bytes into the chunk's text */
    uint32_t end;
    SpanKind kind;
    uint32_t line;   /* in the note, from 1 */
    uint32_t column; /* code points, from 1 */
    union {
        const AttuneLink *wikilink;
        TextLink *link; /* LINK, CLOSE; of OPEN when it is a link's, else NULL */
        Str text;       /* LITERAL: what it stands for; TAG: without "#" */
        Chunk *inside;  /* COMMENT: what is hidden in it */
        struct {
            Str label;        /* empty: an inline footnote */
            Chunk *body;      /* of an inline footnote */
            uint32_t index;   /* of the definition */
            uint32_t *number; /* where its number will stand, NULL before footnotes are numbered */
        } footnote;
        struct {
            const AttuneProperty *property;
            AttuneFieldForm form;
        } field;
    } as;
} Span;

/** From byte `at` of the chunk's text on, the bytes are those of the note from `source` on. */
typedef struct ChunkPiece {
    uint32_t at;
    uint32_t source;
    uint32_t line;
} ChunkPiece;

typedef enum ChunkKind {
    CHUNK_PARAGRAPH,
    CHUNK_HEADING,
    CHUNK_TITLE, /* of a callout */
    CHUNK_CELL,
    CHUNK_FOOTNOTE, /* the body of an inline footnote */
    CHUNK_HIDDEN,   /* the inside of a comment: indexed, but never shown */
} ChunkKind;

struct Chunk {
    ChunkKind kind;
    Str text;
    const ChunkPiece *pieces;
    uint32_t piece_count;
    Span *spans;
    uint32_t span_count;
    uint32_t literal_from; /* from here on there are too many spans and all is text */
    bool in_footnote;      /* no inline footnotes in it */
    AttuneNode *inlines;   /* a paragraph that holds them, once they are built */
    Chunk *next;           /* in the order in which they were found */
    const Chunk *sibling;  /* HIDDEN: the next paragraph of the same comment */
};

/** Line of the note that byte `at` stands in. */
uint32_t chunk_line(const Chunk *chunk, uint32_t at);
/** Offset in the note of byte `at`. */
uint32_t chunk_source(const Chunk *chunk, uint32_t at);
/** Index of the first span that ends behind byte `at`. */
uint32_t chunk_first_span(const Chunk *chunk, uint32_t at);
/** A chunk of its own for a part of another one's text, which it shares. */
Chunk *chunk_slice(Arena *arena, const Chunk *from, uint32_t start, uint32_t end, ChunkKind kind);

#endif
