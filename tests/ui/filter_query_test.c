#include "support/test.h"

#include "stage.h"

static Stage *open_finding(void)
{
    return stage_open(&(StageOptions){.folder = "tests/vaults/finding", .rows = 24, .columns = 80});
}

static void the_list_shows_with_every_letter_what_is_left(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, "&tag:ferment");
    stage_assert_screen(stage, "filter-query");
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "only tag:ferment"));
    assert_true(stage_shows(stage, "3 of 9 notes"));
    stage_close(stage);
}

static void escape_brings_the_filters_back_that_there_were(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, "&tag:ferment<CR>&dough");
    assert_true(stage_shows(stage, "2 of 9 notes") || stage_shows(stage, "3 of 9 notes"));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "only tag:ferment"));
    stage_keys(stage, "&<CR>U");
    assert_false(stage_shows(stage, "only "));
    stage_close(stage);
}

static void a_wrong_query_is_not_kept(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, "&/(a/");
    assert_true(str_find(stage_styles(stage, 23), STR("error"), 0) != STR_NOT_FOUND);
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "FILTER"));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, " 9 notes"));
    stage_close(stage);
}

static void tab_and_up_help_here_too(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, "&is:<Tab>");
    assert_true(stage_shows(stage, "FILTER  &is:orphan"));
    assert_row(stage, 23, " no links in or out");
    stage_keys(stage, "<CR>C&<Up>");
    assert_true(stage_shows(stage, "FILTER  &is:orphan"));
    stage_close(stage);
}

static void searches_and_filters_share_their_history(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, "Sneedle<CR>&<Up>");
    assert_true(stage_shows(stage, "FILTER  &needle"));
    assert_true(stage_shows(stage, "1 of 9 notes"));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_shows_with_every_letter_what_is_left),
        cmocka_unit_test(escape_brings_the_filters_back_that_there_were),
        cmocka_unit_test(a_wrong_query_is_not_kept),
        cmocka_unit_test(tab_and_up_help_here_too),
        cmocka_unit_test(searches_and_filters_share_their_history),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
