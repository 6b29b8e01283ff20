#ifndef UI_NARROW_H
#define UI_NARROW_H

/* What "narrow as you type" keeps. */

#include "base/str.h"

/** Does `text` hold every word of `wanted`, without regard to case? An empty one matches all. */
bool narrow_matches(Str wanted, Str text);

#endif
