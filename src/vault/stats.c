/* Figures of the vault (interface §3). */

#include "base/map.h"
#include "vault/vault.h"

/** A tag and the tags above it: `a/b` is one of two. */
static void add_tag(Map *tags, Str folded)
{
    for (size_t slash = str_find_char(folded, '/', 0); slash != STR_NOT_FOUND;
         slash = str_find_char(folded, '/', slash + 1))
        map_put(tags, str_slice(folded, 0, slash), 0);
    map_put(tags, folded, 0);
}

static void add_links(const AttuneVault *vault, Entry *entry, AttuneStats *stats)
{
    const LinkState *states = index_links_of(vault, entry);
    for (size_t i = 0; i < entry->face.record->link_count; i++)
        stats->external += states[i].how == ATTUNE_HOW_EXTERNAL;
    stats->links += entry->links_out;
    stats->resolved += entry->links_found;
    stats->unresolved += entry->links_out - entry->links_found;
}

AttuneStats attune_vault_stats(AttuneVault *vault)
{
    AttuneStats stats = {.notes = vault->notes.count,
                         .attachments = vault->files.count - vault->notes.count};
    Map tags = {0};
    Map keys = {0};
    for (size_t n = 0; n < vault->notes.count; n++) {
        Entry *entry = vault->entries.items[vault->notes.items[n]];
        const AttuneRecord *record = entry->face.record;
        stats.bytes += entry->face.size;
        stats.words += record->word_count;
        add_links(vault, entry, &stats);
        for (size_t i = 0; i < record->tag_count; i++)
            add_tag(&tags, record->tags[i].folded);
        for (size_t i = 0; i < record->property_count; i++)
            map_put(&keys, record->properties[i].folded, 0);
        stats.orphans += attune_vault_is_orphan(vault, entry->face.id);
    }
    stats.tags = tags.count;
    stats.properties = keys.count;
    (void)attune_vault_problems(vault, &stats.problems);
    map_clear(&tags);
    map_clear(&keys);
    return stats;
}
