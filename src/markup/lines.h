#ifndef MARKUP_LINES_H
#define MARKUP_LINES_H

/*
 * A text made from the lines of a note, and where each of its bytes comes from: the body itself, a
 * body whose opaque blocks were cut out, the bodies of footnotes.
 */

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "base/vec.h"

typedef enum LineKind {
    LINE_PLAIN,
    LINE_OPAQUE,   /* stands for a whole block, number `value` */
    LINE_INSERTED, /* is in no note */
} LineKind;

typedef struct Line {
    uint32_t start;  /* in the text */
    uint32_t length; /* without its end */
    uint32_t added;  /* leading bytes that are not in the note */
    uint32_t source; /* offset in the note of the byte behind them */
    uint32_t number; /* of the line in the note, from 1 */
    LineKind kind;
    uint32_t value;
} Line;

typedef struct Lines {
    Str text;
    const Line *items;
    uint32_t count;
} Lines;

/** All lines of `note` from `offset` on; the text is borrowed. */
Lines lines_of(Arena *arena, Str note, size_t offset, uint32_t first_number);

static inline Str line_at(const Lines *lines, uint32_t index)
{
    const Line *line = &lines->items[index];
    return (Str){lines->text.data + line->start, line->length};
}

/** Offset in the note of byte `at` of a line. */
static inline uint32_t line_source(const Line *line, size_t at)
{
    return at > line->added ? line->source + (uint32_t)at - line->added : line->source;
}

/** Lines as they are put together. Clear it when done; zero-initialised is empty. */
typedef struct LinesWriter {
    StrBuf text;
    VEC(Line) items;
} LinesWriter;

/** Append a line: `added`, then `rest`, which stands at `source` of the note in line `number`. */
void lines_add(LinesWriter *writer, Str added, Str rest, uint32_t source, uint32_t number);
/** Append a copy of a line of `from`. */
void lines_copy(LinesWriter *writer, const Lines *from, uint32_t index);
/** The lines, with their text in `arena`. */
Lines lines_finish(LinesWriter *writer, Arena *arena);
void lines_clear(LinesWriter *writer);

#endif
