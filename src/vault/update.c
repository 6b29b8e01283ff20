/* What changes once the vault is loaded: rescans, and single notes that are read again. */

#include "base/alloc.h"
#include "vault/vault.h"

#define NO_CHANGE UINT32_MAX

/** A file that is known and not as it was. */
typedef struct Change {
    AttuneFileId id;
    uint32_t ticket; /* of the entry; another one means that it was reloaded since */
    EntryOddity oddity;
    FileInfo info;
    Note *note; /* NULL: not read */
} Change;

/** A file that is new: its entry has an id and is in no table yet. */
typedef struct Addition {
    Entry *entry;
    Note *note;
} Addition;

/** Collected beside the vault, which stays as it is and whole until all is read. */
struct Update {
    VEC(WalkBatch *) batches;
    Settings *settings;
    bool texts_are_notes;
    FileIdVec order; /* all files, in listing order */
    VEC(Addition) additions;
    AttuneFileId first_addition;
    VEC(Change) changes;
    uint32_t *change_of; /* by id of known files */
    FileIdVec removals;
};

void update_free(AttuneVault *vault)
{
    Update *update = vault->update;
    if (!update)
        return;
    for (size_t i = 0; i < update->batches.count; i++)
        walk_batch_free(update->batches.items[i]);
    for (size_t i = 0; i < update->additions.count; i++) {
        note_free(update->additions.items[i].note);
        entry_free(update->additions.items[i].entry);
    }
    for (size_t i = 0; i < update->changes.count; i++)
        note_free(update->changes.items[i].note);
    vec_clear(&update->batches);
    vec_clear(&update->order);
    vec_clear(&update->additions);
    vec_clear(&update->changes);
    vec_clear(&update->removals);
    mem_free(update->change_of);
    settings_free(update->settings);
    mem_free(update);
    vault->update = NULL;
}

void update_start(AttuneVault *vault)
{
    vault->update = MEM_NEW(Update);
    vault->update->settings = settings_read(vault->root_folder);
    vault->stage = ATTUNE_STAGE_WALKING;
    vault_request_walk(vault);
}

void update_take_batch(AttuneVault *vault, WalkBatch *batch)
{
    vec_push(&vault->update->batches, batch);
}

/* ---- comparing --------------------------------------------------------------------------------
 */

#define FOR_FINDINGS(update, finding)                                                              \
    for (size_t b_ = 0; b_ < (update)->batches.count; b_++)                                        \
        for (const Finding *finding = (update)->batches.items[b_]->findings.items;                 \
             finding < (update)->batches.items[b_]->findings.items +                               \
                           (update)->batches.items[b_]->findings.count;                            \
             finding++)

/** vault-spec 1.6. */
static bool has_no_note(const Update *update)
{
    FOR_FINDINGS(update, finding)
    {
        if (finding->oddity != ENTRY_ASKED &&
            entry_class_for(finding->path, finding->oddity, false) == ATTUNE_FILE_NOTE)
            return false;
    }
    return true;
}

static void add_addition(AttuneVault *vault, const Finding *finding)
{
    Update *update = vault->update;
    AttuneFileId id = update->first_addition + (AttuneFileId)update->additions.count;
    Entry *entry = entry_new(id, finding->path, finding->oddity, &finding->info);
    entry_set_class(entry, update->texts_are_notes);
    vec_push(&update->additions, ((Addition){.entry = entry}));
    vec_push(&update->order, id);
    if (entry->face.class_ == ATTUNE_FILE_NOTE && vault->options.load == ATTUNE_LOAD_ALL)
        vault_request_note(vault, entry);
}

static bool is_as_it_was(const Entry *entry, const Finding *finding)
{
    return entry->oddity == finding->oddity && entry->face.size == finding->info.size &&
           entry->face.modified_ns == finding->info.modified_ns &&
           entry->inode == finding->info.inode && entry->device == finding->info.device;
}

static void add_change(AttuneVault *vault, Entry *entry, const Finding *finding)
{
    Update *update = vault->update;
    bool is_note = entry_class_for(finding->path, finding->oddity, update->texts_are_notes) ==
                   ATTUNE_FILE_NOTE;
    bool should_read = is_note && vault->options.load == ATTUNE_LOAD_ALL;
    /* What could not be read may be readable by now, without any other sign of a change. */
    bool missing = should_read && (!entry->note || entry->note->state == NOTE_UNREADABLE);
    if (is_as_it_was(entry, finding) && !missing)
        return;
    if (should_read)
        vault_request_note(vault, entry);
    update->change_of[entry->face.id] = (uint32_t)update->changes.count;
    Change change = {.id = entry->face.id,
                     .ticket = entry->ticket,
                     .oddity = finding->oddity,
                     .info = finding->info};
    vec_push(&update->changes, change);
}

void update_compare(AttuneVault *vault)
{
    Update *update = vault->update;
    size_t known = vault->entries.count;
    update->texts_are_notes = has_no_note(update);
    update->first_addition = (AttuneFileId)known;
    update->change_of = mem_alloc((known + 1) * sizeof *update->change_of);
    for (size_t id = 0; id < known; id++)
        update->change_of[id] = NO_CHANGE;
    bool *seen = mem_calloc(known + 1, sizeof *seen);

    FOR_FINDINGS(update, finding)
    {
        uint32_t id;
        if (finding->oddity == ENTRY_FOLDER_LOCKED)
            continue;
        if (!map_get(&vault->by_path, finding->path, &id)) {
            add_addition(vault, finding);
            continue;
        }
        seen[id] = true;
        vec_push(&update->order, id);
        add_change(vault, vault->entries.items[id], finding);
    }
    for (AttuneFileId id = 0; id < known; id++) {
        if (vault->entries.items[id] && !seen[id])
            vec_push(&update->removals, id);
    }
    mem_free(seen);
    vault->stage = ATTUNE_STAGE_READING;
}

bool update_take_note(AttuneVault *vault, AttuneFileId id, uint32_t ticket, Note *note)
{
    Update *update = vault->update;
    if (id >= update->first_addition) {
        update->additions.items[id - update->first_addition].note = note;
        return true;
    }
    uint32_t index = update->change_of[id];
    if (index == NO_CHANGE || update->changes.items[index].ticket != ticket)
        return false;
    update->changes.items[index].note = note;
    return true;
}

/* ---- taking in --------------------------------------------------------------------------------
 */

static void apply_change(AttuneVault *vault, Change *change)
{
    Entry *entry = vault_entry(vault, change->id);
    if (!entry || entry->ticket != change->ticket)
        return;
    entry->oddity = change->oddity;
    entry_set_info(entry, &change->info);
    vault_classify(vault, entry);
    if (change->note && entry->face.class_ == ATTUNE_FILE_NOTE) {
        vault_set_note(vault, entry, change->note);
        change->note = NULL;
    }
}

static void apply_addition(AttuneVault *vault, Addition *addition)
{
    Entry *entry = addition->entry;
    vault_add_entry(vault, entry);
    vault_classify(vault, entry);
    if (addition->note && entry->face.class_ == ATTUNE_FILE_NOTE) {
        vault_set_note(vault, entry, addition->note);
        addition->note = NULL;
    }
    addition->entry = NULL;
}

static void list_anew(AttuneVault *vault, const FileIdVec *order)
{
    vault->files.count = 0;
    vault->notes.count = 0;
    vault->notes_read = 0;
    for (size_t i = 0; i < order->count; i++) {
        const Entry *entry = vault_entry(vault, order->items[i]);
        if (!entry)
            continue;
        vec_push(&vault->files, order->items[i]);
        if (entry->face.class_ == ATTUNE_FILE_NOTE)
            vec_push(&vault->notes, order->items[i]);
        vault->notes_read += entry->note != NULL;
    }
}

static void replace_folder_findings(AttuneVault *vault)
{
    vault->folders.count = 0;
    arena_reset(&vault->folder_memory);
    FOR_FINDINGS(vault->update, finding)
    {
        if (finding->oddity == ENTRY_FOLDER_LOCKED)
            vault_add_folder_finding(vault, finding);
    }
}

static void classify_all(AttuneVault *vault)
{
    for (size_t id = 0; id < vault->entries.count; id++) {
        if (vault->entries.items[id])
            vault_classify(vault, vault->entries.items[id]);
    }
}

static size_t count_locked(const Update *update)
{
    size_t count = 0;
    FOR_FINDINGS(update, finding) count += finding->oddity == ENTRY_FOLDER_LOCKED;
    return count;
}

void update_apply(AttuneVault *vault)
{
    Update *update = vault->update;
    bool promoted = update->texts_are_notes != vault->texts_are_notes;
    bool new_settings = update->settings->fingerprint != vault->settings->fingerprint;
    bool any = promoted || new_settings || update->additions.count || update->changes.count ||
               update->removals.count || count_locked(update) != vault->folders.count;
    vault->stage = ATTUNE_STAGE_READY;
    if (!any) {
        update_free(vault);
        return;
    }

    int64_t start = vault_clock();
    names_forget_touched(&vault->names);
    for (size_t i = 0; i < update->removals.count; i++) {
        Entry *entry = vault_entry(vault, update->removals.items[i]);
        if (entry)
            vault_remove_entry(vault, entry);
    }
    settings_free(vault->settings);
    vault->settings = update->settings;
    update->settings = NULL;
    vault->texts_are_notes = update->texts_are_notes;
    for (size_t i = 0; i < update->additions.count; i++)
        apply_addition(vault, &update->additions.items[i]);
    bool *content = mem_calloc(vault->entries.count + 1, sizeof *content);
    for (size_t i = 0; i < update->changes.count; i++) {
        content[update->changes.items[i].id] = true;
        apply_change(vault, &update->changes.items[i]);
    }
    if (promoted || new_settings)
        classify_all(vault);
    list_anew(vault, &update->order);
    replace_folder_findings(vault);
    index_update(vault, &(IndexChange){.content = content, .all = promoted});
    mem_free(content);
    update_free(vault);
    vault->resolve_ns += vault_clock() - start;
    vault->generation++;
}

/* ---- one file ---------------------------------------------------------------------------------
 */

static void unlist(FileIdVec *list, AttuneFileId id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] != id)
            continue;
        memmove(list->items + i, list->items + i + 1, (list->count - i - 1) * sizeof *list->items);
        list->count--;
        return;
    }
}

/** @return false when the file is gone */
static bool read_again(AttuneVault *vault, Entry *entry)
{
    FileInfo info;
    Error error;
    bool follow = entry->oddity != ENTRY_PLAIN;
    if (!file_info_at(vault->root_folder, entry->face.path.data, follow, &info, &error)) {
        if (error.kind == ATTUNE_ERROR_NOT_FOUND)
            return false;
    } else {
        entry_set_info(entry, &info);
    }
    entry->ticket++;
    if (entry->face.class_ != ATTUNE_FILE_NOTE)
        return true;
    Arena scratch = {0};
    NoteTiming timing = {0};
    Note *note = note_load(vault->root_folder, entry->face.path.data, &scratch, &timing);
    arena_clear(&scratch);
    if (!entry->note)
        vault->notes_read++;
    vault_set_note(vault, entry, note);
    return note->state != NOTE_GONE;
}

void attune_vault_reload(AttuneVault *vault, AttuneFileId file)
{
    Entry *entry = vault_entry(vault, file);
    if (!entry || !entry_oddity_opens(entry->oddity))
        return;
    if (vault->complete)
        names_forget_touched(&vault->names);
    if (!read_again(vault, entry)) {
        unlist(&vault->files, file);
        unlist(&vault->notes, file);
        vault_remove_entry(vault, entry);
    }
    vault->generation++;
    if (!vault->complete) {
        /* What was linked so far may have meant another title. */
        vault->next_to_link = 0;
        return;
    }
    bool *content = mem_calloc(vault->entries.count + 1, sizeof *content);
    content[file] = true;
    index_update(vault, &(IndexChange){.content = content});
    mem_free(content);
}
