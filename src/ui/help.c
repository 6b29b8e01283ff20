/* Every key (reference screen 10c): the usual ones at a glance, all of them below, to be narrowed.
 */

#include "base/alloc.h"
#include "base/arena.h"
#include "ui/app_internal.h"
#include "ui/help_table.h"
#include "ui/narrow.h"
#include "ui/narrow_prompt.h"

#define COLUMN_CELLS 33
#define KEY_CELLS 10
#define NAME_CELLS 20

/* A piece of text at a place of the page; `keys` stand before it. */
typedef struct HelpCell {
    int row, column;
    bool section;
    Str keys;
    Str name; /* of the command, in the list of all keys */
    Str text;
} HelpCell;

typedef struct HelpPopup {
    Overlay overlay;
    Context from; /* where help was asked for */
    VEC(HelpCell) cells;
    Arena arena;
    ListView view; /* rows of the page; only its top is used */
    StrBuf narrow;
    int width; /* that the cells were placed for */
    bool stale;
} HelpPopup;

/* ---- the usual keys ---- */

static const Binding *nth_key(const App *app, Context context, Str command, int n)
{
    for (; context != CONTEXT_COUNT; context = context_fallback(context)) {
        for (size_t i = 0; i < app->keymap.bindings.count; i++) {
            const Binding *binding = &app->keymap.bindings.items[i];
            bool bound = binding->context == context && str_equal(binding->command, command);
            if (bound && n-- == 0) {
                return binding;
            }
        }
    }
    return NULL;
}

static Str keys_of(const App *app, HelpPopup *popup, const HelpRow *row)
{
    if (!str_is_empty(row->fixed)) {
        bool arrows = app->ascii && str_equal(row->fixed, STR("↑ ↓"));
        return arrows ? STR("Up Down") : row->fixed;
    }
    StrBuf keys = {0};
    for (int n = 0; n < row->keys_each; n++) {
        for (int i = 0; i < HELP_COMMANDS && !str_is_empty(row->commands[i]); i++) {
            const Binding *binding = nth_key(app, row->context, row->commands[i], n);
            if (binding) {
                strbuf_append(&keys, keys.length ? STR(" ") : STR(""));
                binding_append_label(&keys, binding, app->ascii);
            }
        }
    }
    Str own = arena_clone_str(&popup->arena, strbuf_view(&keys));
    strbuf_clear(&keys);
    return own;
}

static int section_height(HelpSection section)
{
    size_t count;
    const HelpRow *rows = help_rows(&count);
    int height = 1;
    for (size_t i = 0; i < count; i++) {
        height += rows[i].section == section;
    }
    return height;
}

/* The keys of the pane that help was asked from come first. */
static void order_sections(const HelpPopup *popup, HelpSection order[HELP_SECTION_COUNT])
{
    bool list = popup->from != CONTEXT_NOTE && popup->from != CONTEXT_PEEK;
    HelpSection first = list ? HELP_LISTS : HELP_NOTE;
    size_t count = 0;
    order[count++] = first;
    for (int section = 0; section < HELP_SECTION_COUNT; section++) {
        if ((HelpSection)section != first) {
            order[count++] = (HelpSection)section;
        }
    }
}

/* How many columns the sections take when none is higher than `limit`. */
static int columns_within(const HelpSection *order, int limit)
{
    int columns = 1, height = 0;
    for (int i = 0; i < HELP_SECTION_COUNT; i++) {
        int more = section_height(order[i]);
        if (height > 0 && height + 1 + more > limit) {
            columns++;
            height = 0;
        }
        height += (height > 0) + more;
    }
    return columns;
}

static void add_section(const App *app, HelpPopup *popup, HelpSection section, int row, int column)
{
    HelpCell head = {
        .row = row++, .column = column, .section = true, .text = help_section_name(section)};
    vec_push(&popup->cells, head);
    size_t count;
    const HelpRow *rows = help_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].section == section) {
            HelpCell cell = {.row = row++,
                             .column = column,
                             .keys = keys_of(app, popup, &rows[i]),
                             .text = rows[i].text};
            vec_push(&popup->cells, cell);
        }
    }
}

/* @return the rows that they take */
static int place_sections(const App *app, HelpPopup *popup)
{
    HelpSection order[HELP_SECTION_COUNT];
    order_sections(popup, order);
    int columns = popup->width / COLUMN_CELLS > 0 ? popup->width / COLUMN_CELLS : 1;
    int limit = 1;
    while (columns_within(order, limit) > columns) {
        limit++;
    }
    int column = 0, row = 0, highest = 0;
    for (int i = 0; i < HELP_SECTION_COUNT; i++) {
        int height = section_height(order[i]);
        if (row > 0 && row + height > limit) {
            column++;
            row = 0;
        }
        int indent = 1 + column * (popup->width / columns) + (column > 0 ? 2 : 0);
        add_section(app, popup, order[i], row, indent);
        row += height + 1;
        highest = row > highest ? row : highest;
    }
    return highest;
}

/* ---- all keys ---- */

static Str context_words(Context context)
{
    static const Str words[CONTEXT_COUNT] = {
        [CONTEXT_EVERYWHERE] = STR_INIT("All keys: everywhere"),
        [CONTEXT_LIST] = STR_INIT("All keys: lists"),
        [CONTEXT_NOTE] = STR_INIT("All keys: a note"),
        [CONTEXT_FACETS] = STR_INIT("All keys: choosing a filter"),
        [CONTEXT_PEEK] = STR_INIT("All keys: peek"),
        [CONTEXT_PROBLEMS] = STR_INIT("All keys: problems"),
        [CONTEXT_HELP] = STR_INIT("All keys: help"),
    };
    return words[context];
}

static bool is_wanted(const HelpPopup *popup, Str keys, const Command *command)
{
    Str narrow = strbuf_view(&popup->narrow);
    return str_is_empty(narrow) || str_equal(narrow, keys) ||
           narrow_matches(narrow, command->help) || narrow_matches(narrow, command->name);
}

static int add_context(const App *app, HelpPopup *popup, Context context, int row)
{
    bool headed = false;
    for (size_t i = 0; i < app->keymap.bindings.count; i++) {
        const Binding *binding = &app->keymap.bindings.items[i];
        const Command *command = command_by_name(binding->command);
        if (binding->context != context || !command) {
            continue;
        }
        StrBuf keys = {0};
        binding_append_label(&keys, binding, app->ascii);
        if (is_wanted(popup, strbuf_view(&keys), command)) {
            if (!headed) {
                HelpCell head = {
                    .row = row++, .column = 1, .section = true, .text = context_words(context)};
                vec_push(&popup->cells, head);
                headed = true;
            }
            HelpCell cell = {.row = row++,
                             .column = 1,
                             .keys = arena_clone_str(&popup->arena, strbuf_view(&keys)),
                             .name = command->name,
                             .text = command->help};
            vec_push(&popup->cells, cell);
        }
        strbuf_clear(&keys);
    }
    return headed ? row + 1 : row;
}

static void build(const App *app, HelpPopup *popup)
{
    popup->cells.count = 0;
    arena_reset(&popup->arena);
    int row = popup->narrow.length ? 0 : place_sections(app, popup);
    for (int context = 0; context < CONTEXT_COUNT; context++) {
        row = add_context(app, popup, (Context)context, row);
    }
    popup->stale = false;
    list_view_set_count(&popup->view, row > 0 ? (size_t)row - 1 : 0);
}

static void update(App *app, Overlay *overlay)
{
    HelpPopup *popup = (HelpPopup *)overlay;
    Rect body = app->screen.body;
    if (popup->stale || popup->width != body.columns) {
        popup->width = body.columns;
        build(app, popup);
    }
    list_view_set_height(&popup->view, body.rows > 0 ? (size_t)body.rows : 0);
}

/* ---- drawing ---- */

static void draw_cell(const HelpCell *cell, Surface *surface, Rect body, int row)
{
    int end = body.columns - 1;
    if (cell->section) {
        surface_put_cut(surface, body, row, cell->column, end - cell->column, ROLE_section,
                        cell->text);
        return;
    }
    int text = surface_put(surface, body, row, cell->column, ROLE_text, cell->keys) + 1;
    text = text < cell->column + KEY_CELLS ? cell->column + KEY_CELLS : text;
    if (!str_is_empty(cell->name) && body.columns >= 70) {
        surface_put_cut(surface, body, row, text, NAME_CELLS - 1, ROLE_text, cell->name);
        text += NAME_CELLS;
    }
    surface_put_cut(surface, body, row, text, end - text, ROLE_dim, cell->text);
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const HelpPopup *popup = (const HelpPopup *)overlay;
    Rect body = app->screen.body;
    for (size_t i = 0; i < popup->cells.count; i++) {
        const HelpCell *cell = &popup->cells.items[i];
        int row = cell->row - (int)popup->view.top;
        if (row >= 0 && row < body.rows) {
            draw_cell(cell, surface, body, row);
        }
    }
    if (popup->cells.count == 0) {
        surface_put(surface, body, 0, 1, ROLE_dim, STR("no key does that"));
    }
}

/* ---- keys ---- */

static void narrowed(App *app)
{
    for (Overlay *overlay = app->overlays; overlay; overlay = overlay->below) {
        if (overlay->type->context == CONTEXT_HELP) {
            ((HelpPopup *)overlay)->stale = true;
            ((HelpPopup *)overlay)->view.top = 0;
        }
    }
}

/* There is nothing to select: the page scrolls. */
static bool scroll(HelpPopup *popup, Action action, const Call *call)
{
    long page = popup->view.height > 2 ? (long)popup->view.height - 2 : 1;
    long rows;
    switch (action) {
    case ACTION_DOWN:
    case ACTION_WHEEL_DOWN:
        rows = call->count;
        break;
    case ACTION_UP:
    case ACTION_WHEEL_UP:
        rows = -call->count;
        break;
    case ACTION_PAGE_DOWN:
    case ACTION_PAGE_UP:
        rows = (action == ACTION_PAGE_DOWN ? page : -page) * call->count;
        break;
    case ACTION_HALF_DOWN:
    case ACTION_HALF_UP:
        rows = (action == ACTION_HALF_DOWN ? page / 2 : -(page / 2)) * call->count;
        break;
    case ACTION_TOP:
    case ACTION_BOTTOM:
        rows = action == ACTION_TOP ? -(long)popup->view.count : (long)popup->view.count;
        break;
    default:
        return false;
    }
    list_view_scroll(&popup->view, rows);
    return true;
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    HelpPopup *popup = (HelpPopup *)overlay;
    if (scroll(popup, action, call)) {
        return true;
    }
    if (action == ACTION_NARROW) {
        narrow_prompt_open(app, STR("HELP"), &popup->narrow, narrowed);
        return true;
    }
    return action == ACTION_OPEN || action == ACTION_LEFT;
}

static void cancel(App *app, Overlay *overlay)
{
    HelpPopup *popup = (HelpPopup *)overlay;
    if (popup->narrow.length == 0) {
        app_pop(app);
        return;
    }
    strbuf_reset(&popup->narrow);
    narrowed(app);
}

static void status(const App *app, const Overlay *overlay, Status *out)
{
    (void)app;
    const HelpPopup *popup = (const HelpPopup *)overlay;
    strbuf_append(&out->detail, STR("change keys in config.yaml"));
    if (popup->view.count > popup->view.height) {
        size_t end = popup->view.top + popup->view.height;
        strbuf_printf(&out->place, "%zu%%",
                      end >= popup->view.count ? (size_t)100 : end * 100 / popup->view.count);
    }
    status_hint(out, "narrow", "find");
    status_hint(out, "commands", "commands");
    status_hint(out, "close", "close");
}

static void title(const App *app, const Overlay *overlay, StrBuf *out)
{
    (void)overlay;
    const Binding *binding = keymap_key_of(&app->keymap, CONTEXT_HELP, STR("narrow"));
    if (binding) {
        binding_append_label(out, binding, app->ascii);
        strbuf_append(out, STR(" find a key"));
    }
}

static void free_popup(Overlay *overlay)
{
    HelpPopup *popup = (HelpPopup *)overlay;
    vec_clear(&popup->cells);
    arena_clear(&popup->arena);
    strbuf_clear(&popup->narrow);
    mem_free(popup);
}

static const OverlayType help_type = {
    .mode = STR_INIT("HELP"),
    .context = CONTEXT_HELP,
    .covers = true,
    .update = update,
    .draw = draw,
    .act = act,
    .cancel = cancel,
    .status = status,
    .title = title,
    .free = free_popup,
};

void help_open(App *app)
{
    HelpPopup *popup = MEM_NEW(HelpPopup);
    popup->overlay.type = &help_type;
    popup->from = pane_type(app->wish.focus)->context;
    popup->stale = true;
    app_push(app, &popup->overlay);
}
