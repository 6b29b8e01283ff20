#ifndef VAULT_ANCHORS_H
#define VAULT_ANCHORS_H

/* Is the heading or block that a link names there (vault-spec 5.6)? */

#include <attune/vault.h>

#include "vault/entry.h"

/** Of `link` into `target`, a note that has been read; UNSET for what cannot be known. */
AttuneAnchorState anchors_check(Entry *target, const AttuneLink *link);

#endif
