#ifndef VAULT_NOTE_H
#define VAULT_NOTE_H

/* What was read of one note: its bytes and one arena of facts. Made whole by a worker, then handed
 * over. */

#include <attune/document.h>
#include <attune/note.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "markup/anchor.h"
#include "markup/source.h"

/** vault-spec 1.7. */
#define NOTE_SIZE_MAX ATTUNE_TEXT_MAX

typedef enum NoteState {
    NOTE_READ,
    NOTE_UNREADABLE,
    NOTE_GONE,
    NOTE_TOO_LARGE,
    NOTE_BINARY,
} NoteState;

typedef struct Note {
    NoteState state;
    Arena arena;
    StrBuf bytes; /* of the file; empty when `text` needs it no longer */
    Str text;
    const AttuneRecord *record; /* never NULL */
    Str reason;                 /* why there is no text, in plain words; empty when it was read */
    bool is_ascii;              /* the text */

    /* Made by the owner's thread when they are first asked for. */
    LineTable lines;
    const HeadingName *heading_names; /* of the record's headings */
    const Str *heading_slugs;         /* folded */
} Note;

/** What parts of the work took, summed up. */
typedef struct NoteTiming {
    int64_t read_ns;
    int64_t front_matter_ns;
    int64_t markup_ns;
    uint64_t bytes;
} NoteTiming;

/** A note without content. */
extern const AttuneRecord note_empty_record;

/**
 * Read and parse `path`, relative to the open folder `root`. Never fails: what went wrong is the
 * note's state. `scratch` is reset. Any thread.
 */
Note *note_load(int root, const char *path, Arena *scratch, NoteTiming *timing);
/** The same from bytes; takes `bytes`. */
Note *note_parse(StrBuf *bytes, Arena *scratch, NoteTiming *timing);
void note_free(Note *note);

/** What is wrong, without the path that stands before it. */
Str note_reason(const Error *error, Str path);

/* Built when they are first asked for; the owner's thread alone may ask. */
const LineTable *note_lines(Note *note);
const HeadingName *note_heading_names(Note *note);
const Str *note_heading_slugs(Note *note);

#endif
