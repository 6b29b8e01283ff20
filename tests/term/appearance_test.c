#include "support/test.h"

#include "screen.h"

#include <stdlib.h>
#include <string.h>

/* What terminals and locales of all kinds get to see. */

static char *vault;

static Screen *start(const char *terminal, const char *variable)
{
    const char *const environment[] = {variable, NULL};
    ScreenOptions options = {
        .rows = 24, .columns = 120, .terminal = terminal, .environment = environment};
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "The quay is quiet");
    return screen;
}

static bool screen_is_ascii(Screen *screen)
{
    for (int row = 0; row < 24; row++) {
        for (const char *text = screen_row(screen, row); *text; text++) {
            if ((unsigned char)*text >= 0x80) {
                return false;
            }
        }
    }
    return true;
}

/* Is there an SGR sequence with a parameter that sets a colour? */
static bool has_colour(const char *output)
{
    for (const char *at = output; (at = strstr(at, "\033[")) != NULL; at++) {
        size_t length = strspn(at + 2, "0123456789;");
        if (at[2 + length] != 'm') {
            continue;
        }
        for (const char *number = at + 2; number < at + 2 + length;) {
            char *end;
            long value = strtol(number, &end, 10);
            if ((value >= 30 && value <= 38) || (value >= 40 && value <= 48) ||
                (value >= 90 && value <= 107)) {
                return true;
            }
            number = end + 1;
        }
    }
    return false;
}

static void utf8_is_the_rule(void **state)
{
    (void)state;
    static const char *const variables[] = {"LC_ALL=", "LC_ALL=C.UTF-8", "LC_ALL=xx_XX.UTF-8"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
        Screen *screen = start(NULL, variables[i]);
        screen_wait_for(screen, "naïve “quotes”, 港 and ✓.");
        screen_wait_for(screen, "━━━");
        screen_quit(screen);
        screen_free(screen);
    }
}

static void other_locales_get_ascii(void **state)
{
    (void)state;
    static const char *const variables[] = {"LC_ALL=C", "LC_ALL=POSIX"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
        Screen *screen = start(NULL, variables[i]);
        screen_wait_for(screen, "na?ve \"quotes\", ? and v.");
        assert_true(screen_is_ascii(screen));
        screen_type(screen, "?");
        screen_wait_for(screen, "HELP");
        assert_true(screen_is_ascii(screen));
        screen_quit(screen);
        size_t length;
        const char *output = screen_output(screen, &length);
        for (size_t j = 0; j < length; j++) {
            assert_true((unsigned char)output[j] < 0x80);
        }
        screen_free(screen);
    }
}

static void colour_is_where_it_is_wanted(void **state)
{
    (void)state;
    static const struct {
        const char *terminal, *variable;
        bool colour;
    } cases[] = {
        {"xterm-256color", "NO_COLOR=", true}, {"xterm-256color", "NO_COLOR=1", false},
        {"xterm", "NO_COLOR=", true},          {"linux", "NO_COLOR=", true},
        {"linux", "NO_COLOR=x", false},        {"screen-256color", "NO_COLOR=", true},
        {"tmux-256color", "NO_COLOR=", true},  {"vt100", "NO_COLOR=", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        Screen *screen = start(cases[i].terminal, cases[i].variable);
        screen_type(screen, "@");
        screen_wait_for(screen, "status");
        screen_type(screen, SCREEN_ESCAPE);
        screen_quit(screen);
        size_t length;
        if (has_colour(screen_output(screen, &length)) != cases[i].colour) {
            fail_msg("%s with %s", cases[i].terminal, cases[i].variable);
        }
        screen_free(screen);
    }
}

static void terminals_without_another_screen_get_no_private_modes(void **state)
{
    (void)state;
    static const char *const types[] = {"linux", "vt100"};
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        Screen *screen = start(types[i], "X=");
        screen_type(screen, "Myt");
        screen_wait_for(screen, "no clipboard");
        screen_quit(screen);
        size_t length;
        const char *output = screen_output(screen, &length);
        assert_null(strstr(output, "\033[?1000h"));
        assert_null(strstr(output, "\033[?2004h"));
        assert_null(strstr(output, "\033]"));
        assert_true(screen_is_cooked(screen));
        screen_free(screen);
    }
}

int main(void)
{
    vault = test_source_path("tests/vaults/term");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_the_rule),
        cmocka_unit_test(other_locales_get_ascii),
        cmocka_unit_test(colour_is_where_it_is_wanted),
        cmocka_unit_test(terminals_without_another_screen_get_no_private_modes),
    };
    int failed = cmocka_run_group_tests_name("appearance", tests, NULL, NULL);
    free(vault);
    return failed;
}
