#ifndef UI_FILTER_H
#define UI_FILTER_H

/* What the list of notes is filtered by: chips that read as one sentence and make one query. */

#include <attune/query.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "render/style.h"
#include "ui/note_set.h"

typedef enum ChipKind { CHIP_TAG, CHIP_PROPERTY, CHIP_QUERY } ChipKind;
typedef enum FilterMark { MARK_NONE, MARK_ONLY, MARK_NOT } FilterMark;

typedef struct ChipValue {
    Str text;   /* as it is shown; empty for "none" */
    Str folded; /* as it is compared */
    Str query;
    FilterMark mark;
    AttuneStatusClass status;
} ChipValue;

/** A tag, the values of one property (any of those marked), or a query. */
typedef struct Chip {
    ChipKind kind;
    Str key; /* of CHIP_PROPERTY */
    VEC(ChipValue) values;
    Arena arena; /* all its text */
} Chip;

/** Zero-initialised is no filter. */
typedef struct Filter {
    VEC(Chip) chips; /* in the order in which they were added */
} Filter;

void filter_clear(Filter *filter);
void filter_copy(Filter *to, const Filter *from);
static inline bool filter_is_active(const Filter *filter) { return filter->chips.count > 0; }

/** Mark a tag or a value; `query` is what keeps the notes that have it. MARK_NONE takes it away. */
void filter_mark(Filter *filter, ChipKind kind, Str key, const ChipValue *value);
FilterMark filter_mark_of(const Filter *filter, ChipKind kind, Str key, Str folded);
void filter_add_query(Filter *filter, Str query);
/** Take the last chip back. @return false: there is none */
bool filter_undo(Filter *filter);

/** The chips as one query; `without` (may be NULL) is left out. Empty: every note. */
void filter_append_query(const Filter *filter, const Chip *without, StrBuf *out);
/** The chip of a property, or NULL. */
const Chip *filter_chip_of(const Filter *filter, Str key);

/** "only #x and status: ● done": parts of text in turn, `dim` for the words between the chips. */
typedef struct SentencePart {
    size_t end; /* of the text */
    Role role;
} SentencePart;
typedef struct Sentence {
    StrBuf text;
    VEC(SentencePart) parts;
} Sentence;
void filter_make_sentence(const Filter *filter, bool ascii, Sentence *out);
void sentence_clear(Sentence *sentence);

#endif
