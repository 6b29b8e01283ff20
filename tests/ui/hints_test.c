#include "support/test.h"

#include "stage.h"

static Stage *open_at(const char *note)
{
    return stage_open(&(StageOptions){
        .folder = "tests/vaults/finding", .rows = 24, .columns = 80, .start = note});
}

static void hints_label_every_visible_target_and_move_nothing(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md");
    stage_keys(stage, "f");
    stage_assert_screen(stage, "hints");
    stage_close(stage);
}

static void a_letter_follows_its_target(void **state)
{
    (void)state;
    static const struct {
        const char *letter;
        const char *shown;
    } cases[] = {
        {"s", "NOTE  bread/Sourdough.md"},
        {"d", "NOTE  bread/Starter.md"},
        {"g", "no note “Proofing box” yet"},
        {"h", "open https://example.org/mill ? y n"},
        {"l", "only #ferment"},
        {"a", "only #start"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stage *stage = open_at("Home.md");
        stage_keys(stage, "f");
        stage_keys(stage, cases[i].letter);
        if (!stage_shows(stage, cases[i].shown)) {
            fail_msg("%s: %.*s", cases[i].letter, STR_ARG(stage_status(stage)));
        }
        stage_close(stage);
    }
}

static void a_capital_letter_peeks(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md");
    stage_keys(stage, "fS");
    assert_true(stage_shows(stage, "PEEK  bread/Sourdough.md"));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_close(stage);
}

static void many_targets_get_two_letters(void **state)
{
    (void)state;
    Stage *stage = open_at("Many links.md");
    stage_keys(stage, "f");
    stage_assert_screen(stage, "hints-two-letters");
    stage_keys(stage, "z");
    assert_true(str_starts_with(stage_status(stage), STR(" HINT  z ")));
    stage_keys(stage, "<BS>");
    assert_true(str_starts_with(stage_status(stage), STR(" HINT  type a letter")));
    stage_keys(stage, "zs");
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    stage_close(stage);
}

static void a_letter_of_none_is_said_and_any_other_key_ends(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md");
    stage_keys(stage, "fm");
    assert_true(stage_shows(stage, "no link has the letter m"));
    stage_keys(stage, "<Space>");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_keys(stage, "f<Esc>");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_close(stage);
}

static void a_note_without_links_says_so(void **state)
{
    (void)state;
    Stage *stage = open_at("Long.md");
    stage_keys(stage, "]]]jjjjjjjjjf");
    assert_true(stage_shows(stage, "no link on this page of the note"));
    stage_close(stage);
}

static void a_click_on_a_label_follows(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md");
    stage_keys(stage, "f");
    stage_click(stage, 8, 35);
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hints_label_every_visible_target_and_move_nothing),
        cmocka_unit_test(a_letter_follows_its_target),
        cmocka_unit_test(a_capital_letter_peeks),
        cmocka_unit_test(many_targets_get_two_letters),
        cmocka_unit_test(a_letter_of_none_is_said_and_any_other_key_ends),
        cmocka_unit_test(a_note_without_links_says_so),
        cmocka_unit_test(a_click_on_a_label_follows),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
