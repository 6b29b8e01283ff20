#ifndef TESTS_RENDER_PAGE_CHECK_H
#define TESTS_RENDER_PAGE_CHECK_H

/* What is true of every page, whatever the note: for the unit tests and for the fuzzer. */

#include "base/gate.h"
#include "render/page.h"

/** NULL, or what is wrong with line `index`. */
static inline const char *page_check_line(const Page *page, size_t index, uint32_t width)
{
    const Line *line = page_line(page, index);
    if (!line) {
        return "a line that is counted is not there";
    }
    uint32_t cells = 0;
    for (uint32_t s = 0; s < line->span_count; s++) {
        const Span *span = &line->spans[s];
        if (gate_width(span->text) != span->width) {
            return "a span's width is not that of its text";
        }
        if (span->target != TARGET_NONE) {
            const Target *target = page_target(page, span->target);
            if (!target) {
                return "a span has a target that is not there";
            }
            if (target->line > index) {
                return "a target starts behind one of its spans";
            }
            if (target->line == index && target->column > cells) {
                return "a target starts right of its first span";
            }
        }
        cells += span->width;
    }
    if (cells != line->width) {
        return "a line's width is not that of its spans";
    }
    if (cells > width + PAGE_GUTTER) {
        return "a line is wider than the measure";
    }
    if (line->span_count && (line->spans[0].width == 0 || line->spans[0].width > PAGE_GUTTER)) {
        return "a line does not start with the gutter";
    }
    return NULL;
}

/** NULL, or what is wrong with target `index`. */
static inline const char *page_check_target(const Page *page, size_t index)
{
    const Target *target = page_target(page, index);
    if (!target) {
        return "a target that is counted is not there";
    }
    const Line *line = page_line(page, target->line);
    if (!line) {
        return "a target stands on no line";
    }
    if (!target->width || target->column + target->width > line->width) {
        return "a target does not lie in its line";
    }
    const Target *before = index ? page_target(page, index - 1) : NULL;
    if (before && (before->line > target->line ||
                   (before->line == target->line && before->column >= target->column))) {
        return "targets are not in the order of reading";
    }
    return NULL;
}

/** NULL, or the first thing that is wrong with what is laid out. */
static inline const char *page_check(const Page *page, uint32_t width)
{
    for (size_t i = 0; i < page_line_count(page); i++) {
        const char *wrong = page_check_line(page, i, width);
        if (wrong) {
            return wrong;
        }
    }
    for (size_t i = 0; i < page_target_count(page); i++) {
        const char *wrong = page_check_target(page, i);
        if (wrong) {
            return wrong;
        }
    }
    return page_line(page, page_line_count(page)) ? "there is a line behind the last" : NULL;
}

static inline bool page_check_same_line(const Line *a, const Line *b)
{
    if (a->width != b->width || a->span_count != b->span_count ||
        a->source_line != b->source_line) {
        return false;
    }
    for (uint32_t s = 0; s < a->span_count; s++) {
        bool same =
            a->spans[s].role == b->spans[s].role &&
            (a->spans[s].target == TARGET_NONE) == (b->spans[s].target == TARGET_NONE) &&
            a->spans[s].text.length == b->spans[s].text.length &&
            memcmp(a->spans[s].text.data, b->spans[s].text.data, a->spans[s].text.length) == 0;
        if (!same) {
            return false;
        }
    }
    return true;
}

/** NULL, or how two pages differ; both laid out. */
static inline const char *page_check_same(const Page *a, const Page *b)
{
    if (page_line_count(a) != page_line_count(b)) {
        return "they have not the same number of lines";
    }
    if (page_target_count(a) != page_target_count(b)) {
        return "they have not the same number of targets";
    }
    for (size_t i = 0; i < page_line_count(a); i++) {
        if (!page_check_same_line(page_line(a, i), page_line(b, i))) {
            return "a line is not the same";
        }
    }
    for (size_t i = 0; i < page_target_count(a); i++) {
        const Target *first = page_target(a, i);
        const Target *second = page_target(b, i);
        if (first->line != second->line || first->column != second->column ||
            first->width != second->width || first->kind != second->kind) {
            return "a target is not the same";
        }
    }
    return NULL;
}

#endif
