#include "support/test.h"

#include <time.h>

#include "base/regex.h"
#include "base/strbuf.h"

static Regex *compile(const char *pattern, bool ignore_case)
{
    Error error;
    Regex *regex = regex_compile(str_from(pattern), ignore_case, &error);
    if (!regex) {
        fail_msg("%s: %s", pattern, error.message);
    }
    return regex;
}

static void find_gives_the_first_match(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        const char *text;
        size_t from;
        size_t start; /* SIZE_MAX: none */
        size_t end;
    } cases[] = {
        {"b+", "abbb", 0, 1, 4},
        {"b+", "abbb", 2, 2, 4},
        {"x", "abbb", 0, SIZE_MAX, 0},
        {"^c", "a\nc", 0, 2, 3},
        {"a$", "a\nc", 0, 0, 1},
        {"a.c", "a\nc", 0, SIZE_MAX, 0},
        {"^", "a\nb", 1, 2, 2},
        {"", "ab", 2, 2, 2},
        {"", "", 0, 0, 0},
        {"x*", "", 0, 0, 0},
        {"a", "a", 2, SIZE_MAX, 0},
        {"é.", "aé日", 0, 1, 6},
        {"\\w+", "“жук”", 0, 3, 9},
        {"\\bfox\\b", "a foxy fox", 0, 7, 10},
        {"(?<=a)b", "ab", 1, 1, 2},
        {"a\\Kb", "ab", 0, 1, 2},
        {"\\d", "\xD9\xA3", 0, 0, 2}, /* Arabic three */
        {"(a)(b)?\\1", "aba", 0, 0, 3},
        {"\\Gb", "ab", 0, SIZE_MAX, 0},
        {"a(*COMMIT)b", "acab", 0, SIZE_MAX, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Regex *regex = compile(cases[i].pattern, false);
        size_t start = SIZE_MAX;
        size_t end = 0;
        RegexResult result =
            regex_find(regex, str_from(cases[i].text), cases[i].from, &start, &end);
        if (result != (cases[i].start == SIZE_MAX ? REGEX_NONE : REGEX_FOUND) ||
            start != cases[i].start || end != cases[i].end) {
            fail_msg("/%s/ in '%s': %d at %zu to %zu", cases[i].pattern, cases[i].text, (int)result,
                     start, end);
        }
        assert_int_equal(regex_find(regex, str_from(cases[i].text), cases[i].from, NULL, NULL),
                         result);
        regex_free(regex);
    }
}

static void case_is_ignored_on_request(void **state)
{
    (void)state;
    Regex *exact = compile("ÉLAN", false);
    Regex *loose = compile("ÉLAN", true);
    assert_int_equal(regex_find(exact, STR("un élan"), 0, NULL, NULL), REGEX_NONE);
    assert_int_equal(regex_find(loose, STR("un élan"), 0, NULL, NULL), REGEX_FOUND);
    regex_free(exact);
    regex_free(loose);
    regex_free(NULL);
}

static void text_without_data_is_empty(void **state)
{
    (void)state;
    Regex *regex = compile("^$", false);
    assert_int_equal(regex_find(regex, (Str){0}, 0, NULL, NULL), REGEX_FOUND);
    regex_free(regex);
}

static void invalid_pattern_says_where(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        size_t position;
    } cases[] = {{"a(b", 3},  {"[z-a]", 3}, {"*a", 0},  {"a\\", 2},
                 {"(?<n", 4}, {"x\xFF", 1}, {"\\C", 2}, {"(?P<a>)(?P<a>)", 13}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error error = {0};
        assert_null(regex_compile(str_from(cases[i].pattern), true, &error));
        assert_int_equal(error.kind, ATTUNE_ERROR_USAGE);
        assert_int_equal(error.position, cases[i].position);
        assert_true(error.message[0] != '\0');
        assert_null(regex_compile(str_from(cases[i].pattern), true, NULL));
    }
}

static void enormous_patterns_are_refused(void **state)
{
    (void)state;
    StrBuf pattern = {0};
    strbuf_append_repeat(&pattern, '(', 2000000);
    assert_null(regex_compile(strbuf_view(&pattern), false, NULL));
    strbuf_reset(&pattern);
    strbuf_append_repeat(&pattern, 'x', 2000000);
    assert_null(regex_compile(strbuf_view(&pattern), false, NULL));
    assert_null(regex_compile(STR("((((x{1,999}){1,999}){1,999}){1,999})"), false, NULL));
    strbuf_clear(&pattern);
}

static void bad_bytes_match_nothing_and_hide_nothing(void **state)
{
    (void)state;
    Regex *regex = compile("b", false);
    size_t start;
    assert_int_equal(regex_find(regex,
                                STR("a\xFF\xC3"
                                    "b"),
                                0, &start, NULL),
                     REGEX_FOUND);
    assert_int_equal(start, 3);
    regex_free(regex);
    regex = compile("a.b", false);
    assert_int_equal(regex_find(regex,
                                STR("a\xFF"
                                    "b"),
                                0, NULL, NULL),
                     REGEX_NONE);
    regex_free(regex);
}

/* Matches are the same whether a text is searched in windows (short ones) or in one go (long ones).
 */
static void windows_miss_no_match(void **state)
{
    (void)state;
    static const char *const patterns[] = {"needle", "(?<=é)n\\w+", "^n.*",
                                           "e{2}",   "\\bneedle$",  "é|zzz"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        Regex *regex = compile(patterns[i], true);
        for (size_t length = 0; length < 40000; length += 1999) {
            StrBuf text = {0};
            strbuf_append_repeat(&text, '.', length % 3);
            while (text.length < length) {
                strbuf_append(&text, STR("日.\xC3\xA8"));
            }
            size_t before = text.length;
            strbuf_append(&text, STR("\nNeedle\né-éneedle\n"));
            strbuf_append_repeat(&text, '.', 40000 - length);
            size_t first = SIZE_MAX;
            size_t start;
            size_t end;
            Str view = strbuf_view(&text);
            assert_int_equal(regex_find(regex, view, 0, &first, &end), REGEX_FOUND);
            assert_true(first >= before && end <= before + 22);
            view.length = before + 22;
            assert_int_equal(regex_find(regex, view, 0, &start, &end), REGEX_FOUND);
            assert_int_equal(start, first);
            assert_int_equal(regex_find(regex, view, start, &start, &end), REGEX_FOUND);
            assert_int_equal(start, first);
            strbuf_clear(&text);
        }
        regex_free(regex);
    }
}

static void long_lists_need_no_deep_stack(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_append_repeat(&text, 'a', 100000);
    strbuf_append_char(&text, 'x');
    Regex *regex = compile("(?:a|b|cd)*x", false);
    size_t end = 0;
    assert_int_equal(regex_find(regex, strbuf_view(&text), 0, NULL, &end), REGEX_FOUND);
    assert_int_equal(end, 100001);
    regex_free(regex);
    strbuf_clear(&text);
}

static void hostile_patterns_end(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        "(a+)+[bc]",
        "(?:a*)*[bc]",
        "(.*)*\\d",
        "(a?){30}a{30}[bc]",
        "[^z]*y",
        "(?:(?=[^z]*+y|)a)*[bc]",
        "(?:a(?=[^z]*+y|))*+x",
        "(a*?)(a*?)(a*?)(a*?)\\1\\2\\3\\4y",
    };
    static const size_t lengths[] = {3000, 200000};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        Regex *regex = regex_compile(str_from(patterns[i]), true, NULL);
        for (size_t k = 0; regex && k < sizeof lengths / sizeof *lengths; k++) {
            StrBuf text = {0};
            strbuf_append_repeat(&text, 'a', lengths[k]);
            clock_t before = clock();
            RegexResult result = regex_find(regex, strbuf_view(&text), 0, NULL, NULL);
            double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
            strbuf_clear(&text);
            assert_int_not_equal(result, REGEX_FOUND);
            if (seconds > 5) {
                fail_msg("/%s/ took %.1f s for %zu bytes", patterns[i], seconds, lengths[k]);
            }
        }
        regex_free(regex);
    }
}

static void hard_but_honest_patterns_are_found(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (int i = 0; i < 3000; i++) {
        strbuf_append(&text,
                      STR("A line of some words, with a [[Link|shown]] and #a/tag in it.\n"));
    }
    strbuf_append(&text, STR("The END of it all\n"));
    static const char *const patterns[] = {
        "the\\s+end\\s+of",    "(?s)\\AA.*?END",         "\\b(\\w+)\\b(?=\\s+of\\s+\\w+\\s+all)",
        "^(?!.*link).*end.*$", "(?:\\w+\\s+){2}it all$",
    };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        Regex *regex = compile(patterns[i], true);
        if (regex_find(regex, strbuf_view(&text), 0, NULL, NULL) != REGEX_FOUND) {
            fail_msg("/%s/ is there", patterns[i]);
        }
        regex_free(regex);
    }
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_gives_the_first_match),
        cmocka_unit_test(case_is_ignored_on_request),
        cmocka_unit_test(text_without_data_is_empty),
        cmocka_unit_test(invalid_pattern_says_where),
        cmocka_unit_test(enormous_patterns_are_refused),
        cmocka_unit_test(bad_bytes_match_nothing_and_hide_nothing),
        cmocka_unit_test(windows_miss_no_match),
        cmocka_unit_test(long_lists_need_no_deep_stack),
        cmocka_unit_test(hostile_patterns_end),
        cmocka_unit_test(hard_but_honest_patterns_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
