#include "host/env.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/path.h"

Str env_get(const char *name) { return str_from(getenv(name)); }

Str env_home(Arena *arena)
{
    Str home = env_get("HOME");
    if (str_starts_with(home, STR("/"))) {
        return home;
    }
    const struct passwd *account = getpwuid(getuid());
    if (!account || !account->pw_dir || account->pw_dir[0] != '/') {
        return STR("");
    }
    return arena_clone_str(arena, str_from(account->pw_dir));
}

/* The XDG base folder of a variable, or its place below the home folder. */
static Str base_folder(Arena *arena, const char *variable, Str below_home)
{
    Str folder = env_get(variable);
    if (str_starts_with(folder, STR("/"))) {
        return folder;
    }
    Str home = env_home(arena);
    return str_is_empty(home) ? home : path_join(arena, home, below_home);
}

static Str own_folder(Arena *arena, const char *variable, Str below_home)
{
    Str base = base_folder(arena, variable, below_home);
    return str_is_empty(base) ? base : path_join(arena, base, STR("attune"));
}

Str env_config_folder(Arena *arena) { return own_folder(arena, "XDG_CONFIG_HOME", STR(".config")); }

Str env_state_folder(Arena *arena)
{
    return own_folder(arena, "XDG_STATE_HOME", STR(".local/state"));
}

Str env_known_vaults_file(Arena *arena)
{
    Str home = env_home(arena);
    Str config = base_folder(arena, "XDG_CONFIG_HOME", STR(".config"));
    const Str folders[] = {
        env_get("OBSIDIAN_CONFIG_DIR"),
        path_join(arena, config, STR("obsidian")),
        path_join(arena, home, STR(".var/app/md.obsidian.Obsidian/config/obsidian")),
        path_join(arena, home, STR("snap/obsidian/current/.config/obsidian")),
    };
    for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
        if (!str_starts_with(folders[i], STR("/"))) {
            continue;
        }
        Str file = path_join(arena, folders[i], STR("obsidian.json"));
        if (access(file.data, R_OK) == 0) {
            return file;
        }
    }
    return STR("");
}

bool env_no_color(void) { return !str_is_empty(env_get("NO_COLOR")); }

bool env_force_color(void)
{
    Str value = env_get("CLICOLOR_FORCE");
    return !str_is_empty(value) && !str_equal(value, STR("0"));
}

uint32_t env_columns(void)
{
    uint64_t columns = 0;
    return str_parse_u64(env_get("COLUMNS"), &columns) && columns <= 10000 ? (uint32_t)columns : 0;
}
