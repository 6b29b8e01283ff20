#ifndef MARKUP_SOURCE_H
#define MARKUP_SOURCE_H

/* The gate in: the bytes of a file become decoded text whose lines are those of the file
 * (vault-spec 1.7, 2.1). */

#include <attune/note.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"

typedef enum SourceEncoding { SOURCE_UTF8, SOURCE_UTF16_LE, SOURCE_UTF16_BE } SourceEncoding;

typedef struct Source {
    Str text; /* valid UTF-8, LF line ends, no BOM, no NUL */
    SourceEncoding encoding;
    size_t bad_bytes;        /* bytes (UTF-16: units) that became U+FFFD */
    uint32_t first_bad_line; /* from 1; 0 without one */
} Source;

/**
 * Decode `bytes`. When nothing has to change, `text` borrows from `bytes`; else it is in `arena`.
 * A NUL becomes U+FFFD without counting as bad.
 */
Source source_decode(Arena *arena, Str bytes);

/** Has a NUL in the first 8192 bytes and no UTF-16 mark: not text at all (vault-spec 1.7). */
bool source_is_binary(Str bytes);

/** Offsets of line starts in a text; line N (from 1) begins at starts[N - 1]. */
typedef struct LineTable {
    const uint32_t *starts;
    uint32_t count;
} LineTable;

LineTable line_table_build(Arena *arena, Str text);
/** Line (from 1) that `offset` lies in; logarithmic. */
uint32_t line_table_line(const LineTable *table, size_t offset);
/** The text of line `line` (from 1), without its LF. */
Str line_table_text(const LineTable *table, Str text, uint32_t line);

#endif
