#ifndef QUERY_COLUMN_H
#define QUERY_COLUMN_H

/*
 * Facts of all notes in a form that is counted and searched without a look at the notes: a column
 * keeps numbers for each note instead of text. Each text, as it is written, is a *term*; terms that
 * are one for a person (equal by fold, or one status key) share a *group*.
 */

#include <attune/query.h>

#include "base/arena.h"
#include "base/vec.h"

#define TERM_NONE UINT32_MAX
#define KEY_NONE_GROUP UINT32_MAX

typedef enum TermKind {
    TERM_PLAIN, /* a tag or a status */
    TERM_KEY,   /* a property: its key, and the type of its value */
    TERM_VALUE, /* the value of a property that is no list and no object */
    TERM_ITEM,  /* of a list */
} TermKind;

typedef struct Term {
    Str text;
    uint32_t group;
    uint32_t key;    /* of values and items: group of their property's key */
    uint32_t parent; /* of tags: the term one level up, TERM_NONE without one */
    uint8_t kind;
    uint8_t type;   /* AttuneType */
    uint8_t status; /* AttuneStatusClass */
} Term;

typedef struct Group {
    Str folded;
    uint32_t key;  /* as in Term */
    uint32_t seen; /* the last row that was filled with it, for fill functions */
} Group;

/** Where the terms of one note are. */
typedef struct ColumnRow {
    uint32_t version; /* of the note, + 1; 0: not known */
    uint32_t start;
    uint32_t count;
} ColumnRow;

/** Text → number, by hash; the texts lie elsewhere. Zero-initialised is empty. */
typedef struct InternTable {
    uint64_t *slots; /* hash's upper half and number + 1; 0: free */
    size_t capacity;
    size_t count;
} InternTable;

typedef struct Column Column;
/** Appends the terms of one note. */
typedef void ColumnFill(Column *column, const AttuneRecord *record);

struct Column {
    ColumnFill *fill;
    Arena arena;
    VEC(Term) terms;
    VEC(Group) groups;
    InternTable term_table;
    InternTable group_table;
    ColumnRow *rows; /* by file */
    size_t row_count;
    VEC(uint32_t) cells;
    uint32_t filled;     /* rows, counted on */
    size_t garbage;      /* cells that no row has any more */
    uint64_t generation; /* of the vault when all rows were right, 0: never */
    uint64_t updating;   /* generation that an update is on its way to */
    size_t next;         /* note that it has come to */
    Arena scratch;
};

/** The three columns. */
void column_fill_tags(Column *column, const AttuneRecord *record);
void column_fill_statuses(Column *column, const AttuneRecord *record);
void column_fill_properties(Column *column, const AttuneRecord *record);

void column_clear(Column *column);

/** Is every row that of the vault as it is now? */
bool column_is_fresh(const Column *column, const AttuneVault *vault);
/** Read what has changed until `deadline`, in milliseconds of the monotonic clock. @return true
 * when it is fresh */
bool column_update(Column *column, const AttuneVault *vault, int64_t deadline);

/** The terms of a note of a fresh column. */
const uint32_t *column_row(const Column *column, AttuneFileId note, size_t *count);

/** Number of the group of `folded`, TERM_NONE when no note has it. */
uint32_t column_find_group(const Column *column, uint32_t key, Str folded);

/* ---- for the fill functions ---- */

uint32_t column_intern_group(Column *column, uint32_t key, Str folded);
/** `term` with all but its group set, which is `folded` in its key. @return its number */
uint32_t column_intern_term(Column *column, const Term *term, Str folded);

#endif
