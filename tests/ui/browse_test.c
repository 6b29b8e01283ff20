/* The tree, panes, filters. */

#include "support/test.h"

#include "stage.h"

#define VAULT "tests/vaults/attachment"

static Stage *open_sized(const char *start, int columns, int rows)
{
    return stage_open(
        &(StageOptions){.folder = VAULT, .rows = rows, .columns = columns, .start = start});
}

static Stage *open_at(const char *start) { return open_sized(start, 100, 30); }

/* ---- the tree ---- */

static void the_first_note_is_home_and_the_reader_has_the_focus(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    assert_row(stage, 9, "▌  Home                     │");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_close(stage);
}

static void a_folder_can_be_started_in(void **state)
{
    (void)state;
    Stage *stage = open_at("people");
    assert_true(stage_shows(stage, "NOTE  people/Donald Winnicott.md"));
    assert_true(stage_shows(stage, "▾ people"));
    stage_close(stage);
}

static void the_selection_is_previewed_without_history(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Secure base.md");
    stage_keys(stage, "tj");
    assert_true(stage_shows(stage, "Not written yet."));
    stage_keys(stage, "k");
    assert_true(stage_shows(stage, "A person one can leave"));
    stage_keys(stage, "kk");
    assert_true(stage_shows(stage, "Holding a mind in mind."));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "A person one can leave"));
    stage_keys(stage, "H");
    assert_true(stage_shows(stage, "nothing to go back to"));
    stage_close(stage);
}

static void enter_makes_the_preview_the_open_note(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Secure base.md");
    stage_keys(stage, "tj<CR>");
    assert_true(stage_shows(stage, "NOTE  ideas/Separation.md"));
    stage_keys(stage, "H");
    assert_true(stage_shows(stage, "NOTE  ideas/Secure base.md"));
    stage_keys(stage, "tkkw");
    assert_true(stage_shows(stage, "NOTE  ideas/Mentalising.md"));
    stage_close(stage);
}

static void the_tree_follows_the_reader(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "<Tab><Tab><CR>");
    assert_true(stage_shows(stage, "▾ people"));
    assert_true(stage_shows(stage, "▌  ● Mary Ainsworth"));
    stage_close(stage);
}

static void notes_are_sorted_as_asked(void **state)
{
    (void)state;
    Stage *stage = open_at("people/John Bowlby.md");
    stage_keys(stage, "ts/");
    stage_keys(stage, "jjjj<CR>");
    assert_true(stage_shows(stage, "notes by words"));
    assert_row(stage, 6, "   ● Mary Ainsworth         │");
    stage_keys(stage, "I");
    assert_row(stage, 8, "   ● Mary Ainsworth         │");
    stage_close(stage);
}

static void typing_narrows_the_tree(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "t/SEC");
    assert_true(stage_shows(stage, "NOTES  /SEC"));
    assert_row(stage, 4,
               "▌  ● Secure base            │    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━"
               "━━━━━━━━━━━━━━━━━━━━━━");
    assert_row(
        stage, 5,
        "                            │    ● done   #theory  #relationship                       "
        "2024-02-19");
    stage_keys(stage, "<CR><CR>");
    assert_true(stage_shows(stage, "NOTE  ideas/Secure base.md"));
    stage_keys(stage, "t<Esc>");
    assert_true(stage_shows(stage, "▸ journal"));
    stage_close(stage);
}

/* ---- panes ---- */

static void a_pane_is_shown_focused_and_hidden_by_its_key(void **state)
{
    (void)state;
    Stage *stage = open_sized("ideas/Secure base.md", 160, 44);
    assert_true(stage_shows(stage, "Outline"));
    stage_keys(stage, "O");
    assert_true(stage_shows(stage, "OUTLINE"));
    stage_keys(stage, "O");
    assert_false(stage_shows(stage, "Outline"));
    assert_true(stage_shows(stage, "NOTE "));
    stage_keys(stage, "O");
    assert_true(stage_shows(stage, "Outline"));
    assert_true(stage_shows(stage, "OUTLINE"));
    stage_close(stage);
}

static void the_outline_marks_what_is_read_and_leads_there(void **state)
{
    (void)state;
    Stage *stage = open_sized("ideas/Secure base.md", 160, 44);
    assert_true(stage_shows(stage, "▌ Secure base"));
    stage_keys(stage, "]");
    assert_true(stage_shows(stage, "▌   Base and haven"));
    stage_keys(stage, "Oj<CR>");
    assert_true(stage_shows(stage, "▌   In adult life"));
    assert_row(
        stage, 3,
        " ▾ ideas                    7 │    In adult life                                    "
        "                                   │ Properties                           3");
    stage_close(stage);
}

static void backlinks_lead_to_the_line_of_the_link(void **state)
{
    (void)state;
    Stage *stage = open_sized("ideas/Answering in time.md", 160, 44);
    stage_keys(stage, "Bjjj<CR>");
    assert_true(stage_shows(stage, "NOTE  ideas/Secure base.md"));
    assert_row(stage, 3,
               " ▾ ideas                    7 │    Friends and good teachers are a base as "
               "well, as quick answers are.                 │ Properties"
               "                           3");
    stage_close(stage);
}

static void mentions_are_found_while_backlinks_are_looked_at(void **state)
{
    (void)state;
    Stage *stage = open_sized("ideas/Safe haven.md", 160, 44);
    assert_false(stage_shows(stage, "not linked"));
    stage_keys(stage, "B");
    assert_true(stage_shows(stage, "· Notes                     not linked"));
    stage_close(stage);
}

static void tags_and_values_of_the_pane_filter(void **state)
{
    (void)state;
    Stage *stage = open_sized("ideas/Secure base.md", 160, 44);
    stage_keys(stage, "P<CR>");
    assert_true(stage_shows(stage, "only status: ● done"));
    assert_true(stage_shows(stage, "6 of 22 notes"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, " 22 notes"));
    stage_keys(stage, "jj<CR>");
    assert_true(stage_shows(stage, "only #theory"));
    stage_close(stage);
}

static void w_visits_what_is_shown(void **state)
{
    (void)state;
    static const char *const modes[] = {"PROPERTIES", "BACKLINKS", "LINKS",
                                        "OUTLINE",    "NOTES",     "NOTE "};
    Stage *stage = open_sized("ideas/Secure base.md", 160, 44);
    for (size_t i = 0; i < 6; i++) {
        stage_keys(stage, "w");
        assert_true(stage_shows(stage, modes[i]));
    }
    stage_keys(stage, "W");
    assert_true(stage_shows(stage, "NOTES "));
    stage_resize(stage, 20, 60);
    assert_true(stage_shows(stage, "NOTES "));
    stage_keys(stage, "w");
    assert_true(stage_shows(stage, "A person one can leave"));
    stage_close(stage);
}

static void the_mouse_focuses_selects_and_follows(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_click(stage, 3, 5);
    assert_true(stage_shows(stage, "▾ ideas"));
    stage_click(stage, 5, 8);
    assert_true(stage_shows(stage, "NOTES  ideas/Co-regulation.md"));
    assert_true(stage_shows(stage, "One body calms another"));
    stage_click(stage, 7, 70);
    assert_true(stage_shows(stage, "NOTE  ideas/Answering in time.md"));
    stage_wheel(stage, 10, 50, true);
    assert_false(stage_shows(stage, "━━━━"));
    stage_wheel(stage, 10, 50, false);
    assert_true(stage_shows(stage, "━━━━"));
    stage_wheel(stage, 10, 5, true);
    assert_true(stage_shows(stage, "NOTE  ideas/Answering in time.md"));
    stage_close(stage);
}

/* ---- filters ---- */

static void status_is_one_whether_property_or_tag(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "@<CR><CR>");
    assert_true(stage_shows(stage, "only status: ● done"));
    assert_true(stage_shows(stage, "6 of 22 notes"));
    stage_keys(stage, "tzR");
    /* The one has `#status/done`, the other `status: done`. */
    assert_true(stage_shows(stage, "● Answering in time"));
    assert_true(stage_shows(stage, "● Secure base"));
    assert_false(stage_shows(stage, "Co-regulation"));
    stage_close(stage);
}

static void filters_add_up_and_are_taken_back_one_by_one(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "#/theory<CR><CR>@<CR><Space><CR>");
    assert_true(stage_shows(stage, "only #theory and status: ● done"));
    assert_true(stage_shows(stage, "2 of 22 notes"));
    stage_keys(stage, "&outward<CR>");
    assert_true(stage_shows(stage, "1 of 22 notes"));
    stage_keys(stage, "U");
    assert_true(stage_shows(stage, "2 of 22 notes"));
    stage_keys(stage, "U");
    assert_true(stage_shows(stage, "5 of 22 notes"));
    stage_keys(stage, "U");
    assert_true(stage_shows(stage, " 22 notes"));
    assert_true(stage_shows(stage, "filter cleared"));
    stage_close(stage);
}

static void esc_undoes_what_was_marked_and_never_clears_filters(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "#/theory<CR><CR>@<CR><Space>j<Space>");
    assert_true(stage_shows(stage, "status: ● done or ◐ active"));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "only #theory "));
    assert_true(stage_shows(stage, "5 of 22 notes"));
    stage_keys(stage, "<Esc><Esc><Esc>");
    assert_true(stage_shows(stage, "5 of 22 notes"));
    stage_close(stage);
}

static void values_count_what_the_other_filters_leave(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "#/theory<CR><CR>@<CR>");
    assert_row(stage, 4,
               " ▸ theory                 1 ││ [ ] ● done                       2    "
               "━━━━━━━━────────────────      │");
    stage_keys(stage, "<Space>");
    assert_true(stage_shows(stage, "[✓] ● done                       2"));
    assert_true(stage_shows(stage, "[ ] ◐ active                     1"));
    assert_true(stage_shows(stage, "[ ]   no status                  0"));
    stage_keys(stage, "h");
    assert_true(stage_shows(stage, "Filter by property ──"));
    stage_close(stage);
}

static void notes_without_a_value_can_be_kept(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "@<CR>G<Space><CR>");
    assert_true(stage_shows(stage, "only status: none"));
    assert_true(stage_shows(stage, "7 of 22 notes"));
    stage_close(stage);
}

static void a_query_that_cannot_be_read_is_said(void **state)
{
    (void)state;
    Stage *stage = open_at(NULL);
    stage_keys(stage, "&/(/<CR>");
    assert_false(stage_shows(stage, "0 of 22 notes"));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_note_is_home_and_the_reader_has_the_focus),
        cmocka_unit_test(a_folder_can_be_started_in),
        cmocka_unit_test(the_selection_is_previewed_without_history),
        cmocka_unit_test(enter_makes_the_preview_the_open_note),
        cmocka_unit_test(the_tree_follows_the_reader),
        cmocka_unit_test(notes_are_sorted_as_asked),
        cmocka_unit_test(typing_narrows_the_tree),
        cmocka_unit_test(a_pane_is_shown_focused_and_hidden_by_its_key),
        cmocka_unit_test(the_outline_marks_what_is_read_and_leads_there),
        cmocka_unit_test(backlinks_lead_to_the_line_of_the_link),
        cmocka_unit_test(mentions_are_found_while_backlinks_are_looked_at),
        cmocka_unit_test(tags_and_values_of_the_pane_filter),
        cmocka_unit_test(w_visits_what_is_shown),
        cmocka_unit_test(the_mouse_focuses_selects_and_follows),
        cmocka_unit_test(status_is_one_whether_property_or_tag),
        cmocka_unit_test(filters_add_up_and_are_taken_back_one_by_one),
        cmocka_unit_test(esc_undoes_what_was_marked_and_never_clears_filters),
        cmocka_unit_test(values_count_what_the_other_filters_leave),
        cmocka_unit_test(notes_without_a_value_can_be_kept),
        cmocka_unit_test(a_query_that_cannot_be_read_is_said),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
