#include "support/test.h"

#include "ui/list_view.h"
#include "ui/pane_list.h"

static ListView of(size_t count, size_t height)
{
    ListView view = {0};
    list_view_set_height(&view, height);
    list_view_set_count(&view, count);
    return view;
}

static void assert_place(const ListView *view, size_t selected, size_t top)
{
    assert_int_equal(view->selected, selected);
    assert_int_equal(view->top, top);
}

static void the_selection_drags_the_page_along(void **state)
{
    (void)state;
    ListView view = of(100, 10);
    assert_false(list_view_move(&view, -1));
    assert_true(list_view_move(&view, 9));
    assert_place(&view, 9, 0);
    list_view_move(&view, 1);
    assert_place(&view, 10, 1);
    list_view_move(&view, 1000);
    assert_place(&view, 99, 90);
    assert_false(list_view_move(&view, 1));
    list_view_move(&view, -10);
    assert_place(&view, 89, 89);
}

static void pages_keep_one_row_in_sight(void **state)
{
    (void)state;
    ListView view = of(100, 10);
    list_view_page(&view, 1);
    assert_place(&view, 9, 9);
    list_view_half_page(&view, 1);
    assert_place(&view, 14, 14);
    list_view_page(&view, -1);
    assert_place(&view, 5, 5);
    for (int i = 0; i < 20; i++) {
        list_view_page(&view, 1);
    }
    assert_place(&view, 99, 90);
}

static void reveal_shows_a_far_row_in_the_middle(void **state)
{
    (void)state;
    ListView view = of(100, 10);
    list_view_reveal(&view, 5);
    assert_place(&view, 5, 0);
    list_view_reveal(&view, 50);
    assert_place(&view, 50, 45);
    list_view_reveal(&view, 99);
    assert_place(&view, 99, 90);
}

static void fewer_rows_pull_the_selection_up(void **state)
{
    (void)state;
    ListView view = of(100, 10);
    list_view_select(&view, 80);
    list_view_set_count(&view, 20);
    assert_place(&view, 19, 10);
    list_view_set_count(&view, 0);
    assert_place(&view, 0, 0);
    assert_false(list_view_move(&view, 1));
    assert_true(list_view_row_at(&view, 0) == SIZE_MAX);
}

static void a_higher_page_shows_no_blank_rows(void **state)
{
    (void)state;
    ListView view = of(20, 5);
    list_view_select(&view, 19);
    assert_place(&view, 19, 15);
    list_view_set_height(&view, 12);
    assert_place(&view, 19, 8);
    list_view_set_height(&view, 0);
    list_view_set_height(&view, 3);
    assert_place(&view, 19, 17);
}

static void the_wheel_scrolls_and_keeps_the_selection_in_sight(void **state)
{
    (void)state;
    ListView view = of(100, 10);
    list_view_select(&view, 5);
    list_view_scroll(&view, 3);
    assert_place(&view, 5, 3);
    list_view_scroll(&view, 30);
    assert_place(&view, 33, 33);
    list_view_scroll(&view, -30);
    assert_place(&view, 12, 3);
    assert_int_equal(list_view_row_at(&view, 2), 5);
    assert_true(list_view_row_at(&view, -1) == SIZE_MAX);
    assert_true(list_view_row_at(&view, 10) == SIZE_MAX);
}

static void actions_move_as_their_keys_say(void **state)
{
    (void)state;
    static const struct {
        Action action;
        long count;
        bool counted;
        size_t selected;
    } cases[] = {
        {ACTION_DOWN, 3, true, 53},       {ACTION_UP, 3, true, 47},
        {ACTION_PAGE_DOWN, 1, false, 59}, {ACTION_PAGE_UP, 2, true, 32},
        {ACTION_HALF_DOWN, 1, false, 55}, {ACTION_HALF_UP, 1, false, 45},
        {ACTION_TOP, 1, false, 0},        {ACTION_TOP, 7, true, 6},
        {ACTION_BOTTOM, 1, false, 99},    {ACTION_BOTTOM, 40, true, 39},
        {ACTION_BOTTOM, 4000, true, 99},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ListView view = of(100, 10);
        list_view_select(&view, 50);
        Call call = {.count = cases[i].count, .counted = cases[i].counted};
        assert_true(list_view_act(&view, cases[i].action, &call));
        assert_int_equal(view.selected, cases[i].selected);
    }
    ListView view = of(3, 2);
    Call once = {.count = 1};
    assert_false(list_view_act(&view, ACTION_OPEN, &once));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_selection_drags_the_page_along),
        cmocka_unit_test(pages_keep_one_row_in_sight),
        cmocka_unit_test(reveal_shows_a_far_row_in_the_middle),
        cmocka_unit_test(fewer_rows_pull_the_selection_up),
        cmocka_unit_test(a_higher_page_shows_no_blank_rows),
        cmocka_unit_test(the_wheel_scrolls_and_keeps_the_selection_in_sight),
        cmocka_unit_test(actions_move_as_their_keys_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
