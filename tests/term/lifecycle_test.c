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
    Screen *screen = screen_start(options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "The quay is quiet");
    return screen;
}

#define RUN "\"$ATTUNE_PROGRAM\" --no-state \"$0\""

/* In a script that begins with RUN, under a shell with job control, as a person starts it. */
static Screen *start_in_shell(const char *options, const char *script)
{
    Screen *screen = screen_start(&usual, (const char *[]){"sh", options, script, vault, NULL});
    screen_wait_for(screen, "The quay is quiet");
    return screen;
}

/* Offset of the last `text` in the output, -1 without one. */
static long last_of(const Screen *screen, const char *text)
{
    size_t length;
    const char *output = screen_output(screen, &length), *found = output;
    long last = -1;
    while ((found = strstr(found, text)) != NULL) {
        last = found - output;
        found++;
    }
    return last;
}

static void assert_restored(Screen *screen)
{
    static const struct {
        const char *on, *off;
    } modes[] = {
        {"\033[?1049h", "\033[?1049l"}, /* the other screen */
        {"\033[?25l", "\033[?25h"},     /* no cursor */
        {"\033[?2004h", "\033[?2004l"}, /* bracketed paste */
        {"\033[?1h", "\033[?1l"},       /* the keys' other sequences */
    };
    for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
        if (last_of(screen, modes[i].on) < 0 ||
            last_of(screen, modes[i].off) < last_of(screen, modes[i].on)) {
            fail_msg("ESC%s was not taken back", modes[i].on + 1);
        }
    }
    assert_true(screen_is_cooked(screen));
}

static void quit_restores_the_terminal(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_quit(screen);
    assert_restored(screen);
    screen_free(screen);
}

static void interrupt_key_quits_when_there_is_nothing_to_take_away(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_type(screen, "\003");
    screen_wait_without(screen, "HELP");
    screen_type(screen, "\003");
    assert_int_equal(screen_wait_end(screen), 0);
    assert_restored(screen);
    screen_free(screen);
}

static void signals_restore_the_terminal_and_kill(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP,  SIGINT, SIGQUIT,
                                  SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        Screen *screen = start(&usual);
        screen_kill(screen, numbers[i]);
        int status = screen_wait_end(screen);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), numbers[i]);
        assert_restored(screen);
        screen_free(screen);
    }
}

static void a_shell_sees_the_signal_in_the_status(void **state)
{
    (void)state;
    Screen *screen = start_in_shell("-mc", RUN "; echo \"status $?\"");
    screen_type(screen, "\032");
    screen_wait_for(screen, "status 148"); /* 128 and SIGTSTP */
    screen_free(screen);
}

static void a_crash_says_one_line_below_the_restored_screen(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_kill(screen, SIGSEGV);
    screen_wait_end(screen);
    assert_true(last_of(screen, "attune: crashed") > last_of(screen, "\033[?1049l"));
    screen_free(screen);
}

static void ignored_hang_up_stays_ignored(void **state)
{
    (void)state;
    Screen *screen = start_in_shell("-c", "trap '' HUP; exec " RUN);
    screen_kill(screen, SIGHUP);
    screen_quit(screen);
    screen_free(screen);
}

static void resize_redraws(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    static const int sizes[][2] = {{50, 160}, {8, 20}, {4, 24}, {1, 1}, {2, 300}, {100, 3}};
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
            screen_resize(screen, sizes[i][0], sizes[i][1]);
        }
    }
    screen_resize(screen, 24, 80);
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_quit(screen);
    screen_free(screen);
}

static void a_storm_of_resizes_keeps_keys_working(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    for (int i = 0; i < 500; i++) {
        screen_resize(screen, 24 + i % 7, 80 + i % 50);
        screen_kill(screen, SIGWINCH);
    }
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_quit(screen);
    screen_free(screen);
}

static void every_small_size_is_drawn(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {1, 80}, {2, 2}, {4, 19}, {5, 20}, {24, 1}};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        ScreenOptions options = usual;
        options.rows = sizes[i][0];
        options.columns = sizes[i][1];
        Screen *screen =
            screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
        screen_wait_output(screen, 0, "\033[?1049h");
        screen_type(screen, "j?Gq");
        screen_quit(screen);
        screen_free(screen);
    }
}

static void suspend_gives_the_terminal_back_for_a_while(void **state)
{
    (void)state;
    Screen *screen =
        start_in_shell("-mc", RUN "; echo stopped; read line; fg >/dev/null; echo \"ended $?\"");
    screen_type(screen, "\032");
    screen_wait_for(screen, "stopped");
    assert_restored(screen);
    screen_wait_without(screen, "The quay is quiet");
    screen_type(screen, "x\n");
    screen_wait_for(screen, "The quay is quiet");
    assert_false(screen_is_cooked(screen));
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_type(screen, "Q");
    screen_wait_for(screen, "ended 0");
    assert_restored(screen);
    screen_free(screen);
}

static void stop_and_continue_from_outside_paints_anew(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_kill(screen, SIGSTOP);
    screen_wait_stop(screen);
    size_t before;
    screen_output(screen, &before);
    screen_kill(screen, SIGCONT);
    screen_wait_output(screen, before, "The quay is quiet");
    screen_quit(screen);
    screen_free(screen);
}

static void a_lost_terminal_ends_the_program(void **state)
{
    (void)state;
    Screen *screen = start(&usual);
    screen_hang_up(screen);
    int status = screen_wait_end(screen);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGHUP);
    screen_free(screen);
}

static void a_lost_terminal_ends_the_program_without_a_signal_too(void **state)
{
    (void)state;
    Screen *screen = start_in_shell("-c", "trap '' HUP; exec " RUN);
    screen_hang_up(screen);
    screen_wait_end(screen);
    screen_free(screen);
}

static void assert_refused(const ScreenOptions *options, const char *const *words,
                           const char *message)
{
    Screen *screen = screen_start(options, words);
    int status = screen_wait_end(screen);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
    size_t length;
    const char *output = screen_output(screen, &length);
    if (!strstr(output, message) || strncmp(output, "attune: ", 8) != 0 || strchr(output, '\033') ||
        strchr(output, '\n') != output + length - 1) {
        fail_msg("expected one line with ‘%s’, got: %s", message, output);
    }
    screen_free(screen);
}

static void unusable_terminals_are_refused_in_one_line(void **state)
{
    (void)state;
    static const struct {
        const char *terminal, *message;
    } cases[] = {
        {"", "no terminal type is set (TERM)"},
        {"dumb", "‘dumb’ cannot place the cursor"},
        {"unknown", "is unknown here"},
        {"no-such-terminal", "is unknown here"},
        {"../../../etc/passwd", "is unknown here"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        ScreenOptions options = {.rows = 24, .columns = 160, .terminal = cases[i].terminal};
        assert_refused(&options, (const char *[]){"attune", vault, NULL}, cases[i].message);
    }
}

static void standard_input_that_is_no_terminal_is_refused(void **state)
{
    (void)state;
    ScreenOptions options = {.rows = 24, .columns = 160};
    static const char message[] = "standard input is no terminal";
    assert_refused(
        &options,
        (const char *[]){"sh", "-c", "exec \"$ATTUNE_PROGRAM\" \"$0\" </dev/null", vault, NULL},
        message);
    options.no_input = true;
    assert_refused(&options, (const char *[]){"attune", vault, NULL}, message);
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
        screen_type(screen, "\033OP");
        screen_wait_for(screen, "HELP");
        screen_type(screen, "q");
        screen_wait_without(screen, "HELP");
        screen_quit(screen);
        screen_free(screen);
    }
}

int main(void)
{
    vault = test_source_path("tests/vaults/term");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quit_restores_the_terminal),
        cmocka_unit_test(interrupt_key_quits_when_there_is_nothing_to_take_away),
        cmocka_unit_test(signals_restore_the_terminal_and_kill),
        cmocka_unit_test(a_shell_sees_the_signal_in_the_status),
        cmocka_unit_test(a_crash_says_one_line_below_the_restored_screen),
        cmocka_unit_test(ignored_hang_up_stays_ignored),
        cmocka_unit_test(resize_redraws),
        cmocka_unit_test(a_storm_of_resizes_keeps_keys_working),
        cmocka_unit_test(every_small_size_is_drawn),
        cmocka_unit_test(suspend_gives_the_terminal_back_for_a_while),
        cmocka_unit_test(stop_and_continue_from_outside_paints_anew),
        cmocka_unit_test(a_lost_terminal_ends_the_program),
        cmocka_unit_test(a_lost_terminal_ends_the_program_without_a_signal_too),
        cmocka_unit_test(unusable_terminals_are_refused_in_one_line),
        cmocka_unit_test(standard_input_that_is_no_terminal_is_refused),
        cmocka_unit_test(every_terminal_type_works),
    };
    int failed = cmocka_run_group_tests_name("lifecycle", tests, NULL, NULL);
    free(vault);
    return failed;
}
