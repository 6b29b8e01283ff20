#include "query/path_table.h"

#include "base/alloc.h"
#include "base/path.h"
#include "query/needle.h"
#include "vault/vault.h"

void path_table_clear(PathTable *table)
{
    strbuf_clear(&table->text);
    mem_free(table->files);
    mem_free(table->places);
    *table = (PathTable){0};
}

void path_table_update(PathTable *table, const AttuneVault *vault)
{
    uint64_t generation = attune_vault_generation(vault);
    if (table->generation == generation)
        return;
    table->generation = generation;
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    /* An id always means the same path. */
    if (count == table->count && count > 0 &&
        memcmp(files, table->files, count * sizeof *files) == 0)
        return;
    table->count = count;
    table->files = mem_resize(table->files, count + 1, sizeof *table->files);
    table->places = mem_resize(table->places, count + 1, sizeof *table->places);
    strbuf_reset(&table->text);
    for (size_t i = 0; i < count; i++) {
        const Entry *entry = vault_entry(vault, files[i]);
        size_t start = table->text.length;
        table->files[i] = files[i];
        table->places[i].start = start;
        table->places[i].base = start + entry->folded.length - path_base(entry->folded).length;
        strbuf_append(&table->text, entry->folded);
        strbuf_append_char(&table->text, '\0');
    }
    table->places[count].start = table->text.length;
}

/* The path that the byte at `offset` is of; it is not before path `from`. */
static size_t path_at(const PathTable *table, size_t from, size_t offset)
{
    size_t low = from;
    size_t high = table->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (table->places[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void path_table_find(const PathTable *table, Str folded, bool in_base, uint64_t *bits,
                     size_t bit_count)
{
    if (str_find_char(folded, '\0', 0) != STR_NOT_FOUND)
        return;
    Arena arena = {0};
    Needle needle = needle_make(&arena, folded, false);
    size_t at = 0;
    size_t path = 0;
    while ((at = needle_find(&needle, strbuf_view(&table->text), at)) != STR_NOT_FOUND &&
           at < table->text.length) {
        path = path_at(table, path, at);
        if (in_base && at < table->places[path].base) {
            at = table->places[path].base;
            continue;
        }
        AttuneFileId file = table->files[path];
        if (file < bit_count)
            bits[file / 64] |= UINT64_C(1) << (file % 64);
        at = table->places[path + 1].start;
    }
    arena_clear(&arena);
}
