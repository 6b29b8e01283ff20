#ifndef ATTUNE_ATTUNE_H
#define ATTUNE_ATTUNE_H

/* libattune: folders of linked notes in, answers out. */

#include <attune/document.h>
#include <attune/error.h>
#include <attune/note.h>
#include <attune/query.h>
#include <attune/str.h>
#include <attune/vault.h>

/** "0.1.0", of the library as it was built. Static text. */
const char *attune_version(void);

#endif
