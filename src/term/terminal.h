#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

/* The one real terminal of the process, through curses. Cells go out, events come in. */

#include <attune/error.h>

#include "render/theme.h"
#include "ui/event.h"
#include "ui/surface.h"

typedef struct TerminalOptions {
    Background background;
    bool no_color;
    bool ascii;            /* signs from ASCII alone, also where the locale has more */
    LoadTheme *load_theme; /* NULL: theme_build */
} TerminalOptions;

/**
 * Take the terminal of standard input and output over. @return false with a message of kind
 * ATTUNE_ERROR_USAGE when it is none, has no type, or cannot place the cursor; nothing has changed
 * then
 */
bool terminal_start(const TerminalOptions *options, AttuneError *error);
/** @return false with `error` when there is no such theme; the default one is taken then */
bool terminal_set_theme(Str name, AttuneError *error);
/** Give the terminal back as it was. */
void terminal_stop(void);

/** Give it back for a while (editor, suspension), and take it over again with everything to be
 * repainted. */
void terminal_pause(void);
void terminal_resume(void);

/**
 * Give the terminal back from a signal handler or a dying thread. Async-signal-safe, works once,
 * does nothing when the terminal is not ours at the moment.
 */
void terminal_emergency_restore(void);

Capabilities terminal_capabilities(void);
/** Has a mouse and a window title that we know how to reach. */
bool terminal_is_graphic(void);

/** Readable when terminal_next_event may have something. */
int terminal_fd(void);
/** The next event that is there already; never waits. @return false: none */
bool terminal_next_event(Event *event);
/** When to ask for an event although nothing is readable, because an Esc waits for what may follow
 * it: milliseconds of CLOCK_MONOTONIC; INT64_MAX: never. */
int64_t terminal_wake_at(void);
/** The terminal is gone: reading it failed for good. */
bool terminal_is_lost(void);

/** Ask the system for the size and adapt. */
void terminal_measure(int *rows, int *columns);
/** Show a surface of exactly the terminal's size; only what changed is written. */
void terminal_show(const Surface *surface);
/** Forget what is on the screen: the next terminal_show writes all. */
void terminal_repaint(void);

void terminal_set_title(Str gated_title);
void terminal_set_mouse(bool on);

#define TERMINAL_COPY_MAX 74994
/** To the clipboard by OSC 52. @return false when it is too long or the terminal cannot */
bool terminal_copy(Str text);

/** "ncurses 6.4.20221231". Static text. */
const char *terminal_library(void);

#endif
