#include <limits.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "cli/command.h"

const Option options[] = {
    {'C', "vault", "DIR", "the vault: a folder, or the name of a vault that Obsidian knows"},
    {'f', "format", "FORMAT", "text, json, jsonl, tsv, paths, html, dot, or a template for list"},
    {'0', "null", NULL, "paths end in NUL instead of a line break"},
    {0, "absolute", NULL, "absolute paths"},
    {'n', "limit", "N", "at most N results"},
    {0, "sort", "KEY[-]",
     "order by name, title, modified, created, words, size, links, backlinks "
     "or a property; - is descending"},
    {0, "total", NULL, "only how many"},
    {0, "color", "WHEN", "auto, always or never"},
    {0, "width", "N", "columns of the output"},
    {0, "timing", NULL, "how long each phase took, on standard error"},
    {0, "log", "FILE", "write down what the program did"},
    {0, "theme", "NAME", "colours of the interface"},
    {0, "no-state", NULL, "neither read nor write what is remembered between runs"},
    {0, "linear", NULL, "no boxes, one pane, for screen readers and slow lines"},
    {0, "guide", NULL, "open the notes that come with attune"},
    {'h', "help", NULL, "help for the program or a command"},
    {'V', "version", NULL, "version of attune and of its libraries"},
    {0, "raw", NULL, "show: the bytes of the file"},
    {0, "section", "HEADING", "show: one section"},
    {0, "block", "ID", "show: one block"},
    {0, "dump", "WHAT", "show: document, lines or index"},
    {0, "strict", NULL, "show -f html: CommonMark as it is"},
    {0, "context", "N", "search: lines around each hit"},
    {0, "explain", NULL, "search: what the query means, in words"},
    {0, "values", "KEY", "props: the values of one property"},
    {0, "from", "NOTE", "resolve: the note that the link stands in"},
    {0, "only", "KIND", "check: problems of this kind alone"},
    {0, "ignore", "KIND", "check: without problems of this kind"},
    {0, "depth", "N", "graph: steps from the note"},
};
const size_t option_count = sizeof(options) / sizeof(*options);

static const Option *find_option(char letter, Str name)
{
    for (size_t i = 0; i < option_count; i++) {
        if (letter ? options[i].letter == letter : str_equal(name, str_from(options[i].name))) {
            return &options[i];
        }
    }
    return NULL;
}

static bool set_format(Invocation *invocation, Str value, Error *error)
{
    static const struct {
        const char *name;
        OutputFormat format;
    } names[] = {
        {"text", FORMAT_TEXT}, {"json", FORMAT_JSON},   {"jsonl", FORMAT_JSONL},
        {"tsv", FORMAT_TSV},   {"paths", FORMAT_PATHS}, {"html", FORMAT_HTML},
        {"dot", FORMAT_DOT},
    };
    invocation->format_given = true;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (str_equal(value, str_from(names[i].name))) {
            invocation->format = names[i].format;
            return true;
        }
    }
    if (str_find_char(value, '{', 0) == STR_NOT_FOUND) {
        return error_set(
            error, ATTUNE_ERROR_USAGE,
            "--format: no format is called ‘%.*s’; text, json, jsonl, tsv, paths, html "
            "and dot are",
            STR_ARG(value));
    }
    invocation->format = FORMAT_TEMPLATE;
    invocation->template = value;
    return true;
}

static bool set_color(Invocation *invocation, Str value, Error *error)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < 3; i++) {
        if (str_equal(value, str_from(names[i]))) {
            invocation->color = (ColorWhen)i;
            return true;
        }
    }
    return error_set(error, ATTUNE_ERROR_USAGE, "--color: ‘%.*s’ is not auto, always or never",
                     STR_ARG(value));
}

static bool parse_count(const char *name, Str value, uint64_t most, uint64_t *out, Error *error)
{
    if (str_parse_u64(value, out) && *out <= most) {
        return true;
    }
    return error_set(error, ATTUNE_ERROR_USAGE, "--%s: ‘%.*s’ is not a number from 0 to %llu", name,
                     STR_ARG(value), (unsigned long long)most);
}

static bool set_number(Invocation *invocation, const char *name, Str value, Error *error)
{
    uint64_t number = 0;
    uint64_t most = strcmp(name, "limit") == 0 ? INT32_MAX : 10000;
    if (!parse_count(name, value, most, &number, error)) {
        return false;
    }
    if (strcmp(name, "limit") == 0) {
        invocation->limit = (int64_t)number;
    } else if (strcmp(name, "width") == 0) {
        invocation->width = (uint32_t)number;
    } else if (strcmp(name, "context") == 0) {
        invocation->context = (uint32_t)number;
    } else {
        invocation->depth = (uint32_t)number;
    }
    return true;
}

/* Options whose value is kept as it is. */
static const char **text_place(Invocation *invocation, Str name)
{
    const struct {
        const char *name;
        const char **place;
    } places[] = {
        {"vault", &invocation->vault},     {"log", &invocation->log},
        {"section", &invocation->section}, {"block", &invocation->block},
        {"dump", &invocation->dump},       {"from", &invocation->from},
        {"values", &invocation->values},   {"only", &invocation->only},
        {"ignore", &invocation->ignore},
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        if (str_equal(name, str_from(places[i].name))) {
            return places[i].place;
        }
    }
    return NULL;
}

static bool *flag_place(Invocation *invocation, Str name)
{
    const struct {
        const char *name;
        bool *place;
    } places[] = {
        {"null", &invocation->nul},          {"absolute", &invocation->absolute},
        {"total", &invocation->total},       {"timing", &invocation->timing},
        {"no-state", &invocation->no_state}, {"linear", &invocation->linear},
        {"guide", &invocation->guide},       {"raw", &invocation->raw},
        {"strict", &invocation->strict},     {"explain", &invocation->explain},
        {"help", &invocation->help},         {"version", &invocation->version},
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        if (str_equal(name, str_from(places[i].name))) {
            return places[i].place;
        }
    }
    return NULL;
}

static bool set_value(Invocation *invocation, const Option *option, const char *value, Error *error)
{
    Str name = str_from(option->name), text = str_from(value);
    const char **place = text_place(invocation, name);
    if (place) {
        *place = value;
        return true;
    }
    if (str_equal(name, STR("format"))) {
        return set_format(invocation, text, error);
    }
    if (str_equal(name, STR("color"))) {
        return set_color(invocation, text, error);
    }
    if (str_equal(name, STR("sort"))) {
        invocation->sort = text;
        return true;
    }
    if (str_equal(name, STR("theme"))) {
        invocation->theme = text;
        return true;
    }
    return set_number(invocation, option->name, text, error);
}

typedef struct Arguments {
    const char *const *words;
    int count;
    int next;
} Arguments;

static bool take_value(Arguments *arguments, const Option *option, const char *attached,
                       Invocation *invocation, Error *error)
{
    if (!option->value) {
        if (attached) {
            return error_set(error, ATTUNE_ERROR_USAGE, "--%s takes no value", option->name);
        }
        *flag_place(invocation, str_from(option->name)) = true;
        return true;
    }
    if (!attached) {
        if (arguments->next >= arguments->count) {
            return error_set(error, ATTUNE_ERROR_USAGE, "--%s needs a %s", option->name,
                             option->value);
        }
        attached = arguments->words[arguments->next++];
    }
    return set_value(invocation, option, attached, error);
}

static bool parse_long(Arguments *arguments, const char *word, Invocation *invocation, Error *error)
{
    const char *equals = strchr(word, '=');
    Str name = equals ? (Str){word, (size_t)(equals - word)} : str_from(word);
    const Option *option = find_option(0, name);
    if (!option) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "--%.*s: no such option; ‘attune --help’ lists them", STR_ARG(name));
    }
    return take_value(arguments, option, equals ? equals + 1 : NULL, invocation, error);
}

/* "-n5", "-n 5", "-0f paths" */
static bool parse_letters(Arguments *arguments, const char *letters, Invocation *invocation,
                          Error *error)
{
    for (; *letters; letters++) {
        const Option *option = find_option(*letters, STR(""));
        if (!option) {
            return error_set(error, ATTUNE_ERROR_USAGE,
                             "-%c: no such option; ‘attune --help’ lists them", *letters);
        }
        if (option->value) {
            const char *attached = letters[1] ? letters + 1 : NULL;
            return take_value(arguments, option, attached, invocation, error);
        }
        if (!take_value(arguments, option, NULL, invocation, error)) {
            return false;
        }
    }
    return true;
}

static bool check_operands(const Invocation *invocation, Error *error)
{
    const Command *command = invocation->command;
    if (invocation->help || invocation->version) {
        return true;
    }
    if (!command) {
        return invocation->operand_count <= 1 ||
               error_set(error, ATTUNE_ERROR_USAGE,
                         "%s: one vault or note at a time; no command is called ‘%s’",
                         invocation->operands[1], invocation->operands[0]);
    }
    if (invocation->operand_count < command->operand_min ||
        invocation->operand_count > command->operand_max) {
        return error_set(error, ATTUNE_ERROR_USAGE, "%s: use it as ‘attune %s %s’", command->name,
                         command->name, command->operands);
    }
    if (!(command->formats & 1u << invocation->format)) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "%s: it has no such format; ‘attune %s --help’ lists what it has",
                         command->name, command->name);
    }
    return true;
}

bool cli_parse(int argc, const char *const *argv, Invocation *invocation, AttuneError *error)
{
    *invocation = (Invocation){.limit = -1};
    const char **operands = mem_calloc((size_t)argc + 1, sizeof(*operands));
    invocation->operands = operands;
    invocation->memory = operands;
    Arguments arguments = {.words = argv, .count = argc, .next = 1};
    bool only_operands = false;
    while (arguments.next < argc) {
        const char *word = argv[arguments.next++];
        bool ok = true;
        if (only_operands || word[0] != '-' || word[1] == '\0') {
            operands[invocation->operand_count++] = word;
        } else if (strcmp(word, "--") == 0) {
            only_operands = true;
        } else if (word[1] == '-') {
            ok = parse_long(&arguments, word + 2, invocation, error);
        } else {
            ok = parse_letters(&arguments, word + 1, invocation, error);
        }
        if (!ok) {
            cli_clear(invocation);
            return false;
        }
    }
    if (invocation->operand_count > 0) {
        invocation->command = command_find(str_from(operands[0]));
        invocation->operands += invocation->command ? 1 : 0;
        invocation->operand_count -= invocation->command ? 1 : 0;
    }
    if (!check_operands(invocation, error)) {
        cli_clear(invocation);
        return false;
    }
    if (!invocation->command && invocation->operand_count > 0) {
        invocation->place = invocation->operands[0];
    }
    return true;
}

void cli_clear(Invocation *invocation)
{
    mem_free(invocation->memory);
    *invocation = (Invocation){0};
}
