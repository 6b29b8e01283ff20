#include "support/test.h"

#include "stage.h"

static Stage *open_finding(int rows, int columns)
{
    return stage_open(
        &(StageOptions){.folder = "tests/vaults/finding", .rows = rows, .columns = columns});
}

static void hits_stand_by_note_with_the_note_beside_them(void **state)
{
    (void)state;
    Stage *stage = open_finding(30, 120);
    stage_keys(stage, "Sdough tag:ferment -status:draft");
    stage_assert_screen(stage, "search");
    stage_close(stage);
}

static void one_pane_is_enough_below_a_hundred_columns(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sstone OR paint<Down>j");
    stage_assert_screen(stage, "search-narrow");
    stage_close(stage);
}

static void nothing_is_drawn_for_a_question_that_nobody_asked(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "S");
    assert_row(stage, 3, " words, “a phrase”, tag: status: path: [key:value]; Tab offers them");
    stage_keys(stage, "xyzzy");
    assert_true(stage_shows(stage, "no note is like that"));
    assert_true(stage_shows(stage, "0 notes"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "nothing found to open"));
    stage_close(stage);
}

static void enter_opens_the_note_at_the_hit_with_its_hits_marked(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<CR>");
    assert_true(stage_shows(stage, "NOTE  Long.md"));
    assert_true(stage_shows(stage, "Paragraph 3 says little. Here stands the needle."));
    stage_close(stage);
}

static void the_list_has_the_keys_behind_down(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<Down>");
    assert_true(stage_shows(stage, "SEARCH  Long.md:11"));
    stage_keys(stage, "j");
    assert_true(stage_shows(stage, "SEARCH  Long.md:29"));
    stage_keys(stage, "G");
    assert_true(stage_shows(stage, "SEARCH  Long.md:65"));
    stage_keys(stage, "h");
    assert_row(stage, 5,
               "▌▸ Long                                                                       5");
    stage_keys(stage, "za");
    assert_row(stage, 5,
               "▌▾ Long                                                                       5");
    stage_keys(stage, "/");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  needle  ")));
    stage_close(stage);
}

static void a_hit_can_be_peeked_at_and_edited(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<Down>jK");
    assert_true(stage_shows(stage, "PEEK  Long.md"));
    stage_keys(stage, "<Esc>e");
    Effect effect = stage_effect(stage);
    assert_int_equal(effect.kind, EFFECT_EDIT);
    assert_true(str_ends_with(effect.path, STR("/tests/vaults/finding/Long.md")));
    assert_int_equal(effect.line, 29);
    stage_close(stage);
}

static void a_wrong_pattern_is_explained_and_finds_nothing(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "S/(a/");
    assert_true(str_find(stage_styles(stage, 3), STR("error"), 0) != STR_NOT_FOUND);
    assert_false(stage_shows(stage, "no note is like that"));
    stage_close(stage);
}

static void the_last_question_is_there_again_and_typing_replaces_it(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<Down>j<CR>");
    assert_true(stage_shows(stage, "NOTE  Long.md"));
    stage_keys(stage, "S");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  needle ")));
    assert_true(stage_shows(stage, "5 hits in 1 note"));
    assert_true(str_starts_with(stage_styles(stage, 7), STR("1-")));
    stage_keys(stage, "rye");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  rye ")));
    stage_close(stage);
}

static void older_questions_come_back_with_up(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<CR>Srye<CR>S<C-u><Up>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  rye ")));
    stage_keys(stage, "<Up>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  needle ")));
    stage_keys(stage, "<Down><Down>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH   ")));
    stage_close(stage);
}

static void the_bookmarked_searches_are_the_oldest_of_the_history(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<CR>S<C-u><Up><Up>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  tag:bread ")));
    stage_keys(stage, "<Up>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  task-todo:\"\" ")));
    assert_true(stage_shows(stage, "2026-03-02"));
    stage_close(stage);
}

static void tab_completes_operators_and_their_values(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sta<Tab>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  tag: ")));
    assert_row(stage, 3, " tag:  task:  task-todo:  task-done:");
    assert_row(stage, 4, " a tag or one below it");
    stage_keys(stage, "f<Tab>");
    assert_true(str_starts_with(stage_status(stage), STR(" SEARCH  tag:ferment ")));
    stage_keys(stage, " status:<Tab>");
    stage_assert_screen(stage, "search-offers");
    stage_keys(stage, "<S-Tab>");
    assert_true(stage_shows(stage, "tag:ferment status:"));
    stage_keys(stage, "<C-u>\"no<Tab>");
    assert_true(stage_shows(stage, "nothing to complete here"));
    stage_close(stage);
}

static void escape_and_q_leave_to_the_note(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle<Esc>");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_keys(stage, "S<Down>q");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_close(stage);
}

static void the_order_can_be_chosen(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Soven<Down>s");
    assert_true(stage_shows(stage, "sorted by path"));
    stage_keys(stage, "I");
    assert_true(stage_shows(stage, "sorted by path, last first"));
    stage_close(stage);
}

static void the_time_it_took_is_said_at_the_next_event(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys(stage, "Sneedle");
    assert_true(app_wake_at(stage_app(stage)) != INT64_MAX);
    stage_wait(stage, 3);
    assert_true(str_ends_with(stage_row(stage, 1), STR("5 hits in 1 note   3 ms")));
    assert_true(app_wake_at(stage_app(stage)) == INT64_MAX);
    stage_close(stage);
}

static void every_prefix_of_a_question_and_every_size_is_drawn(void **state)
{
    (void)state;
    static const char query[] =
        "(\"the dough\" OR /st[oa]/) -tag:x [status:done OR draft] line:(a b) task:\"\"";
    static const int sizes[][2] = {{1, 1}, {5, 20}, {7, 30}, {24, 99}, {24, 100}, {60, 200}};
    Stage *stage = open_finding(24, 120);
    stage_keys(stage, "S");
    for (size_t i = 0; query[i]; i++) {
        stage_paste(stage, (char[]){query[i], '\0'});
        stage_surface(stage);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        stage_resize(stage, sizes[i][0], sizes[i][1]);
        stage_keys(stage, "<Down>j<Tab>k");
        stage_surface(stage);
    }
    stage_close(stage);
}

/* The newest question wins, whatever was left of the one before. */
static void fast_typing_ends_with_the_answer_to_the_last_letter(void **state)
{
    (void)state;
    Stage *stage = open_finding(24, 80);
    stage_keys_at_once(stage, "Sa<BS>b<BS>needle");
    stage_work(stage);
    assert_true(stage_shows(stage, "5 hits in 1 note"));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_stand_by_note_with_the_note_beside_them),
        cmocka_unit_test(one_pane_is_enough_below_a_hundred_columns),
        cmocka_unit_test(nothing_is_drawn_for_a_question_that_nobody_asked),
        cmocka_unit_test(enter_opens_the_note_at_the_hit_with_its_hits_marked),
        cmocka_unit_test(the_list_has_the_keys_behind_down),
        cmocka_unit_test(a_hit_can_be_peeked_at_and_edited),
        cmocka_unit_test(a_wrong_pattern_is_explained_and_finds_nothing),
        cmocka_unit_test(the_last_question_is_there_again_and_typing_replaces_it),
        cmocka_unit_test(older_questions_come_back_with_up),
        cmocka_unit_test(the_bookmarked_searches_are_the_oldest_of_the_history),
        cmocka_unit_test(tab_completes_operators_and_their_values),
        cmocka_unit_test(escape_and_q_leave_to_the_note),
        cmocka_unit_test(the_order_can_be_chosen),
        cmocka_unit_test(the_time_it_took_is_said_at_the_next_event),
        cmocka_unit_test(every_prefix_of_a_question_and_every_size_is_drawn),
        cmocka_unit_test(fast_typing_ends_with_the_answer_to_the_last_letter),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
