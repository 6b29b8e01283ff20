#ifndef UI_LINE_HISTORY_H
#define UI_LINE_HISTORY_H

/* Lines that were typed into a prompt before, newest last, and the walk through them with Up and
 * Down. */

#include "base/strbuf.h"
#include "base/vec.h"

#define LINE_HISTORY_MAX 200

/** Zero-initialised is empty and ready. */
typedef struct LineHistory {
    VEC(StrBuf) lines;
    size_t back;  /* steps back from the line that is being typed; 0: that one */
    StrBuf draft; /* what was being typed when the walk began */
} LineHistory;

void line_history_clear(LineHistory *history);
/** Remember a line; an older equal one goes, blank ones are not kept. Ends the walk. */
void line_history_add(LineHistory *history, Str line);
/** Start again at the line that is being typed. */
void line_history_rewind(LineHistory *history);
/**
 * Go one line back (`direction` -1) or forth (1); `typed` is what the prompt holds now.
 * @return false: there is no further line. Else `*line` is what the prompt is to hold, valid until
 * the next call
 */
bool line_history_walk(LineHistory *history, int direction, Str typed, Str *line);

#endif
