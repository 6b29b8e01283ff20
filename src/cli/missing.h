#ifndef CLI_MISSING_H
#define CLI_MISSING_H

#include "cli/context.h"

/**
 * Print the names that links want and no file has, the most wanted first, each with the notes that
 * want it; of `note` alone, or of the whole vault with ATTUNE_FILE_NONE. @return the exit status
 */
int missing_print(const Context *context, AttuneFileId note);

#endif
