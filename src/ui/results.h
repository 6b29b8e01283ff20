#ifndef UI_RESULTS_H
#define UI_RESULTS_H

/* What a search has found, as rows of a list: a row a note, under it a row a line with hits. Keeps
 * copies, so that the answer stays on the screen while the next question is worked at. */

#include <attune/query.h>

#include "base/vec.h"
#include "ui/list_view.h"

/* What is found beyond this many rows is counted and not listed. */
#define RESULT_ROWS_MAX 20000

typedef enum ResultKind { RESULT_NOTE, RESULT_LINE, RESULT_MORE } ResultKind;

typedef struct ResultRow {
    ResultKind kind;
    uint32_t group;
    uint32_t hit;   /* RESULT_LINE: the first of the line */
    uint32_t count; /* RESULT_LINE: hits of the line */
} ResultRow;

typedef struct ResultGroup {
    AttuneFileId file;
    uint32_t first; /* its hits are those from here on */
    uint32_t count; /* hits that are listed */
    size_t total;   /* hits in all */
    bool closed;
} ResultGroup;

/** Zero-initialised is empty and ready. */
typedef struct Results {
    VEC(AttuneHit) hits;
    VEC(ResultGroup) groups;
    VEC(ResultRow) rows;
    ListView view;
    size_t taken;      /* files of the search that were taken in */
    size_t hit_count;  /* of all files taken in, listed or not */
    size_t note_count; /* files taken in, listed or not */
} Results;

void results_clear(Results *results);
/** Nothing is found any more. */
void results_empty(Results *results);

/**
 * Take in what `search` has found since the last call; `anew`: all of it from the start, because
 * the search is sorted now. The selected line stays the selected one as far as it is there; at
 * first it is the first line with a hit. At most `files` at once. @return true while there are more
 */
bool results_take(Results *results, const AttuneSearch *search, bool anew, size_t files);

/** NULL when there are no rows. */
const ResultRow *results_selected(const Results *results);
const ResultGroup *results_group(const Results *results, const ResultRow *row);
/** The first hit of the row; NULL for a note without one. */
const AttuneHit *results_hit(const Results *results, const ResultRow *row);
/** Close or open a group; its own row is the selected one afterwards. */
void results_set_closed(Results *results, uint32_t group, bool closed);
void results_set_all_closed(Results *results, bool closed);

#endif
