#ifndef TERM_TERMINAL_STATE_H
#define TERM_TERMINAL_STATE_H

/* What the files of the terminal share. Without curses, so that its macros stay in those files. */

#include "term/terminal.h"

typedef struct TerminalState {
    bool started;
    bool paused;
    bool lost;
    bool utf8;
    bool graphic;
    bool mouse;
    Capabilities capabilities;
    Theme theme;
    StrBuf paste; /* of the last EVENT_PASTE */
} TerminalState;

extern TerminalState terminal_state;

/** Bind the sequences of keys.h for the current terminal. */
void terminal_bind_keys(void);
/** Forget the colour pairs that were made. */
void terminal_forget_pairs(void);
/** Bytes straight to the terminal, behind what curses has written. */
void terminal_write(Str bytes);

#endif
