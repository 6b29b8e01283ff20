#include "support/test.h"

#include "stage.h"

static Stage *open_finding(int rows, int columns)
{
    return stage_open(
        &(StageOptions){.folder = "tests/vaults/finding", .rows = rows, .columns = columns});
}

static void switcher_stands_on_the_status_line_with_the_best_match_next_to_it(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "oough");
    stage_assert_screen(stage, "switcher");
    stage_close(stage);
}

static void switcher_draws_in_ascii_where_there_is_nothing_else(void **state)
{
    (void)state;
    Stage *stage = stage_open(&(StageOptions){
        .folder = "tests/vaults/finding", .rows = 16, .columns = 60, .ascii = true, .mono = true});
    stage_keys(stage, "olev");
    stage_assert_screen(stage, "switcher-ascii");
    stage_close(stage);
}

static void enter_opens_the_best_match(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        const char *path;
    } cases[] = {
        {"osour<CR>", "bread/Sourdough.md"},
        {"o<C-u>mother<CR>", "bread/Starter.md"},
        {"<C-o>oven stone<CR>", "tools/Oven.md"},
        {"o03-02<CR>", "journal/2026-03-02.md"},
    };
    Stage *stage = open_finding(24, 100);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stage_keys(stage, cases[i].keys);
        Str status = stage_status(stage);
        if (str_find(status, str_from(cases[i].path), 0) == STR_NOT_FOUND) {
            fail_msg("%s: %.*s", cases[i].keys, STR_ARG(status));
        }
    }
    stage_close(stage);
}

/* A fast typist's Enter comes before anything was drawn. */
static void enter_means_what_is_typed_and_not_what_was_drawn(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 100);
    stage_keys_at_once(stage, "orye<CR>");
    stage_work(stage);
    assert_true(stage_shows(stage, "NOTE  bread/Rye.md"));
    stage_close(stage);
}

static void an_empty_switcher_offers_the_notes_read_last(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "orye<CR>ooven<CR>osour<CR>o");
    assert_row(stage, 23,
               "   The oven and its stone                                                 tools");
    stage_keys(stage, "<Esc>o<CR>");
    assert_true(stage_shows(stage, "NOTE  tools/Oven.md"));
    stage_close(stage);
}

static void arrows_choose_from_the_prompt_upwards(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "o2026");
    assert_styles(stage, 23, "1-3 selected, 4-7 match_current, 8-80 selected");
    stage_keys(stage, "<Up>");
    assert_styles(stage, 22, "1-3 selected, 4-7 match_current, 8-80 selected");
    stage_keys(stage, "<Up><C-n><CR>");
    assert_true(stage_shows(stage, "NOTE  journal/2026-03-0"));
    stage_close(stage);
}

static void a_hash_lists_the_headings_of_the_chosen_note(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "osourd#");
    assert_row(stage, 21,
               "─ Open ─────────────────────────────────────────────────────── 2 of 2 headings ─");
    assert_row(stage, 23,
               "     Mixing                                                           Sourdough");
    stage_keys(stage, "shap<CR>");
    assert_true(stage_shows(stage, "bread/Sourdough.md"));
    assert_row(stage, 3, " ▾ bread              3 │   Shaping");
    stage_close(stage);
}

static void a_leading_hash_lists_the_headings_of_the_open_note(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "orye<CR>o#");
    assert_true(stage_shows(stage, "0 of 0 headings"));
    stage_keys(stage, "<Esc>ostarter<CR>o#rest");
    assert_row(stage, 23,
               "     Resting                                                            Starter");
    stage_close(stage);
}

static void tab_completes_the_name_and_then_asks_for_a_heading(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "ostar<Tab>");
    assert_true(str_starts_with(stage_status(stage), STR(" OPEN  Starter ")));
    stage_keys(stage, "<Tab>");
    assert_true(str_starts_with(stage_status(stage), STR(" OPEN  Starter# ")));
    assert_true(stage_shows(stage, "2 of 2 headings"));
    stage_close(stage);
}

static void nothing_found_is_said_and_the_prompt_stays(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "oxyzzy<CR>");
    assert_true(stage_shows(stage, "no note “xyzzy”"));
    assert_true(stage_shows(stage, "0 of 9 notes"));
    stage_keys(stage, "<Esc>");
    assert_true(str_starts_with(stage_status(stage), STR(" NOTE  Home.md")));
    stage_close(stage);
}

static void a_click_opens_a_row_and_beside_the_list_it_closes(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "osour");
    stage_click(stage, 23, 10);
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    stage_keys(stage, "o");
    stage_click(stage, 2, 40);
    assert_true(str_starts_with(stage_status(stage), STR(" NOTE ")));
    stage_close(stage);
}

static void pasted_text_is_typed(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "o");
    stage_paste(stage, "sour\ndough");
    assert_true(str_starts_with(stage_status(stage), STR(" OPEN  sour dough ")));
    stage_close(stage);
}

static void the_smallest_screens_hold_it(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {2, 3}, {3, 20}, {5, 20}, {8, 20}, {6, 200}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage *stage = open_finding(sizes[i][0], sizes[i][1]);
        stage_keys(stage, "osour<Up><Down><PgUp>");
        stage_surface(stage);
        stage_resize(stage, 24, 80);
        assert_true(stage_shows(stage, "OPEN  sour"));
        stage_close(stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(switcher_stands_on_the_status_line_with_the_best_match_next_to_it),
        cmocka_unit_test(switcher_draws_in_ascii_where_there_is_nothing_else),
        cmocka_unit_test(enter_opens_the_best_match),
        cmocka_unit_test(enter_means_what_is_typed_and_not_what_was_drawn),
        cmocka_unit_test(an_empty_switcher_offers_the_notes_read_last),
        cmocka_unit_test(arrows_choose_from_the_prompt_upwards),
        cmocka_unit_test(a_hash_lists_the_headings_of_the_chosen_note),
        cmocka_unit_test(a_leading_hash_lists_the_headings_of_the_open_note),
        cmocka_unit_test(tab_completes_the_name_and_then_asks_for_a_heading),
        cmocka_unit_test(nothing_found_is_said_and_the_prompt_stays),
        cmocka_unit_test(a_click_opens_a_row_and_beside_the_list_it_closes),
        cmocka_unit_test(pasted_text_is_typed),
        cmocka_unit_test(the_smallest_screens_hold_it),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
