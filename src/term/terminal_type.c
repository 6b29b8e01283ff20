#include <unistd.h>

#include "base/error.h"
#include "host/env.h"
#include "term/terminal_state.h"

/* Last, for its macros are called "lines", "columns" and the like. */
#include <curses.h>

#include <term.h>

#define TRY "try ‘attune list’ or ‘attune show NOTE’"

bool terminal_type_is_usable(Error *error)
{
    int found;
    if (setupterm(NULL, STDOUT_FILENO, &found) == ERR) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "the terminal type (TERM) is unknown here; " TRY);
    }
    bool can_place = cursor_address && *cursor_address;
    del_curterm(cur_term);
    return can_place || error_set(error, ATTUNE_ERROR_USAGE,
                                  "the terminal type ‘%.*s’ cannot place the cursor; " TRY,
                                  STR_ARG(env_get("TERM")));
}
