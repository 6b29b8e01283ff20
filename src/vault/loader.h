#ifndef VAULT_LOADER_H
#define VAULT_LOADER_H

/*
 * The worker threads. They walk, read and parse; each result goes to the owner whole, through one
 * queue. Nothing is shared but the two queues, and no lock is held while work is done.
 */

#include "vault/note.h"
#include "vault/walk.h"

typedef enum LoaderResultKind { LOADER_BATCH, LOADER_WALKED, LOADER_NOTE } LoaderResultKind;

typedef struct LoaderResult LoaderResult;
struct LoaderResult {
    LoaderResult *next;
    LoaderResultKind kind;
    WalkBatch *batch;  /* BATCH: the receiver's to free */
    Note *note;        /* NOTE: the receiver's to free */
    AttuneFileId file; /* NOTE */
    uint32_t ticket;   /* NOTE: as it was asked for */
    NoteTiming timing; /* NOTE */
    int64_t walk_ns;   /* WALKED */
};

typedef struct Loader Loader;

/** `threads` 0: one a processor, at most 8. `root` stays open and `root_path` valid as long as the
 * loader lives. */
Loader *loader_new(int root, const char *root_path, unsigned threads);
/** Stop the workers wherever they are and throw away what they have. NULL is fine. */
void loader_free(Loader *loader);

/** `asked` as in WalkOrder; valid as long as the loader lives. */
void loader_walk(Loader *loader, bool follow_links, Str asked);
/** `path` is copied. */
void loader_read(Loader *loader, AttuneFileId file, uint32_t ticket, Str path);

/** The oldest result, the caller's; NULL when there is none now. */
LoaderResult *loader_take(Loader *loader);
void loader_result_free(LoaderResult *result);

/** Readable while there are results, or work that loader_set_busy has told of. */
int loader_descriptor(const Loader *loader);
/** The owner has work of its own left. */
void loader_set_busy(Loader *loader, bool busy);
/** Wait for a result or for owner's work; at once when nothing is under way. */
void loader_wait(Loader *loader);

#endif
