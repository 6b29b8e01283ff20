#include "support/test.h"

#include "stage.h"

static Stage *open_finding(void)
{
    return stage_open(&(StageOptions){.folder = "tests/vaults/finding",
                                      .rows = 24,
                                      .columns = 80,
                                      .guide = "/usr/share/attune/notes"});
}

static void palette_shows_each_command_with_its_key_and_help(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":filter");
    stage_assert_screen(stage, "palette");
    stage_close(stage);
}

static void enter_runs_the_best_match(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        const char *shown;
    } cases[] = {
        {":open-note<CR>", "OPEN "},
        {"<C-p>hints<CR>", "HINT "},
        {":find<CR>", "FIND  /"},
        {":filter-query<CR>", "FILTER  &"},
        {":search the<Esc>:search<CR>", "SEARCH "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stage *stage = open_finding();
        stage_keys(stage, cases[i].keys);
        if (!stage_shows(stage, cases[i].shown)) {
            fail_msg("%s: %.*s", cases[i].keys, STR_ARG(stage_status(stage)));
        }
        stage_close(stage);
    }
}

static void a_command_with_an_argument_takes_what_is_behind_the_blank(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":open /tmp/other vault<CR>");
    Effect effect = stage_effect(stage);
    assert_int_equal(effect.kind, EFFECT_OPEN_VAULT);
    assert_text("path", effect.path, "/tmp/other vault");
    stage_keys(stage, ":guide<CR>");
    effect = stage_effect(stage);
    assert_int_equal(effect.kind, EFFECT_OPEN_VAULT);
    assert_text("guide", effect.path, "/usr/share/attune/notes");
    stage_close(stage);
}

static void a_command_without_its_argument_waits_for_it(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":note<CR>");
    assert_true(str_starts_with(stage_status(stage), STR(" COMMAND  :note ")));
    stage_keys(stage, "Sourdough#Shaping<CR>");
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    assert_row(stage, 3, " ▾ bread              3 │   Shaping");
    stage_close(stage);
}

static void a_number_goes_to_that_line(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":note Long<CR>:48<CR>");
    assert_true(stage_shows(stage, "Paragraph 22 says little."));
    assert_row(stage, 3,
               " ▸ bread              3 │   Paragraph 22 says little. Needle with a capital.");
    stage_close(stage);
}

static void a_filter_and_a_search_can_be_typed_whole(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":filter tag:ferment<CR>");
    assert_true(stage_shows(stage, "3 of 9 notes"));
    stage_keys(stage, "C:search stone<CR>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  stone ")));
    stage_keys(stage, "<Esc>:find Starter<CR>");
    assert_true(stage_shows(stage, "1 of 1"));
    stage_close(stage);
}

static void what_is_no_command_is_said(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":qqqqq<CR>");
    assert_true(stage_shows(stage, "no command “qqqqq”"));
    stage_keys(stage, "<Esc>:line x<CR>");
    assert_true(stage_shows(stage, "no line number: x"));
    stage_close(stage);
}

static void a_command_that_wants_a_letter_waits_for_it(void **state)
{
    (void)state;
    Stage *stage = open_finding();
    stage_keys(stage, ":mark-set<CR>a");
    stage_keys(stage, ":note Rye<CR>'a");
    assert_true(str_starts_with(stage_status(stage), STR(" NOTE  Home.md")));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(palette_shows_each_command_with_its_key_and_help),
        cmocka_unit_test(enter_runs_the_best_match),
        cmocka_unit_test(a_command_with_an_argument_takes_what_is_behind_the_blank),
        cmocka_unit_test(a_command_without_its_argument_waits_for_it),
        cmocka_unit_test(a_number_goes_to_that_line),
        cmocka_unit_test(a_filter_and_a_search_can_be_typed_whole),
        cmocka_unit_test(what_is_no_command_is_said),
        cmocka_unit_test(a_command_that_wants_a_letter_waits_for_it),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
