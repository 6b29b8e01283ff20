#include "ui/menu.h"

#include "base/alloc.h"
#include "base/gate.h"
#include "ui/app_internal.h"
#include "ui/box.h"
#include "ui/glyphs.h"

static const Menu *menu_of(const Overlay *overlay) { return (const Menu *)overlay; }

/* Over the reader where there is one, else over all. */
static Rect place(const App *app, const Menu *menu)
{
    Rect area = app->screen.panes[PANE_READER];
    if (!arrange_shows(&app->screen, PANE_READER)) {
        area = app->screen.body;
    }
    int top = app->screen.title.rows;
    int room = app->screen.status.row - top;
    int rows = (int)menu->items.count + 2;
    return (Rect){top, area.column, rows < room ? rows : room, area.columns};
}

static void update(App *app, Overlay *overlay)
{
    Menu *menu = (Menu *)overlay;
    Rect area = place(app, menu);
    list_view_set_height(&menu->view, area.rows > 2 ? (size_t)(area.rows - 2) : 1);
    list_view_set_count(&menu->view, menu->items.count);
}

static void draw_item(const MenuItem *item, Surface *surface, Rect inside, int row, int labels)
{
    int column = 1;
    if (labels) {
        surface_put(surface, inside, row, column, ROLE_key_name, item->label);
        column += labels;
    }
    if (!str_is_empty(item->mark)) {
        surface_put(surface, inside, row, column, item->mark_role, item->mark);
        column += 2;
    }
    int end = inside.columns - 1;
    if (!str_is_empty(item->right)) {
        int width = (int)gate_width(item->right);
        int most = inside.columns * 2 / 5;
        width = width < most ? width : most;
        put_cut_start(surface, inside, row, end - width, width, ROLE_dim, item->right);
        end -= width + 2;
    }
    surface_put_cut(surface, inside, row, column, end - column, ROLE_text, item->text);
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const Menu *menu = menu_of(overlay);
    Rect area = place(app, menu);
    Rect below = {area.row, area.column, app->screen.status.row - area.row, area.columns};
    surface_ghost(surface, below);
    Rect inside = box_draw(surface, area, STR(""), menu->title);
    box_put_footer(surface, area, strbuf_view(&menu->footer));
    for (size_t i = 0; i < menu->view.height && menu->view.top + i < menu->items.count; i++) {
        size_t index = menu->view.top + i;
        draw_item(&menu->items.items[index], surface, inside, (int)i, menu->label_width);
        if (index == menu->view.selected && !menu->reads) {
            surface_set_role(surface, inside, (int)i, 0, inside.columns, ROLE_selected);
        }
    }
}

static void choose(App *app, Menu *menu)
{
    if (menu->view.selected >= menu->items.count || !menu->chosen) {
        app_pop(app);
        return;
    }
    void (*chosen)(App * app, const MenuItem *item) = menu->chosen;
    Arena arena = menu->arena;
    MenuItem item = menu->items.items[menu->view.selected];
    menu->arena = (Arena){0};
    app_pop(app);
    chosen(app, &item);
    arena_clear(&arena);
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    Menu *menu = (Menu *)overlay;
    if (menu->reads && (action == ACTION_DOWN || action == ACTION_UP)) {
        list_view_scroll(&menu->view, action == ACTION_DOWN ? call->count : -call->count);
        return true;
    }
    if (list_view_act(&menu->view, action, call)) {
        return true;
    }
    switch (action) {
    case ACTION_OPEN:
    case ACTION_RIGHT:
        choose(app, menu);
        return true;
    case ACTION_LEFT:
        app_pop(app);
        return true;
    default:
        return false;
    }
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    Menu *menu = (Menu *)overlay;
    Rect area = place(app, menu);
    bool inside = column > area.column && column < area.column + area.columns - 1;
    size_t index = inside ? list_view_row_at(&menu->view, row - area.row - 1) : SIZE_MAX;
    if (index == SIZE_MAX) {
        app_pop(app);
        return;
    }
    list_view_select(&menu->view, index);
    choose(app, menu);
}

static void status(const App *app, const Overlay *overlay, Status *out)
{
    const Menu *menu = menu_of(overlay);
    out->mode = menu->mode;
    const MenuItem *item =
        menu->view.selected < menu->items.count ? &menu->items.items[menu->view.selected] : NULL;
    const AttuneFile *file = item ? attune_vault_file(app->vault, item->file) : NULL;
    if (file) {
        strbuf_append(&out->about, file->path);
    }
    if (!menu->reads && menu->items.count > 0) {
        strbuf_printf(&out->detail, "%zu of %zu", menu->view.selected + 1, menu->items.count);
        status_hint(out, "open", menu->verb);
    }
    status_hint_keys(out, "Esc", "close");
}

static void free_menu(Overlay *overlay)
{
    Menu *menu = (Menu *)overlay;
    vec_clear(&menu->items);
    arena_clear(&menu->arena);
    strbuf_clear(&menu->footer);
    mem_free(menu);
}

static const OverlayType menu_type = {
    .context = CONTEXT_LIST,
    .update = update,
    .draw = draw,
    .act = act,
    .click = click,
    .status = status,
    .free = free_menu,
};

Menu *menu_new(Str mode, Str title)
{
    Menu *menu = MEM_NEW(Menu);
    menu->overlay.type = &menu_type;
    menu->mode = mode;
    menu->title = title;
    menu->verb = "open";
    return menu;
}

void menu_add(Menu *menu, const MenuItem *item)
{
    MenuItem copy = *item;
    copy.mark = arena_clone_str(&menu->arena, item->mark);
    copy.label = arena_clone_str(&menu->arena, item->label);
    copy.text = arena_clone_str(&menu->arena, item->text);
    copy.right = arena_clone_str(&menu->arena, item->right);
    int width = (int)gate_width(copy.label);
    if (width > 0 && width + 3 > menu->label_width) {
        menu->label_width = width + 3;
    }
    vec_push(&menu->items, copy);
}

void menu_open(App *app, Menu *menu) { app_push(app, &menu->overlay); }
