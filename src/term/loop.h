#ifndef TERM_LOOP_H
#define TERM_LOOP_H

/* The interface in a real terminal: keys, the vault and the clock go in, frames and effects come
 * out. */

#include <attune/vault.h>

#include "render/theme.h"

typedef struct LoopOptions {
    AttuneVault *vault;    /* borrowed */
    AttuneStr start;       /* vault path to start at; empty: the last note, else home */
    AttuneStr theme;       /* name; empty: what the settings say */
    LoadTheme *load_theme; /* NULL: only the themes that attune brings */
    const char *guide;     /* folder of the bundled notes, or NULL */
    const AttuneKnownVault *known_vaults; /* as in AppOptions */
    size_t known_vault_count;
    bool choose_vault;
    bool no_state;
    bool linear;
    bool no_color;
} LoopOptions;

/**
 * Run until the person quits. The terminal is restored in every case: quit, error, signal, crash in
 * any thread.
 * @return true when the person quit; false with `error` when there is no usable terminal. On a
 * signal the process ends by it.
 * `*next` (may be NULL) is set to an owned path when the person asked for another vault, which the
 * caller opens and frees.
 */
bool loop_run(const LoopOptions *options, char **next, AttuneError *error);

#endif
