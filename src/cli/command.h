#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

/* The table of commands. Dispatch, --help, the man page and the completions derive from it. */

#include "cli/cli.h"

struct Command {
    const char *name;
    const char *operands;            /* as --help shows them */
    const char *summary;             /* one line */
    const char *example;             /* a command line that works in the bundled notes */
    const char *options;             /* names of its own long options, separated by blanks */
    size_t operand_min, operand_max; /* SIZE_MAX: any number */
    unsigned formats;                /* bits 1 << OutputFormat */
    int (*run)(const Invocation *invocation);
};

/** Sorted by name. */
extern const Command commands[];
extern const size_t command_count;

const Command *command_find(AttuneStr name);

/** An option of the whole program or of some commands. */
typedef struct Option {
    char letter; /* 0: none */
    const char *name;
    const char *value; /* what its argument is called; NULL: it takes none */
    const char *help;
} Option;

extern const Option options[];
extern const size_t option_count;

/** Print the help of one command, or of the program for NULL. */
void help_print(const Command *command);

int cmd_backlinks(const Invocation *invocation);
int cmd_check(const Invocation *invocation);
int cmd_completion(const Invocation *invocation);
int cmd_config(const Invocation *invocation);
int cmd_graph(const Invocation *invocation);
int cmd_links(const Invocation *invocation);
int cmd_list(const Invocation *invocation);
int cmd_mentions(const Invocation *invocation);
int cmd_outline(const Invocation *invocation);
int cmd_path(const Invocation *invocation);
int cmd_props(const Invocation *invocation);
int cmd_resolve(const Invocation *invocation);
int cmd_search(const Invocation *invocation);
int cmd_show(const Invocation *invocation);
int cmd_stats(const Invocation *invocation);
int cmd_tags(const Invocation *invocation);
int cmd_tasks(const Invocation *invocation);

#endif
