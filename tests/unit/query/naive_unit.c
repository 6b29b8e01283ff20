#include "unit/query/naive_unit.h"

#include "base/strbuf.h"
#include "base/utf8.h"

static size_t line_start(Str text, uint32_t line)
{
    size_t at = 0;
    for (uint32_t i = 1; i < line && at < text.length; i++) {
        size_t end = str_find_char(text, '\n', at);
        at = end == STR_NOT_FOUND ? text.length : end + 1;
    }
    return at;
}

static void add_range(Piece *piece, size_t start, size_t end)
{
    Range range = {start, end};
    vec_push(&piece->ranges, range);
}

/* Lines `first` to `last` without the break behind them. */
static void add_lines(Piece *piece, Str text, uint32_t first, uint32_t last)
{
    size_t start = line_start(text, first);
    size_t end = line_start(text, last + 1);
    if (end > start && text.data[end - 1] == '\n')
        end--;
    if (last >= first && line_start(text, first) < text.length)
        add_range(piece, start, end);
}

static void push_piece(Naive *naive, PieceVec *pieces, Piece *piece)
{
    StrBuf joined = {0};
    for (size_t i = 0; i < piece->ranges.count; i++) {
        if (i > 0)
            strbuf_append_char(&joined, '\n');
        Range range = piece->ranges.items[i];
        strbuf_append(&joined, str_slice(naive->file->text, range.start, range.end));
    }
    piece->text = arena_clone_str(&naive->arena, strbuf_view(&joined));
    strbuf_clear(&joined);
    if (piece->ranges.count > 0)
        vec_push(pieces, *piece);
    else
        vec_clear(&piece->ranges);
}

static void push_lines(Naive *naive, PieceVec *pieces, uint32_t first, uint32_t last)
{
    Piece piece = {0};
    add_lines(&piece, naive->file->text, first, last);
    push_piece(naive, pieces, &piece);
}

static void push_list(Naive *naive, PieceVec *pieces, const AttuneNode *list)
{
    for (const AttuneNode *item = list->first; item; item = item->next) {
        Piece piece = {0};
        for (uint32_t line = item->line; line <= item->end_line; line++) {
            uint32_t first = line;
            bool is_below = true;
            for (; line <= item->end_line; line++) {
                is_below = false;
                for (const AttuneNode *child = item->first; child; child = child->next) {
                    if (child->kind == ATTUNE_NODE_LIST && line >= child->line &&
                        line <= child->end_line)
                        is_below = true;
                }
                if (is_below)
                    break;
            }
            if (line > first)
                add_lines(&piece, naive->file->text, first, line - 1);
        }
        push_piece(naive, pieces, &piece);
        for (const AttuneNode *child = item->first; child; child = child->next) {
            if (child->kind == ATTUNE_NODE_LIST)
                push_list(naive, pieces, child);
        }
    }
}

static void push_blocks(Naive *naive, PieceVec *pieces)
{
    AttuneDocument *document = attune_document_parse(naive->file->text, NULL);
    for (const AttuneNode *block = document->root->first; block; block = block->next) {
        if (block->kind == ATTUNE_NODE_LIST)
            push_list(naive, pieces, block);
        else
            push_lines(naive, pieces, block->line, block->end_line);
    }
    for (size_t i = 0; i < document->footnote_count; i++) {
        if (document->footnotes[i]->as.footnote.label.length > 0)
            push_lines(naive, pieces, document->footnotes[i]->line,
                       document->footnotes[i]->end_line);
    }
    attune_document_free(document);
}

static uint32_t line_count(Str text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == '\n';
    return count + (text.length > 0 && text.data[text.length - 1] != '\n');
}

static void push_sections(Naive *naive, PieceVec *pieces)
{
    const AttuneRecord *record = naive->file->record;
    uint32_t last = line_count(naive->file->text);
    uint32_t first_heading = record->heading_count > 0 ? record->headings[0].line : last + 1;
    Piece before = {0};
    add_lines(&before, naive->file->text, record->body_line, first_heading - 1);
    push_piece(naive, pieces, &before);
    if (pieces->count > 0 && utf8_trim(pieces->items[0].text).length == 0) {
        vec_clear(&pieces->items[0].ranges);
        pieces->count = 0;
    }
    for (size_t i = 0; i < record->heading_count; i++) {
        bool is_last = i + 1 == record->heading_count;
        push_lines(naive, pieces, record->headings[i].line,
                   is_last ? last : record->headings[i + 1].line - 1);
    }
}

static void push_tasks(Naive *naive, PieceVec *pieces)
{
    const AttuneRecord *record = naive->file->record;
    for (size_t i = 0; i < record->task_count; i++) {
        const AttuneTask *task = &record->tasks[i];
        Piece piece = {.is_done = task->done};
        add_lines(&piece, naive->file->text, task->line, task->end_line);
        Range *range = &piece.ranges.items[0];
        Str marker = arena_printf(&naive->arena, "[%.*s]", STR_ARG(task->status));
        range->start = str_find(naive->file->text, marker, range->start) + marker.length;
        while (range->start < range->end && ascii_is_blank(naive->file->text.data[range->start]))
            range->start++;
        push_piece(naive, pieces, &piece);
    }
}

PieceVec naive_pieces(Naive *naive, Unit unit)
{
    PieceVec pieces = {0};
    if (unit == UNIT_LINE) {
        for (uint32_t line = 1; line <= line_count(naive->file->text); line++)
            push_lines(naive, &pieces, line, line);
    } else if (unit == UNIT_BLOCK) {
        push_blocks(naive, &pieces);
    } else if (unit == UNIT_SECTION) {
        push_sections(naive, &pieces);
    } else {
        push_tasks(naive, &pieces);
    }
    return pieces;
}
