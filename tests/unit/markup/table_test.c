#include "support/test.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/table.h"

static void row_is_split_at_pipes_that_are_not_escaped(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a|b", "<a><b>"},
        {"| a | b |", "<a><b>"},
        {"  |a|  b  ", "<a><b>"},
        {"|a||b|", "<a><><b>"},
        {"| [[x|y]] | z |", "<[[x><y]]><z>"},
        {"| [[x\\|y]] | `p\\|q` |", "<[[x\\|y]]><`p\\|q`>"},
        {"| a \\\\| b |", "<a \\\\><b>"},
        {"| a \\|", "<a \\|>"},
        {"|", "<>"},
        {"", "<>"},
        {"a", "<a>"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        StrVec cells = {0};
        StrBuf joined = {0};
        table_split_row(str_from(cases[i][0]), &cells);
        for (size_t k = 0; k < cells.count; k++)
            strbuf_printf(&joined, "<%.*s>", STR_ARG(cells.items[k]));
        assert_text(cases[i][0], strbuf_view(&joined), cases[i][1]);
        assert_int_equal(table_count_cells(str_from(cases[i][0])), cells.count);
        strbuf_clear(&joined);
        vec_clear(&cells);
    }
}

static void delimiter_row_gives_the_alignments(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"--|:-:", "dc"},    {"| :-- | --: | - |", "lrd"},
        {"|-|", "d"},        {":-", "l"},
        {"-", ""},           {"| - x |", ""},
        {"|:|", ""},         {"||", ""},
        {"| -- | :: |", ""}, {"| - - |", ""},
        {"| --\t|", "d"},    {"|---", "d"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t count;
        const AttuneAlign *aligns = table_scan_delimiter(&arena, str_from(cases[i][0]), &count);
        char letters[8] = {0};
        for (size_t k = 0; k < count; k++)
            letters[k] = "dlcr"[aligns[k]];
        assert_text(cases[i][0], str_from(letters), cases[i][1]);
    }
    arena_clear(&arena);
}

static void table_starts_where_head_and_delimiter_fit(void **state)
{
    (void)state;
    assert_true(table_starts(STR("a|b"), STR("--|--")));
    assert_true(table_starts(STR("| a |"), STR("|---|")));
    assert_true(table_starts(STR("| a |"), STR(":-")));
    assert_false(table_starts(STR("a"), STR("--")));
    assert_false(table_starts(STR("a | b"), STR("---")));
    assert_false(table_starts(STR("| a |"), STR("-")));
    assert_false(table_starts(STR("a|b|c"), STR("-|-")));
}

static void table_goes_on_with_a_pipe_outside_of_links(void **state)
{
    (void)state;
    assert_true(table_goes_on(STR("1|2")));
    assert_true(table_goes_on(STR("| x")));
    assert_true(table_goes_on(STR("[[a|b]] | c")));
    assert_true(table_goes_on(STR("[[a|b")));
    assert_false(table_goes_on(STR("4")));
    assert_false(table_goes_on(STR("![[x.webp|333]]")));
    assert_false(table_goes_on(STR("[[a|b]] and [[c|d]]")));
    assert_false(table_goes_on(STR("a \\| b")));
    assert_false(table_goes_on(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(row_is_split_at_pipes_that_are_not_escaped),
        cmocka_unit_test(delimiter_row_gives_the_alignments),
        cmocka_unit_test(table_starts_where_head_and_delimiter_fit),
        cmocka_unit_test(table_goes_on_with_a_pipe_outside_of_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
