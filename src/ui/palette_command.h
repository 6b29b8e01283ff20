#ifndef UI_PALETTE_COMMAND_H
#define UI_PALETTE_COMMAND_H

/* Commands that are typed with something behind them: ":open ~/notes". They have no keys. */

#include "ui/view.h"

typedef struct PaletteCommand {
    Str name;
    Str argument; /* as help shows it; empty: it takes none */
    Str help;
    /** @return false: a message says why not */
    bool (*run)(App *app, Str argument);
} PaletteCommand;

/** Sorted by name. */
const PaletteCommand *palette_command_list(size_t *count);

#endif
