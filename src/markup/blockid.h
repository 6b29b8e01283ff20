#ifndef MARKUP_BLOCKID_H
#define MARKUP_BLOCKID_H

/* `^ID` at the end of a block's text (vault-spec 6.10). */

#include "base/str.h"

/**
 * The id at the very end of a line, behind a blank or alone. @return where the blanks before it
 * start, so that the text ends there; STR_NOT_FOUND when there is none
 */
size_t blockid_scan(Str line, Str *id);

#endif
