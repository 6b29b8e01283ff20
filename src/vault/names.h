#ifndef VAULT_NAMES_H
#define VAULT_NAMES_H

/*
 * By what files can be found: a table from a name to the files, titles and aliases that bear it.
 *
 * A *name* here is a folded last segment without any trailing `.md`, `.markdown`, `.txt`. Whatever
 * extensions vault-spec 5.4.3 tries, a link and the files that it can mean have the same name, so
 * one look-up gives all candidates, and a change of a file concerns only the links that look for
 * its name.
 */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "vault/entry.h"

#define NAME_NONE UINT32_MAX
#define CLAIM_NONE UINT32_MAX

/** A title or an alias of a note. */
typedef struct Claim {
    Str text; /* folded; in the note's arena */
    AttuneFileId file;
    uint32_t next; /* of the same name */
    bool is_title;
} Claim;

typedef struct Name {
    AttuneFileId first_file; /* chained by Entry.next_of_name, in no order */
    uint32_t first_claim;
} Name;

typedef struct Names {
    Arena arena;
    Map ids;
    VEC(Name) names;
    VEC(Claim) claims;
    uint32_t free_claim;
    VEC(uint32_t) touched; /* names whose files or claims have changed, each once */
    VEC(bool) is_touched;  /* by name */
    size_t bar_count;      /* files whose path holds "|" (vault-spec 5.4.9a) */
    bool bars_touched;     /* one of them came or went */
} Names;

void names_init(Names *names);
void names_clear(Names *names);

/** The name of a folded path: its last segment without trailing note extensions. */
Str name_of(Str folded_path);

/** The id of a name, made when it is new. */
uint32_t names_intern(Names *names, Str name);
/** NAME_NONE when nothing has ever borne or wanted it. */
uint32_t names_find(const Names *names, Str name);

/** `files` is the vault's table of entries by id. */
void names_add_file(Names *names, Entry *entry);
void names_remove_file(Names *names, Entry *const *files, Entry *entry);
/** Titles and aliases of the note that `entry` has now; sets entry->claims. */
void names_add_claims(Names *names, Entry *entry);
void names_remove_claims(Names *names, Entry *entry);

/** Start to collect anew what is touched. */
void names_forget_touched(Names *names);

#endif
