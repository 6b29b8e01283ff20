#include "support/test.h"

#include <locale.h>

#include "base/strbuf.h"
#include "render/breaks.h"
#include "render/wrap.h"

/* Wrap one text; lines are parted by "|". */
static void wrap_text(const Run *runs, size_t count, uint32_t width, StrBuf *out)
{
    Wrapped wrapped = {0};
    wrap_runs(&wrapped, runs, count, width, STR("~"));
    for (size_t i = 0; i < wrapped.lines.count; i++) {
        const WrapLine *line = &wrapped.lines.items[i];
        if (i) {
            strbuf_append_char(out, '|');
        }
        uint32_t cells = 0;
        for (uint32_t s = 0; s < line->count; s++) {
            strbuf_append(out, wrapped.spans.items[line->first + s].text);
            cells += wrapped.spans.items[line->first + s].width;
        }
        assert_int_equal(cells, line->width);
        assert_true(cells <= width);
    }
    wrapped_clear(&wrapped);
}

typedef struct WrapCase {
    const char *label;
    const char *text;
    uint32_t width;
    const char *lines;
} WrapCase;

static void check(const WrapCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        StrBuf out = {0};
        Run run = {.text = str_from(cases[i].text), .target = TARGET_NONE};
        wrap_text(&run, 1, cases[i].width, &out);
        assert_text(cases[i].label, strbuf_view(&out), cases[i].lines);
        strbuf_clear(&out);
    }
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof((cases)[0]))

static void wrap_breaks_at_blanks(void **state)
{
    (void)state;
    static const WrapCase cases[] = {
        {"fits", "one two", 7, "one two"},
        {"breaks", "one two three", 8, "one two|three"},
        {"exactly", "one two three", 7, "one two|three"},
        {"blanks become one", "  one \t two  ", 20, "one two"},
        {"nothing", "   ", 5, ""},
        {"no-break space", "a 10\xC2\xA0km b", 6, "a|10\xC2\xA0km|b"},
        {"zero width space",
         "aaaa\xE2\x80\x8B"
         "bbbb",
         6, "aaaa|bbbb"},
        {"em dash",
         "aaaa\xE2\x80\x94"
         "bbbb",
         6, "aaaa\xE2\x80\x94|bbbb"},
        {"French stops", "aaaa !", 5, "aaaa|!"},
        {"French stops stay", "a aaa !", 6, "a|aaa !"},
        {"guillemets", "aa \xC2\xAB b \xC2\xBB", 5, "aa|\xC2\xAB b \xC2\xBB"},
    };
    CHECK(cases);
}

static void wrap_cuts_a_word_only_when_it_must(void **state)
{
    (void)state;
    static const WrapCase cases[] = {
        {"own line first", "a bcdefgh", 7, "a|bcdefgh"},
        {"then cut", "a bcdefghij", 7, "a|bcdefgh|ij"},
        {"hyphens are no place", "well-known word", 12, "well-known|word"},
        {"but a better one", "abc-defghijkl", 8, "abc-|defghijk|l"},
        {"not too early", "a-bcdefghijkl", 8, "a-bcdefg|hijkl"},
        {"address", "https://e.org/some/long/path", 16, "https://e.org/|some/long/path"},
        {"too wide a character", "a\xE6\x97\xA5", 1, "a|~"},
    };
    CHECK(cases);
}

static void wrap_breaks_between_east_asian_characters(void **state)
{
    (void)state;
    static const WrapCase cases[] = {
        {"anywhere", "\u6587\u5B57\u6587\u5B57", 4, "\u6587\u5B57|\u6587\u5B57"},
        {"half a cell is left free", "\u6587\u5B57\u6587\u5B57", 5, "\u6587\u5B57|\u6587\u5B57"},
        {"no stop at the start", "\u6587\u5B57\u3002\u6587", 4, "\u6587|\u5B57\u3002|\u6587"},
        {"no opener at the end", "\u6587\u300C\u5B57\u300D", 4, "\u6587|\u300C\u5B57|\u300D"},
        {"small kana", "\u3057\u3087\u3046", 4, "\u3057\u3087|\u3046"},
        {"beside Latin", "ab\u6587cd", 4, "ab\u6587|cd"},
        {"Korean at blanks", "\uAC00\uB098 \uB2E4\uB77C", 6, "\uAC00\uB098|\uB2E4\uB77C"},
    };
    CHECK(cases);
}

static void wrap_keeps_clusters_whole(void **state)
{
    (void)state;
    static const WrapCase cases[] = {
        {"combining marks", "ae\u0301i", 2, "ae\u0301|i"},
        {"flags", "\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 2,
         "\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7"},
        {"family", "\U0001F469\u200D\U0001F469\u200D\U0001F467 x", 2,
         "\U0001F469\u200D\U0001F469\u200D\U0001F467|x"},
    };
    CHECK(cases);
}

static Run run_of(const char *text, Role role, unsigned flags)
{
    return (Run){str_from(text), role, TARGET_NONE, 0, flags};
}

static void wrap_joins_runs_without_a_break_between(void **state)
{
    (void)state;
    const Run runs[] = {run_of("one tw", ROLE_text, 0), run_of("oo", ROLE_strong, 0),
                        run_of(", three", ROLE_text, 0)};
    StrBuf out = {0};
    wrap_text(runs, 3, 7, &out);
    assert_text("joined", strbuf_view(&out), "one|twoo,|three");
    strbuf_clear(&out);
}

static void wrap_obeys_the_flags_of_runs(void **state)
{
    (void)state;
    struct {
        const char *label;
        Run runs[3];
        size_t count;
        uint32_t width;
        const char *lines;
    } cases[] = {
        {"glue stays with what is before",
         {run_of("one two", 0, 0), run_of(" ^", 0, RUN_GLUE)},
         2,
         7,
         "one|two ^"},
        {"whole", {run_of("one ", 0, 0), run_of("a + b", 0, RUN_WHOLE)}, 2, 7, "one|a + b"},
        {"verbatim", {run_of("a  b   c", 0, RUN_VERBATIM)}, 1, 20, "a  b   c"},
        {"verbatim at a break", {run_of("aa   bb", 0, RUN_VERBATIM)}, 1, 4, "aa|bb"},
        {"break",
         {run_of("one", 0, 0), run_of("", 0, RUN_BREAK), run_of(" two", 0, 0)},
         3,
         9,
         "one|two"},
        {"no empty line",
         {run_of("one", 0, 0), run_of("", 0, RUN_BREAK), run_of("", 0, RUN_BREAK)},
         3,
         9,
         "one"},
        {"an empty line",
         {run_of("one", 0, 0), run_of("", 0, RUN_BREAK), run_of("", 0, RUN_BREAK_ALWAYS)},
         3,
         9,
         "one|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        wrap_text(cases[i].runs, cases[i].count, cases[i].width, &out);
        assert_text(cases[i].label, strbuf_view(&out), cases[i].lines);
        strbuf_clear(&out);
    }
}

static void wrap_tells_written_lines_from_wrapped_ones(void **state)
{
    (void)state;
    const Run runs[] = {{STR("one two"), ROLE_text, TARGET_NONE, 4, 0},
                        {STR(""), ROLE_text, TARGET_NONE, 4, RUN_BREAK},
                        {STR("three"), ROLE_text, TARGET_NONE, 5, 0}};
    Wrapped wrapped = {0};
    wrap_runs(&wrapped, runs, 3, 5, STR("~"));
    assert_int_equal(wrapped.lines.count, 3);
    assert_false(wrapped.lines.items[0].continues);
    assert_true(wrapped.lines.items[1].continues);
    assert_false(wrapped.lines.items[2].continues);
    assert_int_equal(wrapped.lines.items[1].source_line, 4);
    assert_int_equal(wrapped.lines.items[2].source_line, 5);
    wrapped_clear(&wrapped);
}

static void measure_gives_the_natural_width_and_the_longest_word(void **state)
{
    (void)state;
    const Run runs[] = {run_of("one  three", ROLE_text, 0), run_of("", ROLE_text, RUN_BREAK),
                        run_of("se", ROLE_text, 0), run_of("ven", ROLE_strong, 0)};
    WrapMeasure measure = wrap_measure(runs, 4);
    assert_int_equal(measure.natural, 9);
    assert_int_equal(measure.longest, 5);
}

static void wrap_of_the_natural_width_is_one_line(void **state)
{
    (void)state;
    static const char *const texts[] = {"a few words  with  blanks", "\u6587\u5B57 and words",
                                        "a-b/c https://example.org", "e\u0301 \U0001F600 x"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Run run = {.text = str_from(texts[i]), .target = TARGET_NONE};
        Wrapped wrapped = {0};
        wrap_runs(&wrapped, &run, 1, wrap_measure(&run, 1).natural, STR("~"));
        assert_int_equal(wrapped.lines.count, 1);
        wrapped_clear(&wrapped);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrap_breaks_at_blanks),
        cmocka_unit_test(wrap_cuts_a_word_only_when_it_must),
        cmocka_unit_test(wrap_breaks_between_east_asian_characters),
        cmocka_unit_test(wrap_keeps_clusters_whole),
        cmocka_unit_test(wrap_joins_runs_without_a_break_between),
        cmocka_unit_test(wrap_obeys_the_flags_of_runs),
        cmocka_unit_test(wrap_tells_written_lines_from_wrapped_ones),
        cmocka_unit_test(measure_gives_the_natural_width_and_the_longest_word),
        cmocka_unit_test(wrap_of_the_natural_width_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
