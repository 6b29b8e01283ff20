#ifndef MARKUP_FOOTNOTE_H
#define MARKUP_FOOTNOTE_H

/* Footnote definitions (vault-spec 6.6): where one starts and how far it goes. */

#include "markup/lines.h"

/** Read `[^LABEL]:` at the start of a line's text. @return bytes up to and with the colon, 0 when
 * there is none */
size_t footnote_scan(Str content, Str *label);

/** `[^LABEL]` at the start of a text. @return its bytes, 0 when it is none */
size_t footnote_reference_scan(Str text, Str *label);

/**
 * The lines of a definition whose first line is `first` of `lines`, its body from byte `at` on,
 * within `quotes` quotes. They are appended to `body` without their indentation. @return the last
 * line of the definition
 */
uint32_t footnote_take(const Lines *lines, uint32_t first, size_t at, uint32_t quotes,
                       LinesWriter *body);

#endif
