#include "ui/help_table.h"

#define ROW1(part, where, a, words)                                                                \
    {                                                                                              \
        .section = (part), .context = (where), .commands = {STR_INIT(a)}, .keys_each = 1,          \
        .text = STR_INIT(words)                                                                    \
    }
#define ROW2(part, where, a, b, words)                                                             \
    {                                                                                              \
        .section = (part), .context = (where), .commands = {STR_INIT(a), STR_INIT(b)},             \
        .keys_each = 1, .text = STR_INIT(words)                                                    \
    }
#define ROW3(part, where, a, b, c, words)                                                          \
    {                                                                                              \
        .section = (part), .context = (where),                                                     \
        .commands = {STR_INIT(a), STR_INIT(b), STR_INIT(c)}, .keys_each = 1,                       \
        .text = STR_INIT(words)                                                                    \
    }
#define FIXED(part, keys, words)                                                                   \
    {                                                                                              \
        .section = (part), .fixed = STR_INIT(keys), .text = STR_INIT(words)                        \
    }
#define N CONTEXT_NOTE
#define L CONTEXT_LIST
#define E CONTEXT_EVERYWHERE

static const HelpRow rows[] = {
    {.section = HELP_NOTE,
     .context = N,
     .commands = {STR_INIT("line-down"), STR_INIT("line-up")},
     .keys_each = 2,
     .text = STR_INIT("line")},
    ROW2(HELP_NOTE, N, "page-down", "page-up", "page"),
    ROW2(HELP_NOTE, N, "half-page-down", "half-page-up", "half page"),
    ROW2(HELP_NOTE, N, "top", "bottom", "top, end"),
    {.section = HELP_NOTE,
     .context = N,
     .commands = {STR_INIT("pan-left"), STR_INIT("pan-right")},
     .keys_each = 2,
     .text = STR_INIT("pan tables, code")},
    ROW2(HELP_NOTE, N, "next-heading", "previous-heading", "next, previous heading"),
    ROW2(HELP_NOTE, N, "next-block", "previous-block", "next, previous block"),
    ROW2(HELP_NOTE, N, "next-target", "previous-target", "next, previous link"),
    ROW1(HELP_NOTE, N, "follow", "follow, fold, filter"),
    ROW1(HELP_NOTE, N, "hints", "link hints"),
    ROW1(HELP_NOTE, N, "peek", "peek; again: open"),
    ROW3(HELP_NOTE, N, "find", "find-next", "find-previous", "find, next, previous"),
    ROW1(HELP_NOTE, N, "find-word", "find the word"),
    ROW3(HELP_NOTE, N, "fold-turn", "fold-open", "fold-close", "fold: turn, open, close"),
    ROW2(HELP_NOTE, N, "fold-open-all", "fold-close-all", "all folds open, closed"),
    ROW1(HELP_NOTE, N, "source", "rendered or source"),
    ROW1(HELP_NOTE, N, "properties-shown", "properties"),
    ROW1(HELP_NOTE, N, "open-outside", "open URL, attachment"),
    ROW3(HELP_NOTE, N, "copy-link", "copy-path", "copy-title", "copy link, path, title"),
    ROW3(HELP_NOTE, N, "copy-section", "copy-code", "copy-note", "copy section, code, note"),
    ROW1(HELP_NOTE, N, "facts", "facts of the note"),

    ROW1(HELP_GO, E, "open-note", "open a note"),
    ROW1(HELP_GO, E, "search", "search the vault"),
    ROW2(HELP_GO, E, "back", "forward", "back, forward"),
    ROW3(HELP_GO, E, "daily-note", "random-note", "home", "daily, random, home"),
    ROW1(HELP_GO, E, "neighbours", "neighbours"),
    ROW1(HELP_GO, E, "problems", "problems"),
    ROW2(HELP_GO, E, "mark-set", "mark-go", "set a mark, go to it"),

    ROW1(HELP_FILTER, E, "filter-tag", "by tag"),
    ROW1(HELP_FILTER, E, "filter-property", "by property"),
    ROW1(HELP_FILTER, E, "filter-query", "by query"),
    ROW2(HELP_FILTER, E, "filter-undo", "filter-clear", "take back, clear"),
    ROW2(HELP_FILTER, CONTEXT_FACETS, "value-mark", "value-exclude", "mark a value, not"),

    ROW1(HELP_LISTS, L, "narrow", "narrow"),
    ROW2(HELP_LISTS, L, "sort", "sort-reverse", "sort, reverse"),
    ROW2(HELP_LISTS, L, "fold-or-parent", "open", "fold or parent, open"),
    ROW1(HELP_LISTS, L, "peek", "peek"),

    FIXED(HELP_PROMPTS, "↑ ↓", "choose, history"),
    FIXED(HELP_PROMPTS, "Tab", "complete"),

    ROW2(HELP_PANES, E, "next-pane", "previous-pane", "next, previous"),
    ROW1(HELP_PANES, E, "pane-notes", "notes"),
    ROW1(HELP_PANES, E, "pane-outline", "outline"),
    ROW1(HELP_PANES, E, "pane-backlinks", "backlinks"),
    ROW1(HELP_PANES, E, "pane-tags", "tags"),
    ROW1(HELP_PANES, E, "pane-properties", "properties"),
    ROW1(HELP_PANES, E, "zoom", "this pane alone"),

    ROW1(HELP_PROGRAM, E, "help", "this page"),
    ROW1(HELP_PROGRAM, E, "commands", "commands"),
    ROW1(HELP_PROGRAM, E, "edit", "edit at this line"),
    ROW1(HELP_PROGRAM, E, "rescan", "rescan"),
    ROW1(HELP_PROGRAM, E, "mouse", "mouse on, off"),
    ROW1(HELP_PROGRAM, E, "redraw", "redraw"),
    ROW1(HELP_PROGRAM, E, "suspend", "suspend"),
    FIXED(HELP_PROGRAM, "Esc", "cancel, clear"),
    ROW2(HELP_PROGRAM, E, "close", "quit", "close, quit"),

    FIXED(HELP_NUMBERS, "3j 2]", "repeat"),
    FIXED(HELP_NUMBERS, "40G", "line 40"),
};

const HelpRow *help_rows(size_t *count)
{
    *count = sizeof rows / sizeof *rows;
    return rows;
}

Str help_section_name(HelpSection section)
{
    static const Str names[HELP_SECTION_COUNT] = {
        [HELP_NOTE] = STR_INIT("In a note"),  [HELP_GO] = STR_INIT("Go"),
        [HELP_FILTER] = STR_INIT("Filter"),   [HELP_LISTS] = STR_INIT("Lists"),
        [HELP_PROMPTS] = STR_INIT("Prompts"), [HELP_PANES] = STR_INIT("Panes"),
        [HELP_PROGRAM] = STR_INIT("Program"), [HELP_NUMBERS] = STR_INIT("Numbers"),
    };
    return names[section];
}
