#ifndef RENDER_MATH_H
#define RENDER_MATH_H

/* TeX as Unicode, where that can be done well. */

#include "base/arena.h"
#include "base/str.h"

/** On one line. @return false when something in it has no good form: show the source then */
bool math_to_unicode(Arena *arena, Str source, Str *out);
/** The same for display math: its lines (`\\`) stay lines, parted by LF. */
bool math_block_to_unicode(Arena *arena, Str source, Str *out);

#endif
