#include "support/test.h"

#include "ui/key.h"

static Key parse(const char *text)
{
    Key key = UI_KEY_NONE;
    size_t offset = 0;
    Str all = str_from(text);
    if (!key_parse(all, &offset, &key) || offset != all.length) {
        return UI_KEY_NONE;
    }
    return key;
}

static void names_become_keys_and_back(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        Key key;
    } cases[] = {
        {"j", 'j'},
        {"é", 0xE9},
        {"<Space>", ' '},
        {"<lt>", '<'},
        {"<C-o>", UI_KEY_CTRL | 'o'},
        {"<M-Left>", UI_KEY_ALT | UI_KEY_LEFT},
        {"<S-Tab>", UI_KEY_SHIFT | UI_KEY_TAB},
        {"<C-M-x>", UI_KEY_CTRL | UI_KEY_ALT | 'x'},
        {"<F1>", UI_KEY_F1},
        {"<F12>", UI_KEY_F12},
        {"<PgDn>", UI_KEY_PAGE_DOWN},
        {"<Enter>", UI_KEY_ENTER},
        {"<Backspace>", UI_KEY_BACKSPACE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(parse(cases[i].code), cases[i].key);
        StrBuf code = {0};
        key_append_code(&code, cases[i].key);
        assert_text(cases[i].code, strbuf_view(&code), cases[i].code);
        strbuf_clear(&code);
    }
}

static void other_spellings_are_understood(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        Key key;
    } cases[] = {
        {"<CR>", UI_KEY_ENTER},  {"<bs>", UI_KEY_BACKSPACE}, {"<c-O>", UI_KEY_CTRL | 'o'},
        {"<f2>", UI_KEY_F1 + 1}, {"<TAB>", UI_KEY_TAB},      {"<j>", 'j'},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(parse(cases[i].code), cases[i].key);
    }
}

static void what_is_no_key_is_refused(void **state)
{
    (void)state;
    static const char *const cases[] = {"", "<", "<>", "<F0>", "<F13>", "<Nope>", "<C->"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(parse(cases[i]), UI_KEY_NONE);
    }
}

static void keys_with_two_forms_are_one(void **state)
{
    (void)state;
    static const struct {
        Key sent, key;
    } cases[] = {
        {UI_KEY_CTRL | 'i', UI_KEY_TAB},
        {'\t', UI_KEY_TAB},
        {UI_KEY_CTRL | 'm', UI_KEY_ENTER},
        {UI_KEY_CTRL | 'j', UI_KEY_ENTER},
        {'\n', UI_KEY_ENTER},
        {'\r', UI_KEY_ENTER},
        {UI_KEY_CTRL | 'h', UI_KEY_BACKSPACE},
        {8, UI_KEY_BACKSPACE},
        {0x7F, UI_KEY_BACKSPACE},
        {UI_KEY_CTRL | '[', UI_KEY_ESCAPE},
        {0x1B, UI_KEY_ESCAPE},
        {3, UI_KEY_CTRL | 'c'},
        {'j', 'j'},
        {UI_KEY_UP, UI_KEY_UP},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(key_normalize(cases[i].sent), cases[i].key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_keys_and_back),
        cmocka_unit_test(other_spellings_are_understood),
        cmocka_unit_test(what_is_no_key_is_refused),
        cmocka_unit_test(keys_with_two_forms_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
