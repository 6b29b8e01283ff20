#include "support/test.h"

#include "screen.h"

#include <stdlib.h>

/* What a keyboard and a mouse send arrives as the key that was pressed, and nothing else does
 * anything. */

static char *vault;

static Screen *start(void)
{
    static const ScreenOptions options = {.rows = 24, .columns = 100};
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", vault, NULL});
    screen_wait_for(screen, "? help");
    return screen;
}

static void xterm_forms_of_named_keys_work(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, "\033OP"); /* F1 */
    screen_wait_for(screen, "HELP");
    screen_type(screen, "q");
    screen_wait_without(screen, "HELP");
    screen_type(screen, "\033[F"); /* End */
    screen_wait_for(screen, "End");
    screen_type(screen, "\033[1~"); /* Home */
    screen_wait_for(screen, "Top");
    screen_free(screen);
}

static void alt_arrow_goes_back(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, "\t\r");
    screen_wait_without(screen, "NOTE  Home.md");
    screen_type(screen, "\033[1;3D");
    screen_wait_for(screen, "NOTE  Home.md");
    screen_free(screen);
}

static void unknown_sequences_are_swallowed_whole(void **state)
{
    (void)state;
    Screen *screen = start();
    /* Read as keys, the letters and "?" of these would open help or quit. */
    screen_type(screen, "\033[99;7Q\033[?42;Q\033OZ\033[<3;1;1M\033[I");
    screen_type(screen, "\033OP");
    screen_wait_for(screen, "HELP");
    screen_free(screen);
}

static void pasted_text_is_no_command(void **state)
{
    (void)state;
    Screen *screen = start();
    screen_type(screen, "\033[200~QQQ\033[201~");
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_free(screen);
}

int main(void)
{
    vault = test_source_path("notes");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xterm_forms_of_named_keys_work),
        cmocka_unit_test(alt_arrow_goes_back),
        cmocka_unit_test(unknown_sequences_are_swallowed_whole),
        cmocka_unit_test(pasted_text_is_no_command),
    };
    int failed = cmocka_run_group_tests_name("keys", tests, NULL, NULL);
    free(vault);
    return failed;
}
