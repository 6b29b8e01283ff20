#include "support/test.h"

#include "markup/blockid.h"
#include "markup/task.h"

static void task_marker_is_one_character_in_brackets_before_a_blank(void **state)
{
    (void)state;
    static const struct {
        const char *content;
        const char *status; /* NULL: no task */
        const char *rest;
    } cases[] = {
        {"[ ] a", " ", "a"},   {"[x] b", "x", "b"},
        {"[/]  c", "/", "c"},  {"[?]", "?", ""},
        {"[x]\td", "x", "d"},  {"[x]\nnext line", "x", "\nnext line"},
        {"[✅] e", "✅", "e"},   {"[❗️] f", "❗️", "f"},
        {"[]", NULL, ""},      {"[] a", NULL, ""},
        {"[xx] a", NULL, ""},  {"[x]y", NULL, ""},
        {"[x]: /u", NULL, ""}, {"[x", NULL, ""},
        {"[[] a", NULL, ""},   {"\\[x] a", NULL, ""},
        {"x", NULL, ""},       {"", NULL, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Str status;
        Str content = str_from(cases[i].content);
        size_t length = task_scan(content, &status);
        if ((length > 0) != (cases[i].status != NULL))
            fail_msg("%s: %zu bytes", cases[i].content, length);
        if (!length)
            continue;
        assert_text(cases[i].content, status, cases[i].status);
        assert_text(cases[i].content, str_from_offset(content, length), cases[i].rest);
    }
}

static void block_id_stands_behind_a_blank_at_the_end(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *id; /* NULL: none */
        const char *text;
    } cases[] = {
        {"text ^Q-1", "Q-1", "text"},
        {"text  ^a  ", "a", "text"},
        {"^id", "id", ""},
        {"a ^b ^c", "c", "a ^b"},
        {"x\u00A0^k", "k", "x"},
        {"x^q", NULL, ""},
        {"a ^", NULL, ""},
        {"a ^b c", NULL, ""},
        {"a ^b_c", NULL, ""},
        {"a ^ä", NULL, ""},
        {"", NULL, ""},
        {"-", NULL, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Str id;
        Str line = str_from(cases[i].line);
        size_t end = blockid_scan(line, &id);
        if ((end != STR_NOT_FOUND) != (cases[i].id != NULL))
            fail_msg("%s: ends at %zu", cases[i].line, end);
        if (end == STR_NOT_FOUND)
            continue;
        assert_text(cases[i].line, id, cases[i].id);
        assert_text(cases[i].line, str_slice(line, 0, end), cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(task_marker_is_one_character_in_brackets_before_a_blank),
        cmocka_unit_test(block_id_stands_behind_a_blank_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
