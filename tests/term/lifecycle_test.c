#include "support/test.h"

#include "screen.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* The program comes, draws, and gives the terminal back whatever happens to it. */

static char *vault;

static const ScreenOptions usual = {.rows = 24, .columns = 80};

static Screen *start(const ScreenOptions *options)
{
    return screen_start(options, (const char *[]){"attune", "--no-state", vault, NULL});
}

static void assert_restored(Screen *screen)
{
    size_t length;
    const char *output = screen_output(screen, &length);
    assert_true(screen_is_cooked(screen));
    assert_non_null(strstr(output, "\033[?1049l")); /* back from the alternate screen */
}

static void quit_restores_the_terminal(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_wait_for(screen, "Secure base");
    screen_type(screen, "Q");
    int status = screen_wait_end(screen);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_restored(screen);
    screen_free(screen);
}

static void signals_restore_the_terminal_and_kill(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGABRT, SIGSEGV, SIGBUS};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        Screen *screen = start(&usual);
        screen_wait_for(screen, "Secure base");
        screen_kill(screen, numbers[i]);
        int status = screen_wait_end(screen);
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 128 + numbers[i]);
        if (WIFSIGNALED(status)) {
            assert_int_equal(WTERMSIG(status), numbers[i]);
        }
        assert_restored(screen);
        screen_free(screen);
    }
}

static void resize_redraws(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_wait_for(screen, "Secure base");
    static const int sizes[][2] = {{50, 160}, {8, 20}, {4, 24}, {1, 1}, {24, 80}};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        screen_resize(screen, sizes[i][0], sizes[i][1]);
    }
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_free(screen);
}

static void suspend_gives_the_terminal_back_for_a_while(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_wait_for(screen, "Secure base");
    screen_type(screen, "\032");
    screen_wait_stop(screen);
    assert_true(screen_is_cooked(screen));
    screen_kill(screen, SIGCONT);
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_free(screen);
}

static void a_lost_terminal_ends_the_program(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_wait_for(screen, "Secure base");
    screen_hang_up(screen);
    int status = screen_wait_end(screen);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGHUP);
    screen_free(screen);
}

static void unusable_terminals_are_refused_in_one_line(void **state)
{
    (void)state;
    static const struct {
        const char *terminal, *message;
    } cases[] = {
        {"", "no terminal type is set (TERM)"},
        {"dumb", "cannot place the cursor"},
        {"no-such-terminal", "is unknown here"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        ScreenOptions options = usual;
        options.columns = 160;
        options.terminal = cases[i].terminal;
        Screen *screen = start(&options);
        int status = screen_wait_end(screen);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 2);
        size_t length;
        assert_non_null(strstr(screen_output(screen, &length), cases[i].message));
        screen_free(screen);
    }
}

static void every_terminal_type_works(void **state)
{
    (void)state;
    static const char *const types[] = {"xterm-256color", "xterm", "screen-256color",
                                        "tmux-256color",  "linux", "vt100"};
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        ScreenOptions options = usual;
        options.terminal = types[i];
        Screen *screen = start(&options);
        screen_wait_for(screen, "Secure base");
        screen_type(screen, "Q");
        assert_int_equal(screen_wait_end(screen), 0);
        screen_free(screen);
    }
}

int main(void)
{
    vault = test_source_path("notes");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quit_restores_the_terminal),
        cmocka_unit_test(signals_restore_the_terminal_and_kill),
        cmocka_unit_test(resize_redraws),
        cmocka_unit_test(suspend_gives_the_terminal_back_for_a_while),
        cmocka_unit_test(a_lost_terminal_ends_the_program),
        cmocka_unit_test(unusable_terminals_are_refused_in_one_line),
        cmocka_unit_test(every_terminal_type_works),
    };
    int failed = cmocka_run_group_tests_name("lifecycle", tests, NULL, NULL);
    free(vault);
    return failed;
}
