#include "support/test.h"

#include <limits.h>

#include "base/str.h"

static void compare_orders_by_bytes_and_prefix_first(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        int sign;
    } cases[] = {
        {"", "", 0},    {"", "a", -1},         {"a", "ab", -1},
        {"b", "ab", 1}, {"a", "\xC3\xA9", -1}, {"a", "a", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int order = str_compare(str_from(cases[i].a), str_from(cases[i].b));
        assert_int_equal((order > 0) - (order < 0), cases[i].sign);
        order = str_compare(str_from(cases[i].b), str_from(cases[i].a));
        assert_int_equal((order > 0) - (order < 0), -cases[i].sign);
    }
}

static void equal_takes_null_data_and_nul_bytes(void **state)
{
    (void)state;
    assert_true(str_equal((Str){0}, STR("")));
    assert_true(str_equal(str_from(NULL), STR("")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_true(str_equal_ascii_nocase(STR("ReadMe.MD"), STR("readme.md")));
    assert_false(str_equal_ascii_nocase(STR("\xC3\x89"), STR("\xC3\xA9")));
    assert_false(str_equal_ascii_nocase(STR("["), STR("{")));
}

static void find_respects_its_start(void **state)
{
    (void)state;
    Str text = STR("one two one");
    assert_int_equal(str_find(text, STR("one"), 0), 0);
    assert_int_equal(str_find(text, STR("one"), 1), 8);
    assert_true(str_find(text, STR("one"), 9) == STR_NOT_FOUND);
    assert_true(str_find(text, STR("one"), 100) == STR_NOT_FOUND);
    assert_int_equal(str_find(text, STR(""), 11), 11);
    assert_true(str_find(text, STR(""), 12) == STR_NOT_FOUND);
    assert_true(str_find((Str){0}, STR("x"), 0) == STR_NOT_FOUND);
    assert_int_equal(str_find_char(text, 'o', 1), 6);
    assert_true(str_find_char((Str){0}, 'o', 0) == STR_NOT_FOUND);
    assert_int_equal(str_find_last_char(text, 'o'), 8);
    assert_true(str_find_last_char((Str){0}, 'o') == STR_NOT_FOUND);
}

static void slices_are_clamped(void **state)
{
    (void)state;
    assert_text("whole", str_slice(STR("abc"), 0, SIZE_MAX), "abc");
    assert_text("reversed", str_slice(STR("abc"), 2, 1), "");
    assert_text("behind", str_from_offset(STR("abc"), 7), "");
    assert_text("null", str_slice((Str){0}, 1, 2), "");
}

static void trim_removes_ascii_blanks_alone(void **state)
{
    (void)state;
    assert_text("both ends", str_trim_ascii(STR(" \t\r\n\v\fa b ")), "a b");
    assert_text("all blank", str_trim_ascii(STR("  ")), "");
    assert_text("no-break space stays", str_trim_ascii(STR("\xC2\xA0 a")), "\xC2\xA0 a");
}

static void next_piece_gives_empty_pieces_and_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *pieces[5];
    } cases[] = {
        {"", {""}},
        {"a", {"a"}},
        {",", {"", ""}},
        {"a,,b", {"a", "", "b"}},
        {"a,b,", {"a", "b", ""}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str rest = str_from(cases[i].text);
        Str piece;
        size_t count = 0;
        for (; cases[i].pieces[count]; count++) {
            assert_true(str_next_piece(&rest, ',', &piece));
            assert_text(cases[i].text, piece, cases[i].pieces[count]);
        }
        assert_false(str_next_piece(&rest, ',', &piece));
        assert_false(str_next_piece(&rest, ',', &piece));
    }
}

static void parse_u64_takes_digits_that_fit(void **state)
{
    (void)state;
    uint64_t number = 7;
    assert_true(str_parse_u64(STR("0018446744073709551615"), &number));
    assert_true(number == UINT64_MAX);
    static const char *const bad[] = {
        "", "-1", "+1", " 1", "1 ", "1a", "18446744073709551616", "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(str_parse_u64(str_from(bad[i]), &number));
    }
}

static void int_length_is_cut_at_int_max(void **state)
{
    (void)state;
    assert_int_equal(str_int_length((Str){"", (size_t)INT_MAX + 5}), INT_MAX);
    assert_int_equal(str_int_length(STR("abc")), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compare_orders_by_bytes_and_prefix_first),
        cmocka_unit_test(equal_takes_null_data_and_nul_bytes),
        cmocka_unit_test(find_respects_its_start),
        cmocka_unit_test(slices_are_clamped),
        cmocka_unit_test(trim_removes_ascii_blanks_alone),
        cmocka_unit_test(next_piece_gives_empty_pieces_and_ends),
        cmocka_unit_test(parse_u64_takes_digits_that_fit),
        cmocka_unit_test(int_length_is_cut_at_int_max),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
