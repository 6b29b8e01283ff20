#include "support/test.h"

#include "base/strbuf.h"
#include "stage.h"

static Stage *open_at(const char *note)
{
    return stage_open(&(StageOptions){
        .folder = "tests/vaults/finding", .rows = 24, .columns = 78, .start = note});
}

/* What is marked on the screen, one hit behind the other. */
static void read_marks(Stage *stage, StrBuf *out)
{
    const Surface *surface = stage_surface(stage);
    for (int row = 0; row < surface->rows - 1; row++) {
        for (int column = 0; column < surface->columns; column++) {
            const Cell *cell = surface_cell(surface, row, column);
            if (cell->role == ROLE_match || cell->role == ROLE_match_current) {
                strbuf_append(out, (Str){cell->text, cell->length});
            }
        }
    }
}

static void assert_marks(Stage *stage, const char *marks)
{
    StrBuf text = {0};
    read_marks(stage, &text);
    assert_text("marks", strbuf_view(&text), marks);
    strbuf_clear(&text);
}

static void all_hits_are_marked_and_one_is_the_current_one(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Sourdough.md");
    stage_keys(stage, "/dough");
    stage_assert_screen(stage, "find");
    stage_close(stage);
}

static void enter_keeps_the_marks_and_escape_takes_them_away(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Starter.md");
    stage_keys(stage, "/starter");
    assert_true(stage_shows(stage, "FIND  /starter    1 of 2"));
    stage_keys(stage, "<CR>");
    assert_status(stage,
                  " NOTE  1 of 2            All   Tab links   K peek   f hints   o open   ? help");
    assert_marks(stage, "starterstarter");
    stage_keys(stage, "<Esc>");
    assert_marks(stage, "");
    stage_close(stage);
}

static void the_count_follows_n_and_wraps_with_a_notice(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        const char *shown;
    } steps[] = {
        {"/needle", "FIND  /needle    1 of 5"},
        {"<CR>", "NOTE  1 of 5"},
        {"n", "NOTE  2 of 5"},
        {"2n", "NOTE  4 of 5"},
        {"nn", "NOTE  1 of 5 · from the top again"},
        {"N", "NOTE  5 of 5 · from the end again"},
        {"3N", "NOTE  2 of 5"},
    };
    Stage *stage = open_at("Long.md");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        stage_keys(stage, steps[i].keys);
        if (!str_find(stage_status(stage), str_from(steps[i].shown), 0)) {
            fail_msg("%s: %.*s", steps[i].keys, STR_ARG(stage_status(stage)));
        }
        assert_true(stage_shows(stage, steps[i].shown));
    }
    stage_close(stage);
}

static void case_matters_when_there_is_upper_case(void **state)
{
    (void)state;
    Stage *stage = open_at("Long.md");
    stage_keys(stage, "/Needle");
    assert_true(stage_shows(stage, "/Needle    1 of 1"));
    stage_keys(stage, "<C-u>NEEDLE");
    assert_true(stage_shows(stage, "/NEEDLE    not found"));
    stage_close(stage);
}

static void the_hit_comes_on_the_screen_and_escape_returns(void **state)
{
    (void)state;
    Stage *stage = open_at("Long.md");
    stage_keys(stage, "/paragraph 30");
    assert_true(stage_shows(stage, "Paragraph 30 says little. Here stands the needle."));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "Measures of a long day."));
    stage_close(stage);
}

static void what_is_not_there_is_said(void **state)
{
    (void)state;
    Stage *stage = open_at("Long.md");
    stage_keys(stage, "/safe hvaen");
    assert_true(stage_shows(stage, "/safe hvaen    not found"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "not found: safe hvaen"));
    stage_keys(stage, "/<Esc>n");
    assert_true(stage_shows(stage, "not found: safe hvaen"));
    stage_close(stage);
}

static void an_empty_prompt_finds_the_last_text_again(void **state)
{
    (void)state;
    Stage *stage = open_at("Long.md");
    stage_keys(stage, "n");
    assert_true(stage_shows(stage, "nothing to find yet; / asks"));
    stage_keys(stage, "/needle<CR>/<CR>");
    assert_true(stage_shows(stage, "NOTE  2 of 5"));
    stage_close(stage);
}

static void older_texts_come_back_with_up(void **state)
{
    (void)state;
    Stage *stage = open_at("Long.md");
    stage_keys(stage, "/needle<CR>/long<CR>/<Up>");
    assert_true(stage_shows(stage, "FIND  /long"));
    stage_keys(stage, "<Up>");
    assert_true(stage_shows(stage, "FIND  /needle    "));
    stage_keys(stage, "<Down><Down>");
    assert_true(stage_shows(stage, "FIND  /  "));
    stage_close(stage);
}

static void the_last_text_can_be_found_in_the_next_note(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Starter.md");
    stage_keys(stage, "/oven<CR>:note Home<CR>n");
    assert_true(stage_shows(stage, "NOTE  1 of 1"));
    stage_close(stage);
}

static void marks_stay_when_the_page_is_set_anew(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Sourdough.md");
    stage_keys(stage, "/dough<CR>nn");
    stage_resize(stage, 60, 50);
    assert_marks(stage, "doughdoughdoughdoughdough");
    stage_keys(stage, "n");
    assert_true(stage_shows(stage, "4 of "));
    stage_close(stage);
}

static void the_source_can_be_searched_too(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Sourdough.md");
    stage_keys(stage, "v/[[<CR>");
    assert_true(stage_shows(stage, "NOTE  1 of 5"));
    stage_keys(stage, "nnnn");
    assert_true(stage_shows(stage, "NOTE  5 of 5"));
    stage_close(stage);
}

static void a_star_finds_the_text_of_the_focused_link(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Starter.md");
    stage_keys(stage, "*");
    assert_true(stage_shows(stage, "focus a link or tag with Tab first"));
    stage_keys(stage, "<Tab><Tab>*");
    assert_true(stage_shows(stage, "NOTE  1 of 1"));
    stage_close(stage);
}

static void hits_over_the_ends_of_lines_are_found(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md");
    stage_resize(stage, 24, 50);
    stage_keys(stage, "/still to be described");
    assert_true(stage_shows(stage, "1 of 1"));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_hits_are_marked_and_one_is_the_current_one),
        cmocka_unit_test(enter_keeps_the_marks_and_escape_takes_them_away),
        cmocka_unit_test(the_count_follows_n_and_wraps_with_a_notice),
        cmocka_unit_test(case_matters_when_there_is_upper_case),
        cmocka_unit_test(the_hit_comes_on_the_screen_and_escape_returns),
        cmocka_unit_test(what_is_not_there_is_said),
        cmocka_unit_test(an_empty_prompt_finds_the_last_text_again),
        cmocka_unit_test(older_texts_come_back_with_up),
        cmocka_unit_test(the_last_text_can_be_found_in_the_next_note),
        cmocka_unit_test(marks_stay_when_the_page_is_set_anew),
        cmocka_unit_test(the_source_can_be_searched_too),
        cmocka_unit_test(a_star_finds_the_text_of_the_focused_link),
        cmocka_unit_test(hits_over_the_ends_of_lines_are_found),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
