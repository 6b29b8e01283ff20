/* Tables: columns of one width each, under broken rules. */

#include "render/table.h"

#define GAP_WIDE 3
#define GAP_TIGHT 2
#define LEAST_COLUMN 6
/* In a table that is panned no column takes more than this, nor more than half the measure. */
#define PANNED_COLUMN_MOST 30

/* ---- widths ---- */

static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

static uint64_t natural_sum(const Table *table, uint32_t gap)
{
    uint64_t sum = (uint64_t)gap * (table->column_count - 1);
    for (size_t c = 0; c < table->column_count; c++) {
        sum += table->columns[c].natural;
    }
    return sum;
}

static bool fit_natural(Table *table, uint32_t gap)
{
    if (natural_sum(table, gap) > table->l->width) {
        return false;
    }
    table->gap = gap;
    for (size_t c = 0; c < table->column_count; c++) {
        table->columns[c].width = table->columns[c].natural;
    }
    return true;
}

/* Give `room` cells to the columns, each in proportion to what it still wants up to `want`. */
static void share(Table *table, uint32_t room, const uint32_t *want)
{
    uint64_t wanted = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        wanted += want[c] - table->columns[c].width;
    }
    uint64_t left = wanted;
    uint64_t rest = room < wanted ? room : wanted;
    for (size_t c = 0; c < table->column_count && left; c++) {
        uint64_t own = want[c] - table->columns[c].width;
        uint64_t given = (rest * own + left / 2) / left;
        table->columns[c].width += (uint32_t)given;
        rest -= given;
        left -= own;
    }
}

static uint32_t width_sum(const Table *table)
{
    uint32_t sum = table->gap * (uint32_t)(table->column_count - 1);
    for (size_t c = 0; c < table->column_count; c++) {
        sum += table->columns[c].width;
    }
    return sum;
}

/* Columns narrower than their text: words stay whole where that is possible. */
static bool fit_wrapped(Table *table, uint32_t gap)
{
    uint32_t width = table->l->width;
    uint64_t least = (uint64_t)gap * (table->column_count - 1);
    for (size_t c = 0; c < table->column_count; c++) {
        least += smaller(table->columns[c].natural, LEAST_COLUMN);
    }
    if (least > width) {
        return false;
    }
    table->gap = gap;
    uint32_t *want = ARENA_ARRAY(table->l->arena, uint32_t, table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        Column *column = &table->columns[c];
        column->width = smaller(column->natural, LEAST_COLUMN);
        want[c] = smaller(column->longest, width / 2);
        want[c] = want[c] < column->width ? column->width : want[c];
    }
    share(table, width - width_sum(table), want);
    /* Short columns get what they want before prose takes the rest. */
    uint32_t fair = width / (uint32_t)table->column_count;
    for (size_t c = 0; c < table->column_count; c++) {
        want[c] =
            table->columns[c].natural <= fair ? table->columns[c].natural : table->columns[c].width;
    }
    share(table, width - width_sum(table), want);
    for (size_t c = 0; c < table->column_count; c++) {
        want[c] = table->columns[c].natural;
    }
    share(table, width - width_sum(table), want);
    return true;
}

/* How many columns from `first` on are shown whole; one at least. `*used` are their cells. The sign
 * for more takes two. */
static size_t visible_columns(const Table *table, size_t first, uint32_t *used)
{
    uint32_t width = table->l->width;
    uint32_t sign = width > 2 ? 2 : 0;
    *used = 0;
    size_t c = first;
    for (; c < table->column_count; c++) {
        uint32_t needed = table->columns[c].width + (c > first ? table->gap : 0);
        uint32_t room = c + 1 == table->column_count ? width : width - sign;
        if (c > first && *used + needed > room) {
            break;
        }
        *used += needed;
    }
    return c - first;
}

/* Not even six cells a column: some columns at a time. */
static void fit_panned(Table *table, uint32_t id)
{
    uint32_t width = table->l->width;
    uint32_t half = width > GAP_TIGHT + 4 ? (width - GAP_TIGHT - 2) / 2 : 1;
    uint32_t most = smaller(PANNED_COLUMN_MOST, half);
    table->gap = GAP_TIGHT;
    table->panned = true;
    for (size_t c = 0; c < table->column_count; c++) {
        table->columns[c].width = smaller(table->columns[c].natural, most);
    }
    /* No need to pan further than to where the last column is in sight. */
    uint32_t used;
    size_t limit = table->column_count - 1;
    while (limit > 0 &&
           limit - 1 + visible_columns(table, limit - 1, &used) == table->column_count) {
        limit--;
    }
    table->limit = (uint32_t)limit;
    table->first_visible = layout_pan_offset(table->l, id, table->limit);
    size_t count = visible_columns(table, table->first_visible, &used);
    table->last_visible = table->first_visible + count;
    bool more = table->last_visible < table->column_count;
    table->rest = more && width > used + table->gap ? width - used - table->gap : 0;
}

/* Wider than the page, where nobody can pan it. */
static void fit_whole(Table *table)
{
    table->gap = GAP_TIGHT;
    for (size_t c = 0; c < table->column_count; c++) {
        table->columns[c].width = smaller(table->columns[c].natural, PANNED_COLUMN_MOST);
    }
}

static bool cuts_words(const Table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].longest > table->columns[c].width) {
            return true;
        }
    }
    return false;
}

static void fit(Table *table, uint32_t id)
{
    table->last_visible = table->column_count;
    if (fit_natural(table, GAP_WIDE) || fit_natural(table, GAP_TIGHT)) {
        return;
    }
    /* Better less room between the columns than a word in two. */
    if ((fit_wrapped(table, GAP_WIDE) && !cuts_words(table)) || fit_wrapped(table, GAP_TIGHT)) {
        return;
    }
    if (table->l->options.whole) {
        fit_whole(table);
    } else {
        fit_panned(table, id);
    }
}

/* ---- writing ---- */

typedef VEC(Span) SpanVec;

static void put_rule(Table *table, SpanVec *spans, Glyph glyph)
{
    Layout *l = table->l;
    spans->count = 0;
    for (size_t c = table->first_visible; c < table->last_visible; c++) {
        if (c > table->first_visible) {
            vec_push(spans, layout_blanks(l, table->gap));
        }
        vec_push(spans, layout_repeat(l, glyph, ROLE_table_rule, table->columns[c].width));
    }
    if (table->rest) {
        vec_push(spans, layout_blanks(l, table->gap));
        vec_push(spans,
                 layout_repeat(l, glyph, ROLE_table_rule,
                               smaller(table->rest, table->columns[table->last_visible].width)));
    }
    layout_emit(l, spans->items, spans->count, 0, false);
}

static uint32_t lead_of(AttuneAlign align, uint32_t room)
{
    switch (align) {
    case ATTUNE_ALIGN_RIGHT:
        return room;
    case ATTUNE_ALIGN_CENTER:
        return room / 2;
    default:
        return 0;
    }
}

/* Line `index` of a cell and the blanks around it. */
static void put_cell_line(Table *table, SpanVec *spans, const Column *column, size_t index)
{
    Layout *l = table->l;
    if (index >= column->lines.lines.count) {
        vec_push(spans, layout_blanks(l, column->width));
        return;
    }
    const WrapLine *line = &column->lines.lines.items[index];
    uint32_t room = column->width - line->width;
    uint32_t lead = lead_of(column->align, room);
    vec_push(spans, layout_blanks(l, lead));
    for (uint32_t s = 0; s < line->count; s++) {
        vec_push(spans, column->lines.spans.items[line->first + s]);
    }
    vec_push(spans, layout_blanks(l, room - lead));
}

static uint32_t spans_width(const SpanVec *spans)
{
    uint32_t width = 0;
    for (size_t i = 0; i < spans->count; i++) {
        width += spans->items[i].width;
    }
    return width;
}

static void put_row_line(Table *table, SpanVec *spans, size_t index, uint32_t line)
{
    Layout *l = table->l;
    spans->count = 0;
    for (size_t c = table->first_visible; c < table->last_visible; c++) {
        if (c > table->first_visible) {
            vec_push(spans, layout_blanks(l, table->gap));
        }
        put_cell_line(table, spans, &table->columns[c], index);
    }
    while (spans->count && str_is_empty(str_trim_ascii(vec_last(spans).text))) {
        spans->count--;
    }
    if (table->last_visible < table->column_count) {
        uint32_t used = spans_width(spans);
        if (used < l->width) {
            vec_push(spans, layout_blanks(l, l->width - 1 - used));
            vec_push(spans, layout_glyph_span(l, GLYPH_pan_right, ROLE_fold_closed));
        }
    }
    layout_emit(l, spans->items, spans->count, line, index > 0);
}

/* Wrap the visible cells of a row. @return how many lines it takes */
static size_t wrap_row(Table *table, size_t row)
{
    size_t height = 1;
    for (size_t c = table->first_visible; c < table->last_visible; c++) {
        const Cell *cell = &table->cells[row * table->column_count + c];
        Column *column = &table->columns[c];
        wrapped_reset(&column->lines);
        wrap_runs(&column->lines, cell->runs, cell->run_count, column->width,
                  layout_glyph(table->l, GLYPH_cut));
        if (column->lines.lines.count > height) {
            height = column->lines.lines.count;
        }
    }
    return height;
}

static void clear_columns(Table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        wrapped_clear(&table->columns[c].lines);
    }
}

static bool any_row_wraps(Table *table)
{
    for (size_t c = table->first_visible; c < table->last_visible; c++) {
        if (table->columns[c].natural > table->columns[c].width) {
            return true;
        }
    }
    return false;
}

static void put_pan_line(Table *table)
{
    Layout *l = table->l;
    Span label = layout_pan_label(l, table->first_visible + 1, table->last_visible,
                                  table->column_count, l->width);
    if (!label.width) {
        return;
    }
    Span spans[] = {layout_blanks(l, l->width - label.width), label};
    layout_emit(l, spans, 2, 0, false);
}

static void put_row(Table *table, SpanVec *spans, size_t row)
{
    size_t height = wrap_row(table, row);
    uint32_t line = layout_source_line(table->l, table->rows[row]->line);
    for (size_t i = 0; i < height; i++) {
        put_row_line(table, spans, i, line);
    }
}

void layout_table_piece(Layout *l, const AttuneNode *node, const AttuneNode *first,
                        const AttuneNode *until)
{
    Table table = {.l = l};
    if (!table_read(&table, node, first, until)) {
        return;
    }
    uint32_t id = layout_fold_id(l, node->line);
    size_t first_line = l->lines.count;
    fit(&table, id);
    bool dotted = any_row_wraps(&table);
    SpanVec spans = {0};
    for (size_t r = 0; r < table.row_count; r++) {
        bool is_head = table.rows[r] == node->first;
        if (!is_head && table.rows[r] != node->first->next && dotted) {
            put_rule(&table, &spans, GLYPH_rule_dotted);
        }
        put_row(&table, &spans, r);
        if (is_head) {
            put_rule(&table, &spans, GLYPH_rule);
        }
    }
    vec_clear(&spans);
    clear_columns(&table);
    if (table.panned) {
        if (!until) {
            put_pan_line(&table);
        }
        layout_add_wide(
            l, (Wide){.id = id, .limit = table.limit, .by_column = true, .first_line = first_line});
    }
}

void layout_table(Layout *l, const AttuneNode *node)
{
    layout_table_piece(l, node, node->first, NULL);
}
