#ifndef MARKUP_PARTS_H
#define MARKUP_PARTS_H

/*
 * What the paragraphs and headings of a run are made of: text, tables, blocks that were cut out;
 * and what their blocks learn from it: tasks, callouts, block ids (vault-spec 6, 7.3 S3 and S4).
 */

#include "base/vec.h"
#include "markup/callout.h"
#include "markup/run.h"
#include "markup/span.h"

typedef enum PartKind { PART_TEXT, PART_TABLE, PART_OPAQUE } PartKind;

typedef struct TableRow {
    Chunk **cells; /* one a column; NULL where the row has none */
    uint32_t line;
} TableRow;

typedef struct Table {
    size_t column_count;
    const AttuneAlign *aligns;
    const TableRow *rows; /* the first is the header */
    size_t row_count;
} Table;

/** A piece of a paragraph. Lines are those of the note. */
typedef struct Part {
    PartKind kind;
    uint32_t line;
    uint32_t end_line;
    Chunk *chunk;         /* TEXT */
    const Table *table;   /* TABLE */
    const Opaque *opaque; /* OPAQUE */
    const Chunk *hidden;  /* of a comment: its first paragraph */
    Str id;
} Part;

/** What is known of a block beside CmBlock. */
typedef struct BlockInfo {
    Part *parts; /* of paragraphs and headings */
    uint32_t part_count;
    uint32_t definition_lines; /* lines at the start of a paragraph that define links */
    Str id;
    const AttuneTask *task;       /* of an item */
    const CalloutHeader *callout; /* of a quote */
} BlockInfo;

typedef VEC(AttuneBlockId) BlockIdVec;
typedef VEC(AttuneTask *) TaskVec;

typedef struct PartContext {
    SpanContext *spans;
    const Run *run;
    BlockInfo *infos;
    BlockIdVec *ids;
    TaskVec *tasks;
} PartContext;

/** Find the definitions of links in a run; `definition_lines` is filled in. */
void parts_find_definitions(Arena *arena, const Run *run, BlockInfo *infos, References *references);

/** Fill the infos of all blocks of a run and scan its text. */
void parts_read(PartContext *context);

/** First line of a block in the note, and the last. */
uint32_t parts_line(const Run *run, uint32_t block);
uint32_t parts_end_line(const Run *run, uint32_t block);

#endif
