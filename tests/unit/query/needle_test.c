#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "query/needle.h"

static size_t encoded_length(uint32_t c)
{
    char bytes[4];
    return utf8_encode(c, bytes);
}

/* Is the text of this one character found in plain text by what is said in needle.h? */
static bool is_plain_character(Arena *arena, uint32_t c, bool *joins)
{
    char bytes[4];
    Str text = {bytes, utf8_encode(c, bytes)};
    Str behind = arena_printf(arena, "e%.*s", STR_ARG(text));
    *joins = unicode_nfc(arena, behind).data != behind.data;
    if (unicode_nfc(arena, text).data != text.data)
        return false;
    uint32_t lower = unicode_lower(c);
    return lower == c || (unicode_upper(lower) == c && encoded_length(c) == encoded_length(lower));
}

static void kind_of_each_character_is_what_the_tables_say(void **state)
{
    (void)state;
    Arena arena = {0};
    for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        bool joins;
        bool is_plain = is_plain_character(&arena, c, &joins);
        char bytes[4];
        Str text = {bytes, utf8_encode(c, bytes)};
        if ((text_kind(text) == TEXT_PLAIN) != is_plain)
            fail_msg("U+%04X alone is %s", c, is_plain ? "plain" : "not plain");
        Str behind = arena_printf(&arena, "e%.*s", STR_ARG(text));
        if ((text_kind(behind) == TEXT_PLAIN) != (is_plain && !joins))
            fail_msg("U+%04X behind a letter: kind %u", c, text_kind(behind));
        arena_reset(&arena);
    }
    arena_clear(&arena);
}

/* Every character with the same lower case must be found, in whatever form it stands there. */
static void letter_is_found_by_its_lower_case(void **state)
{
    (void)state;
    Arena arena = {0};
    for (uint32_t c = 0x41; c <= 0x1E943; c++) {
        uint32_t lower = unicode_lower(c);
        if (lower == c || (c >= 0xD800 && c <= 0xDFFF))
            continue;
        StrBuf text = {0};
        StrBuf wanted = {0};
        strbuf_append(&text, STR("one two "));
        strbuf_append_code_point(&text, c);
        strbuf_append(&text, STR(" three"));
        strbuf_append_code_point(&wanted, lower);
        Str composed = unicode_nfc(&arena, strbuf_view(&wanted));
        Needle needle = needle_make(&arena, composed, true);
        Str view = strbuf_view(&text);
        if (!needle_occurs(&needle, view, text_kind(view)))
            fail_msg("U+%04X is not found by U+%04X", c, lower);
        strbuf_clear(&text);
        strbuf_clear(&wanted);
        arena_reset(&arena);
    }
    arena_clear(&arena);
}

static uint64_t state_of_chance = 1;

static size_t chance(size_t count)
{
    state_of_chance =
        state_of_chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(state_of_chance >> 33) % count;
}

static void add_random_text(StrBuf *out, size_t length)
{
    static const uint32_t odd[] = {0x301,  0x323,  0x307,  0x212A, 0x130,  0x1E9E, 0xDF,
                                   0x3F4,  0xE9,   0xC9,   0x1C5,  0xAC00, 0x11A8, 0x304B,
                                   0x3099, 0xFB1D, 0x2126, 0x1F71, 0x41F,  0x43F,  0x23A,
                                   0x2C65, 0x1100, 0x1161, 0x344,  0x37E,  0xFE0F, 0x200D};
    bool is_ascii = chance(3) == 0;
    for (size_t i = 0; i < length; i++) {
        if (is_ascii || chance(3))
            strbuf_append_char(out, "aAbBkKiIs e"[chance(11)]);
        else
            strbuf_append_code_point(out, odd[chance(sizeof(odd) / sizeof(odd[0]))]);
    }
}

typedef VEC(uint32_t) Chars;

static Chars chars_of(Arena *arena, Str text, bool ignore_case)
{
    Chars chars = {0};
    Str composed = unicode_nfc(arena, text);
    for (size_t at = 0; at < composed.length;) {
        uint32_t c = utf8_next(composed, &at);
        vec_push(&chars, ignore_case ? unicode_lower(c) : c);
    }
    return chars;
}

static size_t find_chars(const Chars *text, const Chars *wanted)
{
    for (size_t i = 0; i + wanted->count <= text->count; i++) {
        size_t j = 0;
        while (j < wanted->count && text->items[i + j] == wanted->items[j])
            j++;
        if (j == wanted->count)
            return i;
    }
    return STR_NOT_FOUND;
}

static void random_words_are_found_where_a_plain_search_finds_them(void **state)
{
    (void)state;
    size_t found = 0;
    for (size_t i = 0; i < 20000; i++) {
        Arena arena = {0};
        StrBuf text = {0};
        StrBuf word = {0};
        add_random_text(&text, chance(10) == 0 ? chance(700) : chance(40));
        add_random_text(&word, chance(4) + 1);
        bool ignore_case = chance(4) > 0;
        Str view = strbuf_view(&text);
        unsigned kind = text_kind(view);
        Needle needle = needle_make(&arena, unicode_nfc(&arena, strbuf_view(&word)), ignore_case);
        PlainText plain = plain_make(&arena, view, kind, ignore_case);
        Chars chars = chars_of(&arena, view, ignore_case);
        Chars wanted = chars_of(&arena, strbuf_view(&word), ignore_case);
        size_t expected = find_chars(&chars, &wanted);
        size_t at = needle_find(&needle, plain.text, 0);
        if (expected == STR_NOT_FOUND) {
            assert_int_equal(at, STR_NOT_FOUND);
        } else {
            found++;
            assert_int_equal(utf8_count(str_slice(plain.text, 0, at)), expected);
            /* The source's bytes, normalised alone, hold the word. */
            size_t start = at;
            size_t end = at + needle.low.length;
            plain_to_source(&plain, &start, &end);
            assert_true(start <= end && end <= view.length);
            Str source = str_slice(view, start, end);
            assert_true(needle_occurs(&needle, source, text_kind(source)));
        }
        vec_clear(&chars);
        vec_clear(&wanted);
        strbuf_clear(&text);
        strbuf_clear(&word);
        arena_clear(&arena);
    }
    assert_true(found > 1000);
}

static void every_match_is_found_wherever_it_lies(void **state)
{
    (void)state;
    Arena arena = {0};
    Needle needle = needle_make(&arena, STR("needle"), true);
    char text[600];
    for (size_t length = 6; length < sizeof text; length += 7) {
        for (size_t at = 0; at + 6 <= length; at++) {
            memset(text, 'n', length);
            for (size_t i = 0; i < 6; i++)
                text[at + i] = "NEEdle"[i];
            assert_int_equal(needle_find(&needle, (Str){text, length}, 0), at);
            assert_int_equal(needle_find(&needle, (Str){text, length}, at), at);
            assert_int_equal(needle_find(&needle, (Str){text, length}, at + 1), STR_NOT_FOUND);
        }
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kind_of_each_character_is_what_the_tables_say),
        cmocka_unit_test(letter_is_found_by_its_lower_case),
        cmocka_unit_test(random_words_are_found_where_a_plain_search_finds_them),
        cmocka_unit_test(every_match_is_found_wherever_it_lies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
