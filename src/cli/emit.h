#ifndef CLI_EMIT_H
#define CLI_EMIT_H

/*
 * Rows of answers in every format for scripts from one description: each row names its fields in
 * the order of interface §3, and comes out as a JSON object or as a line of TSV.
 */

#include "base/json.h"
#include "cli/cli.h"

typedef struct Emit {
    OutputFormat format; /* JSON, JSONL or TSV */
    JsonWriter json;
    StrBuf cell; /* TSV: what is being written */
    bool single; /* one object instead of a list */
    bool first_cell;
    bool has_row;
} Emit;

/** Start; `columns`, ended by NULL, is the header line of TSV. `single`: exactly one row follows.
 */
void emit_begin(Emit *emit, OutputFormat format, bool single, const char *const *columns);
void emit_end(Emit *emit);

void emit_begin_row(Emit *emit);
void emit_end_row(Emit *emit);

void emit_text(Emit *emit, const char *key, Str value);
/** null when `value` is empty. */
void emit_text_or_null(Emit *emit, const char *key, Str value);
void emit_int(Emit *emit, const char *key, int64_t value);
void emit_bool(Emit *emit, const char *key, bool value);
void emit_null(Emit *emit, const char *key);
/** A vault path; one that is no UTF-8 gets `KEY_bytes` in base64 beside it in JSON. */
void emit_path(Emit *emit, const char *key, Str path);
/** A list of texts. */
void emit_texts(Emit *emit, const char *key, const Str *values, size_t count);
/** Anything in JSON: write exactly one value to the writer. In TSV it stands as its JSON text. */
JsonWriter *emit_begin_value(Emit *emit, const char *key);
void emit_end_value(Emit *emit);

#endif
