#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <wchar.h>

#include "base/gate.h"
#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

static const struct {
    const char *label;
    const char *text;
    const char *shown;
    size_t width;
} cases[] = {
    {"nothing", "", "", 0},
    {"ASCII", "Hello, world!", "Hello, world!", 13},
    {"letters", "café жук", "café жук", 8},
    {"combining mark", "e\xCC\x81!", "e\xCC\x81!", 2},
    {"wide", "日本", "日本", 4},
    {"line feed and tab", "a\nb\tc", "a b c", 5},
    {"controls", "\x01\x1B[31m\r", "␁␛[31m␍", 7},
    {"delete", "a\x7F", "a␡", 2},
    {"C1",
     "a\xC2\x9B"
     "31m",
     "a" REPLACEMENT "31m", 5},
    {"bidi override",
     "a\xE2\x80\xAE"
     "b\xE2\x81\xA6"
     "c\xD8\x9C",
     "a" REPLACEMENT "b" REPLACEMENT "c" REPLACEMENT, 6},
    {"bidi marks are dropped",
     "a\xE2\x80\x8E"
     "b\xE2\x80\x8F",
     "ab", 2},
    {"zero width space",
     "a\xE2\x80\x8B"
     "b",
     "ab", 2},
    {"soft hyphen",
     "a\xC2\xAD"
     "b",
     "ab", 2},
    {"byte order mark",
     "\xEF\xBB\xBF"
     "a",
     "a", 1},
    {"word joiner",
     "a\xE2\x81\xA0"
     "b\xE2\x81\xA4",
     "ab", 2},
    {"keycap", "1\xEF\xB8\x8F\xE2\x83\xA3", "1", 1},
    {"emoji", "😀", "😀", 2},
    {"emoji with selector", "❤\xEF\xB8\x8F", "❤", 1},
    {"skin tone", "👍🏽!", "👍!", 3},
    {"skin tone alone", "🏽", "🏽", 2},
    {"skin tone after a letter", "a🏽b", "ab", 2},
    {"family is cut to its first", "👨\xE2\x80\x8D👩\xE2\x80\x8D👧.", "👨.", 3},
    {"flag", "🇫🇷", "🇫🇷", 2},
    {"tag characters", "🏴\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF", "🏴", 2},
    {"jamo", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2},
    {"lone mark",
     "\xCC\x81"
     "a",
     "a", 1},
    {"mark after a control",
     "\x01\xCC\x81"
     "a",
     "␁a", 2},
    {"unassigned", "a\xCD\xB8", "a" REPLACEMENT, 2},
    {"no character", "\xEF\xBF\xBF", REPLACEMENT, 1},
    {"bad bytes", "a\xFF\xC3", "a" REPLACEMENT REPLACEMENT, 3},
    {"line separator",
     "a\xE2\x80\xA8"
     "b",
     "a" REPLACEMENT "b", 3},
};

static void shown_text_and_its_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        gate_append(&out, str_from(cases[i].text));
        assert_text(cases[i].label, strbuf_view(&out), cases[i].shown);
        assert_int_equal(gate_width(str_from(cases[i].text)), cases[i].width);
        strbuf_clear(&out);
    }
}

static void clusters_cover_the_input_and_add_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i].text);
        size_t offset = 0;
        size_t width = 0;
        while (offset < text.length) {
            GateCluster cluster;
            size_t start = offset;
            gate_next(text, &offset, &cluster);
            assert_true(offset > start);
            assert_ptr_equal(cluster.source.data, text.data + start);
            assert_int_equal(cluster.source.length, offset - start);
            assert_int_equal(cluster.length > 0, cluster.width > 0);
            width += cluster.width;
        }
        assert_int_equal(width, cases[i].width);
    }
}

static void shown_text_passes_unchanged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf once = {0};
        StrBuf twice = {0};
        gate_append(&once, str_from(cases[i].text));
        gate_append(&twice, strbuf_view(&once));
        assert_true(str_equal(strbuf_view(&once), strbuf_view(&twice)));
        strbuf_clear(&once);
        strbuf_clear(&twice);
    }
}

/* No code point, alone or on a letter, lets a control through or breaks the sum of wcwidth. */
static void every_code_point_is_safe(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        for (int with_base = 0; with_base < 2; with_base++) {
            char bytes[8] = "x";
            size_t length = (size_t)with_base + utf8_encode(code_point, bytes + with_base);
            Str text = {bytes, length};
            for (size_t offset = 0; offset < length;) {
                GateCluster cluster;
                gate_next(text, &offset, &cluster);
                int width = 0;
                for (size_t at = 0; at < cluster.length;) {
                    uint32_t shown = utf8_next((Str){cluster.text, cluster.length}, &at);
                    bool is_bidi = (shown >= 0x202A && shown <= 0x202E) ||
                                   (shown >= 0x2066 && shown <= 0x2069) || shown == 0x200E ||
                                   shown == 0x200F || shown == 0x61C;
                    if (shown < 0x20 || (shown >= 0x7F && shown < 0xA0) || is_bidi ||
                        wcwidth((wchar_t)shown) < 0) {
                        fail_msg("U+%04X shows U+%04X", code_point, shown);
                    }
                    width += wcwidth((wchar_t)shown);
                }
                if (width != cluster.width || width > 2) {
                    fail_msg("U+%04X is %d cells wide, not %d", code_point, width, cluster.width);
                }
            }
        }
    }
}

static void stacked_marks_stop_at_the_limit(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_append_char(&text, 'a');
    for (int i = 0; i < 10000; i++) {
        strbuf_append(&text, STR("\xCC\x81"));
    }
    strbuf_append_char(&text, 'b');
    GateCluster cluster;
    size_t offset = 0;
    gate_next(strbuf_view(&text), &offset, &cluster);
    assert_int_equal(offset, 20001);
    assert_int_equal(cluster.length, 31);
    assert_int_equal(cluster.width, 1);
    assert_int_equal(gate_width(strbuf_view(&text)), 2);
    strbuf_clear(&text);
}

static void fit_never_splits_a_cluster(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t cells;
        size_t bytes;
        size_t used;
    } fits[] = {
        {"abc", 0, 0, 0},
        {"abc", 2, 2, 2},
        {"abc", 9, 3, 3},
        {"日本", 3, 3, 2},
        {"日本", 1, 0, 0},
        {"e\xCC\x81x", 1, 3, 1},
        {"a\xE2\x80\x8B"
         "b",
         1, 4, 1},
        {"", 5, 0, 0},
        {"a\x1B", 2, 2, 2},
    };
    for (size_t i = 0; i < sizeof fits / sizeof *fits; i++) {
        size_t used = 99;
        assert_int_equal(gate_fit(str_from(fits[i].text), fits[i].cells, &used), fits[i].bytes);
        assert_int_equal(used, fits[i].used);
        assert_int_equal(gate_fit(str_from(fits[i].text), fits[i].cells, NULL), fits[i].bytes);
    }
}

static void line_keeps_a_tab_on_request(void **state)
{
    (void)state;
    StrBuf out = {0};
    gate_append_line(&out, STR("a\tb\nc\x1B\t"), true);
    assert_text("kept", strbuf_view(&out), "a\tb c␛\t");
    strbuf_reset(&out);
    gate_append_line(&out, STR("a\tb"), false);
    assert_text("blank", strbuf_view(&out), "a b");
    strbuf_clear(&out);
}

static void replacement_is_reported(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool replaced;
    } signs[] = {{"a", false},       {"\t", false},  {"\x1B", true}, {"\x7F", true},
                 {"\xC2\x80", true}, {"\xFF", true}, {"é", false}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        GateCluster cluster;
        size_t offset = 0;
        gate_next(str_from(signs[i].text), &offset, &cluster);
        assert_int_equal(cluster.replaced, signs[i].replaced);
    }
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        fputs("no locale C.UTF-8\n", stderr);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shown_text_and_its_width),
        cmocka_unit_test(clusters_cover_the_input_and_add_up),
        cmocka_unit_test(shown_text_passes_unchanged),
        cmocka_unit_test(every_code_point_is_safe),
        cmocka_unit_test(stacked_marks_stop_at_the_limit),
        cmocka_unit_test(fit_never_splits_a_cluster),
        cmocka_unit_test(line_keeps_a_tab_on_request),
        cmocka_unit_test(replacement_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
