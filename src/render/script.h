#ifndef RENDER_SCRIPT_H
#define RENDER_SCRIPT_H

/* Small raised and lowered characters, as far as Unicode has them. */

#include "base/arena.h"
#include "base/str.h"

/** The raised (or lowered) form of a character; 0 when there is none. */
uint32_t script_form(uint32_t code_point, bool lowered);
/** All of `text`, or false. */
bool script_convert(Arena *arena, Str text, bool lowered, Str *out);
/** "¹²", or "[12]". */
Str script_footnote(Arena *arena, uint32_t number, bool ascii);

#endif
