#include "support/test.h"

#include <locale.h>

#include "ui/line_edit.h"

static int set_locale(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") ? 0 : 1;
}

static void type(LineEdit *edit, const char *keys)
{
    Str text = str_from(keys);
    for (size_t offset = 0; offset < text.length;) {
        Key key;
        assert_true(key_parse(text, &offset, &key));
        line_edit_handle(edit, key);
    }
}

/* The text with "|" at the cursor. */
static void assert_edit(const LineEdit *edit, const char *label, const char *expected)
{
    Str text = line_edit_text(edit);
    StrBuf shown = {0};
    strbuf_append(&shown, str_slice(text, 0, edit->cursor));
    strbuf_append(&shown, STR("|"));
    strbuf_append(&shown, str_from_offset(text, edit->cursor));
    assert_text(label, strbuf_view(&shown), expected);
    strbuf_clear(&shown);
}

static void keys_edit_as_readline_does(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *result;
    } cases[] = {
        {"abc", "abc|"},
        {"abc<Left><Left>x", "ax|bc"},
        {"abc<C-a>x", "x|abc"},
        {"abc<Home><Right>x", "ax|bc"},
        {"abc<C-a><C-e>x", "abcx|"},
        {"abc<C-b><C-d>", "ab|"},
        {"abc<BS>", "ab|"},
        {"abc<C-a><Del>", "|bc"},
        {"abc<C-a><BS>", "|abc"},
        {"one two<C-w>", "one |"},
        {"a-b c/d<C-w>", "a-b |"},
        {"a-b c/d<M-BS>", "a-b c/|"},
        {"one two<C-u>", "|"},
        {"one two<C-a><C-k>", "|"},
        {"one two<C-w><C-a><C-y>", "two|one "},
        {"one two<M-b>x", "one x|two"},
        {"one two<C-a><M-f>x", "onex| two"},
        {"one two<C-a><M-d>", "| two"},
        {"one two<C-Left><C-Left>x", "x|one two"},
        {"naïve<BS><BS>", "naï|"},
        {"日本語<Left><BS>", "日|語"},
        {"<C-y>", "|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LineEdit edit = {0};
        type(&edit, cases[i].keys);
        assert_edit(&edit, cases[i].keys, cases[i].result);
        line_edit_clear(&edit);
    }
}

static void a_cluster_goes_as_a_whole(void **state)
{
    (void)state;
    LineEdit edit = {0};
    line_edit_set(&edit, STR("xe\xCC\x81"));
    type(&edit, "<BS>");
    assert_edit(&edit, "combining", "x|");
    line_edit_clear(&edit);
}

static void pasted_controls_become_blanks(void **state)
{
    (void)state;
    LineEdit edit = {0};
    line_edit_insert(&edit, STR("a\nb\tc\x1B[31md\xC2\x9B"));
    assert_edit(&edit, "controls", "a b c [31md |");
    line_edit_clear(&edit);
}

static void keys_of_others_are_left_alone(void **state)
{
    (void)state;
    LineEdit edit = {0};
    static const Key keys[] = {UI_KEY_ENTER,     UI_KEY_ESCAPE, UI_KEY_TAB,       UI_KEY_UP,
                               UI_KEY_PAGE_DOWN, UI_KEY_F1,     UI_KEY_CTRL | 'x'};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_int_equal(line_edit_handle(&edit, keys[i]), LINE_EDIT_IGNORED);
    }
    assert_int_equal(line_edit_handle(&edit, 'a'), LINE_EDIT_CHANGED);
    assert_int_equal(line_edit_handle(&edit, UI_KEY_LEFT), LINE_EDIT_MOVED);
    line_edit_clear(&edit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_edit_as_readline_does),
        cmocka_unit_test(a_cluster_goes_as_a_whole),
        cmocka_unit_test(pasted_controls_become_blanks),
        cmocka_unit_test(keys_of_others_are_left_alone),
    };
    return cmocka_run_group_tests(tests, set_locale, NULL);
}
