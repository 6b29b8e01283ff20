#ifndef VAULT_SETTINGS_H
#define VAULT_SETTINGS_H

/* What the vault's `.obsidian` folder says (vault-spec 1.3, 1.9, 1.10). Read once, never written.
 */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/regex.h"
#include "base/vec.h"

/** One of userIgnoreFilters: a regular expression, else a folded prefix. */
typedef struct Filter {
    Str text; /* as it is written */
    Str prefix;
    Regex *regex;
} Filter;

typedef struct SettingsProblem {
    Str path; /* ".obsidian/app.json" */
    uint32_t line;
    Str subject;
    Str message;
} SettingsProblem;

typedef struct Settings {
    Arena arena;
    AttuneSettings face;
    Map type_ids; /* fold(key) → index of `types` */
    VEC(Str) types;
    VEC(Filter) filters;
    VEC(SettingsProblem) problems;
    uint64_t fingerprint; /* of the files' bytes */
} Settings;

/** Never fails: what cannot be read has its default and a problem. `root` is an open folder. */
Settings *settings_read(int root);
void settings_free(Settings *settings);
/** Take in `text` as if it were what the file at `path`, ".obsidian/app.json" for one, holds. */
void settings_take(Settings *settings, const char *path, Str text);

/** Is the file one that the filters exclude? A filter that takes too long is dropped, with a
 * problem. */
bool settings_exclude(Settings *settings, Str path, Str folded);

#endif
