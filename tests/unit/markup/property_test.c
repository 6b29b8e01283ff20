#include "support/test.h"

#include "base/arena.h"
#include "markup/property.h"

static void assert_type(const char *text, ScalarStyle style, AttuneType expected)
{
    Arena arena = {0};
    AttuneValue value = property_type_scalar(&arena, str_from(text), style, 3, 4);
    assert_text(text, attune_type_name(value.type), attune_type_name(expected).data);
    assert_text(text, value.text, text);
    assert_int_equal(value.line, 3);
    assert_int_equal(value.column, 4);
    assert_int_equal(value.link != NULL, expected == ATTUNE_TYPE_LINK);
    arena_clear(&arena);
}

static void plain_scalars_are_typed_by_their_text(void **state)
{
    (void)state;
    static const struct {
        AttuneType type;
        const char *texts[24];
    } cases[] = {
        {ATTUNE_TYPE_NULL, {"", "~", "null", "Null", "NULL"}},
        {ATTUNE_TYPE_CHECKBOX, {"true", "True", "TRUE", "false", "False", "FALSE"}},
        {ATTUNE_TYPE_NUMBER,
         {"0",
          "007",
          "-1",
          "+12",
          "1751752568955",
          "99999999999999999999999",
          "0o17",
          "0xfF",
          "1.5",
          "1.",
          ".5",
          "-.5",
          "1e3",
          "1.50E-2",
          "+.5e+1",
          ".inf",
          "-.Inf",
          "+.INF",
          ".nan",
          ".NAN"}},
        {ATTUNE_TYPE_DATE, {"2023-03-08", "2024-02-29", "0001-01-01"}},
        {ATTUNE_TYPE_DATETIME,
         {"2025-07-05 16:56", "2025-07-05T16:56", "2025-07-05T16:56:07", "2025-07-05 16:56:07.5Z",
          "2025-07-05T16:56+02:00", "2025-07-05T16:56-0530", "2025-07-05T23:59:60"}},
        {ATTUNE_TYPE_LINK, {"[[a]]", "![[a]]", "[[a|b]]", "[[#h]]", " [[a]] "}},
        {ATTUNE_TYPE_TEXT,
         {"yes", "no", "on",    "off",           "16:56",        "1_000", "12e",  "e3",   ".",
          "-",   "+",  "1.2.3", "0o8",           "0x",           "-0x1",  "nULL", "tRue", "-.nan",
          "0b1", "1e", "1 000", "🟩 complete", "https://e.com"}},
        {ATTUNE_TYPE_TEXT,
         {"2023-13-40", "2023-02-29", "2025-07-05 24:00", "2025-07-05 16:60", "2025-07-05  16:56",
          "2025-07-05t16:56", "2025-7-5", "2025-07-05T", "see [[a]]", "[[a]] [[b]]", "[[]]",
          "[[#]]", "[[a]] x", "[[a", "!", "[[a\nb]]", "x [[a]]"}},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t j = 0; j < 24 && cases[i].texts[j]; j++)
            assert_type(cases[i].texts[j], SCALAR_PLAIN, cases[i].type);
    }
}

static void quotes_make_text_of_words_and_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "~", "null", "true", "12", "1.5", ".inf", "0x1"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_type(texts[i], SCALAR_QUOTED, ATTUNE_TYPE_TEXT);
    assert_type("2023-03-08", SCALAR_QUOTED, ATTUNE_TYPE_DATE);
    assert_type("2023-03-08 10:00", SCALAR_QUOTED, ATTUNE_TYPE_DATETIME);
    assert_type("[[a]]", SCALAR_QUOTED, ATTUNE_TYPE_LINK);
}

static void block_scalars_are_text(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "12", "true", "2023-03-08", "[[a]]", "x\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_type(texts[i], SCALAR_BLOCK, ATTUNE_TYPE_TEXT);
}

static void link_values_have_their_record(void **state)
{
    (void)state;
    Arena arena = {0};
    ValuePlace place = {.line = 5, .column = 6, .offset = 70, .length = 12};
    AttuneValue value = property_type_at(&arena, STR(" ![[p#h|d]]"), SCALAR_QUOTED, &place);
    assert_int_equal(value.type, ATTUNE_TYPE_LINK);
    assert_int_equal(value.link->kind, ATTUNE_LINK_PROPERTY);
    assert_true(value.link->embed);
    assert_text("path", value.link->path, "p");
    assert_text("display", value.link->text, "d");
    assert_int_equal(value.link->line, 5);
    assert_int_equal(value.link->column, 6);
    assert_int_equal(value.link->offset, 70);
    assert_int_equal(value.link->length, 12);
    arena_clear(&arena);
}

static void names_are_those_of_the_interface(void **state)
{
    (void)state;
    static const char *const types[] = {"null",     "text", "number", "checkbox", "date",
                                        "datetime", "link", "list",   "object"};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        assert_text("type", attune_type_name((AttuneType)i), types[i]);
    static const char *const kinds[] = {"broken-link",  "broken-anchor", "ambiguous-name",
                                        "front-matter", "duplicate-key", "encoding",
                                        "name-clash",   "symlink",       "limit",
                                        "settings",     "unreadable",    "too-large"};
    for (size_t i = 0; i < ATTUNE_PROBLEM_KIND_COUNT; i++)
        assert_text("kind", attune_problem_kind_name((AttuneProblemKind)i), kinds[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_scalars_are_typed_by_their_text),
        cmocka_unit_test(quotes_make_text_of_words_and_numbers),
        cmocka_unit_test(block_scalars_are_text),
        cmocka_unit_test(link_values_have_their_record),
        cmocka_unit_test(names_are_those_of_the_interface),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
