#ifndef HOST_ENV_H
#define HOST_ENV_H

/* The person's machine as environment variables describe it. The only caller of getenv. */

#include "base/arena.h"
#include "base/str.h"

/** Empty when it is not set. Valid as long as nobody changes the environment, and we never do. */
Str env_get(const char *name);

/** $HOME, else the home folder of the user's account; empty when neither is an absolute path. */
Str env_home(Arena *arena);
/** `${XDG_CONFIG_HOME:-~/.config}/attune`; an XDG path that is not absolute counts as unset. Empty
 * without a home. */
Str env_config_folder(Arena *arena);
/** `${XDG_STATE_HOME:-~/.local/state}/attune`. */
Str env_state_folder(Arena *arena);
/** Obsidian's list of vaults: the first `obsidian.json` that exists (vault-spec 1.2); empty when
 * there is none. */
Str env_known_vaults_file(Arena *arena);

/** NO_COLOR is set to anything but nothing. */
bool env_no_color(void);
/** CLICOLOR_FORCE is set to anything but nothing or "0". */
bool env_force_color(void);
/** $COLUMNS as a width, or 0. */
uint32_t env_columns(void);

#endif
