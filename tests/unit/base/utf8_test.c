#include "support/test.h"

#include "base/utf8.h"

/* One text and what it reads as, code point by code point. */
static const struct {
    const char *text;
    uint32_t points[8];
    size_t valid; /* bytes of the leading part that is valid */
    size_t bad;
} cases[] = {
    {"", {0}, 0, 0},
    {"aé€😀", {'a', 0xE9, 0x20AC, 0x1F600}, 10, 0},
    {"\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF4\x8F\xBF\xBF",
     {0xD7FF, 0xE000, 0xFFFF, 0x10FFFF},
     13,
     0},
    {"\xEF\xBF\xBD", {0xFFFD}, 3, 0},
    {"\xC0\x80", {0xFFFD, 0xFFFD}, 0, 2},             /* overlong NUL */
    {"\xE0\x9F\xBF", {0xFFFD, 0xFFFD, 0xFFFD}, 0, 3}, /* overlong */
    {"\xF0\x8F\xBF\xBF", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}, 0, 4},
    {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD}, 0, 3}, /* surrogate */
    {"\xF4\x90\x80\x80", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}, 0, 4},
    {"\xF8\xFF", {0xFFFD, 0xFFFD}, 0, 2},
    {"a\xE2\x82", {'a', 0xFFFD, 0xFFFD}, 1, 2}, /* cut */
    {"\xE2\x82"
     "b",
     {0xFFFD, 0xFFFD, 'b'},
     0,
     2},
    {"\x80\xC3\xA9\xBF", {0xFFFD, 0xE9, 0xFFFD}, 0, 2},
    {"12345678\xFF", {'1', '2', '3', '4', '5', '6', '7', '8'}, 8, 1},
};

static void next_and_previous_agree(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i].text);
        size_t offsets[16];
        size_t count = 0;
        size_t offset = 0;
        while (offset < text.length) {
            offsets[count] = offset;
            uint32_t code_point = utf8_next(text, &offset);
            if (count < 8) {
                assert_int_equal(code_point, cases[i].points[count]);
            }
            count++;
        }
        assert_int_equal(offset, text.length);
        assert_int_equal(utf8_count(text), count);
        while (count > 0) {
            count--;
            uint32_t code_point = utf8_previous(text, &offset);
            assert_int_equal(offset, offsets[count]);
            if (count < 8) {
                assert_int_equal(code_point, cases[i].points[count]);
            }
        }
    }
}

static void valid_length_and_repair_agree(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i].text);
        StrBuf repaired = {0};
        assert_int_equal(utf8_valid_length(text), cases[i].valid);
        assert_int_equal(utf8_append_valid(&repaired, text), cases[i].bad);
        assert_int_equal(repaired.length, text.length + 2 * cases[i].bad);
        assert_int_equal(utf8_valid_length(strbuf_view(&repaired)), repaired.length);
        strbuf_clear(&repaired);
    }
}

/* Every pair and every run of lead bytes: each byte is read once, and both directions meet the same
 * ends. */
static void any_bytes_are_read_once_in_both_directions(void **state)
{
    (void)state;
    static const unsigned char bytes[] = {'a',  0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                          0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
    enum { KINDS = sizeof bytes, LENGTH = 4 };
    for (unsigned code = 0; code < KINDS * KINDS * KINDS * KINDS; code++) {
        char text[LENGTH];
        for (unsigned i = 0, rest = code; i < LENGTH; i++, rest /= KINDS) {
            text[i] = (char)bytes[rest % KINDS];
        }
        Str str = {text, LENGTH};
        size_t ends[LENGTH];
        size_t count = 0;
        for (size_t offset = 0; offset < LENGTH; count++) {
            utf8_next(str, &offset);
            ends[count] = offset;
        }
        size_t back = LENGTH;
        while (count > 0) {
            assert_int_equal(back, ends[--count]);
            utf8_previous(str, &back);
        }
        assert_int_equal(back, 0);
    }
}

static void encode_replaces_what_is_no_scalar_value(void **state)
{
    (void)state;
    char out[4];
    assert_int_equal(utf8_encode(0x7F, out), 1);
    assert_int_equal(utf8_encode(0x7FF, out), 2);
    assert_int_equal(utf8_encode(0xFFFF, out), 3);
    assert_int_equal(utf8_encode(0x10FFFF, out), 4);
    assert_memory_equal(out, "\xF4\x8F\xBF\xBF", 4);
    static const uint32_t bad[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(utf8_encode(bad[i], out), 3);
        assert_memory_equal(out, "\xEF\xBF\xBD", 3);
    }
}

static void offset_of_is_clamped(void **state)
{
    (void)state;
    assert_int_equal(utf8_offset_of(STR("aé€b"), 2), 3);
    assert_int_equal(utf8_offset_of(STR("aé€b"), 3), 6);
    assert_int_equal(utf8_offset_of(STR("aé€b"), 99), 7);
    assert_int_equal(utf8_offset_of((Str){0}, 1), 0);
}

static void is_ascii_sees_every_byte(void **state)
{
    (void)state;
    char text[20];
    memset(text, 'a', sizeof text);
    assert_true(utf8_is_ascii((Str){text, sizeof text}));
    assert_true(utf8_is_ascii((Str){0}));
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = '\x80';
        assert_false(utf8_is_ascii((Str){text, sizeof text}));
        assert_int_equal(utf8_valid_length((Str){text, sizeof text}), i);
        text[i] = 'a';
    }
}

static void trim_removes_unicode_blanks(void **state)
{
    (void)state;
    assert_text("mixed",
                utf8_trim(STR("\xEF\xBB\xBF\xC2\xA0\xE3\x80\x80\t x y\xE2\x80\xA9\xC2\x85 ")),
                "x y");
    assert_text("all blank", utf8_trim(STR(" \xE2\x80\x83 ")), "");
    assert_text("zero width space stays", utf8_trim(STR("\xE2\x80\x8B")), "\xE2\x80\x8B");
    assert_text("bad bytes stay", utf8_trim(STR(" \xFF ")), "\xFF");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_and_previous_agree),
        cmocka_unit_test(valid_length_and_repair_agree),
        cmocka_unit_test(any_bytes_are_read_once_in_both_directions),
        cmocka_unit_test(encode_replaces_what_is_no_scalar_value),
        cmocka_unit_test(offset_of_is_clamped),
        cmocka_unit_test(is_ascii_sees_every_byte),
        cmocka_unit_test(trim_removes_unicode_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
