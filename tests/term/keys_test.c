#include "support/test.h"

#include "screen.h"

#include <stdlib.h>

/* What a keyboard and a mouse send arrives as the key that was pressed, and nothing else does
 * anything. How sequences are read is tested without a terminal in unit/term. */

static char *vault;

/* Behind the tag comes the link. */
#define FOLLOW "\t\t\r"

static Screen *start_as(const char *terminal, int rows)
{
    ScreenOptions options = {.rows = rows, .columns = 100, .terminal = terminal};
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "The quay is quiet");
    return screen;
}

static Screen *start(void) { return start_as(NULL, 24); }

static void xterm_forms_of_named_keys_work_everywhere(void **state)
{
    (void)state;
    static const char *const types[] = {"xterm-256color", "tmux-256color", "linux", "vt100"};
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        Screen *screen = start_as(types[i], 12);
        screen_type(screen, "\033OP"); /* F1 */
        screen_wait_for(screen, "HELP");
        screen_type(screen, "q");
        screen_wait_without(screen, "HELP");
        screen_type(screen, "\033[F"); /* End */
        screen_wait_for(screen, "Nothing here.");
        screen_type(screen, "\033[1~"); /* Home */
        screen_wait_for(screen, "The quay is quiet");
        screen_type(screen, "\033[6~"); /* PgDn */
        screen_wait_for(screen, "Nothing here.");
        screen_quit(screen);
        screen_free(screen);
    }
}

static void alt_arrow_goes_back(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, FOLLOW);
    screen_wait_for(screen, "Its keeper looks back");
    screen_type(screen, "\033[1;3D");
    screen_wait_for(screen, "The quay is quiet");
    screen_quit(screen);
    screen_free(screen);
}

static void escape_alone_takes_away(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_type(screen, "\033");
    screen_wait_without(screen, "HELP");
    screen_quit(screen);
    screen_free(screen);
}

static void unknown_sequences_are_swallowed_whole(void **state)
{
    (void)state;
    Screen *screen = start();
    /* Read as keys, the letters and "?" of these would open help or quit. */
    screen_type(screen, "\033[99;7Q\033[?42;Q\033OZ\033[<3;1;1M\033[I\033[?1;2c");
    screen_type(screen, "\033]11;rgb:Q/Q/Q\033\\\033P>|Q?\033\\");
    screen_type(screen, FOLLOW);
    screen_wait_for(screen, "Its keeper looks back");
    screen_quit(screen);
    screen_free(screen);
}

static void pasted_text_is_no_command(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, "\033[200~QQQ\r\nQ\033[201~");
    screen_type(screen, "o\033[200~light\033[201~");
    screen_wait_for(screen, "light");
    screen_type(screen, "\r");
    screen_wait_for(screen, "Its keeper looks back");
    screen_quit(screen);
    screen_free(screen);
}

static void mouse_follows_links_and_turns_pages(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_wait_output(screen, 0, "\033[?1000h\033[?1006h");
    screen_click(screen, "Lighthouse next");
    screen_wait_for(screen, "Its keeper looks back");
    screen_type(screen, "M");
    screen_wait_output(screen, 0, "\033[?1006l\033[?1000l");
    screen_quit(screen);
    screen_free(screen);
}

static void characters_of_other_scripts_can_be_typed(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, "/na\xC3\xAFve \xE2\x80\x9C");
    screen_wait_for(screen, "1 of 1");
    screen_type(screen, "\rQ");
    assert_int_equal(screen_wait_end(screen), 0);
    screen_free(screen);
}

int main(void)
{
    vault = test_source_path("tests/vaults/term");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xterm_forms_of_named_keys_work_everywhere),
        cmocka_unit_test(alt_arrow_goes_back),
        cmocka_unit_test(escape_alone_takes_away),
        cmocka_unit_test(unknown_sequences_are_swallowed_whole),
        cmocka_unit_test(pasted_text_is_no_command),
        cmocka_unit_test(mouse_follows_links_and_turns_pages),
        cmocka_unit_test(characters_of_other_scripts_can_be_typed),
    };
    int failed = cmocka_run_group_tests_name("keys", tests, NULL, NULL);
    free(vault);
    return failed;
}
