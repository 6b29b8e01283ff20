/* Every command by name, with its key: the command palette. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/match_text.h"
#include "ui/palette_command.h"
#include "ui/picker.h"
#include "ui/popups.h"

typedef struct PaletteRow {
    const Command *command;       /* or */
    const PaletteCommand *spoken; /* one that is typed with an argument */
    AttuneFuzzy name, help;
    int score;
    size_t order;
} PaletteRow;

typedef struct Palette {
    Overlay overlay;
    Picker picker;
    VEC(PaletteRow) rows;
    StrBuf made_for;
    bool made;
} Palette;

static Palette *palette_of(Overlay *overlay) { return (Palette *)overlay; }
static const Palette *palette_of_const(const Overlay *overlay) { return (const Palette *)overlay; }

/* ---- rows ---- */

static Str name_of(const PaletteRow *row)
{
    ASSERT(row->command || row->spoken, "a row is one of the two");
    return row->command ? row->command->name : row->spoken->name;
}

static Str help_of(const PaletteRow *row)
{
    ASSERT(row->command || row->spoken, "a row is one of the two");
    return row->command ? row->command->help : row->spoken->help;
}

/* A name that fits is meant more often than words of its help that fit. */
static void add_row(Palette *palette, PaletteRow row, Str pattern)
{
    enum { NAME_BONUS = 1 << 20 };
    bool by_name = attune_fuzzy_match(pattern, name_of(&row), &row.name);
    row.score = by_name ? row.name.score + NAME_BONUS : 0;
    if (!by_name) {
        row.name = (AttuneFuzzy){0};
        if (!attune_fuzzy_match(pattern, help_of(&row), &row.help)) {
            return;
        }
        row.score = row.help.score;
    }
    row.order = palette->rows.count;
    vec_push(&palette->rows, row);
}

static int by_score(const void *a, const void *b)
{
    const PaletteRow *x = a, *y = b;
    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    size_t x_length = name_of(x).length, y_length = name_of(y).length;
    if (x_length != y_length && x->score > 0) {
        return x_length < y_length ? -1 : 1; /* more of it is typed */
    }
    return x->order < y->order ? -1 : x->order > y->order;
}

/* "open ~/notes": only the command that takes what is behind the blank. */
static bool add_with_argument(Palette *palette, Str typed)
{
    size_t blank = str_find_char(typed, ' ', 0);
    Str name = str_slice(typed, 0, blank == STR_NOT_FOUND ? typed.length : blank);
    size_t count;
    const PaletteCommand *spoken = palette_command_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (blank != STR_NOT_FOUND && str_equal(name, spoken[i].name) &&
            spoken[i].argument.length > 0) {
            add_row(palette, (PaletteRow){.spoken = &spoken[i]}, name);
            return true;
        }
        uint64_t line;
        if (str_equal(spoken[i].name, STR("line")) && str_parse_u64(typed, &line)) {
            add_row(palette, (PaletteRow){.spoken = &spoken[i]}, STR(""));
            return true;
        }
    }
    return false;
}

static void make_rows(Palette *palette)
{
    Str typed = str_trim_ascii(line_edit_text(&palette->picker.edit));
    palette->rows.count = 0;
    if (add_with_argument(palette, typed)) {
        return;
    }
    size_t count, spoken_count;
    const Command *commands = command_list(&count);
    const PaletteCommand *spoken = palette_command_list(&spoken_count);
    for (size_t i = 0; i < count; i++) {
        add_row(palette, (PaletteRow){.command = &commands[i]}, typed);
    }
    for (size_t i = 0; i < spoken_count; i++) {
        add_row(palette, (PaletteRow){.spoken = &spoken[i]}, typed);
    }
    if (palette->rows.count > 1 && !str_is_empty(typed)) {
        qsort(palette->rows.items, palette->rows.count, sizeof *palette->rows.items, by_score);
    }
}

static void update(App *app, Overlay *overlay)
{
    Palette *palette = palette_of(overlay);
    Str typed = line_edit_text(&palette->picker.edit);
    if (!palette->made || !str_equal(typed, strbuf_view(&palette->made_for))) {
        make_rows(palette);
        strbuf_reset(&palette->made_for);
        strbuf_append(&palette->made_for, typed);
        palette->made = true;
        list_view_select(&palette->picker.view, 0);
    }
    picker_fit(&palette->picker, app->wish.rows, palette->rows.count);
}

/* ---- drawing ---- */

/* The keys that the command would have without this pop-up. */
static void append_key(const App *app, const PaletteRow *row, StrBuf *out)
{
    if (!row->command) {
        return;
    }
    static const Context contexts[] = {CONTEXT_NOTE, CONTEXT_LIST};
    Context own = pane_type(app->wish.focus)->context;
    const Binding *binding = keymap_key_of(&app->keymap, own, row->command->name);
    for (size_t i = 0; !binding && i < sizeof contexts / sizeof *contexts; i++) {
        binding = keymap_key_of(&app->keymap, contexts[i], row->command->name);
    }
    if (binding) {
        binding_append_label(out, binding, app->ascii);
    }
}

static void draw_row(const App *app, const PaletteRow *row, Surface *surface, Rect area, int at,
                     bool selected)
{
    enum { NAME_CELLS = 22 };
    Role role = selected ? ROLE_selected : ROLE_text;
    Role dim = selected ? ROLE_selected : ROLE_dim;
    Role marked = selected ? ROLE_match_current : ROLE_fuzzy;
    surface_fill(surface, (Rect){area.row + at, area.column, 1, area.columns}, role);
    int end = area.columns - 1;
    StrBuf key = {0};
    append_key(app, row, &key);
    if (key.length > 0 && end > NAME_CELLS) {
        Role key_role = selected ? ROLE_selected : ROLE_hint_key;
        end = put_right(surface, area, at, end, key_role, strbuf_view(&key)) - 2;
    }
    strbuf_clear(&key);
    int column =
        match_text_put(surface, area, at, 1, end - 1, name_of(row), &row->name, role, marked);
    if (row->spoken && column + 2 < end) {
        column = surface_put_cut(surface, area, at, column + 1, end - column - 1, dim,
                                 row->spoken->argument);
    }
    int help = column < NAME_CELLS ? 1 + NAME_CELLS : column + 2;
    if (help + 8 < end) {
        match_text_put(surface, area, at, help, end - help, help_of(row), &row->help, dim, marked);
    }
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const Palette *palette = palette_of_const(overlay);
    const ListView *view = &palette->picker.view;
    StrBuf count = {0};
    append_counted(&count, palette->rows.count, "command", "commands");
    Rect rows = picker_draw(&palette->picker, surface, STR("Commands"), strbuf_view(&count));
    strbuf_clear(&count);
    for (size_t i = view->top; i < view->top + view->height && i < view->count; i++) {
        draw_row(app, &palette->rows.items[i], surface, rows, picker_row_of(&palette->picker, i),
                 i == view->selected);
    }
}

/* ---- running ---- */

static const PaletteRow *selected_row(const Palette *palette)
{
    size_t index = palette->picker.view.selected;
    return index < palette->rows.count ? &palette->rows.items[index] : NULL;
}

static void run_command(App *app, const Command *command)
{
    app_pop(app);
    if (command->takes_character) {
        app->pending.waiting = command;
        return;
    }
    if (!command_do(app, command, &(Call){.count = 1})) {
        app_message(app, "%.*s: nothing to do here", STR_ARG(command->name));
    }
}

/* A command that wants an argument waits for it. */
static void run_spoken(App *app, Palette *palette, const PaletteCommand *spoken)
{
    Str typed = str_trim_ascii(line_edit_text(&palette->picker.edit));
    size_t blank = str_find_char(typed, ' ', 0);
    Str argument = STR("");
    uint64_t line;
    if (str_parse_u64(typed, &line)) {
        argument = typed;
    } else if (blank != STR_NOT_FOUND && str_equal(str_slice(typed, 0, blank), spoken->name)) {
        argument = str_trim_ascii(str_from_offset(typed, blank));
    }
    StrBuf text = {0};
    if (spoken->argument.length > 0 && argument.length == 0) {
        strbuf_append(&text, spoken->name);
        strbuf_append_char(&text, ' ');
        line_edit_set(&palette->picker.edit, strbuf_view(&text));
    } else {
        strbuf_append(&text, argument);
        app_pop(app);
        spoken->run(app, strbuf_view(&text));
    }
    strbuf_clear(&text);
}

static void run_row(App *app, Palette *palette)
{
    const PaletteRow *row = selected_row(palette);
    if (!row) {
        app_message(app, "no command “%.*s”", STR_ARG(line_edit_text(&palette->picker.edit)));
    } else if (row->command) {
        run_command(app, row->command);
    } else {
        run_spoken(app, palette, row->spoken);
    }
}

static void complete(Palette *palette)
{
    const PaletteRow *row = selected_row(palette);
    if (row && str_find_char(line_edit_text(&palette->picker.edit), ' ', 0) == STR_NOT_FOUND) {
        StrBuf text = {0};
        strbuf_append(&text, name_of(row));
        if (row->spoken && row->spoken->argument.length > 0) {
            strbuf_append_char(&text, ' ');
        }
        line_edit_set(&palette->picker.edit, strbuf_view(&text));
        strbuf_clear(&text);
    }
}

/* ---- the pop-up ---- */

static bool take_key(App *app, Overlay *overlay, Key key)
{
    Palette *palette = palette_of(overlay);
    update(app, overlay); /* several keys may come between two frames */
    switch (picker_handle(&palette->picker, key)) {
    case PICKER_ENTER:
        run_row(app, palette);
        return true;
    case PICKER_TAB:
        complete(palette);
        return true;
    case PICKER_CHANGED:
    case PICKER_MOVED:
        return true;
    default:
        return false;
    }
}

static void paste(App *app, Overlay *overlay, Str text)
{
    (void)app;
    line_edit_insert(&palette_of(overlay)->picker.edit, text);
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    (void)app;
    (void)call;
    if (action == ACTION_WHEEL_UP || action == ACTION_WHEEL_DOWN) {
        list_view_move(&palette_of(overlay)->picker.view, action == ACTION_WHEEL_UP ? 1 : -1);
    }
    return true;
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    (void)column;
    Palette *palette = palette_of(overlay);
    size_t index = picker_index_at(&palette->picker, app->wish.rows, row);
    if (index == SIZE_MAX) {
        app_pop(app);
        return;
    }
    list_view_select(&palette->picker.view, index);
    run_row(app, palette);
}

static void fill_status(const App *app, const Overlay *overlay, Status *status)
{
    status->edit = &palette_of_const(overlay)->picker.edit;
    strbuf_append(&status->prompt, STR(":"));
    status_hint_keys(status, "Enter", "run");
    status_hint_keys(status, app->ascii ? "Up Down" : "↑↓", "choose");
    status_hint_keys(status, "Tab", "complete");
    status_hint_keys(status, "Esc", "cancel");
}

static void free_palette(Overlay *overlay)
{
    Palette *palette = palette_of(overlay);
    picker_clear(&palette->picker);
    vec_clear(&palette->rows);
    strbuf_clear(&palette->made_for);
    mem_free(palette);
}

static const OverlayType palette_type = {
    .mode = STR_INIT("COMMAND"),
    .context = CONTEXT_EVERYWHERE,
    .takes_keys = true,
    .update = update,
    .draw = draw,
    .key = take_key,
    .act = act,
    .paste = paste,
    .click = click,
    .status = fill_status,
    .free = free_palette,
};

void palette_open(App *app)
{
    Palette *palette = MEM_NEW(Palette);
    palette->overlay.type = &palette_type;
    app_push(app, &palette->overlay);
}
