#ifndef RENDER_PROPERTIES_H
#define RENDER_PROPERTIES_H

/* The properties of a note as rows of key and value. */

#include "render/layout.h"

/** Short: the eight that say most, one line each, and a count of the others. Full: all of them. */
void properties_put(Layout *l, bool full);

#endif
