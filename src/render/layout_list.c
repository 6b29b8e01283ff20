/* Lists: bullets, numbers, tasks. */

#include <inttypes.h>

#include "base/gate.h"
#include "render/layout.h"

#define BULLET_WIDTH 2 /* a bullet and a blank; also the indent of lists below a task */

static uint32_t digits_of(uint64_t number)
{
    uint32_t count = 1;
    while (number >= 10) {
        number /= 10;
        count++;
    }
    return count;
}

uint32_t layout_number_width(const AttuneNode *list)
{
    if (!list->as.list.ordered) {
        return 0;
    }
    uint64_t last = list->as.list.start;
    for (const AttuneNode *item = list->first; item && item->next; item = item->next) {
        last++;
    }
    return digits_of(last) + 1;
}

/* ---- markers ---- */

static Span bullet_span(const Layout *l)
{
    static const Glyph bullets[] = {GLYPH_bullet1, GLYPH_bullet2, GLYPH_bullet3};
    uint32_t level = l->list_depth ? l->list_depth - 1 : 0;
    return layout_glyph_span(l, bullets[level < 3 ? level : 2], ROLE_bullet);
}

static Span number_span(Layout *l, const AttuneNode *list, uint32_t index, uint32_t width)
{
    uint64_t number = (uint64_t)list->as.list.start + index;
    uint32_t needed = digits_of(number) + 1;
    uint32_t pad = width > needed ? width - needed : 0;
    Str text = arena_printf(l->arena, "%*s%" PRIu64 "%c", (int)pad, "", number,
                            list->as.list.delimiter == ')' ? ')' : '.');
    return span_of(text, ROLE_number, pad + needed);
}

static bool is_task_done(Str task)
{
    return str_equal(task, STR("x")) || str_equal(task, STR("X"));
}

static Span task_span(Layout *l, Str task)
{
    if (is_task_done(task)) {
        return layout_glyph_span(l, GLYPH_check, ROLE_task_done);
    }
    bool open = str_equal(task, STR(" "));
    Span span = span_of(task, open ? ROLE_task_box : ROLE_task_other, (uint32_t)gate_width(task));
    return span.width ? span : layout_blanks(l, 1);
}

/* What stands before an item's text. `*own` is the width of bullet or number alone. */
static Segment item_segment(Layout *l, const AttuneNode *list, const AttuneNode *item,
                            uint32_t index, uint32_t number_width)
{
    enum { MOST = 6 };
    Span *spans = ARENA_ARRAY(l->arena, Span, MOST + 1);
    uint32_t count = 0;
    bool is_task = !str_is_empty(item->as.item.task);
    if (list->as.list.ordered) {
        spans[count++] = number_span(l, list, index, number_width);
        spans[count++] = layout_blanks(l, 1);
    } else if (!is_task) {
        spans[count++] = bullet_span(l);
        spans[count++] = layout_blanks(l, 1);
    }
    if (is_task) {
        spans[count++] = span_of(STR("["), ROLE_task_box, 1);
        spans[count++] = task_span(l, item->as.item.task);
        spans[count++] = span_of(STR("]"), ROLE_task_box, 1);
        spans[count++] = layout_blanks(l, 1);
    }
    Segment segment = {.first = spans, .first_count = count, .rest_count = 1};
    for (uint32_t i = 0; i < count; i++) {
        segment.width += spans[i].width;
    }
    spans[MOST] = layout_blanks(l, segment.width);
    segment.rest = &spans[MOST];
    return segment;
}

/* ---- items ---- */

static size_t count_items(const AttuneNode *item)
{
    size_t count = 0;
    const AttuneNode *node = item->first;
    while (node && node != item) {
        count += node->kind == ATTUNE_NODE_LIST_ITEM;
        if (node->first && node->kind < ATTUNE_NODE_PARAGRAPH) {
            node = node->first;
            continue;
        }
        while (node != item && !node->next) {
            node = node->parent;
        }
        if (node != item) {
            node = node->next;
        }
    }
    return count;
}

static void put_folded_count(Layout *l, const AttuneNode *item, const AttuneNode *head)
{
    size_t items = count_items(item);
    uint32_t line = layout_source_line(l, item->line);
    if (items) {
        layout_count_run(l, items, "item", "items", line);
        return;
    }
    uint32_t last = head ? head->end_line : item->line - 1;
    size_t lines = item->end_line > last ? item->end_line - last : 1;
    layout_count_run(l, lines, "line", "lines", line);
}

/* The blocks below an item's first paragraph. Lists below a task hang from its box, not from its
 * text. */
static void layout_rest(Layout *l, const AttuneNode *first, const AttuneNode *before, bool tight,
                        bool is_task, uint32_t own_width)
{
    for (const AttuneNode *node = first; node; node = node->next) {
        size_t lines = l->lines.count;
        if (before && !tight && layout_has_blank_between(before, node)) {
            layout_owe_blank(l);
        }
        bool hangs = is_task && node->kind == ATTUNE_NODE_LIST && l->segment_count > 0;
        Segment text_segment = {0};
        if (hangs) {
            text_segment = l->segments[l->segment_count - 1];
            layout_pop(l, true);
            layout_push_indent(l, own_width);
        }
        layout_block(l, node, before);
        if (hangs) {
            layout_pop(l, true);
            text_segment.used = true;
            layout_push(l, text_segment);
        }
        if (l->lines.count != lines) {
            before = node;
        } else if (before) {
            l->owes_blank = false;
        }
    }
}

static Role text_role(const Layout *l, const AttuneNode *item)
{
    Str task = item->as.item.task;
    return is_task_done(task) || str_equal(task, STR("-")) ? ROLE_task_done_text : l->base;
}

void layout_item(Layout *l, const AttuneNode *list, const AttuneNode *item, uint32_t index,
                 uint32_t number_width)
{
    uint32_t outer_fold = l->fold;
    uint32_t depth = l->list_depth;
    l->list_depth += 1;
    uint32_t id = layout_fold_id(l, item->line);
    uint32_t line = layout_source_line(l, item->line);
    const AttuneNode *head =
        item->first && item->first->kind == ATTUNE_NODE_PARAGRAPH ? item->first : NULL;
    const AttuneNode *rest = head ? head->next : item->first;
    bool closed = rest && layout_is_closed(l, id, false);
    if (rest) {
        l->fold = id;
    }
    if (closed) {
        layout_put_sign(l, id, item->line, true);
    }
    bool pushed = layout_push(l, item_segment(l, list, item, index, number_width));
    size_t from = l->runs.count;
    size_t lines = l->lines.count;
    if (head && !closed) {
        layout_paragraph(l, head, text_role(l, item));
    } else {
        if (head) {
            layout_inlines(l, head->first, NULL, text_role(l, item), head->line);
        }
        if (closed) {
            put_folded_count(l, item, head);
        }
        layout_emit_runs(l, from);
    }
    if (l->lines.count == lines && (!rest || rest->kind == ATTUNE_NODE_LIST)) {
        layout_emit(l, NULL, 0, line, false);
    }
    if (!closed) {
        uint32_t own = number_width ? number_width + 1 : BULLET_WIDTH;
        bool is_task = pushed && !str_is_empty(item->as.item.task);
        layout_rest(l, rest, l->lines.count != lines ? head : NULL, list->as.list.tight, is_task,
                    own);
    }
    layout_pop(l, pushed);
    l->list_depth = depth;
    l->fold = outer_fold;
}

void layout_single_item(Layout *l, const AttuneNode *item)
{
    const AttuneNode *list = item->parent;
    uint32_t index = 0;
    for (const AttuneNode *other = list->first; other && other != item; other = other->next) {
        index++;
    }
    layout_item(l, list, item, index, 0);
}

void layout_list(Layout *l, const AttuneNode *list)
{
    uint32_t number_width = layout_number_width(list);
    uint32_t index = 0;
    for (const AttuneNode *item = list->first; item; item = item->next) {
        if (index > 0 && !list->as.list.tight) {
            layout_owe_blank(l);
        }
        layout_item(l, list, item, index, number_width);
        index++;
    }
}
