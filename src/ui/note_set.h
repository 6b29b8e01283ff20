#ifndef UI_NOTE_SET_H
#define UI_NOTE_SET_H

/* The notes that a query matches, found in slices; the last complete answer stays until the next.
 */

#include <attune/query.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "base/vec.h"

/** Zero-initialised is ready and holds every note. */
typedef struct NoteSet {
    StrBuf text; /* the query; empty: every note */
    AttuneQuery *query;
    AttuneSearch *search;    /* while it runs */
    bool all;                /* no query, or none asked for yet */
    bool started;            /* a query was asked for */
    VEC(AttuneFileId) files; /* in path order, when not all */
    uint32_t changes;        /* grows with every new answer */
    Error error;             /* of the query, or a pattern's limit */
} NoteSet;

void note_set_clear(NoteSet *set);
/** Ask for the notes that match `query`. Empty is answered at once. @return false with set->error
 */
bool note_set_ask(NoteSet *set, const AttuneVault *vault, Str query, int64_t now_ns);
/** The same question again, of a vault that has changed. */
void note_set_repeat(NoteSet *set, const AttuneVault *vault, int64_t now_ns);
/** Search for about `milliseconds`. @return true while there is more to do */
bool note_set_work(NoteSet *set, unsigned milliseconds);
static inline bool note_set_is_running(const NoteSet *set) { return set->search != NULL; }
static inline bool note_set_is_all(const NoteSet *set) { return set->all || !set->started; }
/** Every note of the vault, or those that match. */
const AttuneFileId *note_set_files(const NoteSet *set, const AttuneVault *vault, size_t *count);

#endif
