#ifndef RENDER_HTML_TEXT_H
#define RENDER_HTML_TEXT_H

/* What an HTML block says without its tags (vault-spec 6.11). */

#include "base/arena.h"
#include "base/str.h"

/**
 * Text alone: no tags, comments, scripts, styles; entities read; an element that starts a line in a
 * browser starts one here (LF). Blanks are put together to one. Images stand as `[image: alt]`.
 */
Str html_text(Arena *arena, Str html);

#endif
