#ifndef UI_SEARCH_STATE_H
#define UI_SEARCH_STATE_H

/* The search of the vault: the question, what is found so far, the note at the hit. Kept while its
 * pop-up is closed, so that the answer is there again. */

#include "base/error.h"
#include "ui/find.h"
#include "ui/query_field.h"
#include "ui/reader.h"
#include "ui/results.h"

typedef struct SearchState {
    const AttuneVault *vault;
    QueryField field;
    LineHistory history;
    bool has_bookmarks; /* the vault's own searches are in the history */
    bool in_list;       /* keys go to the list, not to the prompt */
    /* the question */
    bool replaces; /* nothing of the new answer is in `results` yet */
    bool finished;
    bool wants_time; /* how long it took is known at the first event behind its end */
    bool marked;     /* the hits of the note beside the list are marked */
    StrBuf asked;
    AttuneQuery *query;   /* of `asked`; NULL when it is empty or wrong */
    AttuneSearch *search; /* while it runs */
    AttuneSort sort;
    uint64_t generation;
    int64_t asked_ms, finished_ms, took_ms;
    Error error;
    /* the answer */
    Results results;
    /* beside it */
    Reader reader;
    Find find;
    uint64_t shown_generation;
    AttuneFileId shown; /* what the reader shows, and where */
    uint32_t shown_line;
} SearchState;

SearchState *search_state_new(const AttuneVault *vault, Capabilities capabilities);
void search_state_free(SearchState *state);

/** Ask what the prompt says, unless it was asked already; `again`: of a vault that has changed. */
void search_state_ask(SearchState *state, int64_t now_ns, bool again);
/** @return true while there is more to do */
bool search_state_work(SearchState *state, unsigned milliseconds);

/** The line of a hit, or the part of an endless one; `*from` is where in it the hit starts. Empty
 * when the note has changed since. */
Str search_state_hit_text(const SearchState *state, const AttuneHit *hit, size_t *from);
/** What is found at the hit, in lower case, so that it is found in every case. */
void search_state_append_needle(const SearchState *state, const AttuneHit *hit, StrBuf *out);

/** Show the note of the selected row in the reader, at its hit. */
void search_state_preview(SearchState *state, const ReaderShape *shape);

/** "8 hits in 5 notes   3 ms". */
void search_state_append_count(const SearchState *state, StrBuf *out);

#endif
