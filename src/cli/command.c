#include "cli/command.h"

#define FORMAT(name) (1u << FORMAT_##name)
#define ROWS (FORMAT(TEXT) | FORMAT(JSON) | FORMAT(JSONL) | FORMAT(TSV))
#define PATHS FORMAT(PATHS)
#define ANY SIZE_MAX

/* clang-format off */
const CliCommand cli_commands[] = {
    {"backlinks", "NOTE", "links in other notes that lead to a note",
     "NOTE may also be an attachment, or a name that links want and no note has yet.",
     "source line column kind embed property text path subpath target how anchor context",
     "attune backlinks \"Secure base\"",
     "limit total null absolute", NULL, 1, 1, OPERAND_NOTE, ROWS | PATHS, cmd_backlinks},
    {"check", "", "what is wrong in the vault, with a guess at what was meant",
     "The exit status is 4 when there are problems.",
     "path line kind message subject suggestion",
     "attune check --only broken-link",
     "only ignore limit total null absolute", NULL, 0, 0, OPERAND_NONE, ROWS | PATHS, cmd_check},
    {"completion", "SHELL", "completions for bash, zsh or fish",
     "Load them with: eval \"$(attune completion bash)\".",
     "",
     "attune completion bash",
     "", "bash zsh fish", 1, 1, OPERAND_WORD, FORMAT(TEXT), cmd_completion},
    {"config", "check", "what is wrong in the settings",
     "Reads attune's own settings and those of the vault's .obsidian folder. The exit status is 4 when there are problems.",
     "path line kind message",
     "attune config check",
     "total", "check", 1, 1, OPERAND_WORD, ROWS, cmd_config},
    {"graph", "[NOTE]", "notes and the links between them",
     "With NOTE only what is reached from it over links, in either direction, in --depth steps. Rows of tsv have the keys source, target and count.",
     "nodes edges",
     "attune graph -f dot \"Secure base\" --depth 1",
     "depth", NULL, 0, 1, OPERAND_NOTE, FORMAT(TEXT) | FORMAT(JSON) | FORMAT(TSV) | FORMAT(DOT), cmd_graph},
    {"links", "[NOTE]", "outgoing links of a note, or of all",
     "Each occurrence is a line, with the file that it leads to and by which rule. With --missing the names of notes still to be written, "
     "the most wanted first; its rows have the keys name, links and sources.",
     "source line column kind embed property text path subpath target how anchor",
     "attune links \"Secure base\"",
     "missing limit total", NULL, 0, 1, OPERAND_NOTE, ROWS, cmd_links},
    {"list", "[QUERY]", "the notes that match, or all",
     "In a template {path}, {name}, {folder}, {title}, {aliases}, {tags}, {statuses}, {size}, {created}, {modified}, {mtime}, {words}, "
     "{links} and {backlinks} are replaced, any other name is a property; {created:%F} formats a date as strftime does; "
     "\\t and \\n are a TAB and a line break, {{ is a brace.",
     "path name title aliases tags statuses properties size created modified mtime words links backlinks",
     "attune list tag:theory -f '{path}\\t{title}\\t{created:%F}'",
     "sort limit total null absolute", NULL, 0, ANY, OPERAND_QUERY, ROWS | PATHS | FORMAT(TEMPLATE), cmd_list},
    {"mentions", "NOTE", "places that name a note without a link",
     "The name of the note and its aliases are looked for in what the other notes say.",
     "source line column kind embed property text path subpath target how anchor context",
     "attune mentions \"Secure base\"",
     "limit total null absolute", NULL, 1, 1, OPERAND_NOTE, ROWS | PATHS, cmd_mentions},
    {"outline", "NOTE", "headings of a note", "",
     "level text line",
     "attune outline \"Secure base\"",
     "limit total", NULL, 1, 1, OPERAND_NOTE, ROWS, cmd_outline},
    {"path", "A B", "the shortest chain of links from one note to another",
     "The line is that of the link to the next note.",
     "path title line",
     "attune path Home \"Secure base\"",
     "total null absolute", NULL, 2, 2, OPERAND_NOTE, ROWS | PATHS, cmd_path},
    {"props", "[NOTE]", "properties of a note, or every key with its counts",
     "Rows of the whole vault have the keys key, types, notes and values; with --values key, text and notes.",
     "key type text items",
     "attune props --values status",
     "values limit total", NULL, 0, 1, OPERAND_NOTE, ROWS, cmd_props},
    {"resolve", "LINK", "the file that a link means, and by which rule",
     "LINK is written with or without its brackets.",
     "link from target how anchor candidates",
     "attune resolve \"secure base\"",
     "from null absolute", NULL, 1, 1, OPERAND_NOTE, ROWS | PATHS, cmd_resolve},
    {"search", "QUERY", "lines that match",
     "A note that matches by none of its words is there with its title. With --context rows also have before and after.",
     "path line column length text",
     "attune search \"secure base\" --context 1",
     "context explain sort limit total null absolute", NULL, 1, ANY, OPERAND_QUERY, ROWS | PATHS, cmd_search},
    {"show", "NOTE...", "notes as they read; - is standard input",
     "On a terminal with styles and links, into a pipe as plain text.",
     "path title text",
     "attune show Home",
     "raw section block dump strict", NULL, 1, ANY, OPERAND_NOTE,
     FORMAT(TEXT) | FORMAT(JSON) | FORMAT(JSONL) | FORMAT(HTML), cmd_show},
    {"stats", "", "figures of the vault", "",
     "notes attachments bytes words links resolved unresolved external tags properties orphans problems",
     "attune stats",
     "", NULL, 0, 0, OPERAND_NONE, ROWS, cmd_stats},
    {"tags", "[NOTE]", "tags with counts of notes",
     "A nested tag counts for its parents too. With NOTE the lines in which its tags stand; its rows have the keys tag and line.",
     "tag notes",
     "attune tags",
     "limit total", NULL, 0, 1, OPERAND_NOTE, ROWS, cmd_tags},
    {"tasks", "[QUERY]", "task items of the notes that match, or of all",
     "A query that speaks of tasks (task:, task-todo:, task-done:) leaves those that it means.",
     "path line status done text",
     "attune tasks task-todo:ask",
     "limit total null absolute", NULL, 0, ANY, OPERAND_QUERY, ROWS | PATHS, cmd_tasks},
};
/* clang-format on */
const size_t cli_command_count = sizeof(cli_commands) / sizeof(*cli_commands);

/* For the completions and for whoever builds the documents; no help lists them. */
static const CliCommand hidden[] = {
    {"__complete", "WORD...", "", "", "", "", "", NULL, 0, ANY, OPERAND_NONE, FORMAT(TEXT),
     cmd_complete},
    {"__docs", "WHAT", "", "", "", "", "", NULL, 1, 1, OPERAND_NONE, FORMAT(TEXT), cmd_docs},
};

const CliCommand *cli_command_find(Str name)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (str_equal(name, str_from(cli_commands[i].name))) {
            return &cli_commands[i];
        }
    }
    for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++) {
        if (str_equal(name, str_from(hidden[i].name))) {
            return &hidden[i];
        }
    }
    return NULL;
}
