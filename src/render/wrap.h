#ifndef RENDER_WRAP_H
#define RENDER_WRAP_H

/* Running text into lines: by cells and clusters, at blanks, between East Asian characters, and
 * within a word only when it fits no line. */

#include "base/vec.h"
#include "render/line.h"

typedef enum RunFlag {
    RUN_GLUE = 1,         /* no break before it nor within it */
    RUN_VERBATIM = 2,     /* blanks stay as they are, but for those at a break */
    RUN_BREAK = 4,        /* a new line, unless one has just begun; the text is not looked at */
    RUN_WHOLE = 16,       /* no break within it */
    RUN_BREAK_ALWAYS = 8, /* a new line, also an empty one */
} RunFlag;

/** A piece of a paragraph. Nothing separates it from the next one but the blanks of their texts. */
typedef struct Run {
    Str text;
    Role role;
    uint32_t target;
    uint32_t source_line;
    unsigned flags; /* of RunFlag */
} Run;

typedef struct WrapLine {
    uint32_t first; /* index of its first span */
    uint32_t count;
    uint32_t width;
    uint32_t source_line;
    bool continues; /* the line before was too short for it; no break was written */
} WrapLine;

/** Zero-initialised is empty and ready. */
typedef struct Wrapped {
    VEC(Span) spans;
    VEC(WrapLine) lines;
} Wrapped;

/**
 * Append the lines of `runs`, none wider than `width`. Blanks are put together to one, and dropped
 * at both ends of a line. The spans point into the texts of the runs. No run but empty ones: no
 * line. A cluster wider than the whole width becomes `cut`.
 */
void wrap_runs(Wrapped *out, const Run *runs, size_t count, uint32_t width, Str cut);
void wrapped_reset(Wrapped *wrapped);
void wrapped_clear(Wrapped *wrapped);

/** What wrap_runs would make of it on one endless line, and the widest piece that cannot be broken
 * but within a word. */
typedef struct WrapMeasure {
    uint32_t natural;
    uint32_t longest;
} WrapMeasure;
WrapMeasure wrap_measure(const Run *runs, size_t count);

#endif
