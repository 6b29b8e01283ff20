/* Counts of what the notes of a set say of themselves. One pass over the vault for any kind. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "query/facet.h"

struct AttuneFacets {
    Arena arena;
    AttuneFacet *list;
    size_t count;
};

typedef struct Counter {
    const AttuneVault *vault;
    AttuneFacets *facets;
    Map indices; /* folded → index of `entries` */
    VEC(AttuneFacet) entries;
    VEC(uint32_t) seen; /* by entry: the last note that counted for it */
    AttuneFacet none;
    uint64_t *set; /* bits by id; NULL: every note */
    size_t set_bits;
    Arena scratch;
    HashSet values; /* of keys: hashes of key and value */

    /* The note at hand. */
    const AttuneFile *file;
    uint32_t note; /* from 1 */
    bool is_in_set;
} Counter;

/* The entry for `folded`, which counts the note at hand once. */
static uint32_t count_entry(Counter *counter, Str text, Str folded)
{
    uint32_t index;
    if (!map_get(&counter->indices, folded, &index)) {
        Arena *arena = &counter->facets->arena;
        AttuneFacet entry = {
            .text = arena_clone_str(arena, text),
            .folded = arena_clone_str(arena, folded),
        };
        index = (uint32_t)counter->entries.count;
        vec_push(&counter->entries, entry);
        vec_push(&counter->seen, 0);
        map_put(&counter->indices, entry.folded, index);
    }
    if (counter->seen.items[index] != counter->note) {
        counter->seen.items[index] = counter->note;
        counter->entries.items[index].total++;
        counter->entries.items[index].notes += counter->is_in_set;
    }
    return index;
}

static void count_none(Counter *counter)
{
    counter->none.none = true;
    counter->none.total++;
    counter->none.notes += counter->is_in_set;
}

/* Each leading part of a path of names, "a" and "a/b" of "a/b"; both forms have the same slashes.
 */
static void count_path(Counter *counter, Str text, Str folded)
{
    size_t end = 0;
    size_t folded_end = 0;
    while (folded_end < folded.length) {
        end = str_find_char(text, '/', end);
        folded_end = str_find_char(folded, '/', folded_end);
        count_entry(counter, str_slice(text, 0, end), str_slice(folded, 0, folded_end));
        if (end == STR_NOT_FOUND || folded_end == STR_NOT_FOUND)
            break;
        end++;
        folded_end++;
    }
}

static void count_tags(Counter *counter)
{
    const AttuneRecord *record = counter->file->record;
    for (size_t i = 0; i < record->tag_count; i++)
        count_path(counter, record->tags[i].name, record->tags[i].folded);
}

static void count_statuses(Counter *counter)
{
    const AttuneRecord *record = counter->file->record;
    for (size_t i = 0; i < record->status_count; i++) {
        const AttuneStatus *status = &record->statuses[i];
        uint32_t index = count_entry(counter, status->text, status->key);
        counter->entries.items[index].status = status->class_;
    }
    if (record->status_count == 0)
        count_none(counter);
}

static void count_folder(Counter *counter)
{
    Str folder = path_dir(counter->file->path);
    if (!str_is_empty(folder))
        count_path(counter, folder, unicode_fold(&counter->scratch, folder));
}

/* ---- properties ---- */

static void count_value(Counter *counter, const AttuneValue *value, bool *has_value)
{
    Str text = utf8_trim(value->text);
    if (value->type == ATTUNE_TYPE_NULL || str_is_empty(text))
        return;
    *has_value = true;
    count_entry(counter, text, unicode_fold(&counter->scratch, text));
}

/* What a query can tell apart: an object is not looked into (vault-spec 2.8.2). */
static void count_values_of(Counter *counter, Str folded_key)
{
    const AttuneRecord *record = counter->file->record;
    const AttuneProperty *property = NULL;
    for (size_t i = 0; i < record->property_count && !property; i++) {
        if (str_equal(record->properties[i].folded, folded_key))
            property = &record->properties[i];
    }
    bool has_value = false;
    if (property && property->value.type == ATTUNE_TYPE_LIST) {
        for (size_t i = 0; i < property->item_count; i++)
            count_value(counter, &property->items[i], &has_value);
    } else if (property && property->value.type != ATTUNE_TYPE_OBJECT) {
        count_value(counter, &property->value, &has_value);
    }
    if (!has_value)
        count_none(counter);
}

static void note_value(Counter *counter, uint32_t index, Str text)
{
    text = utf8_trim(text);
    if (!str_is_empty(text) &&
        hash_set_add(&counter->values, hash_folded(&counter->scratch, text, index)))
        counter->entries.items[index].values++;
}

static void note_values(Counter *counter, uint32_t index, const AttuneProperty *property)
{
    if (!counter->is_in_set)
        return;
    counter->entries.items[index].types[property->value.type]++;
    if (property->value.type == ATTUNE_TYPE_LIST) {
        for (size_t i = 0; i < property->item_count; i++) {
            if (property->items[i].type != ATTUNE_TYPE_NULL)
                note_value(counter, index, property->items[i].text);
        }
    } else if (property->value.type != ATTUNE_TYPE_NULL &&
               property->value.type != ATTUNE_TYPE_OBJECT) {
        note_value(counter, index, property->value.text);
    }
}

/* Statuses and tags come from more than the property of that name. */
static void count_status_key(Counter *counter)
{
    const AttuneRecord *record = counter->file->record;
    if (record->status_count == 0)
        return;
    uint32_t index = count_entry(counter, STR("status"), STR("status"));
    for (size_t i = 0; counter->is_in_set && i < record->status_count; i++)
        note_value(counter, index, record->statuses[i].key);
    if (counter->is_in_set)
        counter->entries.items[index].types[ATTUNE_TYPE_TEXT]++;
}

static void count_tag_key(Counter *counter)
{
    const AttuneRecord *record = counter->file->record;
    if (record->tag_count == 0)
        return;
    uint32_t index = count_entry(counter, STR("tags"), STR("tags"));
    for (size_t i = 0; counter->is_in_set && i < record->tag_count; i++) {
        Str tag = record->tags[i].folded;
        for (size_t end = 0; end < tag.length; end++) {
            if (tag.data[end] == '/')
                note_value(counter, index, str_slice(tag, 0, end));
        }
        note_value(counter, index, tag);
    }
    if (counter->is_in_set)
        counter->entries.items[index].types[ATTUNE_TYPE_LIST]++;
}

static void count_keys(Counter *counter)
{
    const AttuneRecord *record = counter->file->record;
    count_status_key(counter);
    for (size_t i = 0; i < record->property_count; i++) {
        const AttuneProperty *property = &record->properties[i];
        if (str_equal(property->folded, STR("status")) || str_equal(property->folded, STR("tags")))
            continue;
        uint32_t index;
        bool is_known = map_get(&counter->indices, property->folded, &index);
        /* Front matter wins over a field of the same key (vault-spec 14.6). */
        if (is_known && counter->seen.items[index] == counter->note)
            continue;
        index = count_entry(counter, property->key, property->folded);
        note_values(counter, index, property);
    }
    count_tag_key(counter);
}

/* ---- the order of the list ---- */

/* Natural order name by name, so that what is below a name follows it. */
static int compare_paths(Str a, Str b)
{
    Str x;
    Str y;
    while (a.data && b.data) {
        str_next_piece(&a, '/', &x);
        str_next_piece(&b, '/', &y);
        int order = unicode_natural_compare(x, y);
        if (order != 0)
            return order;
    }
    return (a.data != NULL) - (b.data != NULL);
}

static int by_name(const void *first, const void *second)
{
    const AttuneFacet *a = first;
    const AttuneFacet *b = second;
    int order = compare_paths(a->folded, b->folded);
    return order != 0 ? order : str_compare(a->folded, b->folded);
}

static int by_notes(const void *first, const void *second)
{
    const AttuneFacet *a = first;
    const AttuneFacet *b = second;
    if (a->none != b->none)
        return a->none ? 1 : -1;
    if (a->notes != b->notes)
        return a->notes > b->notes ? -1 : 1;
    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    int order = unicode_natural_compare(a->folded, b->folded);
    return order != 0 ? order : str_compare(a->folded, b->folded);
}

static int keys_by_notes(const void *first, const void *second)
{
    const AttuneFacet *a = first;
    const AttuneFacet *b = second;
    bool a_is_status = str_equal(a->folded, STR("status"));
    bool b_is_status = str_equal(b->folded, STR("status"));
    if (a_is_status != b_is_status)
        return a_is_status ? -1 : 1;
    return by_notes(first, second);
}

static void make_list(Counter *counter, AttuneFacetKind kind)
{
    AttuneFacets *facets = counter->facets;
    if (counter->none.none)
        vec_push(&counter->entries, counter->none);
    facets->count = counter->entries.count;
    facets->list = vec_clone_into(&counter->entries, &facets->arena);
    if (facets->count < 2)
        return;
    bool is_by_name = kind == ATTUNE_FACET_TAG || kind == ATTUNE_FACET_FOLDER;
    int (*compare)(const void *, const void *) = is_by_name                 ? by_name
                                                 : kind == ATTUNE_FACET_KEY ? keys_by_notes
                                                                            : by_notes;
    qsort(facets->list, facets->count, sizeof *facets->list, compare);
}

/* ---- the pass ---- */

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

static bool is_in_set(const Counter *counter, AttuneFileId id)
{
    if (!counter->set)
        return true;
    return id < counter->set_bits && (counter->set[id / 64] >> (id % 64) & 1);
}

static void count_note(Counter *counter, AttuneFacetKind kind, Str folded_key)
{
    switch (kind) {
    case ATTUNE_FACET_TAG:
        count_tags(counter);
        break;
    case ATTUNE_FACET_STATUS:
        count_statuses(counter);
        break;
    case ATTUNE_FACET_FOLDER:
        count_folder(counter);
        break;
    case ATTUNE_FACET_KEY:
        count_keys(counter);
        break;
    case ATTUNE_FACET_VALUE:
        if (facet_key_kind(folded_key) == ATTUNE_FACET_STATUS) {
            count_statuses(counter);
        } else if (facet_key_kind(folded_key) == ATTUNE_FACET_TAG) {
            count_tags(counter);
            if (counter->file->record->tag_count == 0)
                count_none(counter);
        } else {
            count_values_of(counter, folded_key);
        }
        break;
    }
}

AttuneFacets *attune_facets_count(const AttuneVault *vault, AttuneFacetKind kind, AttuneStr key,
                                  const AttuneFileId *set, size_t set_count)
{
    Counter counter = {.vault = vault, .facets = MEM_NEW(AttuneFacets)};
    if (set)
        mark_set(&counter, set, set_count);
    Arena key_memory = {0};
    Str folded_key = unicode_fold(&key_memory, key);
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(vault, &count);
    for (size_t i = 0; i < count; i++) {
        counter.file = attune_vault_file(vault, notes[i]);
        counter.note++;
        counter.is_in_set = is_in_set(&counter, notes[i]);
        count_note(&counter, kind, folded_key);
        arena_reset(&counter.scratch);
    }
    make_list(&counter, kind);
    map_clear(&counter.indices);
    vec_clear(&counter.entries);
    vec_clear(&counter.seen);
    mem_free(counter.set);
    hash_set_clear(&counter.values);
    arena_clear(&counter.scratch);
    arena_clear(&key_memory);
    return counter.facets;
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
