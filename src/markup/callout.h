#ifndef MARKUP_CALLOUT_H
#define MARKUP_CALLOUT_H

/* The first line of a callout, `[!TYPE|META]+ title`, and what its type means (vault-spec 6.3). */

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct CalloutHeader {
    Str type; /* as written, trimmed */
    Str meta;
    AttuneFold fold;
    size_t length; /* bytes up to the title */
} CalloutHeader;

/** Read the text of a quote's first line. @return false when it starts no callout */
bool callout_scan(Str content, CalloutHeader *header);

/** The style of a type, which is in lower case; unknown ones have the style of a note. */
AttuneCalloutStyle callout_style(Str type);

/** The title of a callout without one: "my-type" → "My type". */
Str callout_default_title(Arena *arena, Str type);

#endif
