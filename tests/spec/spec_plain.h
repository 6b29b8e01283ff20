#ifndef SPEC_PLAIN_H
#define SPEC_PLAIN_H

/* Telling notes that are plain CommonMark from those that use the dialect. */

#include <attune/document.h>

/** Could the dialect read this note in another way than CommonMark? (`document` is not parsed
 * strictly) */
bool spec_uses_dialect(const AttuneDocument *document);

#endif
