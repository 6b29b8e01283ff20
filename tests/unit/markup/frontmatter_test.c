#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/frontmatter.h"
#include "markup/source.h"
#include "unit/markup/frontmatter_dump.h"

static void block_ends_where_the_rules_say(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"F01", "---\na: 1\n---\nb", "a number <1>\n=4 <b>\n"},
        {"F02", "\xEF\xBB\xBF---\na: 1\n---\nb", "a number <1>\n=4 <b>\n"},
        {"F03", "---\r\na: 1\r\n---\r\nb", "a number <1>\n=4 <b>\n"},
        {"lone CR", "---\ra: 1\r---\rb", "a number <1>\n=4 <b>\n"},
        {"F04", "--- \t\na: 1\n--- \nb", "a number <1>\n=4 <b>\n"},
        {"F05", "---\n---\nb", "=3 <b>\n"},
        {"F06", "---\na: 1\n---", "a number <1>\n=4 <>\n"},
        {"F07", "---\na: 1\n", "none\n"},
        {"F08", "\n---\na: 1\n---", "none\n"},
        {"F09", " ---\na: 1\n---", "none\n"},
        {"F09 four dashes", "----\na: 1\n---", "none\n"},
        {"opener with text", "---yaml\na: 1\n---", "none\n"},
        {"opener alone", "---", "none\n"},
        {"opener at the end", "---\n", "none\n"},
        {"F10", "---\na: 1\n----\nb", "a number <1>\n=4 <b>\n"},
        {"text behind the closer", "---\na: 1\n--- x\nb", "a number <1>\n=3 < x\nb>\n"},
        {"F11", "---\na: |\n  ---\n  x\n---\nb", "a | text <---\nx\n>\n=6 <b>\n"},
        {"F12", "---\na: 1\n...\nb", "a number <1>\n=4 <b>\n"},
        {"F13", "---\na: 1\n...\nb: 2\n---\nc",
         "a number <1>\nb number <2>\n=6 <c>\n"
         "? 3 front-matter : “...” ends the block early; read line by line\n"},
        {"F14", "---\n\n# H\ntext\n\n---\nmore", "none\n"},
        {"F15", "---\n{\"tags\":[\"j\"],\"p\":false}\n---\n",
         "tags list <[\"j\"]> - text <j>\np checkbox <false>\n=4 <>\n"},
        {"comments alone", "---\n# a\n\n  # b\n---\nb", "=6 <b>\n"},
        {"14.1", "---\n{}\n---\nb", "=4 <b>\n"},
        {"prose", "---\nJust some text,\nand more\n---\nb", "none\n"},
        {"only a key that is no text", "---\n{{x}}\n---\nb", "none\n"},
    };
    CHECK(check_notes, cases);
}

static void values_get_their_type(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"F18", "a:\nb: ~\nc: \"\"\nd: []",
         "a null <>\nb null <~>\nc text <>\nd list <[]>\n=7 <B>\n"},
        {"F19", "a: yes\nb: 007\nc: 1e3\nd: 16:56",
         "a text <yes>\nb number <007>\nc number <1e3>\nd text <16:56>\n=7 <B>\n"},
        {"F20", "created: 2025-07-05 16:56", "created datetime <2025-07-05 16:56>\n=4 <B>\n"},
        {"F21", "file-created: 2023-03-08\nx: 2023-13-40",
         "file-created date <2023-03-08>\nx text <2023-13-40>\n=5 <B>\n"},
        {"F22", "a: [[Link]]",
         "a link <[[Link]]>\n=4 <B>\n? 2 front-matter a: “[[…]]” without quotes; read as a link\n"},
        {"F23", "a: \"[[L|x]]\"\nb: \"see [[L]]\"",
         "a link <[[L|x]]>\nb text <see [[L]]>\n=5 <B>\n"},
        {"F24", "a: #tag\nb: \"#tag\"\nc: x#y", "a null <>\nb text <#tag>\nc text <x#y>\n=6 <B>\n"},
        {"F26", "a: {{date}}\nb: 1", "a object <{{date}}>\nb number <1>\n=5 <B>\n"},
        {"F28", "a: x\u2028y", "a text <x y>\n=4 <B>\n"},
        {"comment behind a value", "a: b # c", "a text <b>\n=4 <B>\n"},
        {"folded plain text", "d: one\n  two\n  three", "d text <one two three>\n=6 <B>\n"},
        {"folded block", "d: >\n  one\n  two\n", "d | text <one two\n>\n=7 <B>\n"},
        {"block scalars are text", "d: |\n  12", "d | text <12\n>\n=5 <B>\n"},
        {"!!str is text", "d: !!str 12\ne: !x 12", "d text <12>\ne number <12>\n=5 <B>\n"},
        {"anchors are copied", "a: &x [1]\nb: *x",
         "a list <[1]> - number <1>\nb list <[1]> - number <1>\n=5 <B>\n"},
        {"<< is a key like any", "<<: 1", "<< number <1>\n=4 <B>\n"},
        {"tab behind the colon", "a:\tb", "a text <b>\n=4 <B>\n"},
        {"escapes", "a: \"\\u00e9\"\nb: 'it''s'", "a text <é>\nb text <it's>\n=5 <B>\n"},
    };
    CHECK(check_blocks, cases);
}

static void lists_and_objects_keep_their_flow_form(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"block list", "a:\n  - x\n  - y, z\n",
         "a list <[x, \"y, z\"]> - text <x> - text <y, z>\n=7 <B>\n"},
        {"at column 0, with null items", "a:\n- x\n-\n- ~",
         "a list <[x, null, ~]> - text <x> - null <> - null <~>\n=7 <B>\n"},
        {"flow list over lines", "a: [x,\n  y]", "a list <[x, y]> - text <x> - text <y>\n=5 <B>\n"},
        {"nested", "a:\n  - [1, 2]\n  - k: v\n    l: w\n",
         "a list <[[1, 2], {k: v, l: w}]> - list <[1, 2]> - object <{k: v, l: w}>\n=8 <B>\n"},
        {"object", "a:\n  b: 1\n  c: \"x y\"", "a object <{b: 1, c: \"x y\"}>\n=6 <B>\n"},
        {"links in a list", "a:\n  - \"[[B|c]]\"\n  - [[C]]\n  - x [[D]]",
         "a list <[\"[[B|c]]\", [[C]], \"x [[D]]\"]> - link <[[B|c]]> - link <[[C]]> - text <x [[D]]>\n"
         "=7 <B>\n? 2 front-matter a: “[[…]]” without quotes; read as a link\n"},
        {"14.5: block style is no link", "a:\n  - - x", "a list <[[x]]> - list <[x]>\n=5 <B>\n"},
        {"two in brackets are no link", "a: [[x, y]]",
         "a list <[[x, y]]> - list <[x, y]>\n=4 <B>\n"},
    };
    CHECK(check_blocks, cases);
}

static void duplicate_keys_keep_the_last_value(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"F17", "a: 1\na: 2",
         "a number <2>\n=5 <B>\n? 3 duplicate-key a: also on line 2; the last one counts\n"},
        {"by fold", "Tags: [a]\nx: 1\ntags: [b]",
         "Tags list <[b]> - text <b>\nx number <1>\n=6 <B>\n"
         "? 4 duplicate-key tags: also on line 2; the last one counts\n"},
        {"three", "a: 1\nA: 2\na:",
         "a null <>\n=6 <B>\n? 3 duplicate-key A: also on line 2; the last one counts\n"
         "? 4 duplicate-key a: also on line 2; the last one counts\n"},
        {"F30", "Tags: [a]\ntag: b", "Tags list <[a]> - text <a>\ntag text <b>\n=5 <B>\n"},
    };
    CHECK(check_blocks, cases);
}

static void keys_that_are_no_text_are_left_out(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"mapping as key", "{{x}}: 1\nc: 1",
         "c number <1>\n=5 <B>\n? 2 front-matter : list or object as a key; left out\n"},
        {"empty key", "\"\": 1\nc: 1",
         "c number <1>\n=5 <B>\n? 2 front-matter : value without a key; left out\n"},
    };
    CHECK(check_blocks, cases);
}

static void places_are_those_of_the_file(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = STR("---\nü: \"[[A]]\"\nlist:\n  - é [[x]]\n  - \"[[B|c]]\"\n---\n");
    FrontMatter front_matter = frontmatter_parse(&arena, text);
    assert_int_equal(front_matter.property_count, 2);
    const AttuneLink *link = front_matter.properties[0].value.link;
    assert_non_null(link);
    assert_int_equal(link->line, 2);
    assert_int_equal(link->column, 4);
    assert_int_equal(link->kind, ATTUNE_LINK_PROPERTY);
    const AttuneValue *item = &front_matter.properties[1].items[1];
    assert_int_equal(item->line, 5);
    assert_int_equal(item->column, 5);
    assert_text("item",
                str_slice(text, item->link->offset, item->link->offset + item->link->length),
                "\"[[B|c]]\"");
    assert_text("path", item->link->path, "B");
    assert_text("display", item->link->text, "c");
    assert_int_equal(front_matter.properties[1].line, 3);
    arena_clear(&arena);
}

static void plain_values_are_borrowed(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = STR("---\nkey: some plain text\nq: \"quoted\"\nl: [a, b]\n---\n");
    FrontMatter front_matter = frontmatter_parse(&arena, text);
    for (size_t i = 0; i < front_matter.property_count; i++) {
        const AttuneProperty *property = &front_matter.properties[i];
        assert_in_range((uintptr_t)property->key.data, (uintptr_t)text.data,
                        (uintptr_t)text.data + text.length);
        assert_ptr_equal(property->key.data, property->folded.data);
        assert_in_range((uintptr_t)property->value.text.data, (uintptr_t)text.data,
                        (uintptr_t)text.data + text.length);
    }
    arena_clear(&arena);
}

static void seed_001_has_42_properties(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf bytes = {0};
    Source source =
        source_decode(&arena, read_shared_file(&bytes, "vaults/seeds/001_a64c95ada4d8a7cf.txt"));
    FrontMatter front_matter = frontmatter_parse(&arena, source.text);
    const AttuneProperty *properties = front_matter.properties;
    size_t count = front_matter.property_count;
    assert_int_equal(count, 42);
    assert_int_equal(front_matter.problem_count, 0);
    assert_int_equal(front_matter.body_line, 48);
    assert_true(str_ends_with(
        attune_property_find(properties, count, STR("growth_path"))->value.text, STR("others.\n")));
    assert_true(str_ends_with(attune_property_find(properties, count, STR("Notes"))->value.text,
                              STR("autonomy.\n\n")));
    const AttuneProperty *definition = attune_property_find(properties, count, STR("definition"));
    assert_int_equal(definition->value.type, ATTUNE_TYPE_TEXT);
    assert_text("definition", definition->value.text, "");
    assert_text("id", attune_property_find(properties, count, STR("ID"))->value.text,
                "1751752568955");
    assert_null(attune_property_find(properties, count, STR("absent")));
    strbuf_clear(&bytes);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(block_ends_where_the_rules_say),
        cmocka_unit_test(values_get_their_type),
        cmocka_unit_test(lists_and_objects_keep_their_flow_form),
        cmocka_unit_test(duplicate_keys_keep_the_last_value),
        cmocka_unit_test(keys_that_are_no_text_are_left_out),
        cmocka_unit_test(places_are_those_of_the_file),
        cmocka_unit_test(plain_values_are_borrowed),
        cmocka_unit_test(seed_001_has_42_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
