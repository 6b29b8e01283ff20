/* What can be asked about links: where they lead, what leads here, what is wanted and missing. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/unicode.h"
#include "vault/resolve.h"
#include "vault/vault.h"

AttuneResolution attune_vault_resolve(const AttuneVault *vault, const AttuneLink *link,
                                      AttuneFileId from)
{
    Arena arena = {0};
    Wanted wanted = wanted_make(vault, &arena, link->path);
    AttuneResolution found = resolve_link(vault, &arena, link, &wanted, from, NULL);
    arena_clear(&arena);
    return found;
}

AttuneResolution attune_vault_link(const AttuneVault *vault, AttuneFileId note, size_t index)
{
    Entry *entry = vault_entry(vault, note);
    AttuneResolution none = {.target = ATTUNE_FILE_NONE, .how = ATTUNE_HOW_NONE};
    if (!entry || !entry->face.record || index >= entry->face.record->link_count)
        return none;
    const LinkState *state = &index_links_of(vault, entry)[index];
    return (AttuneResolution){
        .target = state->how == ATTUNE_HOW_NONE ? ATTUNE_FILE_NONE : state->to,
        .how = (AttuneHow)state->how,
        .anchor = (AttuneAnchorState)state->anchor,
        .ambiguous = state->ambiguous,
    };
}

size_t attune_vault_candidates(const AttuneVault *vault, const AttuneLink *link, AttuneFileId from,
                               AttuneFileId *out, size_t capacity)
{
    Arena arena = {0};
    CandidateVec found = {0};
    Wanted wanted = wanted_make(vault, &arena, link->path);
    resolve_link(vault, &arena, link, &wanted, from, &found);
    size_t count = found.count;
    for (size_t i = 0; i < count && i < capacity; i++)
        out[i] = found.items[i];
    vec_clear(&found);
    arena_clear(&arena);
    return count;
}

AttuneResolution attune_vault_find(const AttuneVault *vault, AttuneStr text)
{
    AttuneFileId exact = attune_vault_file_by_path(vault, text);
    if (exact != ATTUNE_FILE_NONE)
        return (AttuneResolution){.target = exact, .how = ATTUNE_HOW_EXACT};
    AttuneLink link;
    void *memory;
    if (!attune_link_parse(text, &link, &memory))
        return (AttuneResolution){.target = ATTUNE_FILE_NONE, .how = ATTUNE_HOW_NONE};
    AttuneResolution found = attune_vault_resolve(vault, &link, ATTUNE_FILE_NONE);
    free(memory);
    return found;
}

const AttuneLinkRef *attune_vault_backlinks(const AttuneVault *vault, AttuneFileId file,
                                            size_t *count)
{
    const Index *index = vault->index;
    *count = 0;
    if (!vault->complete || (size_t)file + 1 >= index->start_count)
        return NULL;
    *count = index->starts[file + 1] - index->starts[file];
    return index->refs + index->starts[file];
}

const AttuneUnresolved *attune_vault_unresolved(const AttuneVault *vault, size_t *count)
{
    index_make_groups(vault);
    *count = vault->complete ? vault->index->groups.count : 0;
    return vault->index->groups.items;
}

const AttuneUnresolved *attune_vault_unresolved_find(const AttuneVault *vault,
                                                     const AttuneLink *link)
{
    index_make_groups(vault);
    const Index *index = vault->index;
    if (!vault->complete || link->external)
        return NULL;
    Arena arena = {0};
    uint32_t id;
    bool known =
        map_get(&index->wanted_ids, index_wanted_key(unicode_fold(&arena, link->path)), &id);
    arena_clear(&arena);
    uint32_t group = known ? index->group_of.items[id] : UINT32_MAX;
    return group < index->groups.count ? &index->groups.items[group] : NULL;
}

/* ---- outgoing links ---------------------------------------------------------------------------
 */

/** A link on its way into a group: those of one target are brought together, then ordered by the
 * first of them. */
typedef struct Outgoing {
    bool unresolved;
    uint32_t to;
    uint32_t index;
} Outgoing;

static int compare_outgoing(const void *a, const void *b)
{
    const Outgoing *x = a;
    const Outgoing *y = b;
    if (x->unresolved != y->unresolved)
        return x->unresolved ? 1 : -1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

static int compare_outgoing_groups(const void *a, const void *b)
{
    const AttuneOutgoing *x = a;
    const AttuneOutgoing *y = b;
    bool x_unresolved = x->target == ATTUNE_FILE_NONE;
    bool y_unresolved = y->target == ATTUNE_FILE_NONE;
    if (x_unresolved != y_unresolved)
        return x_unresolved ? 1 : -1;
    return x->first < y->first ? -1 : 1;
}

static bool counts(const LinkState *state, AttuneFileId note)
{
    return state->how != ATTUNE_HOW_EXTERNAL &&
           (state->how == ATTUNE_HOW_NONE || state->to != note);
}

AttuneOutgoing *attune_vault_outgoing(const AttuneVault *vault, AttuneFileId note, size_t *count)
{
    *count = 0;
    Entry *entry = vault_entry(vault, note);
    size_t total = entry && entry->face.record ? entry->face.record->link_count : 0;
    AttuneOutgoing *groups = mem_calloc(total + 1, sizeof *groups);
    if (total == 0)
        return groups;

    const LinkState *states = index_links_of(vault, entry);
    Outgoing *links = mem_calloc(total, sizeof *links);
    size_t counted = 0;
    for (size_t i = 0; i < total; i++) {
        if (counts(&states[i], note))
            links[counted++] =
                (Outgoing){states[i].how == ATTUNE_HOW_NONE, states[i].to, (uint32_t)i};
    }
    qsort(links, counted, sizeof *links, compare_outgoing);
    size_t made = 0;
    for (size_t i = 0; i < counted; i++) {
        bool same =
            i && links[i].unresolved == links[i - 1].unresolved && links[i].to == links[i - 1].to;
        if (!same)
            groups[made++] = (AttuneOutgoing){
                .target = links[i].unresolved ? ATTUNE_FILE_NONE : links[i].to,
                .first = links[i].index,
            };
        groups[made - 1].count++;
    }
    mem_free(links);
    qsort(groups, made, sizeof *groups, compare_outgoing_groups);
    *count = made;
    return groups;
}

/* ---- counts -----------------------------------------------------------------------------------
 */

static Entry *linked_entry(const AttuneVault *vault, AttuneFileId note)
{
    Entry *entry = vault_entry(vault, note);
    if (entry && entry->face.record)
        (void)index_links_of(vault, entry);
    return entry;
}

uint32_t attune_vault_link_count(const AttuneVault *vault, AttuneFileId note)
{
    const Entry *entry = linked_entry(vault, note);
    return entry ? entry->links_out : 0;
}

uint32_t attune_vault_backlink_count(const AttuneVault *vault, AttuneFileId file)
{
    size_t count;
    attune_vault_backlinks(vault, file, &count);
    return (uint32_t)count;
}

bool attune_vault_is_orphan(const AttuneVault *vault, AttuneFileId note)
{
    const Entry *entry = linked_entry(vault, note);
    return entry && entry->links_found == 0 && attune_vault_backlink_count(vault, note) == 0;
}

bool attune_vault_is_dead_end(const AttuneVault *vault, AttuneFileId note)
{
    return attune_vault_link_count(vault, note) == 0;
}
