#include "support/test.h"

#include "ui/line_history.h"

static void walk_goes_back_to_older_lines_and_returns_to_the_draft(void **state)
{
    (void)state;
    LineHistory history = {0};
    line_history_add(&history, STR("one"));
    line_history_add(&history, STR("two"));
    Str line;
    assert_false(line_history_walk(&history, 1, STR("dra"), &line));
    assert_true(line_history_walk(&history, -1, STR("dra"), &line));
    assert_text("newest", line, "two");
    assert_true(line_history_walk(&history, -1, STR("two"), &line));
    assert_text("oldest", line, "one");
    assert_false(line_history_walk(&history, -1, STR("one"), &line));
    assert_true(line_history_walk(&history, 1, STR("one"), &line));
    assert_text("forth", line, "two");
    assert_true(line_history_walk(&history, 1, STR("two"), &line));
    assert_text("draft", line, "dra");
    line_history_clear(&history);
}

static void add_keeps_each_line_once_and_no_blank_ones(void **state)
{
    (void)state;
    LineHistory history = {0};
    line_history_add(&history, STR("a"));
    line_history_add(&history, STR("b"));
    line_history_add(&history, STR("a"));
    line_history_add(&history, STR("  "));
    line_history_add(&history, STR(""));
    assert_int_equal(history.lines.count, 2);
    Str line;
    assert_true(line_history_walk(&history, -1, STR(""), &line));
    assert_text("last", line, "a");
    assert_true(line_history_walk(&history, -1, STR(""), &line));
    assert_text("before", line, "b");
    line_history_clear(&history);
}

static void add_forgets_the_oldest_beyond_the_limit(void **state)
{
    (void)state;
    LineHistory history = {0};
    for (int i = 0; i < LINE_HISTORY_MAX + 5; i++) {
        StrBuf line = {0};
        strbuf_printf(&line, "%d", i);
        line_history_add(&history, strbuf_view(&line));
        strbuf_clear(&line);
    }
    assert_int_equal(history.lines.count, LINE_HISTORY_MAX);
    assert_text("oldest", strbuf_view(&history.lines.items[0]), "5");
    line_history_clear(&history);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walk_goes_back_to_older_lines_and_returns_to_the_draft),
        cmocka_unit_test(add_keeps_each_line_once_and_no_blank_ones),
        cmocka_unit_test(add_forgets_the_oldest_beyond_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
