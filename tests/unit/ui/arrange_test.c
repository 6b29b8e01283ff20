#include "support/test.h"

#include "ui/arrange.h"

static ArrangeInput usual(int columns, int rows)
{
    ArrangeInput input = {.rows = rows, .columns = columns, .focus = PANE_READER};
    bool *wide = input.shown[LAYOUT_WIDE];
    wide[PANE_NOTES] = wide[PANE_PROPERTIES] = wide[PANE_BACKLINKS] = true;
    wide[PANE_LINKS] = wide[PANE_OUTLINE] = true;
    input.shown[LAYOUT_MEDIUM][PANE_NOTES] = true;
    for (int i = 0; i < PANE_COUNT; i++) {
        input.wanted[i] = 5;
    }
    return input;
}

static void columns_follow_the_reference_screens(void **state)
{
    (void)state;
    static const struct {
        int columns, rows, tree, reader_column, reader, context;
    } cases[] = {
        {160, 44, 30, 31, 88, 40}, {120, 30, 24, 25, 60, 34}, {100, 30, 28, 29, 71, 0},
        {80, 24, 24, 25, 55, 0},   {79, 24, 0, 0, 79, 0},     {300, 100, 32, 33, 226, 40},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ArrangeInput input = usual(cases[i].columns, cases[i].rows);
        Arrangement out = arrange(&input);
        assert_int_equal(out.panes[PANE_NOTES].columns, cases[i].tree);
        assert_int_equal(out.panes[PANE_READER].column, cases[i].reader_column);
        assert_int_equal(out.panes[PANE_READER].columns, cases[i].reader);
        assert_int_equal(out.panes[PANE_PROPERTIES].columns, cases[i].context);
        assert_int_equal(out.rule_count, (cases[i].tree > 0) + (cases[i].context > 0));
    }
}

static void rows_give_way_from_the_top(void **state)
{
    (void)state;
    static const struct {
        int columns, rows, title, body_row, body_rows;
        bool tiny;
    } cases[] = {
        {80, 24, 1, 2, 21, false}, {80, 16, 1, 2, 13, false}, {80, 15, 1, 1, 13, false},
        {20, 5, 1, 1, 3, false},   {20, 4, 0, 0, 3, true},    {19, 30, 0, 0, 29, true},
        {80, 2, 0, 0, 1, true},    {80, 1, 0, 0, 0, true},    {1, 1, 0, 0, 0, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ArrangeInput input = usual(cases[i].columns, cases[i].rows);
        Arrangement out = arrange(&input);
        assert_int_equal(out.title.rows, cases[i].title);
        assert_int_equal(out.body.row, cases[i].body_row);
        assert_int_equal(out.body.rows, cases[i].body_rows);
        assert_int_equal(out.status.row, cases[i].rows - 1);
        assert_int_equal(out.tiny, cases[i].tiny);
    }
}

static void text_stands_where_the_reference_screens_have_it(void **state)
{
    (void)state;
    static const struct {
        int columns, measure;
        bool tiny;
        int left, width;
    } cases[] = {
        {88, 90, false, 4, 80},    {71, 90, false, 4, 64}, {55, 90, false, 3, 50},
        {60, 90, false, 3, 54},    {57, 90, false, 3, 51}, {78, 90, false, 4, 70},
        {20, 90, false, 1, 18},    {24, 90, true, 0, 24},  {118, 90, false, 14, 90},
        {300, 90, false, 105, 90}, {1, 90, true, 0, 1},    {2, 90, false, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TextPlace place = arrange_text(cases[i].columns, cases[i].measure, cases[i].tiny);
        assert_int_equal(place.left, cases[i].left);
        assert_int_equal(place.width, cases[i].width);
    }
}

static void narrow_and_zoomed_screens_show_the_focus_alone(void **state)
{
    (void)state;
    ArrangeInput input = usual(60, 20);
    input.focus = PANE_NOTES;
    Arrangement out = arrange(&input);
    assert_true(arrange_shows(&out, PANE_NOTES));
    assert_false(arrange_shows(&out, PANE_READER));
    assert_int_equal(out.panes[PANE_NOTES].columns, 60);
    assert_false(out.only_reader);
    input = usual(160, 44);
    input.zoomed = true;
    out = arrange(&input);
    assert_true(out.only_reader);
    assert_int_equal(out.panes[PANE_READER].columns, 160);
}

static void medium_screens_show_the_side_that_was_asked_for_last(void **state)
{
    (void)state;
    ArrangeInput input = usual(100, 30);
    input.shown[LAYOUT_MEDIUM][PANE_OUTLINE] = true;
    input.side = COLUMN_LEFT;
    Arrangement out = arrange(&input);
    assert_true(arrange_shows(&out, PANE_NOTES));
    assert_false(arrange_shows(&out, PANE_OUTLINE));
    input.side = COLUMN_RIGHT;
    out = arrange(&input);
    assert_false(arrange_shows(&out, PANE_NOTES));
    assert_true(arrange_shows(&out, PANE_OUTLINE));
    assert_int_equal(out.panes[PANE_OUTLINE].column + out.panes[PANE_OUTLINE].columns, 100);
    input.shown[LAYOUT_MEDIUM][PANE_OUTLINE] = false;
    out = arrange(&input);
    assert_true(arrange_shows(&out, PANE_NOTES));
}

static void stacked_panes_never_overlap_and_serve_the_focus_first(void **state)
{
    (void)state;
    static const PaneId stack[] = {PANE_PROPERTIES, PANE_BACKLINKS, PANE_LINKS, PANE_OUTLINE};
    for (int rows = 6; rows < 80; rows++) {
        for (size_t focus = 0; focus < 4; focus++) {
            ArrangeInput input = usual(140, rows);
            input.focus = stack[focus];
            input.wanted[stack[focus]] = 40;
            Arrangement out = arrange(&input);
            int free_from = out.body.row;
            for (size_t i = 0; i < 4; i++) {
                Rect area = out.panes[stack[i]];
                if (area.rows == 0) {
                    continue;
                }
                assert_true(area.row >= free_from);
                free_from = area.row + area.rows;
            }
            assert_true(free_from <= out.body.row + out.body.rows);
            assert_true(arrange_shows(&out, stack[focus]));
            if (rows > 40) {
                assert_true(out.panes[stack[focus]].rows > 15);
            }
        }
    }
}

static void cells_know_their_pane(void **state)
{
    (void)state;
    ArrangeInput input = usual(100, 30);
    Arrangement out = arrange(&input);
    assert_int_equal(arrange_pane_at(&out, 10, 5), PANE_NOTES);
    assert_int_equal(arrange_pane_at(&out, 10, 28), PANE_COUNT);
    assert_int_equal(arrange_pane_at(&out, 10, 60), PANE_READER);
    assert_int_equal(arrange_pane_at(&out, 0, 60), PANE_COUNT);
    assert_int_equal(arrange_pane_at(&out, 29, 60), PANE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_follow_the_reference_screens),
        cmocka_unit_test(rows_give_way_from_the_top),
        cmocka_unit_test(text_stands_where_the_reference_screens_have_it),
        cmocka_unit_test(narrow_and_zoomed_screens_show_the_focus_alone),
        cmocka_unit_test(medium_screens_show_the_side_that_was_asked_for_last),
        cmocka_unit_test(stacked_panes_never_overlap_and_serve_the_focus_first),
        cmocka_unit_test(cells_know_their_pane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
