#ifndef UNIT_VAULT_FIXTURE_H
#define UNIT_VAULT_FIXTURE_H

/* Small vaults on disk for the tests of this folder. */

#include <stdio.h>

#include <attune/vault.h>

/** Write `text` to `path` below `root`, making the folders on the way. */
void fixture_write(const char *root, const char *path, const char *text);
void fixture_write_bytes(const char *root, const char *path, const void *bytes, size_t size);
void fixture_remove(const char *root, const char *path);
/** Give it a time of change that no other file and no earlier state of it has. */
void fixture_touch(const char *root, const char *path);
/** `target` as symlink(2) takes it. */
void fixture_link(const char *root, const char *path, const char *target);

/** A new folder with empty files; `paths` is separated by commas. Owned by the caller: free(). */
char *fixture_folder(const char *paths);

/** Open and load to the end. */
AttuneVault *fixture_open(const char *root, const AttuneVaultOptions *options);
/** Id of the file with that path, which must be there. */
AttuneFileId fixture_id(const AttuneVault *vault, const char *path);
/** Path of a file; "-" for none. Valid as long as the vault's. */
const char *fixture_path(const AttuneVault *vault, AttuneFileId id);

/** A terminated string as the library wants it. */
AttuneStr fixture_text(const char *text);

/** All that the vault says, by paths instead of ids. Owned by the caller: free(). */
char *fixture_dump(AttuneVault *vault);

#endif
