#ifndef SPEC_FILES_H
#define SPEC_FILES_H

/* The notes that lie about: our own vault, the test vaults, and the sample vaults where they are.
 */

#include "base/str.h"

/** Call `visit` with the path and the bytes of each note below `folder`, in the order of names.
 * @return how many */
size_t spec_each_note(const char *folder, void (*visit)(void *context, const char *path, Str note),
                      void *context);

/** The same for all folders of notes; `samples` may be NULL. */
size_t spec_each_note_at_hand(const char *samples,
                              void (*visit)(void *context, const char *path, Str note),
                              void *context);

#endif
