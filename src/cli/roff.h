#ifndef CLI_ROFF_H
#define CLI_ROFF_H

/* Text for the man macros. */

#include "base/strbuf.h"

/** `text` with what roff would take for its own escaped; `-` is the one of the keyboard. */
void roff_append(StrBuf *out, Str text);
/** A line of text. */
void roff_line(StrBuf *out, const char *text);
/** `.MACRO "text"` */
void roff_macro(StrBuf *out, const char *macro, const char *text);
/** A paragraph behind a tag in bold. */
void roff_item(StrBuf *out, Str tag, Str text);

#endif
