#ifndef CLI_CLI_H
#define CLI_CLI_H

/* The command line: argv → a struct → what is printed (interface §3). */

#include <attune/attune.h>

typedef struct Command Command;

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

/** A parsed command line. Text borrows from argv. */
typedef struct Invocation {
    const Command *command; /* NULL: open the interface, or print what stands for it when output is
                               no terminal */
    const char *vault;      /* -C, else NULL */
    const char *place;      /* VAULT or NOTE, when there is no command */
    const char *const *operands;
    size_t operand_count;
    void *memory; /* of the operands */
    OutputFormat format;
    AttuneStr template;
    AttuneStr sort;
    AttuneStr theme;
    const char *log;
    const char *section, *block, *dump, *from, *values, *only, *ignore; /* of single commands */
    int64_t limit, width, context, depth;                               /* -1: not given */
    ColorWhen color;
    bool nul, absolute, total, timing, no_state, linear, guide, raw, strict, explain, help, version;
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

/**
 * Find and open the vault of an invocation: -C (a folder, or the name of a known vault), else
 * `place`, else $ATTUNE_VAULT, else the current folder. `*inside` gets the vault path of the note
 * or folder to start at; the caller clears `place`.
 * @return NULL with `error` filled
 */
AttuneVault *cli_open_vault(const Invocation *invocation, AttuneLoad load, AttunePlace *place,
                            AttuneError *error);

#endif
