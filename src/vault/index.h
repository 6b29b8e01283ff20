#ifndef VAULT_INDEX_H
#define VAULT_INDEX_H

/*
 * Which link leads where, and the way back. Each link of each note has a LinkState; from these the
 * lists of backlinks and of wanted names are made by counting, so they are always whole and never
 * patched.
 */

#include <attune/vault.h>

#include "base/map.h"
#include "base/vec.h"
#include "vault/entry.h"

typedef struct Index {
    Arena scratch;

    /* Backlinks: those of a file are refs[starts[id]] to refs[starts[id + 1]]. */
    uint32_t *starts;
    size_t start_count; /* files + 1 */
    AttuneLinkRef *refs;

    /* Names that links want: keys of vault-spec 5.4.10, numbered as they come. */
    Arena wanted_memory;
    Map wanted_ids;
    VEC(Str) wanted;

    /* Groups of links to what does not exist; made when they are asked for. */
    bool has_groups;
    VEC(AttuneUnresolved) groups;
    AttuneLinkRef *group_refs;
    VEC(uint32_t) group_of; /* by wanted name; UINT32_MAX: none */
} Index;

Index *index_new(void);
void index_free(Index *index);

/** Resolve all links of a note. */
void index_link_note(AttuneVault *vault, Entry *entry);
/** The states of a note's links, resolved now unless they are up to date. */
const LinkState *index_links_of(const AttuneVault *vault, Entry *entry);
/** Make backlinks from the states; all notes are linked. */
void index_collect(AttuneVault *vault);

/** What has changed besides the names that names.h has as touched. */
typedef struct IndexChange {
    const bool *content; /* by file: its headings and blocks may be others */
    bool all;            /* the rules are others: every link is looked up again */
} IndexChange;
/** Resolve the links that a change can concern, and no others; then collect. */
void index_update(AttuneVault *vault, const IndexChange *change);

/** The groups, sorted by key. */
void index_make_groups(const AttuneVault *vault);
/** Key that unresolved links are grouped by: the folded path without a trailing `.md`. */
Str index_wanted_key(Str folded);

#endif
