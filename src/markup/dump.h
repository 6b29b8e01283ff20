#ifndef MARKUP_DUMP_H
#define MARKUP_DUMP_H

/* What the dumps of trees and records have in common. Each detail begins with a blank. */

#include <attune/document.h>

#include "base/str.h"

/** `text` in double quotes, on one line, with what cannot be seen as \u{…}. */
void dump_text(FILE *out, Str text);
/** ` "text"`. */
void dump_literal(FILE *out, Str text);
/** ` name="text"`. */
void dump_detail(FILE *out, const char *name, Str text);
/** The same, unless `text` is empty. */
void dump_detail_if(FILE *out, const char *name, Str text);
/** ` @3` or ` @3-5`. */
void dump_lines(FILE *out, uint32_t line, uint32_t end_line);
/** Path and subpath. */
void dump_target(FILE *out, const AttuneLink *link);
/** What is shown, and the size: `display` is what the writer gave, `text` what was made from the
 * target. */
void dump_link_text(FILE *out, const AttuneLink *link);

#endif
