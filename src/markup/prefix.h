#ifndef MARKUP_PREFIX_H
#define MARKUP_PREFIX_H

/* What stands on a line before its own text: blanks, quote marks, list markers. Judged by the line
 * alone. */

#include "base/str.h"

typedef struct Prefix {
    uint32_t length; /* bytes before the text */
    uint32_t quotes; /* quote marks among them */
    uint32_t indent; /* columns of blanks behind the last mark or marker */
    bool markers;    /* there are list markers */
    bool quoted;     /* the last mark is a quote mark, its optional blank not counted in `indent` */
} Prefix;

Prefix prefix_scan(Str line);

/** Blanks and at most `quotes_max` quote marks; no list markers. */
Prefix prefix_scan_quotes(Str line, uint32_t quotes_max);

/** Bytes up to and with quote mark number `quotes` and one blank behind it; `line.length` + 1 when
 * there are fewer. */
size_t prefix_skip_quotes(Str line, uint32_t quotes);

/** Can a line with this text behind its prefix end a paragraph without a blank line between? */
bool prefix_interrupts(Str content);

/** Number of fence characters when a line's text opens fenced code, else 0. */
size_t prefix_fence(Str content);

#endif
