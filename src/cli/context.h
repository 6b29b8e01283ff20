#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

/* What most commands start with: a vault that is read, and a note in it. */

#include "base/error.h"
#include "base/strbuf.h"
#include "cli/cli.h"

/** Open the vault and, for ATTUNE_LOAD_ALL, read all of it. NULL: reported, `*status` is the exit
 * status. */
AttuneVault *context_open(const Invocation *invocation, AttuneLoad load, int *status);
/** The file that `name` means. ATTUNE_FILE_NONE: reported, `*status` is the exit status. */
AttuneFileId context_find(AttuneVault *vault, const char *name, int *status);
/** Print --timing, close, flush. @return `status`, or that of a failed output */
int context_close(AttuneVault *vault, const Invocation *invocation, int status);

/** Exit status of a listing: 1 without a row. */
static inline int context_found(size_t count) { return count ? 0 : 1; }
/** How many of `count` rows --limit leaves. */
size_t context_limit(const Invocation *invocation, size_t count);
/** Print --total's number. @return the exit status */
int context_total(size_t count);
/** A vault path, with --absolute and -0 as asked, for `-f paths`. */
void context_print_path(const AttuneVault *vault, const Invocation *invocation, AttuneFileId file);
/** The operands, joined by blanks. */
Str context_join_operands(const Invocation *invocation, StrBuf *out);

#endif
