/* The table of options, and what can be asked of it. */

#include "base/str.h"
#include "cli/command.h"

#define AT(member) offsetof(Invocation, member)
#define KINDS                                                                                      \
    "broken-link broken-anchor ambiguous-name front-matter duplicate-key encoding name-clash "     \
    "symlink limit settings unreadable too-large"

/* clang-format off */
const Option cli_options[] = {
    {'C', "vault", "DIR", "the vault: a folder, or the name of a vault that Obsidian knows",
     OPTION_TEXT, AT(vault), 0, NULL, true},
    {'f', "format", "FORMAT", "text (for people), json, jsonl, tsv, paths; show: html; graph: dot; list: a template",
     OPTION_FORMAT, AT(format), 0, "text json jsonl tsv paths html dot", true},
    {0, "color", "WHEN", "auto, always or never", OPTION_COLOR, AT(color), 0, "auto always never", true},
    {0, "width", "N", "columns of the output; prose takes 90 at most", OPTION_NUMBER, AT(width), 10000, NULL, true},
    {0, "timing", NULL, "how long each phase took and what it read, on standard error",
     OPTION_FLAG, AT(timing), 0, NULL, true},
    {0, "log", "FILE", "add a line about this run to FILE", OPTION_TEXT, AT(log), 0, NULL, true},
    {0, "theme", "NAME", "colours: default, mono, 256, or a file of the themes folder",
     OPTION_STR, AT(theme), 0, "default mono 256", true},
    {0, "no-state", NULL, "neither read nor write what is remembered between runs",
     OPTION_FLAG, AT(no_state), 0, NULL, true},
    {0, "linear", NULL, "no boxes, one pane, for screen readers and slow lines",
     OPTION_FLAG, AT(linear), 0, NULL, true},
    {0, "guide", NULL, "take the notes that come with attune as the vault", OPTION_FLAG, AT(guide), 0, NULL, true},
    {'h', "help", NULL, "help for the program or a command", OPTION_FLAG, AT(help), 0, NULL, true},
    {'V', "version", NULL, "version of attune and of its libraries", OPTION_FLAG, AT(version), 0, NULL, true},

    {'n', "limit", "N", "at most N results", OPTION_NUMBER, AT(limit), INT32_MAX, NULL, false},
    {0, "total", NULL, "only how many results there are", OPTION_FLAG, AT(total), 0, NULL, false},
    {0, "sort", "KEY[-]", "order by name, title, modified, created, words, size, links, backlinks or a property; - is descending",
     OPTION_STR, AT(sort), 0, "name title modified created words size links backlinks", false},
    {'0', "null", NULL, "paths alone, each ended by NUL", OPTION_FLAG, AT(nul), 0, NULL, false},
    {0, "absolute", NULL, "paths from the root of the file system", OPTION_FLAG, AT(absolute), 0, NULL, false},
    {0, "raw", NULL, "the source instead of the page", OPTION_FLAG, AT(raw), 0, NULL, false},
    {0, "section", "HEADING", "one section; A#B is B within A", OPTION_TEXT, AT(section), 0, NULL, false},
    {0, "block", "ID", "the block that is marked ^ID", OPTION_TEXT, AT(block), 0, NULL, false},
    {0, "dump", "WHAT", "a stage on the way to the page: document, lines or index",
     OPTION_TEXT, AT(dump), 0, "document lines index", false},
    {0, "strict", NULL, "with -f html: plain CommonMark, raw HTML kept", OPTION_FLAG, AT(strict), 0, NULL, false},
    {0, "context", "N", "also N lines before and behind each match", OPTION_NUMBER, AT(context), 10000, NULL, false},
    {0, "explain", NULL, "say first in plain words what the query means", OPTION_FLAG, AT(explain), 0, NULL, false},
    {0, "values", "KEY", "the values of one property", OPTION_TEXT, AT(values), 0, NULL, false},
    {0, "from", "NOTE", "the note that the link stands in", OPTION_TEXT, AT(from), 0, NULL, false},
    {0, "only", "KIND", "problems of this kind alone; several are parted by commas", OPTION_TEXT, AT(only), 0, KINDS, false},
    {0, "ignore", "KIND", "no problems of this kind; several are parted by commas", OPTION_TEXT, AT(ignore), 0, KINDS, false},
    {0, "depth", "N", "steps from the note; 1 when not given", OPTION_NUMBER, AT(depth), 10000, NULL, false},
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
