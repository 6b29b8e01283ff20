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

/** A library that libattune stands on, as it is linked now. */
typedef struct AttuneLibrary {
    const char *name; /* static text */
    char version[32];
} AttuneLibrary;

/** @return false behind the last one */
bool attune_library(size_t index, AttuneLibrary *out);

#endif
