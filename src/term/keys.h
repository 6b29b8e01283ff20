#ifndef TERM_KEYS_H
#define TERM_KEYS_H

/* What terminals send for keys beyond the letters: the xterm forms, and the parser of control
 * sequences. */

#include "ui/event.h"

/** A sequence that every terminal may send, whatever its terminfo entry says. */
typedef struct KeySequence {
    const char *bytes;
    Key key;
} KeySequence;

extern const KeySequence key_sequences[];
extern const size_t key_sequence_count;

/** What a control sequence turned out to be. */
typedef enum SequenceKind {
    SEQUENCE_OPEN,    /* more bytes belong to it */
    SEQUENCE_IGNORED, /* complete, and not for us: swallowed whole */
    SEQUENCE_EVENT,   /* complete: an event */
    SEQUENCE_PASTE,   /* complete: pasted text follows */
} SequenceKind;

/**
 * Read the bytes behind ESC so far, `bytes` starting with "[" or "O": mouse reports (SGR 1006), the
 * start of a bracketed paste, focus reports, anything else.
 */
SequenceKind key_sequence_read(Str bytes, Event *event);

#endif
