#ifndef BASE_JSON_H
#define BASE_JSON_H

/*
 * JSON in through jansson (the only includer of <jansson.h>), JSON out through a small writer of
 * our own: numbers keep their source characters, a list of 100,000 notes needs no tree, and
 * controls are escaped as interface §3 asks.
 */

#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

typedef struct json_t Json;

typedef enum JsonKind {
    JSON_KIND_NULL,
    JSON_KIND_BOOL,
    JSON_KIND_NUMBER,
    JSON_KIND_TEXT,
    JSON_KIND_LIST,
    JSON_KIND_OBJECT
} JsonKind;

/** Any JSON value; a byte order mark before it is skipped. NULL with "line 3: …" in `error` when it
 * is none. */
Json *json_parse(Str text, Error *error);
/** Free what json_parse gave, never a part of it. NULL is fine. */
void json_free(Json *root);

/* Every question below takes NULL and values of other kinds, and answers with nothing. Parts live
 * as long as the root. */

/** JSON_KIND_NULL for NULL. */
JsonKind json_kind(const Json *value);
/** The member of an object, or NULL. */
const Json *json_get(const Json *object, Str key);
/** Items of a list, members of an object; else 0. */
size_t json_count(const Json *value);
/** The item of a list, or NULL. */
const Json *json_item(const Json *list, size_t index);
/** Text or the empty Str. */
Str json_text(const Json *value);
bool json_bool(const Json *value, bool fallback);
double json_number(const Json *value, double fallback);

/** Members in source order: start with a zeroed one, go on while json_next_member is true. */
typedef struct JsonMember {
    Str key;
    const Json *value;
    void *next;
    bool started;
} JsonMember;
bool json_next_member(const Json *object, JsonMember *member);

/** Takes output; false stops the writer for good. */
typedef bool JsonSink(void *context, Str bytes);

/**
 * Writes one value after another, each compact and on one line, commas and colons put by itself.
 * Calls must nest, and inside an object each value follows a json_write_key; anything else is a bug
 * and aborts.
 */
typedef struct JsonWriter {
    StrBuf *out;
    StrBuf own;  /* the buffer before `sink` */
    StrBuf open; /* one character an open list or object */
    JsonSink *sink;
    void *context;
    bool lines; /* each item of an outermost list on its own line */
    bool has_item;
    bool after_key;
    bool failed;
} JsonWriter;

/** Write to the end of `out`, which outlives the writer. */
void json_writer_init(JsonWriter *writer, StrBuf *out);
/** Write to `sink` in pieces of some kilobytes. */
void json_writer_init_sink(JsonWriter *writer, JsonSink *sink, void *context);
/** Flush and free. @return false when the sink ever failed */
bool json_writer_finish(JsonWriter *writer);

void json_begin_object(JsonWriter *writer);
void json_end_object(JsonWriter *writer);
void json_begin_list(JsonWriter *writer);
void json_end_list(JsonWriter *writer);
void json_write_key(JsonWriter *writer, Str key);
/** C0, DEL, C1 and bidi controls become \uXXXX, a bad byte U+FFFD. */
void json_write_text(JsonWriter *writer, Str text);
/** These characters as they are; they must be a JSON number (json_is_number). */
void json_write_number(JsonWriter *writer, Str digits);
void json_write_int(JsonWriter *writer, int64_t number);
void json_write_bool(JsonWriter *writer, bool value);
void json_write_null(JsonWriter *writer);
/** A string of base64, for bytes that are no text. */
void json_write_base64(JsonWriter *writer, Str bytes);
/** End of a line between two outermost values. */
void json_write_newline(JsonWriter *writer);

/** `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?` */
bool json_is_number(Str text);

/** "2.14", of jansson. Static text. */
const char *json_library_version(void);

#endif
