/* Which vault an invocation means (vault-spec 1.1, 1.2). */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/path.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/place.h"
#include "host/config.h"
#include "host/env.h"

static bool is_folder(const char *path)
{
    FileInfo info;
    return file_info(path, true, &info, NULL) && info.kind == FILE_KIND_FOLDER;
}

AttuneKnownVaults *cli_known_vaults(void)
{
    Arena arena = {0};
    Str list = env_known_vaults_file(&arena);
    AttuneKnownVaults *known = attune_known_vaults_read(str_is_empty(list) ? "" : list.data, NULL);
    arena_clear(&arena);
    return known;
}

/** The folder of a vault that Obsidian knows by this name; empty when it knows none. */
static Str find_known_vault(Arena *arena, Str name)
{
    Str root = {0};
    AttuneKnownVaults *known = cli_known_vaults();
    size_t count;
    const AttuneKnownVault *vaults = attune_known_vaults_list(known, &count);
    for (size_t i = 0; i < count && str_is_empty(root); i++) {
        if (str_equal(vaults[i].name, name)) {
            root = arena_clone_str(arena, vaults[i].path);
        }
    }
    attune_known_vaults_free(known);
    return root;
}

/** `", ‘Garden’, ‘Work’"`, three at most, or nothing. */
static void append_known_vaults(StrBuf *out)
{
    AttuneKnownVaults *known = cli_known_vaults();
    size_t count;
    const AttuneKnownVault *vaults = attune_known_vaults_list(known, &count);
    for (size_t i = 0; i < count && i < 3; i++) {
        strbuf_printf(out, "%s‘%.*s’", i ? ", " : "", STR_ARG(vaults[i].name));
    }
    strbuf_append(out, count > 3 ? STR(" …") : STR(""));
    attune_known_vaults_free(known);
}

static bool say_no_such_vault(const char *given, Error *error)
{
    StrBuf known = {0};
    append_known_vaults(&known);
    error_set(error, ATTUNE_ERROR_NOT_FOUND, "%s: no such folder, nor a known vault%s%s", given,
              known.length ? "; known: " : "", strbuf_cstr(&known));
    strbuf_clear(&known);
    return false;
}

/** -C takes a folder as it is, else the name of a vault that Obsidian knows. */
static bool place_by_name(const char *given, AttunePlace *place, Error *error)
{
    Arena arena = {0};
    Str root = is_folder(given) ? str_from(given) : find_known_vault(&arena, str_from(given));
    char *real = str_is_empty(root) ? NULL : realpath(root.data, NULL);
    arena_clear(&arena);
    if (!real) {
        return say_no_such_vault(given, error);
    }
    *place = (AttunePlace){.root = real, .inside = mem_calloc(1, 1)};
    return true;
}

/** The home folder and the root of the file system are no vaults that someone meant. */
static bool is_no_vault(const AttunePlace *place, Str home)
{
    Arena arena = {0};
    char *real_home = str_is_empty(home) ? NULL : realpath(home.data, NULL);
    bool too_much =
        strcmp(place->root, "/") == 0 || (real_home && strcmp(place->root, real_home) == 0);
    bool vault = is_folder(path_join(&arena, str_from(place->root), STR(".obsidian")).data);
    free(real_home);
    arena_clear(&arena);
    return too_much && !vault;
}

static bool refuse_home(const AttunePlace *place, Str home, Error *error)
{
    return !is_no_vault(place, home) ||
           error_set(error, ATTUNE_ERROR_NOT_FOUND,
                     "%s: no vault; name one with -C DIR or in ATTUNE_VAULT", place->root);
}

bool cli_has_to_choose(const Invocation *invocation)
{
    if (invocation->place || invocation->vault || invocation->guide ||
        !str_is_empty(env_get("ATTUNE_VAULT"))) {
        return false;
    }
    Arena arena = {0};
    AttunePlace place = {0};
    Str home = env_home(&arena);
    bool nothing = attune_place_find(NULL, home.data, &place, NULL) && is_no_vault(&place, home);
    attune_place_clear(&place);
    arena_clear(&arena);
    return nothing;
}

/** Without VAULT and NOTE: -C, else $ATTUNE_VAULT, else the current folder. */
static bool find_default(const Invocation *invocation, AttunePlace *place, Error *error)
{
    Str named = env_get("ATTUNE_VAULT");
    if (invocation->guide) {
        return attune_place_find(ATTUNE_DATA_DIR "/notes", NULL, place, error);
    }
    if (invocation->vault) {
        return place_by_name(invocation->vault, place, error);
    }
    if (!str_is_empty(named)) {
        return place_by_name(named.data, place, error);
    }
    Arena arena = {0};
    Str home = env_home(&arena);
    bool found = attune_place_find(NULL, home.data, place, error);
    if (found && !refuse_home(place, home, error)) {
        attune_place_clear(place);
        found = false;
    }
    arena_clear(&arena);
    return found;
}

static void set_inside(AttunePlace *place, Str inside, bool is_note)
{
    StrBuf copy = {0};
    strbuf_append(&copy, inside);
    strbuf_cstr(&copy);
    mem_free(place->inside);
    place->inside = copy.data;
    place->is_note = is_note;
}

/** Fill `suggestion` with folders of the vault: those that its files lie in. */
static void consider_folders(const AttuneVault *vault, Suggestion *suggestion)
{
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        Str folder = path_dir(attune_vault_file(vault, files[i])->path);
        for (; !str_is_empty(folder); folder = path_dir(folder)) {
            suggest_consider(suggestion, folder);
            suggest_consider(suggestion, path_base(folder));
        }
    }
}

static bool say_nothing_is_called(const AttuneVault *vault, const char *given, Error *error)
{
    Suggestion suggestion = {.wanted = str_from(given)};
    if (strcmp(given, "help") == 0) {
        return error_set(error, ATTUNE_ERROR_NOT_FOUND,
                         "help: no such command, folder or note; did you mean ‘attune --help’?");
    }
    for (size_t i = 0; i < cli_command_count; i++) {
        suggest_consider(&suggestion, str_from(cli_commands[i].name));
    }
    if (!str_is_empty(suggestion.best)) {
        return error_set(error, ATTUNE_ERROR_NOT_FOUND,
                         "%s: no such command, folder or note; did you mean ‘attune %.*s’?", given,
                         STR_ARG(suggestion.best));
    }
    consider_folders(vault, &suggestion);
    AttuneFileId nearest;
    if (str_is_empty(suggestion.best) &&
        attune_vault_nearest(vault, str_from(given), &nearest, 1) == 1) {
        suggestion.best = attune_vault_file(vault, nearest)->name;
    }
    if (str_is_empty(suggestion.best)) {
        return error_set(error, ATTUNE_ERROR_NOT_FOUND, "%s: no such folder or note", given);
    }
    return error_set(error, ATTUNE_ERROR_NOT_FOUND,
                     "%s: no such folder or note; did you mean ‘%.*s’?", given,
                     STR_ARG(suggestion.best));
}

static bool has_folder(const AttuneVault *vault, Str folder)
{
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        if (path_is_inside(attune_vault_file(vault, files[i])->path, folder)) {
            return true;
        }
    }
    return false;
}

/** A folder or a note of the default vault, by path or as a link names it. */
static bool find_inside(const Invocation *invocation, AttunePlace *place, Error *error)
{
    if (!find_default(invocation, place, error)) {
        return false;
    }
    Str wanted = str_from(invocation->place);
    while (str_ends_with(wanted, STR("/"))) {
        wanted.length--;
    }
    for (AttuneLoad load = ATTUNE_LOAD_NAMES;; load = ATTUNE_LOAD_ALL) {
        AttuneVault *vault = place_open(place->root, load, error);
        if (!vault) {
            break;
        }
        attune_vault_finish(vault);
        AttuneResolution found = attune_vault_find(vault, wanted);
        bool folder = found.target == ATTUNE_FILE_NONE && has_folder(vault, wanted);
        if (found.target != ATTUNE_FILE_NONE) {
            set_inside(place, attune_vault_file(vault, found.target)->path, true);
        } else if (folder) {
            set_inside(place, wanted, false);
        } else if (load == ATTUNE_LOAD_ALL) {
            say_nothing_is_called(vault, invocation->place, error);
        }
        attune_vault_close(vault);
        if (found.target != ATTUNE_FILE_NONE || folder) {
            return true;
        }
        if (load == ATTUNE_LOAD_ALL) {
            break;
        }
    }
    attune_place_clear(place);
    return false;
}

bool place_find(const Invocation *invocation, AttunePlace *place, AttuneError *error)
{
    if (!invocation->place) {
        return find_default(invocation, place, error);
    }
    if (invocation->vault || invocation->guide) {
        return find_inside(invocation, place, error);
    }
    Arena arena = {0};
    Error first = {0};
    bool found = attune_place_find(invocation->place, env_home(&arena).data, place, &first);
    arena_clear(&arena);
    if (found) {
        return true;
    }
    if (first.kind != ATTUNE_ERROR_NOT_FOUND) {
        *error = first;
        return false;
    }
    Error second = {0};
    found = find_inside(invocation, place, &second);
    if (!found && error) {
        bool placed = strstr(second.message, invocation->place) != NULL;
        *error = placed ? second : first;
    }
    return found;
}

static AttuneVault *open_vault(const char *root, const char *asked, AttuneLoad load,
                               AttuneError *error)
{
    Config config;
    config_load(&config);
    AttuneVaultOptions options = {
        .load = load,
        .no_soft_links = !config.soft_links,
        .no_symlinks = !config.follow_symlinks,
        .title_from_file_name = str_equal(config.title, STR("filename")),
        .asked = asked,
    };
    config_clear(&config);
    return attune_vault_open(root, &options, error);
}

AttuneVault *place_open(const char *root, AttuneLoad load, AttuneError *error)
{
    return open_vault(root, NULL, load, error);
}

AttuneVault *place_open_note(const AttunePlace *place, AttuneLoad load, AttuneError *error)
{
    return open_vault(place->root, place->is_note ? place->inside : NULL, load, error);
}

AttuneVault *cli_open_vault(const Invocation *invocation, AttuneLoad load, AttunePlace *place,
                            AttuneError *error)
{
    if (!place_find(invocation, place, error)) {
        return NULL;
    }
    AttuneVault *vault = place_open_note(place, load, error);
    if (!vault) {
        attune_place_clear(place);
    }
    return vault;
}
