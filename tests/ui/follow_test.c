/* Following links, going back, landing on headings, missing notes, marks. */

#include "support/test.h"

#include "stage.h"

#define VAULT "tests/vaults/attachment"

static Stage *open_at(const char *start)
{
    return stage_open(&(StageOptions){.folder = VAULT, .rows = 24, .columns = 80, .start = start});
}

static void back_returns_to_the_very_line_and_link(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "]]");
    assert_row(stage, 3, " ▾ ideas              7 │   Three ways to be late");
    stage_keys(stage, "<Tab>");
    assert_true(stage_shows(stage, "→ ideas/Mending.md"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "Two people are out of step"));
    stage_keys(stage, "<BS>");
    assert_row(stage, 3, " ▾ ideas              7 │   Three ways to be late");
    assert_true(stage_shows(stage, "→ ideas/Mending.md"));
    stage_keys(stage, "L");
    assert_true(stage_shows(stage, "Two people are out of step"));
    stage_close(stage);
}

static void a_new_width_keeps_the_place(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "]");
    for (int columns = 30; columns < 200; columns += 23) {
        stage_resize(stage, 24, columns);
        assert_true(stage_shows(stage, "Why speed matters"));
        assert_false(stage_shows(stage, "#relationship "));
    }
    stage_resize(stage, 24, 80);
    assert_row(stage, 3, " ▾ ideas              7 │   Why speed matters");
    stage_close(stage);
}

static void a_heading_lands_on_the_top_row_and_shows_itself(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Secure base.md");
    stage_keys(stage, "<Tab><Tab><Tab><Tab><CR>");
    assert_row(stage, 3, " ▾ ideas              7 │   Uganda");
    assert_styles(stage, 3, "2 fold, 4-8 folder, 23 count, 25 border, 29-34 selected");
    stage_keys(stage, "m");
    assert_styles(stage, 3, "2 fold, 4-8 folder, 23 count, 25 border, 29-34 heading2");
    stage_close(stage);
}

static void a_heading_of_the_same_note_can_be_returned_from(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Secure base.md");
    stage_keys(stage, "G<S-Tab><S-Tab><CR>");
    assert_row(stage, 3, " ▾ ideas              7 │   In adult life");
    stage_keys(stage, "H");
    assert_true(stage_shows(stage, "End"));
    assert_true(stage_shows(stage, "→ In adult life"));
    stage_close(stage);
}

static void a_fold_does_not_hide_where_a_link_leads(void **state)
{
    (void)state;
    Stage *stage = open_at("people/Mary Ainsworth.md");
    stage_keys(stage, "zM");
    assert_false(stage_shows(stage, "Twenty-eight babies"));
    stage_keys(stage, "osecure base<CR><Tab><Tab><Tab><Tab><CR>");
    assert_true(stage_shows(stage, "Uganda"));
    assert_row(stage, 2, "                        │");
    stage_close(stage);
}

static void what_a_link_misses_is_said(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Secure base.md");
    stage_keys(stage, "G<S-Tab><S-Tab><S-Tab><CR>");
    assert_true(stage_shows(stage, "no heading “Old age” in Secure base; top shown"));
    stage_keys(stage, "G<S-Tab><CR>");
    assert_true(stage_shows(stage, "no note “Nowhere” yet · 1 link wants it"));
    stage_keys(stage, "oMending<CR><S-Tab><CR>");
    assert_true(stage_shows(stage, "no note “inner calm” yet · 2 links want it"));
    stage_close(stage);
    stage = open_at("Reading list.md");
    stage_keys(stage, "<Tab><CR>");
    assert_true(stage_shows(stage, "no note “A Secure Base” yet · 1 link wants it · near: Secure"));
    stage_close(stage);
}

static void tab_goes_round_and_starts_at_the_top_of_the_screen(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Secure base.md");
    stage_keys(stage, "<S-Tab>");
    assert_true(stage_shows(stage, "→ ideas/Answering in time.md"));
    stage_keys(stage, "<Esc>G<S-Tab>");
    assert_true(stage_shows(stage, "→ Nowhere > At all"));
    stage_keys(stage, "<Tab>");
    assert_true(stage_shows(stage, "→ only #theory"));
    stage_keys(stage, "<Esc>]]<Tab>");
    assert_true(stage_shows(stage, "→ ideas/Answering in time.md"));
    stage_close(stage);
}

static void tags_filter_and_footnotes_jump(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "<Tab><CR>");
    assert_true(stage_shows(stage, "only #care/daily"));
    assert_true(stage_shows(stage, "1 of 22 notes"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "  22 notes"));
    stage_keys(stage, "<Tab><Tab><Tab><Tab><Tab>");
    assert_true(stage_shows(stage, "→ footnote 1"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "Leaving and coming home take turns"));
    assert_true(stage_shows(stage, "→ back to the text"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "→ footnote 1"));
    stage_close(stage);
}

static void addresses_and_attachments_ask_first(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "Ggx");
    assert_status(stage, " open https://example.org/still-face ? y n");
    assert_int_equal(stage_effect(stage).kind, EFFECT_NONE);
    stage_keys(stage, "<Esc>");
    assert_int_equal(stage_effect(stage).kind, EFFECT_NONE);
    assert_true(stage_shows(stage, "not opened"));
    stage_keys(stage, "gxy");
    assert_int_equal(stage_effect(stage).kind, EFFECT_OPEN);
    assert_text("url", stage_effect(stage).text, "https://example.org/still-face");
    assert_text("no path", stage_effect(stage).path, "");
    stage_close(stage);
}

static void a_canvas_is_shown_as_it_is_written(void **state)
{
    (void)state;
    Stage *stage = open_at("Board.canvas");
    assert_true(stage_shows(stage, "1  {\"nodes\":"));
    stage_keys(stage, "v");
    assert_true(stage_shows(stage, "this file is shown as it is written"));
    stage_close(stage);
}

static void marks_come_back_to_their_place(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "]]ma"
                      "gh"
                      "'a");
    assert_row(stage, 3, " ▾ ideas              7 │   Three ways to be late");
    stage_keys(stage, "''");
    assert_true(stage_shows(stage, "Start: Answering"));
    stage_keys(stage, "'");
    assert_true(stage_shows(stage, " a  Answering in time:"));
    stage_close(stage);
}

static void the_cursor_line_is_what_the_editor_gets(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "]e");
    Effect effect = stage_effect(stage);
    assert_int_equal(effect.kind, EFFECT_EDIT);
    assert_int_equal(effect.line, 16);
    assert_true(str_ends_with(effect.path, STR("/attachment/ideas/Answering in time.md")));
    assert_true(str_starts_with(effect.path, STR("/")));
    stage_keys(stage, "<Tab>e");
    assert_int_equal(stage_effect(stage).line, 18);
    stage_close(stage);
}

static void copies_hold_the_text_itself(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *text;
    } cases[] = {
        {"yl", "[[Secure base]]"},
        {"yp", "ideas/Secure base.md"},
        {"yt", "Secure base"},
        {"]ys", "## Base and haven\n\nThe base looks outward, the [[Safe haven]] inward; they are "
                "one person seen twice.\n\n> Going out needs somebody to go out from.\n\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stage *stage = open_at("ideas/Secure base.md");
        stage_keys(stage, cases[i].keys);
        assert_int_equal(stage_effect(stage).kind, EFFECT_COPY);
        assert_text(cases[i].keys, stage_effect(stage).text, cases[i].text);
        stage_close(stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_returns_to_the_very_line_and_link),
        cmocka_unit_test(a_new_width_keeps_the_place),
        cmocka_unit_test(a_heading_lands_on_the_top_row_and_shows_itself),
        cmocka_unit_test(a_heading_of_the_same_note_can_be_returned_from),
        cmocka_unit_test(a_fold_does_not_hide_where_a_link_leads),
        cmocka_unit_test(what_a_link_misses_is_said),
        cmocka_unit_test(tab_goes_round_and_starts_at_the_top_of_the_screen),
        cmocka_unit_test(tags_filter_and_footnotes_jump),
        cmocka_unit_test(addresses_and_attachments_ask_first),
        cmocka_unit_test(a_canvas_is_shown_as_it_is_written),
        cmocka_unit_test(marks_come_back_to_their_place),
        cmocka_unit_test(the_cursor_line_is_what_the_editor_gets),
        cmocka_unit_test(copies_hold_the_text_itself),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
