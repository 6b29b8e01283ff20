#include "render/page.h"

#include <limits.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/unicode.h"
#include "render/units.h"

/* How much is laid out in a millisecond, for slices without a clock: tests/bench measures more. */
#define CELLS_A_MILLISECOND 30000

/* ---- making ---- */

static void copy_folds(Folds *to, const Folds *from)
{
    to->all = from ? from->all : 0;
    to->toggled.count = 0;
    for (size_t i = 0; from && i < from->toggled.count; i++) {
        vec_push(&to->toggled, from->toggled.items[i]);
    }
}

static Page *make(const AttuneDocument *document, const AttuneNode *first, const AttuneNode *last,
                  const PageOptions *options, const Folds *folds)
{
    ASSERT(options->width > 0, "a page has room for one cell");
    Page *page = MEM_NEW(Page);
    page->document = document;
    page->options = *options;
    page->last_shown = UNIT_NONE;
    copy_folds(&page->folds, folds);
    layout_init(&page->layout, &page->options, &page->folds, &page->pans);
    units_collect(page, first, last);
    units_fold(page);
    return page;
}

Page *page_new(const AttuneDocument *document, const PageOptions *options, const Folds *folds)
{
    return make(document, document->root->first, document->root->last, options, folds);
}

Page *page_new_part(const AttuneDocument *document, const AttuneNode *first, const AttuneNode *last,
                    const PageOptions *options, const Folds *folds)
{
    PageOptions headless = *options;
    headless.head = false;
    return make(document, first, last, &headless, folds);
}

void page_free(Page *page)
{
    if (!page) {
        return;
    }
    for (size_t i = 0; i < page->units.count; i++) {
        unit_clear(&page->units.items[i]);
    }
    vec_clear(&page->units);
    layout_clear(&page->layout);
    folds_clear(&page->folds);
    vec_clear(&page->pans);
    mem_free(page);
}

/* ---- laying out ---- */

/* The line indices of a block that was laid out by itself become the page's. */
static void move_by(Unit *unit, size_t lines, size_t targets)
{
    for (size_t i = 0; i < unit->result.target_count; i++) {
        unit->result.targets[i].line += lines;
    }
    if (!targets) {
        return;
    }
    for (size_t i = 0; i < unit->result.line_count; i++) {
        Span *spans = (Span *)(uintptr_t)unit->result.lines[i].spans;
        for (uint32_t s = 0; s < unit->result.lines[i].span_count; s++) {
            if (spans[s].target != TARGET_NONE) {
                spans[s].target += (uint32_t)targets;
            }
        }
    }
}

static bool has_blank_before(const Page *page, const Unit *unit)
{
    if (page->last_shown == UNIT_NONE || !unit->result.line_count) {
        return false;
    }
    const Unit *above = &page->units.items[page->last_shown];
    if (unit->kind == UNIT_FOOTNOTE) {
        return unit->index == 0;
    }
    if (above->kind == UNIT_HEAD || above->folded_lines) {
        return true;
    }
    if (unit->kind == UNIT_BLOCK && unit->index > 0) {
        return false;
    }
    if (unit->kind == UNIT_ITEM && unit->index > 0) {
        return !unit->node->parent->as.list.tight;
    }
    const AttuneNode *before = above->kind == UNIT_ITEM ? above->node->parent : above->node;
    return layout_has_blank_between(before,
                                    unit->kind == UNIT_ITEM ? unit->node->parent : unit->node);
}

/* Put a unit that is laid out behind those above it. */
static void place(Page *page, uint32_t index)
{
    Unit *unit = &page->units.items[index];
    unit->blank_before = has_blank_before(page, unit);
    unit->first_line = page->line_count;
    unit->first_target = page->target_count;
    page->line_count += unit->blank_before + unit->result.line_count;
    page->target_count += unit->result.target_count;
    if (unit->result.line_count) {
        page->last_shown = index;
    }
}

static void layout_next(Page *page)
{
    Unit *unit = &page->units.items[page->laid_out];
    unit_layout(page, unit);
    place(page, (uint32_t)page->laid_out);
    move_by(unit, unit_content_line(unit), unit->first_target);
    page->laid_out++;
}

/* What was done for a unit, in cells: a line costs as much as some more of them. */
static uint64_t work_of(const Unit *unit)
{
    enum { UNIT_CELLS = 50, LINE_CELLS = 100 };
    uint64_t cells = UNIT_CELLS + (uint64_t)unit->result.line_count * LINE_CELLS;
    for (size_t i = 0; i < unit->result.line_count; i++) {
        cells += unit->result.lines[i].width;
    }
    return cells;
}

bool page_layout(Page *page, size_t line, unsigned milliseconds)
{
    uint64_t budget = (uint64_t)milliseconds * CELLS_A_MILLISECOND;
    uint64_t done = 0;
    while (!page_is_complete(page) && page->line_count <= line) {
        layout_next(page);
        done += work_of(&page->units.items[page->laid_out - 1]);
        if (milliseconds != UINT_MAX && done >= budget) {
            break;
        }
    }
    return !page_is_complete(page) && page->line_count <= line;
}

void page_layout_units(Page *page, size_t count)
{
    while (page->laid_out < count) {
        layout_next(page);
    }
}

/* Lay out again the units that `is_changed` names, and move the others to their new places. */
static void layout_again(Page *page, const bool *is_changed)
{
    size_t done = page->laid_out;
    page->line_count = page->target_count = 0;
    page->last_shown = UNIT_NONE;
    for (uint32_t i = 0; i < done; i++) {
        Unit *unit = &page->units.items[i];
        size_t old_line = unit_content_line(unit);
        size_t old_target = unit->first_target;
        if (is_changed[i]) {
            unit_layout(page, unit);
            old_line = old_target = 0;
        }
        place(page, i);
        move_by(unit, unit_content_line(unit) - old_line, unit->first_target - old_target);
    }
}

size_t page_line_count(const Page *page) { return page->line_count; }

bool page_is_complete(const Page *page) { return page->laid_out == page->units.count; }

/* ---- looking ---- */

const Unit *page_unit_of_line(const Page *page, size_t index)
{
    size_t low = 0;
    size_t high = page->laid_out;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (unit_end_line(&page->units.items[middle]) <= index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < page->laid_out ? &page->units.items[low] : NULL;
}

static const Unit *unit_of_target(const Page *page, size_t index)
{
    size_t low = 0;
    size_t high = page->laid_out;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Unit *unit = &page->units.items[middle];
        if (unit->first_target + unit->result.target_count <= index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < page->laid_out ? &page->units.items[low] : NULL;
}

const Line *page_line(const Page *page, size_t index)
{
    static const Line blank = {0};
    const Unit *unit = page_unit_of_line(page, index);
    if (!unit) {
        return NULL;
    }
    size_t content = unit_content_line(unit);
    return index < content ? &blank : &unit->result.lines[index - content];
}

size_t page_target_count(const Page *page) { return page->target_count; }

const Target *page_target(const Page *page, size_t index)
{
    const Unit *unit = unit_of_target(page, index);
    return unit ? &unit->result.targets[index - unit->first_target] : NULL;
}

uint32_t page_fold_at(const Page *page, size_t line)
{
    const Unit *unit = page_unit_of_line(page, line);
    if (!unit) {
        return 0;
    }
    size_t content = unit_content_line(unit);
    return unit->result.infos[line < content ? 0 : line - content].fold;
}

/* ---- folding again ---- */

/* Whether something in a unit may be folded otherwise than before. */
static bool is_unit_touched(const Unit *unit, const Folds *before, const Folds *after)
{
    for (size_t i = 0; i < unit->result.line_count; i++) {
        uint32_t fold = unit->result.infos[i].fold;
        if (fold && folds_is_toggled(before, fold) != folds_is_toggled(after, fold)) {
            return true;
        }
    }
    return false;
}

void page_refold(Page *page, const Folds *folds)
{
    Folds before = page->folds;
    page->folds = (Folds){0};
    copy_folds(&page->folds, folds);
    bool *is_changed = mem_calloc(page->units.count + 1, sizeof *is_changed);
    bool *was_hidden = mem_calloc(page->units.count + 1, sizeof *was_hidden);
    uint32_t *was_folded = mem_calloc(page->units.count + 1, sizeof *was_folded);
    for (size_t i = 0; i < page->units.count; i++) {
        was_hidden[i] = page->units.items[i].hidden;
        was_folded[i] = page->units.items[i].folded_lines;
    }
    units_fold(page);
    for (size_t i = 0; i < page->laid_out; i++) {
        const Unit *unit = &page->units.items[i];
        is_changed[i] = before.all != page->folds.all || unit->hidden != was_hidden[i] ||
                        unit->folded_lines != was_folded[i] ||
                        (!unit->hidden && is_unit_touched(unit, &before, &page->folds));
    }
    layout_again(page, is_changed);
    mem_free(is_changed);
    mem_free(was_hidden);
    mem_free(was_folded);
    folds_clear(&before);
}

/* ---- panning ---- */

static Pan *pan_of(Page *page, uint32_t id)
{
    for (size_t i = 0; i < page->pans.count; i++) {
        if (page->pans.items[i].id == id) {
            return &page->pans.items[i];
        }
    }
    vec_push(&page->pans, ((Pan){.id = id}));
    return &vec_last(&page->pans);
}

static uint32_t moved_offset(uint32_t offset, const Wide *wide, int cells)
{
    int64_t step = !wide->by_column ? cells : cells > 0 ? 1 : -1;
    int64_t moved = (int64_t)offset + step;
    if (moved < 0) {
        return 0;
    }
    return moved > wide->limit ? wide->limit : (uint32_t)moved;
}

/* A long block is several units, which are panned together. */
static bool has_wide(const Unit *unit, uint32_t id)
{
    for (size_t w = 0; w < unit->result.wide_count; w++) {
        if (unit->result.wide[w].id == id) {
            return true;
        }
    }
    return false;
}

bool page_pan(Page *page, size_t from, size_t to, int cells)
{
    for (size_t i = 0; i < page->laid_out; i++) {
        const Unit *unit = &page->units.items[i];
        size_t base = unit_content_line(unit);
        for (size_t w = 0; w < unit->result.wide_count; w++) {
            const Wide wide = unit->result.wide[w];
            if (base + wide.end_line <= from || base + wide.first_line > to) {
                continue;
            }
            Pan *pan = pan_of(page, wide.id);
            pan->offset = moved_offset(pan->offset, &wide, cells);
            bool *is_changed = mem_calloc(page->units.count, sizeof *is_changed);
            for (size_t u = 0; u < page->laid_out; u++) {
                is_changed[u] = has_wide(&page->units.items[u], wide.id);
            }
            layout_again(page, is_changed);
            mem_free(is_changed);
            return true;
        }
    }
    return false;
}
