#include "support/test.h"

#include "base/arena.h"
#include "markup/footnote.h"

static void definition_starts_with_a_label_and_a_colon(void **state)
{
    (void)state;
    static const struct {
        const char *content;
        const char *label; /* NULL: none */
        size_t length;
    } cases[] = {
        {"[^1]: a", "1", 5},  {"[^a b]:", "a b", 7},  {"[^1] a", NULL, 0}, {"[^]: a", NULL, 0},
        {"[^ ]: a", NULL, 0}, {"[^a[b]: c", NULL, 0}, {"[1]: a", NULL, 0}, {"[^a", NULL, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Str label;
        size_t length = footnote_scan(str_from(cases[i].content), &label);
        assert_int_equal(length, cases[i].length);
        if (length)
            assert_text(cases[i].content, label, cases[i].label);
    }
}

/** Body of the definition on the first line, whose text starts at `at`; `*last` is its last line
 * from 0. */
static Str take(Arena *arena, const char *text, size_t at, uint32_t quotes, uint32_t *last)
{
    Lines lines = lines_of(arena, str_from(text), 0, 1);
    LinesWriter writer = {0};
    *last = footnote_take(&lines, 0, at, quotes, &writer);
    Str body = lines_finish(&writer, arena).text;
    lines_clear(&writer);
    return body;
}

static void body_goes_on_while_lines_belong_to_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        uint32_t quotes;
        const char *body;
        uint32_t last;
    } cases[] = {
        {"[^n]: one\n  two\n\n    three\n", 5, 0, "one\ntwo\n\nthree\n", 3},
        {"[^n]: one\ntwo\n\nthree", 5, 0, "one\ntwo\n", 1},
        {"[^n]: one\n[^m]: two", 5, 0, "one\n", 0},
        {"[^n]: one\n# H", 5, 0, "one\n", 0},
        {"[^n]: one\n- a", 5, 0, "one\n", 0},
        {"[^n]: one\n    - a\n    - b", 5, 0, "one\n- a\n- b\n", 2},
        {"[^n]: one\n\n    - a\n        b\nc", 5, 0, "one\n\n- a\n    b\n", 3},
        {"[^n]: one\n\n\t\tb", 5, 0, "one\n\n\tb\n", 2},
        {"> [^n]: one\n> two\nthree", 7, 1, "one\ntwo\n", 1},
        {"[^n]:\n\n\n", 5, 0, "\n", 0},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint32_t last;
        Str body = take(&arena, cases[i].text, cases[i].at, cases[i].quotes, &last);
        assert_text(cases[i].text, body, cases[i].body);
        assert_int_equal(last, cases[i].last);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definition_starts_with_a_label_and_a_colon),
        cmocka_unit_test(body_goes_on_while_lines_belong_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
