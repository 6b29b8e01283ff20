#include "ui/command.h"

#include "ui/app_internal.h"
#include "ui/command_run.h"

#define RUN(word, function, text)                                                                  \
    {                                                                                              \
        .name = STR_INIT(word), .run = (function), .help = STR_INIT(text)                          \
    }
/* Works over an open pop-up as well. */
#define KEEP(word, function, text)                                                                 \
    {                                                                                              \
        .name = STR_INIT(word), .run = (function), .help = STR_INIT(text), .keeps_overlay = true   \
    }
/* Goes on with one more character. */
#define WITH(word, function, text)                                                                 \
    {                                                                                              \
        .name = STR_INIT(word), .run = (function), .help = STR_INIT(text), .takes_character = true \
    }
/* Reaches whatever has the focus. */
#define ACT(word, what, text)                                                                      \
    {                                                                                              \
        .name = STR_INIT(word), .action = (what), .help = STR_INIT(text)                           \
    }

/* Sorted by name; command_test.c checks the order. */
static const Command commands[] = {
    RUN("back", run_back, "Return to the note you came from"),
    ACT("bottom", ACTION_BOTTOM, "Go to the end, or to the line of the count"),
    KEEP("close", run_close, "Close what is in front, else quit"),
    RUN("commands", run_commands, "Find a command by name"),
    RUN("copy-code", run_copy_code, "Copy the code block at hand"),
    RUN("copy-link", run_copy_link, "Copy a link to the note"),
    RUN("copy-note", run_copy_note, "Copy the whole note"),
    RUN("copy-path", run_copy_path, "Copy the path of the note"),
    RUN("copy-section", run_copy_section, "Copy the section at hand"),
    RUN("copy-title", run_copy_title, "Copy the title of the note"),
    RUN("daily-note", run_daily_note, "Open the note of today"),
    KEEP("edit", run_edit, "Edit the note at this line in your editor"),
    RUN("facts", run_facts, "Show facts of the note"),
    RUN("filter-clear", run_filter_clear, "Clear all filters"),
    RUN("filter-property", run_filter_property, "Filter by a property, status first"),
    RUN("filter-query", run_filter_query, "Filter by a query"),
    RUN("filter-tag", run_filter_tag, "Filter by a tag"),
    RUN("filter-undo", run_filter_undo, "Take the last filter back"),
    RUN("find", run_find, "Find in the note"),
    RUN("find-next", run_find_next, "Go to the next hit"),
    RUN("find-previous", run_find_previous, "Go to the hit before"),
    RUN("find-word", run_find_word, "Find the word at hand"),
    ACT("fold-close", ACTION_FOLD_CLOSE, "Close the fold"),
    ACT("fold-close-all", ACTION_FOLD_CLOSE_ALL, "Close all folds"),
    ACT("fold-open", ACTION_FOLD_OPEN, "Open the fold"),
    ACT("fold-open-all", ACTION_FOLD_OPEN_ALL, "Open all folds"),
    ACT("fold-or-parent", ACTION_LEFT, "Fold, or go to the parent"),
    ACT("fold-turn", ACTION_FOLD_TURN, "Open or close the fold"),
    RUN("follow", run_follow, "Follow the link, fold, or filter by the tag"),
    RUN("forward", run_forward, "Go forward again"),
    ACT("half-page-down", ACTION_HALF_DOWN, "Half a page down"),
    ACT("half-page-up", ACTION_HALF_UP, "Half a page up"),
    RUN("help", run_help, "Show every key"),
    RUN("hints", run_hints, "Put a letter on every target"),
    RUN("home", run_home, "Open the home note"),
    ACT("line-down", ACTION_DOWN, "One line down"),
    ACT("line-up", ACTION_UP, "One line up"),
    WITH("mark-go", run_mark_go, "Go to a mark; ' returns from the last jump"),
    WITH("mark-set", run_mark_set, "Set a mark: a–z for this session, A–Z kept"),
    KEEP("mouse", run_mouse, "Turn the mouse on or off"),
    ACT("narrow", ACTION_NARROW, "Narrow the list as you type"),
    RUN("neighbours", run_neighbours, "List what this note is linked with"),
    RUN("next-block", run_next_block, "Go to the next block"),
    RUN("next-heading", run_next_heading, "Go to the next heading"),
    RUN("next-pane", run_next_pane, "Go to the next pane"),
    RUN("next-target", run_next_target, "Focus the next link"),
    ACT("open", ACTION_OPEN, "Open what is selected"),
    RUN("open-note", run_open_note, "Open a note by name"),
    RUN("open-outside", run_open_outside, "Open the URL or attachment outside"),
    ACT("page-down", ACTION_PAGE_DOWN, "One page down"),
    ACT("page-up", ACTION_PAGE_UP, "One page up"),
    ACT("pan-left", ACTION_LEFT, "Pan a wide table or code to the left"),
    ACT("pan-right", ACTION_RIGHT, "Pan a wide table or code to the right"),
    RUN("pane-backlinks", run_pane_backlinks, "Show, focus or hide the links here"),
    RUN("pane-links", run_pane_links, "Show, focus or hide the links out"),
    RUN("pane-notes", run_pane_notes, "Show, focus or hide the notes"),
    RUN("pane-outline", run_pane_outline, "Show, focus or hide the outline"),
    RUN("pane-properties", run_pane_properties, "Show, focus or hide the properties"),
    RUN("pane-tags", run_pane_tags, "Show, focus or hide the tags"),
    RUN("peek", run_peek, "Peek at the target"),
    RUN("previous-block", run_previous_block, "Go to the block before"),
    RUN("previous-heading", run_previous_heading, "Go to the heading before"),
    RUN("previous-pane", run_previous_pane, "Go to the pane before"),
    RUN("previous-target", run_previous_target, "Focus the link before"),
    RUN("problems", run_problems, "List the problems of the vault"),
    RUN("properties-shown", run_properties_shown, "Properties hidden, short or full"),
    KEEP("quit", run_quit, "Quit"),
    RUN("random-note", run_random_note, "Open a note by chance"),
    KEEP("redraw", run_redraw, "Draw the screen anew"),
    KEEP("rescan", run_rescan, "Read the folder again"),
    RUN("search", run_search, "Search the vault"),
    ACT("sort", ACTION_SORT, "Choose how the list is sorted"),
    ACT("sort-reverse", ACTION_REVERSE, "Turn the order around"),
    RUN("source", run_source, "The note as rendered, or as written"),
    KEEP("suspend", run_suspend, "Suspend the program"),
    ACT("top", ACTION_TOP, "Go to the top, or to the line of the count"),
    ACT("value-exclude", ACTION_EXCLUDE, "Leave out the notes with this value"),
    ACT("value-mark", ACTION_MARK, "Keep only the notes with this value"),
    RUN("zoom", run_zoom, "The focused pane alone, and back"),
};

const Command *command_list(size_t *count)
{
    *count = sizeof commands / sizeof *commands;
    return commands;
}

const Command *command_by_name(Str name)
{
    size_t low = 0, high = sizeof commands / sizeof *commands;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(commands[middle].name, name);
        if (order == 0) {
            return &commands[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

bool command_do(App *app, const Command *command, const Call *call)
{
    if (!command->run) {
        return app_act(app, command->action, call);
    }
    if (!command->keeps_overlay) {
        app_close_overlays(app);
    }
    command->run(app, call);
    return true;
}
