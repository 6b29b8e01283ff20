#ifndef SPEC_COMPARE_H
#define SPEC_COMPARE_H

/* Expected and actual text, line by line. */

#include "base/str.h"

/**
 * Are they equal? In an expected line each "…" stands for any text; a line that is "…" alone fits
 * any number of lines. Line breaks at the end do not count.
 */
bool spec_text_fits(Str expected, Str actual);

/** Print both as one listing: "-" expected, "+" actual, two blanks for lines of both. */
void spec_print_difference(Str expected, Str actual);

#endif
