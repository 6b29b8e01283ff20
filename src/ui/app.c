#include "ui/app.h"

#include "base/alloc.h"
#include "base/gate.h"
#include "ui/app_internal.h"
#include "ui/search_state.h"

/* A short load ends without a bar; a longer one moves it ten times a second at most. */
#define PROGRESS_AFTER_MS 150
#define PROGRESS_EVERY_MS 100
/* While notes come in, a filter is asked again this often. */
#define FILTER_EVERY_MS 500

const PaneType *pane_type(PaneId pane)
{
    static const PaneType *const types[PANE_COUNT] = {
        [PANE_NOTES] = &pane_type_notes,         [PANE_TAGS] = &pane_type_tags,
        [PANE_READER] = &pane_type_reader,       [PANE_PROPERTIES] = &pane_type_properties,
        [PANE_BACKLINKS] = &pane_type_backlinks, [PANE_LINKS] = &pane_type_links,
        [PANE_OUTLINE] = &pane_type_outline,
    };
    return types[pane];
}

/* ---- beginning and end ---- */

static void clone_options(App *app, const AppOptions *options)
{
    app->options = *options;
    app->options.start = arena_clone_str(&app->strings, options->start);
    app->options.home = arena_clone_str(&app->strings, options->home);
    app->options.editor_hint = arena_clone_str(&app->strings, options->editor_hint);
    app->options.memory.last_note = arena_clone_str(&app->strings, options->memory.last_note);
    app->options.memory.marks = arena_clone_str(&app->strings, options->memory.marks);
    app->options.memory.history = arena_clone_str(&app->strings, options->memory.history);
    if (options->guide) {
        app->options.guide = arena_clone_str(&app->strings, str_from(options->guide)).data;
    }
}

static void show_usual_panes(App *app)
{
    bool *wide = app->wish.shown[LAYOUT_WIDE];
    wide[PANE_NOTES] = wide[PANE_PROPERTIES] = wide[PANE_BACKLINKS] = true;
    wide[PANE_LINKS] = wide[PANE_OUTLINE] = true;
    app->wish.shown[LAYOUT_MEDIUM][PANE_NOTES] = true;
    app->wish.focus = PANE_READER;
    app->wish.side = COLUMN_LEFT;
}

App *app_new(const AppOptions *options)
{
    App *app = MEM_NEW(App);
    clone_options(app, options);
    app->vault = options->vault;
    app->ascii = options->capabilities.ascii;
    app->current = ATTUNE_FILE_NONE;
    app->edited = ATTUNE_FILE_NONE;
    app->properties = PROPERTIES_SHORT;
    if (attune_vault_settings(app->vault)->properties == ATTUNE_PROPERTIES_HIDDEN) {
        app->properties = PROPERTIES_HIDDEN;
    }
    app->mouse = options->mouse;
    app->load_ms = -1;
    app->random = (uint64_t)options->now_ns | 1;
    keymap_init(&app->keymap);
    reader_init(&app->reader, app->vault, options->capabilities);
    show_usual_panes(app);
    memory_take(app);
    app->notes.stale = true;
    if (options->choose_vault) {
        vaults_open(app);
    }
    return app;
}

static void clear_texts(App *app)
{
    strbuf_clear(&app->effect_path);
    strbuf_clear(&app->effect_text);
    strbuf_clear(&app->question_path);
    strbuf_clear(&app->question_text);
    strbuf_clear(&app->copied);
    strbuf_clear(&app->message);
    strbuf_clear(&app->window_title);
    memory_clear(app);
    strbuf_clear(&app->notes.sort_property);
    strbuf_clear(&app->notes.narrow);
}

void app_free(App *app)
{
    if (!app) {
        return;
    }
    while (app->overlays) {
        app_pop(app);
    }
    attune_mentions_free(app->mentions);
    find_clear(&app->find);
    search_state_free(app->search);
    reader_clear(&app->reader);
    history_clear(&app->history);
    tree_clear(&app->notes.tree);
    for (int i = 0; i < PANE_COUNT; i++) {
        pane_list_clear(&app->lists[i]);
    }
    note_set_clear(&app->set);
    filter_clear(&app->filter);
    keymap_clear(&app->keymap);
    vec_clear(&app->marks);
    clear_texts(app);
    arena_clear(&app->strings);
    mem_free(app);
}

bool app_bind(App *app, Str context, Str keys, Str command, AttuneError *error)
{
    return keymap_bind(&app->keymap, context, keys, command, error);
}

AppMemory app_memory(const App *app)
{
    AppMemory memory = {
        .last_note = strbuf_view(&app->memory_note),
        .last_line = app->memory_line,
        .marks = strbuf_view(&app->memory_marks),
        .history = strbuf_view(&app->memory_history),
    };
    return app->memory_note.length ? memory : app->options.memory;
}

Str app_window_title(const App *app) { return strbuf_view(&app->window_title); }

/* What others ask for between events is made ready while the vault's text is at hand. */
static void remember(App *app)
{
    strbuf_reset(&app->window_title);
    const AttuneFile *shown = attune_vault_file(app->vault, app->reader.file);
    if (shown) {
        gate_append(&app->window_title, shown->title);
        strbuf_append(&app->window_title, STR(" — "));
    }
    gate_append(&app->window_title, attune_vault_name(app->vault));
    const AttuneFile *open = attune_vault_file(app->vault, app->current);
    if (open && !app_is_previewing(app)) {
        strbuf_reset(&app->memory_note);
        strbuf_append(&app->memory_note, open->path);
        app->memory_line = app->reader.top > 0 ? reader_top_source_line(&app->reader) : 1;
        memory_write(app);
    }
}

/* ---- the vault ---- */

static void take_progress(App *app)
{
    AttuneProgress progress = attune_vault_progress(app->vault);
    if (progress.stage == ATTUNE_STAGE_READY) {
        app->load_ms = -1;
        app->shows_progress = false;
        app->progress = progress;
        return;
    }
    if (app->load_ms < 0) {
        app->load_ms = app->now_ms;
        app->progress_ms = app->now_ms;
        app->progress = progress;
    }
    if (app->now_ms - app->load_ms >= PROGRESS_AFTER_MS) {
        app->shows_progress = true;
    }
    if (app->now_ms - app->progress_ms >= PROGRESS_EVERY_MS) {
        app->progress_ms = app->now_ms;
        app->progress = progress;
    }
}

static bool is_gone(void *context, AttuneFileId file)
{
    return attune_vault_file(context, file) == NULL;
}

static void take_loss(App *app)
{
    history_forget(&app->history, is_gone, app->vault);
    const Place *place = history_current(&app->history);
    app->current = ATTUNE_FILE_NONE;
    if (place && reader_open(&app->reader, place->file)) {
        app->current = place->file;
        reader_restore(&app->reader, place->position);
    } else {
        reader_close(&app->reader);
        app_open_first(app);
    }
    app_say(app, STR("the note is gone from the disk"));
}

static void say_reloaded(App *app)
{
    const AttuneFile *file = attune_vault_file(app->vault, app->reader.file);
    if (file) {
        app_message(app, "%.*s changed on disk; shown anew", STR_ARG(file->path));
    }
}

static void ask_filter_again(App *app)
{
    bool ready = app->load_ms < 0;
    bool due = app->now_ms - app->checked_ms >= FILTER_EVERY_MS;
    if (app->recheck && filter_is_active(&app->filter) && (ready || due) &&
        !note_set_is_running(&app->set)) {
        app->recheck = false;
        app->checked_ms = app->now_ms;
        note_set_repeat(&app->set, app->vault, app_now_ns(app));
    }
}

void app_take_vault(App *app)
{
    take_progress(app);
    uint64_t generation = attune_vault_generation(app->vault);
    if (generation == app->generation) {
        return;
    }
    app->generation = generation;
    app->recheck = true;
    switch (reader_take_vault(&app->reader)) {
    case READER_GONE:
        take_loss(app);
        break;
    case READER_RELOADED:
        say_reloaded(app);
        break;
    default:
        break;
    }
    memory_restore_history(app);
    if (app->current == ATTUNE_FILE_NONE) {
        app_open_first(app);
    }
}

int64_t app_now_ns(const App *app)
{
    return app->options.now_ns + (app->now_ms - app->start_ms) * 1000000;
}

/* ---- events ---- */

static void take_done(App *app, bool ok, Str message)
{
    if (app->edited != ATTUNE_FILE_NONE) {
        attune_vault_reload(app->vault, app->edited);
        app->edited = ATTUNE_FILE_NONE;
        app_take_vault(app);
    }
    if (!str_is_empty(message)) {
        app_say(app, message);
    } else if (ok && app->copied.length) {
        app_say(app, strbuf_view(&app->copied));
    }
    strbuf_reset(&app->copied);
}

static void take_size(App *app, int rows, int columns)
{
    app->wish.rows = rows > 0 ? rows : 0;
    app->wish.columns = columns > 0 ? columns : 0;
}

static void take_event(App *app, const Event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
        app_handle_key(app, key_normalize(event->as.key));
        break;
    case EVENT_MOUSE:
        app_handle_mouse(app, event);
        break;
    case EVENT_PASTE:
        app_handle_paste(app, event->as.paste);
        break;
    case EVENT_RESIZE:
        take_size(app, event->as.size.rows, event->as.size.columns);
        break;
    case EVENT_TIME:
    case EVENT_VAULT:
        app_take_vault(app);
        break;
    case EVENT_DONE:
        take_done(app, event->as.done.ok, event->as.done.message);
        break;
    case EVENT_RESUME:
        break;
    }
}

Effect app_handle(App *app, const Event *event)
{
    if (app->start_ms == 0) {
        app->start_ms = event->now_ms;
    }
    app->now_ms = event->now_ms;
    app->effect = (Effect){.kind = EFFECT_NONE};
    if (app->current == ATTUNE_FILE_NONE || app->generation == 0) {
        app_take_vault(app);
    }
    take_event(app, event);
    app_update(app);
    remember(app);
    return app->effect;
}

int64_t app_wake_at(const App *app)
{
    if (app->load_ms >= 0 && !app->shows_progress) {
        return app->load_ms + PROGRESS_AFTER_MS;
    }
    if (app->overlays && app->search && app->search->wants_time) {
        return app->now_ms;
    }
    return INT64_MAX;
}

/* Facets and filters of a large vault should answer at once when they are asked for. */
static bool prepare_queries(const App *app, unsigned milliseconds)
{
    bool ready = attune_vault_progress(app->vault).stage == ATTUNE_STAGE_READY;
    return ready && attune_query_prepare(app->vault, milliseconds);
}

bool app_work(App *app, unsigned milliseconds)
{
    bool more = false;
    if (app->preview_pending) {
        app_preview(app);
        more = true;
    } else if (note_set_is_running(&app->set)) {
        more = note_set_work(&app->set, milliseconds);
    } else if (app->overlays && app->overlays->type->work &&
               app->overlays->type->work(app, app->overlays, milliseconds)) {
        more = true;
    } else {
        more = reader_work(&app->reader, milliseconds) || mentions_work(app, milliseconds) ||
               prepare_queries(app, milliseconds);
    }
    ask_filter_again(app);
    app_update(app);
    remember(app);
    return more || note_set_is_running(&app->set) || app->preview_pending;
}
