#include "query/hits.h"

#include <stdlib.h>

#include "base/utf8.h"

typedef struct Span {
    size_t start;
    size_t end;
} Span;

typedef struct Collector {
    Eval *eval;
    VEC(Span) spans;
    bool has_name;
    PlainText plain[2]; /* of the whole text, without and with regard to case */
    bool has_plain[2];
} Collector;

static void collect(Collector *collector, const Node *node, const NoteUnit *unit);

static void add_span(Collector *collector, size_t start, size_t end)
{
    Span span = {start, end};
    vec_push(&collector->spans, span);
}

static void find_needle(Collector *collector, const Node *leaf, const PlainText *plain, size_t base)
{
    const Needle *needle = &leaf->as.text.needle;
    size_t at = 0;
    while ((at = needle_find(needle, plain->text, at)) != STR_NOT_FOUND) {
        size_t start = at;
        size_t end = at + needle->low.length;
        at = end;
        plain_to_source(plain, &start, &end);
        add_span(collector, base + start, base + end);
    }
}

static void find_regex(Collector *collector, const Node *leaf, Str text, size_t base)
{
    size_t start;
    size_t end;
    size_t at = 0;
    while (at <= text.length && eval_regex(collector->eval, leaf, text, at, &start, &end)) {
        if (end > start)
            add_span(collector, base + start, base + end);
        at = end;
        if (end == start) {
            if (at == text.length)
                break;
            utf8_next(text, &at);
        }
    }
}

static const PlainText *whole_text(Collector *collector, bool ignore_case)
{
    Eval *eval = collector->eval;
    PlainText *plain = &collector->plain[ignore_case];
    if (!collector->has_plain[ignore_case])
        *plain = eval_plain_text(eval, ignore_case);
    collector->has_plain[ignore_case] = true;
    return plain;
}

static void find_in_text(Collector *collector, const Node *leaf)
{
    if (leaf->kind == NODE_REGEX)
        find_regex(collector, leaf, collector->eval->file->text, 0);
    else if (!str_is_empty(leaf->text))
        find_needle(collector, leaf, whole_text(collector, !leaf->match_case), 0);
}

static void find_in_piece(Collector *collector, const Node *leaf, size_t start, size_t end)
{
    Eval *eval = collector->eval;
    Str text = str_slice(eval->file->text, start, end);
    if (leaf->kind == NODE_REGEX) {
        find_regex(collector, leaf, text, start);
        return;
    }
    PlainText plain = plain_make(&eval->scratch, text, eval_kind(eval), !leaf->match_case);
    find_needle(collector, leaf, &plain, start);
}

static void find_in_unit(Collector *collector, const Node *leaf, const NoteUnit *unit)
{
    if (leaf->kind == NODE_TEXT && str_is_empty(leaf->text)) {
        add_span(collector, unit->start, unit->start);
        return;
    }
    if (!unit->pieces)
        find_in_piece(collector, leaf, unit->start, unit->end);
    for (size_t i = 0; unit->pieces && i < unit->piece_count; i++)
        find_in_piece(collector, leaf, unit->pieces[i].start, unit->pieces[i].end);
}

/* The title and the name are what a person knows a note by. */
static void look_at_names(Collector *collector, const Node *leaf)
{
    Eval *eval = collector->eval;
    if (!collector->has_name)
        collector->has_name =
            eval_name(eval, leaf, eval->file->name) || eval_name(eval, leaf, eval->file->title);
}

static void collect_leaf(Collector *collector, const Node *leaf, const NoteUnit *unit)
{
    switch (leaf->field) {
    case FIELD_ANY:
        look_at_names(collector, leaf);
        find_in_text(collector, leaf);
        break;
    case FIELD_CONTENT:
        find_in_text(collector, leaf);
        break;
    case FIELD_FILE:
    case FIELD_PATH:
        look_at_names(collector, leaf);
        break;
    case FIELD_UNIT:
        if (unit)
            find_in_unit(collector, leaf, unit);
        break;
    default:
        break;
    }
}

static void collect_units(Collector *collector, const Node *node, const NoteUnit *around)
{
    NoteUnit unit;
    size_t cursor = 0;
    while (eval_next_unit(collector->eval, node, around, &cursor, &unit)) {
        if (node->count > 0)
            collect(collector, node->children[0], &unit);
        else
            add_span(collector, unit.start, unit.start);
    }
}

/* `node` matches; what does not match below it gives no hits. */
static void collect(Collector *collector, const Node *node, const NoteUnit *unit)
{
    switch (node->kind) {
    case NODE_AND:
        for (size_t i = 0; i < node->count; i++)
            collect(collector, node->children[i], unit);
        break;
    case NODE_OR:
        for (size_t i = 0; i < node->count; i++) {
            if (eval_node(collector->eval, node->children[i], unit))
                collect(collector, node->children[i], unit);
        }
        break;
    case NODE_TEXT:
    case NODE_REGEX:
        collect_leaf(collector, node, unit);
        break;
    case NODE_UNIT:
        collect_units(collector, node, unit);
        break;
    default:
        break;
    }
}

/* ---- from bytes to lines and columns ---- */

static int by_place(const void *a, const void *b)
{
    const Span *x = a;
    const Span *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->end < y->end) - (x->end > y->end); /* the longer one first */
}

/* Sorted, without those that lie within others. */
static void tidy(Collector *collector)
{
    if (collector->spans.count == 0)
        return;
    qsort(collector->spans.items, collector->spans.count, sizeof(Span), by_place);
    size_t kept = 1;
    for (size_t i = 1; i < collector->spans.count; i++) {
        Span span = collector->spans.items[i];
        if (span.end > collector->spans.items[kept - 1].end)
            collector->spans.items[kept++] = span;
    }
    collector->spans.count = kept;
}

static bool is_heading_line(const AttuneRecord *record, uint32_t line)
{
    size_t low = 0;
    size_t high = record->heading_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (record->headings[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < record->heading_count && record->headings[low].line == line;
}

/* Where a walk through the text has come to. */
typedef struct Place {
    size_t line_start;
    uint32_t line; /* from 1 */
    size_t offset; /* up to which the code points of the line are counted */
    size_t points;
} Place;

static void move_to(Place *place, Str text, size_t offset)
{
    size_t end;
    while ((end = str_find_char(text, '\n', place->line_start)) < offset) {
        place->line_start = end + 1;
        place->line++;
        place->offset = place->line_start;
        place->points = 0;
    }
}

static uint32_t column_at(Place *place, Str text, size_t offset)
{
    place->points += utf8_count(str_slice(text, place->offset, offset));
    place->offset = offset;
    return (uint32_t)place->points + 1;
}

static AttuneHit make_hit(const AttuneFile *file, Place *place, Span span)
{
    Str text = file->text;
    move_to(place, text, span.start);
    AttuneHit hit = {
        .file = file->id,
        .place = file->record && is_heading_line(file->record, place->line) ? ATTUNE_HIT_HEADING
                                                                            : ATTUNE_HIT_TEXT,
        .line = place->line,
        .column = column_at(place, text, span.start),
        .length = (uint32_t)utf8_count(str_slice(text, span.start, span.end)),
        .offset = span.start,
        .bytes = span.end - span.start,
    };
    return hit;
}

/* The line that a note's title stands on (interface §3). */
static uint32_t title_line(const AttuneFile *file)
{
    const AttuneRecord *record = file->record;
    if (!record)
        return 1;
    const AttuneProperty *title =
        attune_property_find(record->properties, record->property_count, STR("title"));
    if (title && title->origin != ATTUNE_PROPERTY_INLINE && !str_is_empty(record->title) &&
        str_find(title->value.text, record->title, 0) != STR_NOT_FOUND)
        return title->line;
    for (size_t i = 0; i < record->heading_count; i++) {
        if (record->headings[i].level == 1)
            return record->headings[i].line;
    }
    return record->body_line > 0 && record->body_line <= record->line_count ? record->body_line : 1;
}

static AttuneHit title_hit(const AttuneFile *file, AttuneHitPlace place)
{
    AttuneHit hit = {.file = file->id, .place = place, .line = 1, .column = 1};
    uint32_t line = title_line(file);
    while (hit.line < line) {
        size_t end = str_find_char(file->text, '\n', hit.offset);
        if (end == STR_NOT_FOUND)
            break;
        hit.offset = end + 1;
        hit.line++;
    }
    return hit;
}

static HitRank rank_of(const Collector *collector, const AttuneFile *file)
{
    if (collector->has_name)
        return RANK_NAME;
    Place place = {.line = 1};
    if (!file->record)
        return RANK_NOTE;
    size_t next = 0;
    for (size_t i = 0; i < collector->spans.count && next < file->record->heading_count; i++) {
        move_to(&place, file->text, collector->spans.items[i].start);
        if (is_heading_line(file->record, place.line))
            return RANK_HEADING;
        while (next < file->record->heading_count && file->record->headings[next].line < place.line)
            next++;
    }
    return collector->spans.count > 0 ? RANK_TEXT : RANK_NOTE;
}

HitRank hits_collect(Eval *eval, size_t limit, HitVec *hits)
{
    Collector collector = {.eval = eval};
    const AttuneFile *file = eval->file;
    if (eval->query->root)
        collect(&collector, eval->query->root, NULL);
    tidy(&collector);
    HitRank rank = rank_of(&collector, file);
    size_t count = collector.spans.count;
    if (limit > 0 && count > limit)
        count = limit;
    Place place = {.line = 1};
    for (size_t i = 0; hits && i < count; i++)
        vec_push(hits, make_hit(file, &place, collector.spans.items[i]));
    if (hits && count == 0)
        vec_push(hits, title_hit(file, collector.has_name ? ATTUNE_HIT_NAME : ATTUNE_HIT_NOTE));
    vec_clear(&collector.spans);
    return rank;
}
