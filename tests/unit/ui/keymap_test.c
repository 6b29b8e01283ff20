#include "support/test.h"

#include <locale.h>

#include "ui/command.h"
#include "ui/help_table.h"
#include "ui/keymap.h"
#include "ui/keymap_default.h"

static int set_locale(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") ? 0 : 1;
}

/* ---- the tables ---- */

static void commands_are_sorted_and_have_help(void **state)
{
    (void)state;
    size_t count = 0;
    const Command *commands = command_list(&count);
    assert_true(count > 60);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && str_compare(commands[i - 1].name, commands[i].name) >= 0) {
            fail_msg("%s is out of order", commands[i].name.data);
        }
        if (str_is_empty(commands[i].help) || commands[i].help.length > 60) {
            fail_msg("%s has no short help", commands[i].name.data);
        }
        if (!commands[i].run && commands[i].action == ACTION_NONE) {
            fail_msg("%s does nothing", commands[i].name.data);
        }
        assert_ptr_equal(command_by_name(commands[i].name), &commands[i]);
    }
    assert_null(command_by_name(STR("no-such-command")));
    assert_null(command_by_name(STR("")));
}

static void every_binding_is_readable_and_names_a_command(void **state)
{
    (void)state;
    size_t count = 0;
    const DefaultBinding *defaults = keymap_defaults(&count);
    for (size_t i = 0; i < count; i++) {
        Binding binding = {0};
        if (!binding_parse(defaults[i].keys, &binding) || !command_by_name(defaults[i].command)) {
            fail_msg("%s → %s", defaults[i].keys.data, defaults[i].command.data);
        }
    }
}

/* Within one context no sequence is bound twice, and none begins with another one. */
static void no_binding_hides_another_one(void **state)
{
    (void)state;
    Keymap keymap;
    keymap_init(&keymap);
    for (size_t i = 0; i < keymap.bindings.count; i++) {
        for (size_t j = 0; j < keymap.bindings.count; j++) {
            const Binding *a = &keymap.bindings.items[i], *b = &keymap.bindings.items[j];
            if (i == j || a->context != b->context || a->length > b->length) {
                continue;
            }
            if (memcmp(a->keys, b->keys, a->length * sizeof(Key)) == 0) {
                fail_msg("%s and %s clash", a->command.data, b->command.data);
            }
        }
    }
    keymap_clear(&keymap);
}

static void every_command_with_a_key_stands_in_help(void **state)
{
    (void)state;
    size_t count = 0, row_count = 0;
    const DefaultBinding *defaults = keymap_defaults(&count);
    const HelpRow *rows = help_rows(&row_count);
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        for (size_t j = 0; j < row_count; j++) {
            for (size_t k = 0; k < HELP_COMMANDS; k++) {
                found = found || str_equal(rows[j].commands[k], defaults[i].command);
            }
        }
        if (!found) {
            fail_msg("help says nothing of %s", defaults[i].command.data);
        }
    }
}

static void every_row_of_help_has_a_key(void **state)
{
    (void)state;
    Keymap keymap;
    keymap_init(&keymap);
    size_t count = 0;
    const HelpRow *rows = help_rows(&count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < HELP_COMMANDS && rows[i].commands[k].length; k++) {
            if (!keymap_key_of(&keymap, rows[i].context, rows[i].commands[k])) {
                fail_msg("%s has no key there", rows[i].commands[k].data);
            }
        }
    }
    keymap_clear(&keymap);
}

/* ---- looking up ---- */

static void keys_mean_what_the_contract_says(void **state)
{
    (void)state;
    static const struct {
        Context context;
        const char *keys;
        const char *command; /* "…": more is to come; "": nothing */
    } cases[] = {
        {CONTEXT_NOTE, "j", "line-down"},
        {CONTEXT_NOTE, "<Space>", "page-down"},
        {CONTEXT_NOTE, "g", "…"},
        {CONTEXT_NOTE, "gg", "top"},
        {CONTEXT_NOTE, "gd", "daily-note"},
        {CONTEXT_NOTE, "gx", "open-outside"},
        {CONTEXT_LIST, "gx", ""},
        {CONTEXT_LIST, "gd", "daily-note"},
        {CONTEXT_NOTE, "l", "pan-right"},
        {CONTEXT_LIST, "l", "open"},
        {CONTEXT_NOTE, "/", "find"},
        {CONTEXT_LIST, "/", "narrow"},
        {CONTEXT_FACETS, "<Space>", "value-mark"},
        {CONTEXT_FACETS, "j", "line-down"},
        {CONTEXT_FACETS, "q", "close"},
        {CONTEXT_NOTE, "J", "next-block"},
        {CONTEXT_NOTE, ")", "next-heading"},
        {CONTEXT_NOTE, "<C-i>", "next-target"},
        {CONTEXT_NOTE, "<C-m>", "follow"},
        {CONTEXT_NOTE, "<C-j>", "follow"},
        {CONTEXT_NOTE, "<C-h>", "back"},
        {CONTEXT_NOTE, "<M-Left>", "back"},
        {CONTEXT_NOTE, "<F2>", "filter-tag"},
        {CONTEXT_EVERYWHERE, "j", ""},
        {CONTEXT_NOTE, "X", ""},
    };
    Keymap keymap;
    keymap_init(&keymap);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Binding typed = {0};
        assert_true(binding_parse(str_from(cases[i].keys), &typed));
        Str command = STR("");
        KeymapMatch match =
            keymap_find(&keymap, cases[i].context, typed.keys, typed.length, &command);
        Str shown = match == KEYMAP_PREFIX ? STR("…") : match == KEYMAP_FOUND ? command : STR("");
        assert_text(cases[i].keys, shown, cases[i].command);
    }
    keymap_clear(&keymap);
}

/* ---- changing ---- */

static void settings_rebind_and_unbind(void **state)
{
    (void)state;
    Keymap keymap;
    keymap_init(&keymap);
    Error error = {0};
    assert_true(keymap_bind(&keymap, STR("note"), STR("X"), STR("home"), &error));
    const Binding *binding = keymap_key_of(&keymap, CONTEXT_NOTE, STR("home"));
    assert_non_null(binding);
    assert_int_equal(binding->keys[0], 'X');
    assert_true(keymap_bind(&keymap, STR("note"), STR("j"), STR("quit"), &error));
    Str command;
    Key key = 'j';
    assert_int_equal(keymap_find(&keymap, CONTEXT_NOTE, &key, 1, &command), KEYMAP_FOUND);
    assert_text("rebound", command, "quit");
    assert_true(keymap_bind(&keymap, STR("note"), STR("j"), STR(""), &error));
    assert_int_equal(keymap_find(&keymap, CONTEXT_NOTE, &key, 1, &command), KEYMAP_NONE);
    keymap_clear(&keymap);
}

static void what_cannot_be_bound_is_said_and_changes_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *context, *keys, *command, *message;
    } cases[] = {
        {"nowhere", "x", "home", "no context is named “nowhere”"},
        {"note", "<NoKey>", "home", "“<NoKey>” are no one or two keys"},
        {"note", "abc", "home", "“abc” are no one or two keys"},
        {"note", "", "home", "“” are no one or two keys"},
        {"note", "x", "fly", "no command is named “fly”"},
        {"note", "g", "home", "the keys “g” clash with “gg”, which is “top”"},
        {"everywhere", "qq", "home", "the keys “qq” clash with “q”, which is “close”"},
    };
    Keymap keymap;
    keymap_init(&keymap);
    size_t before = keymap.bindings.count;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error error = {0};
        assert_false(keymap_bind(&keymap, str_from(cases[i].context), str_from(cases[i].keys),
                                 str_from(cases[i].command), &error));
        assert_text(cases[i].keys, str_from(error.message), cases[i].message);
        assert_int_equal(keymap.bindings.count, before);
    }
    keymap_clear(&keymap);
}

static void labels_read_as_help_shows_them(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *label, *ascii;
    } cases[] = {
        {"gd", "gd", "gd"},
        {"<C-o>", "Ctrl-O", "Ctrl-O"},
        {"<Space>", "Space", "Space"},
        {"<S-Tab>", "S-Tab", "S-Tab"},
        {"<Down>", "↓", "Down"},
        {"<M-Left>", "Alt-←", "Alt-Left"},
        {"<lt>", "<", "<"},
        {"<F2>", "F2", "F2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Binding binding = {0};
        assert_true(binding_parse(str_from(cases[i].keys), &binding));
        StrBuf label = {0}, ascii = {0};
        binding_append_label(&label, &binding, false);
        binding_append_label(&ascii, &binding, true);
        assert_text(cases[i].keys, strbuf_view(&label), cases[i].label);
        assert_text(cases[i].keys, strbuf_view(&ascii), cases[i].ascii);
        strbuf_clear(&label);
        strbuf_clear(&ascii);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_are_sorted_and_have_help),
        cmocka_unit_test(every_binding_is_readable_and_names_a_command),
        cmocka_unit_test(no_binding_hides_another_one),
        cmocka_unit_test(every_command_with_a_key_stands_in_help),
        cmocka_unit_test(every_row_of_help_has_a_key),
        cmocka_unit_test(keys_mean_what_the_contract_says),
        cmocka_unit_test(settings_rebind_and_unbind),
        cmocka_unit_test(what_cannot_be_bound_is_said_and_changes_nothing),
        cmocka_unit_test(labels_read_as_help_shows_them),
    };
    return cmocka_run_group_tests(tests, set_locale, NULL);
}
