#include "vault/index.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/unicode.h"
#include "vault/anchors.h"
#include "vault/resolve.h"
#include "vault/vault.h"

#define NO_GROUP UINT32_MAX

Index *index_new(void) { return MEM_NEW(Index); }

void index_free(Index *index)
{
    if (!index)
        return;
    arena_clear(&index->scratch);
    arena_clear(&index->wanted_memory);
    map_clear(&index->wanted_ids);
    vec_clear(&index->wanted);
    mem_free(index->starts);
    mem_free(index->refs);
    vec_clear(&index->groups);
    vec_clear(&index->group_of);
    mem_free(index->group_refs);
    mem_free(index);
}

/* ---- one note ---------------------------------------------------------------------------------
 */

Str index_wanted_key(Str folded)
{
    return str_ends_with(folded, STR(".md")) ? str_slice(folded, 0, folded.length - 3) : folded;
}

static uint32_t intern_wanted(Index *index, Str key)
{
    uint32_t id;
    if (map_get(&index->wanted_ids, key, &id))
        return id;
    id = (uint32_t)index->wanted.count;
    key = arena_clone_str(&index->wanted_memory, key);
    vec_push(&index->wanted, key);
    map_put(&index->wanted_ids, key, id);
    return id;
}

static void link_one(AttuneVault *vault, const AttuneLink *link, AttuneFileId from,
                     LinkState *state)
{
    Index *index = vault->index;
    *state = (LinkState){.to = ATTUNE_FILE_NONE, .name = NAME_NONE};
    Wanted wanted = {0};
    if (!link->external && !str_is_empty(link->path)) {
        Str folded = unicode_fold(&index->scratch, link->path);
        wanted = (Wanted){link->path, folded, names_intern(&vault->names, name_of(folded))};
        state->name = wanted.name;
        state->fragile = resolve_is_fragile(link);
    }
    AttuneResolution found = resolve_link(vault, &index->scratch, link, &wanted, from, NULL);
    state->to = found.target;
    state->how = (uint8_t)found.how;
    state->anchor = (uint8_t)found.anchor;
    state->ambiguous = found.ambiguous;
    if (found.how == ATTUNE_HOW_NONE)
        state->to = intern_wanted(index, index_wanted_key(wanted.folded));
    arena_reset(&index->scratch);
}

static void count_links(Entry *entry)
{
    entry->links_out = 0;
    entry->links_found = 0;
    for (uint32_t i = 0; i < entry->link_count; i++) {
        const LinkState *state = &entry->links[i];
        bool unresolved = state->how == ATTUNE_HOW_NONE;
        if (state->how == ATTUNE_HOW_EXTERNAL || (!unresolved && state->to == entry->face.id))
            continue;
        entry->links_out++;
        entry->links_found += !unresolved;
    }
}

void index_link_note(AttuneVault *vault, Entry *entry)
{
    const AttuneRecord *record = entry->face.record;
    entry->linked_at = vault->generation;
    entry->link_count = (uint32_t)record->link_count;
    if (record->link_count == 0)
        return;
    entry->links = mem_resize(entry->links, record->link_count, sizeof *entry->links);
    for (size_t i = 0; i < record->link_count; i++)
        link_one(vault, &record->links[i], entry->face.id, &entry->links[i]);
    count_links(entry);
}

const LinkState *index_links_of(const AttuneVault *vault, Entry *entry)
{
    /* While the vault loads, names are missing that a link may mean: ask again after each change.
     */
    if (!vault->complete && entry->linked_at != vault->generation)
        index_link_note((AttuneVault *)vault, entry);
    return entry->links;
}

/* ---- backlinks --------------------------------------------------------------------------------
 */

static bool is_backlink(const LinkState *state, const Entry *source)
{
    return state->how != ATTUNE_HOW_NONE && state->to != ATTUNE_FILE_NONE &&
           state->to != source->face.id;
}

void index_collect(AttuneVault *vault)
{
    Index *index = vault->index;
    size_t files = vault->entries.count;
    index->starts = mem_resize(index->starts, files + 2, sizeof *index->starts);
    index->start_count = files + 1;
    uint32_t *starts = index->starts;
    memset(starts, 0, (files + 2) * sizeof *starts);

    /* Counts two places on: after the sums, filling moves each start to where it belongs. */
    uint32_t total = 0;
    for (size_t n = 0; n < vault->notes.count; n++) {
        const Entry *source = vault->entries.items[vault->notes.items[n]];
        for (uint32_t i = 0; i < source->link_count; i++) {
            if (is_backlink(&source->links[i], source)) {
                starts[source->links[i].to + 2]++;
                total++;
            }
        }
    }
    for (size_t id = 2; id < files + 2; id++)
        starts[id] += starts[id - 1];
    index->refs = mem_resize(index->refs, total ? total : 1, sizeof *index->refs);
    for (size_t n = 0; n < vault->notes.count; n++) {
        const Entry *source = vault->entries.items[vault->notes.items[n]];
        for (uint32_t i = 0; i < source->link_count; i++) {
            const LinkState *state = &source->links[i];
            if (is_backlink(state, source))
                index->refs[starts[state->to + 1]++] = (AttuneLinkRef){source->face.id, i};
        }
    }
    index->has_groups = false;
}

/* ---- changes ----------------------------------------------------------------------------------
 */

static bool is_concerned(const AttuneVault *vault, const LinkState *state,
                         const IndexChange *change)
{
    if (change->all || state->fragile)
        return true;
    if (state->name != NAME_NONE && vault->names.is_touched.items[state->name])
        return true;
    if (vault->names.bars_touched && state->name != NAME_NONE &&
        (state->how == ATTUNE_HOW_NONE || state->how == ATTUNE_HOW_EXTERNAL ||
         state->how == ATTUNE_HOW_WHOLE))
        return true;
    bool has_target = state->how != ATTUNE_HOW_NONE && state->to != ATTUNE_FILE_NONE;
    return has_target && state->anchor != ATTUNE_ANCHOR_UNSET && change->content[state->to];
}

static void update_note(AttuneVault *vault, Entry *entry, const IndexChange *change)
{
    /* A note that was read anew has no states at all. */
    if (!entry->links) {
        index_link_note(vault, entry);
        return;
    }
    bool changed = false;
    for (uint32_t i = 0; i < entry->link_count; i++) {
        if (!is_concerned(vault, &entry->links[i], change))
            continue;
        link_one(vault, &entry->face.record->links[i], entry->face.id, &entry->links[i]);
        changed = true;
    }
    if (changed)
        count_links(entry);
}

void index_update(AttuneVault *vault, const IndexChange *change)
{
    for (size_t n = 0; n < vault->notes.count; n++)
        update_note(vault, vault->entries.items[vault->notes.items[n]], change);
    index_collect(vault);
}

/* ---- wanted names -----------------------------------------------------------------------------
 */

static int compare_groups(const void *a, const void *b)
{
    Str x = ((const AttuneUnresolved *)a)->key;
    Str y = ((const AttuneUnresolved *)b)->key;
    int order = unicode_natural_compare(x, y);
    return order ? order : str_compare(x, y);
}

/** Count the links to each wanted name; `counts` is by name. @return all of them */
static size_t count_wanted(const AttuneVault *vault, uint32_t *counts)
{
    size_t total = 0;
    for (size_t n = 0; n < vault->notes.count; n++) {
        const Entry *entry = vault->entries.items[vault->notes.items[n]];
        for (uint32_t i = 0; i < entry->link_count; i++) {
            if (entry->links[i].how == ATTUNE_HOW_NONE) {
                counts[entry->links[i].to]++;
                total++;
            }
        }
    }
    return total;
}

static void fill_groups(const AttuneVault *vault, AttuneLinkRef **next)
{
    Index *index = vault->index;
    for (size_t n = 0; n < vault->notes.count; n++) {
        const Entry *entry = vault->entries.items[vault->notes.items[n]];
        for (uint32_t i = 0; i < entry->link_count; i++) {
            const LinkState *state = &entry->links[i];
            if (state->how != ATTUNE_HOW_NONE)
                continue;
            AttuneUnresolved *group = &index->groups.items[index->group_of.items[state->to]];
            if (group->ref_count++ == 0)
                group->text = entry->face.record->links[i].path;
            *next[state->to]++ = (AttuneLinkRef){entry->face.id, i};
        }
    }
}

void index_make_groups(const AttuneVault *vault)
{
    Index *index = vault->index;
    if (index->has_groups || !vault->complete)
        return;
    index->has_groups = true;
    size_t names = index->wanted.count;
    uint32_t *counts = mem_calloc(names + 1, sizeof *counts);
    size_t total = count_wanted(vault, counts);
    index->groups.count = 0;
    for (size_t id = 0; id < names; id++) {
        if (counts[id])
            vec_push(&index->groups, (AttuneUnresolved){.key = index->wanted.items[id]});
    }
    if (index->groups.count > 1)
        qsort(index->groups.items, index->groups.count, sizeof *index->groups.items,
              compare_groups);

    index->group_of.count = 0;
    for (size_t id = 0; id < names; id++)
        vec_push(&index->group_of, NO_GROUP);
    index->group_refs = mem_resize(index->group_refs, total ? total : 1, sizeof *index->group_refs);
    AttuneLinkRef **next = mem_calloc(names + 1, sizeof(AttuneLinkRef *));
    AttuneLinkRef *refs = index->group_refs;
    for (size_t g = 0; g < index->groups.count; g++) {
        uint32_t id = NO_GROUP;
        bool known = map_get(&index->wanted_ids, index->groups.items[g].key, &id);
        ASSERT(known, "groups are made from the table's keys");
        index->group_of.items[id] = (uint32_t)g;
        index->groups.items[g].refs = refs;
        next[id] = refs;
        refs += counts[id];
    }
    fill_groups(vault, next);
    mem_free(next);
    mem_free(counts);
}
