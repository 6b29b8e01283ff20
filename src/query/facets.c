/* Counts of what the notes of a set say of themselves, from the columns. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/cache.h"
#include "query/facet.h"

struct AttuneFacets {
    Arena arena;
    AttuneFacet *list;
    size_t count;
};

typedef enum KnownTerm {
    KNOWN_NOTHING,
    KNOWN_KEY,
    KNOWN_VALUE,
    KNOWN_DONE, /* it has nothing more to add */
} KnownTerm;

/* One pass over the notes of a vault, in path order. */
typedef struct Counter {
    const AttuneVault *vault;
    AttuneFacets *facets;
    VEC(AttuneFacet) entries;
    AttuneFacet none;
    uint64_t *set; /* bits by id; NULL: every note */
    size_t set_bits;

    const Column *column;
    uint32_t *entry_of; /* by group: number of its entry + 1 */
    uint32_t *seen;     /* by group: the last note that was counted for it */
    bool *met;          /* by group of values: it was met in a note of the set */
    uint8_t *known;     /* by term: a KnownTerm, so that most terms are not looked at again */

    /* The note at hand. */
    uint32_t note; /* from 1 */
    bool is_in_set;
} Counter;

static void begin(Counter *counter, Column *column)
{
    (void)column_update(column, counter->vault, INT64_MAX);
    size_t groups = column->groups.count + 1;
    counter->column = column;
    counter->entry_of = mem_calloc(groups, sizeof *counter->entry_of);
    counter->seen = mem_calloc(groups, sizeof *counter->seen);
    counter->met = mem_calloc(groups, sizeof *counter->met);
    counter->known = mem_calloc(column->terms.count + 1, sizeof *counter->known);
    counter->note = 0;
}

static void end(Counter *counter)
{
    mem_free(counter->entry_of);
    mem_free(counter->seen);
    mem_free(counter->met);
    mem_free(counter->known);
}

static bool is_in_set(const Counter *counter, AttuneFileId id)
{
    if (!counter->set)
        return true;
    return id < counter->set_bits && (counter->set[id / 64] >> (id % 64) & 1);
}

/* The next note's terms; false behind the last one. */
static bool next_row(Counter *counter, const uint32_t **row, size_t *count)
{
    size_t note_count;
    const AttuneFileId *notes = attune_vault_notes(counter->vault, &note_count);
    if (counter->note >= note_count)
        return false;
    AttuneFileId id = notes[counter->note++];
    counter->is_in_set = is_in_set(counter, id);
    *row = column_row(counter->column, id, count);
    return true;
}

/* The entry of a group. Notes come in path order, so the first spelling is the one to show. */
static AttuneFacet *entry_of(Counter *counter, uint32_t group, const Term *term)
{
    if (counter->entry_of[group] == 0) {
        Arena *arena = &counter->facets->arena;
        AttuneFacet entry = {
            .text = arena_clone_str(arena, utf8_trim(term->text)),
            .folded = arena_clone_str(arena, counter->column->groups.items[group].folded),
            .status = (AttuneStatusClass)term->status,
        };
        vec_push(&counter->entries, entry);
        counter->entry_of[group] = (uint32_t)counter->entries.count;
    }
    return &counter->entries.items[counter->entry_of[group] - 1];
}

/* Count the note at hand for a group. @return false when that has been done */
static bool count_group(Counter *counter, uint32_t group, const Term *term)
{
    if (counter->seen[group] == counter->note)
        return false;
    counter->seen[group] = counter->note;
    AttuneFacet *entry = entry_of(counter, group, term);
    entry->total++;
    entry->notes += counter->is_in_set;
    return true;
}

static void count_none(Counter *counter)
{
    counter->none.none = true;
    counter->none.total++;
    counter->none.notes += counter->is_in_set;
}

/* ---- tags, statuses, values ---- */

/* A tag counts for those that it lies in, too. */
static void count_tags(Counter *counter, bool counts_none)
{
    const Term *terms = counter->column->terms.items;
    const uint32_t *row;
    size_t count;
    while (next_row(counter, &row, &count)) {
        for (size_t i = 0; i < count; i++) {
            uint32_t term = row[i];
            while (term != TERM_NONE && count_group(counter, terms[term].group, &terms[term]))
                term = terms[term].parent;
        }
        if (count == 0 && counts_none)
            count_none(counter);
    }
}

static void count_statuses(Counter *counter)
{
    const Term *terms = counter->column->terms.items;
    const uint32_t *row;
    size_t count;
    while (next_row(counter, &row, &count)) {
        for (size_t i = 0; i < count; i++)
            count_group(counter, terms[row[i]].group, &terms[row[i]]);
        if (count == 0)
            count_none(counter);
    }
}

/* Is it a value that a person can see? */
static bool has_content(const Counter *counter, const Term *term)
{
    return term->kind != TERM_KEY && term->type != ATTUNE_TYPE_NULL &&
           !str_is_empty(counter->column->groups.items[term->group].folded);
}

static bool is_value_of(Counter *counter, uint32_t number, uint32_t key)
{
    uint8_t *known = &counter->known[number];
    if (*known == KNOWN_NOTHING) {
        const Term *term = &counter->column->terms.items[number];
        *known = term->key == key && has_content(counter, term) ? KNOWN_VALUE : KNOWN_DONE;
    }
    return *known == KNOWN_VALUE;
}

static void count_values(Counter *counter, Str folded_key)
{
    const Term *terms = counter->column->terms.items;
    uint32_t key = column_find_group(counter->column, KEY_NONE_GROUP, folded_key);
    const uint32_t *row;
    size_t count;
    while (next_row(counter, &row, &count)) {
        bool has_value = false;
        for (size_t i = 0; i < count; i++) {
            if (!is_value_of(counter, row[i], key))
                continue;
            count_group(counter, terms[row[i]].group, &terms[row[i]]);
            has_value = true;
        }
        if (!has_value)
            count_none(counter);
    }
}

/* ---- keys ---- */

static bool is_apart(Str folded_key) { return facet_key_kind(folded_key) != ATTUNE_FACET_VALUE; }

static KnownTerm learn(Counter *counter, uint32_t number)
{
    uint8_t *known = &counter->known[number];
    if (*known == KNOWN_NOTHING) {
        const Term *term = &counter->column->terms.items[number];
        uint32_t key = term->kind == TERM_KEY ? term->group : term->key;
        if (is_apart(counter->column->groups.items[key].folded))
            *known = KNOWN_DONE;
        else if (term->kind == TERM_KEY)
            *known = KNOWN_KEY;
        else
            *known = has_content(counter, term) ? KNOWN_VALUE : KNOWN_DONE;
    }
    return *known;
}

static void count_property_keys(Counter *counter)
{
    const Term *terms = counter->column->terms.items;
    const uint32_t *row;
    size_t count;
    while (next_row(counter, &row, &count)) {
        for (size_t i = 0; i < count; i++) {
            KnownTerm known = learn(counter, row[i]);
            const Term *term = &terms[row[i]];
            if (known == KNOWN_KEY) {
                count_group(counter, term->group, term);
                entry_of(counter, term->group, term)->types[term->type] += counter->is_in_set;
            } else if (known == KNOWN_VALUE && counter->is_in_set) {
                counter->known[row[i]] = KNOWN_DONE;
                entry_of(counter, term->key, term)->values += !counter->met[term->group];
                counter->met[term->group] = true;
            }
        }
    }
}

/* `status` and `tags`: all that has one, wherever it is from (query.h). */
static void count_apart(Counter *counter, Column *column, Str key, AttuneType type)
{
    begin(counter, column);
    const Term *terms = column->terms.items;
    Arena *arena = &counter->facets->arena;
    AttuneFacet entry = {.text = arena_clone_str(arena, key),
                         .folded = arena_clone_str(arena, key)};
    const uint32_t *row;
    size_t count;
    while (next_row(counter, &row, &count)) {
        entry.total += count > 0;
        entry.notes += count > 0 && counter->is_in_set;
        entry.types[type] += count > 0 && counter->is_in_set;
        for (size_t i = 0; i < count && counter->is_in_set; i++) {
            uint32_t term = row[i];
            while (term != TERM_NONE && !counter->met[terms[term].group]) {
                counter->met[terms[term].group] = true;
                entry.values++;
                term = terms[term].parent;
            }
        }
    }
    if (entry.total > 0)
        vec_push(&counter->entries, entry);
    end(counter);
}

static void count_keys(Counter *counter, QueryCache *cache)
{
    begin(counter, &cache->properties);
    count_property_keys(counter);
    end(counter);
    count_apart(counter, &cache->statuses, STR("status"), ATTUNE_TYPE_TEXT);
    count_apart(counter, &cache->tags, STR("tags"), ATTUNE_TYPE_LIST);
}

/* ---- folders ---- */

/* Folders that a run of notes lies in, as numbers of entries. */
typedef struct FolderRun {
    Str folder; /* of the note before; borrowed from the vault */
    VEC(uint32_t) entries;
    Map numbers; /* folded path → entry */
    Arena scratch;
} FolderRun;

static uint32_t folder_entry(Counter *counter, FolderRun *run, Str path, Str folded)
{
    uint32_t number;
    if (map_get(&run->numbers, folded, &number))
        return number;
    Arena *arena = &counter->facets->arena;
    AttuneFacet entry = {
        .text = arena_clone_str(arena, path),
        .folded = arena_clone_str(arena, folded),
    };
    number = (uint32_t)counter->entries.count;
    vec_push(&counter->entries, entry);
    map_put(&run->numbers, entry.folded, number);
    return number;
}

static void enter_folder(Counter *counter, FolderRun *run, Str folder)
{
    run->folder = folder;
    run->entries.count = 0;
    arena_reset(&run->scratch);
    Str folded = unicode_fold(&run->scratch, folder);
    size_t end_of_name = 0;
    size_t folded_end = 0;
    while (!str_is_empty(folder)) {
        end_of_name = str_find_char(folder, '/', end_of_name);
        folded_end = str_find_char(folded, '/', folded_end);
        vec_push(&run->entries, folder_entry(counter, run, str_slice(folder, 0, end_of_name),
                                             str_slice(folded, 0, folded_end)));
        if (end_of_name == STR_NOT_FOUND || folded_end == STR_NOT_FOUND)
            return;
        end_of_name++;
        folded_end++;
    }
}

static void count_folders(Counter *counter)
{
    FolderRun run = {0};
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(counter->vault, &count);
    for (size_t i = 0; i < count; i++) {
        Str folder = path_dir(attune_vault_file(counter->vault, notes[i])->path);
        if (!str_equal(folder, run.folder))
            enter_folder(counter, &run, folder);
        for (size_t j = 0; j < run.entries.count; j++) {
            AttuneFacet *entry = &counter->entries.items[run.entries.items[j]];
            ASSERT(entry, "each folder of a run has an entry");
            entry->total++;
            entry->notes += is_in_set(counter, notes[i]);
        }
    }
    vec_clear(&run.entries);
    map_clear(&run.numbers);
    arena_clear(&run.scratch);
}

/* ---- the whole ---- */

static void mark_set(Counter *counter, const AttuneFileId *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] != ATTUNE_FILE_NONE && set[i] >= counter->set_bits)
            counter->set_bits = (size_t)set[i] + 1;
    }
    counter->set = mem_calloc(counter->set_bits / 64 + 1, sizeof *counter->set);
    for (size_t i = 0; i < count; i++) {
        if (set[i] != ATTUNE_FILE_NONE)
            counter->set[set[i] / 64] |= UINT64_C(1) << (set[i] % 64);
    }
}

static void count_facets(Counter *counter, AttuneFacetKind kind, Str key)
{
    QueryCache *cache = query_cache(counter->vault);
    Arena scratch = {0};
    Str folded_key = unicode_fold(&scratch, key);
    bool is_value = kind == ATTUNE_FACET_VALUE;
    if (is_value)
        kind = facet_key_kind(folded_key);
    if (kind == ATTUNE_FACET_FOLDER) {
        count_folders(counter);
    } else if (kind == ATTUNE_FACET_KEY) {
        count_keys(counter, cache);
    } else if (kind == ATTUNE_FACET_TAG) {
        begin(counter, &cache->tags);
        count_tags(counter, is_value);
        end(counter);
    } else if (kind == ATTUNE_FACET_STATUS) {
        begin(counter, &cache->statuses);
        count_statuses(counter);
        end(counter);
    } else {
        begin(counter, &cache->properties);
        count_values(counter, folded_key);
        end(counter);
    }
    arena_clear(&scratch);
}

AttuneFacets *attune_facets_count(const AttuneVault *vault, AttuneFacetKind kind, AttuneStr key,
                                  const AttuneFileId *set, size_t set_count)
{
    Counter counter = {.vault = vault, .facets = MEM_NEW(AttuneFacets)};
    if (set)
        mark_set(&counter, set, set_count);
    count_facets(&counter, kind, key);
    AttuneFacets *facets = counter.facets;
    if (counter.none.none)
        vec_push(&counter.entries, counter.none);
    facet_sort(kind, counter.entries.items, counter.entries.count);
    facets->count = counter.entries.count;
    facets->list = vec_clone_into(&counter.entries, &facets->arena);
    vec_clear(&counter.entries);
    mem_free(counter.set);
    return facets;
}

const AttuneFacet *attune_facets_list(const AttuneFacets *facets, size_t *count)
{
    *count = facets->count;
    return facets->list;
}

void attune_facets_free(AttuneFacets *facets)
{
    if (!facets)
        return;
    arena_clear(&facets->arena);
    mem_free(facets);
}
