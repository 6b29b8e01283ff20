#include "support/test.h"

#include "cli/command.h"

#define WORDS_MAX 12

/* "list -n 5" as argv, split at blanks. */
typedef struct Line {
    char text[200];
    const char *words[WORDS_MAX];
    int count;
} Line;

static void split(Line *line, const char *text)
{
    *line = (Line){.words = {"attune"}, .count = 1};
    assert_true(strlen(text) < sizeof(line->text));
    memcpy(line->text, text, strlen(text));
    for (char *at = line->text; *at; at++) {
        bool starts = *at != ' ' && (at == line->text || at[-1] == '\0');
        if (starts) {
            assert_true(line->count < WORDS_MAX);
            line->words[line->count++] = at;
        }
        *at = *at == ' ' ? '\0' : *at;
    }
}

static bool parse(const char *text, Line *line, Invocation *invocation, AttuneError *error)
{
    split(line, text);
    return cli_parse(line->count, line->words, invocation, error);
}

static void parse_finds_the_command_wherever_options_stand(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "list tag:a -n 5 -f json",
        "-n 5 -f json list tag:a",
        "-n5 list -fjson tag:a",
        "--limit=5 list tag:a --format=json",
        "list --limit 5 --format json -- tag:a",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        Line line;
        Invocation invocation;
        assert_true(parse(lines[i], &line, &invocation, NULL));
        assert_text(lines[i], str_from(invocation.command->name), "list");
        assert_int_equal(invocation.limit, 5);
        assert_int_equal(invocation.format, FORMAT_JSON);
        assert_int_equal(invocation.operand_count, 1);
        assert_text(lines[i], str_from(invocation.operands[0]), "tag:a");
        cli_clear(&invocation);
    }
}

static void parse_takes_what_is_no_command_as_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *place; /* NULL: none */
    } rows[] = {{"", NULL}, {"./list", "./list"}, {"notes -n 3", "notes"}, {"-- -x", "-x"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        Line line;
        Invocation invocation;
        assert_true(parse(rows[i].line, &line, &invocation, NULL));
        assert_null(invocation.command);
        assert_true(!rows[i].place == !invocation.place);
        if (rows[i].place) {
            assert_text(rows[i].line, str_from(invocation.place), rows[i].place);
        }
        cli_clear(&invocation);
    }
}

static void parse_says_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *message;
    } rows[] = {
        {"--totl", "--totl: no such option; did you mean ‘--total’?"},
        {"list --limit", "--limit: its N is missing"},
        {"list --limit -1", "--limit: ‘-1’ is not a number from 0 to 2147483647"},
        {"list --limit 99999999999999999999",
         "--limit: ‘99999999999999999999’ is not a number from 0 to 2147483647"},
        {"list --total=yes", "--total takes no value"},
        {"a b", "b: one vault or note at a time; no command is called ‘a’"},
        {"outline", "outline: use it as ‘attune outline NOTE’"},
        {"tags --raw", "tags: it takes no --raw; ‘attune tags --help’ lists what it takes"},
        {"stats -f dot", "stats: it prints no dot; what it prints: text, json, jsonl, tsv"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        Line line;
        Invocation invocation;
        AttuneError error = {0};
        assert_false(parse(rows[i].line, &line, &invocation, &error));
        assert_text(rows[i].line, str_from(error.message), rows[i].message);
        assert_int_equal(error.kind, ATTUNE_ERROR_USAGE);
    }
}

static void parse_lets_help_and_version_stand_with_anything(void **state)
{
    (void)state;
    static const char *const lines[] = {"--help", "outline -h", "path a --help", "-V x y z"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        Line line;
        Invocation invocation;
        assert_true(parse(lines[i], &line, &invocation, NULL));
        assert_true(invocation.help || invocation.version);
        cli_clear(&invocation);
    }
}

static void parse_leaves_numbers_that_are_not_given_apart_from_zero(void **state)
{
    (void)state;
    Line line;
    Invocation invocation;
    assert_true(parse("list --limit 0", &line, &invocation, NULL));
    assert_int_equal(invocation.limit, 0);
    assert_int_equal(invocation.width, -1);
    assert_int_equal(invocation.depth, -1);
    assert_true(cli_option_given(&invocation, "limit"));
    assert_false(cli_option_given(&invocation, "width"));
    cli_clear(&invocation);
}

static void null_asks_for_paths_unless_a_format_is_given(void **state)
{
    (void)state;
    Line line;
    Invocation invocation;
    assert_true(parse("list -0", &line, &invocation, NULL));
    assert_int_equal(invocation.format, FORMAT_PATHS);
    cli_clear(&invocation);
    assert_true(parse("list -0 -f json", &line, &invocation, NULL));
    assert_int_equal(invocation.format, FORMAT_JSON);
    cli_clear(&invocation);
}

/* ---- the tables --------------------------------------------------------------------------------
 */

static void commands_are_sorted_and_name_options_that_are_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < cli_command_count; i++) {
        const CliCommand *command = &cli_commands[i];
        if (i > 0) {
            assert_true(strcmp(cli_commands[i - 1].name, command->name) < 0);
        }
        assert_ptr_equal(cli_command_find(str_from(command->name)), command);
        assert_true(command->operand_min <= command->operand_max);
        assert_true(strncmp(command->example, "attune ", 7) == 0);
        Str rest = str_from(command->options), name;
        while (cli_next_word(&rest, &name)) {
            const Option *option = cli_option_find(0, name);
            assert_non_null(option);
            assert_false(option->everywhere);
        }
    }
}

static void options_have_names_and_letters_of_their_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < cli_option_count; i++) {
        const Option *option = &cli_options[i];
        assert_ptr_equal(cli_option_find(0, str_from(option->name)), option);
        if (option->letter) {
            assert_ptr_equal(cli_option_find(option->letter, (Str){0}), option);
        }
        assert_true((option->kind == OPTION_FLAG) == (option->value == NULL));
    }
}

static void every_kind_of_problem_can_be_asked_for(void **state)
{
    (void)state;
    const Option *only = cli_option_find(0, STR("only"));
    for (AttuneProblemKind kind = 0; kind < ATTUNE_PROBLEM_KIND_COUNT; kind++) {
        assert_true(cli_list_has(only->choices, attune_problem_kind_name(kind)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_finds_the_command_wherever_options_stand),
        cmocka_unit_test(parse_takes_what_is_no_command_as_a_place),
        cmocka_unit_test(parse_says_what_is_wrong),
        cmocka_unit_test(parse_lets_help_and_version_stand_with_anything),
        cmocka_unit_test(parse_leaves_numbers_that_are_not_given_apart_from_zero),
        cmocka_unit_test(null_asks_for_paths_unless_a_format_is_given),
        cmocka_unit_test(commands_are_sorted_and_name_options_that_are_there),
        cmocka_unit_test(every_kind_of_problem_can_be_asked_for),
        cmocka_unit_test(options_have_names_and_letters_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
