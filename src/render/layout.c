/* The desk of a layout: lines with what stands left of them, targets, folds. */

#include "render/layout.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/gate.h"

#define NOT_PLACED SIZE_MAX

void layout_init(Layout *l, const PageOptions *options, const Folds *folds, const PanVec *pans)
{
    *l = (Layout){.options = *options, .folds = folds, .pans = pans};
}

void layout_clear(Layout *l)
{
    vec_clear(&l->lines);
    vec_clear(&l->infos);
    vec_clear(&l->targets);
    vec_clear(&l->wide);
    vec_clear(&l->runs);
    vec_clear(&l->spans);
    wrapped_clear(&l->wrapped);
}

void layout_begin(Layout *l, Arena *arena, const AttuneDocument *document)
{
    l->arena = arena;
    l->document = l->page_document = document;
    l->segment_count = 0;
    l->width = l->options.width;
    l->depth = l->list_depth = 0;
    l->base = ROLE_text;
    l->fold = 0;
    l->sign.pending = l->owes_blank = false;
    l->embed_count = l->embed_line = 0;
    l->lines.count = l->infos.count = l->targets.count = l->wide.count = l->runs.count = 0;
}

/* ---- what comes out ---- */

typedef struct OrderedTarget {
    Target target;
    uint32_t index; /* before sorting */
} OrderedTarget;

static int compare_places(const Target *first, const Target *second)
{
    if (first->line != second->line) {
        return first->line < second->line ? -1 : 1;
    }
    return first->column < second->column ? -1 : first->column > second->column;
}

static int compare_ordered(const void *a, const void *b)
{
    const OrderedTarget *first = a;
    const OrderedTarget *second = b;
    return compare_places(&first->target, &second->target);
}

/* Drop the targets that no line shows, and put the rest in the order of reading. */
static void settle_targets(Layout *l)
{
    size_t count = l->targets.count;
    uint32_t *moved = ARENA_ARRAY(l->arena, uint32_t, count);
    bool sorted = true;
    for (size_t i = 0; i < count; i++) {
        sorted &= l->targets.items[i].line != NOT_PLACED &&
                  (i == 0 || compare_places(&l->targets.items[i - 1], &l->targets.items[i]) <= 0);
        moved[i] = (uint32_t)i;
    }
    if (sorted) {
        return;
    }
    OrderedTarget *ordered = mem_calloc(count, sizeof *ordered);
    for (size_t i = 0; i < count; i++) {
        ordered[i] = (OrderedTarget){l->targets.items[i], (uint32_t)i};
    }
    qsort(ordered, count, sizeof *ordered, compare_ordered);
    l->targets.count = 0;
    for (size_t i = 0; i < count && ordered[i].target.line != NOT_PLACED; i++) {
        moved[ordered[i].index] = (uint32_t)i;
        l->targets.items[l->targets.count++] = ordered[i].target;
    }
    mem_free(ordered);
    for (size_t i = 0; i < l->lines.count; i++) {
        Span *spans = (Span *)(uintptr_t)l->lines.items[i].spans;
        for (uint32_t s = 0; s < l->lines.items[i].span_count; s++) {
            if (spans[s].target != TARGET_NONE) {
                spans[s].target = moved[spans[s].target];
            }
        }
    }
}

LayoutResult layout_finish(Layout *l)
{
    if (l->targets.count) {
        settle_targets(l);
    }
    return (LayoutResult){.lines = vec_clone_into(&l->lines, l->arena),
                          .infos = vec_clone_into(&l->infos, l->arena),
                          .line_count = l->lines.count,
                          .targets = vec_clone_into(&l->targets, l->arena),
                          .target_count = l->targets.count,
                          .wide = vec_clone_into(&l->wide, l->arena),
                          .wide_count = l->wide.count};
}

/* ---- spans ---- */

Str layout_glyph(const Layout *l, Glyph glyph)
{
    return glyph_text(glyph, l->options.capabilities.ascii);
}

Span layout_glyph_span(const Layout *l, Glyph glyph, Role role)
{
    return span_of(layout_glyph(l, glyph), role, 1);
}

Span layout_repeat(Layout *l, Glyph glyph, Role role, uint32_t count)
{
    Str one = layout_glyph(l, glyph);
    char *text = arena_alloc(l->arena, one.length * count + 1);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(text + i * one.length, one.data, one.length);
    }
    return span_of((Str){text, one.length * count}, role, count);
}

Span layout_blanks(Layout *l, uint32_t count)
{
    static const char blanks[] = "                                                                ";
    if (count < sizeof blanks) {
        return span_of((Str){blanks, count}, ROLE_text, count);
    }
    char *text = arena_alloc(l->arena, count);
    memset(text, ' ', count);
    return span_of((Str){text, count}, ROLE_text, count);
}

Span layout_cut(Layout *l, Str text, Role role, uint32_t width)
{
    size_t cells;
    if (gate_fit(text, width, &cells) == text.length || !width) {
        return span_of(width ? text : STR(""), role, (uint32_t)(width ? cells : 0));
    }
    size_t length = gate_fit(text, width - 1, &cells);
    Str cut = arena_printf(l->arena, "%.*s%.*s", STR_ARG(str_slice(text, 0, length)),
                           STR_ARG(layout_glyph(l, GLYPH_cut)));
    return span_of(cut, role, (uint32_t)cells + 1);
}

Span layout_pan_label(Layout *l, size_t first, size_t last, size_t count, uint32_t room)
{
    Str keys = arena_printf(l->arena, "%.*s h l %.*s", STR_ARG(layout_glyph(l, GLYPH_pan_left)),
                            STR_ARG(layout_glyph(l, GLYPH_pan_right)));
    Str range = arena_printf(l->arena, "%zu%.*s%zu of %zu", first,
                             STR_ARG(layout_glyph(l, GLYPH_dash)), last, count);
    Str forms[] = {
        arena_printf(l->arena, "%.*s  columns %.*s", STR_ARG(keys), STR_ARG(range)),
        arena_printf(l->arena, "%.*s  %.*s", STR_ARG(keys), STR_ARG(range)),
        keys,
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t width = gate_width(forms[i]);
        if (width <= room) {
            return span_of(forms[i], ROLE_code_label, (uint32_t)width);
        }
    }
    return span_of(STR(""), ROLE_code_label, 0);
}

/* ---- segments ---- */

bool layout_push(Layout *l, Segment segment)
{
    uint32_t least = l->options.width * 2 / 3;
    if (least > LAYOUT_MIN_TEXT) {
        least = LAYOUT_MIN_TEXT;
    }
    if (l->segment_count == LAYOUT_SEGMENTS || l->width < segment.width + least ||
        l->width <= segment.width) {
        return false;
    }
    l->segments[l->segment_count++] = segment;
    l->width -= segment.width;
    return true;
}

void layout_pop(Layout *l, bool pushed)
{
    if (pushed) {
        ASSERT(l->segment_count > 0, "what is popped was pushed");
        l->width += l->segments[--l->segment_count].width;
    }
}

bool layout_push_bar(Layout *l, Glyph glyph, Role role)
{
    Span *spans = ARENA_ARRAY(l->arena, Span, 2);
    spans[0] = layout_glyph_span(l, glyph, role);
    spans[1] = layout_blanks(l, 1);
    return layout_push(l, (Segment){.first = spans,
                                    .rest = spans,
                                    .first_count = 2,
                                    .rest_count = 2,
                                    .width = 2,
                                    .is_bar = true});
}

bool layout_push_indent(Layout *l, uint32_t width)
{
    Span *span = ARENA_ARRAY(l->arena, Span, 1);
    *span = layout_blanks(l, width);
    return layout_push(
        l,
        (Segment){.first = span, .rest = span, .first_count = 1, .rest_count = 1, .width = width});
}

/* ---- lines ---- */

static Span sign_span(const Layout *l)
{
    Span span = l->sign.closed ? layout_glyph_span(l, GLYPH_fold_closed, ROLE_fold_closed)
                               : layout_glyph_span(l, GLYPH_fold_open, ROLE_fold);
    span.target = l->sign.target;
    return span;
}

/* Gutter and segments into l->spans. A fold sign stands behind the innermost bar, else in the
 * gutter. */
static void put_prefix(Layout *l)
{
    uint32_t sign_at = UINT32_MAX;
    for (uint32_t i = 0; l->sign.pending && i < l->segment_count; i++) {
        if (l->segments[i].is_bar && i < l->sign.segments) {
            sign_at = i;
        }
    }
    if (l->sign.pending && sign_at == UINT32_MAX) {
        vec_push(&l->spans, sign_span(l));
        vec_push(&l->spans, layout_blanks(l, PAGE_GUTTER - 1));
    } else {
        vec_push(&l->spans, layout_blanks(l, PAGE_GUTTER));
    }
    for (uint32_t i = 0; i < l->segment_count; i++) {
        Segment *segment = &l->segments[i];
        const Span *spans = segment->used ? segment->rest : segment->first;
        uint32_t count = segment->used ? segment->rest_count : segment->first_count;
        for (uint32_t s = 0; s < count; s++) {
            vec_push(&l->spans, spans[s]);
        }
        if (i == sign_at) {
            vec_last(&l->spans) = sign_span(l);
        }
        segment->used = true;
    }
    l->sign.pending = false;
}

static void place_target(Layout *l, uint32_t index, size_t line, uint32_t column, uint32_t width)
{
    Target *target = &l->targets.items[index];
    if (target->line == NOT_PLACED) {
        target->line = line;
        target->column = column;
        target->width = width;
    } else if (target->line == line && target->column + target->width == column) {
        target->width += width;
    }
}

static void push_line(Layout *l, uint32_t prefix, uint32_t source_line, bool continues)
{
    Line line = {.span_count = (uint32_t)l->spans.count, .source_line = source_line};
    for (size_t i = 0; i < l->spans.count; i++) {
        const Span *span = &l->spans.items[i];
        if (span->target != TARGET_NONE) {
            place_target(l, span->target, l->lines.count, line.width, span->width);
        }
        line.width += span->width;
    }
    line.spans = vec_clone_into(&l->spans, l->arena);
    vec_push(&l->lines, line);
    vec_push(&l->infos, ((LineInfo){.fold = l->fold, .prefix = prefix, .continues = continues}));
}

static bool is_blank_span(const Span *span)
{
    for (size_t i = 0; i < span->text.length; i++) {
        if (span->text.data[i] != ' ') {
            return false;
        }
    }
    return true;
}

/* The bars alone; a line without any has no spans. */
static void emit_blank(Layout *l)
{
    uint32_t count = l->segment_count;
    LayoutSign sign = l->sign;
    l->segment_count = l->blank_segments < count ? l->blank_segments : count;
    l->owes_blank = l->sign.pending = false;
    l->spans.count = 0;
    put_prefix(l);
    while (l->spans.count && is_blank_span(&vec_last(&l->spans))) {
        l->spans.count--;
    }
    push_line(l, (uint32_t)l->spans.count, 0, false);
    l->segment_count = count;
    l->sign = sign;
}

void layout_owe_blank(Layout *l)
{
    l->owes_blank = true;
    l->blank_segments = l->segment_count;
}

void layout_emit(Layout *l, const Span *spans, size_t count, uint32_t source_line, bool continues)
{
    if (l->owes_blank) {
        emit_blank(l);
    }
    l->spans.count = 0;
    put_prefix(l);
    uint32_t prefix = (uint32_t)l->spans.count;
    for (size_t i = 0; i < count; i++) {
        if (spans[i].width) {
            vec_push(&l->spans, spans[i]);
        }
    }
    push_line(l, prefix, source_line, continues);
}

uint32_t layout_emit_runs(Layout *l, size_t from)
{
    if (l->runs.count == from) {
        return 0;
    }
    wrapped_reset(&l->wrapped);
    wrap_runs(&l->wrapped, l->runs.items + from, l->runs.count - from, l->width,
              layout_glyph(l, GLYPH_cut));
    l->runs.count = from;
    uint32_t widest = 0;
    for (size_t i = 0; i < l->wrapped.lines.count; i++) {
        const WrapLine *line = &l->wrapped.lines.items[i];
        layout_emit(l, l->wrapped.spans.items + line->first, line->count, line->source_line,
                    line->continues);
        if (line->width > widest) {
            widest = line->width;
        }
    }
    return widest;
}

WrapMeasure layout_measure_runs(const Layout *l, size_t from)
{
    size_t count = l->runs.count - from;
    return count ? wrap_measure(l->runs.items + from, count) : (WrapMeasure){0};
}

/* ---- targets and folds ---- */

uint32_t layout_target(Layout *l, Target target)
{
    target.line = NOT_PLACED;
    target.column = target.width = 0;
    vec_push(&l->targets, target);
    return (uint32_t)l->targets.count - 1;
}

uint32_t layout_source_line(const Layout *l, uint32_t line)
{
    return l->embed_line ? l->embed_line : line;
}

uint32_t layout_fold_id(const Layout *l, uint32_t line)
{
    if (!l->embed_count) {
        return line;
    }
    uint32_t hash = l->embed_line;
    for (uint32_t i = 0; i < l->embed_count; i++) {
        hash = (hash ^ l->embeds[i]) * 0x9E3779B1u;
    }
    return ((hash ^ line) * 0x9E3779B1u) | 0x80000000u;
}

bool layout_is_closed(const Layout *l, uint32_t id, bool closed_by_default)
{
    bool closed = l->folds->all ? l->folds->all < 0 : closed_by_default;
    return closed != folds_is_toggled(l->folds, id);
}

void layout_put_sign(Layout *l, uint32_t id, uint32_t line, bool closed)
{
    /* Nobody can fold what is printed. */
    if (l->options.whole) {
        return;
    }
    Target target = {.kind = TARGET_FOLD, .fold = id, .source_line = layout_source_line(l, line)};
    l->sign = (LayoutSign){.pending = true,
                           .closed = closed,
                           .target = layout_target(l, target),
                           .segments = l->segment_count};
}

uint32_t layout_pan_offset(const Layout *l, uint32_t id, uint32_t limit)
{
    for (size_t i = 0; i < l->pans->count; i++) {
        if (l->pans->items[i].id == id) {
            uint32_t offset = l->pans->items[i].offset;
            return offset < limit ? offset : limit;
        }
    }
    return 0;
}

void layout_add_wide(Layout *l, Wide wide)
{
    wide.end_line = l->lines.count;
    vec_push(&l->wide, wide);
}

/* ---- runs ---- */

void layout_run(Layout *l, Run run) { vec_push(&l->runs, run); }

void layout_text_run(Layout *l, Str text, Role role, uint32_t target, uint32_t source_line)
{
    layout_run(l, (Run){text, role, target, source_line, 0});
}

void layout_count_run(Layout *l, size_t count, const char *one, const char *many, uint32_t line)
{
    Str text = arena_printf(l->arena, "  %zu %s", count, count == 1 ? one : many);
    layout_run(l, (Run){text, ROLE_fold_count, TARGET_NONE, line, RUN_GLUE});
}
