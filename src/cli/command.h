#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

/* The tables of commands and options. Parsing, dispatch, --help, the manual pages and the
 * completions derive from them. */

#include "base/str.h"
#include "cli/cli.h"

/** What an operand is, for the completions. */
typedef enum OperandKind {
    OPERAND_NONE,
    OPERAND_NOTE,
    OPERAND_QUERY,
    OPERAND_WORD, /* one of `choices` */
} OperandKind;

struct CliCommand {
    const char *name;
    const char *operands;            /* as --help shows them */
    const char *summary;             /* one line */
    const char *more;                /* what else --help and the manual say, sentences */
    const char *keys;                /* of a row in JSON and TSV; empty: no rows */
    const char *example;             /* a command line that works in the bundled notes */
    const char *options;             /* names of its own long options, separated by blanks */
    const char *choices;             /* of OPERAND_WORD, separated by blanks */
    size_t operand_min, operand_max; /* SIZE_MAX: any number */
    OperandKind operand;
    unsigned formats; /* bits 1 << OutputFormat */
    int (*run)(const Invocation *invocation);
};

/** Sorted by name. */
extern const CliCommand cli_commands[];
extern const size_t cli_command_count;

/** Also the hidden commands, whose names begin with "__". */
const CliCommand *cli_command_find(AttuneStr name);

typedef enum OptionKind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_STR,    /* Str */
    OPTION_NUMBER, /* int64_t, from 0 to `most` */
    OPTION_FORMAT,
    OPTION_COLOR,
} OptionKind;

typedef struct Option {
    const char *name;
    const char *value; /* what its argument is called; NULL: it takes none */
    const char *help;
    size_t place; /* offsetof its member of Invocation */
    int64_t most;
    const char *choices; /* separated by blanks; NULL: anything */
    OptionKind kind;
    char letter;     /* 0: none */
    bool everywhere; /* each command takes it; else those that name it */
} Option;

extern const Option cli_options[];
extern const size_t cli_option_count;

/** By its name, or by its letter when that is not 0. */
const Option *cli_option_find(char letter, AttuneStr name);
bool cli_option_given(const Invocation *invocation, const char *name);
/** Is `word` one of those that stand in `list`, separated by blanks? */
bool cli_list_has(const char *list, AttuneStr word);
/** The next word of `*list`. @return false at its end */
bool cli_next_word(Str *list, Str *word);
/** "text", "json" … */
const char *cli_format_name(OutputFormat format);

/** Does `command` take what the invocation says? */
bool cli_check_use(const Invocation *invocation, const CliCommand *command, AttuneError *error);

int help_run(const CliCommand *command);
int version_run(const CliInterface *interface);

int cmd_backlinks(const Invocation *invocation);
int cmd_check(const Invocation *invocation);
int cmd_complete(const Invocation *invocation);
int cmd_completion(const Invocation *invocation);
int cmd_config(const Invocation *invocation);
int cmd_docs(const Invocation *invocation);
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
