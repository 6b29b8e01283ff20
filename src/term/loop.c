#include "term/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>

#include "base/alloc.h"
#include "base/error.h"
#include "host/env.h"
#include "host/memory.h"
#include "host/process.h"
#include "term/signals.h"
#include "term/terminal.h"
#include "ui/app.h"

/* Loading and background work together leave most of a frame (16 ms) to keys and drawing. */
#define VAULT_MILLISECONDS 6
#define WORK_MILLISECONDS 4
#define KEYS_A_TURN 256
/* What comes in by itself is shown this often; what a person does is shown at once. */
#define FRAME_MILLISECONDS 16

typedef struct Loop {
    const LoopOptions *options;
    App *app;
    Surface surface;
    Arena arena; /* what is remembered */
    AppMemory memory;
    char *next;   /* another vault to open */
    int ended_by; /* signal */
    bool quit;
    bool changed; /* something happened since the last frame */
    bool awaited; /* and somebody waits for it */
    bool busy;    /* the app has more to do */
    int64_t drawn_ms;
    StrBuf title;
} Loop;

static int64_t clock_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t now_ms(void) { return clock_ms(CLOCK_MONOTONIC); }

static void send(Loop *loop, Event event);

static void send_done(Loop *loop, bool ok, Str message)
{
    send(loop, (Event){.kind = EVENT_DONE, .as.done = {.ok = ok, .message = message}});
}

static void send_size(Loop *loop)
{
    int rows, columns;
    terminal_measure(&rows, &columns);
    surface_resize(&loop->surface, rows, columns);
    send(loop, (Event){.kind = EVENT_RESIZE, .as.size = {.rows = rows, .columns = columns}});
}

/* ---- effects ---------------------------------------------------------------------------- */

/* A program that takes the terminal over until it ends. */
static bool run_in_terminal(Loop *loop, CommandLine command, Error *error)
{
    terminal_pause();
    signals_lend_terminal();
    bool ok = process_run(command, error);
    signals_reclaim_terminal();
    terminal_resume();
    send_size(loop);
    return ok;
}

static void edit(Loop *loop, Str path, uint32_t line)
{
    Arena arena = {0};
    Error error = {0};
    bool ok = run_in_terminal(loop, process_editor(&arena, path, line), &error);
    send_done(loop, ok, str_from(error.message));
    arena_clear(&arena);
}

static bool open_with(Loop *loop, CommandLine command, Error *error)
{
    if (command.count == 0) {
        return error_set(error, ATTUNE_ERROR_NOT_FOUND,
                         "nothing to open it with; set BROWSER or install xdg-open");
    }
    return command.needs_terminal ? run_in_terminal(loop, command, error)
                                  : process_start(command, error);
}

static void open_outside(Loop *loop, Str path, Str url)
{
    Arena arena = {0};
    Error error = {0};
    bool is_url = str_is_empty(path);
    bool ok = !is_url || process_url_is_allowed(url)
                  ? open_with(loop, process_opener(&arena, is_url ? url : path), &error)
                  : error_set(&error, ATTUNE_ERROR_USAGE,
                              "only http, https, mailto and obsidian addresses are opened");
    send_done(loop, ok, str_from(error.message));
    arena_clear(&arena);
}

static void copy(Loop *loop, Str text)
{
    bool ok = terminal_copy(text);
    Str message = ok ? STR("")
                  : text.length > TERMINAL_COPY_MAX
                      ? STR("too long for the clipboard of a terminal (74,994 bytes)")
                      : STR("this terminal has no clipboard that can be reached");
    send_done(loop, ok, message);
}

static void suspend(Loop *loop)
{
    terminal_pause();
    bool stopped = signals_suspend();
    terminal_resume();
    send_size(loop);
    send(loop, (Event){.kind = EVENT_RESUME});
    if (!stopped) {
        send_done(loop, false, STR("this program was started so that it never stops"));
    }
}

/* Stopped and continued from outside: whoever had the terminal meanwhile left it as it likes. */
static void take_over(Loop *loop)
{
    terminal_pause();
    terminal_resume();
    send_size(loop);
    send(loop, (Event){.kind = EVENT_RESUME});
}

static char *clone_terminated(Str text)
{
    char *clone = mem_alloc(text.length + 1);
    if (text.length) {
        memcpy(clone, text.data, text.length);
    }
    clone[text.length] = '\0';
    return clone;
}

/* "~/notes" is meant as in a shell. */
static Str expand_home(Arena *arena, Str path)
{
    bool below_home = str_starts_with(path, STR("~/")) || str_equal(path, STR("~"));
    Str home = below_home ? env_home(arena) : (Str){0};
    return str_is_empty(home)
               ? arena_clone_str(arena, path)
               : arena_printf(arena, "%.*s%.*s", STR_ARG(home), STR_ARG(str_from_offset(path, 1)));
}

/* What is not there is said while this vault is still open. */
static void open_vault(Loop *loop, Str typed)
{
    Arena arena = {0};
    Error error = {0};
    AttunePlace place = {0};
    Str path = expand_home(&arena, typed);
    if (attune_place_find(path.data, env_home(&arena).data, &place, &error)) {
        loop->next = clone_terminated(path);
        loop->quit = true;
    } else {
        send_done(loop, false, str_from(error.message));
    }
    attune_place_clear(&place);
    arena_clear(&arena);
}

static void carry_out(Loop *loop, Effect effect)
{
    switch (effect.kind) {
    case EFFECT_NONE:
        break;
    case EFFECT_QUIT:
        loop->quit = true;
        break;
    case EFFECT_SUSPEND:
        suspend(loop);
        break;
    case EFFECT_REDRAW:
        terminal_repaint();
        send_size(loop);
        break;
    case EFFECT_EDIT:
        edit(loop, effect.path, effect.line);
        break;
    case EFFECT_OPEN:
        open_outside(loop, effect.path, effect.text);
        break;
    case EFFECT_COPY:
        copy(loop, effect.text);
        break;
    case EFFECT_MOUSE:
        terminal_set_mouse(effect.on);
        break;
    case EFFECT_OPEN_VAULT:
        open_vault(loop, effect.path);
        break;
    }
}

static void send(Loop *loop, Event event)
{
    event.now_ms = now_ms();
    loop->changed = true;
    loop->awaited = loop->awaited || (event.kind != EVENT_VAULT && event.kind != EVENT_TIME);
    carry_out(loop, app_handle(loop->app, &event));
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
        suspend(loop);
    } else if (signals.continued) {
        take_over(loop);
    }
    if (signals.resized) {
        send_size(loop);
    }
}

static void take_keys(Loop *loop)
{
    Event event = {0};
    for (int i = 0; i < KEYS_A_TURN && !loop->quit && terminal_next_event(&event); i++) {
        send(loop, event);
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
    send(loop, (Event){.kind = EVENT_VAULT});
}

static void take_time(Loop *loop)
{
    if (app_wake_at(loop->app) <= now_ms()) {
        send(loop, (Event){.kind = EVENT_TIME});
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
    loop->drawn_ms = now_ms();
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
    int64_t left = wake - now_ms();
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
    bool due = loop->awaited || now_ms() - loop->drawn_ms >= FRAME_MILLISECONDS;
    if (loop->changed && due && !loop->quit) {
        draw(loop);
    }
}

/* ---- from start to end ------------------------------------------------------------------ */

static Background background(void)
{
    /* "15;0": foreground, background; rxvt, konsole and others set it. */
    Str value = env_get("COLORFGBG");
    size_t semicolon = str_find_last_char(value, ';');
    uint64_t color = 0;
    if (semicolon == STR_NOT_FOUND ||
        !str_parse_u64(str_from_offset(value, semicolon + 1), &color)) {
        return BACKGROUND_UNKNOWN;
    }
    return color == 7 || color == 15 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

static App *make_app(Loop *loop)
{
    Str root = attune_vault_root(loop->options->vault);
    VaultMemory memory = {0};
    if (!loop->options->no_state) {
        memory = memory_load(&loop->arena, root, NULL);
    }
    AppOptions options = {
        .vault = loop->options->vault,
        .start = loop->options->start,
        .capabilities = terminal_capabilities(),
        .now_ns = clock_ms(CLOCK_REALTIME) * 1000000,
        .memory = {.last_note = memory.note, .last_line = memory.line},
        .guide = loop->options->guide,
        .known_vaults = loop->options->known_vaults,
        .known_vault_count = loop->options->known_vault_count,
        .choose_vault = loop->options->choose_vault,
    };
    return app_new(&options);
}

static void remember(const Loop *loop)
{
    AppMemory memory = app_memory(loop->app);
    if (loop->options->no_state || str_is_empty(memory.last_note)) {
        return;
    }
    VaultMemory kept = {.note = memory.last_note, .line = memory.last_line};
    memory_save(attune_vault_root(loop->options->vault), &kept, NULL);
}

bool loop_run(const LoopOptions *options, char **next, AttuneError *error)
{
    Loop loop = {.options = options};
    TerminalOptions terminal = {
        .theme = options->theme, .background = background(), .no_color = options->no_color};
    signals_install();
    if (!terminal_start(&terminal, error)) {
        signals_remove();
        return false;
    }
    surface_init(&loop.surface);
    loop.surface.ascii = terminal_capabilities().ascii;
    loop.app = make_app(&loop);
    send_size(&loop);
    draw(&loop);
    while (!loop.quit) {
        turn(&loop);
    }
    terminal_stop();
    remember(&loop);
    app_free(loop.app);
    surface_clear(&loop.surface);
    strbuf_clear(&loop.title);
    arena_clear(&loop.arena);
    signals_remove();
    if (loop.ended_by) {
        signals_die_of(loop.ended_by);
    }
    if (next) {
        *next = loop.next;
    } else {
        mem_free(loop.next);
    }
    return true;
}
