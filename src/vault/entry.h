#ifndef VAULT_ENTRY_H
#define VAULT_ENTRY_H

/* One file of a vault as the owner's thread keeps it, and the order in which files are listed. */

#include <attune/vault.h>

#include "base/file.h"
#include "base/str.h"
#include "vault/note.h"

/** Why a listed file is never opened, or was found in an unusual way. */
typedef enum EntryOddity {
    ENTRY_PLAIN,
    ENTRY_FOLLOWED,      /* a symbolic link to a file outside the vault */
    ENTRY_ASKED,         /* no note by its name, or hidden, but a person named it (1.1) */
    ENTRY_LINK_DANGLING, /* … that leads nowhere */
    ENTRY_LINK_INSIDE,   /* … to something inside the vault, or to a folder that holds it */
    ENTRY_LINK_AGAIN, /* … to a folder that another link has brought in already, or one around it */
    ENTRY_LINK_OFF,   /* … that the options say not to follow */
    ENTRY_SPECIAL,    /* a pipe, socket or device */
    ENTRY_FOLDER_LOCKED, /* a folder that cannot be listed; never an Entry, only a finding of the
                            walk */
} EntryOddity;

/** Files of these oddities are opened; the others are names alone. */
static inline bool entry_oddity_opens(EntryOddity oddity) { return oddity <= ENTRY_ASKED; }

/** What is known of one link of a note: where it leads, and by what it would be found again. */
typedef struct LinkState {
    uint32_t to;   /* the file; with ATTUNE_HOW_NONE the id of the wanted name */
    uint32_t name; /* name that it looks for, NAME_NONE when it looks for none */
    uint8_t how;
    uint8_t anchor;
    bool ambiguous;
    bool fragile; /* what it depends on is more than `name`: resolved anew after every change */
} LinkState;

/** `face` is what the public sees; its strings live in the same block of memory or in `note`. */
typedef struct Entry {
    AttuneFile face;
    Str folded;      /* fold(path), bytes that are no UTF-8 as U+FFFD */
    Str folded_base; /* its last segment */
    Str shown_base;  /* the basename as text, bytes that are no UTF-8 as U+FFFD */
    Note *note;      /* NULL until it is read */
    uint64_t inode;
    uint64_t device;
    EntryOddity oddity;
    uint32_t name;             /* see names.h; NAME_NONE for a path that is no UTF-8 */
    AttuneFileId next_of_name; /* the next file with that name */
    uint32_t ticket;           /* of the newest request to read it */
    const uint32_t *claims;    /* names that its title and aliases claim; in the note's arena */
    uint32_t claim_count;

    LinkState *links;     /* one a link of the record */
    uint32_t link_count;  /* how many there are; 0 until the note is linked */
    uint64_t linked_at;   /* generation for which they hold while the vault loads */
    uint32_t links_out;   /* occurrences that count (interface §3) */
    uint32_t links_found; /* those that lead to a file */
} Entry;

/** The class that a path's extension gives (vault-spec 1.5). */
AttuneFileClass entry_class_of(Str path);
/** The class of a file of that path, found like that; `texts_are_notes` is vault-spec 1.6. */
AttuneFileClass entry_class_for(Str path, EntryOddity oddity, bool texts_are_notes);

/** A file without a note. `path` is copied. */
Entry *entry_new(AttuneFileId id, Str path, EntryOddity oddity, const FileInfo *info);
void entry_free(Entry *file);

void entry_set_info(Entry *file, const FileInfo *info);
/** Class, name and record as they are for a path of its kind; `texts_are_notes` is vault-spec 1.6.
 */
void entry_set_class(Entry *file, bool texts_are_notes);
/** Take `note` (NULL: none) in place of the one before, which is freed. */
void entry_set_note(Entry *file, Note *note, bool title_from_name);

/** Order of vault-spec 1.12 and 14.14 for paths with their folded forms. */
int entry_order(Str path_a, Str folded_a, Str path_b, Str folded_b);

/** fold() of a name or path from the disk, whatever its bytes; `*valid`: it is UTF-8. */
Str entry_fold_path(Arena *arena, Str path, bool *valid);

/** Without its extension when that is one of notes. */
Str entry_strip_note_extension(Str base, bool texts_are_notes);

#endif
