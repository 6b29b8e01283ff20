/* argv → the command line or the interface; the only place that knows both. */

#include <locale.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "cli/cli.h"
#include "cli/theme_file.h"
#include "host/env.h"
#include "term/loop.h"
#include "term/terminal.h"
#include "ui/command.h"
#include "ui/keymap_default.h"
#include "ui/query_complete.h"

/* Nothing said about the locale means UTF-8, not the C locale of 1989 (interface §1). */
static void set_locale(void)
{
    bool silent = str_is_empty(env_get("LC_ALL")) && str_is_empty(env_get("LC_CTYPE")) &&
                  str_is_empty(env_get("LANG"));
    if (silent || !setlocale(LC_ALL, "")) {
        setlocale(LC_ALL, "C.UTF-8");
    }
    setlocale(LC_NUMERIC, "C");
}

/* ---- what the command line asks of the interface ----------------------------------------------
 */

static void *new_keymap(void)
{
    Keymap *keymap = MEM_NEW(Keymap);
    keymap_init(keymap);
    return keymap;
}

static bool bind_key(void *keymap, Str context, Str keys, Str command, Error *error)
{
    return keymap_bind(keymap, context, keys, command, error);
}

static void free_keymap(void *keymap)
{
    keymap_clear(keymap);
    mem_free(keymap);
}

static bool default_binding(size_t index, CliBinding *out)
{
    size_t count;
    const DefaultBinding *bindings = keymap_defaults(&count);
    if (index >= count) {
        return false;
    }
    *out = (CliBinding){.context = context_name(bindings[index].context),
                        .keys = bindings[index].keys,
                        .command = bindings[index].command,
                        .help = command_by_name(bindings[index].command)->help};
    return true;
}

static size_t complete_query(const AttuneVault *vault, Str typed,
                             void (*take)(void *context, Str text, Str note), void *context)
{
    Arena arena = {0};
    Completions found = {0};
    CompletePlace place = query_complete_place(typed, typed.length);
    query_complete_list(vault, &place, &arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        take(context, found.items[i].text, found.items[i].note);
    }
    vec_clear(&found);
    arena_clear(&arena);
    return place.from;
}

static const CliInterface interface = {
    .new_keymap = new_keymap,
    .bind = bind_key,
    .free_keymap = free_keymap,
    .binding = default_binding,
    .complete_query = complete_query,
    .library = terminal_library,
};

/* ---- the interface ----------------------------------------------------------------------------
 */

static bool has_terminal_type(const Invocation *invocation, Error *error)
{
    const char *place = invocation->place;
    return !str_is_empty(env_get("TERM")) ||
           error_set(error, ATTUNE_ERROR_USAGE,
                     "no terminal type is set (TERM); try ‘attune list%s%s’ or ‘attune show NOTE’",
                     place ? " " : "", place ? place : "");
}

/* One vault in the interface, or the choice between those that are known. `*next` is the place that
 * the person wants to see after it. */
static bool open_interface(const Invocation *invocation, const AttuneKnownVaults *known,
                           char **next, Error *error)
{
    AttunePlace place = {0};
    size_t known_count;
    const AttuneKnownVault *list = attune_known_vaults_list(known, &known_count);
    bool choose = known_count > 0 && cli_has_to_choose(invocation);
    AttuneVaultOptions nothing = {.load = ATTUNE_LOAD_NOTHING};
    AttuneVault *vault = choose ? attune_vault_open(".", &nothing, error)
                                : cli_open_vault(invocation, ATTUNE_LOAD_ALL, &place, error);
    if (!vault) {
        return false;
    }
    LoopOptions options = {
        .vault = vault,
        .start = str_from(place.inside),
        .theme = invocation->theme,
        .load_theme = theme_load,
        .guide = ATTUNE_DATA_DIR "/notes",
        .known_vaults = list,
        .known_vault_count = known_count,
        .choose_vault = choose,
        .no_state = invocation->no_state || invocation->guide || choose,
        .linear = invocation->linear,
        .no_color =
            invocation->color == COLOR_NEVER || (invocation->color == COLOR_AUTO && env_no_color()),
    };
    bool ok = loop_run(&options, next, error);
    attune_vault_close(vault);
    attune_place_clear(&place);
    return ok;
}

static int run_interface(Invocation *invocation)
{
    Error error = {0};
    char *place = NULL;
    AttuneKnownVaults *known = cli_known_vaults();
    bool ok = has_terminal_type(invocation, &error);
    while (ok) {
        char *next = NULL;
        ok = open_interface(invocation, known, &next, &error);
        mem_free(place);
        place = next;
        if (!place) {
            break;
        }
        invocation->vault = NULL;
        invocation->guide = false;
        invocation->place = place;
    }
    attune_known_vaults_free(known);
    return ok ? 0 : cli_report(&error);
}

int main(int argc, char **argv)
{
    Error error = {0};
    Invocation invocation = {0};
    set_locale();
    if (!cli_parse(argc, (const char *const *)argv, &invocation, &error)) {
        return cli_report(&error);
    }
    invocation.interface = &interface;
    bool printed =
        invocation.command || invocation.help || invocation.version || !isatty(STDOUT_FILENO);
    int status = printed ? cli_run(&invocation) : run_interface(&invocation);
    cli_clear(&invocation);
    return status;
}
