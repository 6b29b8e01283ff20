#ifndef CLI_CLI_H
#define CLI_CLI_H

/* The command line: argv → a struct → what is printed (interface §3). */

#include <attune/attune.h>

typedef struct CliCommand CliCommand;

typedef enum ColorWhen { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorWhen;

typedef enum OutputFormat {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_JSONL,
    FORMAT_TSV,
    FORMAT_PATHS,
    FORMAT_HTML,
    FORMAT_DOT,
    FORMAT_TEMPLATE, /* `template` */
    FORMAT_COUNT
} OutputFormat;

/** A key of the interface, for the manual. */
typedef struct CliBinding {
    AttuneStr context;
    AttuneStr keys; /* as help shows them */
    AttuneStr command;
    AttuneStr help;
} CliBinding;

/** What the command line must know of the interface, which it cannot see: main.c fills it. */
typedef struct CliInterface {
    void *(*new_keymap)(void);
    /** Try a binding of the settings, after those before it. */
    bool (*bind)(void *keymap, AttuneStr context, AttuneStr keys, AttuneStr command,
                 AttuneError *error);
    void (*free_keymap)(void *keymap);
    /** The bindings that nobody has changed. @return false behind the last one */
    bool (*binding)(size_t index, CliBinding *out);
    /**
     * What may stand at the end of a half-typed query, each with what it means. A `vault` NULL is
     * enough for the operators. @return the byte from which on each text replaces what is typed
     */
    size_t (*complete_query)(const AttuneVault *vault, AttuneStr typed,
                             void (*take)(void *context, AttuneStr text, AttuneStr note),
                             void *context);
    const char *(*library)(void); /* "ncurses 6.4.20221231" */
} CliInterface;

/** A parsed command line. Text borrows from argv. */
typedef struct Invocation {
    const CliCommand *command; /* NULL: open the interface, or print what stands for it when output
                               is no terminal */
    const char *vault;         /* -C, else NULL */
    const char *place;         /* VAULT or NOTE, when there is no command */
    const char *const *operands;
    size_t operand_count;
    void *memory;                  /* of the operands */
    const CliInterface *interface; /* NULL: unknown */
    OutputFormat format;
    AttuneStr template;
    AttuneStr sort;
    AttuneStr theme;
    const char *log;
    const char *section, *block, *dump, *from, *values, *only, *ignore; /* of single commands */
    int64_t limit, width, context, depth;                               /* -1: not given */
    ColorWhen color;
    bool nul, absolute, total, timing, no_state, linear, guide, raw, strict, explain, missing, help,
        version;
    uint64_t given; /* a bit for each option of the table that was there */
} Invocation;

/**
 * Read a command line. Nothing is printed and no file is read. @return false with a message for the
 * person in `error` (without the program's name), kind ATTUNE_ERROR_USAGE
 */
bool cli_parse(int argc, const char *const *argv, Invocation *invocation, AttuneError *error);
void cli_clear(Invocation *invocation);

/** Do what was asked and print it. @return the exit status of interface §3 */
int cli_run(const Invocation *invocation);

/** Print `attune: MESSAGE` to standard error, gated, one line. @return the exit status for that
 * kind of error */
int cli_report(const AttuneError *error);

/** Nothing says which vault is meant, and the current folder is the home folder or "/" and none
 * (vault-spec 1.1): a person chooses one. */
bool cli_has_to_choose(const Invocation *invocation);
/** The vaults that Obsidian knows; never NULL. */
AttuneKnownVaults *cli_known_vaults(void);

/**
 * Find and open the vault of an invocation: -C (a folder, or the name of a known vault), else
 * `place`, else $ATTUNE_VAULT, else the current folder. `*inside` gets the vault path of the note
 * or folder to start at; the caller clears `place`.
 * @return NULL with `error` filled
 */
AttuneVault *cli_open_vault(const Invocation *invocation, AttuneLoad load, AttunePlace *place,
                            AttuneError *error);

#endif
