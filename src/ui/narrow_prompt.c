#include "ui/narrow_prompt.h"

#include "base/alloc.h"
#include "ui/app_internal.h"

typedef struct NarrowPrompt {
    Overlay overlay;
    Str mode;
    LineEdit edit;
    StrBuf *narrow;
    void (*changed)(App *app);
} NarrowPrompt;

static void take_text(App *app, NarrowPrompt *prompt)
{
    strbuf_reset(prompt->narrow);
    strbuf_append(prompt->narrow, line_edit_text(&prompt->edit));
    prompt->changed(app);
}

static bool move_below(App *app, NarrowPrompt *prompt, Action action)
{
    Call call = {.count = 1};
    Overlay *below = prompt->overlay.below;
    if (below) {
        return below->type->act && below->type->act(app, below, action, &call);
    }
    return pane_type(app->wish.focus)->act(app, action, &call);
}

static bool handle_key(App *app, Overlay *overlay, Key key)
{
    NarrowPrompt *prompt = (NarrowPrompt *)overlay;
    switch (key) {
    case UI_KEY_ENTER:
        app_pop(app);
        return true;
    case UI_KEY_UP:
    case UI_KEY_CTRL | 'p':
        return move_below(app, prompt, ACTION_UP);
    case UI_KEY_DOWN:
    case UI_KEY_CTRL | 'n':
        return move_below(app, prompt, ACTION_DOWN);
    case UI_KEY_PAGE_UP:
        return move_below(app, prompt, ACTION_PAGE_UP);
    case UI_KEY_PAGE_DOWN:
        return move_below(app, prompt, ACTION_PAGE_DOWN);
    default:
        break;
    }
    if (line_edit_handle(&prompt->edit, key) == LINE_EDIT_CHANGED) {
        take_text(app, prompt);
    }
    return true;
}

static void paste(App *app, Overlay *overlay, Str text)
{
    NarrowPrompt *prompt = (NarrowPrompt *)overlay;
    line_edit_insert(&prompt->edit, text);
    take_text(app, prompt);
}

static void cancel(App *app, Overlay *overlay)
{
    NarrowPrompt *prompt = (NarrowPrompt *)overlay;
    strbuf_reset(prompt->narrow);
    prompt->changed(app);
    app_pop(app);
}

static void status(const App *app, const Overlay *overlay, Status *out)
{
    (void)app;
    const NarrowPrompt *prompt = (const NarrowPrompt *)overlay;
    out->mode = prompt->mode;
    out->edit = &prompt->edit;
    strbuf_append(&out->prompt, STR("/"));
    status_hint_keys(out, "Enter", "keep");
    status_hint_keys(out, app->ascii ? "Up Down" : "↑↓", "choose");
    status_hint_keys(out, "Esc", "clear");
}

static void free_prompt(Overlay *overlay)
{
    NarrowPrompt *prompt = (NarrowPrompt *)overlay;
    line_edit_clear(&prompt->edit);
    mem_free(prompt);
}

static const OverlayType narrow_prompt_type = {
    .context = CONTEXT_EVERYWHERE,
    .takes_keys = true,
    .key = handle_key,
    .paste = paste,
    .cancel = cancel,
    .status = status,
    .free = free_prompt,
};

void narrow_prompt_open(App *app, Str mode, StrBuf *narrow, void (*changed)(App *app))
{
    NarrowPrompt *prompt = MEM_NEW(NarrowPrompt);
    prompt->overlay.type = &narrow_prompt_type;
    prompt->mode = mode;
    prompt->narrow = narrow;
    prompt->changed = changed;
    line_edit_set(&prompt->edit, strbuf_view(narrow));
    app_push(app, &prompt->overlay);
}
