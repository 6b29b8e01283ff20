/* What can be asked about files, and about the vault as a whole. */

#include "base/alloc.h"
#include "base/date.h"
#include "base/path.h"
#include "base/unicode.h"
#include "vault/vault.h"

const AttuneFile *attune_vault_file(const AttuneVault *vault, AttuneFileId id)
{
    const Entry *entry = vault_entry(vault, id);
    return entry ? &entry->face : NULL;
}

const AttuneFileId *attune_vault_notes(const AttuneVault *vault, size_t *count)
{
    *count = vault->notes.count;
    return vault->notes.items;
}

const AttuneFileId *attune_vault_files(const AttuneVault *vault, size_t *count)
{
    *count = vault->files.count;
    return vault->files.items;
}

AttuneFileId attune_vault_file_by_path(const AttuneVault *vault, AttuneStr path)
{
    uint32_t id;
    return map_get(&vault->by_path, path, &id) ? id : ATTUNE_FILE_NONE;
}

int attune_vault_compare(const AttuneVault *vault, AttuneFileId a, AttuneFileId b)
{
    return vault_order(vault, a, b);
}

AttuneStr attune_vault_root(const AttuneVault *vault) { return str_from(vault->root); }

AttuneStr attune_vault_name(const AttuneVault *vault) { return vault->name; }

char *attune_vault_absolute_path(const AttuneVault *vault, AttuneFileId file)
{
    const Entry *entry = vault_entry(vault, file);
    if (!entry)
        return NULL;
    StrBuf path = {0};
    strbuf_append(&path, str_from(vault->root));
    if (!str_ends_with(strbuf_view(&path), STR("/")))
        strbuf_append_char(&path, '/');
    strbuf_append(&path, entry->face.path);
    strbuf_cstr(&path);
    return path.data;
}

/** Why a listed file is never opened. */
static const char *refusal(EntryOddity oddity)
{
    switch (oddity) {
    case ENTRY_LINK_DANGLING:
        return "a symbolic link that leads nowhere";
    case ENTRY_SPECIAL:
        return "not a regular file";
    default:
        return "a symbolic link that is not followed";
    }
}

char *attune_vault_read(const AttuneVault *vault, AttuneFileId file, size_t *length,
                        AttuneError *error)
{
    *length = 0;
    const Entry *entry = vault_entry(vault, file);
    if (!entry) {
        error_set(error, ATTUNE_ERROR_NOT_FOUND, "no such file any more");
        return NULL;
    }
    const char *path = entry->face.path.data;
    if (!entry_oddity_opens(entry->oddity)) {
        error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", path, refusal(entry->oddity));
        return NULL;
    }
    StrBuf bytes = {0};
    if (!file_read_at(vault->root_folder, path, NOTE_SIZE_MAX, &bytes, error)) {
        strbuf_clear(&bytes);
        return NULL;
    }
    *length = bytes.length;
    strbuf_cstr(&bytes);
    return bytes.data;
}

AttuneStr attune_vault_line(const AttuneVault *vault, AttuneFileId note, uint32_t line)
{
    const Entry *entry = vault_entry(vault, note);
    if (!entry || !entry->face.read || line == 0)
        return (Str){0};
    const LineTable *lines = note_lines(entry->note);
    return line <= lines->count ? line_table_text(lines, entry->face.text, line) : (Str){0};
}

const AttuneSettings *attune_vault_settings(const AttuneVault *vault)
{
    return &vault->settings->face;
}

AttuneFileId attune_vault_daily_note(const AttuneVault *vault, AttuneStr date)
{
    const AttuneSettings *settings = &vault->settings->face;
    Date day;
    if (!date_parse(str_slice(date, 0, 10), &day))
        return ATTUNE_FILE_NONE;
    StrBuf path = {0};
    strbuf_printf(&path, "/%.*s%s", STR_ARG(settings->daily_folder),
                  str_is_empty(settings->daily_folder) ? "" : "/");
    AttuneResolution found = {.target = ATTUNE_FILE_NONE};
    if (date_append_moment(&path, settings->daily_format, day, NULL)) {
        AttuneLink link = {.path = strbuf_view(&path)};
        found = attune_vault_resolve(vault, &link, ATTUNE_FILE_NONE);
    }
    strbuf_clear(&path);
    return found.target;
}

AttuneStr attune_vault_declared_type(const AttuneVault *vault, AttuneStr key)
{
    Arena arena = {0};
    uint32_t id;
    bool is_declared = map_get(&vault->settings->type_ids, unicode_fold(&arena, key), &id);
    arena_clear(&arena);
    return is_declared ? vault->settings->types.items[id] : (Str){0};
}

AttuneProgress attune_vault_progress(const AttuneVault *vault)
{
    return (AttuneProgress){.stage = vault->stage,
                            .files = vault->files.count,
                            .notes = vault->notes.count,
                            .notes_read = vault->notes_read,
                            .bytes_read = vault->bytes_read};
}

int attune_vault_fd(const AttuneVault *vault) { return loader_descriptor(vault->loader); }

uint64_t attune_vault_generation(const AttuneVault *vault) { return vault->generation; }

size_t attune_vault_timings(const AttuneVault *vault, AttuneTiming *out, size_t capacity)
{
    const NoteTiming *notes = &vault->timing;
    const struct {
        const char *name;
        int64_t ns;
        uint64_t bytes;
    } phases[] = {
        {"walk", vault->walk_ns, 0},
        {"read", notes->read_ns, notes->bytes},
        {"front-matter", notes->front_matter_ns, notes->bytes},
        {"markup", notes->markup_ns, notes->bytes},
        {"resolve", vault->resolve_ns, 0},
    };
    const size_t count = sizeof phases / sizeof *phases;
    for (size_t i = 0; i < count && i < capacity; i++)
        out[i] = (AttuneTiming){phases[i].name, (double)phases[i].ns / 1e6, phases[i].bytes};
    return count;
}
