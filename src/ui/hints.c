/* Hints: a letter on every target that is on the screen. Nothing moves. */

#include "base/alloc.h"
#include "ui/app_internal.h"
#include "ui/hint_label.h"
#include "ui/popups.h"
#include "ui/target_cells.h"

typedef struct Hints {
    Overlay overlay;
    TargetCellsVec cells;
    VEC(uint32_t) targets; /* in the order in which they are seen */
    VEC(HintLabel) labels; /* one a target */
    char typed[HINT_LABEL_MAX];
    size_t length;
    bool peek; /* a letter was typed with Shift */
} Hints;

static Hints *hints_of(Overlay *overlay) { return (Hints *)overlay; }
static const Hints *hints_of_const(const Overlay *overlay) { return (const Hints *)overlay; }

/* ---- where targets are ---- */

/* The place of a target among those that are seen; their count when it is none of them. */
static size_t index_of(const Hints *hints, uint32_t target)
{
    size_t index = 0;
    while (index < hints->targets.count && hints->targets.items[index] != target) {
        index++;
    }
    return index;
}

static void collect(const App *app, Hints *hints)
{
    hints->cells.count = hints->targets.count = 0;
    target_cells_collect(&app->reader, app->screen.panes[PANE_READER], text_place_of(app).left,
                         &hints->cells);
    for (size_t i = 0; i < hints->cells.count; i++) {
        uint32_t target = hints->cells.items[i].target;
        if (index_of(hints, target) == hints->targets.count) {
            vec_push(&hints->targets, target);
        }
    }
    vec_reserve(&hints->labels, hints->targets.count);
    hints->labels.count = hints->targets.count;
    if (hints->targets.count > 0) {
        hint_label_assign(hints->labels.items, hints->targets.count);
    }
}

static void update(App *app, Overlay *overlay) { collect(app, hints_of(overlay)); }

/* ---- drawing ---- */

/* Give the cells of targets back the roles that they had in `before`. */
static void restore_roles(const Hints *hints, Surface *surface, Rect area, const uint8_t *before)
{
    size_t next = 0;
    for (size_t i = 0; i < hints->cells.count; i++) {
        const TargetCells *run = &hints->cells.items[i];
        for (int cell = 0; cell < run->width; cell++) {
            surface_set_role(surface, area, run->row, run->column + cell, 1, (Role)before[next++]);
        }
    }
}

static void draw_labels(const Hints *hints, Surface *surface, Rect area)
{
    size_t next = 0; /* targets come in the order of their first cells */
    for (size_t i = 0; i < hints->cells.count && next < hints->targets.count; i++) {
        const TargetCells *run = &hints->cells.items[i];
        if (run->target != hints->targets.items[next]) {
            continue;
        }
        const HintLabel *label = &hints->labels.items[next++];
        if (hint_label_starts_with(label, hints->typed, hints->length)) {
            surface_put(surface, area, run->row, run->column, ROLE_label,
                        (Str){label->letters, label->length});
        }
    }
}

/* Everything is dim but the targets, which keep their looks. */
static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const Hints *hints = hints_of_const(overlay);
    Rect area = app->screen.panes[PANE_READER];
    VEC(uint8_t) before = {0};
    for (size_t i = 0; i < hints->cells.count; i++) {
        const TargetCells *run = &hints->cells.items[i];
        for (int cell = 0; cell < run->width; cell++) {
            int row = area.row + run->row, column = area.column + run->column + cell;
            bool on = row < surface->rows && column < surface->columns;
            vec_push(&before, on ? surface_cell(surface, row, column)->role : (uint8_t)ROLE_text);
        }
    }
    surface_ghost(surface, (Rect){0, 0, surface->rows - 1, surface->columns});
    restore_roles(hints, surface, area, before.items);
    draw_labels(hints, surface, area);
    vec_clear(&before);
}

/* ---- keys ---- */

static void choose(App *app, const Hints *hints, size_t index)
{
    uint32_t target = hints->targets.items[index];
    bool peek = hints->peek;
    app_pop(app);
    app_focus(app, PANE_READER);
    app->reader.focused = target;
    if (peek) {
        peek_target(app, target);
        return;
    }
    const Target *chosen = reader_target(&app->reader);
    if (chosen) {
        app_follow_target(app, chosen);
    }
}

static bool take_letter(App *app, Hints *hints, char letter)
{
    bool peek = hints->peek || ascii_is_upper(letter);
    char typed[HINT_LABEL_MAX];
    memcpy(typed, hints->typed, sizeof typed);
    typed[hints->length] = ascii_to_lower(letter);
    size_t index;
    switch (hint_label_find(hints->labels.items, hints->labels.count, typed, hints->length + 1,
                            &index)) {
    case HINT_FOUND:
        hints->peek = peek;
        choose(app, hints, index);
        return true;
    case HINT_PREFIX:
        hints->peek = peek;
        hints->typed[hints->length++] = ascii_to_lower(letter);
        return true;
    default:
        app_message(app, "no link has the letter %c", letter);
        return true;
    }
}

static bool take_key(App *app, Overlay *overlay, Key key)
{
    Hints *hints = hints_of(overlay);
    update(app, overlay); /* several keys may come between two frames */
    if (key < 0x80 && ascii_is_alpha((char)key)) {
        return take_letter(app, hints, (char)key);
    }
    if (key == UI_KEY_BACKSPACE && hints->length > 0) {
        hints->length--;
        hints->peek = false;
        return true;
    }
    app_pop(app);
    return true;
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

static void click(App *app, Overlay *overlay, int row, int column)
{
    Hints *hints = hints_of(overlay);
    Rect area = app->screen.panes[PANE_READER];
    for (size_t i = 0; i < hints->cells.count; i++) {
        const TargetCells *run = &hints->cells.items[i];
        int from = area.column + run->column;
        if (row == area.row + run->row && column >= from && column < from + run->width) {
            choose(app, hints, index_of(hints, run->target));
            return;
        }
    }
    app_pop(app);
}

static void fill_status(const App *app, const Overlay *overlay, Status *status)
{
    (void)app;
    const Hints *hints = hints_of_const(overlay);
    if (hints->length > 0) {
        strbuf_append(&status->about, (Str){hints->typed, hints->length});
    } else {
        strbuf_append(&status->about, STR("type a letter"));
    }
    status_hint_keys(status, "letter", "follow");
    status_hint_keys(status, "Shift-letter", "peek");
    status_hint_keys(status, "Esc", "cancel");
}

static void free_hints(Overlay *overlay)
{
    Hints *hints = hints_of(overlay);
    vec_clear(&hints->cells);
    vec_clear(&hints->targets);
    vec_clear(&hints->labels);
    mem_free(hints);
}

static const OverlayType hints_type = {
    .mode = STR_INIT("HINT"),
    .context = CONTEXT_EVERYWHERE,
    .takes_keys = true,
    .update = update,
    .draw = draw,
    .key = take_key,
    .act = act,
    .click = click,
    .status = fill_status,
    .free = free_hints,
};

void hints_open(App *app)
{
    if (!app_shows(app, PANE_READER)) {
        app_focus(app, PANE_READER);
        app_update(app);
    }
    Hints *hints = MEM_NEW(Hints);
    hints->overlay.type = &hints_type;
    collect(app, hints);
    if (hints->targets.count == 0) {
        free_hints(&hints->overlay);
        app_say(app, STR("no link on this page of the note"));
        return;
    }
    app_push(app, &hints->overlay);
}
