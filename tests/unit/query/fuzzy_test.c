#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "query/fuzzy.h"
#include "unit/query/fixture.h"

static void letters_match_in_their_order(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        const char *text;
        const char *marks; /* under the bytes that are matched; NULL: no match */
    } cases[] = {
        {"sec", "Secure base", "^^^"},
        {"sec", "Earned security", "       ^^^"},
        {"sec", "Science of trust", "^  ^ ^"},
        {"sec", "safe place", "^  ^    ^"},
        {"sb", "Secure base", "^      ^"},
        {"secure base", "Secure base", "^^^^^^ ^^^^"},
        {"base s", "Secure base", NULL},
        {"iwm", "Internal working model", "^        ^       ^"},
        {"bm", "backMatter", "^   ^"},
        {"v2", "my note v12 v2", "            ^^"},
        {"i/s", "ideas/Secure base.md", "^    ^^"},
        {"ass", "Straße", "   ^^"},
        {"é", "caf\xc3\xa9", "   ^"},
        {"\xc3\x89", "cafe\xcc\x81", "   ^"},
        {"日本", "東京と日本", "         ^  ^"},
        {"МИР", "мир", "^ ^ ^"},
        {"", "anything", ""},
        {" ", "anything", ""},
        {"a", "", NULL},
        {"xyz", "xzy", NULL},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneFuzzy match;
        bool matches =
            attune_fuzzy_match(fixture_str(cases[i].pattern), fixture_str(cases[i].text), &match);
        char label[100];
        (void)snprintf(label, sizeof label, "%s in %s", cases[i].pattern, cases[i].text);
        if (!cases[i].marks) {
            if (matches)
                fail_msg("%s matches", label);
            continue;
        }
        char marks[64] = "";
        size_t length = 0;
        for (size_t j = 0; matches && j < match.position_count; j++) {
            while (length < match.positions[j])
                marks[length++] = ' ';
            marks[length++] = '^';
        }
        marks[length] = '\0';
        assert_true(matches);
        assert_text(label, fixture_str(marks), cases[i].marks);
    }
}

static void better_names_have_higher_scores(void **state)
{
    (void)state;
    /* Each text is a better answer to the pattern than the next. */
    static const char *const cases[][5] = {
        {"sec", "Secure base", "Earned security", "Science of trust", "asleep icing"},
        {"base", "base", "Secure base", "b-a-s-e", "database"},
        {"fb", "fb", "foo bars fb", "FooBar", "fabric"},
        {"note", "notes", "my notes", "no tea", "keynote"},
        {"ab", "x/ab", "x ab", "xab", "xa b"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int last = 0;
        for (size_t j = 1; j < 5 && cases[i][j]; j++) {
            AttuneFuzzy match;
            assert_true(
                attune_fuzzy_match(fixture_str(cases[i][0]), fixture_str(cases[i][j]), &match));
            if (j > 1 && match.score > last)
                fail_msg("%s: %s has %d, the one before %d", cases[i][0], cases[i][j], match.score,
                         last);
            last = match.score;
        }
    }
}

static uint64_t state_of_chance = 7;

static size_t chance(size_t count)
{
    state_of_chance =
        state_of_chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(state_of_chance >> 33) % count;
}

static size_t random_text(char *out, size_t most)
{
    size_t length = chance(most + 1);
    for (size_t i = 0; i < length; i++)
        out[i] = "aAbBcC1/- "[chance(10)];
    return length;
}

static bool is_subsequence(AttuneStr pattern, AttuneStr text)
{
    size_t at = 0;
    for (size_t i = 0; i < pattern.length; i++) {
        if (pattern.data[i] == ' ')
            continue;
        while (at < text.length && ascii_to_lower(text.data[at]) != ascii_to_lower(pattern.data[i]))
            at++;
        if (at++ >= text.length)
            return false;
    }
    return true;
}

static void scores_are_the_same_by_every_way(void **state)
{
    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        char pattern_bytes[8];
        char text_bytes[40];
        AttuneStr pattern = {pattern_bytes, random_text(pattern_bytes, sizeof pattern_bytes)};
        AttuneStr text = {text_bytes, random_text(text_bytes, sizeof text_bytes)};
        AttuneFuzzy match;
        bool matches = attune_fuzzy_match(pattern, text, &match);
        assert_int_equal(matches, is_subsequence(pattern, text));
        Arena arena = {0};
        FuzzyText wanted = fuzzy_pattern_make(&arena, pattern);
        FuzzyText given = fuzzy_text_make(&arena, text);
        int score;
        int ascii_score;
        assert_int_equal(given.mask, fuzzy_ascii_mask(text));
        assert_int_equal(fuzzy_score(&wanted, &given, &score), matches);
        assert_int_equal(fuzzy_score_ascii(&wanted, text, &ascii_score), matches);
        if (matches) {
            assert_int_equal(score, match.score);
            assert_int_equal(ascii_score, match.score);
            assert_int_equal(match.position_count, wanted.count);
        }
        for (size_t j = 0; matches && j < match.position_count; j++) {
            assert_true(match.positions[j] < text.length);
            assert_int_equal((uint32_t)ascii_to_lower(text.data[match.positions[j]]),
                             wanted.chars[j]);
            assert_true(j == 0 || match.positions[j] > match.positions[j - 1]);
        }
        arena_clear(&arena);
    }
}

static void long_texts_and_patterns_match_too(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_append_repeat(&text, 'x', 5000);
    strbuf_append(&text, STR("needle"));
    AttuneFuzzy match;
    assert_true(attune_fuzzy_match(fixture_str("needle"), strbuf_view(&text), &match));
    assert_int_equal(match.positions[0], 5000);
    AttuneStr pattern = {text.data, 300};
    assert_true(attune_fuzzy_match(pattern, strbuf_view(&text), &match));
    assert_int_equal(match.position_count, ATTUNE_FUZZY_MAX);
    pattern.length = 5006;
    assert_true(attune_fuzzy_match(pattern, strbuf_view(&text), &match));
    assert_false(attune_fuzzy_match(strbuf_view(&text), pattern.length ? fixture_str("x") : pattern,
                                    &match));
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_match_in_their_order),
        cmocka_unit_test(better_names_have_higher_scores),
        cmocka_unit_test(scores_are_the_same_by_every_way),
        cmocka_unit_test(long_texts_and_patterns_match_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
