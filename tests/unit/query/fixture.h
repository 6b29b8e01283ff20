#ifndef UNIT_QUERY_FIXTURE_H
#define UNIT_QUERY_FIXTURE_H

/* Vaults made on the spot, and questions to them. */

#include <stdio.h>

#include <attune/query.h>

typedef struct FixtureFile {
    const char *path;
    const char *text;
} FixtureFile;

/** A terminated string as the library wants it. */
AttuneStr fixture_str(const char *text);

/** Write the files to `root`, making the folders on the way. */
void fixture_write(const char *root, const FixtureFile *files, size_t count);
/** Open the folder and load to the end. */
AttuneVault *fixture_open(const char *root);
/** Both, in a new folder. */
AttuneVault *fixture_vault(const FixtureFile *files, size_t count);
AttuneFileId fixture_id(const AttuneVault *vault, const char *path);

/** Must succeed. */
AttuneQuery *fixture_parse(const char *text);

/** Paths of what matches, joined by blanks; "error: …" when there is one. Owned by the caller:
 * free(). */
char *fixture_search(const AttuneVault *vault, const char *query,
                     const AttuneSearchOptions *options);
/** Hits of all files, `path:line:column+length` and the place's first letter, joined by blanks.
 * Owned by the caller: free(). */
char *fixture_hits(const AttuneVault *vault, const char *query, const AttuneSearchOptions *options);

#endif
