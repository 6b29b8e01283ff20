#ifndef CLI_DOCUMENT_H
#define CLI_DOCUMENT_H

/* One note, read and parsed without the rest of its vault. */

#include "cli/context.h"

/** The file's bytes. @return malloc'ed; NULL: reported in `error` */
char *document_bytes(const Context *context, AttuneFileId file, size_t *length, AttuneError *error);
/** Its document. @return NULL with `error` for what cannot be read or is no text (vault-spec 1.7)
 */
AttuneDocument *document_read(const Context *context, AttuneFileId file, AttuneError *error);
AttuneDocument *document_parse(Str bytes, bool strict, Str name, AttuneError *error);

/** Find the note and read it alone. @return NULL: reported, `context->status` is set;
 * context_close in either case */
AttuneDocument *document_open(Context *context, const Invocation *invocation, const char *name,
                              AttuneFileId *file);

#endif
