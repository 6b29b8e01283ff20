#ifndef RENDER_LINE_H
#define RENDER_LINE_H

/* One line of a page: spans of text with a role and, where something can be done, a target. */

#include "base/str.h"
#include "render/style.h"

#define TARGET_NONE UINT32_MAX

/** Widths are cells as base/gate.h counts them; the text may still hold what the gate drops. */
typedef struct Span {
    Str text;
    Role role;
    uint32_t target; /* index into the page's targets, or TARGET_NONE */
    uint32_t width;  /* cells */
} Span;

typedef struct Line {
    const Span *spans;
    uint32_t span_count;
    uint32_t width;       /* cells of all spans */
    uint32_t source_line; /* of the note, from 1; 0 for what is not in it (title, properties' rest,
                             rules) */
} Line;

#endif
