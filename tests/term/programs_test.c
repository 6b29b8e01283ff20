#include "support/test.h"

#include "screen.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"

/*
 * Other programs: the editor, the opener, the clipboard of the terminal. A folder with a note, and
 * beside it scripts that write down how they were called.
 */

typedef struct Stage {
    char *folder; /* absolute */
    StrBuf vault, note, log, script, variable;
} Stage;

static void write_file(const char *path, const char *content, mode_t mode)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    assert_int_equal(chmod(path, mode), 0);
}

#define HOME_NOTE                                                                                  \
    "# Harbour\n\nThe quay is quiet.\n\n"                                                          \
    "[tides](https://example.org/tides?day=1&x=$(touch%20run);`id`)\n"                             \
    "[run](javascript:alert)\n[file](file:///etc/passwd)\n\n![[a b.pdf]]\n"

/* `program`: what the script does besides writing its arguments to the log, one a line. */
static void set_stage(Stage *stage, const char *variable, const char *program)
{
    *stage = (Stage){.folder = test_temp_folder()};
    strbuf_printf(&stage->vault, "%s/-v au'lt", stage->folder);
    strbuf_printf(&stage->note, "%s/Home.md", strbuf_cstr(&stage->vault));
    strbuf_printf(&stage->log, "%s/log", stage->folder);
    strbuf_printf(&stage->script, "%s/script", stage->folder);
    strbuf_printf(&stage->variable, "%s=%s", variable, strbuf_cstr(&stage->script));
    assert_int_equal(mkdir(strbuf_cstr(&stage->vault), 0700), 0);
    write_file(strbuf_cstr(&stage->note), HOME_NOTE, 0600);
    StrBuf other = {0};
    strbuf_printf(&other, "%s/a b.pdf", strbuf_cstr(&stage->vault));
    write_file(strbuf_cstr(&other), "%PDF", 0600);
    strbuf_reset(&other);
    strbuf_printf(
        &other,
        "#!/bin/sh\nlog='%s'\nfor word; do printf '%%s\\n' \"$word\"; done >\"$log.new\"\n"
        "%s\nmv \"$log.new\" \"$log\"\n",
        strbuf_cstr(&stage->log), program);
    write_file(strbuf_cstr(&stage->script), strbuf_cstr(&other), 0700);
    strbuf_clear(&other);
}

static void clear_stage(Stage *stage)
{
    free(stage->folder);
    strbuf_clear(&stage->vault);
    strbuf_clear(&stage->note);
    strbuf_clear(&stage->log);
    strbuf_clear(&stage->script);
    strbuf_clear(&stage->variable);
}

static Screen *start(Stage *stage)
{
    ScreenOptions options = {
        .rows = 24,
        .columns = 120,
        .environment = (const char *[]){strbuf_cstr(&stage->variable), NULL},
    };
    Screen *screen = screen_start(
        &options, (const char *[]){"attune", "--no-state", strbuf_cstr(&stage->vault), NULL});
    screen_wait_for(screen, "The quay is quiet");
    return screen;
}

static bool log_is_there(void *stage)
{
    return access(strbuf_cstr(&((Stage *)stage)->log), F_OK) == 0;
}

static void assert_logged(Stage *stage, const char *expected)
{
    StrBuf content = {0};
    assert_true(file_read(strbuf_cstr(&stage->log), 1 << 16, &content, NULL));
    assert_text("arguments", strbuf_view(&content), expected);
    strbuf_clear(&content);
}

static void the_editor_gets_the_note_and_its_change_is_shown(void **state)
{
    (void)state;
    Stage stage;
    StrBuf expected = {0};
    set_stage(&stage, "EDITOR",
              "stty -a | grep -q ' icanon' && echo 'the terminal is cooked'\n"
              "printf '\\nA line from the editor.\\n' >>\"$1\"");
    Screen *screen = start(&stage);
    screen_type(screen, "e");
    screen_wait_output(screen, 0, "the terminal is cooked");
    screen_wait_for(screen, "A line from the editor.");
    strbuf_printf(&expected, "%s\n", strbuf_cstr(&stage.note));
    assert_logged(&stage, strbuf_cstr(&expected));
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_quit(screen);
    screen_free(screen);
    strbuf_clear(&expected);
    clear_stage(&stage);
}

static void an_editor_that_knows_lines_gets_the_line(void **state)
{
    (void)state;
    Stage stage;
    StrBuf expected = {0};
    set_stage(&stage, "VISUAL", "");
    strbuf_reset(&stage.variable);
    strbuf_printf(&stage.variable, "VISUAL=%s/vim -u NONE", stage.folder);
    StrBuf vim = {0};
    strbuf_printf(&vim, "%s/vim", stage.folder);
    assert_int_equal(rename(strbuf_cstr(&stage.script), strbuf_cstr(&vim)), 0);
    Screen *screen = start(&stage);
    screen_type(screen, "\te");
    screen_wait_until(screen, log_is_there, &stage, "the editor was never called");
    strbuf_printf(&expected, "-u\nNONE\n+5\n%s\n", strbuf_cstr(&stage.note));
    assert_logged(&stage, strbuf_cstr(&expected));
    screen_quit(screen);
    screen_free(screen);
    strbuf_clear(&expected);
    strbuf_clear(&vim);
    clear_stage(&stage);
}

static void an_editor_that_fails_is_said_so(void **state)
{
    (void)state;
    static const struct {
        const char *program, *message;
    } cases[] = {
        {"exit 3", "ended with status 3"},
        {"kill -KILL $$", "ended by signal 9"},
        {"rm \"$1\"", "gone"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        Stage stage;
        set_stage(&stage, "EDITOR", cases[i].program);
        Screen *screen = start(&stage);
        screen_type(screen, "e");
        screen_wait_for(screen, cases[i].message);
        screen_quit(screen);
        screen_free(screen);
        clear_stage(&stage);
    }
}

static void interrupting_the_editor_leaves_attune_alone(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "EDITOR", "echo 'press it'; read line");
    Screen *screen = start(&stage);
    screen_type(screen, "e");
    screen_wait_for(screen, "press it");
    screen_type(screen, "\003");
    screen_wait_for(screen, "ended by signal 2");
    screen_quit(screen);
    screen_free(screen);
    clear_stage(&stage);
}

static void stopping_the_editor_stops_both(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "echo 'press it'; read line",     /* Ctrl-Z by the terminal */
        "echo 'press it'; kill -STOP $$", /* an editor that stops itself alone */
        "echo 'press it'; kill -TSTP 0",  /* one that stops its job */
    };
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        Stage stage;
        set_stage(&stage, "EDITOR", ways[i]);
        ScreenOptions options = {
            .rows = 24,
            .columns = 120,
            .environment = (const char *[]){strbuf_cstr(&stage.variable), NULL},
        };
        const char *script =
            "\"$ATTUNE_PROGRAM\" --no-state \"$0\"; echo 'job stopped'; read line; "
            "fg >/dev/null; echo \"ended $?\"";
        Screen *screen = screen_start(
            &options, (const char *[]){"sh", "-mc", script, strbuf_cstr(&stage.vault), NULL});
        screen_wait_for(screen, "The quay is quiet");
        screen_type(screen, "e");
        screen_wait_for(screen, "press it");
        screen_type(screen, i == 0 ? "\032" : "");
        screen_wait_for(screen, "job stopped");
        screen_type(screen, "\n\n");
        screen_wait_for(screen, "The quay is quiet");
        screen_type(screen, "Q");
        screen_wait_for(screen, "ended 0");
        screen_free(screen);
        clear_stage(&stage);
    }
}

static void the_opener_gets_the_address_as_one_word_and_after_asking(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "BROWSER", "");
    Screen *screen = start(&stage);
    screen_type(screen, "gx");
    screen_wait_for(screen, "open https://example.org/tides?day=1&x=$(touch%20run);`id`");
    screen_type(screen, "n");
    screen_wait_for(screen, "not opened");
    assert_false(log_is_there(&stage));
    screen_type(screen, "gxy");
    screen_wait_until(screen, log_is_there, &stage, "the opener was never called");
    assert_logged(&stage, "https://example.org/tides?day=1&x=$(touch%20run);`id`\n");
    screen_quit(screen);
    screen_free(screen);
    clear_stage(&stage);
}

static void the_opener_gets_the_absolute_path_of_an_attachment(void **state)
{
    (void)state;
    Stage stage;
    StrBuf expected = {0};
    set_stage(&stage, "BROWSER", "");
    Screen *screen = start(&stage);
    screen_type(screen, "\033[Z\r"); /* the last target */
    screen_wait_for(screen, "a b.pdf ?");
    screen_type(screen, "y");
    screen_wait_until(screen, log_is_there, &stage, "the opener was never called");
    strbuf_printf(&expected, "%s/a b.pdf\n", strbuf_cstr(&stage.vault));
    assert_logged(&stage, strbuf_cstr(&expected));
    screen_quit(screen);
    screen_free(screen);
    strbuf_clear(&expected);
    clear_stage(&stage);
}

static void other_schemes_are_refused(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "BROWSER", "");
    Screen *screen = start(&stage);
    screen_type(screen, "\t\tgx");
    screen_wait_for(screen, "javascript:alert");
    screen_type(screen, "y");
    screen_wait_for(screen, "only http");
    screen_quit(screen);
    assert_false(log_is_there(&stage));
    screen_free(screen);
    clear_stage(&stage);
}

static void a_browser_of_the_terminal_gets_the_terminal(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "BROWSER", "echo 'the page as text'; read line");
    StrBuf w3m = {0};
    strbuf_printf(&w3m, "%s/w3m", stage.folder);
    assert_int_equal(rename(strbuf_cstr(&stage.script), strbuf_cstr(&w3m)), 0);
    strbuf_reset(&stage.variable);
    strbuf_printf(&stage.variable, "BROWSER=no-such-browser:%s -T %%s x", strbuf_cstr(&w3m));
    Screen *screen = start(&stage);
    screen_type(screen, "gxy");
    screen_wait_for(screen, "the page as text");
    screen_type(screen, "\n");
    screen_wait_for(screen, "The quay is quiet");
    assert_logged(&stage, "-T\nhttps://example.org/tides?day=1&x=$(touch%20run);`id`\nx\n");
    screen_quit(screen);
    screen_free(screen);
    strbuf_clear(&w3m);
    clear_stage(&stage);
}

static void copying_sends_the_text_to_the_terminal(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "BROWSER", "");
    Screen *screen = start(&stage);
    screen_type(screen, "yt");
    screen_wait_output(screen, 0, "\033]52;c;SGFyYm91cg==\a"); /* Harbour */
    screen_wait_for(screen, "copied");
    screen_type(screen, "yl");
    screen_wait_output(screen, 0, "\033]52;c;W1tIb21lXV0=\a"); /* [[Home]] */
    screen_quit(screen);
    screen_free(screen);
    clear_stage(&stage);
}

static void the_window_title_is_set_and_given_back(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "BROWSER", "");
    Screen *screen = start(&stage);
    size_t kept = screen_wait_output(screen, 0, "\033[22;0t");
    screen_wait_output(screen, kept, "\033]2;Harbour — -v au'lt\033\\");
    screen_quit(screen);
    screen_wait_output(screen, kept, "\033[23;0t");
    screen_free(screen);
    clear_stage(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_editor_gets_the_note_and_its_change_is_shown),
        cmocka_unit_test(an_editor_that_knows_lines_gets_the_line),
        cmocka_unit_test(an_editor_that_fails_is_said_so),
        cmocka_unit_test(interrupting_the_editor_leaves_attune_alone),
        cmocka_unit_test(stopping_the_editor_stops_both),
        cmocka_unit_test(the_opener_gets_the_address_as_one_word_and_after_asking),
        cmocka_unit_test(the_opener_gets_the_absolute_path_of_an_attachment),
        cmocka_unit_test(other_schemes_are_refused),
        cmocka_unit_test(a_browser_of_the_terminal_gets_the_terminal),
        cmocka_unit_test(copying_sends_the_text_to_the_terminal),
        cmocka_unit_test(the_window_title_is_set_and_given_back),
    };
    return cmocka_run_group_tests_name("programs", tests, NULL, NULL);
}
