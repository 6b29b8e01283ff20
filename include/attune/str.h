#ifndef ATTUNE_STR_H
#define ATTUNE_STR_H

#include <stddef.h>

/**
 * Borrowed text: a pointer and a length in bytes, not terminated by NUL.
 *
 * All text that libattune hands out is valid UTF-8, except vault paths, which keep the bytes of the
 * disk. `data` may be NULL only when `length` is 0. Whoever hands out an AttuneStr says how long it
 * stays valid.
 */
typedef struct AttuneStr {
    const char *data;
    size_t length;
} AttuneStr;

#endif
