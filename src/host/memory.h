#ifndef HOST_MEMORY_H
#define HOST_MEMORY_H

/* What is remembered between runs, one entry a vault, in `state.json` of the state folder
 * (interface §4). */

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/** Zeros: nothing is remembered. */
typedef struct VaultMemory {
    Str note; /* vault path of the last note */
    uint32_t line;
} VaultMemory;

/**
 * What is remembered of the vault at `root`. A file that is damaged is moved aside to
 * `state.json.damaged` and said in `error`; an absent one is no error. Text is in `arena`.
 */
VaultMemory memory_load(Arena *arena, Str root, Error *error);
/** Remember, keeping what the file says of other vaults at that moment. The folder is made with
 * mode 0700. */
bool memory_save(Str root, const VaultMemory *memory, Error *error);

#endif
