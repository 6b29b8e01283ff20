#ifndef CLI_PLACE_H
#define CLI_PLACE_H

/* Which vault, and where in it, a command line means. */

#include "cli/cli.h"

/** As cli_open_vault finds it. @return false with `error`; `place` needs no clearing then */
bool place_find(const Invocation *invocation, AttunePlace *place, AttuneError *error);
/** Open the vault at `root` as the settings want it. */
AttuneVault *place_open(const char *root, AttuneLoad load, AttuneError *error);
/** The same for a person who named the note of `place`. */
AttuneVault *place_open_note(const AttunePlace *place, AttuneLoad load, AttuneError *error);

#endif
