/* The tree of notes: rows from the filtered set, in the order that is asked for. */

#include "base/alloc.h"
#include "base/gate.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/narrow.h"
#include "ui/narrow_prompt.h"

#define HINTS_FROM_ROWS 24 /* lower screens have no line of keys under the tree */
#define BUILD_EVERY_MS 100 /* while notes are still being found */
#define HINT_ROWS 3        /* a blank row, the keys, a blank row */

/* ---- rows ---- */

static bool is_sorted_by_path(AttuneSort sort)
{
    return sort.key == ATTUNE_SORT_PATH || sort.key == ATTUNE_SORT_NAME;
}

/* The place of each of `notes` in the order of `sort`. */
static void put_ranks(const App *app, TreeNote *notes, size_t count)
{
    AttuneFileId *sorted = mem_calloc(count, sizeof *sorted);
    AttuneFileId last = 0;
    for (size_t i = 0; i < count; i++) {
        sorted[i] = notes[i].file;
        last = notes[i].file > last ? notes[i].file : last;
    }
    attune_sort_notes(app->vault, app->notes.sort, sorted, count);
    uint32_t *ranks = mem_calloc((size_t)last + 1, sizeof *ranks);
    for (size_t i = 0; i < count; i++) {
        ranks[sorted[i]] = (uint32_t)i + 1;
    }
    for (size_t i = 0; i < count; i++) {
        notes[i].rank = ranks[notes[i].file];
    }
    mem_free(ranks);
    mem_free(sorted);
}

/* What is typed is looked for among notes; Enter should open one. */
static void select_a_note(Tree *tree)
{
    for (size_t i = tree->view.selected; i < tree->rows.count; i++) {
        if (!tree->rows.items[i].is_folder) {
            list_view_select(&tree->view, i);
            return;
        }
    }
}

static void build(App *app)
{
    TreeState *state = &app->notes;
    size_t count = 0, kept = 0;
    const AttuneFileId *files = note_set_files(&app->set, app->vault, &count);
    TreeNote *notes = mem_calloc(count ? count : 1, sizeof *notes);
    Str narrow = strbuf_view(&state->narrow);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(app->vault, files[i]);
        if (file && narrow_matches(narrow, file->path)) {
            notes[kept++] = (TreeNote){.file = file->id, .path = file->path};
        }
    }
    if (!is_sorted_by_path(state->sort) && kept > 0) {
        put_ranks(app, notes, kept);
    }
    bool backwards = is_sorted_by_path(state->sort) && state->sort.descending;
    tree_build(&state->tree, notes, kept, backwards, narrow.length > 0);
    mem_free(notes);
    if (narrow.length > 0) {
        select_a_note(&state->tree);
    }
    state->stale = false;
}

/* While notes are being read nothing in the tree changes but their number. */
static bool is_stale(const App *app)
{
    const TreeState *state = &app->notes;
    if (state->stale || state->set_changes != app->set.changes) {
        return true;
    }
    uint64_t generation = attune_vault_generation(app->vault);
    if (state->generation == generation) {
        return false;
    }
    AttuneProgress progress = attune_vault_progress(app->vault);
    if (progress.stage == ATTUNE_STAGE_WALKING && state->stage == progress.stage &&
        app->now_ms - state->built_ms < BUILD_EVERY_MS) {
        return false;
    }
    size_t count = 0;
    attune_vault_notes(app->vault, &count);
    return progress.stage != state->stage || progress.stage == ATTUNE_STAGE_READY ||
           count != state->note_count;
}

static bool shows_hints(const App *app) { return app->screen.status.row + 1 >= HINTS_FROM_ROWS; }

void notes_update(App *app, Rect area)
{
    TreeState *state = &app->notes;
    if (is_stale(app)) {
        build(app);
        state->set_changes = app->set.changes;
        state->stage = attune_vault_progress(app->vault).stage;
        attune_vault_notes(app->vault, &state->note_count);
        state->built_ms = app->now_ms;
        state->generation = attune_vault_generation(app->vault);
    }
    int rows = area.rows - (shows_hints(app) ? HINT_ROWS : 0);
    list_view_set_height(&state->tree.view, rows > 0 ? (size_t)rows : 0);
}

void notes_mark_stale(App *app) { app->notes.stale = true; }

void notes_reveal(App *app, AttuneFileId id)
{
    const AttuneFile *file = attune_vault_file(app->vault, id);
    if (!file) {
        return;
    }
    Tree *tree = &app->notes.tree;
    if (tree_open_above(tree, file->path) || app->notes.stale) {
        build(app);
    }
    size_t row = tree_row_of_file(tree, id);
    if (row != SIZE_MAX) {
        list_view_reveal(&tree->view, row);
    }
}

/* ---- drawing ---- */

static Role role_of_name(bool current, bool selected, bool focused)
{
    if (selected && !focused) {
        return ROLE_selected_idle;
    }
    return current ? ROLE_current : ROLE_text;
}

static void draw_folder(const App *app, Surface *surface, Rect area, int row, int column,
                        const TreeRow *tree_row)
{
    const Tree *tree = &app->notes.tree;
    const TreeFolder *folder = tree_folder(tree, tree_row);
    bool open = app->notes.narrow.length > 0 || tree_is_open(tree, folder->path);
    surface_put(surface, area, row, column, ROLE_fold,
                glyph(surface, open ? GLYPH_fold_open : GLYPH_fold_closed));
    StrBuf count = {0};
    append_count(&count, folder->notes);
    int end = put_right(surface, area, row, area.columns - 1, ROLE_count, strbuf_view(&count));
    strbuf_clear(&count);
    size_t slash = str_find_last_char(folder->path, '/');
    Str name = slash == STR_NOT_FOUND ? folder->path : str_from_offset(folder->path, slash + 1);
    surface_put_cut(surface, area, row, column + 2, end - 1 - (column + 2), ROLE_folder, name);
}

static void draw_note(const App *app, Surface *surface, Rect area, int row, int column,
                      const TreeRow *tree_row, Role role)
{
    const AttuneFile *file = attune_vault_file(app->vault, tree_row->id);
    if (!file) {
        return;
    }
    if (file->record && file->record->status_count > 0) {
        AttuneStatusClass class_ = file->record->statuses[0].class_;
        surface_put(surface, area, row, column, status_role(class_),
                    status_glyph(class_, surface->ascii));
    }
    Str name = app->notes.sort.key == ATTUNE_SORT_TITLE ? file->title : file->name;
    surface_put_cut(surface, area, row, column + 2, area.columns - 1 - (column + 2), role, name);
}

static void draw_row(const App *app, Surface *surface, Rect area, int row, size_t index,
                     bool focused)
{
    const Tree *tree = &app->notes.tree;
    const TreeRow *tree_row = &tree->rows.items[index];
    bool selected = index == tree->view.selected;
    bool current = !tree_row->is_folder && tree_row->id == app->current;
    int indent = 2 * tree_row->depth;
    int column = 1 + (indent < area.columns / 2 ? indent : area.columns / 2);
    if (tree_row->is_folder) {
        draw_folder(app, surface, area, row, column, tree_row);
    } else {
        draw_note(app, surface, area, row, column, tree_row,
                  role_of_name(current, selected, focused));
    }
    if (current || (selected && (focused || !tree_row->is_folder))) {
        surface_put(surface, area, row, 0, ROLE_cursor_bar, glyph(surface, GLYPH_cursor));
    }
    if (selected && focused) {
        surface_set_role(surface, area, row, 0, area.columns, ROLE_selected);
    }
}

static int draw_hint(const App *app, Surface *surface, Rect area, int row, int column,
                     const char *command, const char *text)
{
    const Binding *binding = keymap_key_of(&app->keymap, CONTEXT_LIST, str_from(command));
    if (!binding) {
        return column;
    }
    StrBuf keys = {0};
    binding_append_label(&keys, binding, surface->ascii);
    column = surface_put(surface, area, row, column, ROLE_hint_key, strbuf_view(&keys)) + 1;
    strbuf_clear(&keys);
    if (text[0]) {
        column = surface_put(surface, area, row, column, ROLE_hint_text, str_from(text)) + 2;
    }
    return column;
}

static void draw_hints(const App *app, Surface *surface, Rect area)
{
    int row = area.rows - 2;
    bool wide = area.columns >= 28;
    int column = draw_hint(app, surface, area, row, 1, "filter-tag", wide ? "tag" : "");
    column = draw_hint(app, surface, area, row, column, "filter-property", wide ? "property" : "");
    draw_hint(app, surface, area, row, column, "filter-query", wide ? "query" : "filter");
}

static void draw(const App *app, Surface *surface, Rect area, bool focused)
{
    const ListView *view = &app->notes.tree.view;
    for (size_t i = 0; i < view->height && view->top + i < view->count; i++) {
        draw_row(app, surface, area, (int)i, view->top + i, focused);
    }
    if (view->count == 0 && attune_vault_progress(app->vault).stage == ATTUNE_STAGE_READY) {
        surface_put_cut(surface, area, 0, 1, area.columns - 2, ROLE_dim, STR("no note matches"));
    }
    if (shows_hints(app)) {
        draw_hints(app, surface, area);
    }
}

/* ---- what a key does ---- */

static void set_folder_open(App *app, const TreeRow *row, bool open)
{
    Tree *tree = &app->notes.tree;
    tree_set_open(tree, tree_folder(tree, row)->path, open);
    build(app);
}

static void open_row(App *app, const TreeRow *row)
{
    if (row->is_folder) {
        set_folder_open(app, row,
                        !tree_is_open(&app->notes.tree, tree_folder(&app->notes.tree, row)->path));
        return;
    }
    if (app_visit(app, row->id)) {
        app_focus(app, PANE_READER);
    }
}

static void fold_or_parent(App *app)
{
    Tree *tree = &app->notes.tree;
    const TreeRow *row = tree_selected(tree);
    if (row && row->is_folder && tree_is_open(tree, tree_folder(tree, row)->path) &&
        app->notes.narrow.length == 0) {
        set_folder_open(app, row, false);
        return;
    }
    size_t parent = tree_parent_row(tree, tree->view.selected);
    if (parent != SIZE_MAX) {
        list_view_select(&tree->view, parent);
    }
}

static void fold_here(App *app, bool open, bool turn)
{
    Tree *tree = &app->notes.tree;
    const TreeRow *row = tree_selected(tree);
    if (row && !row->is_folder) {
        size_t parent = tree_parent_row(tree, tree->view.selected);
        row = parent == SIZE_MAX ? NULL : &tree->rows.items[parent];
        if (row) {
            list_view_select(&tree->view, parent);
        }
    }
    if (row) {
        bool now = tree_is_open(tree, tree_folder(tree, row)->path);
        set_folder_open(app, row, turn ? !now : open);
    }
}

static void fold_all(App *app, bool open)
{
    tree_set_all_open(&app->notes.tree, open);
    build(app);
    notes_mark_stale(app);
}

static void reverse(App *app)
{
    app->notes.sort.descending = !app->notes.sort.descending;
    notes_mark_stale(app);
}

static void narrowed(App *app)
{
    notes_mark_stale(app);
    app->preview_pending = true;
}

static bool act_on_row(App *app, Action action)
{
    const TreeRow *row = tree_selected(&app->notes.tree);
    switch (action) {
    case ACTION_OPEN:
    case ACTION_RIGHT:
        if (row) {
            TreeRow copy = *row;
            open_row(app, &copy);
        }
        return true;
    case ACTION_LEFT:
        fold_or_parent(app);
        return true;
    case ACTION_FOLD_TURN:
        fold_here(app, false, true);
        return true;
    case ACTION_FOLD_OPEN:
        fold_here(app, true, false);
        return true;
    case ACTION_FOLD_CLOSE:
        fold_here(app, false, false);
        return true;
    case ACTION_FOLD_OPEN_ALL:
    case ACTION_FOLD_CLOSE_ALL:
        fold_all(app, action == ACTION_FOLD_OPEN_ALL);
        return true;
    case ACTION_NARROW:
        narrow_prompt_open(app, STR("NOTES"), &app->notes.narrow, narrowed);
        return true;
    case ACTION_SORT:
        sort_menu_open(app);
        return true;
    case ACTION_REVERSE:
        reverse(app);
        return true;
    default:
        return false;
    }
}

static bool act(App *app, Action action, const Call *call)
{
    if (!list_view_act(&app->notes.tree.view, action, call)) {
        return act_on_row(app, action);
    }
    app->preview_pending = true;
    return true;
}

static void click(App *app, int row, int column)
{
    (void)column;
    size_t index = list_view_row_at(&app->notes.tree.view, row);
    if (index == SIZE_MAX) {
        return;
    }
    list_view_select(&app->notes.tree.view, index);
    TreeRow copy = app->notes.tree.rows.items[index];
    if (copy.is_folder) {
        open_row(app, &copy);
    } else {
        app_visit(app, copy.id);
    }
}

static void append_sort(const App *app, StrBuf *out)
{
    static const char *const names[] = {
        [ATTUNE_SORT_TITLE] = "title",         [ATTUNE_SORT_MODIFIED] = "modified",
        [ATTUNE_SORT_CREATED] = "created",     [ATTUNE_SORT_WORDS] = "words",
        [ATTUNE_SORT_SIZE] = "size",           [ATTUNE_SORT_LINKS] = "links",
        [ATTUNE_SORT_BACKLINKS] = "backlinks",
    };
    AttuneSort sort = app->notes.sort;
    if (is_sorted_by_path(sort) && !sort.descending) {
        return;
    }
    Str name = sort.key == ATTUNE_SORT_PROPERTY ? sort.property
               : is_sorted_by_path(sort)        ? STR("name")
                                                : str_from(names[sort.key]);
    strbuf_append(out, STR("by "));
    strbuf_append(out, name);
    strbuf_append(out, sort.descending ? STR(", backwards") : STR(""));
}

static void status(const App *app, Status *out)
{
    const Tree *tree = &app->notes.tree;
    const TreeRow *row = tree_selected(tree);
    if (row && row->is_folder) {
        strbuf_append(&out->about, tree_folder(tree, row)->path);
    } else if (row) {
        const AttuneFile *file = attune_vault_file(app->vault, row->id);
        strbuf_append(&out->about, file ? file->path : STR(""));
    }
    append_sort(app, &out->detail);
    if (app->notes.narrow.length) {
        strbuf_append(&out->detail, out->detail.length ? STR(", ") : STR(""));
        strbuf_printf(&out->detail, "“%.*s”", STR_ARG(strbuf_view(&app->notes.narrow)));
    }
    status_hint(out, "open", "open");
    status_hint(out, "peek", "peek");
    status_hint(out, "narrow", "narrow");
    status_hint(out, "sort", "sort");
    status_hint(out, "help", "help");
}

const PaneType pane_type_notes = {
    .mode = STR_INIT("NOTES"),
    .context = CONTEXT_LIST,
    .update = notes_update,
    .draw = draw,
    .act = act,
    .click = click,
    .status = status,
};
