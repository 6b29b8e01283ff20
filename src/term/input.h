#ifndef TERM_INPUT_H
#define TERM_INPUT_H

/*
 * Bytes from a keyboard → events. No terminal and no clock: bytes and times come in from the
 * caller. A control sequence is either understood or swallowed whole; its bytes are never taken for
 * keys. Pasted text is one event.
 */

#include "base/strbuf.h"
#include "base/vec.h"
#include "ui/event.h"

/** A lone Esc is one when nothing has followed it for so long. */
#define INPUT_SEQUENCE_MS 25

typedef struct LearntKey {
    StrBuf bytes; /* from ESC on */
    Key key;
} LearntKey;

typedef enum InputMode {
    INPUT_KEYS,
    INPUT_PASTE,  /* until ESC [ 201 ~ */
    INPUT_STRING, /* an answer of the terminal that nobody asked for, until BEL or ESC \ */
} InputMode;

typedef struct Input {
    InputMode mode;
    bool utf8; /* else the locale's single bytes */
    StrBuf bytes;
    size_t start;     /* of what is not yet understood in `bytes` */
    int64_t heard_ms; /* when bytes last came */
    StrBuf paste, pasted;
    VEC(LearntKey) learnt;
} Input;

void input_init(Input *input, bool utf8);
void input_clear(Input *input);
/** A sequence that this terminal sends for a key. Ignored unless it starts with ESC and more. */
void input_learn(Input *input, Str bytes, Key key);

void input_feed(Input *input, Str bytes, int64_t now_ms);
/** The next event. Its pasted text is valid until the next call. @return false: none is complete */
bool input_next(Input *input, int64_t now_ms, Event *event);
/** When to call input_next although nothing came, because an Esc waits; INT64_MAX: never. */
int64_t input_wake_at(const Input *input);

#endif
