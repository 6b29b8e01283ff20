#include "base/alloc.h"
#include "base/error.h"
#include "host/process.h"
#include "term/loop_state.h"
#include "term/signals.h"
#include "term/terminal.h"

/* ---- other programs --------------------------------------------------------------------- */

/* A program that takes the terminal over until it ends. */
static bool run_in_terminal(Loop *loop, CommandLine command, Error *error)
{
    terminal_pause();
    signals_lend_terminal();
    bool ok = process_run(command, error);
    signals_reclaim_terminal();
    terminal_resume();
    loop_send_size(loop);
    return ok;
}

static void edit(Loop *loop, Str path, uint32_t line)
{
    Arena arena = {0};
    Error error = {0};
    bool ok = run_in_terminal(loop, process_editor(&arena, path, line), &error);
    loop_send_done(loop, ok, str_from(error.message));
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
    loop_send_done(loop, ok, str_from(error.message));
    arena_clear(&arena);
}

/* ---- the clipboard ---------------------------------------------------------------------- */

static bool copy_by_terminal(Str text, Error *error)
{
    if (text.length > TERMINAL_COPY_MAX) {
        return error_set(error, ATTUNE_ERROR_LIMIT,
                         "too long for the clipboard of a terminal (74,994 bytes)");
    }
    return terminal_copy(text) || error_set(error, ATTUNE_ERROR_USAGE,
                                            "this terminal has no clipboard that can be reached");
}

static void copy(Loop *loop, Str text)
{
    Arena arena = {0};
    Error error = {0};
    const ConfigWords *words = &loop->config.clipboard;
    bool ok = words->count
                  ? process_feed(process_command(&arena, words->items, words->count), text, &error)
                  : copy_by_terminal(text, &error);
    loop_send_done(loop, ok, str_from(error.message));
    arena_clear(&arena);
}

/* ---- the terminal ----------------------------------------------------------------------- */

void loop_suspend(Loop *loop)
{
    terminal_pause();
    bool stopped = signals_suspend();
    terminal_resume();
    loop_send_size(loop);
    loop_send(loop, (Event){.kind = EVENT_RESUME});
    if (!stopped) {
        loop_send_done(loop, false, STR("this program was started so that it never stops"));
    }
}

void loop_take_over(Loop *loop)
{
    terminal_pause();
    terminal_resume();
    loop_send_size(loop);
    loop_send(loop, (Event){.kind = EVENT_RESUME});
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

void loop_carry_out(Loop *loop, Effect effect)
{
    switch (effect.kind) {
    case EFFECT_NONE:
        break;
    case EFFECT_QUIT:
        loop->quit = true;
        break;
    case EFFECT_SUSPEND:
        loop_suspend(loop);
        break;
    case EFFECT_REDRAW:
        terminal_repaint();
        loop_send_size(loop);
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
        loop->next = clone_terminated(effect.path);
        loop->quit = true;
        break;
    }
}
