/* The note that is read: how keys move in it, and what the status line says of it. */

#include "ui/app_internal.h"

#define PAN_CELLS 8
#define LOW_SCREEN_ROWS 12 /* below, headings of level 2 have no rule */

static uint32_t measure_of(const App *app)
{
    return app->options.measure ? app->options.measure : 90;
}

static TextPlace place_of(const App *app, Rect area)
{
    return arrange_text(area.columns, (int)measure_of(app), app->screen.tiny);
}

/* The pane beside the text shows the same, so the text does without until it is asked for. */
static PropertiesShown properties_shown(const App *app)
{
    bool beside = arrange_shows(&app->screen, PANE_PROPERTIES);
    return beside && !app->properties_chosen ? PROPERTIES_HIDDEN : app->properties;
}

static void update(App *app, Rect area)
{
    ReaderShape shape = {
        .width = place_of(app, area).width,
        .height = area.rows,
        .properties = properties_shown(app),
        .head = true,
        .no_underlines = app->wish.rows < LOW_SCREEN_ROWS,
    };
    reader_set_shape(&app->reader, &shape);
    empty_update(app);
}

static void draw(const App *app, Surface *surface, Rect area, bool focused)
{
    if (empty_shows(app)) {
        empty_draw(app, surface, area);
        return;
    }
    reader_draw(&app->reader, surface, area, place_of(app, area).left, focused);
}

/* ---- what a key does ---- */

static void scroll(App *app, long lines)
{
    if (reader_scroll(&app->reader, lines)) {
        return;
    }
    app_say(app, lines > 0 ? STR("end of note") : STR("top of note"));
}

static long page_rows(const App *app)
{
    return app->reader.height > 2 ? app->reader.height - 2 : 1;
}

static long half_rows(const App *app)
{
    return app->reader.height > 1 ? app->reader.height / 2 : 1;
}

static void go_to_edge(App *app, Action action, const Call *call)
{
    if (call->counted) {
        reader_go_to_source(&app->reader, (uint32_t)call->count);
    } else if (action == ACTION_TOP) {
        reader_go_to(&app->reader, 0);
    } else {
        reader_go_to_end(&app->reader);
    }
}

static void focus_or_follow(App *app)
{
    const Target *target = reader_target(&app->reader);
    if (target && reader_target_is_visible(&app->reader, app->reader.focused)) {
        app_follow_target(app, target);
        return;
    }
    app->reader.focused = TARGET_NONE;
    size_t top = app->reader.top;
    bool found = reader_next_target(&app->reader, 1);
    if (!found || !reader_target_is_visible(&app->reader, app->reader.focused) ||
        app->reader.top != top) {
        app->reader.focused = TARGET_NONE;
        app->reader.top = top;
        app_say(app, STR("no link on the screen"));
    }
}

static void pan(App *app, int cells)
{
    if (!reader_pan(&app->reader, cells)) {
        app_say(app, STR("nothing here is wider than the page"));
    }
}

static void fold(App *app, FoldWish wish)
{
    if (!reader_fold(&app->reader, wish)) {
        app_say(app, wish == FOLD_OPEN ? STR("nothing closed here") : STR("nothing to fold here"));
    }
}

static bool act_in_text(App *app, Action action, const Call *call)
{
    switch (action) {
    case ACTION_LEFT:
        pan(app, (int)-call->count * PAN_CELLS);
        return true;
    case ACTION_RIGHT:
        pan(app, (int)call->count * PAN_CELLS);
        return true;
    case ACTION_OPEN:
        focus_or_follow(app);
        return true;
    case ACTION_FOLD_TURN:
        fold(app, FOLD_TURN);
        return true;
    case ACTION_FOLD_OPEN:
        fold(app, FOLD_OPEN);
        return true;
    case ACTION_FOLD_CLOSE:
        fold(app, FOLD_CLOSE);
        return true;
    case ACTION_FOLD_OPEN_ALL:
    case ACTION_FOLD_CLOSE_ALL:
        reader_fold_all(&app->reader, action == ACTION_FOLD_OPEN_ALL);
        return true;
    default:
        return false;
    }
}

static bool act(App *app, Action action, const Call *call)
{
    switch (action) {
    case ACTION_DOWN:
        scroll(app, call->count);
        return true;
    case ACTION_UP:
        scroll(app, -call->count);
        return true;
    case ACTION_PAGE_DOWN:
        scroll(app, call->count * page_rows(app));
        return true;
    case ACTION_PAGE_UP:
        scroll(app, -call->count * page_rows(app));
        return true;
    case ACTION_HALF_DOWN:
        scroll(app, call->count * half_rows(app));
        return true;
    case ACTION_HALF_UP:
        scroll(app, -call->count * half_rows(app));
        return true;
    case ACTION_WHEEL_DOWN:
        reader_scroll(&app->reader, call->count);
        return true;
    case ACTION_WHEEL_UP:
        reader_scroll(&app->reader, -call->count);
        return true;
    case ACTION_TOP:
    case ACTION_BOTTOM:
        go_to_edge(app, action, call);
        return true;
    default:
        return act_in_text(app, action, call);
    }
}

static void click(App *app, int row, int column)
{
    Rect area = app->screen.panes[PANE_READER];
    uint32_t index = reader_target_at(&app->reader, row, column, place_of(app, area).left);
    if (index == TARGET_NONE) {
        return;
    }
    app->reader.focused = index;
    app_follow_target(app, reader_target(&app->reader));
}

/* ---- the status line ---- */

static void append_link_target(const App *app, const AttuneLink *link, Status *out)
{
    AttuneFileId home = reader_link_home(&app->reader, link);
    AttuneResolution resolution = attune_vault_resolve(app->vault, link, home);
    const AttuneFile *file = attune_vault_file(app->vault, resolution.target);
    out->missing = !file && !link->external && resolution.how != ATTUNE_HOW_EXTERNAL;
    if (file && file->id != app->reader.file) {
        strbuf_append(&out->target, file->path);
        if (!str_equal(file->title, file->name)) {
            strbuf_append(&out->title, file->title);
        }
    } else if (!file) {
        strbuf_append(&out->target, link->path);
    }
    for (size_t i = 0; i < link->part_count; i++) {
        strbuf_append(&out->target, out->target.length ? STR(" > ") : STR(""));
        strbuf_append(&out->target, link->parts[i]);
    }
    if (out->missing) {
        strbuf_append(&out->title, STR("no note yet"));
    }
}

static const char *const target_words[] = {
    [TARGET_LINK] = "link",          [TARGET_TAG] = "tag",   [TARGET_FOOTNOTE] = "footnote",
    [TARGET_FOOTNOTE_BACK] = "note", [TARGET_FOLD] = "fold",
};

static void append_target(const App *app, const Target *target, Status *out)
{
    switch (target->kind) {
    case TARGET_LINK:
        append_link_target(app, target->link, out);
        break;
    case TARGET_TAG:
        strbuf_printf(&out->target, "only #%.*s", STR_ARG(target->text));
        break;
    case TARGET_FOOTNOTE:
        strbuf_printf(&out->target, "footnote %u", target->number);
        break;
    case TARGET_FOOTNOTE_BACK:
        strbuf_append(&out->target, STR("back to the text"));
        break;
    case TARGET_FOLD:
        strbuf_append(&out->target, STR("fold"));
        break;
    }
    size_t number, count;
    reader_count_targets(&app->reader, &number, &count);
    strbuf_printf(&out->counted, "%s %zu", target_words[target->kind], number);
    if (count > 0) {
        strbuf_printf(&out->counted, " of %zu", count);
    }
}

static void append_properties(const App *app, StrBuf *out)
{
    static const char *const words[] = {"hidden", "short", "full"};
    const AttuneDocument *document = app->reader.document;
    if (document && app->properties_chosen && document->record->property_count > 0) {
        strbuf_printf(out, "%zu propert%s, %s", document->record->property_count,
                      document->record->property_count == 1 ? "y" : "ies",
                      words[properties_shown(app)]);
    }
}

static const char *verb_of(const Target *target)
{
    switch (target->kind) {
    case TARGET_TAG:
        return "filter";
    case TARGET_FOLD:
        return "fold";
    case TARGET_FOOTNOTE:
    case TARGET_FOOTNOTE_BACK:
        return "jump";
    default:
        return "follow";
    }
}

static void status(const App *app, Status *out)
{
    const AttuneFile *file = attune_vault_file(app->vault, app->reader.file);
    if (!file) {
        out->mode = STR("NOTES");
        status_hint(out, "commands", "commands");
        status_hint(out, "help", "help");
        status_hint(out, "close", "quit");
        return;
    }
    strbuf_append(&out->about, file->path);
    const Target *target = reader_target(&app->reader);
    if (target) {
        append_target(app, target, out);
        status_hint(out, "follow", verb_of(target));
    } else {
        status_hint(out, "next-target", "links");
    }
    if (app->reader.shows_source) {
        strbuf_append(&out->detail, STR("source"));
    } else {
        append_properties(app, &out->detail);
    }
    reader_append_place(&app->reader, &out->place);
    if (app->properties_chosen && !target) {
        status_hint(out, "properties-shown", "properties");
    }
    status_hint(out, "peek", "peek");
    status_hint(out, "hints", "hints");
    status_hint(out, "open-note", "open");
    status_hint(out, "help", "help");
}

const PaneType pane_type_reader = {
    .mode = STR_INIT("NOTE"),
    .context = CONTEXT_NOTE,
    .update = update,
    .draw = draw,
    .act = act,
    .click = click,
    .status = status,
};
