#ifndef UI_BOX_H
#define UI_BOX_H

/* A frame for what floats. */

#include "ui/surface.h"

/** Blank `area`, draw its frame with `title` in the upper border; `muted` (may be empty) stands
 * before the title, dim. @return the room inside */
Rect box_draw(Surface *surface, Rect area, Str muted, Str title);
/** Dim text at the right end of the lower border. */
void box_put_footer(Surface *surface, Rect area, Str text);
/** Dim text at the right end of the upper border. */
void box_put_corner(Surface *surface, Rect area, Str text);

/** A drawer that stands on the status line, `rows` high with its upper border, over `area`. */
Rect drawer_draw(Surface *surface, Rect area, int rows, Str title, Str right);

#endif
