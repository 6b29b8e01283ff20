#ifndef MARKUP_ANGLE_H
#define MARKUP_ANGLE_H

/* What can follow a "<" within text: an autolink or raw HTML, as libcmark 0.30.2 reads them
 * (vault-spec 14.11). */

#include <attune/document.h>

#include "base/str.h"

typedef enum AngleKind {
    ANGLE_NONE,
    ANGLE_ADDRESS,
    ANGLE_EMAIL,
    ANGLE_TAG,
    ANGLE_HIDDEN
} AngleKind;

/** What is known to have no end behind a place, so that looking for it again costs nothing. */
typedef struct AngleMemo {
    bool no_comment;
    bool no_instruction;
    bool no_declaration;
    bool no_cdata;
    bool no_script;
    bool no_style;
} AngleMemo;

/** Read what starts with the "<" at `at`. @return its bytes; 0 and ANGLE_NONE when it is text */
size_t angle_scan(Str text, size_t at, AngleMemo *memo, AngleKind *kind);

/** Fill `tag`, `closing`, `address` and `alt` of an HTML node from its source (vault-spec 6.11). */
void angle_classify(Str source, AttuneNode *node);

/**
 * Bytes up to and with the end tag of the `script` or `style` that opens at `at` with `length`
 * bytes; 0 when it is another tag or has no end.
 */
size_t angle_raw_element(Str text, size_t at, size_t length, AngleMemo *memo);

#endif
