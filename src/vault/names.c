#include "vault/names.h"

#include "base/alloc.h"
#include "base/path.h"
#include "base/unicode.h"

void names_init(Names *names) { *names = (Names){.free_claim = CLAIM_NONE}; }

void names_clear(Names *names)
{
    map_clear(&names->ids);
    vec_clear(&names->names);
    vec_clear(&names->claims);
    vec_clear(&names->touched);
    vec_clear(&names->is_touched);
    arena_clear(&names->arena);
}

static bool strip_note_extension(Str *name)
{
    static const Str extensions[] = {{".md", 3}, {".markdown", 9}, {".txt", 4}};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (!str_ends_with(*name, extensions[i]))
            continue;
        name->length -= extensions[i].length;
        return true;
    }
    return false;
}

Str name_of(Str folded_path)
{
    Str name = path_base(folded_path);
    while (strip_note_extension(&name))
        ;
    return name;
}

uint32_t names_find(const Names *names, Str name)
{
    uint32_t id;
    return map_get(&names->ids, name, &id) ? id : NAME_NONE;
}

uint32_t names_intern(Names *names, Str name)
{
    uint32_t id = names_find(names, name);
    if (id != NAME_NONE)
        return id;
    id = (uint32_t)names->names.count;
    vec_push(&names->names, ((Name){ATTUNE_FILE_NONE, CLAIM_NONE}));
    vec_push(&names->is_touched, false);
    map_put(&names->ids, arena_clone_str(&names->arena, name), id);
    return id;
}

static void touch(Names *names, uint32_t name)
{
    if (names->is_touched.items[name])
        return;
    names->is_touched.items[name] = true;
    vec_push(&names->touched, name);
}

void names_forget_touched(Names *names)
{
    for (size_t i = 0; i < names->touched.count; i++)
        names->is_touched.items[names->touched.items[i]] = false;
    names->touched.count = 0;
    names->bars_touched = false;
}

static bool has_bar(const Entry *entry)
{
    return str_find_char(entry->face.path, '|', 0) != STR_NOT_FOUND;
}

void names_add_file(Names *names, Entry *entry)
{
    if (!entry->face.valid_name)
        return;
    entry->name = names_intern(names, name_of(entry->folded));
    Name *name = &names->names.items[entry->name];
    entry->next_of_name = name->first_file;
    name->first_file = entry->face.id;
    touch(names, entry->name);
    if (has_bar(entry)) {
        names->bar_count++;
        names->bars_touched = true;
    }
}

void names_remove_file(Names *names, Entry *const *files, Entry *entry)
{
    if (entry->name == NAME_NONE)
        return;
    AttuneFileId *link = &names->names.items[entry->name].first_file;
    while (*link != entry->face.id)
        link = &files[*link]->next_of_name;
    *link = entry->next_of_name;
    touch(names, entry->name);
    if (has_bar(entry)) {
        names->bar_count--;
        names->bars_touched = true;
    }
    entry->name = NAME_NONE;
    entry->next_of_name = ATTUNE_FILE_NONE;
}

static uint32_t take_claim(Names *names)
{
    uint32_t id = names->free_claim;
    if (id != CLAIM_NONE) {
        names->free_claim = names->claims.items[id].next;
        return id;
    }
    id = (uint32_t)names->claims.count;
    vec_push(&names->claims, (Claim){0});
    return id;
}

static uint32_t add_claim(Names *names, const Entry *entry, Str text, bool is_title)
{
    uint32_t name = names_intern(names, name_of(text));
    uint32_t id = take_claim(names);
    uint32_t *first = &names->names.items[name].first_claim;
    names->claims.items[id] =
        (Claim){.text = text, .file = entry->face.id, .next = *first, .is_title = is_title};
    *first = id;
    touch(names, name);
    return name;
}

void names_add_claims(Names *names, Entry *entry)
{
    const AttuneRecord *record = entry->face.record;
    if (!entry->face.read || !entry->face.valid_name)
        return;
    Arena *arena = &entry->note->arena;
    uint32_t *claims = ARENA_ARRAY(arena, uint32_t, record->alias_count + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < record->alias_count; i++)
        claims[count++] = add_claim(names, entry, unicode_fold(arena, record->aliases[i]), false);
    /* A title that is the name needs no second way to it. */
    if (!str_equal(entry->face.title, entry->face.name))
        claims[count++] = add_claim(names, entry, unicode_fold(arena, entry->face.title), true);
    entry->claims = claims;
    entry->claim_count = count;
}

void names_remove_claims(Names *names, Entry *entry)
{
    for (uint32_t i = 0; i < entry->claim_count; i++) {
        uint32_t *link = &names->names.items[entry->claims[i]].first_claim;
        while (*link != CLAIM_NONE) {
            uint32_t id = *link;
            Claim *claim = &names->claims.items[id];
            if (claim->file != entry->face.id) {
                link = &claim->next;
                continue;
            }
            *link = claim->next;
            *claim = (Claim){.next = names->free_claim, .file = ATTUNE_FILE_NONE};
            names->free_claim = id;
        }
        touch(names, entry->claims[i]);
    }
    entry->claims = NULL;
    entry->claim_count = 0;
}
