#ifndef MARKUP_HTML_SCAN_H
#define MARKUP_HTML_SCAN_H

/*
 * Raw HTML of a note taken apart as a browser would, for writers that must not trust it. Linear,
 * never fails: what is no tag is text.
 */

#include "base/str.h"

typedef enum HtmlTokenKind {
    HTML_TOKEN_TEXT,
    HTML_TOKEN_TAG,
    HTML_TOKEN_HIDDEN, /* comment, declaration, instruction; script and style with all that is in
                          them */
} HtmlTokenKind;

typedef struct HtmlToken {
    HtmlTokenKind kind;
    Str source;
    Str name; /* of a TAG, as written */
    bool closing;
    Str attributes; /* of a TAG: all between name and ">" */
} HtmlToken;

/** The token at `*offset`, which moves behind it. @return false at the end */
bool html_scan_next(Str html, size_t *offset, HtmlToken *token);

/** Is it the name of a tag whose content is never shown: script or style? */
bool html_scan_hides_content(Str name);

/** The next attribute; `*attributes` moves behind it. `value` is as written, without its quotes. */
bool html_scan_attribute(Str *attributes, Str *name, Str *value);

#endif
