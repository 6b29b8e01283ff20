#include "render/properties.h"

#include "base/gate.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/value.h"

#define SHORT_MOST 8
#define KEY_GAP 2
#define PROSE_WORDS 6     /* a text of so many words is prose */
#define LONG_NUMBER 8     /* digits from which a number is an id and says nothing */
#define FULL_LINES_MOST 2 /* prose of more lines is folded in the full form */
#define NARROW 36         /* a measure below this has the key above its value */
#define NARROW_INDENT 2

/* ---- which ---- */

typedef enum Rank { RANK_PROSE, RANK_LIST, RANK_WORD, RANK_COUNT, RANK_OUT = RANK_COUNT } Rank;

static bool is_prose(const AttuneProperty *property)
{
    if (property->value.type != ATTUNE_TYPE_TEXT || value_is_alias_text(property)) {
        return false;
    }
    Str text = property->value.text;
    size_t words = 0;
    bool in_word = false;
    for (size_t i = 0; i < text.length && words < PROSE_WORDS; i++) {
        bool blank = ascii_is_space(text.data[i]);
        words += !blank && !in_word;
        in_word = !blank;
    }
    return property->block_scalar || words >= PROSE_WORDS;
}

static bool has_link(const AttuneProperty *property)
{
    bool found = property->value.type == ATTUNE_TYPE_LINK;
    for (size_t i = 0; i < property->item_count && !found; i++) {
        found = property->items[i].type == ATTUNE_TYPE_LINK;
    }
    return found || value_is_address(property->value.text);
}

/* Said above already: title, status, tags. */
static bool stands_above(const AttuneProperty *property)
{
    return str_equal(property->folded, STR("title")) ||
           str_equal(property->folded, STR("status")) || str_equal(property->folded, STR("tags")) ||
           str_equal(property->folded, STR("tag"));
}

static bool is_long_number(const AttuneProperty *property)
{
    size_t digits = 0;
    for (size_t i = 0; i < property->value.text.length; i++) {
        digits += ascii_is_digit(property->value.text.data[i]);
    }
    return property->value.type == ATTUNE_TYPE_NUMBER && digits >= LONG_NUMBER;
}

static Rank rank_of(const AttuneProperty *property)
{
    AttuneType type = property->value.type;
    if (stands_above(property) || value_is_empty(property) || is_long_number(property) ||
        type == ATTUNE_TYPE_DATE || type == ATTUNE_TYPE_DATETIME || type == ATTUNE_TYPE_CHECKBOX) {
        return RANK_OUT;
    }
    if (is_prose(property) || has_link(property)) {
        return RANK_PROSE;
    }
    bool is_list = type == ATTUNE_TYPE_LIST || type == ATTUNE_TYPE_OBJECT;
    return is_list || value_is_alias_text(property) ? RANK_LIST : RANK_WORD;
}

typedef struct Choice {
    const AttuneProperty **items; /* in source order */
    size_t count;
    size_t more; /* left out with a value */
    size_t empty;
    size_t said; /* of those left out: what stands above */
} Choice;

static bool is_ours(const AttuneProperty *property)
{
    return property->origin != ATTUNE_PROPERTY_INLINE;
}

static Choice choose_all(Layout *l)
{
    const AttuneRecord *record = l->document->record;
    Choice choice = {.items =
                         ARENA_ARRAY(l->arena, const AttuneProperty *, record->property_count)};
    for (size_t i = 0; i < record->property_count; i++) {
        if (is_ours(&record->properties[i])) {
            choice.items[choice.count++] = &record->properties[i];
        }
    }
    return choice;
}

/* Prose and links first, then lists, then words; among equals the earlier ones. */
static Choice choose_short(Layout *l)
{
    Choice all = choose_all(l);
    Str created = l->document->record->created;
    Choice choice = {.items = ARENA_ARRAY(l->arena, const AttuneProperty *, SHORT_MOST)};
    size_t room = SHORT_MOST;
    size_t quota[RANK_COUNT + 1] = {0};
    for (size_t i = 0; i < all.count; i++) {
        quota[rank_of(all.items[i])]++;
    }
    for (int rank = 0; rank < RANK_COUNT; rank++) {
        quota[rank] = quota[rank] < room ? quota[rank] : room;
        room -= quota[rank];
    }
    quota[RANK_OUT] = 0;
    for (size_t i = 0; i < all.count; i++) {
        Rank rank = rank_of(all.items[i]);
        if (quota[rank]) {
            quota[rank]--;
            choice.items[choice.count++] = all.items[i];
            continue;
        }
        choice.said += stands_above(all.items[i]) || all.items[i]->value.text.data == created.data;
        if (value_is_empty(all.items[i])) {
            choice.empty++;
        } else {
            choice.more++;
        }
    }
    return choice;
}

/* ---- rows ---- */

typedef struct Row {
    Layout *l;
    const AttuneProperty *property;
    uint32_t key_width; /* with the gap; 0: the key has its own line */
    uint32_t indent;    /* of the value */
    uint32_t room;      /* cells of the value */
    bool full;
} Row;

/* Key or blanks, then `count` spans of the value. */
static void emit_row(const Row *row, bool first, const Span *value, size_t count)
{
    Layout *l = row->l;
    uint32_t line = row->property->line;
    Span *spans = ARENA_ARRAY(l->arena, Span, count + 2);
    size_t used_spans = 0;
    uint32_t used = 0;
    bool own_line = first && !row->key_width;
    if (first) {
        uint32_t most = own_line ? l->width : row->key_width - KEY_GAP;
        Str key = layout_plain_signs(l, row->property->key);
        spans[used_spans] = layout_cut(l, key, ROLE_key_name, most);
        used = spans[used_spans++].width;
        if (own_line) {
            layout_emit(l, spans, used_spans, line, false);
            used_spans = 0;
            used = 0;
        }
    }
    if (count) {
        spans[used_spans++] = layout_blanks(l, row->indent - used);
        memcpy(spans + used_spans, value, count * sizeof *value);
        used_spans += count;
    }
    if (count || !own_line) {
        layout_emit(l, spans, used_spans, line, !first);
    }
}

static void emit_lines(const Row *row, const Wrapped *wrapped)
{
    for (size_t i = 0; i < wrapped->lines.count; i++) {
        const WrapLine *line = &wrapped->lines.items[i];
        emit_row(row, i == 0, wrapped->spans.items + line->first, line->count);
    }
}

/* The spans of line 0, cut within a word when that is all there is. @return how many */
static size_t cut_spans(Layout *l, const Run *runs, size_t run_count, uint32_t room, Span *spans,
                        uint32_t *width)
{
    size_t count = 0;
    *width = 0;
    for (size_t i = 0; i < run_count && *width < room; i++) {
        size_t used;
        size_t length = gate_fit(runs[i].text, room - *width, &used);
        spans[count++] = (Span){str_slice(runs[i].text, 0, length), runs[i].role, runs[i].target,
                                (uint32_t)used};
        *width += (uint32_t)used;
        if (length < runs[i].text.length || (runs[i].flags & (RUN_BREAK | RUN_BREAK_ALWAYS))) {
            break;
        }
    }
    spans[count++] = layout_glyph_span(l, GLYPH_cut, ROLE_value);
    *width += 1;
    return count;
}

/* The first line alone, cut at a word; `behind` (may be empty) says how much is hidden. */
static void emit_first(const Row *row, const Run *runs, size_t run_count, Str behind)
{
    enum { ELLIPSIS = 2 }; /* a blank and the sign */
    Layout *l = row->l;
    uint32_t behind_width = (uint32_t)gate_width(behind);
    uint32_t taken = ELLIPSIS + behind_width;
    uint32_t room = row->room > taken + 1 ? row->room - taken : 1;
    wrapped_reset(&l->wrapped);
    wrap_runs(&l->wrapped, runs, run_count, room, layout_glyph(l, GLYPH_cut));
    const WrapLine *line = &l->wrapped.lines.items[0];
    Span *spans = ARENA_ARRAY(l->arena, Span, line->count + run_count + 3);
    uint32_t width = line->width + ELLIPSIS;
    size_t count = line->count;
    if (line->width < room / 2 || value_is_address(row->property->value.text)) {
        count = cut_spans(l, runs, run_count, room, spans, &width);
    } else {
        memcpy(spans, l->wrapped.spans.items + line->first, line->count * sizeof *spans);
        spans[count++] = layout_blanks(l, 1);
        spans[count++] = layout_glyph_span(l, GLYPH_cut, ROLE_value);
    }
    if (width + behind_width <= row->room) {
        spans[count++] = span_of(behind, ROLE_fold_count, behind_width);
    }
    if (width > row->room) {
        count = 0; /* a value of no more than one or two cells: the sign of the fold must do */
    }
    emit_row(row, true, spans, count);
}

static void put_value(const Row *row)
{
    Layout *l = row->l;
    const AttuneProperty *property = row->property;
    size_t from = l->runs.count;
    value_put(l, property, ROLE_value,
              arena_printf(l->arena, " %.*s ", STR_ARG(layout_glyph(l, GLYPH_dot))),
              property->line);
    size_t run_count = l->runs.count - from;
    if (!run_count) {
        emit_row(row, true, NULL, 0);
        return;
    }
    const Run *runs = l->runs.items + from;
    wrapped_reset(&l->wrapped);
    wrap_runs(&l->wrapped, runs, run_count, row->room, layout_glyph(l, GLYPH_cut));
    size_t lines = l->wrapped.lines.count;
    bool is_text = property->value.type == ATTUNE_TYPE_TEXT &&
                   !value_is_address(property->value.text) && !value_is_alias_text(property);
    bool foldable = is_text && lines > (row->full ? FULL_LINES_MOST : 1);
    uint32_t id = layout_fold_id(l, property->line);
    bool closed = foldable && layout_is_closed(l, id, true);
    if (foldable) {
        l->fold = id;
        layout_put_sign(l, id, property->line, closed);
    }
    if (closed) {
        Str behind = arena_printf(l->arena, "  +%zu %s", lines - 1, lines == 2 ? "line" : "lines");
        emit_first(row, runs, run_count, behind);
    } else if (!row->full && !foldable && lines > 1) {
        emit_first(row, runs, run_count, STR(""));
    } else if (lines) {
        emit_lines(row, &l->wrapped);
    } else {
        emit_row(row, true, NULL, 0);
    }
    l->fold = 0;
    l->runs.count = from;
}

static void put_row(const Row *row)
{
    Layout *l = row->l;
    if (!value_is_empty(row->property)) {
        put_value(row);
        return;
    }
    Span span = layout_cut(l, value_empty_text(row->property), ROLE_value_empty, row->room);
    emit_row(row, true, &span, span.width > 0);
}

static uint32_t widest_key(const Layout *l, const Choice *choice)
{
    uint32_t most = l->width * 2 / 5;
    uint32_t widest = 0;
    for (size_t i = 0; i < choice->count; i++) {
        uint32_t width = (uint32_t)gate_width(choice->items[i]->key);
        widest = width > widest ? width : widest;
    }
    return widest < most ? widest : most;
}

static void put_rest(Layout *l, const Choice *choice)
{
    if (choice->said == choice->more + choice->empty) {
        return;
    }
    Str text;
    if (choice->more && choice->empty) {
        text = arena_printf(l->arena, "+ %zu more, %zu empty", choice->more, choice->empty);
    } else {
        text = arena_printf(l->arena, "+ %zu %s", choice->more + choice->empty,
                            choice->more ? "more" : "empty");
    }
    size_t from = l->runs.count;
    layout_text_run(l, text, ROLE_dim, TARGET_NONE, 0);
    layout_emit_runs(l, from);
}

void properties_put(Layout *l, bool full)
{
    Choice choice = full ? choose_all(l) : choose_short(l);
    if (!choice.count) {
        return;
    }
    bool narrow = l->width < NARROW;
    uint32_t key_width = widest_key(l, &choice) + KEY_GAP;
    Row row = {.l = l,
               .key_width = narrow ? 0 : key_width,
               .indent = narrow ? (l->width > NARROW_INDENT ? NARROW_INDENT : 0) : key_width,
               .full = full};
    row.room = l->width - row.indent;
    for (size_t i = 0; i < choice.count; i++) {
        row.property = choice.items[i];
        put_row(&row);
    }
    put_rest(l, &choice);
}
