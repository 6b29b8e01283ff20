#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "markup/source.h"

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static void decoding_normalises_lines_and_marks(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        Str bytes;
        const char *text;
        SourceEncoding encoding;
        size_t bad_bytes;
        uint32_t first_bad_line;
    } cases[] = {
        {"plain", BYTES("a\nb"), "a\nb", SOURCE_UTF8, 0, 0},
        {"empty", BYTES(""), "", SOURCE_UTF8, 0, 0},
        {"BOM",
         BYTES("\xEF\xBB\xBF"
               "a"),
         "a", SOURCE_UTF8, 0, 0},
        {"two BOMs",
         BYTES("\xEF\xBB\xBF\xEF\xBB\xBF"
               "a"),
         "\xEF\xBB\xBF"
         "a",
         SOURCE_UTF8, 0, 0},
        {"CRLF", BYTES("a\r\nb\r\n"), "a\nb\n", SOURCE_UTF8, 0, 0},
        {"lone CR", BYTES("a\rb\r\r\nc"), "a\nb\n\nc", SOURCE_UTF8, 0, 0},
        {"CR at the end", BYTES("a\r"), "a\n", SOURCE_UTF8, 0, 0},
        {"NUL is not bad", BYTES("a\0b"), "a\uFFFDb", SOURCE_UTF8, 0, 0},
        {"CR NUL LF", BYTES("\r\0\n"), "\n\uFFFD\n", SOURCE_UTF8, 0, 0},
        {"latin 1", BYTES("a\n\xE9\xE8 b"), "a\n\uFFFD\uFFFD b", SOURCE_UTF8, 2, 2},
        {"CR, bad, LF", BYTES("\r\xFF\n"), "\n\uFFFD\n", SOURCE_UTF8, 1, 2},
        {"cut sequence", BYTES("x\xF0\x9F\x8C"), "x\uFFFD\uFFFD\uFFFD", SOURCE_UTF8, 3, 1},
        {"UTF-16 LE",
         BYTES("\xFF\xFE"
               "a\0\r\0\n\0\xE9\0"),
         "a\né", SOURCE_UTF16_LE, 0, 0},
        {"UTF-16 BE", BYTES("\xFE\xFF\0a\xD8\x3C\xDF\x31"), "a\U0001F331", SOURCE_UTF16_BE, 0, 0},
        {"UTF-16 mark alone", BYTES("\xFF\xFE"), "", SOURCE_UTF16_LE, 0, 0},
        {"lone surrogate",
         BYTES("\xFF\xFE\n\0\x00\xD8"
               "a\0"),
         "\n\uFFFDa", SOURCE_UTF16_LE, 1, 2},
        {"odd byte",
         BYTES("\xFF\xFE"
               "a\0b"),
         "a\uFFFD", SOURCE_UTF16_LE, 1, 1},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        Source source = source_decode(&arena, cases[i].bytes);
        assert_text(cases[i].name, source.text, cases[i].text);
        assert_int_equal(source.encoding, cases[i].encoding);
        assert_int_equal(source.bad_bytes, cases[i].bad_bytes);
        assert_int_equal(source.first_bad_line, cases[i].first_bad_line);
        arena_clear(&arena);
    }
}

static void clean_text_is_borrowed(void **state)
{
    (void)state;
    Arena arena = {0};
    Str bytes = STR("\xEF\xBB\xBFgrüße\n");
    Source source = source_decode(&arena, bytes);
    assert_ptr_equal(source.text.data, bytes.data + 3);
    assert_int_equal(arena.used, 0);
    arena_clear(&arena);
}

static void every_byte_decodes_to_valid_text(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf bytes = {0};
    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second++) {
            strbuf_append_char(&bytes, (char)first);
            strbuf_append_char(&bytes, (char)second);
            strbuf_append_char(&bytes, '\x9F');
        }
    }
    for (size_t from = 0; from < 3; from++) {
        Source source = source_decode(&arena, str_from_offset(strbuf_view(&bytes), from));
        assert_int_equal(utf8_valid_length(source.text), source.text.length);
        assert_true(str_find_char(source.text, '\r', 0) == STR_NOT_FOUND);
        assert_true(str_find_char(source.text, '\0', 0) == STR_NOT_FOUND);
        arena_clear(&arena);
    }
    strbuf_clear(&bytes);
}

static void a_nul_near_the_start_is_binary(void **state)
{
    (void)state;
    assert_false(source_is_binary(STR("")));
    assert_false(source_is_binary(STR("text")));
    assert_true(source_is_binary(STR("te\0xt")));
    assert_false(source_is_binary(STR("\xFF\xFEt\0e\0")));
    assert_false(source_is_binary(STR("\xFE\xFF\0t")));
    StrBuf late = {0};
    strbuf_append_repeat(&late, 'x', 8192);
    strbuf_append_char(&late, '\0');
    assert_false(source_is_binary(strbuf_view(&late)));
    assert_true(source_is_binary(str_from_offset(strbuf_view(&late), 1)));
    strbuf_clear(&late);
}

static void line_table_finds_lines(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = STR("one\n\nthree\nfour\n");
    LineTable table = line_table_build(&arena, text);
    assert_int_equal(table.count, 4);
    static const uint32_t lines[] = {1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4};
    for (size_t offset = 0; offset < sizeof(lines) / sizeof(lines[0]); offset++)
        assert_int_equal(line_table_line(&table, offset), lines[offset]);
    assert_text("1", line_table_text(&table, text, 1), "one");
    assert_text("2", line_table_text(&table, text, 2), "");
    assert_text("4", line_table_text(&table, text, 4), "four");

    table = line_table_build(&arena, STR(""));
    assert_int_equal(table.count, 1);
    assert_int_equal(line_table_line(&table, 0), 1);
    table = line_table_build(&arena, STR("a\nb"));
    assert_int_equal(table.count, 2);
    assert_text("b", line_table_text(&table, STR("a\nb"), 2), "b");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_normalises_lines_and_marks),
        cmocka_unit_test(clean_text_is_borrowed),
        cmocka_unit_test(every_byte_decodes_to_valid_text),
        cmocka_unit_test(a_nul_near_the_start_is_binary),
        cmocka_unit_test(line_table_finds_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
