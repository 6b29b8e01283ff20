#include "support/test.h"

#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"

/* What `config.yaml` says is what happens, and what it says wrongly is told. */

static char *vault;

typedef struct Stage {
    char *folder;
    StrBuf variable;
} Stage;

static void write_setting(const Stage *stage, const char *name, const char *content)
{
    StrBuf path = {0};
    strbuf_printf(&path, "%s/attune/%s", stage->folder, name);
    FILE *file = fopen(strbuf_cstr(&path), "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    strbuf_clear(&path);
}

static void set_stage(Stage *stage, const char *settings)
{
    *stage = (Stage){.folder = test_temp_folder()};
    strbuf_printf(&stage->variable, "XDG_CONFIG_HOME=%s", stage->folder);
    StrBuf path = {0};
    strbuf_printf(&path, "%s/attune", stage->folder);
    assert_int_equal(mkdir(strbuf_cstr(&path), 0700), 0);
    strbuf_append(&path, STR("/themes"));
    assert_int_equal(mkdir(strbuf_cstr(&path), 0700), 0);
    strbuf_clear(&path);
    write_setting(stage, "config.yaml", settings);
}

static void clear_stage(Stage *stage)
{
    strbuf_clear(&stage->variable);
    free(stage->folder);
}

static Screen *start(Stage *stage)
{
    ScreenOptions options = {
        .rows = 24,
        .columns = 120,
        .environment = (const char *[]){strbuf_cstr(&stage->variable), NULL},
    };
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "The quay is quiet");
    return screen;
}

static void finish(Stage *stage, Screen *screen)
{
    screen_quit(screen);
    screen_free(screen);
    clear_stage(stage);
}

static void keys_can_be_bound_anew(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "keys:\n  everywhere:\n    <C-x>: help\n");
    Screen *screen = start(&stage);
    screen_type(screen, "\030");
    screen_wait_for(screen, "HELP");
    finish(&stage, screen);
}

static void mistakes_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *settings, *told;
    } cases[] = {
        {"# one\ncolour: red\n", "config.yaml:2: colour"},
        {"keys: {everywhere: {x: fly}}\n", "config.yaml:1: "},
        {"width: 80\ntheme: no-such-theme\n", "config.yaml:2: "},
        {"colour: red\nwidth: tall\nmouse: 7\n", "and 2 more, see attune config check"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        Stage stage;
        set_stage(&stage, cases[i].settings);
        Screen *screen = start(&stage);
        screen_wait_for(screen, cases[i].told);
        finish(&stage, screen);
    }
}

static void a_theme_of_ones_own_is_found(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "theme: mine\n");
    write_setting(&stage, "themes/mine.yaml", "text: [5]\n");
    Screen *screen = start(&stage);
    screen_wait_output(screen, 0, "\033[35m");
    finish(&stage, screen);
}

static void the_home_note_can_be_chosen(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "home: Lighthouse\n");
    ScreenOptions options = {
        .rows = 24,
        .columns = 120,
        .environment = (const char *[]){strbuf_cstr(&stage.variable), NULL},
    };
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "Its keeper looks back");
    finish(&stage, screen);
}

static void the_mouse_can_be_left_alone(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "mouse: off\n");
    Screen *screen = start(&stage);
    size_t length;
    assert_null(strstr(screen_output(screen, &length), "\033[?1000h"));
    screen_type(screen, "M");
    screen_wait_output(screen, 0, "\033[?1000h\033[?1006h");
    finish(&stage, screen);
}

static void signs_can_be_ascii_and_letters_stay(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "ascii: always\n");
    Screen *screen = start(&stage);
    screen_wait_for(screen, "======");
    screen_wait_for(screen, "naïve");
    screen_wait_for(screen, "港");
    finish(&stage, screen);
}

static bool is_copied(void *stage)
{
    StrBuf path = {0}, content = {0};
    strbuf_printf(&path, "%s/copied", ((Stage *)stage)->folder);
    bool copied = file_read(strbuf_cstr(&path), 1000, &content, NULL) &&
                  str_equal(strbuf_view(&content), STR("Harbour"));
    strbuf_clear(&path);
    strbuf_clear(&content);
    return copied;
}

static void a_command_can_be_the_clipboard(void **state)
{
    (void)state;
    Stage stage;
    StrBuf settings = {0};
    set_stage(&stage, "");
    strbuf_printf(&settings, "clipboard: [tee, '%s/copied']\n", stage.folder);
    write_setting(&stage, "config.yaml", strbuf_cstr(&settings));
    strbuf_clear(&settings);
    Screen *screen = start(&stage);
    screen_type(screen, "yt");
    screen_wait_until(screen, is_copied, &stage, "the command never got the text");
    size_t length;
    assert_null(strstr(screen_output(screen, &length), "\033]52"));
    finish(&stage, screen);
}

static void a_clipboard_command_that_fails_is_told(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "clipboard: [no-such-clipboard]\n");
    Screen *screen = start(&stage);
    screen_type(screen, "yt");
    screen_wait_for(screen, "no-such-clipboard: no such file");
    finish(&stage, screen);
}

static void chosen_schemes_open_without_asking(void **state)
{
    (void)state;
    Stage stage;
    set_stage(&stage, "open_without_asking: [https]\n");
    ScreenOptions options = {
        .rows = 24,
        .columns = 120,
        .environment = (const char *[]){strbuf_cstr(&stage.variable), "BROWSER=no-such-browser",
                                        "PATH=/", NULL},
    };
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "The quay is quiet");
    screen_type(screen, "gx");
    screen_wait_for(screen, "nothing to open it with");
    finish(&stage, screen);
}

int main(void)
{
    vault = test_source_path("tests/vaults/term");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_can_be_bound_anew),
        cmocka_unit_test(mistakes_are_told_with_their_line),
        cmocka_unit_test(a_theme_of_ones_own_is_found),
        cmocka_unit_test(the_home_note_can_be_chosen),
        cmocka_unit_test(the_mouse_can_be_left_alone),
        cmocka_unit_test(signs_can_be_ascii_and_letters_stay),
        cmocka_unit_test(a_command_can_be_the_clipboard),
        cmocka_unit_test(a_clipboard_command_that_fails_is_told),
        cmocka_unit_test(chosen_schemes_open_without_asking),
    };
    int failed = cmocka_run_group_tests_name("settings", tests, NULL, NULL);
    free(vault);
    return failed;
}
