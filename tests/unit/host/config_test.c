#include "support/test.h"

#include "base/strbuf.h"
#include "host/config.h"

static void parse(Config *config, const char *text)
{
    config_parse(config, STR("config.yaml"), str_from(text));
}

static void an_empty_text_gives_the_defaults_and_no_problem(void **state)
{
    (void)state;
    Config config;
    parse(&config, "");
    assert_text("theme", config.theme, "default");
    assert_text("home", config.home, "");
    assert_int_equal(config.width, 90);
    assert_true(config.soft_links && config.follow_symlinks && config.mouse);
    assert_int_equal(config.open_without_asking.count, 0);
    assert_int_equal(config.keys.count, 0);
    assert_int_equal(config.problems.count, 0);
    config_clear(&config);
}

static void settings_take_what_the_text_says(void **state)
{
    (void)state;
    Config config;
    parse(&config,
          "theme: dusk\nwidth: 72\nsoft_links: off\nmouse: no\nhome: Start here\n"
          "title: filename\nopen_without_asking: https\nclipboard: [xclip, -i]\n"
          "queries:\n  open: task-todo:\"\"\nkeys:\n  gd: daily-note\n  note:\n    x: ''\n");
    assert_text("theme", config.theme, "dusk");
    assert_int_equal(config.theme_line, 1);
    assert_int_equal(config.width, 72);
    assert_false(config.soft_links || config.mouse);
    assert_text("home", config.home, "Start here");
    assert_text("title", config.title, "filename");
    assert_int_equal(config.open_without_asking.count, 1);
    assert_text("scheme", config.open_without_asking.items[0], "https");
    assert_int_equal(config.clipboard.count, 2);
    assert_text("argument", config.clipboard.items[1], "-i");
    assert_int_equal(config.queries.count, 1);
    assert_text("query", config.queries.items[0].query, "task-todo:\"\"");
    assert_int_equal(config.keys.count, 2);
    assert_text("context", config.keys.items[0].context, "everywhere");
    assert_text("keys", config.keys.items[0].keys, "gd");
    assert_text("context", config.keys.items[1].context, "note");
    assert_text("command", config.keys.items[1].command, "");
    assert_int_equal(config.keys.items[1].line, 14);
    assert_int_equal(config.problems.count, 0);
    config_clear(&config);
}

static void what_is_wrong_is_said_with_its_line_and_the_default_stays(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
        const char *subject;
        const char *message;
    } rows[] = {
        {"a: b: c", 1, "",
         "no valid YAML (mapping values are not allowed in this context); the defaults hold"},
        {"[width]", 1, "", "settings are lines of the form name: value"},
        {"\nwidht: 3", 2, "widht", "no such setting; did you mean ‘width’?"},
        {"nonsense: 3", 1, "nonsense", "no such setting"},
        {"width: 4", 1, "width", "wants a number from 20 to 300; 90 stays"},
        {"width: [72]", 1, "width", "wants a number from 20 to 300; 90 stays"},
        {"width: 99999999999999999999", 1, "width", "wants a number from 20 to 300; 90 stays"},
        {"mouse: sometimes", 1, "mouse", "wants on or off; on stays"},
        {"title: path", 1, "title", "wants one of: auto filename; auto stays"},
        {"home: [a]", 1, "home", "wants a text; the default stays"},
        {"clipboard: {a: b}", 1, "clipboard", "wants a list of texts; [] stays"},
        {"queries: x", 1, "queries", "wants names with their queries; {} stays"},
        {"keys: x", 1, "keys", "wants keys with the names of commands; {} stays"},
        {"keys:\n  note:\n    gd: [x]", 3, "keys",
         "wants keys with the names of commands; {} stays"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        Config config;
        parse(&config, rows[i].text);
        assert_int_equal(config.problems.count, 1);
        assert_int_equal(config.problems.items[0].line, rows[i].line);
        assert_text(rows[i].text, config.problems.items[0].subject, rows[i].subject);
        assert_text(rows[i].text, config.problems.items[0].message, rows[i].message);
        assert_int_equal(config.width, 90);
        assert_true(config.mouse);
        config_clear(&config);
    }
}

/** What the commented file shows must be taken without a word. */
static void examples_of_the_table_are_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < config_setting_count; i++) {
        const Setting *setting = &config_settings[i];
        StrBuf text = {0};
        strbuf_printf(&text, "%s: %s\n", setting->name, setting->fallback);
        Config config;
        parse(&config, strbuf_cstr(&text));
        assert_int_equal(config.problems.count, 0);
        config_clear(&config);
        strbuf_reset(&text);
        strbuf_printf(&text, "%s: %s\n", setting->name, setting->example);
        parse(&config, strbuf_cstr(&text));
        assert_int_equal(config.problems.count, 0);
        config_clear(&config);
        strbuf_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_gives_the_defaults_and_no_problem),
        cmocka_unit_test(settings_take_what_the_text_says),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line_and_the_default_stays),
        cmocka_unit_test(examples_of_the_table_are_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
