#ifndef QUERY_TEXT_KINDS_H
#define QUERY_TEXT_KINDS_H

/* Which notes are plain text (needle.h), found out once for each version of a note; and the plain
 * forms of the few that are not. */

#include <attune/vault.h>

#include "query/needle.h"

/** A plain form that is kept. */
typedef struct PlainCopy {
    Arena arena;
    PlainText plain;
} PlainCopy;

typedef struct KnownKind {
    uint32_t version; /* of the text, + 1; 0: not known */
    uint32_t kind;
    PlainCopy *copy; /* without regard to case; NULL: not made */
} KnownKind;

typedef struct TextKinds {
    KnownKind *known; /* by file */
    size_t count;
    size_t copied; /* bytes in copies */
} TextKinds;

unsigned text_kinds_get(TextKinds *kinds, const AttuneFile *file);
/** The plain form of a note's text, which lives until the note changes or is in `scratch`. */
PlainText text_kinds_plain(TextKinds *kinds, const AttuneFile *file, bool ignore_case,
                           Arena *scratch);
void text_kinds_clear(TextKinds *kinds);

#endif
