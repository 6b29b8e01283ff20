#ifndef RENDER_BREAKS_H
#define RENDER_BREAKS_H

/* Between which characters a line may end: a small part of UAX #14. */

#include <stdbool.h>
#include <stdint.h>

typedef enum BreakClass {
    BREAK_LETTER, /* no break but at blanks */
    BREAK_BLANK,
    BREAK_GLUE,  /* no-break spaces: never a break on either side */
    BREAK_ZERO,  /* zero width space: a break, nothing to see */
    BREAK_WIDE,  /* East Asian characters and emoji: a break on either side */
    BREAK_OPEN,  /* opening brackets and quotes: not at the end of a line */
    BREAK_CLOSE, /* closing ones, stops, small kana: not at the start of a line */
    BREAK_DASH,  /* em dash: a break behind it */
    BREAK_SOFT,  /* slash, hyphen and so on: a better place than any letter when a word must be cut
                  */
} BreakClass;

BreakClass break_class(uint32_t code_point);
/** May a line end between two neighbours? Blanks are the caller's. */
bool break_allowed(BreakClass before, BreakClass after);

#endif
