#include "cli/command.h"

#include "base/str.h"

#define FORMAT(name) (1u << FORMAT_##name)
#define ROWS (FORMAT(TEXT) | FORMAT(JSON) | FORMAT(JSONL) | FORMAT(TSV))
#define ANY SIZE_MAX

const Command commands[] = {
    {"backlinks", "NOTE", "links in other notes that lead to a note",
     "attune backlinks \"Secure base\"", "limit total", 1, 1, ROWS | FORMAT(PATHS), cmd_backlinks},
    {"check", "", "what is wrong in the vault", "attune check --only broken-link",
     "only ignore limit total", 0, 0, ROWS | FORMAT(PATHS), cmd_check},
    {"completion", "SHELL", "completions for bash, zsh or fish", "attune completion bash", "", 1, 1,
     FORMAT(TEXT), cmd_completion},
    {"config", "check", "what is wrong in the settings", "attune config check", "", 1, 1, ROWS,
     cmd_config},
    {"graph", "[NOTE]", "notes and the links between them",
     "attune graph -f dot \"Secure base\" --depth 1", "depth", 0, 1,
     FORMAT(TEXT) | FORMAT(JSON) | FORMAT(DOT), cmd_graph},
    {"links", "[NOTE]", "outgoing links of a note, or of all", "attune links \"Secure base\"",
     "limit total", 0, 1, ROWS, cmd_links},
    {"list", "[QUERY]", "the notes that match", "attune list tag:theory -f paths",
     "sort limit total null absolute", 0, ANY, ROWS | FORMAT(PATHS) | FORMAT(TEMPLATE), cmd_list},
    {"mentions", "NOTE", "places that name a note without a link",
     "attune mentions \"Secure base\"", "limit total", 1, 1, ROWS | FORMAT(PATHS), cmd_mentions},
    {"outline", "NOTE", "headings of a note", "attune outline \"Secure base\"", "", 1, 1, ROWS,
     cmd_outline},
    {"path", "A B", "the shortest chain of links from one note to another",
     "attune path Home \"Secure base\"", "", 2, 2, ROWS | FORMAT(PATHS), cmd_path},
    {"props", "[NOTE]", "properties of a note, or every key with its counts",
     "attune props --values status", "values limit total", 0, 1, ROWS, cmd_props},
    {"resolve", "LINK", "the file that a link means, and by which rule",
     "attune resolve \"secure base\"", "from", 1, 1, ROWS | FORMAT(PATHS), cmd_resolve},
    {"search", "QUERY", "matching lines", "attune search \"secure base\" --context 1",
     "context explain sort limit total", 1, ANY, ROWS | FORMAT(PATHS), cmd_search},
    {"show", "NOTE...", "notes as they read; - is standard input", "attune show Home",
     "raw section block dump strict width", 1, ANY, FORMAT(TEXT) | FORMAT(JSON) | FORMAT(HTML),
     cmd_show},
    {"stats", "", "figures of the vault", "attune stats", "", 0, 0, ROWS, cmd_stats},
    {"tags", "[NOTE]", "tags with counts of notes", "attune tags", "limit total", 0, 1, ROWS,
     cmd_tags},
    {"tasks", "[QUERY]", "task items", "attune tasks task-todo:repair", "limit total", 0, ANY,
     ROWS | FORMAT(PATHS), cmd_tasks},
};
const size_t command_count = sizeof(commands) / sizeof(*commands);

const Command *command_find(Str name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (str_equal(name, str_from(commands[i].name))) {
            return &commands[i];
        }
    }
    return NULL;
}
