#include "support/test.h"

#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/frontmatter.h"
#include "markup/source.h"
#include "unit/markup/frontmatter_dump.h"

static FrontMatter parse_block(Arena *arena, StrBuf *note)
{
    strbuf_append(note, STR("\n---\nB"));
    return frontmatter_parse(arena, strbuf_view(note));
}

static void controls_survive_yaml(void **state)
{
    (void)state;
    Arena arena = {0};
    for (unsigned c = 1; c < 0xA0; c++) {
        if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || c == 0x85)
            continue;
        StrBuf note = {0};
        StrBuf expected = {0};
        strbuf_append(&note, STR("---\na: \"x"));
        strbuf_append_code_point(&note, c);
        strbuf_append(&note, STR("y\\x41\"\nb"));
        strbuf_append_code_point(&note, c);
        strbuf_append(&note, STR(": [[p"));
        strbuf_append_code_point(&note, c);
        strbuf_append(&note, STR("]]\nlink: \"[[Z]]\"\n---\n"));
        strbuf_append_char(&expected, 'x');
        strbuf_append_code_point(&expected, c);
        strbuf_append(&expected, STR("yA"));
        FrontMatter front_matter = frontmatter_parse(&arena, strbuf_view(&note));
        assert_int_equal(front_matter.property_count, 3);
        assert_text("value", front_matter.properties[0].value.text, strbuf_cstr(&expected));
        assert_int_equal(front_matter.properties[1].value.type, ATTUNE_TYPE_LINK);
        const AttuneLink *link = front_matter.properties[2].value.link;
        assert_non_null(link);
        Str source = str_slice(strbuf_view(&note), link->offset, link->offset + link->length);
        assert_text("source of the link", source, "\"[[Z]]\"");
        strbuf_clear(&note);
        strbuf_clear(&expected);
        arena_clear(&arena);
    }
    assert_front_matter("14.4", STR("---\na: x\xEF\xBB\xBFy\xEF\xBF\xBEz\xEF\xBF\xBF\n---\n"),
                        "a text <x\xEF\xBB\xBFy\xEF\xBF\xBEz\xEF\xBF\xBF>\n=4 <>\n");
    assert_front_matter("a placeholder of its own", STR("---\na: x\x01\xF4\x8F\x80\x81\n---\n"),
                        "a text <x\x01\xF4\x8F\x80\x81>\n=4 <>\n");
    assert_front_matter("C1 as space", STR("---\na: x\xC2\x85y\n---\n"), "a text <x y>\n=4 <>\n");
}

static void many_properties_are_read(void **state)
{
    (void)state;
    for (int broken = 0; broken < 2; broken++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---"));
        for (int i = 0; i < 100000; i++)
            strbuf_printf(&note, "\nkey%d: %s", i, broken ? "@x" : "x");
        FrontMatter front_matter = parse_block(&arena, &note);
        assert_int_equal(front_matter.property_count, 100000);
        assert_int_equal(front_matter.problem_count, broken);
        assert_text("last", front_matter.properties[99999].key, "key99999");
        assert_text("last", front_matter.properties[99999].value.text, broken ? "@x" : "x");
        strbuf_clear(&note);
        arena_clear(&arena);
    }
}

static void deep_nesting_becomes_text(void **state)
{
    (void)state;
    static const char *const openings[] = {"[", "{a: ", "- ", "? "};
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---\nb: 1\na:\n  "));
        for (int j = 0; j < 50000; j++)
            strbuf_append(&note, str_from(openings[i]));
        FrontMatter front_matter = parse_block(&arena, &note);
        assert_int_equal(front_matter.property_count, 2);
        assert_int_equal(front_matter.properties[0].value.type, ATTUNE_TYPE_NUMBER);
        assert_int_equal(front_matter.properties[1].value.type, ATTUNE_TYPE_TEXT);
        assert_int_equal(front_matter.properties[1].origin, ATTUNE_PROPERTY_SALVAGED);
        assert_int_equal(front_matter.problem_count, 1);
        assert_int_equal(front_matter.problems[0].kind, ATTUNE_PROBLEM_LIMIT);
        assert_text("why", front_matter.problems[0].message, "nested too deeply; kept as text");
        strbuf_clear(&note);
        arena_clear(&arena);
    }
}

static void alias_bombs_are_defused(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf note = {0};
    strbuf_append(&note, STR("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]"));
    for (int i = 1; i < 12; i++) {
        strbuf_printf(&note, "\na%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            strbuf_printf(&note, "*a%d, ", i - 1);
        strbuf_append_char(&note, ']');
    }
    FrontMatter front_matter = parse_block(&arena, &note);
    assert_int_equal(front_matter.property_count, 12);
    assert_true(arena.used < 1000000);
    strbuf_clear(&note);
    arena_clear(&arena);
}

static void long_values_are_kept(void **state)
{
    (void)state;
    static const char *const styles[] = {"a: %s", "a: \"%s\"", "a: |\n  %s", "a: @%s", "a: \"%s"};
    char *huge = mem_alloc(1000001);
    memset(huge, 'x', 1000000);
    huge[1000000] = '\0';
    for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---\n"));
        Str style = str_from(styles[i]);
        size_t hole = str_find(style, STR("%s"), 0);
        strbuf_append(&note, str_slice(style, 0, hole));
        strbuf_append(&note, str_from(huge));
        strbuf_append(&note, str_from_offset(style, hole + 2));
        FrontMatter front_matter = parse_block(&arena, &note);
        assert_int_equal(front_matter.property_count, 1);
        assert_int_equal(front_matter.properties[0].value.type, ATTUNE_TYPE_TEXT);
        assert_true(front_matter.properties[0].value.text.length >= 1000000);
        strbuf_clear(&note);
        arena_clear(&arena);
    }
    mem_free(huge);
}

static void any_prefix_of_a_block_is_safe(void **state)
{
    (void)state;
    Str whole =
        STR("---\ntitle: \"a: b\"\nl: [[x]], {y: [\"z\n'q\n\x01\x1b\xC2\x9B - k: |\n  t\n? a\n"
            ": b\n&c *c !d\n%TAG\n...\n\t- @\n\n]}\n- \"\\u12\n---\nbody");
    for (size_t from = 4; from < whole.length; from++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---\n"));
        strbuf_append(&note, str_from_offset(whole, from));
        Source source = source_decode(&arena, strbuf_view(&note));
        FrontMatter front_matter = frontmatter_parse(&arena, source.text);
        assert_true(front_matter.body_offset <= source.text.length);
        strbuf_clear(&note);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_survive_yaml),
        cmocka_unit_test(many_properties_are_read),
        cmocka_unit_test(deep_nesting_becomes_text),
        cmocka_unit_test(alias_bombs_are_defused),
        cmocka_unit_test(long_values_are_kept),
        cmocka_unit_test(any_prefix_of_a_block_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
