#include "query/unit.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"

typedef VEC(NoteUnit) UnitVec;
typedef VEC(UnitPiece) PieceVec;

/* What the units of one note are made with. */
typedef struct Maker {
    Arena *arena;
    const AttuneFile *file;
    Str text;
    VEC(size_t) lines; /* offsets of their starts */
    UnitVec units;
} Maker;

static void find_lines(Maker *maker)
{
    Str text = maker->text;
    size_t start = 0;
    while (start < text.length) {
        vec_push(&maker->lines, start);
        size_t end = str_find_char(text, '\n', start);
        start = end == STR_NOT_FOUND ? text.length : end + 1;
    }
}

/* The lines from `first` to `last`, both from 1; clamped. false when there are none. */
static bool piece_of_lines(const Maker *maker, size_t first, size_t last, UnitPiece *piece)
{
    size_t count = maker->lines.count;
    if (first == 0 || first > count || last < first)
        return false;
    piece->start = maker->lines.items[first - 1];
    piece->end = maker->text.length;
    if (last < count)
        piece->end = maker->lines.items[last];
    if (piece->end > piece->start && maker->text.data[piece->end - 1] == '\n')
        piece->end--;
    return true;
}

static Str join_pieces(Maker *maker, const PieceVec *pieces)
{
    size_t length = pieces->count - 1;
    for (size_t i = 0; i < pieces->count; i++)
        length += pieces->items[i].end - pieces->items[i].start;
    char *joined = arena_alloc(maker->arena, length + 1);
    size_t at = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        UnitPiece piece = pieces->items[i];
        if (i > 0)
            joined[at++] = '\n';
        memcpy(joined + at, maker->text.data + piece.start, piece.end - piece.start);
        at += piece.end - piece.start;
    }
    return (Str){joined, length};
}

static void add_unit(Maker *maker, const PieceVec *pieces)
{
    if (pieces->count == 0)
        return;
    NoteUnit unit = {
        .start = pieces->items[0].start,
        .end = vec_last(pieces).end,
        .piece_count = pieces->count,
    };
    unit.text = str_slice(maker->text, unit.start, unit.end);
    if (pieces->count > 1) {
        unit.text = join_pieces(maker, pieces);
        unit.pieces = vec_clone_into(pieces, maker->arena);
    }
    vec_push(&maker->units, unit);
}

static void add_lines(Maker *maker, size_t first, size_t last)
{
    UnitPiece piece;
    if (!piece_of_lines(maker, first, last, &piece))
        return;
    PieceVec pieces = {.items = &piece, .count = 1, .capacity = 1};
    add_unit(maker, &pieces);
}

/* ---- blocks ---- */

/* Lists deeper than this are part of the item that they stand in. */
#define LIST_DEPTH_MAX 100

static void add_list(Maker *maker, const AttuneNode *list, unsigned depth);

/* An item's lines without those of the lists in it. */
static void add_item(Maker *maker, const AttuneNode *item, unsigned depth)
{
    PieceVec pieces = {0};
    UnitPiece piece;
    size_t from = item->line;
    for (const AttuneNode *child = item->first; child; child = child->next) {
        if (child->kind != ATTUNE_NODE_LIST || depth >= LIST_DEPTH_MAX)
            continue;
        if (child->line > from && piece_of_lines(maker, from, child->line - 1, &piece))
            vec_push(&pieces, piece);
        if (child->end_line >= from)
            from = (size_t)child->end_line + 1;
    }
    if (item->end_line >= from && piece_of_lines(maker, from, item->end_line, &piece))
        vec_push(&pieces, piece);
    add_unit(maker, &pieces);
    vec_clear(&pieces);
    for (const AttuneNode *child = item->first; child; child = child->next) {
        if (child->kind == ATTUNE_NODE_LIST && depth < LIST_DEPTH_MAX)
            add_list(maker, child, depth + 1);
    }
}

static void add_list(Maker *maker, const AttuneNode *list, unsigned depth)
{
    for (const AttuneNode *item = list->first; item; item = item->next)
        add_item(maker, item, depth);
}

static int by_start(const void *a, const void *b)
{
    const NoteUnit *x = a;
    const NoteUnit *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

static void add_blocks(Maker *maker)
{
    AttuneDocument *document = attune_document_parse(maker->text, NULL);
    for (const AttuneNode *block = document->root->first; block; block = block->next) {
        if (block->kind == ATTUNE_NODE_LIST)
            add_list(maker, block, 0);
        else
            add_lines(maker, block->line, block->end_line);
    }
    for (size_t i = 0; i < document->footnote_count; i++) {
        const AttuneNode *footnote = document->footnotes[i];
        if (!str_is_empty(footnote->as.footnote.label)) /* else it stands in another block */
            add_lines(maker, footnote->line, footnote->end_line);
    }
    attune_document_free(document);
    if (maker->units.count > 1)
        qsort(maker->units.items, maker->units.count, sizeof(NoteUnit), by_start);
}

/* ---- sections and tasks ---- */

static bool is_blank(Str text) { return str_is_empty(utf8_trim(text)); }

static void add_sections(Maker *maker)
{
    const AttuneRecord *record = maker->file->record;
    size_t start = record->body_line > 0 ? record->body_line : 1;
    for (size_t i = 0; i <= record->heading_count; i++) {
        size_t next = i < record->heading_count ? record->headings[i].line : maker->lines.count + 1;
        UnitPiece piece;
        bool is_heading = i > 0;
        if (next > start && piece_of_lines(maker, start, next - 1, &piece) &&
            (is_heading || !is_blank(str_slice(maker->text, piece.start, piece.end))))
            add_lines(maker, start, next - 1);
        start = next;
    }
}

/* From behind the marker, `- [x] `, on. */
static void add_task(Maker *maker, const AttuneTask *task)
{
    UnitPiece piece;
    if (!piece_of_lines(maker, task->line, task->end_line, &piece))
        return;
    size_t bracket = str_find_char(maker->text, '[', piece.start);
    size_t close =
        bracket == STR_NOT_FOUND ? bracket : str_find_char(maker->text, ']', bracket + 2);
    if (close != STR_NOT_FOUND && close < piece.end) {
        piece.start = close + 1;
        while (piece.start < piece.end && ascii_is_blank(maker->text.data[piece.start]))
            piece.start++;
    }
    PieceVec pieces = {.items = &piece, .count = 1, .capacity = 1};
    add_unit(maker, &pieces);
    vec_last(&maker->units).is_done = task->done;
}

static void add_tasks(Maker *maker)
{
    for (size_t i = 0; i < maker->file->record->task_count; i++)
        add_task(maker, &maker->file->record->tasks[i]);
}

UnitList unit_list_make(Arena *arena, const AttuneFile *file, Unit kind)
{
    Maker maker = {.arena = arena, .file = file, .text = file->text};
    if (kind == UNIT_TASK && file->record->task_count == 0)
        return (UnitList){.is_made = true};
    find_lines(&maker);
    if (kind == UNIT_BLOCK)
        add_blocks(&maker);
    else if (kind == UNIT_SECTION)
        add_sections(&maker);
    else
        add_tasks(&maker);
    UnitList list = {
        .items = vec_clone_into(&maker.units, arena),
        .count = maker.units.count,
        .is_made = true,
    };
    vec_clear(&maker.lines);
    vec_clear(&maker.units);
    return list;
}

bool unit_is_inside(const NoteUnit *inner, const NoteUnit *outer)
{
    if (inner->start < outer->start || inner->end > outer->end)
        return false;
    if (outer->piece_count <= 1)
        return true;
    size_t outer_index = 0;
    for (size_t i = 0; i < inner->piece_count; i++) {
        UnitPiece piece = {inner->start, inner->end};
        if (inner->pieces)
            piece = inner->pieces[i];
        while (outer_index < outer->piece_count && outer->pieces[outer_index].end < piece.start)
            outer_index++;
        if (outer_index == outer->piece_count || outer->pieces[outer_index].start > piece.start ||
            outer->pieces[outer_index].end < piece.end)
            return false;
    }
    return true;
}

NoteUnit unit_line(Str text, size_t start)
{
    size_t end = str_find_char(text, '\n', start);
    NoteUnit unit = {.start = start, .end = end == STR_NOT_FOUND ? text.length : end};
    unit.text = str_slice(text, start, unit.end);
    unit.piece_count = 1;
    return unit;
}
