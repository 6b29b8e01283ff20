/* Where things stand on a page: source lines, anchors, footnotes, the next heading or block. */

#include <limits.h>

#include "base/unicode.h"
#include "render/units.h"

/* ---- finding ---- */

/* The last unit of the body that starts at or before `source_line`, or UNIT_NONE. */
static uint32_t unit_at(const Page *page, uint32_t source_line)
{
    uint32_t first = page->units.count && page->units.items[0].kind == UNIT_HEAD ? 1 : 0;
    uint32_t low = first;
    uint32_t high = page->body_end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (page->units.items[middle].line <= source_line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > first ? low - 1 : UNIT_NONE;
}

static uint32_t footnote_at(const Page *page, uint32_t source_line)
{
    for (uint32_t i = page->body_end; i < page->units.count; i++) {
        const AttuneNode *node = page->units.items[i].node;
        if (node->line <= source_line && source_line <= node->end_line) {
            return i;
        }
    }
    return UNIT_NONE;
}

/* The first line of `source_line` in a unit, else the last one before it. */
static size_t line_in_unit(const Unit *unit, uint32_t source_line)
{
    size_t best = 0;
    for (size_t i = 0; i < unit->result.line_count; i++) {
        uint32_t line = unit->result.lines[i].source_line;
        if (line == source_line) {
            best = i;
            break;
        }
        if (line && line < source_line) {
            best = i;
        }
    }
    return unit_content_line(unit) + best;
}

/* What hides a unit is the last one above it that has lines. */
static size_t line_above(const Page *page, uint32_t index)
{
    while (index > 0 && !page->units.items[index].result.line_count) {
        index--;
    }
    return unit_content_line(&page->units.items[index]);
}

static size_t line_behind(Page *page, uint32_t index)
{
    for (uint32_t i = index + 1; i < page->units.count; i++) {
        page_layout_units(page, i + 1);
        if (page->units.items[i].result.line_count) {
            return unit_content_line(&page->units.items[i]);
        }
    }
    return page->line_count ? page->line_count - 1 : 0;
}

size_t page_line_of_source(Page *page, uint32_t source_line)
{
    uint32_t index = footnote_at(page, source_line);
    if (index == UNIT_NONE) {
        index = unit_at(page, source_line);
    }
    if (index == UNIT_NONE) {
        bool has_head = page->units.count && page->units.items[0].kind == UNIT_HEAD;
        page_layout_units(page, has_head);
        return has_head ? line_in_unit(&page->units.items[0], source_line) : 0;
    }
    page_layout_units(page, (size_t)index + 1);
    const Unit *unit = &page->units.items[index];
    if (unit->hidden) {
        return line_above(page, index);
    }
    if (!unit->result.line_count || (source_line > unit->end_line && index + 1 < page->body_end)) {
        return line_behind(page, index);
    }
    return line_in_unit(unit, source_line);
}

static size_t find_footnote(Page *page, Str part)
{
    const AttuneRecord *record = page->document->record;
    Str label = str_slice(part, 2, part.length ? part.length - 1 : 0);
    for (size_t i = 0; i < record->footnote_count; i++) {
        if (unicode_fold_equal(record->footnotes[i].label, label)) {
            return page_line_of_source(page, record->footnotes[i].line);
        }
    }
    return SIZE_MAX;
}

size_t page_find_anchor(Page *page, const AttuneLink *link)
{
    if (link->anchor == ATTUNE_ANCHOR_FOOTNOTE && link->part_count) {
        return find_footnote(page, link->parts[0]);
    }
    if (link->anchor != ATTUNE_ANCHOR_HEADING && link->anchor != ATTUNE_ANCHOR_BLOCK) {
        return 0;
    }
    const AttuneNode *node =
        attune_document_find(page->document, link->anchor, link->parts, link->part_count,
                             link->kind == ATTUNE_LINK_MARKDOWN);
    return node ? page_line_of_source(page, node->line) : SIZE_MAX;
}

size_t page_find_footnote(Page *page, uint32_t number, bool definition)
{
    page_layout(page, SIZE_MAX, UINT_MAX);
    TargetKind kind = definition ? TARGET_FOOTNOTE_BACK : TARGET_FOOTNOTE;
    for (size_t i = 0; i < page->target_count; i++) {
        const Target *target = page_target(page, i);
        if (target->kind == kind && target->number == number) {
            const Unit *unit = page_unit_of_line(page, target->line);
            return definition ? line_in_unit(unit, unit->node->line) : target->line;
        }
    }
    return SIZE_MAX;
}

/* ---- stepping ---- */

static bool starts_block(const Unit *unit)
{
    return unit->result.line_count && (unit->kind == UNIT_FOOTNOTE || unit->index == 0);
}

static bool starts_section(const Unit *unit)
{
    return unit->result.line_count && unit->kind == UNIT_BLOCK &&
           unit->node->kind == ATTUNE_NODE_HEADING;
}

static size_t step(Page *page, size_t from, int direction, bool (*is_wanted)(const Unit *))
{
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < page->units.count; i++) {
        page_layout_units(page, i + 1);
        const Unit *unit = &page->units.items[i];
        if (!is_wanted(unit)) {
            continue;
        }
        size_t line = unit_content_line(unit);
        if (direction < 0 && line >= from) {
            return before;
        }
        if (direction > 0 && line > from) {
            return line;
        }
        before = line;
    }
    return direction < 0 ? before : SIZE_MAX;
}

size_t page_next_heading(Page *page, size_t from, int direction)
{
    return step(page, from, direction, starts_section);
}

size_t page_next_block(Page *page, size_t from, int direction)
{
    return step(page, from, direction, starts_block);
}
