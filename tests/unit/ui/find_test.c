#include "support/test.h"

#include <locale.h>

#include "base/alloc.h"
#include "ui/find.h"

static void ring_counts_how_often_an_end_was_passed(void **state)
{
    (void)state;
    static const struct {
        size_t count, current;
        long steps;
        size_t to;
        long turns;
    } cases[] = {
        {0, 0, 1, 0, 0},     {0, 0, -1, 0, 0},  {1, 0, 1, 0, 1},   {1, 0, -1, 0, -1},
        {4, 0, 1, 1, 0},     {4, 3, 1, 0, 1},   {4, 0, -1, 3, -1}, {4, 2, -2, 0, 0},
        {4, 1, 6, 3, 1},     {4, 1, 7, 0, 2},   {4, 1, -6, 3, -2}, {4, 2, 0, 2, 0},
        {5, 4, 999, 3, 200}, {5, 0, -5, 0, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long turns = 99;
        size_t to = find_ring(cases[i].count, cases[i].current, cases[i].steps, &turns);
        if (to != cases[i].to || turns != cases[i].turns) {
            fail_msg("%zu of %zu by %ld: %zu, %ld turns", cases[i].current, cases[i].count,
                     cases[i].steps, to, turns);
        }
    }
}

static void first_from_is_at_the_line_or_behind_it_else_the_first_of_all(void **state)
{
    (void)state;
    static const PageMatch matches[] = {{2, 0, 1}, {5, 3, 1}, {5, 9, 1}, {8, 0, 1}};
    static const size_t lines[][2] = {{0, 0}, {2, 0}, {3, 1}, {5, 1}, {6, 3}, {8, 3}, {9, 0}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_int_equal(find_first_from(matches, 4, lines[i][0]), lines[i][1]);
    }
    assert_int_equal(find_first_from(NULL, 0, 3), 0);
}

/* Rows of 10 cells with a number before them: "abc def" is cut, and so may be a hit. */
static void source_hits_stand_where_the_rows_show_them(void **state)
{
    (void)state;
    static const struct {
        const char *needle;
        size_t count;
        PageMatch first;
    } cases[] = {
        {"one", 2, {0, 3, 3}},     {"One", 1, {3, 3, 3}}, {"xyz", 0, {0, 0, 0}},
        {"delta", 1, {1, 3, 5}},   {"", 0, {0, 0, 0}},    {"日本", 1, {2, 3, 4}},
        {"gamma d", 1, {0, 7, 6}},
    };
    Str text = STR("one gamma delta\n日本語\nOne");
    SourceView view = {0};
    source_view_set(&view, text, 13);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        PageMatch *matches = find_in_source(&view, str_from(cases[i].needle), &count);
        assert_int_equal(count, cases[i].count);
        if (count > 0) {
            assert_int_equal(matches[0].line, cases[i].first.line);
            assert_int_equal(matches[0].column, cases[i].first.column);
            assert_int_equal(matches[0].width, cases[i].first.width);
        }
        mem_free(matches);
    }
    source_view_clear(&view);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ring_counts_how_often_an_end_was_passed),
        cmocka_unit_test(first_from_is_at_the_line_or_behind_it_else_the_first_of_all),
        cmocka_unit_test(source_hits_stand_where_the_rows_show_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
