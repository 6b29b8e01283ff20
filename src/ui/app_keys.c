/* What a key, a paste or the mouse does: questions, prompts, prefixes, counts, commands. */

#include "base/utf8.h"
#include "ui/app_internal.h"

#define COUNT_MAX 999999
#define WHEEL_ROWS 3

/* ---- taking away ---- */

static bool cancel_overlay(App *app)
{
    Overlay *overlay = app->overlays;
    if (!overlay) {
        return false;
    }
    if (overlay->type->cancel) {
        overlay->type->cancel(app, overlay);
    } else {
        app_pop(app);
    }
    return true;
}

static bool cancel_narrowing(App *app)
{
    StrBuf *narrow =
        app->wish.focus == PANE_NOTES ? &app->notes.narrow : &app->lists[app->wish.focus].narrow;
    if (narrow->length == 0) {
        return false;
    }
    strbuf_reset(narrow);
    notes_mark_stale(app);
    for (int i = 0; i < PANE_COUNT; i++) {
        app->lists[i].stamp.made = false;
    }
    return true;
}

bool app_cancel(App *app)
{
    if (app->pending.count || app->pending.number || app->pending.waiting) {
        app->pending = (Pending){0};
        return true;
    }
    if (cancel_overlay(app) || find_unmark(&app->find, &app->reader)) {
        return true;
    }
    if (reader_target(&app->reader) && app->wish.focus == PANE_READER) {
        app->reader.focused = TARGET_NONE;
        return true;
    }
    if (cancel_narrowing(app)) {
        return true;
    }
    if (app_is_previewing(app) || app->preview_pending) {
        app_end_preview(app);
        return true;
    }
    return false;
}

/* ---- questions ---- */

static void answer(App *app, Key key)
{
    app->question.asked = false;
    if (key == 'y' || key == 'Y') {
        app_effect(app, app->question.kind, strbuf_view(&app->question_path),
                   strbuf_view(&app->question_text), 0, false);
        return;
    }
    app_say(app, STR("not opened"));
}

/* ---- sequences ---- */

static void run(App *app, const Command *command, uint32_t character)
{
    Call call = {
        .count = app->pending.number ? app->pending.number : 1,
        .counted = app->pending.number > 0,
        .character = character,
    };
    app->pending = (Pending){0};
    if (!command_do(app, command, &call)) {
        app_say(app, STR("nothing here for that key"));
    }
}

static bool take_digit(App *app, Key key)
{
    Pending *pending = &app->pending;
    bool digit = (key >= '1' && key <= '9') || (key == '0' && pending->number > 0);
    if (!digit || pending->count > 0) {
        return false;
    }
    long number = pending->number * 10 + (long)(key - '0');
    pending->number = number > COUNT_MAX ? COUNT_MAX : number;
    return true;
}

static void say_unknown(App *app)
{
    if (app->pending.count < 2) {
        return;
    }
    StrBuf keys = {0};
    for (size_t i = 0; i < app->pending.count; i++) {
        key_append_label(&keys, app->pending.keys[i], app->ascii);
    }
    app_message(app, "no command has the keys %.*s", STR_ARG(strbuf_view(&keys)));
    strbuf_clear(&keys);
}

/* A pop-up sees what no binding has taken. */
static void offer_to_overlay(App *app, Key key)
{
    Overlay *overlay = app->overlays;
    if (overlay && overlay->type->key && !overlay->type->takes_keys) {
        overlay->type->key(app, overlay, key);
    }
}

static void take_sequence(App *app, Key key)
{
    Pending *pending = &app->pending;
    pending->keys[pending->count++] = key;
    Str name;
    switch (keymap_find(&app->keymap, app_context(app), pending->keys, pending->count, &name)) {
    case KEYMAP_PREFIX:
        break;
    case KEYMAP_NONE:
        say_unknown(app);
        app->pending = (Pending){0};
        offer_to_overlay(app, key);
        break;
    case KEYMAP_FOUND: {
        const Command *command = command_by_name(name);
        if (command && command->takes_character) {
            pending->waiting = command;
            break;
        }
        if (command) {
            run(app, command, 0);
        }
        break;
    }
    }
}

static bool is_character(Key key) { return key >= 0x20 && key < 0x110000 && key != 0x7F; }

static void take_key(App *app, Key key)
{
    if (app->pending.waiting) {
        const Command *command = app->pending.waiting;
        if (is_character(key)) {
            run(app, command, key);
        } else {
            app->pending = (Pending){0};
        }
        return;
    }
    Overlay *overlay = app->overlays;
    if (overlay && overlay->type->takes_keys && app->pending.count == 0 &&
        overlay->type->key(app, overlay, key)) {
        return;
    }
    if (!take_digit(app, key)) {
        take_sequence(app, key);
    }
}

void app_handle_key(App *app, Key key)
{
    strbuf_clear(&app->message);
    app->reader.landed = SIZE_MAX;
    if (app->question.asked) {
        answer(app, key);
        return;
    }
    bool interrupts = key == (UI_KEY_CTRL | 'c');
    if (interrupts || key == UI_KEY_ESCAPE) {
        if (!app_cancel(app) && interrupts) {
            app_effect(app, EFFECT_QUIT, STR(""), STR(""), 0, false);
        }
        return;
    }
    take_key(app, key);
}

void app_handle_paste(App *app, Str text)
{
    Overlay *overlay = app->overlays;
    if (overlay && overlay->type->paste) {
        overlay->type->paste(app, overlay, text);
    }
}

void app_append_pending(const App *app, StrBuf *out)
{
    const Pending *pending = &app->pending;
    if (pending->number == 0 && pending->count == 0) {
        return;
    }
    strbuf_reset(out);
    if (pending->number) {
        strbuf_printf(out, "%ld", pending->number);
    }
    for (size_t i = 0; i < pending->count; i++) {
        key_append_label(out, pending->keys[i], app->ascii);
    }
}

/* ---- the mouse ---- */

static void turn_wheel(App *app, PaneId pane, Action action)
{
    Call call = {.count = WHEEL_ROWS};
    if (app->overlays) {
        app_act(app, action, &call);
    } else if (pane != PANE_COUNT) {
        pane_type(pane)->act(app, action, &call);
    }
}

void app_handle_mouse(App *app, const Event *event)
{
    int row = event->as.mouse.row, column = event->as.mouse.column;
    PaneId pane = arrange_pane_at(&app->screen, row, column);
    if (event->as.mouse.action != MOUSE_PRESS) {
        bool down = event->as.mouse.action == MOUSE_WHEEL_DOWN;
        turn_wheel(app, pane, down ? ACTION_WHEEL_DOWN : ACTION_WHEEL_UP);
        return;
    }
    strbuf_clear(&app->message);
    app->reader.landed = SIZE_MAX;
    app->pending = (Pending){0};
    app->question.asked = false;
    if (app->overlays) {
        if (app->overlays->type->click) {
            app->overlays->type->click(app, app->overlays, row, column);
        }
        return;
    }
    if (pane != PANE_COUNT) {
        app_focus(app, pane);
        Rect area = app->screen.panes[pane];
        pane_type(pane)->click(app, row - area.row, column - area.column);
    }
}
