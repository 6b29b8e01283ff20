#ifndef UI_HELP_TABLE_H
#define UI_HELP_TABLE_H

/* How help groups the commands, in a word or two each; the keys come from the bindings. */

#include "ui/keymap.h"

typedef enum HelpSection {
    HELP_NOTE,
    HELP_GO,
    HELP_FILTER,
    HELP_LISTS,
    HELP_PROMPTS,
    HELP_PANES,
    HELP_PROGRAM,
    HELP_NUMBERS,
    HELP_SECTION_COUNT
} HelpSection;

#define HELP_COMMANDS 3

typedef struct HelpRow {
    HelpSection section;
    Context context;             /* where its commands are bound */
    Str commands[HELP_COMMANDS]; /* their first keys stand beside each other */
    int keys_each;               /* 1, or 2 for first and second keys */
    Str fixed;                   /* keys that are no binding */
    Str text;
} HelpRow;

const HelpRow *help_rows(size_t *count);
Str help_section_name(HelpSection section);

#endif
