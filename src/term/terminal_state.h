#ifndef TERM_TERMINAL_STATE_H
#define TERM_TERMINAL_STATE_H

/* What the files of the terminal share. Without curses, so that its macros stay in those files. */

#include "term/input.h"
#include "term/terminal.h"

typedef struct TerminalState {
    bool started;
    bool paused;
    bool lost;
    bool utf8;
    bool graphic;
    bool mouse;
    TerminalOptions options;
    Capabilities capabilities;
    Theme theme;
    Input input;
} TerminalState;

extern TerminalState terminal_state;

/** terminfo knows TERM, and how to place the cursor there, without which there is no screen. */
bool terminal_type_is_usable(AttuneError *error);
/** A string of this terminal's entry in terminfo; empty without one. */
const char *terminal_capability(const char *name);
/** Start reading keys, with the sequences of this terminal. */
void terminal_learn_keys(void);
/** Forget the colour pairs that were made and what is on the screen. */
void terminal_forget_output(void);
/** terminal_emergency_restore has run: nothing more is to be written. */
bool terminal_is_dying(void);
/** Bytes straight to the terminal, behind what curses has written. */
void terminal_write(Str bytes);

#endif
