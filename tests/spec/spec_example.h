#ifndef SPEC_EXAMPLE_H
#define SPEC_EXAMPLE_H

/* The examples in tests/spec/NAME.md, as README.md beside this file describes them. */

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "base/vec.h"

/** One "⇒ view" and what it must print. */
typedef struct SpecView {
    Str name;      /* "document", "record" … */
    Str arguments; /* the rest of that line, trimmed */
    Str expected;
    size_t line;
} SpecView;

typedef struct SpecExample {
    Str file;    /* "callouts.md" */
    size_t line; /* of the fence */
    Str number;  /* "F01" */
    Str pending; /* why it may fail; empty: it may not */
    Str sample;  /* a file outside the repository that is the note; empty: `note` is */
    Str note;    /* bytes, with the visible characters decoded */
    VEC(SpecView) views;
} SpecExample;

typedef struct SpecSet {
    Arena arena; /* of all text */
    VEC(SpecExample) examples;
} SpecSet;

/** Read every example of tests/spec; exits with a message when a file is not as it must be. */
void spec_load(SpecSet *set);
void spec_clear(SpecSet *set);

/** All of a file; exits with a message when it cannot be read. */
void spec_read_file(const char *path, StrBuf *out);

/** The note of an example: its own, or read into `buffer` from below `samples`, which must not be
 * NULL then. */
Str spec_note(const SpecExample *example, const char *samples, StrBuf *buffer);

#endif
