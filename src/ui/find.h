#ifndef UI_FIND_H
#define UI_FIND_H

/* Text that is looked for in one note: where it stands, which hit is the current one. Plain data;
 * the reader draws the marks. */

#include "ui/line_history.h"
#include "ui/reader.h"

/** Zero-initialised looks for nothing. */
typedef struct Find {
    StrBuf text; /* looked for last; kept when the marks are gone */
    PageMatch *matches;
    size_t count;
    size_t current; /* below count, or 0 */
    bool active;    /* hits are marked */
    AttuneFileId file;
    uint32_t page; /* the reader's page that the hits are of */
    LineHistory history;
} Find;

void find_clear(Find *find);
/** Mark the hits of `text` in what `reader` shows; the first one from line `from` on is the current
 * one, the first of all where there is none. Nothing is scrolled. */
void find_mark(Find *find, Reader *reader, Str text, size_t from);
/** The page may be another one now: mark again, keeping the current hit as near as it can be. */
void find_refresh(Find *find, Reader *reader);
/** No marks any more. @return false: there were none */
bool find_unmark(Find *find, Reader *reader);

typedef enum FindStep { FIND_NONE, FIND_MOVED, FIND_FROM_TOP, FIND_FROM_END } FindStep;
/** Make the hit that lies `steps` further the current one, around the ends. */
FindStep find_go(Find *find, Reader *reader, long steps);
/** Scroll so that the current hit is on the screen. */
void find_reveal(const Find *find, Reader *reader);
/** "2 of 4", "not found". */
void find_append_count(const Find *find, StrBuf *out);

/** Index of the hit that lies `steps` behind `current` in a ring of `count`; `*turns` counts how
 * often an end was passed, negative backwards. */
size_t find_ring(size_t count, size_t current, long steps, long *turns);
/** The first hit at or behind `line`; 0 when there is none. */
size_t find_first_from(const PageMatch *matches, size_t count, size_t line);

/** All hits in text as it is written, as rows and cells of its view. @return malloc'ed */
PageMatch *find_in_source(const SourceView *view, Str text, size_t *count);

#endif
