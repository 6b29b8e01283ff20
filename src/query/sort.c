#include "query/sort.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/number.h"

typedef struct SortName {
    Str text;
    AttuneSortKey key;
} SortName;

static const SortName names[] = {
    {STR_INIT("path"), ATTUNE_SORT_PATH},         {STR_INIT("rank"), ATTUNE_SORT_RANK},
    {STR_INIT("name"), ATTUNE_SORT_NAME},         {STR_INIT("title"), ATTUNE_SORT_TITLE},
    {STR_INIT("modified"), ATTUNE_SORT_MODIFIED}, {STR_INIT("created"), ATTUNE_SORT_CREATED},
    {STR_INIT("words"), ATTUNE_SORT_WORDS},       {STR_INIT("size"), ATTUNE_SORT_SIZE},
    {STR_INIT("links"), ATTUNE_SORT_LINKS},       {STR_INIT("backlinks"), ATTUNE_SORT_BACKLINKS},
};

AttuneSort attune_sort_parse(AttuneStr text)
{
    AttuneSort sort = {.key = ATTUNE_SORT_PROPERTY};
    if (str_ends_with(text, STR("-"))) {
        sort.descending = true;
        text.length--;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_equal_ascii_nocase(text, names[i].text)) {
            sort.key = names[i].key;
            return sort;
        }
    }
    sort.property = text;
    return sort;
}

/* What a note is sorted by: numbers before text, nothing last. */
typedef enum KeyKind { KEY_NUMBER, KEY_TEXT, KEY_NONE } KeyKind;

typedef struct Key {
    KeyKind kind;
    double number;
    int64_t whole;
    Str text; /* folded */
    uint32_t index;
    uint32_t place; /* in path order */
} Key;

typedef struct Sorter {
    const AttuneVault *vault;
    AttuneSort sort;
    Str property; /* folded */
    Arena arena;
} Sorter;

static Key whole_key(int64_t value) { return (Key){.kind = KEY_NUMBER, .whole = value}; }

static Key text_key(Sorter *sorter, Str text)
{
    return (Key){.kind = KEY_TEXT, .text = unicode_fold(&sorter->arena, text)};
}

/* A date property as written (vault-spec 14.7), else the file's time. */
static Key time_key(Str property, int64_t file_ns)
{
    if (str_is_empty(property))
        return file_ns == 0 ? (Key){.kind = KEY_NONE} : whole_key(file_ns);
    DateTime time = {0};
    property = utf8_trim(property);
    if (!date_time_parse(property, &time) && !date_parse(property, &time.date))
        return (Key){.kind = KEY_NONE};
    return whole_key(date_time_to_ns(&time));
}

static Key property_key(Sorter *sorter, const AttuneRecord *record)
{
    for (size_t i = 0; i < record->property_count; i++) {
        const AttuneProperty *property = &record->properties[i];
        if (!str_equal(property->folded, sorter->property))
            continue;
        const AttuneValue *value = property->item_count > 0 ? property->items : &property->value;
        if (value->type == ATTUNE_TYPE_NULL || value->type == ATTUNE_TYPE_LIST)
            return (Key){.kind = KEY_NONE};
        double number;
        if (value->type == ATTUNE_TYPE_NUMBER && number_parse(value->text, &number))
            return (Key){.kind = number == number ? KEY_NUMBER : KEY_NONE, .number = number};
        return text_key(sorter, utf8_trim(value->text));
    }
    return (Key){.kind = KEY_NONE};
}

static Key key_of(Sorter *sorter, const AttuneFile *file)
{
    static const AttuneRecord empty_record;
    const AttuneRecord *record = file->record ? file->record : &empty_record;
    switch (sorter->sort.key) {
    case ATTUNE_SORT_PATH:
    case ATTUNE_SORT_RANK:
        return (Key){.kind = KEY_NUMBER};
    case ATTUNE_SORT_NAME:
        return text_key(sorter, file->name);
    case ATTUNE_SORT_TITLE:
        return text_key(sorter, file->title);
    case ATTUNE_SORT_MODIFIED:
        return time_key(record->modified, file->modified_ns);
    case ATTUNE_SORT_CREATED:
        return time_key(record->created, file->created_ns);
    case ATTUNE_SORT_WORDS:
        return whole_key(record->word_count);
    case ATTUNE_SORT_SIZE:
        return whole_key((int64_t)file->size);
    case ATTUNE_SORT_LINKS:
        return whole_key(attune_vault_link_count(sorter->vault, file->id));
    case ATTUNE_SORT_BACKLINKS:
        return whole_key(attune_vault_backlink_count(sorter->vault, file->id));
    case ATTUNE_SORT_PROPERTY:
        return property_key(sorter, record);
    }
    return (Key){.kind = KEY_NONE};
}

static int compare_values(const Key *a, const Key *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->kind == KEY_TEXT)
        return unicode_natural_compare(a->text, b->text);
    if (a->whole != b->whole)
        return a->whole < b->whole ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_keys(const void *first, const void *second, void *context)
{
    const Sorter *sorter = context;
    const Key *a = first;
    const Key *b = second;
    if (a->kind == KEY_NONE || b->kind == KEY_NONE) {
        if (a->kind != b->kind)
            return a->kind == KEY_NONE ? 1 : -1;
    } else {
        int order = compare_values(a, b);
        if (order != 0)
            return sorter->sort.descending ? -order : order;
    }
    bool reverses = sorter->sort.key == ATTUNE_SORT_PATH && sorter->sort.descending;
    int order = (a->place > b->place) - (a->place < b->place);
    if (order == 0)
        order = (a->index > b->index) - (a->index < b->index);
    return reverses ? -order : order;
}

/* The place of each file, by id. */
static uint32_t *places_of(const AttuneVault *vault, size_t *id_limit)
{
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    *id_limit = 0;
    for (size_t i = 0; i < count; i++)
        *id_limit = files[i] >= *id_limit ? (size_t)files[i] + 1 : *id_limit;
    uint32_t *places = mem_calloc(*id_limit + 1, sizeof *places);
    for (size_t i = 0; i < count; i++)
        places[files[i]] = (uint32_t)i;
    return places;
}

void sort_order(const AttuneVault *vault, AttuneSort sort, const AttuneFileId *notes,
                const uint32_t *ranks, size_t count, uint32_t *order)
{
    Sorter sorter = {.vault = vault, .sort = sort};
    sorter.property = unicode_fold(&sorter.arena, sort.property);
    Key *keys = mem_calloc(count + 1, sizeof *keys);
    size_t id_limit;
    uint32_t *places = places_of(vault, &id_limit);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(vault, notes[i]);
        keys[i] = file ? key_of(&sorter, file) : (Key){.kind = KEY_NONE};
        if (sort.key == ATTUNE_SORT_RANK && ranks)
            keys[i].whole = ranks[i];
        keys[i].index = (uint32_t)i;
        keys[i].place = file && notes[i] < id_limit ? places[notes[i]] : UINT32_MAX;
    }
    qsort_r(keys, count, sizeof *keys, compare_keys, &sorter);
    for (size_t i = 0; i < count; i++)
        order[i] = keys[i].index;
    mem_free(keys);
    mem_free(places);
    arena_clear(&sorter.arena);
}

void attune_sort_notes(const AttuneVault *vault, AttuneSort sort, AttuneFileId *notes, size_t count)
{
    uint32_t *order = mem_calloc(count + 1, sizeof *order);
    AttuneFileId *sorted = mem_calloc(count + 1, sizeof *sorted);
    sort_order(vault, sort, notes, NULL, count, order);
    for (size_t i = 0; i < count; i++)
        sorted[i] = notes[order[i]];
    if (count > 0)
        memcpy(notes, sorted, count * sizeof *notes);
    mem_free(order);
    mem_free(sorted);
}
