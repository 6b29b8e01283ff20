#include "support/test.h"

#include "base/unicode.h"
#include "base/utf8.h"

static void fold_is_composed_and_caseless(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"already plain 1", "already plain 1"},
        {"MiXed", "mixed"},
        {"Élan", "élan"},
        {"E\xCC\x81lan", "élan"}, /* combining acute */
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
        {"σίσυφος", "σίσυφοσ"},
        {"\xE2\x84\xAA", "k"},     /* Kelvin sign */
        {"\xC4\xB0", "i\xCC\x87"}, /* I with dot */
        {"ПРИВЕТ Й", "привет й"},
        {"\xD0\x98\xCC\x86", "й"},
        {"日本語", "日本語"},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한"}, /* jamo */
        {"か\xE3\x82\x99", "が"},
        {"\xE2\x84\xA6", "ω"}, /* Ohm sign */
        {"a\xCC\xA3\xCC\x81 = a\xCC\x81\xCC\xA3", "ạ\xCC\x81 = ạ\xCC\x81"},
        {"❤\xEF\xB8\x8F", "❤\xEF\xB8\x8F"},
        {"\xFF\xC3\x89\x80"
         "A",
         "\xFF\xC3\xA9\x80"
         "a"}, /* bad bytes stay */
        {"e\xFF\xCC\x81", "e\xFF\xCC\x81"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i][0]);
        Str folded = unicode_fold(&arena, text);
        assert_text(cases[i][0], folded, cases[i][1]);
        assert_text(cases[i][0], unicode_fold(&arena, folded), cases[i][1]);
        assert_true(unicode_fold_equal(text, folded));
    }
    arena_clear(&arena);
}

static void unchanged_text_is_not_copied(void **state)
{
    (void)state;
    static const char *const cases[] = {"plain", "café", "привет", "日本語",
                                        "한글",  "😀 ok", "\xFF"};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i]);
        assert_ptr_equal(unicode_nfc(&arena, text).data, text.data);
        assert_ptr_equal(unicode_fold(&arena, text).data, text.data);
    }
    assert_int_equal(arena.used, 0);
    arena_clear(&arena);
}

static void nul_bytes_survive(void **state)
{
    (void)state;
    Arena arena = {0};
    Str folded = unicode_fold(&arena, STR("A\0E\xCC\x81\0"));
    assert_int_equal(folded.length, 5);
    assert_memory_equal(folded.data, "a\0\xC3\xA9\0", 5);
    Str composed = unicode_nfc(&arena, STR("\0e\xCC\x81"));
    assert_memory_equal(composed.data, "\0\xC3\xA9", 3);
    arena_clear(&arena);
}

static void endless_marks_are_no_trap(void **state)
{
    (void)state;
    /* Two marks in turn that normalisation has to sort; unbounded, a megabyte of them takes
     * minutes. */
    StrBuf text = {0};
    strbuf_append_char(&text, 'a');
    for (int i = 0; i < 300000; i++) {
        strbuf_append(&text, STR("\xCC\x81\xCC\xA3"));
    }
    Arena arena = {0};
    Str once = unicode_fold(&arena, strbuf_view(&text));
    assert_int_equal(utf8_valid_length(once), once.length);
    assert_true(unicode_cluster_end(strbuf_view(&text), 0) == text.length);
    arena_clear(&arena);
    strbuf_clear(&text);
}

static void fold_equal_needs_all_of_both(void **state)
{
    (void)state;
    assert_true(unicode_fold_equal(STR("README"), STR("readme")));
    assert_false(unicode_fold_equal(STR("README"), STR("readme ")));
    assert_false(unicode_fold_equal(STR("é"), STR("e")));
    assert_true(unicode_fold_equal(STR("\xE2\x84\xAA"), STR("K")));
    assert_true(unicode_fold_equal((Str){0}, STR("")));
}

static void case_maps_one_code_point(void **state)
{
    (void)state;
    assert_int_equal(unicode_lower('A'), 'a');
    assert_int_equal(unicode_lower(0xC9), 0xE9);
    assert_int_equal(unicode_lower(0xDF), 0xDF);
    assert_int_equal(unicode_lower(0x1E9E), 0xDF);
    assert_int_equal(unicode_upper(0x44F), 0x42F);
    assert_int_equal(unicode_upper('['), '[');
    assert_int_equal(unicode_lower(0x110000), 0x110000);
}

typedef bool Predicate(uint32_t code_point);

static void classes_of_code_points(void **state)
{
    (void)state;
    static const struct {
        Predicate *is;
        uint32_t yes[8];
        uint32_t no[8];
    } cases[] = {
        {unicode_is_letter,
         {'a', 'Z', 0xE9, 0x5D0, 0x4E00, 0xAA},
         {'1', '_', 0x301, 0x1F600, 0xFFFD, 0x110000}},
        {unicode_is_digit, {'0', '9', 0x663, 0xFF11}, {'a', 0xB2, 0xBD, 0x2160}},
        {unicode_is_mark, {0x301, 0x93F, 0x20DD, 0xFE0F}, {'a', 0x2B0, 0x1F3FB, 0x200D}},
        {unicode_is_punctuation, {'!', '_', 0x2014, 0x3002, 0xAB}, {'$', '+', 'a', 0x20AC, ' '}},
        {unicode_is_wide, {0x1100, 0x4E00, 0xFF01, 0x3000, 0x1F600}, {'a', 0xFF71, 0x301, 0x2014}},
        {unicode_is_emoji, {0x1F600, 0x2764, 0xA9, 0x1F468}, {'#', 0x1F3FB, 0x4E00, 0x1F1E6}},
        {unicode_is_ideographic,
         {0x4E00, 0x3042, 0x30AB, 0x30FC, 0xFF76, 0x20000},
         {0xAC00, 0xE01, 'a', 0x3002, 0x30FB}},
        {unicode_is_unspaced_script,
         {0x4E00, 0xAC00, 0xE01, 0x1100, 0x3131},
         {'a', 0xE3F, 0xE9, 0x3002}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < 8 && cases[i].yes[k]; k++) {
            assert_true(cases[i].is(cases[i].yes[k]));
        }
        for (size_t k = 0; k < 8 && cases[i].no[k]; k++) {
            assert_false(cases[i].is(cases[i].no[k]));
        }
        assert_false(cases[i].is(UINT32_MAX));
    }
}

static void cluster_ends_where_a_reader_sees_one(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t end;
    } cases[] = {
        {"ab", 1},       {"a", 1},          {"e\xCC\x81x", 3},
        {"\r\nx", 2},    {"\n\xCC\x81", 1}, {"👨\xE2\x80\x8D👩\xE2\x80\x8D👧x", 18},
        {"🇫🇷🇩🇪", 8},     {"👍🏽!", 8},  {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xABx", 9},
        {"\xFF\xFF", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(unicode_cluster_end(str_from(cases[i].text), 0), cases[i].end);
    }
}

static void natural_order_is_total(void **state)
{
    (void)state;
    static const char *const sorted[] = {
        "",  "0",   "00",   "1",   "1a",   "01", "2", "9", "10", "12345678901234567890123",
        "a", "a 2", "a 10", "a1b", "a01a", "a2", "b", "é",
    };
    for (size_t i = 0; i < sizeof sorted / sizeof *sorted; i++) {
        for (size_t k = 0; k < sizeof sorted / sizeof *sorted; k++) {
            int order = unicode_natural_compare(str_from(sorted[i]), str_from(sorted[k]));
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fold_is_composed_and_caseless),
        cmocka_unit_test(unchanged_text_is_not_copied),
        cmocka_unit_test(nul_bytes_survive),
        cmocka_unit_test(endless_marks_are_no_trap),
        cmocka_unit_test(fold_equal_needs_all_of_both),
        cmocka_unit_test(case_maps_one_code_point),
        cmocka_unit_test(classes_of_code_points),
        cmocka_unit_test(cluster_ends_where_a_reader_sees_one),
        cmocka_unit_test(natural_order_is_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
