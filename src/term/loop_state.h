#ifndef TERM_LOOP_STATE_H
#define TERM_LOOP_STATE_H

/* What the files of the loop share. */

#include "host/config.h"
#include "term/loop.h"
#include "ui/app.h"

typedef struct Loop {
    const LoopOptions *options;
    Config config;
    App *app;
    Surface surface;
    Arena arena;  /* what is remembered */
    char *next;   /* another vault to open */
    int ended_by; /* signal */
    bool quit;
    bool changed; /* something happened since the last frame */
    bool awaited; /* and somebody waits for it */
    bool busy;    /* the app has more to do */
    int64_t drawn_ms;
    StrBuf title;
} Loop;

/** Start the terminal as the settings and the options want it. @return false with `error` when it
 * cannot be used, or when the theme asked for is none */
bool loop_start_terminal(Loop *loop, AttuneError *error);
/** The app with what the settings and the memory say. */
App *loop_new_app(Loop *loop);
/** What is wrong in the settings, in one line; empty: nothing. In the loop's arena. */
Str loop_settings_problem(Loop *loop);
void loop_remember(const Loop *loop);

/** Hand an event to the app, and carry out what it wants. */
void loop_send(Loop *loop, Event event);
void loop_send_size(Loop *loop);
void loop_send_done(Loop *loop, bool ok, Str message);

void loop_carry_out(Loop *loop, Effect effect);
/** Give the terminal to the shell until the job is continued. */
void loop_suspend(Loop *loop);
/** Take the terminal back after being stopped and continued from outside. */
void loop_take_over(Loop *loop);

#endif
