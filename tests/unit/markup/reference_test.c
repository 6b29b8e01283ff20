#include "support/test.h"

#include "base/arena.h"
#include "markup/reference.h"

static void tail_of_an_inline_link_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *destination; /* NULL: no tail */
        const char *title;
        const char *rest;
    } cases[] = {
        {"(u)", "u", "", ""},
        {"()x", "", "", "x"},
        {"( u \"a title\" )", "u", "a title", ""},
        {"(u 'it')", "u", "it", ""},
        {"(u (t))", "u", "t", ""},
        {"(\nu\n\"t\")", "u", "t", ""},
        {"(<a b> \"t\") c", "a b", "t", " c"},
        {"(a(b)c)d", "a(b)c", "", "d"},
        {"(a\\)b)", "a\\)b", "", ""},
        {"(a b)", NULL, "", ""},
        {"(u\"t\")", "u\"t\"", "", ""},
        {"(u \"t)", NULL, "", ""},
        {"(u (t(t)))", NULL, "", ""},
        {"(<a\nb>)", NULL, "", ""},
        {"(<a", NULL, "", ""},
        {"(((((a", NULL, "", ""},
        {"(u", NULL, "", ""},
        {"", NULL, "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        LinkTarget target;
        Str text = str_from(cases[i].text);
        size_t length = link_tail_scan(text, 0, &target);
        if ((length > 0) != (cases[i].destination != NULL))
            fail_msg("%s: %zu bytes", cases[i].text, length);
        if (!length)
            continue;
        assert_text(cases[i].text, target.destination, cases[i].destination);
        assert_text(cases[i].text, target.title, cases[i].title);
        assert_text(cases[i].text, str_from_offset(text, length), cases[i].rest);
    }
}

static void definition_is_read_with_its_line_end(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *label; /* NULL: no definition */
        const char *destination;
        const char *title;
        const char *rest;
    } cases[] = {
        {"[a]: /u\nb", "a", "/u", "", "b"},
        {"[a]: /u", "a", "/u", "", ""},
        {"[a]:\n/u\n'two\nlines'\nb", "a", "/u", "two\nlines", "b"},
        {"[a]: /u \"t\" x\n", NULL, "", "", ""},
        {"[a]: /u\n\"t\" x\n", "a", "/u", "", "\"t\" x\n"},
        {"[a\nb]: <u v>\n", "a\nb", "u v", "", ""},
        {"[a] : /u", NULL, "", "", ""},
        {"[ ]: /u", NULL, "", "", ""},
        {"[a]:\n\n/u", NULL, "", "", ""},
        {"[a[b]: /u", NULL, "", "", ""},
        {"a: /u", NULL, "", "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        LinkTarget target;
        Str label;
        Str text = str_from(cases[i].text);
        size_t length = reference_scan(text, &label, &target);
        if ((length > 0) != (cases[i].label != NULL))
            fail_msg("%s: %zu bytes", cases[i].text, length);
        if (!length)
            continue;
        assert_text(cases[i].text, label, cases[i].label);
        assert_text(cases[i].text, target.destination, cases[i].destination);
        assert_text(cases[i].text, target.title, cases[i].title);
        assert_text(cases[i].text, str_from_offset(text, length), cases[i].rest);
    }
}

static void labels_are_compared_by_fold_and_the_first_wins(void **state)
{
    (void)state;
    Arena arena = {0};
    References references = {0};
    assert_null(references_find(&references, &arena, STR("a")));
    references_add(&references, &arena, STR("Straße  No\n1"),
                   (LinkTarget){.destination = STR("/1")});
    references_add(&references, &arena, STR("strasse no 1"),
                   (LinkTarget){.destination = STR("/2")});
    const LinkTarget *found = references_find(&references, &arena, STR(" STRASSE no 1 "));
    assert_non_null(found);
    assert_text("first", found->destination, "/1");
    assert_null(references_find(&references, &arena, STR("b")));
    references_clear(&references);
    arena_clear(&arena);
}

static void escapes_and_entities_are_resolved(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a\\_b\\c", "a_b\\c"}, {"a&amp;b", "a&b"},       {"a&auml;b", "aäb"},
        {"a&#98;c", "abc"},     {"?a=1&b=2", "?a=1&b=2"}, {"&nosuch;", "&nosuch;"},
        {"&#0;", "\uFFFD"},     {"plain", "plain"},       {"&", "&"},
        {"a&copy", "a&copy"},   {"&ngE;", "≧̸"},           {"\\&amp;", "&"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Str actual = reference_unescape(&arena, str_from(cases[i][0]));
        assert_text(cases[i][0], actual, cases[i][1]);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tail_of_an_inline_link_is_read),
        cmocka_unit_test(definition_is_read_with_its_line_end),
        cmocka_unit_test(labels_are_compared_by_fold_and_the_first_wins),
        cmocka_unit_test(escapes_and_entities_are_resolved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
