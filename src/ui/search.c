/* Search of the vault: the query in the status line, its meaning in words, hits by note, and the
 * note at the hit beside them. */

#include "base/alloc.h"
#include "ui/popups.h"
#include "ui/search_view.h"

#define AGAIN_AFTER_MS 500 /* while notes come in */

static SearchState *state_of(Overlay *overlay) { return ((Search *)overlay)->state; }

/* ---- keeping up ---- */

static void ask(App *app, SearchState *state)
{
    search_state_ask(state, app_now_ns(app), false);
    state->asked_ms = app->now_ms;
}

static void ask_again(App *app, SearchState *state)
{
    bool changed = attune_vault_generation(app->vault) != state->generation;
    bool due = app->load_ms < 0 || app->now_ms - state->asked_ms >= AGAIN_AFTER_MS;
    if (changed && due && !state->search && state->query) {
        search_state_ask(state, app_now_ns(app), true);
        state->asked_ms = app->now_ms;
    }
}

/* Between events no time passes here, so the first one behind the end has it. */
static void take_time(const App *app, SearchState *state)
{
    if (state->wants_time && app->now_ms > state->finished_ms) {
        state->took_ms = app->now_ms - state->asked_ms;
        state->wants_time = false;
    }
}

static void update(App *app, Overlay *overlay)
{
    SearchState *state = state_of(overlay);
    take_time(app, state);
    ask_again(app, state);
    SearchPlaces places = search_places(app, state);
    list_view_set_height(&state->results.view, places.list.rows > 0 ? (size_t)places.list.rows : 0);
    if (places.reader.columns > 0) {
        ReaderShape shape = {.width = places.text.width,
                             .height = places.reader.rows,
                             .properties = PROPERTIES_HIDDEN,
                             .head = true};
        search_state_preview(state, &shape);
    }
}

static bool work(App *app, Overlay *overlay, unsigned milliseconds)
{
    SearchState *state = state_of(overlay);
    bool was_running = state->search != NULL;
    bool more = search_state_work(state, milliseconds);
    if (was_running && state->finished) {
        state->finished_ms = app->now_ms;
        state->wants_time = true;
    }
    return more;
}

/* ---- what a key does ---- */

static void open_selected(App *app, SearchState *state)
{
    const ResultRow *row = results_selected(&state->results);
    const ResultGroup *group = results_group(&state->results, row);
    const AttuneHit *hit = results_hit(&state->results, row);
    if (!group) {
        app_say(app, row ? STR("add a word to see fewer notes") : STR("nothing found to open"));
        return;
    }
    AttuneFileId file = group->file;
    uint32_t line = hit ? hit->line : 0;
    StrBuf needle = {0};
    if (hit && hit->bytes > 0) {
        search_state_append_needle(state, hit, &needle);
    }
    line_history_add(&state->history, query_field_text(&state->field));
    app_close_overlays(app);
    bool shown = row->kind == RESULT_LINE && line > 0 ? app_visit_line(app, file, line)
                                                      : app_visit(app, file);
    app_focus(app, PANE_READER);
    if (shown && needle.length > 0) {
        app_update(app);
        find_mark(&app->find, &app->reader, strbuf_view(&needle), app->reader.top);
    }
    strbuf_clear(&needle);
}

static void turn_fold(SearchState *state, bool only_close)
{
    const ResultRow *row = results_selected(&state->results);
    const ResultGroup *group = results_group(&state->results, row);
    if (group) {
        results_set_closed(&state->results, row->group, only_close || !group->closed);
    }
}

static void sort_next(App *app, SearchState *state, bool reverse)
{
    static const struct {
        AttuneSortKey key;
        const char *name;
    } sorts[] = {{ATTUNE_SORT_RANK, "names, then headings, then text"},
                 {ATTUNE_SORT_PATH, "path"},
                 {ATTUNE_SORT_MODIFIED, "modified"},
                 {ATTUNE_SORT_CREATED, "created"}};
    size_t count = sizeof sorts / sizeof *sorts, at = 0;
    while (at + 1 < count && sorts[at].key != state->sort.key) {
        at++;
    }
    if (reverse) {
        state->sort.descending = !state->sort.descending;
    } else {
        at = (at + 1) % count;
        state->sort.key = sorts[at].key;
        state->sort.descending = state->sort.key == ATTUNE_SORT_MODIFIED;
    }
    app_message(app, "sorted by %s%s", sorts[at].name,
                state->sort.descending ? ", last first" : "");
    search_state_ask(state, app_now_ns(app), true);
}

static bool act_in_list(App *app, SearchState *state, Action action)
{
    switch (action) {
    case ACTION_OPEN:
    case ACTION_RIGHT:
        open_selected(app, state);
        return true;
    case ACTION_LEFT:
    case ACTION_FOLD_CLOSE:
        turn_fold(state, true);
        return true;
    case ACTION_FOLD_TURN:
    case ACTION_FOLD_OPEN:
        turn_fold(state, false);
        return true;
    case ACTION_FOLD_OPEN_ALL:
    case ACTION_FOLD_CLOSE_ALL:
        results_set_all_closed(&state->results, action == ACTION_FOLD_CLOSE_ALL);
        return true;
    case ACTION_NARROW:
        state->in_list = false;
        return true;
    case ACTION_SORT:
    case ACTION_REVERSE:
        sort_next(app, state, action == ACTION_REVERSE);
        return true;
    default:
        return false;
    }
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    SearchState *state = state_of(overlay);
    if (action == ACTION_UP && state->results.view.selected == 0) {
        state->in_list = false;
        return true;
    }
    return list_view_act(&state->results.view, action, call) || act_in_list(app, state, action);
}

static Rect selected_on_screen(const App *app, const SearchState *state)
{
    Rect list = search_places(app, state).list;
    const ListView *view = &state->results.view;
    return (Rect){list.row + (int)(view->selected - view->top), list.column, 1, list.columns};
}

/* Commands that mean the hit, and not the note below. */
static bool take_command(App *app, SearchState *state, Str command)
{
    const ResultRow *row = results_selected(&state->results);
    const ResultGroup *group = results_group(&state->results, row);
    const AttuneHit *hit = results_hit(&state->results, row);
    uint32_t line = hit ? hit->line : 1;
    if (str_equal(command, STR("search"))) {
        state->in_list = false;
    } else if (str_equal(command, STR("peek")) && group) {
        peek_file(app, group->file, row->kind == RESULT_LINE ? line : 0,
                  selected_on_screen(app, state));
    } else if (str_equal(command, STR("edit")) && group) {
        app_edit(app, group->file, line);
    } else {
        return false;
    }
    return true;
}

static bool take_list_key(App *app, SearchState *state, Key key)
{
    Str command;
    bool found = app->pending.count == 0 &&
                 keymap_find(&app->keymap, CONTEXT_LIST, &key, 1, &command) == KEYMAP_FOUND;
    return found && take_command(app, state, command);
}

static bool take_prompt_key(App *app, SearchState *state, Key key)
{
    switch (key) {
    case UI_KEY_ENTER:
        if (state->results.rows.count > 0 && !state->replaces) {
            open_selected(app, state);
        } else if (state->search) {
            search_state_work(state, UINT32_MAX);
            open_selected(app, state);
        } else {
            app_say(app, STR("nothing found to open"));
        }
        return true;
    case UI_KEY_PAGE_DOWN:
    case UI_KEY_PAGE_UP:
        list_view_page(&state->results.view, key == UI_KEY_PAGE_DOWN ? 1 : -1);
        return true;
    default:
        break;
    }
    switch (query_field_handle(&state->field, app->vault, key)) {
    case QUERY_FIELD_CHANGED:
        ask(app, state);
        return true;
    case QUERY_FIELD_DOWN:
        state->in_list = state->results.rows.count > 0;
        line_history_add(&state->history, query_field_text(&state->field));
        return true;
    case QUERY_FIELD_NOTHING:
        app_say(app, STR("nothing to complete here"));
        return true;
    case QUERY_FIELD_MOVED:
        return true;
    default:
        return false;
    }
}

static bool take_key(App *app, Overlay *overlay, Key key)
{
    SearchState *state = state_of(overlay);
    return state->in_list ? take_list_key(app, state, key) : take_prompt_key(app, state, key);
}

static void paste(App *app, Overlay *overlay, Str text)
{
    SearchState *state = state_of(overlay);
    state->in_list = false;
    query_field_paste(&state->field, text);
    ask(app, state);
}

static bool is_inside(Rect area, int row, int column)
{
    return row >= area.row && row < area.row + area.rows && column >= area.column &&
           column < area.column + area.columns;
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    SearchState *state = state_of(overlay);
    SearchPlaces places = search_places(app, state);
    if (is_inside(places.list, row, column)) {
        size_t index = list_view_row_at(&state->results.view, row - places.list.row);
        bool again = index == state->results.view.selected && state->in_list;
        if (index == SIZE_MAX) {
            return;
        }
        list_view_select(&state->results.view, index);
        state->in_list = true;
        if (again) {
            open_selected(app, state);
        }
    } else if (is_inside(places.reader, row, column)) {
        open_selected(app, state);
    } else if (row == app->screen.status.row) {
        state->in_list = false;
    }
}

static void free_search(Overlay *overlay)
{
    SearchState *state = state_of(overlay);
    line_history_rewind(&state->history);
    mem_free(overlay);
}

static const OverlayType search_type = {
    .mode = STR_INIT("SEARCH"),
    .context = CONTEXT_LIST,
    .covers = true,
    .takes_keys = true,
    .update = update,
    .draw = search_draw,
    .key = take_key,
    .act = act,
    .paste = paste,
    .click = click,
    .work = work,
    .status = search_status,
    .title = search_append_title,
    .free = free_search,
};

/* The vault's own searches are the oldest ones of the history. */
static void add_bookmarks(SearchState *state)
{
    const AttuneSettings *settings = attune_vault_settings(state->vault);
    for (size_t i = settings->bookmark_count; i-- > 0 && !state->has_bookmarks;) {
        line_history_add(&state->history, settings->bookmarks[i].query);
    }
    state->has_bookmarks = true;
}

static SearchState *state_for(App *app)
{
    if (!app->search) {
        app->search = search_state_new(app->vault, app->options.capabilities);
    }
    return app->search;
}

LineHistory *query_history(App *app)
{
    SearchState *state = state_for(app);
    add_bookmarks(state);
    return &state->history;
}

void search_show(App *app, Str query)
{
    search_open(app, query);
    app->search->in_list = true;
}

void search_open(App *app, Str query)
{
    Search *search = MEM_NEW(Search);
    search->overlay.type = &search_type;
    search->state = state_for(app);
    query_history(app);
    search->state->in_list = false;
    if (query.length > 0) {
        query_field_set(&search->state->field, query, false);
    } else {
        StrBuf last = {0};
        strbuf_append(&last, query_field_text(&search->state->field));
        query_field_set(&search->state->field, strbuf_view(&last), true);
        strbuf_clear(&last);
    }
    app_push(app, &search->overlay);
    ask(app, search->state);
}
