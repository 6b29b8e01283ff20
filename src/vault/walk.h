#ifndef VAULT_WALK_H
#define VAULT_WALK_H

/* Every file below a folder, in listing order, found in batches (vault-spec 1.4, 1.8, 1.12). */

#include <stdatomic.h>

#include "base/arena.h"
#include "base/vec.h"
#include "vault/entry.h"

/** A file; or, of ENTRY_FOLDER_LOCKED, a folder that cannot be listed. */
typedef struct Finding {
    Str path; /* vault path */
    EntryOddity oddity;
    FileInfo info;
    Str reason; /* of locked folders: what the system says */
} Finding;

typedef struct WalkBatch {
    Arena arena;
    VEC(Finding) findings;
} WalkBatch;

WalkBatch *walk_batch_new(void);
void walk_batch_free(WalkBatch *batch);

typedef struct WalkOrder {
    int root;              /* open folder */
    const char *root_path; /* the same, absolute */
    bool follow_links;
    Str asked; /* vault path of a file to list even where hidden ones are passed over; or empty */
    const atomic_bool *stop;
    /** Takes a batch. */
    void (*deliver)(void *context, WalkBatch *batch);
    void *context;
} WalkOrder;

/** Walk until all is found or `stop` is set. Waits for nothing but the disk; any thread. */
void walk_run(const WalkOrder *order);

#endif
