#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/alias.h"
#include "markup/frontmatter.h"
#include "unit/markup/frontmatter_dump.h"

static void aliases_come_from_lists_and_texts(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"A02 quoted", "aliases: \"a, b\"", "a, b"},
        {"A02 plain", "aliases: a, b", "a;b"},
        {"A03 numbers", "aliases: [000, Home, \"\"]", "000;Home"},
        {"A03 commas", "aliases: ,a,,A,", "a"},
        {"A03 commas, valid", "aliases: a,,A,", "a"},
        {"A04", "aliases: |\n  x\n  y", "x;y"},
        {"items are never split", "aliases:\n  - a, b\n  - c", "a, b;c"},
        {"null items", "aliases:\n-\n- ~\n- a", "a"},
        {"null", "aliases:", ""},
        {"empty list", "aliases: []", ""},
        {"lists in lists are none", "aliases: [a, [b], {c: d}]", "a"},
        {"alias behind aliases", "alias: z\naliases: [y, Z]", "y;Z"},
        {"by fold, first spelling", "aliases: [Straße, STRASSE, Cafe\u0301, CAFÉ]",
         "Straße;Cafe\u0301"},
        {"any case of the key", "Aliases: a\nALIAS: b", "a;b"},
        {"14.2", "aliases: LifeOS\n-", "LifeOS"},
        {"14.2 items", "aliases:\n- \"x y\"\n- @b\n- z", "x y;@b;z"},
        {"14.2 brackets", "aliases: [@a, \"b\"]", "@a;b"},
        {"one word with blanks", "aliases: secure base", "secure base"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        StrBuf note = {0};
        StrBuf out = {0};
        size_t count;
        strbuf_printf(&note, "---\n%s\n---\n", cases[i][1]);
        FrontMatter front_matter = frontmatter_parse(&arena, strbuf_view(&note));
        const Str *aliases =
            alias_collect(&arena, front_matter.properties, front_matter.property_count, &count);
        for (size_t j = 0; j < count; j++)
            strbuf_printf(&out, "%s%.*s", j ? ";" : "", STR_ARG(aliases[j]));
        assert_text(cases[i][0], strbuf_view(&out), cases[i][2]);
        strbuf_clear(&note);
        strbuf_clear(&out);
        arena_clear(&arena);
    }
}

static void many_aliases_are_compared_by_table(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf note = {0};
    strbuf_append(&note, STR("---\naliases: "));
    for (int i = 0; i < 100000; i++)
        strbuf_printf(&note, "name%d, ", i % 50000);
    strbuf_append(&note, STR("\n---\n"));
    FrontMatter front_matter = frontmatter_parse(&arena, strbuf_view(&note));
    size_t count;
    const Str *aliases =
        alias_collect(&arena, front_matter.properties, front_matter.property_count, &count);
    assert_int_equal(count, 50000);
    assert_text("last", aliases[49999], "name49999");
    strbuf_clear(&note);
    arena_clear(&arena);
}

static void seed_000_has_14_aliases(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf bytes = {0};
    Str text = read_shared_file(&bytes, "vaults/seeds/000_ebbe64838252d217.txt");
    FrontMatter front_matter = frontmatter_parse(&arena, text);
    size_t count;
    const Str *aliases =
        alias_collect(&arena, front_matter.properties, front_matter.property_count, &count);
    assert_int_equal(count, 14);
    assert_text("A01", aliases[0], "Attachment behaviours are how we form trust");
    assert_text("A01", aliases[8], "emotional attunement");
    strbuf_clear(&bytes);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_come_from_lists_and_texts),
        cmocka_unit_test(many_aliases_are_compared_by_table),
        cmocka_unit_test(seed_000_has_14_aliases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
