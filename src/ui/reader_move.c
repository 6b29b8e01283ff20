/* Moving by what is in a note: headings, blocks, targets, folds. */

#include "ui/reader.h"

static const AttuneRecord *record_of(const Reader *reader)
{
    return reader->document ? reader->document->record : NULL;
}

/* ---- headings and blocks ---- */

/* In the source the headings are known by their lines. */
static size_t next_heading_row(const Reader *reader, int direction)
{
    const AttuneRecord *record = record_of(reader);
    size_t found = SIZE_MAX;
    for (size_t i = 0; record && i < record->heading_count; i++) {
        size_t row = source_view_row_of(&reader->source, record->headings[i].line);
        if (direction > 0 && row > reader->top) {
            return row;
        }
        if (direction < 0 && row < reader->top) {
            found = row;
        }
    }
    return found;
}

static bool repeat_jump(Reader *reader, int direction, long count,
                        size_t (*next)(Page *page, size_t from, int direction))
{
    bool moved = false;
    for (long i = 0; i < count; i++) {
        size_t line = reader->shows_source ? next_heading_row(reader, direction)
                      : reader->page       ? next(reader->page, reader->top, direction)
                                           : SIZE_MAX;
        if (line == SIZE_MAX) {
            break;
        }
        reader_go_to(reader, line);
        moved = true;
    }
    return moved;
}

bool reader_next_heading(Reader *reader, int direction, long count)
{
    return repeat_jump(reader, direction, count, page_next_heading);
}

bool reader_next_block(Reader *reader, int direction, long count)
{
    return repeat_jump(reader, direction, count, page_next_block);
}

bool reader_pan(Reader *reader, int cells)
{
    if (!reader->page || reader->shows_source) {
        return false;
    }
    reader->page_number++;
    return page_pan(reader->page, reader->top, reader->top + (size_t)reader->height, cells);
}

/* ---- folds ---- */

static bool heading_is_closed(const Folds *folds, uint32_t line)
{
    return (folds->all < 0) != folds_is_toggled(folds, line);
}

/* The last line of the section that heading `index` opens. */
static uint32_t section_end(const AttuneRecord *record, size_t index)
{
    for (size_t i = index + 1; i < record->heading_count; i++) {
        if (record->headings[i].level <= record->headings[index].level) {
            return record->headings[i].line - 1;
        }
    }
    return record->line_count;
}

/* Open every section that hides source line `line`. @return true when one was closed */
static bool open_around(Reader *reader, uint32_t line)
{
    const AttuneRecord *record = record_of(reader);
    Folds *folds = reader_folds(reader);
    bool opened = false;
    for (size_t i = 0; record && i < record->heading_count; i++) {
        uint32_t heading = record->headings[i].line;
        if (heading < line && line <= section_end(record, i) && heading_is_closed(folds, heading)) {
            folds_toggle(folds, heading);
            opened = true;
        }
    }
    return opened;
}

/* The folds have changed; what is on the screen stays, and the focus stays on `fold`'s sign. */
static void refold(Reader *reader, uint32_t fold)
{
    Position position = reader_position(reader);
    bool focused = reader->focused != TARGET_NONE;
    position.target = TARGET_NONE;
    reader->page_number++;
    page_refold(reader->page, reader_folds(reader));
    reader_restore(reader, position);
    for (size_t i = 0; i < page_target_count(reader->page) && focused; i++) {
        const Target *target = page_target(reader->page, i);
        if (target->kind == TARGET_FOLD && target->fold == fold) {
            reader->focused = (uint32_t)i;
            break;
        }
    }
}

void reader_turn_fold(Reader *reader, const Target *target)
{
    uint32_t fold = target->fold;
    folds_toggle(reader_folds(reader), fold);
    refold(reader, fold);
}

/* Something is closed when there is a sign that says so. */
static bool is_closed(const Reader *reader, uint32_t fold)
{
    for (size_t i = 0; i < page_target_count(reader->page); i++) {
        const Target *target = page_target(reader->page, i);
        if (target->kind != TARGET_FOLD || target->fold != fold) {
            continue;
        }
        const Line *line = page_line(reader->page, target->line);
        for (uint32_t j = 0; line && j < line->span_count; j++) {
            if (line->spans[j].target == i) {
                return line->spans[j].role == ROLE_fold_closed;
            }
        }
    }
    return false;
}

/* What `za` is about: the focused sign, else what the focused or the first visible line is in. */
static uint32_t fold_at_hand(const Reader *reader)
{
    const Target *target = reader_target(reader);
    bool visible = target && reader_target_is_visible(reader, reader->focused);
    if (visible && target->kind == TARGET_FOLD) {
        return target->fold;
    }
    uint32_t fold = visible ? page_fold_at(reader->page, target->line) : 0;
    for (int i = 0; i < reader->height && fold == 0; i++) {
        fold = page_fold_at(reader->page, reader->top + (size_t)i);
    }
    return fold;
}

bool reader_fold(Reader *reader, FoldWish wish)
{
    if (!reader->page || reader->shows_source) {
        return false;
    }
    uint32_t fold = fold_at_hand(reader);
    bool closed = fold != 0 && is_closed(reader, fold);
    if (fold == 0 || (wish == FOLD_OPEN && !closed) || (wish == FOLD_CLOSE && closed)) {
        return false;
    }
    folds_toggle(reader_folds(reader), fold);
    refold(reader, fold);
    return true;
}

void reader_fold_all(Reader *reader, bool open)
{
    if (!reader->page) {
        return;
    }
    Folds *folds = reader_folds(reader);
    folds_clear(folds);
    folds->all = open ? 1 : -1;
    refold(reader, 0);
}

/* ---- places by name ---- */

void reader_go_to_source(Reader *reader, uint32_t line)
{
    reader->wanted_line = reader->width > 0 ? 0 : line;
    if (reader->page && open_around(reader, line)) {
        reader->page_number++;
        page_refold(reader->page, reader_folds(reader));
    }
    size_t row = reader->shows_source ? source_view_row_of(&reader->source, line)
                 : reader->page       ? page_line_of_source(reader->page, line)
                                      : 0;
    reader_go_to(reader, row);
}

bool reader_go_to_anchor(Reader *reader, const AttuneLink *link)
{
    if (!reader->page || link->anchor == ATTUNE_ANCHOR_NONE) {
        return false;
    }
    const AttuneNode *node =
        attune_document_find(reader->document, link->anchor, link->parts, link->part_count,
                             link->kind == ATTUNE_LINK_MARKDOWN);
    if (node && open_around(reader, node->line)) {
        reader->page_number++;
        page_refold(reader->page, reader_folds(reader));
    }
    size_t line = page_find_anchor(reader->page, link);
    if (line == SIZE_MAX) {
        return false;
    }
    reader_show_source(reader, false);
    reader_go_to(reader, line);
    reader->landed = reader->top;
    return true;
}

/* ---- targets ---- */

const Target *reader_target(const Reader *reader)
{
    bool there = reader->page && !reader->shows_source && reader->focused != TARGET_NONE &&
                 reader->focused < page_target_count(reader->page);
    return there ? page_target(reader->page, reader->focused) : NULL;
}

bool reader_target_is_visible(const Reader *reader, uint32_t index)
{
    if (!reader->page || index >= page_target_count(reader->page)) {
        return false;
    }
    size_t line = page_target(reader->page, index)->line;
    return line >= reader->top && line < reader->top + (size_t)reader->height;
}

void reader_focus(Reader *reader, uint32_t index)
{
    reader->focused = index;
    if (reader_target(reader) && !reader_target_is_visible(reader, index)) {
        size_t line = page_target(reader->page, index)->line;
        size_t third = (size_t)reader->height / 3;
        reader->top = 0;
        reader_scroll(reader, (long)(line > third ? line - third : 0));
    }
}

/* Targets are known as far as the page is laid out; `index` may be just behind that. */
static bool target_exists(const Reader *reader, size_t index)
{
    while (index >= page_target_count(reader->page)) {
        size_t line = page_line_count(reader->page) + (size_t)reader->height + 1;
        if (page_is_complete(reader->page)) {
            return false;
        }
        page_layout(reader->page, line, 50);
    }
    return true;
}

static size_t first_target_from(const Reader *reader, size_t line)
{
    size_t index = 0;
    while (target_exists(reader, index) && page_target(reader->page, index)->line < line) {
        index++;
    }
    return index;
}

static size_t following_target(const Reader *reader, int direction, bool visible)
{
    if (direction > 0) {
        size_t index =
            visible ? (size_t)reader->focused + 1 : first_target_from(reader, reader->top);
        return target_exists(reader, index) ? index : 0;
    }
    size_t index =
        visible ? reader->focused : first_target_from(reader, reader->top + (size_t)reader->height);
    if (index > 0) {
        return index - 1;
    }
    while (target_exists(reader, page_target_count(reader->page))) {
    }
    return page_target_count(reader->page) - 1;
}

bool reader_next_target(Reader *reader, int direction)
{
    if (!reader->page || reader->shows_source || !target_exists(reader, 0)) {
        return false;
    }
    bool visible = reader_target(reader) && reader_target_is_visible(reader, reader->focused);
    reader_focus(reader, (uint32_t)following_target(reader, direction, visible));
    return true;
}

uint32_t reader_target_at(const Reader *reader, int row, int column, int left)
{
    if (!reader->page || reader->shows_source || row < 0) {
        return TARGET_NONE;
    }
    const Line *line = page_line(reader->page, reader->top + (size_t)row);
    int at = left - PAGE_GUTTER;
    for (uint32_t i = 0; line && i < line->span_count; i++) {
        int end = at + (int)line->spans[i].width;
        if (column >= at && column < end) {
            return line->spans[i].target;
        }
        at = end;
    }
    return TARGET_NONE;
}

void reader_count_targets(const Reader *reader, size_t *number, size_t *count)
{
    *number = 0;
    *count = 0;
    const Target *focused = reader_target(reader);
    for (size_t i = 0; focused && i < page_target_count(reader->page); i++) {
        bool same = page_target(reader->page, i)->kind == focused->kind;
        *count += same;
        *number += same && i <= reader->focused;
    }
    if (focused && !page_is_complete(reader->page)) {
        *count = 0;
    }
}

bool reader_go_to_footnote(Reader *reader, const Target *target)
{
    bool to_note = target->kind == TARGET_FOOTNOTE;
    uint32_t number = target->number;
    size_t line = page_find_footnote(reader->page, number, to_note);
    if (line == SIZE_MAX) {
        return false;
    }
    TargetKind wanted = to_note ? TARGET_FOOTNOTE_BACK : TARGET_FOOTNOTE;
    for (size_t i = 0; i < page_target_count(reader->page); i++) {
        const Target *there = page_target(reader->page, i);
        if (there->kind == wanted && there->number == number) {
            reader_focus(reader, (uint32_t)i);
            break;
        }
    }
    if (line < reader->top || line >= reader->top + (size_t)reader->height) {
        reader_go_to(reader, line);
    }
    reader->landed = to_note ? line : SIZE_MAX;
    return true;
}
