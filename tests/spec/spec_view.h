#ifndef SPEC_VIEW_H
#define SPEC_VIEW_H

/* The views of a note that examples name behind "⇒". */

#include "base/str.h"
#include "base/strbuf.h"

/** Append what `name` shows of a note. @return false when there is no such view */
bool spec_show(Str note, Str name, Str arguments, StrBuf *out);

#endif
