/* The table of options, and what can be asked of it. */

#include "base/str.h"
#include "cli/command.h"

#define AT(member) offsetof(Invocation, member)
#define KINDS                                                                                      \
    "broken-link broken-anchor ambiguous-name front-matter duplicate-key encoding name-clash "     \
    "symlink limit settings unreadable too-large"

/* clang-format off */
const Option cli_options[] = {
    {"vault", "DIR", "the vault: a folder, or the name of a vault that Obsidian knows",
     AT(vault), 0, NULL, OPTION_TEXT, 'C', true},
    {"format", "FORMAT", "text (for people), json, jsonl, tsv, paths; show: html; graph: dot; list: a template",
     AT(format), 0, "text json jsonl tsv paths html dot", OPTION_FORMAT, 'f', true},
    {"color", "WHEN", "auto, always or never", AT(color), 0, "auto always never", OPTION_COLOR, 0, true},
    {"width", "N", "columns of the output; prose takes 90 at most", AT(width), 10000, NULL, OPTION_NUMBER, 0, true},
    {"timing", NULL, "how long each phase took and what it read, on standard error",
     AT(timing), 0, NULL, OPTION_FLAG, 0, true},
    {"log", "FILE", "add a line about this run to FILE", AT(log), 0, NULL, OPTION_TEXT, 0, true},
    {"theme", "NAME", "colours: default, mono, 256, or a file of the themes folder",
     AT(theme), 0, "default mono 256", OPTION_STR, 0, true},
    {"no-state", NULL, "neither read nor write what is remembered between runs",
     AT(no_state), 0, NULL, OPTION_FLAG, 0, true},
    {"linear", NULL, "no boxes, one pane, for screen readers and slow lines",
     AT(linear), 0, NULL, OPTION_FLAG, 0, true},
    {"guide", NULL, "take the notes that come with attune as the vault", AT(guide), 0, NULL, OPTION_FLAG, 0, true},
    {"help", NULL, "help for the program or a command", AT(help), 0, NULL, OPTION_FLAG, 'h', true},
    {"version", NULL, "version of attune and of its libraries", AT(version), 0, NULL, OPTION_FLAG, 'V', true},

    {"limit", "N", "at most N results", AT(limit), INT32_MAX, NULL, OPTION_NUMBER, 'n', false},
    {"total", NULL, "only how many results there are", AT(total), 0, NULL, OPTION_FLAG, 0, false},
    {"sort", "KEY[-]", "order by name, title, modified, created, words, size, links, backlinks or a property; - is descending",
     AT(sort), 0, "name title modified created words size links backlinks", OPTION_STR, 0, false},
    {"null", NULL, "paths alone, each ended by NUL", AT(nul), 0, NULL, OPTION_FLAG, '0', false},
    {"absolute", NULL, "paths from the root of the file system", AT(absolute), 0, NULL, OPTION_FLAG, 0, false},
    {"raw", NULL, "the source instead of the page", AT(raw), 0, NULL, OPTION_FLAG, 0, false},
    {"section", "HEADING", "one section; A#B is B within A", AT(section), 0, NULL, OPTION_TEXT, 0, false},
    {"block", "ID", "the block that is marked ^ID", AT(block), 0, NULL, OPTION_TEXT, 0, false},
    {"dump", "WHAT", "a stage on the way to the page: document, lines or index",
     AT(dump), 0, "document lines index", OPTION_TEXT, 0, false},
    {"strict", NULL, "with -f html: plain CommonMark, raw HTML kept", AT(strict), 0, NULL, OPTION_FLAG, 0, false},
    {"context", "N", "also N lines before and behind each match", AT(context), 10000, NULL, OPTION_NUMBER, 0, false},
    {"explain", NULL, "say first in plain words what the query means", AT(explain), 0, NULL, OPTION_FLAG, 0, false},
    {"values", "KEY", "the values of one property", AT(values), 0, NULL, OPTION_TEXT, 0, false},
    {"from", "NOTE", "the note that the link stands in", AT(from), 0, NULL, OPTION_TEXT, 0, false},
    {"only", "KIND", "problems of this kind alone; several are parted by commas",
     AT(only), 0, KINDS, OPTION_TEXT, 0, false},
    {"ignore", "KIND", "no problems of this kind; several are parted by commas",
     AT(ignore), 0, KINDS, OPTION_TEXT, 0, false},
    {"missing", NULL, "only names that no file has, each with the notes that want it", AT(missing), 0, NULL, OPTION_FLAG, 0, false},
    {"depth", "N", "steps from the note; 1 when not given", AT(depth), 10000, NULL, OPTION_NUMBER, 0, false},
};
/* clang-format on */
const size_t cli_option_count = sizeof(cli_options) / sizeof(*cli_options);

_Static_assert(sizeof(cli_options) / sizeof(*cli_options) <= 64, "Invocation.given has 64 bits");

const Option *cli_option_find(char letter, Str name)
{
    for (size_t i = 0; i < cli_option_count; i++) {
        const Option *option = &cli_options[i];
        if (letter ? option->letter == letter : str_equal(name, str_from(option->name))) {
            return option;
        }
    }
    return NULL;
}

bool cli_option_given(const Invocation *invocation, const char *name)
{
    const Option *option = cli_option_find(0, str_from(name));
    return option && (invocation->given >> (option - cli_options) & 1) != 0;
}

bool cli_next_word(Str *list, Str *word)
{
    while (str_next_piece(list, ' ', word)) {
        if (!str_is_empty(*word)) {
            return true;
        }
    }
    return false;
}

bool cli_list_has(const char *list, Str wanted)
{
    Str rest = str_from(list), word;
    while (cli_next_word(&rest, &word)) {
        if (str_equal(word, wanted)) {
            return true;
        }
    }
    return false;
}

const char *cli_format_name(OutputFormat format)
{
    static const char *const names[FORMAT_COUNT] = {
        "text", "json", "jsonl", "tsv", "paths", "html", "dot", "a template",
    };
    return names[format];
}
