/* The quick switcher: a note by a few letters of its name, a heading behind "#". */

#include "base/alloc.h"
#include "ui/app_internal.h"
#include "ui/picker.h"
#include "ui/popups.h"
#include "ui/switch_list.h"

#define AGAIN_AFTER_MS 200

typedef struct Switcher {
    Overlay overlay;
    Picker picker;
    SwitchList list;
    VEC(AttuneFileId) recent;
    StrBuf made_for; /* what is typed, as the list has it */
    uint64_t generation;
    int64_t made_ms;
    bool made;
    AttuneFileId pinned; /* whose headings are listed; NONE: of the best match */
} Switcher;

static Switcher *switcher_of(Overlay *overlay) { return (Switcher *)overlay; }
static const Switcher *switcher_of_const(const Overlay *overlay)
{
    return (const Switcher *)overlay;
}

/* Newest first, without the note that is open. */
static void collect_recent(Switcher *switcher, const App *app)
{
    const History *history = &app->history;
    for (size_t i = history->places.count; i-- > 0;) {
        AttuneFileId file = history->places.items[i].file;
        bool known = file == app->current;
        for (size_t j = 0; j < switcher->recent.count && !known; j++) {
            known = switcher->recent.items[j] == file;
        }
        if (!known) {
            vec_push(&switcher->recent, file);
        }
    }
}

/* While notes come in, the list follows them a few times a second. */
static bool is_stale(const App *app, const Switcher *switcher)
{
    bool changed = attune_vault_generation(app->vault) != switcher->generation;
    return changed && (app->load_ms < 0 || app->now_ms - switcher->made_ms >= AGAIN_AFTER_MS);
}

static void update(App *app, Overlay *overlay)
{
    Switcher *switcher = switcher_of(overlay);
    Str typed = line_edit_text(&switcher->picker.edit);
    bool same_text = switcher->made && str_equal(typed, strbuf_view(&switcher->made_for));
    if (!same_text || is_stale(app, switcher)) {
        SwitchQuestion question = {
            .vault = app->vault,
            .typed = typed,
            .recent = switcher->recent.items,
            .recent_count = switcher->recent.count,
            .note = switcher->pinned,
        };
        switch_list_make(&switcher->list, &question);
        strbuf_reset(&switcher->made_for);
        strbuf_append(&switcher->made_for, typed);
        switcher->generation = attune_vault_generation(app->vault);
        switcher->made_ms = app->now_ms;
        switcher->made = true;
    }
    if (!same_text) {
        list_view_select(&switcher->picker.view, 0);
    }
    picker_fit(&switcher->picker, app->wish.rows, switcher->list.rows.count);
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    (void)app;
    const Switcher *switcher = switcher_of_const(overlay);
    const ListView *view = &switcher->picker.view;
    StrBuf count = {0};
    switch_list_append_count(&switcher->list, &count);
    Rect rows = picker_draw(&switcher->picker, surface, STR("Open"), strbuf_view(&count));
    strbuf_clear(&count);
    for (size_t i = view->top; i < view->top + view->height && i < view->count; i++) {
        switch_row_draw(&switcher->list.rows.items[i], surface, rows,
                        picker_row_of(&switcher->picker, i), i == view->selected);
    }
}

static const SwitchRow *selected_row(const Switcher *switcher)
{
    const ListView *view = &switcher->picker.view;
    return view->selected < switcher->list.rows.count ? &switcher->list.rows.items[view->selected]
                                                      : NULL;
}

static void say_none(App *app, const Switcher *switcher)
{
    Str typed = line_edit_text(&switcher->picker.edit);
    if (switcher->list.headings) {
        app_message(app, "no such heading: %.*s", STR_ARG(typed));
    } else {
        app_message(app, "no note “%.*s”", STR_ARG(typed));
    }
}

static void open_row(App *app, const Switcher *switcher)
{
    const SwitchRow *row = selected_row(switcher);
    if (!row) {
        say_none(app, switcher);
        return;
    }
    AttuneFileId file = row->file;
    uint32_t line = row->kind == SWITCH_ROW_HEADING ? row->line : 0;
    app_pop(app);
    if (line == 0) {
        app_visit(app, file);
    } else if (app_visit_line(app, file, line)) {
        app->reader.landed = app->reader.top;
    }
    app_focus(app, PANE_READER);
}

/* The name of the chosen note; once it stands there, its headings. */
static void complete(Switcher *switcher)
{
    const SwitchRow *row = selected_row(switcher);
    if (!row) {
        return;
    }
    StrBuf text = {0};
    Str name = row->kind == SWITCH_ROW_HEADING ? row->folder : row->text;
    strbuf_append(&text, name);
    if (row->kind == SWITCH_ROW_HEADING) {
        strbuf_append_char(&text, '#');
        strbuf_append(&text, row->text);
    } else if (str_equal(line_edit_text(&switcher->picker.edit), name)) {
        strbuf_append_char(&text, '#');
    }
    switcher->pinned = row->file;
    line_edit_set(&switcher->picker.edit, strbuf_view(&text));
    strbuf_clear(&text);
}

/* "#" lists the headings of the row that is chosen when it is typed, or of the open note. */
static void pin(const App *app, Switcher *switcher)
{
    Str typed = line_edit_text(&switcher->picker.edit);
    size_t hash = str_find_char(typed, '#', 0);
    bool had_one = str_find_char(strbuf_view(&switcher->made_for), '#', 0) != STR_NOT_FOUND;
    if (hash == STR_NOT_FOUND) {
        switcher->pinned = ATTUNE_FILE_NONE;
    } else if (hash == 0) {
        switcher->pinned = app->current;
    } else if (!had_one) {
        const SwitchRow *row = selected_row(switcher);
        bool chosen = row && str_equal(str_slice(typed, 0, hash), strbuf_view(&switcher->made_for));
        switcher->pinned = chosen ? row->file : ATTUNE_FILE_NONE;
    }
}

static bool take_key(App *app, Overlay *overlay, Key key)
{
    Switcher *switcher = switcher_of(overlay);
    update(app, overlay); /* several keys may come between two frames */
    switch (picker_handle(&switcher->picker, key)) {
    case PICKER_ENTER:
        open_row(app, switcher);
        return true;
    case PICKER_TAB:
        complete(switcher);
        return true;
    case PICKER_CHANGED:
        pin(app, switcher);
        return true;
    case PICKER_MOVED:
        return true;
    default:
        return false;
    }
}

static void paste(App *app, Overlay *overlay, Str text)
{
    Switcher *switcher = switcher_of(overlay);
    line_edit_insert(&switcher->picker.edit, text);
    pin(app, switcher);
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    (void)app;
    (void)call;
    ListView *view = &switcher_of(overlay)->picker.view;
    if (action == ACTION_WHEEL_UP || action == ACTION_WHEEL_DOWN) {
        list_view_move(view, action == ACTION_WHEEL_UP ? 1 : -1);
    }
    return true;
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    (void)column;
    Switcher *switcher = switcher_of(overlay);
    size_t index = picker_index_at(&switcher->picker, app->wish.rows, row);
    if (index == SIZE_MAX) {
        app_pop(app);
        return;
    }
    list_view_select(&switcher->picker.view, index);
    open_row(app, switcher);
}

static void fill_status(const App *app, const Overlay *overlay, Status *status)
{
    status->edit = &switcher_of_const(overlay)->picker.edit;
    status_hint_keys(status, "Enter", "open");
    status_hint_keys(status, app->ascii ? "Up Down" : "↑↓", "choose");
    status_hint_keys(status, "Tab", "complete");
    status_hint_keys(status, "Esc", "cancel");
}

static void free_switcher(Overlay *overlay)
{
    Switcher *switcher = switcher_of(overlay);
    picker_clear(&switcher->picker);
    switch_list_clear(&switcher->list);
    vec_clear(&switcher->recent);
    strbuf_clear(&switcher->made_for);
    mem_free(switcher);
}

static const OverlayType switcher_type = {
    .mode = STR_INIT("OPEN"),
    .context = CONTEXT_EVERYWHERE,
    .takes_keys = true,
    .update = update,
    .draw = draw,
    .key = take_key,
    .act = act,
    .paste = paste,
    .click = click,
    .status = fill_status,
    .free = free_switcher,
};

void switcher_open(App *app)
{
    Switcher *switcher = MEM_NEW(Switcher);
    switcher->overlay.type = &switcher_type;
    switcher->pinned = ATTUNE_FILE_NONE;
    collect_recent(switcher, app);
    app_push(app, &switcher->overlay);
}
