#include "query/column.h"

#include <time.h>

#include "base/alloc.h"
#include "base/map.h"

/* ---- numbers for texts ---- */

static uint64_t mix(uint64_t hash, uint64_t salt)
{
    hash ^= salt * UINT64_C(0x9E3779B97F4A7C15);
    hash *= UINT64_C(0xFF51AFD7ED558CCD);
    return hash ^ hash >> 32;
}

static uint64_t term_hash(const Term *term)
{
    uint64_t salt = (uint64_t)term->key << 16 | (uint64_t)term->kind << 8 | term->type;
    return mix(str_hash(term->text), salt);
}

static uint64_t group_hash(uint32_t key, Str folded) { return mix(str_hash(folded), key); }

static void put_slot(InternTable *table, uint64_t slot)
{
    size_t at = (size_t)(slot >> 32) & (table->capacity - 1);
    while (table->slots[at] != 0)
        at = (at + 1) & (table->capacity - 1);
    table->slots[at] = slot;
}

static void table_add(InternTable *table, uint64_t hash, size_t number)
{
    if (table->count * 2 >= table->capacity) {
        InternTable larger = {.capacity = table->capacity > 0 ? table->capacity * 2 : 256};
        larger.slots = mem_calloc(larger.capacity, sizeof *larger.slots);
        for (size_t i = 0; i < table->capacity; i++) {
            if (table->slots[i] != 0)
                put_slot(&larger, table->slots[i]);
        }
        larger.count = table->count;
        mem_free(table->slots);
        *table = larger;
    }
    put_slot(table, (hash & 0xFFFFFFFF) << 32 | (uint32_t)(number + 1));
    table->count++;
}

static bool is_term(const Column *column, size_t number, const Term *wanted)
{
    const Term *term = &column->terms.items[number];
    return term->key == wanted->key && term->kind == wanted->kind && term->type == wanted->type &&
           str_equal(term->text, wanted->text);
}

static uint32_t find_term(const Column *column, const Term *wanted, uint64_t hash)
{
    const InternTable *table = &column->term_table;
    size_t mask = table->capacity - 1;
    for (size_t at = (size_t)hash & mask; table->capacity > 0 && table->slots[at] != 0;
         at = (at + 1) & mask) {
        size_t number = (uint32_t)table->slots[at] - 1;
        if (table->slots[at] >> 32 == (hash & 0xFFFFFFFF) && is_term(column, number, wanted))
            return (uint32_t)number;
    }
    return TERM_NONE;
}

static uint32_t find_group(const Column *column, uint32_t key, Str folded, uint64_t hash)
{
    const InternTable *table = &column->group_table;
    size_t mask = table->capacity - 1;
    for (size_t at = (size_t)hash & mask; table->capacity > 0 && table->slots[at] != 0;
         at = (at + 1) & mask) {
        size_t number = (uint32_t)table->slots[at] - 1;
        const Group *group = &column->groups.items[number];
        if (table->slots[at] >> 32 == (hash & 0xFFFFFFFF) && group->key == key &&
            str_equal(group->folded, folded))
            return (uint32_t)number;
    }
    return TERM_NONE;
}

uint32_t column_find_group(const Column *column, uint32_t key, Str folded)
{
    return find_group(column, key, folded, group_hash(key, folded));
}

uint32_t column_intern_group(Column *column, uint32_t key, Str folded)
{
    uint64_t hash = group_hash(key, folded);
    uint32_t number = find_group(column, key, folded, hash);
    if (number != TERM_NONE)
        return number;
    Group group = {.folded = arena_clone_str(&column->arena, folded), .key = key};
    table_add(&column->group_table, hash, column->groups.count);
    vec_push(&column->groups, group);
    return (uint32_t)(column->groups.count - 1);
}

uint32_t column_intern_term(Column *column, const Term *term, Str folded)
{
    uint64_t hash = term_hash(term);
    uint32_t number = find_term(column, term, hash);
    if (number != TERM_NONE)
        return number;
    Term made = *term;
    made.text = arena_clone_str(&column->arena, term->text);
    made.group = column_intern_group(column, term->key, folded);
    table_add(&column->term_table, hash, column->terms.count);
    vec_push(&column->terms, made);
    return (uint32_t)(column->terms.count - 1);
}

/* ---- rows ---- */

static void forget(Column *column)
{
    vec_clear(&column->terms);
    vec_clear(&column->groups);
    vec_clear(&column->cells);
    mem_free(column->term_table.slots);
    mem_free(column->group_table.slots);
    mem_free(column->rows);
    arena_clear(&column->arena);
    arena_clear(&column->scratch);
    *column = (Column){.fill = column->fill};
}

void column_clear(Column *column) { forget(column); }

static ColumnRow *row_of(Column *column, AttuneFileId note)
{
    if (note >= column->row_count) {
        size_t count = (size_t)note + 1;
        count = count < column->row_count * 2 ? column->row_count * 2 : count;
        column->rows = mem_resize(column->rows, count, sizeof *column->rows);
        memset(column->rows + column->row_count, 0,
               (count - column->row_count) * sizeof *column->rows);
        column->row_count = count;
    }
    return &column->rows[note];
}

static void update_row(Column *column, const AttuneFile *file)
{
    ColumnRow *row = row_of(column, file->id);
    if (row->version == file->version + 1)
        return;
    column->garbage += row->count;
    row->version = file->version + 1;
    row->start = (uint32_t)column->cells.count;
    column->filled++;
    column->fill(column, file->record);
    row->count = (uint32_t)(column->cells.count - row->start);
    arena_reset(&column->scratch);
}

static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool column_is_fresh(const Column *column, const AttuneVault *vault)
{
    return column->generation == attune_vault_generation(vault);
}

/* Notes between two looks at the clock. */
#define NOTES_A_LOOK 256

bool column_update(Column *column, const AttuneVault *vault, int64_t deadline)
{
    if (column_is_fresh(column, vault))
        return true;
    if (column->garbage > column->cells.count / 2 + 1000)
        forget(column);
    if (column->updating != attune_vault_generation(vault)) {
        column->updating = attune_vault_generation(vault);
        column->next = 0;
    }
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(vault, &count);
    while (column->next < count) {
        const AttuneFile *file = attune_vault_file(vault, notes[column->next++]);
        if (file)
            update_row(column, file);
        if (column->next % NOTES_A_LOOK == 0 && clock_ms() >= deadline)
            return false;
    }
    column->generation = column->updating;
    return true;
}

const uint32_t *column_row(const Column *column, AttuneFileId note, size_t *count)
{
    const ColumnRow *row = &column->rows[note];
    *count = row->count;
    return column->cells.items + row->start;
}
