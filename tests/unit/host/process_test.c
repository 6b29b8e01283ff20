#include "support/test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "host/process.h"

static void assert_words(const char *label, CommandLine command, const char *expected)
{
    StrBuf joined = {0};
    for (size_t i = 0; i < command.count; i++) {
        strbuf_append(&joined, i ? STR("|") : STR(""));
        strbuf_append(&joined, str_from(command.words[i]));
    }
    assert_text(label, strbuf_view(&joined), expected);
    strbuf_clear(&joined);
}

static void process_editor_knows_how_each_takes_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *visual, *editor, *words;
    } cases[] = {
        {NULL, NULL, "vi|+7|/v/a b.md"},
        {NULL, "nano", "nano|+7|/v/a b.md"},
        {"nvim -R", "nano", "nvim|-R|+7|/v/a b.md"},
        {"  ", "emacsclient -t", "emacsclient|-t|+7|/v/a b.md"},
        {"/usr/bin/vim", NULL, "/usr/bin/vim|+7|/v/a b.md"},
        {"hx", NULL, "hx|/v/a b.md:7"},
        {"ed", NULL, "ed|/v/a b.md"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        cases[i].visual ? setenv("VISUAL", cases[i].visual, 1) : unsetenv("VISUAL");
        cases[i].editor ? setenv("EDITOR", cases[i].editor, 1) : unsetenv("EDITOR");
        assert_words(cases[i].words, process_editor(&arena, STR("/v/a b.md"), 7), cases[i].words);
    }
    arena_clear(&arena);
}

static void process_url_is_allowed_by_scheme_and_characters(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        bool allowed;
    } cases[] = {
        {"https://example.org/a?b=c", true},
        {"HTTP://example.org", true},
        {"mailto:someone@example.org", true},
        {"obsidian://open?vault=x", true},
        {"javascript:alert(1)", false},
        {"file:///etc/passwd", false},
        {"data:text/html,x", false},
        {"-https://example.org", false},
        {"https://", false},
        {"https://a b", false},
        {"https://a\033]0;x", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        if (process_url_is_allowed(str_from(cases[i].url)) != cases[i].allowed) {
            fail_msg("%s", cases[i].url);
        }
    }
}

static CommandLine words(char **list)
{
    CommandLine command = {.words = list};
    while (list[command.count]) {
        command.count++;
    }
    return command;
}

static void process_run_tells_how_the_program_ended(void **state)
{
    (void)state;
    Error error = {0};
    assert_true(process_run(words((char *[]){"true", NULL}), &error));
    assert_false(process_run(words((char *[]){"false", NULL}), &error));
    assert_string_equal(error.message, "false: ended with status 1");
    assert_false(process_run(words((char *[]){"no-such-program-here", NULL}), &error));
    assert_string_equal(error.message, "no-such-program-here: no such file or folder");
    assert_false(process_run((CommandLine){0}, &error));
}

static void process_feed_gives_the_text_as_input(void **state)
{
    (void)state;
    Error error = {0};
    char *same[] = {"grep", "-qx", "two words", NULL};
    assert_true(process_feed(words(same), STR("two words\n"), &error));
    assert_false(process_feed(words(same), STR("other\n"), &error));
}

static void process_feed_outlives_a_program_that_does_not_read(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    Error error = {0};
    StrBuf text = {0};
    strbuf_append_repeat(&text, 'x', 1 << 20);
    assert_true(process_feed(words((char *[]){"true", NULL}), strbuf_view(&text), &error));
    char *stuck[] = {"sh", "-c", "read -r line; exec sleep 5", NULL};
    assert_false(process_feed(words(stuck), strbuf_view(&text), &error));
    assert_string_equal(error.message, "sh: still at it");
    strbuf_clear(&text);
}

static void process_opener_takes_the_first_that_is_there(void **state)
{
    (void)state;
    static const struct {
        const char *browser, *words;
        bool needs_terminal;
    } cases[] = {
        {"/bin/sh", "/bin/sh|http://x", false}, {"no-such-browser:sh -x", "sh|-x|http://x", false},
        {"::sh  %s y", "sh|http://x|y", false}, {"sh --url=%s:true", "sh|--url=http://x", false},
        {"no-such-browser", "", false},         {"", "", false},
        {"/bin/w3m-not-there:lynx", "", false},
    };
    Arena arena = {0};
    char *path = strdup(getenv("PATH"));
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        setenv("BROWSER", cases[i].browser, 1);
        setenv("PATH", *cases[i].words ? path : "/nowhere", 1);
        CommandLine command = process_opener(&arena, STR("http://x"));
        assert_words(cases[i].words, command, cases[i].words);
        assert_int_equal(command.needs_terminal, cases[i].needs_terminal);
    }
    setenv("PATH", path, 1);
    free(path);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(process_editor_knows_how_each_takes_the_line),
        cmocka_unit_test(process_url_is_allowed_by_scheme_and_characters),
        cmocka_unit_test(process_run_tells_how_the_program_ended),
        cmocka_unit_test(process_feed_gives_the_text_as_input),
        cmocka_unit_test(process_feed_outlives_a_program_that_does_not_read),
        cmocka_unit_test(process_opener_takes_the_first_that_is_there),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
