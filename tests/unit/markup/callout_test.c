#include "support/test.h"

#include "base/arena.h"
#include "markup/callout.h"

static void header_is_read_from_the_first_line_of_a_quote(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *type; /* NULL: no header */
        const char *meta;
        AttuneFold fold;
        const char *title;
    } cases[] = {
        {"[!note]", "note", "", ATTUNE_FOLD_NONE, ""},
        {"[!NOTE] John G - x", "NOTE", "", ATTUNE_FOLD_NONE, "John G - x"},
        {"[!faq]- Q", "faq", "", ATTUNE_FOLD_CLOSED, "Q"},
        {"[!tip]+", "tip", "", ATTUNE_FOLD_OPEN, ""},
        {"[! my type ]\tx", "my type", "", ATTUNE_FOLD_NONE, "x"},
        {"[!info|left|wide] t", "info", "left|wide", ATTUNE_FOLD_NONE, "t"},
        {"[!note]x", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[!note]: u", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[!note]--", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[!note", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[!]", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[! ] x", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[!|m] x", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"[note] x", NULL, "", ATTUNE_FOLD_NONE, ""},
        {"\\[!note] x", NULL, "", ATTUNE_FOLD_NONE, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CalloutHeader header = {0};
        Str line = str_from(cases[i].line);
        bool found = callout_scan(line, &header);
        if (found != (cases[i].type != NULL))
            fail_msg("%s: found is %d", cases[i].line, found);
        if (!found)
            continue;
        assert_text(cases[i].line, header.type, cases[i].type);
        assert_text(cases[i].line, header.meta, cases[i].meta);
        assert_text(cases[i].line, str_from_offset(line, header.length), cases[i].title);
        assert_int_equal(header.fold, cases[i].fold);
    }
}

static void style_of_a_type_is_that_of_its_synonym_and_note_for_others(void **state)
{
    (void)state;
    assert_int_equal(callout_style(STR("note")), ATTUNE_CALLOUT_NOTE);
    assert_int_equal(callout_style(STR("tldr")), ATTUNE_CALLOUT_ABSTRACT);
    assert_int_equal(callout_style(STR("important")), ATTUNE_CALLOUT_TIP);
    assert_int_equal(callout_style(STR("done")), ATTUNE_CALLOUT_SUCCESS);
    assert_int_equal(callout_style(STR("faq")), ATTUNE_CALLOUT_QUESTION);
    assert_int_equal(callout_style(STR("attention")), ATTUNE_CALLOUT_WARNING);
    assert_int_equal(callout_style(STR("missing")), ATTUNE_CALLOUT_FAILURE);
    assert_int_equal(callout_style(STR("error")), ATTUNE_CALLOUT_DANGER);
    assert_int_equal(callout_style(STR("cite")), ATTUNE_CALLOUT_QUOTE);
    assert_int_equal(callout_style(STR("key-claim")), ATTUNE_CALLOUT_NOTE);
}

static void default_title_is_the_type_as_a_sentence(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_text("tip", callout_default_title(&arena, STR("tip")), "Tip");
    assert_text("my-type", callout_default_title(&arena, STR("my-type")), "My type");
    assert_text("öl", callout_default_title(&arena, STR("öl")), "Öl");
    assert_text("empty", callout_default_title(&arena, STR("")), "");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_is_read_from_the_first_line_of_a_quote),
        cmocka_unit_test(style_of_a_type_is_that_of_its_synonym_and_note_for_others),
        cmocka_unit_test(default_title_is_the_type_as_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
