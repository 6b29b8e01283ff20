/* argv → Invocation. */

#include "base/alloc.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "cli/command.h"

static bool set_format(Invocation *invocation, Str value, Error *error)
{
    for (OutputFormat format = FORMAT_TEXT; format < FORMAT_TEMPLATE; format++) {
        if (str_equal(value, str_from(cli_format_name(format)))) {
            invocation->format = format;
            return true;
        }
    }
    if (str_find_char(value, '{', 0) == STR_NOT_FOUND) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "--format: ‘%.*s’ is no format; text, json, jsonl, tsv, paths, html and "
                         "dot are, and templates such as '{path} {title}'",
                         STR_ARG(value));
    }
    invocation->format = FORMAT_TEMPLATE;
    invocation->template = value;
    return true;
}

static bool set_color(Invocation *invocation, Str value, Error *error)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (str_equal(value, str_from(names[i]))) {
            invocation->color = (ColorWhen)i;
            return true;
        }
    }
    return error_set(error, ATTUNE_ERROR_USAGE, "--color: ‘%.*s’ is not auto, always or never",
                     STR_ARG(value));
}

static bool set_number(int64_t *place, const Option *option, Str value, Error *error)
{
    uint64_t number;
    if (!str_parse_u64(value, &number) || number > (uint64_t)option->most) {
        return error_set(error, ATTUNE_ERROR_USAGE, "--%s: ‘%.*s’ is not a number from 0 to %lld",
                         option->name, STR_ARG(value), (long long)option->most);
    }
    *place = (int64_t)number;
    return true;
}

static bool set_value(Invocation *invocation, const Option *option, const char *value, Error *error)
{
    void *place = (char *)invocation + option->place;
    invocation->given |= UINT64_C(1) << (option - cli_options);
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)place = true;
        return true;
    case OPTION_TEXT:
        *(const char **)place = value;
        return true;
    case OPTION_STR:
        *(Str *)place = str_from(value);
        return true;
    case OPTION_NUMBER:
        return set_number(place, option, str_from(value), error);
    case OPTION_FORMAT:
        return set_format(invocation, str_from(value), error);
    case OPTION_COLOR:
        break;
    }
    return set_color(invocation, str_from(value), error);
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
        return set_value(invocation, option, NULL, error);
    }
    if (!attached) {
        if (arguments->next >= arguments->count) {
            return error_set(error, ATTUNE_ERROR_USAGE, "--%s: its %s is missing", option->name,
                             option->value);
        }
        attached = arguments->words[arguments->next++];
    }
    return set_value(invocation, option, attached, error);
}

static bool reject_long(Str name, Error *error)
{
    Suggestion suggestion = {.wanted = name};
    for (size_t i = 0; i < cli_option_count; i++) {
        suggest_consider(&suggestion, str_from(cli_options[i].name));
    }
    if (str_is_empty(suggestion.best)) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "--%.*s: no such option; ‘attune --help’ lists them", STR_ARG(name));
    }
    return error_set(error, ATTUNE_ERROR_USAGE, "--%.*s: no such option; did you mean ‘--%.*s’?",
                     STR_ARG(name), STR_ARG(suggestion.best));
}

static bool parse_long(Arguments *arguments, const char *word, Invocation *invocation, Error *error)
{
    const char *equals = strchr(word, '=');
    Str name = equals ? (Str){word, (size_t)(equals - word)} : str_from(word);
    const Option *option = cli_option_find(0, name);
    if (!option) {
        return reject_long(name, error);
    }
    return take_value(arguments, option, equals ? equals + 1 : NULL, invocation, error);
}

/* "-n5", "-n 5", "-0f paths" */
static bool parse_letters(Arguments *arguments, const char *letters, Invocation *invocation,
                          Error *error)
{
    for (; *letters; letters++) {
        const Option *option = cli_option_find(*letters, STR(""));
        if (!option) {
            return error_set(error, ATTUNE_ERROR_USAGE,
                             "-%s: no such option; ‘attune --help’ lists them, and a query that "
                             "begins with - follows --",
                             letters);
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

/* ---- what a command takes ---------------------------------------------------------------------
 */

static bool reject_format(const Invocation *invocation, const CliCommand *command, Error *error)
{
    StrBuf formats = {0};
    for (OutputFormat format = FORMAT_TEXT; format < FORMAT_COUNT; format++) {
        if (command->formats & 1u << format) {
            strbuf_printf(&formats, "%s%s", formats.length ? ", " : "", cli_format_name(format));
        }
    }
    error_set(error, ATTUNE_ERROR_USAGE, "%s: it prints no %s; what it prints: %s", command->name,
              cli_format_name(invocation->format), strbuf_cstr(&formats));
    strbuf_clear(&formats);
    return false;
}

bool cli_check_use(const Invocation *invocation, const CliCommand *command, AttuneError *error)
{
    if (invocation->operand_count < command->operand_min ||
        invocation->operand_count > command->operand_max) {
        return error_set(error, ATTUNE_ERROR_USAGE, "%s: use it as ‘attune %s%s%s’", command->name,
                         command->name, *command->operands ? " " : "", command->operands);
    }
    for (size_t i = 0; i < cli_option_count; i++) {
        const Option *option = &cli_options[i];
        bool given = (invocation->given >> i & 1) != 0;
        if (given && !option->everywhere &&
            !cli_list_has(command->options, str_from(option->name))) {
            return error_set(error, ATTUNE_ERROR_USAGE,
                             "%s: it takes no --%s; ‘attune %s --help’ lists what it takes",
                             command->name, option->name, command->name);
        }
    }
    if (!(command->formats & 1u << invocation->format)) {
        return reject_format(invocation, command, error);
    }
    return true;
}

static bool check_operands(const Invocation *invocation, Error *error)
{
    if (invocation->help || invocation->version) {
        return true;
    }
    if (invocation->command) {
        return cli_check_use(invocation, invocation->command, error);
    }
    return invocation->operand_count <= 1 ||
           error_set(error, ATTUNE_ERROR_USAGE,
                     "%s: one vault or note at a time; no command is called ‘%s’",
                     invocation->operands[1], invocation->operands[0]);
}

/* ---- the whole line ---------------------------------------------------------------------------
 */

static bool parse_words(Arguments *arguments, Invocation *invocation, const char **operands,
                        Error *error)
{
    bool only_operands = false;
    while (arguments->next < arguments->count) {
        const char *word = arguments->words[arguments->next++];
        if (only_operands || word[0] != '-' || word[1] == '\0') {
            operands[invocation->operand_count++] = word;
        } else if (strcmp(word, "--") == 0) {
            only_operands = true;
        } else if (word[1] == '-') {
            if (!parse_long(arguments, word + 2, invocation, error)) {
                return false;
            }
        } else if (!parse_letters(arguments, word + 1, invocation, error)) {
            return false;
        }
    }
    return true;
}

bool cli_parse(int argc, const char *const *argv, Invocation *invocation, AttuneError *error)
{
    *invocation = (Invocation){.limit = -1, .width = -1, .context = -1, .depth = -1};
    const char **operands = mem_calloc((size_t)argc + 1, sizeof(*operands));
    invocation->operands = operands;
    invocation->memory = operands;
    Arguments arguments = {.words = argv, .count = argc, .next = 1};
    /* What is completed may hold half an option, so it is taken as it stands. */
    bool completes = argc > 1 && strcmp(argv[1], "__complete") == 0;
    bool ok = true;
    if (completes) {
        for (int i = 1; i < argc; i++) {
            operands[invocation->operand_count++] = argv[i];
        }
    } else {
        ok = parse_words(&arguments, invocation, operands, error);
    }
    if (ok && invocation->operand_count > 0) {
        invocation->command = cli_command_find(str_from(operands[0]));
        invocation->operands += invocation->command ? 1 : 0;
        invocation->operand_count -= invocation->command ? 1 : 0;
    }
    if (invocation->nul && !cli_option_given(invocation, "format")) {
        invocation->format = FORMAT_PATHS;
    }
    if (!ok || !check_operands(invocation, error)) {
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
