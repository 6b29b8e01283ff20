/* Opening, loading and closing; how the workers' results come in. */

#include "vault/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/path.h"

/* Links are resolved in slices of so many notes between two looks at the clock. */
#define LINK_SLICE 16

int64_t vault_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* ---- entries ----------------------------------------------------------------------------------
 */

void vault_add_entry(AttuneVault *vault, Entry *entry)
{
    AttuneFileId id = entry->face.id;
    while (vault->entries.count <= id)
        vec_push(&vault->entries, NULL);
    vault->entries.items[id] = entry;
    map_put(&vault->by_path, entry->face.path, id);
    names_add_file(&vault->names, entry);
}

void vault_remove_entry(AttuneVault *vault, Entry *entry)
{
    names_remove_claims(&vault->names, entry);
    names_remove_file(&vault->names, vault->entries.items, entry);
    map_remove(&vault->by_path, entry->face.path);
    vault->entries.items[entry->face.id] = NULL;
    entry_free(entry);
}

void vault_set_note(AttuneVault *vault, Entry *entry, Note *note)
{
    names_remove_claims(&vault->names, entry);
    entry_set_note(entry, note, vault->options.title_from_file_name);
    names_add_claims(&vault->names, entry);
}

void vault_request_walk(AttuneVault *vault)
{
    loader_walk(vault->loader, !vault->options.no_symlinks, str_from(vault->asked));
}

void vault_request_note(AttuneVault *vault, Entry *entry)
{
    vault->reads_pending++;
    loader_read(vault->loader, entry->face.id, ++entry->ticket, entry->face.path);
}

void vault_classify(AttuneVault *vault, Entry *entry)
{
    if (entry->note)
        names_remove_claims(&vault->names, entry);
    entry_set_class(entry, vault->texts_are_notes);
    if (entry->note)
        names_add_claims(&vault->names, entry);
    entry->face.excluded = settings_exclude(vault->settings, entry->face.path, entry->folded);
}

int vault_order(const AttuneVault *vault, AttuneFileId a, AttuneFileId b)
{
    const Entry *x = vault_entry(vault, a);
    const Entry *y = vault_entry(vault, b);
    if (!x || !y)
        return (x != NULL) - (y != NULL);
    return entry_order(x->face.path, x->folded, y->face.path, y->folded);
}

/* ---- the first load ---------------------------------------------------------------------------
 */

void vault_add_folder_finding(AttuneVault *vault, const Finding *finding)
{
    FolderFinding folder = {.path = arena_clone_str(&vault->folder_memory, finding->path),
                            .reason = arena_clone_str(&vault->folder_memory, finding->reason)};
    vec_push(&vault->folders, folder);
}

static void add_finding(AttuneVault *vault, const Finding *finding)
{
    if (finding->oddity == ENTRY_FOLDER_LOCKED) {
        vault_add_folder_finding(vault, finding);
        return;
    }
    AttuneFileId id = (AttuneFileId)vault->entries.count;
    Entry *entry = entry_new(id, finding->path, finding->oddity, &finding->info);
    vault_add_entry(vault, entry);
    vault_classify(vault, entry);
    vec_push(&vault->files, id);
    if (entry->face.class_ != ATTUNE_FILE_NOTE)
        return;
    vec_push(&vault->notes, id);
    if (vault->options.load == ATTUNE_LOAD_ALL)
        vault_request_note(vault, entry);
}

static void take_batch(AttuneVault *vault, const WalkBatch *batch)
{
    for (size_t i = 0; i < batch->findings.count; i++)
        add_finding(vault, &batch->findings.items[i]);
}

/** vault-spec 1.6. */
static void promote_texts(AttuneVault *vault)
{
    vault->texts_are_notes = true;
    vault->notes.count = 0;
    for (size_t i = 0; i < vault->files.count; i++) {
        Entry *entry = vault->entries.items[vault->files.items[i]];
        if (entry->face.class_ == ATTUNE_FILE_TEXT) {
            vault_classify(vault, entry);
            if (vault->options.load == ATTUNE_LOAD_ALL)
                vault_request_note(vault, entry);
        }
        if (entry->face.class_ == ATTUNE_FILE_NOTE)
            vec_push(&vault->notes, entry->face.id);
    }
}

/** What a person named is no sign that the folder is one of notes. */
static bool has_no_note(const AttuneVault *vault)
{
    size_t asked = 0;
    for (size_t i = 0; i < vault->notes.count && i < 2; i++)
        asked += vault->entries.items[vault->notes.items[i]]->oddity == ENTRY_ASKED;
    return vault->notes.count == asked;
}

static void take_walked(AttuneVault *vault)
{
    if (has_no_note(vault))
        promote_texts(vault);
    vault->stage = ATTUNE_STAGE_READING;
}

static void start_linking(AttuneVault *vault)
{
    vault->stage = ATTUNE_STAGE_LINKING;
    vault->next_to_link = 0;
    vault->generation++;
}

/** Everything that comes now is told by index_update. */
static void become_ready(AttuneVault *vault)
{
    index_collect(vault);
    names_forget_touched(&vault->names);
    vault->complete = true;
    vault->stage = ATTUNE_STAGE_READY;
    vault->generation++;
}

static void link_slice(AttuneVault *vault)
{
    int64_t start = vault_clock();
    size_t end = vault->next_to_link + LINK_SLICE;
    for (; vault->next_to_link < vault->notes.count && vault->next_to_link < end;
         vault->next_to_link++)
        index_link_note(vault, vault->entries.items[vault->notes.items[vault->next_to_link]]);
    if (vault->next_to_link == vault->notes.count)
        become_ready(vault);
    vault->resolve_ns += vault_clock() - start;
}

/* ---- results ----------------------------------------------------------------------------------
 */

static void add_timing(AttuneVault *vault, const NoteTiming *timing)
{
    vault->timing.read_ns += timing->read_ns;
    vault->timing.front_matter_ns += timing->front_matter_ns;
    vault->timing.markup_ns += timing->markup_ns;
    vault->timing.bytes += timing->bytes;
}

/** Takes the note out of the result when it is still wanted. */
static void take_note(AttuneVault *vault, LoaderResult *result)
{
    vault->reads_pending--;
    add_timing(vault, &result->timing);
    if (vault->update) {
        if (update_take_note(vault, result->file, result->ticket, result->note))
            result->note = NULL;
        return;
    }
    Entry *entry = vault_entry(vault, result->file);
    if (!entry || entry->ticket != result->ticket)
        return;
    vault_set_note(vault, entry, result->note);
    result->note = NULL;
    vault->notes_read++;
    vault->bytes_read += result->timing.bytes;
}

static void take_result(AttuneVault *vault, LoaderResult *result)
{
    switch (result->kind) {
    case LOADER_BATCH:
        if (vault->update) {
            update_take_batch(vault, result->batch);
            result->batch = NULL;
        } else {
            take_batch(vault, result->batch);
        }
        break;
    case LOADER_WALKED:
        vault->walk_ns += result->walk_ns;
        if (vault->update)
            update_compare(vault);
        else
            take_walked(vault);
        break;
    case LOADER_NOTE:
        take_note(vault, result);
        break;
    }
    if (!vault->complete)
        vault->generation++;
    loader_result_free(result);
}

/** What the owner does by itself when no result is there. @return false when there is nothing */
static bool work_alone(AttuneVault *vault)
{
    if (vault->stage == ATTUNE_STAGE_READING && vault->reads_pending == 0) {
        if (vault->update)
            update_apply(vault);
        else
            start_linking(vault);
        return true;
    }
    if (vault->stage == ATTUNE_STAGE_LINKING) {
        link_slice(vault);
        return true;
    }
    if (vault->stage == ATTUNE_STAGE_READY && vault->rescan_wanted) {
        vault->rescan_wanted = false;
        update_start(vault);
        return true;
    }
    return false;
}

bool attune_vault_step(AttuneVault *vault, unsigned milliseconds)
{
    int64_t end = vault_clock() + (int64_t)milliseconds * 1000000;
    bool idle;
    do {
        LoaderResult *result = loader_take(vault->loader);
        if (result)
            take_result(vault, result);
        idle = !result && !work_alone(vault);
    } while (!idle && vault_clock() < end);
    bool more = vault->stage != ATTUNE_STAGE_READY || vault->rescan_wanted;
    /* Unless it stopped for want of results, there is more to do at once. */
    loader_set_busy(vault->loader, more && !idle);
    return more;
}

void attune_vault_finish(AttuneVault *vault)
{
    while (attune_vault_step(vault, 1000))
        loader_wait(vault->loader);
}

void attune_vault_rescan(AttuneVault *vault)
{
    if (vault->options.load == ATTUNE_LOAD_NOTHING)
        return;
    vault->rescan_wanted = true;
    loader_set_busy(vault->loader, true);
}

/* ---- opening and closing ----------------------------------------------------------------------
 */

static char *clone_asked(const char *path)
{
    if (!path || !*path)
        return NULL;
    size_t size = strlen(path) + 1;
    return memcpy(mem_alloc(size), path, size);
}

static bool set_root(AttuneVault *vault, const char *root, AttuneError *error)
{
    vault->root_folder = dir_open_at(AT_FDCWD, root, true, error);
    if (vault->root_folder < 0)
        return false;
    vault->root = realpath(root, NULL);
    if (!vault->root)
        return error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", root,
                         error_text_of_errno(errno));
    vault->name = path_base(str_from(vault->root));
    if (str_is_empty(vault->name))
        vault->name = str_from(vault->root);
    return true;
}

AttuneVault *attune_vault_open(const char *root, const AttuneVaultOptions *options,
                               AttuneError *error)
{
    AttuneVault *vault = MEM_NEW(AttuneVault);
    vault->options = options ? *options : (AttuneVaultOptions){0};
    vault->asked = clone_asked(vault->options.asked);
    vault->options.asked = vault->asked;
    vault->guest = MEM_NEW(Guest);
    names_init(&vault->names);
    vault->index = index_new();
    vault->generation = 1;
    if (!set_root(vault, root, error)) {
        attune_vault_close(vault);
        return NULL;
    }
    vault->settings = settings_read(vault->root_folder);
    /* The walk alone keeps one thread busy, no more. */
    unsigned threads = vault->options.load == ATTUNE_LOAD_ALL ? vault->options.threads : 1;
    vault->loader = loader_new(vault->root_folder, vault->root, threads);
    if (!vault->loader) {
        error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", root, error_text_of_errno(errno));
        attune_vault_close(vault);
        return NULL;
    }
    if (vault->options.load == ATTUNE_LOAD_NOTHING) {
        start_linking(vault);
        loader_set_busy(vault->loader, true);
    } else {
        vault_request_walk(vault);
    }
    return vault;
}

void attune_vault_close(AttuneVault *vault)
{
    if (!vault)
        return;
    loader_free(vault->loader);
    if (vault->guest->free_data)
        vault->guest->free_data(vault->guest->data);
    mem_free(vault->guest);
    update_free(vault);
    for (size_t i = 0; i < vault->entries.count; i++)
        entry_free(vault->entries.items[i]);
    vec_clear(&vault->entries);
    vec_clear(&vault->files);
    vec_clear(&vault->notes);
    map_clear(&vault->by_path);
    names_clear(&vault->names);
    index_free(vault->index);
    vec_clear(&vault->folders);
    arena_clear(&vault->folder_memory);
    problems_free(vault->problems);
    nearest_free(vault->nearest);
    settings_free(vault->settings);
    mem_free(vault->asked);
    if (vault->root_folder >= 0)
        close(vault->root_folder);
    free(vault->root);
    mem_free(vault);
}
