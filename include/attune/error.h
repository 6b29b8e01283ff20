#ifndef ATTUNE_ERROR_H
#define ATTUNE_ERROR_H

#include <stddef.h>

/** What kind of failure it was; the command line turns it into an exit status (interface §3). */
typedef enum AttuneErrorKind {
    ATTUNE_ERROR_NONE,
    ATTUNE_ERROR_USAGE,      /* wrong use, bad query or pattern */
    ATTUNE_ERROR_NOT_FOUND,  /* vault or note not found */
    ATTUNE_ERROR_UNREADABLE, /* found, but it cannot be read */
    ATTUNE_ERROR_LIMIT,      /* a limit against hostile input was hit */
} AttuneErrorKind;

/** Why a call failed. Plain value: copy it freely, nothing to free. Functions accept NULL for "do
 * not tell me". */
typedef struct AttuneError {
    AttuneErrorKind kind;
    size_t position;   /* bytes into the text at fault, for queries and patterns; else 0 */
    char message[512]; /* one line, lower case, no final stop; cut with "…" at a code point when
                          longer */
} AttuneError;

#endif
