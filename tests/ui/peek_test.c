#include "support/test.h"

#include "stage.h"

static Stage *open_at(const char *note, int rows, int columns)
{
    return stage_open(&(StageOptions){
        .folder = "tests/vaults/finding", .rows = rows, .columns = columns, .start = note});
}

static void peek_shows_a_sheet_under_the_link(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 30, 100);
    stage_keys(stage, "<Tab><Tab>K");
    stage_assert_screen(stage, "peek");
    stage_close(stage);
}

static void links_of_a_sheet_can_be_peeked_in_turn(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "<Tab><Tab>K<Tab><Tab><Tab>K");
    stage_assert_screen(stage, "peek-nested");
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "PEEK  → bread/Starter.md"));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "→ bread/Sourdough.md"));
    stage_close(stage);
}

static void the_first_k_focuses_and_the_last_opens(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Starter.md", 24, 80);
    stage_keys(stage, "K");
    assert_true(stage_shows(stage, "→ only #ferment"));
    stage_keys(stage, "<Tab>KK");
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    stage_keys(stage, "H");
    assert_true(stage_shows(stage, "NOTE  bread/Starter.md   → bread/Sourdough.md"));
    stage_close(stage);
}

static void a_sheet_scrolls_and_says_where(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "<Tab><Tab>K");
    assert_true(stage_shows(stage, "1–11 of 32"));
    stage_keys(stage, "jjj");
    assert_true(stage_shows(stage, "4–14 of 32"));
    stage_keys(stage, "G");
    assert_true(stage_shows(stage, "22–32 of 32"));
    stage_keys(stage, "<lt><Space>");
    assert_true(stage_shows(stage, "11–21 of 32"));
    stage_keys(stage, "K");
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    stage_close(stage);
}

static void a_heading_is_shown_at_once(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "fK");
    assert_row(stage, 4,
               " ▸ journal            2 │ │  Shaping                                           │");
    stage_close(stage);
}

/* Between the top and the link there may be more room than under it. */
static void a_sheet_goes_above_a_low_link(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Sourdough.md", 24, 80);
    stage_keys(stage, "<Tab><Tab><Tab><Tab><Tab><Tab>");
    Str before = stage_styles(stage, 23);
    assert_true(str_find(before, STR("link_focus"), 0) != STR_NOT_FOUND);
    stage_keys(stage, "K");
    assert_true(str_find(stage_styles(stage, 23), STR("link_focus"), 0) != STR_NOT_FOUND);
    assert_true(str_find(stage_row(stage, 22), STR("K open   Tab links   Esc close"), 0) !=
                STR_NOT_FOUND);
    stage_close(stage);
}

static void a_footnote_is_peeked_at_in_its_own_note(void **state)
{
    (void)state;
    Stage *stage = open_at("bread/Sourdough.md", 24, 80);
    stage_keys(stage, "<Tab><Tab><Tab><Tab>K");
    assert_true(stage_shows(stage, "PEEK  bread/Sourdough.md"));
    assert_true(stage_shows(stage, "Twice a day in a warm kitchen"));
    stage_close(stage);
}

static void what_cannot_be_peeked_at_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        const char *shown;
    } cases[] = {
        {"fG", "no note “Proofing box” yet"},
        {"fH", "leads outside: https://example.org/mill"},
        {"fJ", "tools/scale.png · image, gx opens it"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stage *stage = open_at("Home.md", 24, 80);
        stage_keys(stage, cases[i].keys);
        if (!stage_shows(stage, cases[i].shown)) {
            fail_msg("%s: %.*s", cases[i].keys, STR_ARG(stage_status(stage)));
        }
        stage_close(stage);
    }
}

static void a_tag_is_peeked_at_as_the_notes_that_have_it(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "fL");
    assert_true(stage_shows(stage, "notes with a tag #ferment or below it"));
    assert_true(stage_shows(stage, "SEARCH  bread/Sourdough.md"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "NOTE  bread/Sourdough.md"));
    stage_close(stage);
}

static void a_list_peeks_at_its_selected_note(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "tGK");
    assert_true(stage_shows(stage, "PEEK  Many links.md"));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "NOTES "));
    stage_close(stage);
}

static void enter_follows_the_focused_link_of_a_sheet(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "<Tab><Tab>K<Tab><Tab><Tab>");
    assert_true(stage_shows(stage, "→ bread/Starter.md"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "NOTE  bread/Starter.md"));
    stage_close(stage);
}

static void the_mouse_follows_in_a_sheet_and_closes_beside_it(void **state)
{
    (void)state;
    Stage *stage = open_at("Home.md", 24, 80);
    stage_keys(stage, "<Tab><Tab>K");
    stage_wheel(stage, 12, 40, true);
    assert_true(stage_shows(stage, "4–14 of 32"));
    stage_click(stage, 2, 2);
    assert_true(stage_shows(stage, "NOTE  "));
    stage_close(stage);
}

static void every_size_holds_a_sheet(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {4, 10}, {5, 20}, {8, 30}, {20, 60}, {50, 160}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage *stage = open_at("Home.md", 24, 80);
        stage_keys(stage, "<Tab><Tab>K<Tab><Tab><Tab>K");
        stage_resize(stage, sizes[i][0], sizes[i][1]);
        stage_keys(stage, "jjG<Tab>k");
        stage_surface(stage);
        stage_close(stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peek_shows_a_sheet_under_the_link),
        cmocka_unit_test(links_of_a_sheet_can_be_peeked_in_turn),
        cmocka_unit_test(the_first_k_focuses_and_the_last_opens),
        cmocka_unit_test(a_sheet_scrolls_and_says_where),
        cmocka_unit_test(a_heading_is_shown_at_once),
        cmocka_unit_test(a_sheet_goes_above_a_low_link),
        cmocka_unit_test(a_footnote_is_peeked_at_in_its_own_note),
        cmocka_unit_test(what_cannot_be_peeked_at_is_said),
        cmocka_unit_test(a_tag_is_peeked_at_as_the_notes_that_have_it),
        cmocka_unit_test(a_list_peeks_at_its_selected_note),
        cmocka_unit_test(enter_follows_the_focused_link_of_a_sheet),
        cmocka_unit_test(the_mouse_follows_in_a_sheet_and_closes_beside_it),
        cmocka_unit_test(every_size_holds_a_sheet),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
