#ifndef VAULT_RESOLVE_H
#define VAULT_RESOLVE_H

/* Which file a link means: the rules of vault-spec 5.4, one by one. */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/vec.h"

/** The path of a link in the forms that the rules need. */
typedef struct Wanted {
    Str path;      /* as written, NFC */
    Str folded;    /* fold(path) */
    uint32_t name; /* of names.h, NAME_NONE when no file, title or alias bears it */
} Wanted;

/** Does nothing to the table of names. Memory is in `arena`. */
Wanted wanted_make(const AttuneVault *vault, Arena *arena, Str path);

typedef VEC(AttuneFileId) CandidateVec;

/**
 * Where `link` in the note `from` leads. `wanted` is that of its path; `arena` is for temporary
 * memory. `candidates` (may be NULL) gets the files left after 5.4.7, best first.
 */
AttuneResolution resolve_link(const AttuneVault *vault, Arena *arena, const AttuneLink *link,
                              const Wanted *wanted, AttuneFileId from, CandidateVec *candidates);

/** Can the target of `link` depend on other names than that of its path? Then it is looked up again
 * after every change. */
bool resolve_is_fragile(const AttuneLink *link);

#endif
