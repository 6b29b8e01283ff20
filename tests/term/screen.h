#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

/*
 * A program on a pseudo terminal whose other side is libvterm: what a person would see, without a
 * person. Every wait is for something to be so, with one generous limit against hangs.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct Screen Screen;

typedef struct ScreenOptions {
    int rows, columns;
    const char *terminal;           /* TERM; NULL: xterm-256color, "": not set */
    const char *const *environment; /* more variables, "NAME=value", ended by NULL; NULL: none */
    const char *folder;             /* current folder; NULL: unchanged */
    bool no_input;                  /* standard input is closed */
} ScreenOptions;

/** Start `words` (ended by NULL; "attune" is the program under test). One at a time. */
Screen *screen_start(const ScreenOptions *options, const char *const *words);
/** End the program if it still runs, and free. */
void screen_free(Screen *screen);

/** Esc to type, with a sequence behind it that means nothing: the next key is no Alt key then. */
#define SCREEN_ESCAPE "\033\033\033[I"

/** Send bytes as a person's keyboard does. */
void screen_type(Screen *screen, const char *bytes);
/** Click with the left button on the first letter of `text`, which must be on the screen. */
void screen_click(Screen *screen, const char *text);
void screen_resize(Screen *screen, int rows, int columns);
void screen_kill(Screen *screen, int signal);
/** The terminal goes away, as when its window is closed. */
void screen_hang_up(Screen *screen);

/** Wait until `text` stands in one row of the screen; the test fails, showing the screen, when it
 * never does. */
void screen_wait_for(Screen *screen, const char *text);
/** Wait until it does not. */
void screen_wait_without(Screen *screen, const char *text);
/** Wait until the bytes `text` are among those that the program wrote since `from`, an offset of
 * screen_output. @return the offset behind them */
size_t screen_wait_output(Screen *screen, size_t from, const char *text);
/** Wait until `holds`; the test fails with `otherwise` when it never does. */
void screen_wait_until(Screen *screen, bool (*holds)(void *context), void *context,
                       const char *otherwise);
/** Wait for the end. @return the status of waitpid */
int screen_wait_end(Screen *screen);
/** Quit attune as a person does; it must end with status 0, a sanitizer content with it. */
void screen_quit(Screen *screen);
/** Wait until the program is stopped (SIGSTOP). */
void screen_wait_stop(Screen *screen);

/** Row `row` (from 0) as UTF-8, trailing blanks cut. Valid until the next call. */
const char *screen_row(Screen *screen, int row);
/** Every byte that the program has written so far, ended by a NUL that is not counted. */
const char *screen_output(const Screen *screen, size_t *length);
/** The terminal takes lines and echoes, as it did before the program started. */
bool screen_is_cooked(const Screen *screen);
pid_t screen_process(const Screen *screen);

#endif
