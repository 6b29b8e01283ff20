/* Tables: the cells, and how wide their columns want to be. */

#include "render/table.h"

/* Rows, evenly spread, that say how wide the columns of a very long table are. */
#define SAMPLE_ROWS 256

static void measure_cell(Column *column, const Run *runs, size_t count)
{
    WrapMeasure measure = wrap_measure(runs, count);
    if (measure.natural > column->natural) {
        column->natural = measure.natural;
    }
    if (measure.longest > column->longest) {
        column->longest = measure.longest;
    }
}

static Role role_of_row(const Table *table, const AttuneNode *row)
{
    return row == row->parent->first ? ROLE_table_head : table->l->base;
}

static void read_cell(Table *table, Cell *cell, const AttuneNode *node, Role role)
{
    Layout *l = table->l;
    size_t from = l->runs.count;
    layout_inlines(l, node->first, NULL, role, node->line);
    cell->run_count = l->runs.count - from;
    cell->runs = cell->run_count
                     ? arena_clone(l->arena, l->runs.items + from, cell->run_count * sizeof(Run))
                     : NULL;
    l->runs.count = from;
}

static size_t count_rows(const AttuneNode *first, const AttuneNode *until)
{
    size_t count = 0;
    for (const AttuneNode *row = first; row && row != until; row = row->next) {
        count++;
    }
    return count;
}

static void read_rows(Table *table, const AttuneNode *first)
{
    Layout *l = table->l;
    table->cells = ARENA_ARRAY(l->arena, Cell, table->column_count * table->row_count);
    table->rows = ARENA_ARRAY(l->arena, const AttuneNode *, table->row_count);
    const AttuneNode *row = first;
    for (size_t r = 0; r < table->row_count; r++, row = row->next) {
        table->rows[r] = row;
        const AttuneNode *node = row->first;
        for (size_t c = 0; node && c < table->column_count; node = node->next, c++) {
            read_cell(table, &table->cells[r * table->column_count + c], node,
                      role_of_row(table, row));
        }
    }
}

static void measure_rows(Table *table)
{
    for (size_t i = 0; i < table->column_count * table->row_count; i++) {
        measure_cell(&table->columns[i % table->column_count], table->cells[i].runs,
                     table->cells[i].run_count);
    }
}

/* The targets that are made on the way are not of this piece. */
static void measure_sample(Table *table, const AttuneNode *node)
{
    Layout *l = table->l;
    size_t step = count_rows(node->first, NULL) / SAMPLE_ROWS + 1;
    size_t runs = l->runs.count;
    size_t targets = l->targets.count;
    size_t r = 0;
    for (const AttuneNode *row = node->first; row; row = row->next, r++) {
        if (r % step) {
            continue;
        }
        const AttuneNode *cell = row->first;
        for (size_t c = 0; cell && c < table->column_count; cell = cell->next, c++) {
            layout_inlines(l, cell->first, NULL, role_of_row(table, row), cell->line);
            measure_cell(&table->columns[c], l->runs.items + runs, l->runs.count - runs);
            l->runs.count = runs;
            l->targets.count = targets;
        }
    }
}

bool table_read(Table *table, const AttuneNode *node, const AttuneNode *first,
                const AttuneNode *until)
{
    Layout *l = table->l;
    table->column_count = node->as.table.column_count;
    table->row_count = count_rows(first, until);
    if (!table->column_count || !table->row_count) {
        return false;
    }
    table->columns = ARENA_ARRAY(l->arena, Column, table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        table->columns[c].align =
            node->as.table.aligns ? node->as.table.aligns[c] : ATTUNE_ALIGN_DEFAULT;
        table->columns[c].natural = 1;
    }
    bool whole = first == node->first && !until;
    if (!whole) {
        measure_sample(table, node);
    }
    read_rows(table, first);
    if (whole) {
        measure_rows(table);
    }
    return true;
}
