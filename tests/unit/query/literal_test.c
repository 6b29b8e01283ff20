#include "support/test.h"

#include "base/regex.h"
#include "query/literal.h"
#include "unit/query/fixture.h"

static void literal_is_what_every_match_holds(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        const char *literal;
        const char *match;
    } cases[] = {
        {"attach(ment|ed)", "attach", "Attached"},
        {"abc", "abc", "ABC"},
        {"a+bc", "bc", "aabc"},
        {"ab?cd", "cd", "acd"},
        {"abx*c", "ab", "abc"},
        {"ab{0}cd", "cd", "acd"},
        {"ab{2,}cde", "cde", "abbcde"},
        {"a{,", "", "a{,"},
        {"x.foo\\.bar", "foo.bar", "x-foo.bar"},
        {"\\d{4}-\\d{2}", "-", "2024-01"},
        {"^\\bword\\b$", "word", "word"},
        {"ab|cd", "", "cd"},
        {"(?i)ab", "", "AB"},
        {"(?:ab|c)def", "def", "cdef"},
        {"(ab)?cd", "cd", "cd"},
        {"(a(b|[)])\\))xy", "xy", "ab)xy"},
        {"(?!no)ab", "", "ab"},
        {"(?=a)ab", "", "ab"},
        {"[abc]de", "de", "ade"},
        {"[]abc]de", "de", "]de"},
        {"[^]a\\]]de", "de", "xde"},
        {"[[:alpha:]]de", "", "ade"},
        {"\\x41bc", "", "Abc"},
        {"\\Qa.b\\E", "", "a.b"},
        {"(\\Q)\\E)ab", "", ")ab"},
        {"(a)\\1bc", "", "aabc"},
        {"task", "ta", "ta\xc5\xbf\xe2\x84\xaa"},
        {"\xc3\xa9?ab", "ab", "ab"},
        {"a\xc3\xa9"
         "bc",
         "bc",
         "a\xc3\x89"
         "bc"},
        {"(*UCP)ab", "", "ab"},
        {"a b", "a b", "A B"},
        {"", "", ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneStr pattern = fixture_str(cases[i].pattern);
        assert_text(cases[i].pattern, literal_of_pattern(&arena, pattern, true), cases[i].literal);
        Regex *regex = regex_compile(pattern, true, NULL);
        assert_non_null(regex);
        if (regex_find(regex, fixture_str(cases[i].match), 0, NULL, NULL) != REGEX_FOUND)
            fail_msg("%s does not match %s", cases[i].pattern, cases[i].match);
        regex_free(regex);
    }
    arena_clear(&arena);
}

static uint64_t state_of_chance = 3;

static size_t chance(size_t count)
{
    state_of_chance =
        state_of_chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(state_of_chance >> 33) % count;
}

static size_t random_pieces(const char *const *pieces, size_t piece_count, char *out, size_t most)
{
    size_t length = 0;
    for (size_t i = chance(most) + 1; i > 0; i--) {
        for (const char *c = pieces[chance(piece_count)]; *c; c++)
            out[length++] = *c;
    }
    return length;
}

static void whatever_matches_holds_the_literal(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "a", "b",        "c",   "k",   "a", "b",    "+",    "?",   "*",   "{2}", "{0,1}",
        ".", "(",        ")",   "(?:", "|", "[ab]", "[^a]", "\\.", "\\w", "\\d", "^",
        "$", "\xc3\xa9", "(?=", "\\b", "{", "-",    "(?i:", "[",   "]",   "\\",
    };
    static const char *const texts[] = {"a",        "b", "c",  "K", "A", "B", ".",
                                        "\xc3\x89", "-", "\n", "1", "{", "]"};
    Arena arena = {0};
    size_t tried = 0;
    for (size_t i = 0; i < 100000; i++) {
        char pattern_bytes[64];
        char text_bytes[64];
        AttuneStr pattern = {pattern_bytes, random_pieces(parts, sizeof(parts) / sizeof(parts[0]),
                                                          pattern_bytes, 8)};
        Regex *regex = regex_compile(pattern, true, NULL);
        if (!regex)
            continue;
        AttuneStr literal = literal_of_pattern(&arena, pattern, true);
        for (size_t j = 0; j < 4 && literal.length > 0; j++) {
            AttuneStr text = {
                text_bytes, random_pieces(texts, sizeof(texts) / sizeof(texts[0]), text_bytes, 12)};
            if (regex_find(regex, text, 0, NULL, NULL) != REGEX_FOUND)
                continue;
            tried++;
            AttuneStr lower = {text_bytes, text.length};
            for (size_t k = 0; k < text.length; k++)
                text_bytes[k] = ascii_to_lower(text_bytes[k]);
            if (str_find(lower, literal, 0) == STR_NOT_FOUND)
                fail_msg("%.*s matches %.*s without %.*s", STR_ARG(pattern), STR_ARG(text),
                         STR_ARG(literal));
        }
        regex_free(regex);
        arena_reset(&arena);
    }
    assert_true(tried > 1000);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literal_is_what_every_match_holds),
        cmocka_unit_test(whatever_matches_holds_the_literal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
