#ifndef QUERY_TEXT_KINDS_H
#define QUERY_TEXT_KINDS_H

/* Which notes are plain text (needle.h), found out once for each version of a note. */

#include <attune/vault.h>

typedef struct KnownKind {
    uint32_t version; /* of the text, + 1; 0: not known */
    uint32_t kind;
} KnownKind;

typedef struct TextKinds {
    KnownKind *known; /* by file */
    size_t count;
} TextKinds;

unsigned text_kinds_get(TextKinds *kinds, const AttuneFile *file);
void text_kinds_clear(TextKinds *kinds);

#endif
