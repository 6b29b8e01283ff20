#ifndef UI_KEYMAP_DEFAULT_H
#define UI_KEYMAP_DEFAULT_H

/* The bindings that attune comes with (interface §2). */

#include "ui/keymap.h"

typedef struct DefaultBinding {
    Context context;
    Str keys;    /* as key_parse reads them */
    Str command; /* a name of the command table */
} DefaultBinding;

/** The first binding of a command is the one that help and hints show first. */
const DefaultBinding *keymap_defaults(size_t *count);

#endif
