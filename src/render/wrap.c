#include "render/wrap.h"

#include "base/assert.h"
#include "base/gate.h"
#include "base/utf8.h"
#include "render/breaks.h"

/* A cut within a word at a slash or hyphen must leave at least this part of the line filled. */
#define SOFT_CUT_PART 3

typedef struct Piece {
    Str text; /* one cluster */
    uint32_t width;
    BreakClass kind;
} Piece;

/* A place in the line where it may end: what the line was, and where the input goes on. */
typedef struct Mark {
    bool valid;
    uint32_t span_count;
    size_t last_length;
    uint32_t last_width;
    uint32_t line_width;
    size_t run;
    size_t offset;
} Mark;

typedef struct Wrapper {
    Wrapped *out;
    const Run *runs;
    size_t run_count;
    uint32_t width;
    Str cut;
    size_t run;
    size_t offset; /* of the next cluster in runs[run] */
    uint32_t first_span;
    uint32_t line_width;
    uint32_t source_line;
    BreakClass before;
    bool continues;
    bool has_blank;
    Span blank; /* owed before the next cluster */
    Mark good;
    Mark soft;
} Wrapper;

/* ---- clusters ---- */

static void next_piece(Str text, size_t *offset, Piece *piece)
{
    size_t start = *offset;
    unsigned char c = (unsigned char)text.data[start];
    bool is_ascii_next = start + 1 == text.length || !(text.data[start + 1] & 0x80);
    if (c >= 0x20 && c < 0x7F && is_ascii_next) {
        *offset = start + 1;
        *piece = (Piece){{text.data + start, 1}, 1, break_class(c)};
        return;
    }
    GateCluster cluster;
    gate_next(text, offset, &cluster);
    size_t first_end = start;
    uint32_t first = utf8_next(text, &first_end);
    BreakClass kind = break_class(first);
    if (kind == BREAK_BLANK && first_end != *offset) {
        kind = BREAK_LETTER; /* a blank that carries marks */
    }
    *piece = (Piece){cluster.source, cluster.width, kind};
}

/* A blank that ends no line: verbatim ones stay as many as they are. */
static bool is_blank_in(const Run *run, const Piece *piece)
{
    return piece->kind == BREAK_BLANK && !(run->flags & (RUN_GLUE | RUN_WHOLE));
}

/* A stop that stands alone behind a blank, as in French, stays with the word before it. */
static bool may_start_line(Str text, size_t behind, const Piece *piece)
{
    if (piece->kind != BREAK_CLOSE) {
        return true;
    }
    return piece->text.length == 1 && behind < text.length && !ascii_is_space(text.data[behind]);
}

static bool may_break_before(const Wrapper *w, const Run *run, const Piece *piece, size_t behind)
{
    bool inside = behind > piece->text.length;
    if ((run->flags & RUN_GLUE) || ((run->flags & RUN_WHOLE) && inside)) {
        return false;
    }
    if (w->has_blank) {
        return w->before != BREAK_OPEN && may_start_line(run->text, behind, piece);
    }
    return break_allowed(w->before, piece->kind);
}

/* ---- the line in progress ---- */

static bool is_line_empty(const Wrapper *w) { return w->out->spans.count == w->first_span; }

static void append_span(Wrapper *w, Span span)
{
    w->line_width += span.width;
    if (!is_line_empty(w)) {
        Span *last = &vec_last(&w->out->spans);
        if (last->role == span.role && last->target == span.target &&
            last->text.data + last->text.length == span.text.data) {
            last->text.length += span.text.length;
            last->width += span.width;
            return;
        }
    }
    vec_push(&w->out->spans, span);
}

static Mark mark_at(const Wrapper *w, size_t run, size_t offset)
{
    Mark mark = {.valid = true,
                 .span_count = (uint32_t)w->out->spans.count,
                 .line_width = w->line_width,
                 .run = run,
                 .offset = offset};
    if (!is_line_empty(w)) {
        mark.last_length = vec_last(&w->out->spans).text.length;
        mark.last_width = vec_last(&w->out->spans).width;
    }
    return mark;
}

static void finish_line(Wrapper *w, bool next_continues)
{
    WrapLine line = {.first = w->first_span,
                     .count = (uint32_t)w->out->spans.count - w->first_span,
                     .width = w->line_width,
                     .source_line = w->source_line,
                     .continues = w->continues};
    vec_push(&w->out->lines, line);
    w->first_span = (uint32_t)w->out->spans.count;
    w->line_width = 0;
    w->before = BREAK_LETTER;
    w->has_blank = false;
    w->continues = next_continues;
    w->good.valid = w->soft.valid = false;
}

/* End the line at `mark` and read on from there. */
static void finish_at(Wrapper *w, const Mark *mark)
{
    w->run = mark->run;
    w->offset = mark->offset;
    w->out->spans.count = mark->span_count;
    if (!is_line_empty(w)) {
        vec_last(&w->out->spans).text.length = mark->last_length;
        vec_last(&w->out->spans).width = mark->last_width;
    }
    w->line_width = mark->line_width;
    finish_line(w, true);
}

static void note_blank(Wrapper *w, const Run *run, const Piece *piece)
{
    if (is_line_empty(w)) {
        return;
    }
    if (!w->has_blank) {
        w->has_blank = true;
        w->blank = (Span){piece->text, run->role, run->target, piece->width};
    } else if ((run->flags & RUN_VERBATIM) &&
               w->blank.text.data + w->blank.text.length == piece->text.data) {
        w->blank.text.length += piece->text.length;
        w->blank.width += piece->width;
    }
}

/* The cluster does not fit: end the line, here or further back, and have it read again. */
static void overflow(Wrapper *w, const Piece *piece, size_t start, bool may_break)
{
    Mark here = mark_at(w, w->run, start);
    if (may_break) {
        finish_at(w, &here);
    } else if (w->good.valid) {
        Mark good = w->good;
        finish_at(w, &good);
    } else if (is_line_empty(w)) {
        Span span = {w->cut, w->runs[w->run].role, w->runs[w->run].target, 1};
        w->source_line = w->runs[w->run].source_line;
        append_span(w, span);
        w->offset = start + piece->text.length;
    } else if (w->soft.valid && w->soft.line_width * SOFT_CUT_PART >= w->width) {
        Mark soft = w->soft;
        finish_at(w, &soft);
    } else {
        finish_at(w, &here);
    }
}

static void put_piece(Wrapper *w, const Run *run, const Piece *piece, size_t start)
{
    bool may_break = !is_line_empty(w) && may_break_before(w, run, piece, w->offset);
    uint32_t blank_width = w->has_blank ? w->blank.width : 0;
    if (w->line_width + blank_width + piece->width > w->width) {
        overflow(w, piece, start, may_break);
        return;
    }
    if (may_break) {
        w->good = mark_at(w, w->run, start);
    } else if (w->before == BREAK_SOFT || (w->before == BREAK_CLOSE && !w->has_blank)) {
        w->soft = mark_at(w, w->run, start);
    }
    if (is_line_empty(w)) {
        w->source_line = run->source_line;
    }
    if (w->has_blank) {
        append_span(w, w->blank);
        w->has_blank = false;
    }
    append_span(w, (Span){piece->text, run->role, run->target, piece->width});
    w->before = (run->flags & RUN_GLUE) ? BREAK_CLOSE : piece->kind;
}

static void take_break(Wrapper *w, const Run *run)
{
    if (is_line_empty(w) && !(run->flags & RUN_BREAK_ALWAYS)) {
        return;
    }
    if (is_line_empty(w)) {
        w->source_line = run->source_line;
    }
    finish_line(w, false);
}

void wrap_runs(Wrapped *out, const Run *runs, size_t count, uint32_t width, Str cut)
{
    ASSERT(width > 0, "a line has room for one cell");
    Wrapper w = {.out = out,
                 .runs = runs,
                 .run_count = count,
                 .width = width,
                 .cut = cut,
                 .first_span = (uint32_t)out->spans.count,
                 .before = BREAK_LETTER};
    while (w.run < count) {
        const Run *run = &runs[w.run];
        if (run->flags & (RUN_BREAK | RUN_BREAK_ALWAYS)) {
            take_break(&w, run);
            w.run++;
            w.offset = 0;
            continue;
        }
        if (w.offset >= run->text.length) {
            w.run++;
            w.offset = 0;
            continue;
        }
        Piece piece;
        size_t start = w.offset;
        next_piece(run->text, &w.offset, &piece);
        if (is_blank_in(run, &piece)) {
            note_blank(&w, run, &piece);
        } else if (piece.width > 0) {
            put_piece(&w, run, &piece, start);
        } else if (piece.kind == BREAK_ZERO) {
            w.before = BREAK_ZERO;
        }
    }
    if (!is_line_empty(&w)) {
        finish_line(&w, false);
    }
}

void wrapped_reset(Wrapped *wrapped) { wrapped->spans.count = wrapped->lines.count = 0; }

void wrapped_clear(Wrapped *wrapped)
{
    vec_clear(&wrapped->spans);
    vec_clear(&wrapped->lines);
}

/* ---- measuring ---- */

typedef struct Measurer {
    WrapMeasure result;
    uint32_t line;
    uint32_t word;
    bool has_blank;
    BreakClass before;
} Measurer;

static void measure_end(Measurer *m)
{
    if (m->line > m->result.natural) {
        m->result.natural = m->line;
    }
    if (m->word > m->result.longest) {
        m->result.longest = m->word;
    }
    *m = (Measurer){.result = m->result, .before = BREAK_LETTER};
}

static void measure_piece(Measurer *m, const Run *run, const Piece *piece, size_t behind)
{
    bool breaks = m->has_blank || break_allowed(m->before, piece->kind);
    bool inside = behind > piece->text.length;
    if (breaks && !(run->flags & RUN_GLUE) && !((run->flags & RUN_WHOLE) && inside)) {
        if (m->word > m->result.longest) {
            m->result.longest = m->word;
        }
        m->word = 0;
    }
    if (m->has_blank) {
        m->line++;
        m->has_blank = false;
    }
    m->line += piece->width;
    m->word += piece->width;
    m->before = (run->flags & RUN_GLUE) ? BREAK_CLOSE : piece->kind;
}

WrapMeasure wrap_measure(const Run *runs, size_t count)
{
    Measurer m = {.before = BREAK_LETTER};
    for (size_t i = 0; i < count; i++) {
        const Run *run = &runs[i];
        if (run->flags & (RUN_BREAK | RUN_BREAK_ALWAYS)) {
            measure_end(&m);
            continue;
        }
        for (size_t offset = 0; offset < run->text.length;) {
            Piece piece;
            next_piece(run->text, &offset, &piece);
            if (!is_blank_in(run, &piece)) {
                if (piece.width > 0) {
                    measure_piece(&m, run, &piece, offset);
                }
            } else if (run->flags & RUN_VERBATIM) {
                m.line += m.line > 0;
                m.has_blank = false;
                m.before = BREAK_ZERO;
            } else {
                m.has_blank = m.line > 0;
            }
        }
    }
    measure_end(&m);
    return m.result;
}
