#ifndef UI_HISTORY_H
#define UI_HISTORY_H

/* Where a person has been, as a browser has it: back, forward, and a new way cuts off what was
 * ahead. */

#include <attune/vault.h>

#include "base/vec.h"

/** A place in a note that outlives a new width: a source line and rows of the screen after it. */
typedef struct Position {
    uint32_t source_line; /* 0: rows from the top of the page */
    uint32_t rows;
    uint32_t target; /* the focused one, or TARGET_NONE */
} Position;

typedef struct Place {
    AttuneFileId file;
    Position position;
} Place;

/** Zero-initialised is empty and ready. */
typedef struct History {
    VEC(Place) places;
    size_t current; /* index of the place on the screen; 0 when there is none */
} History;

void history_clear(History *history);
/** Go to a new place, which may be in the same file: what was ahead is forgotten. */
void history_visit(History *history, AttuneFileId file);
/** Places before all others, the oldest first. */
void history_prepend(History *history, const AttuneFileId *files, size_t count);
/** Remember where in the current note one is. */
void history_keep(History *history, Position position);
/** Move by `steps`, as far as there are places. @return false when it did not move */
bool history_go(History *history, long steps);
/** NULL when there is none. Valid until the next change. */
const Place *history_current(const History *history);
/** Take out every place of files that `is_gone`; the current place stays as near as it can. */
void history_forget(History *history, bool (*is_gone)(void *context, AttuneFileId file),
                    void *context);

#endif
