#include "term/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>

#include "base/alloc.h"
#include "host/process.h"
#include "term/clock.h"
#include "term/loop_state.h"
#include "term/signals.h"
#include "term/terminal.h"

/* Loading and background work together leave most of a frame (16 ms) to keys and drawing. */
#define VAULT_MILLISECONDS 6
#define WORK_MILLISECONDS 4
#define KEYS_A_TURN 256
/* What comes in by itself is shown this often; what a person does is shown at once. */
#define FRAME_MILLISECONDS 16

/* One pane, as where there is no room for two. */
#define LINEAR_COLUMNS 79

void loop_send(Loop *loop, Event event)
{
    event.now_ms = clock_now_ms();
    loop->changed = true;
    loop->awaited = loop->awaited || (event.kind != EVENT_VAULT && event.kind != EVENT_TIME);
    loop_carry_out(loop, app_handle(loop->app, &event));
}

void loop_send_done(Loop *loop, bool ok, Str message)
{
    loop_send(loop, (Event){.kind = EVENT_DONE, .as.done = {.ok = ok, .message = message}});
}

void loop_send_size(Loop *loop)
{
    int rows, columns;
    terminal_measure(&rows, &columns);
    columns = loop->options->linear && columns > LINEAR_COLUMNS ? LINEAR_COLUMNS : columns;
    surface_resize(&loop->surface, rows, columns);
    loop_send(loop, (Event){.kind = EVENT_RESIZE, .as.size = {.rows = rows, .columns = columns}});
}

/* ---- one turn --------------------------------------------------------------------------- */

static void take_signals(Loop *loop)
{
    Signals signals = signals_take();
    if (signals.child) {
        process_collect();
    }
    if (signals.end) {
        loop->ended_by = signals.end;
        loop->quit = true;
        return;
    }
    if (signals.stop) {
        loop_suspend(loop);
    } else if (signals.continued) {
        loop_take_over(loop);
    }
    if (signals.resized) {
        loop_send_size(loop);
    }
}

static void take_keys(Loop *loop)
{
    Event event = {0};
    for (int i = 0; i < KEYS_A_TURN && !loop->quit && terminal_next_event(&event); i++) {
        loop_send(loop, event);
    }
    if (terminal_is_lost()) {
        loop->ended_by = SIGHUP;
        loop->quit = true;
    }
}

/* The descriptor of the vault stays readable while there is more to take in. */
static void step_vault(Loop *loop)
{
    attune_vault_step(loop->options->vault, VAULT_MILLISECONDS);
    loop_send(loop, (Event){.kind = EVENT_VAULT});
}

static void take_time(Loop *loop)
{
    if (app_wake_at(loop->app) <= clock_now_ms()) {
        loop_send(loop, (Event){.kind = EVENT_TIME});
    }
}

static void draw(Loop *loop)
{
    surface_erase(&loop->surface);
    app_draw(loop->app, &loop->surface);
    terminal_show(&loop->surface);
    Str title = app_window_title(loop->app);
    if (!str_equal(title, strbuf_view(&loop->title))) {
        strbuf_reset(&loop->title);
        strbuf_append(&loop->title, title);
        terminal_set_title(title);
    }
    loop->changed = loop->awaited = false;
    loop->drawn_ms = clock_now_ms();
}

static int64_t earlier(int64_t a, int64_t b) { return a < b ? a : b; }

static int wait_milliseconds(const Loop *loop)
{
    if (loop->busy) {
        return 0;
    }
    int64_t wake = earlier(app_wake_at(loop->app), terminal_wake_at());
    if (loop->changed) {
        wake = earlier(wake, loop->drawn_ms + FRAME_MILLISECONDS);
    }
    if (wake == INT64_MAX) {
        return -1;
    }
    int64_t left = wake - clock_now_ms();
    return left < 0 ? 0 : left > 60000 ? 60000 : (int)left;
}

static void work(Loop *loop)
{
    bool worked = loop->busy;
    loop->busy = app_work(loop->app, WORK_MILLISECONDS);
    loop->changed = loop->changed || loop->busy || worked;
}

static void turn(Loop *loop)
{
    struct pollfd waits[] = {
        {.fd = terminal_fd(), .events = POLLIN},
        {.fd = signals_fd(), .events = POLLIN},
        {.fd = attune_vault_fd(loop->options->vault), .events = POLLIN},
    };
    int ready = poll(waits, 3, wait_milliseconds(loop));
    if (ready < 0 && errno != EINTR) {
        loop->quit = true;
        return;
    }
    take_signals(loop);
    if (!loop->quit) {
        take_keys(loop);
    }
    if (loop->quit) {
        return;
    }
    if (waits[2].revents) {
        step_vault(loop);
    }
    take_time(loop);
    work(loop);
    bool due = loop->awaited || clock_now_ms() - loop->drawn_ms >= FRAME_MILLISECONDS;
    if (loop->changed && due && !loop->quit) {
        draw(loop);
    }
}

/* ---- from start to end ------------------------------------------------------------------ */

static void begin(Loop *loop)
{
    surface_init(&loop->surface);
    loop->surface.ascii = terminal_capabilities().ascii;
    loop->app = loop_new_app(loop);
    Str problem = loop_settings_problem(loop);
    loop_send_size(loop);
    if (!str_is_empty(problem)) {
        loop_send_done(loop, false, problem);
    }
    draw(loop);
}

static void finish(Loop *loop)
{
    if (loop->app) {
        app_free(loop->app);
        surface_clear(&loop->surface);
    }
    strbuf_clear(&loop->title);
    config_clear(&loop->config);
    arena_clear(&loop->arena);
}

bool loop_run(const LoopOptions *options, char **next, AttuneError *error)
{
    Loop loop = {.options = options};
    config_load(&loop.config);
    signals_install();
    bool started = loop_start_terminal(&loop, error);
    if (started) {
        begin(&loop);
        while (!loop.quit) {
            turn(&loop);
        }
        terminal_stop();
        loop_remember(&loop);
    }
    finish(&loop);
    signals_remove();
    if (loop.ended_by) {
        signals_die_of(loop.ended_by);
    }
    if (next) {
        *next = loop.next;
    } else {
        mem_free(loop.next);
    }
    return started;
}
