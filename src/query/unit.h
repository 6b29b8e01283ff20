#ifndef QUERY_UNIT_H
#define QUERY_UNIT_H

/* The pieces of a note that `line:`, `block:`, `section:` and `task:` look at (vault-spec 9.5). */

#include <attune/vault.h>

#include "base/arena.h"
#include "query/ast.h"

/** A run of source lines; bytes into the note's text, without the last line's break. */
typedef struct UnitPiece {
    size_t start;
    size_t end;
} UnitPiece;

/** One unit: a list item is several pieces when text stands behind its sub-items. */
typedef struct NoteUnit {
    Str text;                /* the pieces, joined by line breaks */
    size_t start;            /* of the first piece */
    size_t end;              /* of the last one */
    const UnitPiece *pieces; /* NULL when there is one, from start to end */
    size_t piece_count;
    bool is_done; /* of tasks */
} NoteUnit;

typedef struct UnitList {
    const NoteUnit *items;
    size_t count;
    bool is_made;
} UnitList;

/** All units of `file`, a note, of one kind; UNIT_TASK: of any state. No lines. */
UnitList unit_list_make(Arena *arena, const AttuneFile *file, Unit kind);
/** Does `inner` lie in `outer`, without its sub-items? */
bool unit_is_inside(const NoteUnit *inner, const NoteUnit *outer);
/** The line that starts at `start`. */
NoteUnit unit_line(Str text, size_t start);

#endif
