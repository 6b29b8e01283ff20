#ifndef CLI_LOG_H
#define CLI_LOG_H

#include "cli/cli.h"

/** Add a line about this run to the file of --log: when, what, how long, how it ended. */
bool log_run(const Invocation *invocation, int status, int64_t ns, AttuneError *error);

#endif
