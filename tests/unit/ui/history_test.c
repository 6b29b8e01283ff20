#include "support/test.h"

#include "base/alloc.h"
#include "ui/history.h"

static AttuneFileId now(const History *history) { return history_current(history)->file; }

static void back_and_forward_keep_positions(void **state)
{
    (void)state;
    History history = {0};
    assert_null(history_current(&history));
    assert_false(history_go(&history, -1));
    for (AttuneFileId file = 10; file < 13; file++) {
        history_keep(&history, (Position){.source_line = file});
        history_visit(&history, file);
    }
    assert_int_equal(now(&history), 12);
    history_keep(&history, (Position){.source_line = 7, .rows = 2, .target = 3});
    assert_true(history_go(&history, -1));
    assert_int_equal(now(&history), 11);
    assert_int_equal(history_current(&history)->position.source_line, 12);
    assert_true(history_go(&history, 1));
    assert_int_equal(history_current(&history)->position.source_line, 7);
    assert_int_equal(history_current(&history)->position.rows, 2);
    assert_int_equal(history_current(&history)->position.target, 3);
    assert_false(history_go(&history, 1));
    history_clear(&history);
}

static void steps_stop_at_the_ends(void **state)
{
    (void)state;
    History history = {0};
    for (AttuneFileId file = 0; file < 5; file++) {
        history_visit(&history, file);
    }
    assert_true(history_go(&history, -100));
    assert_int_equal(now(&history), 0);
    assert_true(history_go(&history, 3));
    assert_int_equal(now(&history), 3);
    assert_true(history_go(&history, 100));
    assert_int_equal(now(&history), 4);
    history_clear(&history);
}

static void a_new_way_forgets_what_was_ahead(void **state)
{
    (void)state;
    History history = {0};
    history_visit(&history, 1);
    history_visit(&history, 2);
    history_visit(&history, 3);
    history_go(&history, -2);
    history_visit(&history, 9);
    assert_false(history_go(&history, 1));
    assert_true(history_go(&history, -1));
    assert_int_equal(now(&history), 1);
    history_clear(&history);
}

static void only_the_last_thousand_places_are_kept(void **state)
{
    (void)state;
    History history = {0};
    for (AttuneFileId file = 0; file < 1500; file++) {
        history_visit(&history, file);
    }
    assert_int_equal(now(&history), 1499);
    history_go(&history, -5000);
    assert_int_equal(now(&history), 500);
    history_clear(&history);
}

static bool is_even(void *context, AttuneFileId file)
{
    (void)context;
    return file % 2 == 0;
}

static bool is_any(void *context, AttuneFileId file)
{
    (void)context;
    (void)file;
    return true;
}

static void lost_files_leave_no_place_and_no_doubles(void **state)
{
    (void)state;
    History history = {0};
    static const AttuneFileId files[] = {1, 2, 1, 3, 3, 4};
    for (size_t i = 0; i < 6; i++) {
        history_visit(&history, files[i]);
    }
    history_forget(&history, is_even, NULL);
    /* 1, then 3 twice: those were two places of one note before, and still are. */
    assert_int_equal(history.places.count, 3);
    assert_int_equal(now(&history), 3);
    history_go(&history, -9);
    assert_int_equal(now(&history), 1);
    history_forget(&history, is_any, NULL);
    assert_null(history_current(&history));
    history_clear(&history);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_and_forward_keep_positions),
        cmocka_unit_test(steps_stop_at_the_ends),
        cmocka_unit_test(a_new_way_forgets_what_was_ahead),
        cmocka_unit_test(only_the_last_thousand_places_are_kept),
        cmocka_unit_test(lost_files_leave_no_place_and_no_doubles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
