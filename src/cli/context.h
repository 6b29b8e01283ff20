#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

/* What most commands start with: a vault that is read as far as needed, and a note in it. */

#include "base/error.h"
#include "base/strbuf.h"
#include "cli/cli.h"

typedef struct Context {
    const Invocation *invocation;
    AttuneVault *vault;
    AttuneLoad load; /* how much of it is read */
    int status;      /* after a failure, which is reported already */
    char *inside;    /* the folder or note of VAULT that was named; "" for all */
} Context;

/** Open the vault and read as much of it as `load` says. context_close it also after a failure. */
bool context_open(Context *context, const Invocation *invocation, AttuneLoad load);
/**
 * The file that `name` means: a vault path, a link, or a file of this vault as the shell names it.
 * Reads the rest of the vault when only that can tell, which makes `context->vault` another one; a
 * file outside it does so too, unless the vault was named.
 * @return ATTUNE_FILE_NONE: reported
 */
AttuneFileId context_find(Context *context, const char *name);
/** The same, without a word when there is none. */
AttuneFileId context_try(Context *context, const char *name);
/** Say that no note is called `name`, and which one comes nearest. */
void context_report_missing(Context *context, const char *name);
/** Report `error` and remember the status. @return false */
bool context_fail(Context *context, const AttuneError *error);
/** Say how long loading took when that was asked, and free the vault. @return `status` */
int context_close(Context *context, int status);

/** A clock for --timing. */
int64_t context_clock(void);
/** Bytes that were read besides the vault's own loading. */
void context_count_read(int64_t started, size_t bytes);
/** The line of --timing for the whole run. */
void context_print_total(int64_t started);

/** Exit status of a listing: 1 without a row. */
static inline int context_found(size_t count) { return count ? 0 : 1; }
/** How many of `count` rows --limit leaves. */
static inline size_t context_limit(const Invocation *invocation, size_t count)
{
    bool limited = invocation->limit >= 0 && (uint64_t)invocation->limit < count;
    return limited ? (size_t)invocation->limit : count;
}
/** Print --total's number. @return the exit status */
int context_total(size_t count);
/** Vault path, or absolute with --absolute; in `*memory`, which the caller clears. */
Str context_path(const Context *context, AttuneFileId file, StrBuf *memory);
/** A line of `-f paths`. */
void context_print_path(const Context *context, AttuneFileId file);
/** The operands, joined by blanks. */
Str context_join_operands(const Invocation *invocation, StrBuf *out);

#endif
