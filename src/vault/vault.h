#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

/* The vault's own state, shared by the files of this folder. Only the owner's thread touches it. */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "vault/entry.h"
#include "vault/index.h"
#include "vault/loader.h"
#include "vault/names.h"
#include "vault/settings.h"

typedef VEC(AttuneFileId) FileIdVec;

/** Something that the walk met and that is no file: a folder that cannot be listed. */
typedef struct FolderFinding {
    Str path;
    Str reason;
} FolderFinding;

typedef struct Update Update;
typedef struct Problems Problems;
typedef struct Nearest Nearest;

/** Room for what the layer above keeps of a vault; freed with it. */
typedef struct Guest {
    void *data;
    void (*free_data)(void *data);
} Guest;

struct AttuneVault {
    char *root; /* absolute */
    Str name;
    int root_folder; /* open descriptor */
    AttuneVaultOptions options;
    char *asked; /* owns options.asked */
    Loader *loader;
    Settings *settings;

    VEC(Entry *) entries; /* by id; NULL: gone */
    FileIdVec files;      /* in listing order */
    FileIdVec notes;
    Map by_path;
    Names names;
    Index *index;
    bool texts_are_notes; /* vault-spec 1.6 */
    Arena folder_memory;
    VEC(FolderFinding) folders;

    AttuneStage stage;
    bool complete;       /* loaded once: every link is resolved from here on */
    uint64_t generation; /* grows with every change */
    size_t reads_pending;
    size_t notes_read;
    uint64_t bytes_read;
    size_t next_to_link; /* of `notes`, in stage LINKING */

    Update *update; /* a rescan on its way */
    bool rescan_wanted;

    Guest *guest;
    Problems *problems; /* of generation problems_at; NULL: never asked for */
    Nearest *nearest;

    NoteTiming timing;
    int64_t walk_ns;
    int64_t resolve_ns;
};

/** The entry of an id, NULL when it is none or gone. */
static inline Entry *vault_entry(const AttuneVault *vault, AttuneFileId id)
{
    return id < vault->entries.count ? vault->entries.items[id] : NULL;
}

/** The order of listings (vault-spec 1.12). */
int vault_order(const AttuneVault *vault, AttuneFileId a, AttuneFileId b);

/** Put an entry into the tables by id, path and name; not into the lists. */
void vault_add_entry(AttuneVault *vault, Entry *entry);
/** Take it out of them and free it. */
void vault_remove_entry(AttuneVault *vault, Entry *entry);
/** Give `entry` what was read, and make its titles and aliases known. */
void vault_set_note(AttuneVault *vault, Entry *entry, Note *note);
/** Have the folder walked. */
void vault_request_walk(AttuneVault *vault);
/** Ask the workers to read it. */
void vault_request_note(AttuneVault *vault, Entry *entry);
/** Class and exclusion anew; a note that is none any more loses its content. */
void vault_classify(AttuneVault *vault, Entry *entry);

/** A folder that cannot be listed is a problem of the vault. */
void vault_add_folder_finding(AttuneVault *vault, const Finding *finding);

/** Nanoseconds of a clock that only goes forward. */
int64_t vault_clock(void);

/* ---- rescan (update.c) ------------------------------------------------------------------------
 */

/** Start one; there must be none. */
void update_start(AttuneVault *vault);
void update_take_batch(AttuneVault *vault, WalkBatch *batch);
/** The walk is over: find out what has changed and have it read. */
void update_compare(AttuneVault *vault);
/** Takes `note`. @return false when the result is not the update's */
bool update_take_note(AttuneVault *vault, AttuneFileId id, uint32_t ticket, Note *note);
/** Everything is read: take it in at once. */
void update_apply(AttuneVault *vault);
void update_free(AttuneVault *vault);

/* ---- problems and suggestions -------------------------------------------------------------------
 */

void problems_free(Problems *problems);
void nearest_free(Nearest *nearest);

#endif
