#ifndef UI_COMMAND_H
#define UI_COMMAND_H

/* Everything that can be asked of the interface, by name. Dispatch, help, the palette and the
 * manual page derive from this one table. */

#include "ui/view.h"

typedef struct Command {
    Str name;
    void (*run)(App *app, const Call *call); /* NULL: `action` reaches what has the focus */
    Str help;                                /* one line, as the palette shows it */
    Action action;
    bool takes_character; /* one more key follows: a mark's letter */
    bool keeps_overlay;   /* an open pop-up stays; else it is closed first */
} Command;

/** Sorted by name. */
const Command *command_list(size_t *count);
/** NULL: there is none of that name. */
const Command *command_by_name(Str name);
/** Do it. @return false: nothing there to do it to */
bool command_do(App *app, const Command *command, const Call *call);

#endif
