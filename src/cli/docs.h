#ifndef CLI_DOCS_H
#define CLI_DOCS_H

/* What is installed beside the program, made from the tables: src/share holds a copy of each, and
 * tests/cli/docs.case says when one is out of date. */

#include "base/strbuf.h"
#include "cli/cli.h"

/** The completions of "bash", "zsh" or "fish"; NULL for another shell. Static text. */
const char *completion_script(Str shell);
/** attune(1) and attune-query(7), in the man macros. */
void docs_append_manual(StrBuf *out, const CliInterface *interface);
void docs_append_query_manual(StrBuf *out, const CliInterface *interface);
/** `config.yaml` with every default, commented out. */
void docs_append_config(StrBuf *out);

#endif
