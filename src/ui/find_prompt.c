/* Find in the note: the prompt that finds with every letter, and the way from hit to hit. */

#include "base/alloc.h"
#include "ui/app_internal.h"
#include "ui/popups.h"

typedef struct FindPrompt {
    Overlay overlay;
    LineEdit edit;
    Position origin; /* where Esc returns to */
    size_t from;     /* the top line at the start */
} FindPrompt;

static FindPrompt *prompt_of(Overlay *overlay) { return (FindPrompt *)overlay; }
static const FindPrompt *prompt_of_const(const Overlay *overlay)
{
    return (const FindPrompt *)overlay;
}

static void look(App *app, FindPrompt *prompt)
{
    Str text = line_edit_text(&prompt->edit);
    if (text.length == 0) {
        find_unmark(&app->find, &app->reader);
        reader_restore(&app->reader, prompt->origin);
        return;
    }
    find_mark(&app->find, &app->reader, text, prompt->from);
    if (app->find.count == 0) {
        reader_restore(&app->reader, prompt->origin);
    } else {
        find_reveal(&app->find, &app->reader);
    }
}

static void say_place(App *app, FindStep step)
{
    StrBuf text = {0};
    find_append_count(&app->find, &text);
    if (step == FIND_FROM_TOP) {
        strbuf_append(&text, STR(" · from the top again"));
    } else if (step == FIND_FROM_END) {
        strbuf_append(&text, STR(" · from the end again"));
    }
    app_say(app, strbuf_view(&text));
    strbuf_clear(&text);
}

static void say_not_found(App *app)
{
    app_message(app, "not found: %.*s", STR_ARG(strbuf_view(&app->find.text)));
    find_unmark(&app->find, &app->reader);
}

/* Enter on nothing looks for the last text again. */
static void keep(App *app, FindPrompt *prompt)
{
    Str text = line_edit_text(&prompt->edit);
    bool empty = text.length == 0;
    line_history_add(&app->find.history, text);
    app_pop(app);
    if (empty) {
        find_step(app, 1);
    } else if (app->find.count == 0) {
        say_not_found(app);
    } else {
        say_place(app, FIND_MOVED);
    }
}

static void walk_history(App *app, FindPrompt *prompt, int direction)
{
    Str line;
    if (line_history_walk(&app->find.history, direction, line_edit_text(&prompt->edit), &line)) {
        line_edit_set(&prompt->edit, line);
        look(app, prompt);
    }
}

static bool take_key(App *app, Overlay *overlay, Key key)
{
    FindPrompt *prompt = prompt_of(overlay);
    switch (key) {
    case UI_KEY_ENTER:
        keep(app, prompt);
        return true;
    case UI_KEY_UP:
    case UI_KEY_CTRL | 'p':
        walk_history(app, prompt, -1);
        return true;
    case UI_KEY_DOWN:
    case UI_KEY_CTRL | 'n':
        walk_history(app, prompt, 1);
        return true;
    case UI_KEY_BACKSPACE:
        if (prompt->edit.text.length == 0) {
            app_pop(app);
            return true;
        }
        break;
    default:
        break;
    }
    LineEditResult result = line_edit_handle(&prompt->edit, key);
    if (result == LINE_EDIT_CHANGED) {
        look(app, prompt);
    }
    return result != LINE_EDIT_IGNORED;
}

static void paste(App *app, Overlay *overlay, Str text)
{
    FindPrompt *prompt = prompt_of(overlay);
    line_edit_insert(&prompt->edit, text);
    look(app, prompt);
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    (void)overlay;
    (void)call;
    if (action == ACTION_WHEEL_UP || action == ACTION_WHEEL_DOWN) {
        reader_scroll(&app->reader, action == ACTION_WHEEL_UP ? -3 : 3);
    }
    return true;
}

static void cancel(App *app, Overlay *overlay)
{
    find_unmark(&app->find, &app->reader);
    reader_restore(&app->reader, prompt_of(overlay)->origin);
    app_pop(app);
}

static void fill_status(const App *app, const Overlay *overlay, Status *status)
{
    const FindPrompt *prompt = prompt_of_const(overlay);
    status->edit = &prompt->edit;
    strbuf_append(&status->prompt, STR("/"));
    if (prompt->edit.text.length > 0) {
        find_append_count(&app->find, &status->detail);
    }
    status_hint_keys(status, "Enter", "keep");
    status_hint_keys(status, "n N", "next, previous");
    status_hint_keys(status, "Esc", "clear");
}

static void free_prompt(Overlay *overlay)
{
    line_edit_clear(&prompt_of(overlay)->edit);
    mem_free(overlay);
}

static const OverlayType find_type = {
    .mode = STR_INIT("FIND"),
    .context = CONTEXT_EVERYWHERE,
    .takes_keys = true,
    .key = take_key,
    .act = act,
    .paste = paste,
    .cancel = cancel,
    .status = fill_status,
    .free = free_prompt,
};

void find_open(App *app)
{
    if (app->reader.file == ATTUNE_FILE_NONE) {
        app_say(app, STR("no note to look in"));
        return;
    }
    FindPrompt *prompt = MEM_NEW(FindPrompt);
    prompt->overlay.type = &find_type;
    prompt->origin = reader_position(&app->reader);
    prompt->from = app->reader.top;
    line_history_rewind(&app->find.history);
    app_push(app, &prompt->overlay);
}

void find_text(App *app, Str text)
{
    find_mark(&app->find, &app->reader, text, app->reader.top);
    if (app->find.count == 0) {
        say_not_found(app);
        return;
    }
    find_reveal(&app->find, &app->reader);
    say_place(app, FIND_MOVED);
}

void find_step(App *app, long steps)
{
    Find *find = &app->find;
    if (find->text.length == 0) {
        app_say(app, STR("nothing to find yet; / asks"));
        return;
    }
    if (!find->active || find->file != app->reader.file) {
        find_text(app, strbuf_view(&find->text));
        return;
    }
    FindStep step = find_go(find, &app->reader, steps);
    if (step == FIND_NONE) {
        say_not_found(app);
    } else {
        say_place(app, step);
    }
}

void find_word(App *app)
{
    const Target *target = reader_target(&app->reader);
    if (!target || (target->kind != TARGET_LINK && target->kind != TARGET_TAG)) {
        app_say(app, STR("focus a link or tag with Tab first; / finds anything"));
        return;
    }
    Str text = target->kind == TARGET_LINK ? target->link->text : target->text;
    line_history_add(&app->find.history, text);
    find_text(app, text);
}
