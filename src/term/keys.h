#ifndef TERM_KEYS_H
#define TERM_KEYS_H

/* What the sequences of terminals mean: the xterm forms of keys and mouse reports, whatever TERM
 * says. */

#include "ui/event.h"

/**
 * A complete control sequence from behind ESC on: "[" parameters final, or "O" modifier final.
 * @return false: nothing of it is for us
 */
bool key_sequence_read(Str bytes, Event *event);

/** A mouse report of the old form: behind ESC "[M", three bytes. */
bool key_old_mouse_read(Str bytes, Event *event);

/** A character as the interface names it: Ctrl-A to Ctrl-Z apart from those that are keys of their
 * own. */
Key key_of_character(uint32_t character);

#endif
