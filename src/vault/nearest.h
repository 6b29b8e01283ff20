#ifndef VAULT_NEAREST_H
#define VAULT_NEAREST_H

/* "Did you mean": which of the names at hand is most like one that does not exist. */

#include <attune/vault.h>

#include "base/str.h"

/** Of two folded names: 0 for nothing in common, 100 for the same; see NEAREST_ENOUGH. */
unsigned nearest_likeness(Str a, Str b);
/** From here on a name is worth suggesting. */
#define NEAREST_ENOUGH 60

/** A file, and what of it is most like the name in question. */
typedef struct NearName {
    AttuneFileId file;
    Str shown; /* its name; the title or the alias where links can use it; lives as long as the
                  file's record */
} NearName;

/**
 * Files whose name, title or alias is most like `text`, best first; attachments when `text` looks
 * like one. The work for all questions between two changes of the vault is limited: beyond, nothing
 * is found any more. @return how many were written
 */
size_t nearest_find(const AttuneVault *vault, Str text, NearName *out, size_t capacity);

#endif
