#include "support/test.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/body.h"
#include "markup/words.h"

typedef struct Fixture {
    Arena arena;
    Arena kept; /* of the facts, which outlive the scan */
    BodyFacts facts;
} Fixture;

/** The facts of a body; the scan and its memory are gone when they are looked at. */
static void collect(Fixture *fixture, const char *text)
{
    *fixture = (Fixture){0};
    BodyScan *scan = body_scan(&fixture->arena, str_from(text), 0, 1);
    body_collect(scan, &fixture->kept, &fixture->facts);
    arena_clear(&fixture->arena);
}

static void clear(Fixture *fixture)
{
    body_facts_clear(&fixture->facts);
    arena_clear(&fixture->kept);
}

static void links_have_their_place_and_extent(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *source;
        uint32_t line;
        uint32_t column;
    } cases[] = {
        {"a [[b|c]] d", "[[b|c]]", 1, 3},
        {"ä\n> ![[b]]", "![[b]]", 2, 3},
        {"x [t *e* ](u \"v\") y", "[t *e* ](u \"v\")", 1, 3},
        {"![a|20](b)", "![a|20](b)", 1, 1},
        {"x\n  [t][r] y\n\n[r]: /u", "[t][r]", 2, 3},
        {"[r]\n\n[r]: /u", "[r]", 1, 1},
        {"é <http://a.b>", "<http://a.b>", 1, 3},
        {"see https://a.b/c.", "https://a.b/c", 1, 5},
        {"- [ ] [[x]]", "[[x]]", 1, 7},
        {"|a|b|\n|-|-|\n|c|[[x\\|y]]|", "[[x\\|y]]", 3, 4},
        {"# [[h]]", "[[h]]", 1, 3},
        {"> [!note] t [[x]]", "[[x]]", 1, 13},
        {"%%\n\n  [[x]]\n%%", "[[x]]", 3, 3},
        {"a %% [[x]] %%", "[[x]]", 1, 6},
        {"a ^[n [[x]]]", "[[x]]", 1, 7},
        {"[^1]: a\n    [[x]]", "[[x]]", 2, 5},
        {"[a\nb](c)", "[a\nb](c)", 1, 1},
        {"> [!a] t\nlazy [[x]]", "[[x]]", 2, 6},
        {"%%\n%% [[x]]", "[[x]]", 2, 4},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Fixture fixture;
        collect(&fixture, cases[i].text);
        if (fixture.facts.links.count != 1)
            fail_msg("%s: %zu links", cases[i].text, fixture.facts.links.count);
        const AttuneLink *link = &fixture.facts.links.items[0];
        Str source = str_slice(str_from(cases[i].text), link->offset, link->offset + link->length);
        assert_text(cases[i].text, source, cases[i].source);
        if (link->line != cases[i].line || link->column != cases[i].column)
            fail_msg("%s: %u:%u", cases[i].text, link->line, link->column);
        clear(&fixture);
    }
}

static void markdown_link_has_the_plain_text_of_what_it_shows(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"[t](u)", "t"},
        {"[*a* `b` c](u)", "a b c"},
        {"[a\n  b](u)", "a b"},
        {"[a &amp; b](u)", "a & b"},
        {"[==a== ~~b~~](u)", "a b"},
        {"![c *d*|100](u)", "c d"},
        {"[ a  b ](u)", "a b"},
        {"**x [a* b](u)**", "a* b"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Fixture fixture;
        collect(&fixture, cases[i][0]);
        assert_int_equal(fixture.facts.links.count, 1);
        assert_text(cases[i][0], fixture.facts.links.items[0].text, cases[i][1]);
        clear(&fixture);
    }
}

static void facts_come_in_the_order_of_the_note(void **state)
{
    (void)state;
    Fixture fixture;
    collect(&fixture, "[a](a) ^[x [[b]] #t1] [[c]] #t2\n\n[^1]: [[d]] #t3\n\n[[e]] [[f]] #t4");
    assert_int_equal(fixture.facts.links.count, 6);
    for (size_t i = 0; i < 6; i++) {
        char expected[2] = {(char)('a' + i), 0};
        assert_text("link", fixture.facts.links.items[i].path, expected);
    }
    assert_int_equal(fixture.facts.tags.count, 4);
    for (size_t i = 0; i < 4; i++) {
        char expected[3] = {'t', (char)('1' + i), 0};
        assert_text("tag", fixture.facts.tags.items[i].name, expected);
    }
    clear(&fixture);
}

static void task_ends_before_its_sub_items(void **state)
{
    (void)state;
    Fixture fixture;
    collect(&fixture,
            "- [ ] call [[x]]\n  today ^id\n\n  more\n  - [x] sub\n- plain\n1. [/] three");
    assert_int_equal(fixture.facts.tasks.count, 3);
    const AttuneTask *tasks = fixture.facts.tasks.items;
    assert_text("first", tasks[0].text, "call [[x]]\ntoday ^id");
    assert_int_equal(tasks[0].line, 1);
    assert_int_equal(tasks[0].end_line, 4);
    assert_false(tasks[0].done);
    assert_int_equal(tasks[1].line, 5);
    assert_int_equal(tasks[1].end_line, 5);
    assert_true(tasks[1].done);
    assert_text("third", tasks[2].status, "/");
    assert_int_equal(fixture.facts.blocks.count, 1);
    assert_int_equal(fixture.facts.blocks.items[0].line, 1);
    clear(&fixture);
}

static void heading_has_its_source_and_what_it_reads_like(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *raw;
        const char *plain;
    } cases[] = {
        {"# a", "a", "a"},
        {"##  a  b ##", "a  b", "a b"},
        {"# **See** [[N|x]] `c` ^id", "**See** [[N|x]] `c` ^id", "See x c ^id"},
        {"# #tag $m$", "#tag $m$", "#tag $m$"},
        {"# a %%b%% c[^1]\n\n[^1]: x", "a %%b%% c[^1]", "a c"},
        {"a\n*b*\n===", "a\n*b*", "a b"},
        {"# [t](u) ![i](v)", "[t](u) ![i](v)", "t i"},
        {"#", "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Fixture fixture;
        collect(&fixture, cases[i].text);
        assert_int_equal(fixture.facts.headings.count, 1);
        assert_text(cases[i].text, fixture.facts.headings.items[0].raw, cases[i].raw);
        assert_text(cases[i].text, fixture.facts.headings.items[0].plain, cases[i].plain);
        assert_int_equal(fixture.facts.headings.items[0].line, 1);
        clear(&fixture);
    }
}

static void places_count_from_where_the_body_starts(void **state)
{
    (void)state;
    Arena arena = {0};
    BodyFacts facts = {0};
    Str text = STR("---\na: 1\n---\n# h\n[[x]] ^k\n");
    BodyScan *scan = body_scan(&arena, text, 13, 4);
    body_collect(scan, &arena, &facts);
    assert_int_equal(facts.headings.items[0].line, 4);
    assert_int_equal(facts.links.items[0].line, 5);
    assert_int_equal(facts.links.items[0].offset, 17);
    assert_int_equal(facts.blocks.items[0].line, 5);
    assert_int_equal(facts.word_count, 3);
    body_facts_clear(&facts);
    arena_clear(&arena);
}

static void words_are_runs_of_letters_and_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t words;
    } cases[] = {
        {"", 0},        {"one two", 2},    {"a-b c_d", 4}, {"it's", 2},      {"3.14", 2},
        {"naïve é", 2}, {"e\u0301a b", 2}, {"漢字", 2},    {"カナ text", 3}, {"x漢y", 3},
        {"…—", 0},      {"12ab", 1},       {"\n\n a", 1},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (words_count(str_from(cases[i].text)) != cases[i].words)
            fail_msg("%s: %u words", cases[i].text, words_count(str_from(cases[i].text)));
    }
}

static void strict_tree_is_commonmark_alone(void **state)
{
    (void)state;
    Arena arena = {0};
    const AttuneNode *root = body_build_strict(&arena, STR("# *h*\n\n[[a]] ==b== <i>[t](u)"));
    const AttuneNode *heading = root->first;
    assert_text("raw", heading->as.heading.raw, "*h*");
    assert_text("plain", heading->as.heading.plain, "h");
    const AttuneNode *text = heading->next->first;
    assert_text("text", text->text, "[[a]] ==b== ");
    assert_int_equal(text->next->as.html.tag, ATTUNE_HTML_ITALIC);
    assert_non_null(text->next->next->as.link.link);
    assert_text("link", text->next->next->as.link.link->text, "t");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_have_their_place_and_extent),
        cmocka_unit_test(markdown_link_has_the_plain_text_of_what_it_shows),
        cmocka_unit_test(facts_come_in_the_order_of_the_note),
        cmocka_unit_test(task_ends_before_its_sub_items),
        cmocka_unit_test(heading_has_its_source_and_what_it_reads_like),
        cmocka_unit_test(places_count_from_where_the_body_starts),
        cmocka_unit_test(words_are_runs_of_letters_and_digits),
        cmocka_unit_test(strict_tree_is_commonmark_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
