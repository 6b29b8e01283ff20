#include "support/test.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/prefix.h"
#include "markup/run.h"

static void prefix_is_what_stands_before_the_text(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *content;
        uint32_t quotes;
        uint32_t indent;
        bool markers;
        bool quoted;
    } cases[] = {
        {"text", "text", 0, 0, false, false},
        {"   text", "text", 0, 3, false, false},
        {"\ttext", "text", 0, 4, false, false},
        {"> > text", "text", 2, 0, false, true},
        {">>  text", "text", 2, 1, false, true},
        {"- text", "text", 0, 0, true, false},
        {"12) > - text", "text", 1, 0, true, false},
        {"> -text", "-text", 1, 0, false, true},
        {"1.text", "1.text", 0, 0, false, false},
        {"> ", "", 1, 0, false, true},
        {"", "", 0, 0, false, false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Str line = str_from(cases[i].line);
        Prefix prefix = prefix_scan(line);
        assert_text(cases[i].line, str_from_offset(line, prefix.length), cases[i].content);
        assert_int_equal(prefix.quotes, cases[i].quotes);
        assert_int_equal(prefix.indent, cases[i].indent);
        assert_int_equal(prefix.markers, cases[i].markers);
        assert_int_equal(prefix.quoted, cases[i].quoted);
    }
}

static void some_lines_end_a_paragraph_by_themselves(void **state)
{
    (void)state;
    static const char *const ends[] = {"",    "> a", "# a",   "######", "```js",
                                       "~~~", "- a", "1. a",  "1) a",   "* * *",
                                       "---", "___", "<div>", "</div>", "<!-- a"};
    static const char *const goes_on[] = {"a",    "#a",    "####### a", "``a``", "```a`b", "-",
                                          "2. a", "11. a", "-a",        "--",    "1 < 2",  "<3"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        if (!prefix_interrupts(str_from(ends[i])))
            fail_msg("%s", ends[i]);
    }
    for (size_t i = 0; i < sizeof(goes_on) / sizeof(goes_on[0]); i++) {
        if (prefix_interrupts(str_from(goes_on[i])))
            fail_msg("%s", goes_on[i]);
    }
}

static Run build(Arena *arena, const char *text, ProblemVec *problems)
{
    Lines lines = lines_of(arena, str_from(text), 0, 1);
    return run_build(arena, &lines, false, problems);
}

/** What was cut out: its kind, lines and content. */
static void opaque_blocks_are_cut_out_where_a_paragraph_may_stand(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"$$\na\n\n- b\n# c\n$$\nt", "math 1-6 <a\n\n- b\n# c\n>"},
        {"p\n$$ x\ny $$ z", "math 2-3 < x\ny $$ z\n>"},
        {"%%\na\n\n```\n%% z\nq", "comment 1-5 <a\n\n```\n>"},
        {"%% a\nb %%\nc", "comment 1-2 < a\nb \n>"},
        {"%%\n%% %%\nb\n%%", "comment 1-2 <> comment 2-4 <b\n>"},
        {"```\n$$\na\n$$\n```", ""},
        {"<div>\n%%\n</div>\n\n%%\na\n%%", "comment 5-7 <a\n>"},
        {"    $$\n    a\n    $$", ""},
        {"$$\na", ""},
        {"$$x$$\n$$", ""},
        {"> $$\n> a\n> $$\nb", "math 1-3 <a\n>"},
        {"> $$\n> a\n\n$$", ""},
        {"$$\n> a\n$$", "math 1-3 <> a\n>"},
        {"- $$\n  a\n  $$", "math 1-3 <a\n>"},
        {"~~~\n```\n$$\n~~~\n$$\nb\n$$", "math 5-7 <b\n>"},
        {"$$\n```\n$$\n\n$$\nb\n$$", "math 1-3 <```\n> math 5-7 <b\n>"},
        {"a\n[^1]: b\nc\n\nd", "footnote 2-3 <b\nc\n>"},
        {"[^1]: b\n[^2]:\n  c", "footnote 1-1 <b\n> footnote 2-3 <\nc\n>"},
        {"2. [^1]: b", "footnote 1-1 <b\n>"},
        {"a\n2. [^1]: b", ""},
    };
    static const char *const kinds[] = {"math", "comment", "footnote", "callout"};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ProblemVec problems = {0};
        Run run = build(&arena, cases[i][0], &problems);
        StrBuf out = {0};
        for (uint32_t k = 0; k < run.opaque_count; k++) {
            const Opaque *opaque = &run.opaques[k];
            strbuf_printf(&out, "%s%s %u-%u <%.*s>", k ? " " : "", kinds[opaque->kind],
                          opaque->first_number, opaque->last_number, STR_ARG(opaque->content.text));
        }
        assert_text(cases[i][0], strbuf_view(&out), cases[i][1]);
        assert_int_equal(problems.count, 0);
        strbuf_clear(&out);
        vec_clear(&problems);
    }
    arena_clear(&arena);
}

static void callout_titles_stand_alone(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t titles;
    } cases[] = {
        {"> [!note] T\n> ---\n> 2. x", 1},
        {"> [!a] A\n> > [!b] B\n> > > [!c] C", 3},
        {">\n> [!note] x", 0},
        {"> a\n> [!note] x", 0},
        {"> a\n> > [!note] x", 1},
        {"- > [!note] x\n- y", 1},
        {"text\n> [!note] x", 1},
        {"```\n> [!note] x\n```", 0},
        {"> ```\n> > [!note] x\n> ```", 0},
        {"    > [!note] x", 0},
        {"> [!note] x\n\n> [!note] y", 2},
        {"> [!note] x\nlazy", 1},
        {">     [!note] x", 0},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ProblemVec problems = {0};
        Run run = build(&arena, cases[i].text, &problems);
        uint32_t titles = 0;
        for (uint32_t k = 0; k < run.blocks.count; k++)
            titles += run.blocks.items[k].kind == CM_PARAGRAPH && run_is_callout_title(&run, k);
        if (titles != cases[i].titles)
            fail_msg("%s: %u titles", cases[i].text, titles);
        vec_clear(&problems);
    }
    arena_clear(&arena);
}

static void one_dash_is_no_underline(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t blocks;
        CmKind first;
    } cases[] = {
        {"text\n-", 1, CM_PARAGRAPH},       {"text\n- ", 1, CM_PARAGRAPH},
        {"text\n-\nmore", 1, CM_PARAGRAPH}, {"text\n--", 1, CM_HEADING},
        {"text\n=", 1, CM_HEADING},         {"-\n", 2, CM_LIST},
        {"a\n-\n-\n-", 1, CM_PARAGRAPH},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ProblemVec problems = {0};
        Run run = build(&arena, cases[i].text, &problems);
        if (run.blocks.count != cases[i].blocks || run.blocks.items[0].kind != cases[i].first)
            fail_msg("%s: %u blocks", cases[i].text, run.blocks.count);
        vec_clear(&problems);
    }
    arena_clear(&arena);
}

/** Nothing is guessed right here, and each choice turns all below it round. */
static void choices_without_end_are_given_up_with_a_problem(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf text = {0};
    strbuf_append(&text, STR("    ~~~~~~~~\n\n"));
    for (size_t i = 0; i < 200; i++)
        strbuf_append(&text, STR("$$\n```\n$$\n\n"));
    ProblemVec problems = {0};
    Lines lines = lines_of(&arena, strbuf_view(&text), 0, 1);
    Run run = run_build(&arena, &lines, false, &problems);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.items[0].kind, ATTUNE_PROBLEM_LIMIT);
    assert_text("marker", problems.items[0].subject, "$$");
    assert_true(run.opaque_count > 10);
    assert_true(problems.items[0].line >= run.opaques[run.opaque_count - 1].last_number);
    vec_clear(&problems);
    strbuf_clear(&text);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefix_is_what_stands_before_the_text),
        cmocka_unit_test(some_lines_end_a_paragraph_by_themselves),
        cmocka_unit_test(opaque_blocks_are_cut_out_where_a_paragraph_may_stand),
        cmocka_unit_test(callout_titles_stand_alone),
        cmocka_unit_test(one_dash_is_no_underline),
        cmocka_unit_test(choices_without_end_are_given_up_with_a_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
