/* Peek: what a link leads to, on a sheet under it. Its links can be focused and peeked in turn. */

#include "base/alloc.h"
#include "base/path.h"
#include "ui/app_internal.h"
#include "ui/box.h"
#include "ui/glyphs.h"
#include "ui/popups.h"
#include "ui/sheet.h"
#include "ui/target_cells.h"

#define FRAME 2 /* rows of the frame */
#define SIDE 3  /* cells left and right of the text: frame and blanks */
#define GAP 3

typedef enum Origin { ORIGIN_READER, ORIGIN_PEEK, ORIGIN_LIST } Origin;

typedef struct Peek {
    Overlay overlay;
    Reader reader;
    Origin origin;
    uint32_t target; /* that is peeked at, in the reader or in the sheet below */
    Rect anchor;     /* its rows on the screen, or those of the list's row; rows 0: none */
    Rect area;       /* of the sheet */
    AttuneFileId file;
    bool placed;
    size_t start;    /* top line at first */
    uint32_t line;   /* source line to show at first; 0: the top */
    AttuneLink link; /* with a heading or block to show at first */
    Arena arena;     /* of the link */
} Peek;

static Peek *peek_of(Overlay *overlay) { return (Peek *)overlay; }
static const Peek *peek_of_const(const Overlay *overlay) { return (const Peek *)overlay; }

static const OverlayType peek_type;

/* ---- geometry ---- */

/* As wide as the text of the reader and its margins; the whole body where no reader is seen. */
static Rect room_of(const App *app)
{
    if (!app_shows(app, PANE_READER)) {
        return app->screen.body;
    }
    Rect pane = app->screen.panes[PANE_READER];
    TextPlace place = text_place_of(app);
    Rect room = {pane.row, pane.column + place.left - PAGE_GUTTER, pane.rows,
                 place.width + 2 * PAGE_GUTTER};
    if (room.column < pane.column) {
        room.column = pane.column;
    }
    if (room.column + room.columns > pane.column + pane.columns) {
        room.columns = pane.column + pane.columns - room.column;
    }
    return room;
}

static Rect inside_of(const Peek *peek)
{
    Rect area = peek->area;
    int columns = area.columns - 2 * SIDE;
    return (Rect){area.row + 1, area.column + SIDE, area.rows - FRAME, columns > 0 ? columns : 0};
}

/* The rows of what is peeked at move when the screen gets another size. */
static void find_anchor(const App *app, Peek *peek)
{
    if (peek->origin == ORIGIN_PEEK && peek->overlay.below) {
        const Peek *below = peek_of_const(peek->overlay.below);
        peek->anchor = target_rows(&below->reader, inside_of(below), 0, peek->target);
    } else if (peek->origin == ORIGIN_READER) {
        peek->anchor = target_rows(&app->reader, app->screen.panes[PANE_READER],
                                   text_place_of(app).left, peek->target);
    }
}

static void go_to_start(Peek *peek)
{
    if (peek->link.anchor != ATTUNE_ANCHOR_NONE) {
        reader_go_to_anchor(&peek->reader, &peek->link);
        peek->reader.landed = SIZE_MAX;
    } else if (peek->line > 0) {
        reader_go_to_source(&peek->reader, peek->line);
    }
}

static void update(App *app, Overlay *overlay)
{
    Peek *peek = peek_of(overlay);
    if (reader_take_vault(&peek->reader) == READER_GONE) {
        app_pop(app);
        return;
    }
    find_anchor(app, peek);
    Rect room = room_of(app);
    int width = room.columns - 2 * SIDE;
    ReaderShape shape = {
        .width = width > 0 ? width : 1,
        .height = SHEET_ROWS - FRAME,
        .head = true,
        .untitled = true,
    };
    reader_set_shape(&peek->reader, &shape);
    if (!peek->placed) {
        go_to_start(peek);
        peek->start = peek->reader.top;
        peek->placed = true;
    }
    size_t lines = reader_line_count(&peek->reader);
    peek->area = sheet_place(room, peek->anchor, lines < SHEET_ROWS ? (int)lines : SHEET_ROWS);
    shape.height = peek->area.rows - FRAME;
    reader_set_shape(&peek->reader, &shape);
}

/* ---- drawing ---- */

typedef struct SheetKey {
    Str keys, text;
} SheetKey;

static int width_of(const SheetKey *key)
{
    return (int)(gate_width(key->keys) + 1 + gate_width(key->text));
}

/* The keys in the lower border; the first ones go where there is no room for all. */
static void draw_keys(Surface *surface, Rect area)
{
    static const SheetKey keys[] = {{STR_INIT("K"), STR_INIT("open")},
                                    {STR_INIT("Tab"), STR_INIT("links")},
                                    {STR_INIT("Esc"), STR_INIT("close")}};
    size_t count = sizeof keys / sizeof *keys, first = count;
    int width = 0;
    while (first > 0) {
        int more = width_of(&keys[first - 1]) + (width ? GAP : 0);
        if (width + more + 6 > area.columns) {
            break;
        }
        width += more;
        first--;
    }
    if (first == count) {
        return;
    }
    int row = area.rows - 1, column = area.columns - GAP - width;
    surface_fill(surface, (Rect){area.row + row, area.column + column - 1, 1, width + 2},
                 ROLE_text);
    for (size_t i = first; i < count; i++) {
        column = surface_put(surface, area, row, column, ROLE_hint_key, keys[i].keys);
        column = surface_put(surface, area, row, column + 1, ROLE_hint_text, keys[i].text) + GAP;
    }
}

/* What is peeked at stays where it is, reversed. */
static void draw_below(const App *app, const Peek *peek, Surface *surface)
{
    ghost_but_focus(surface, (Rect){0, 0, surface->rows - 1, surface->columns});
    if (peek->origin == ORIGIN_PEEK && peek->overlay.below) {
        const Peek *below = peek_of_const(peek->overlay.below);
        target_mark(&below->reader, surface, inside_of(below), 0, peek->target);
    } else if (peek->origin == ORIGIN_READER) {
        target_mark(&app->reader, surface, app->screen.panes[PANE_READER], text_place_of(app).left,
                    peek->target);
    }
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const Peek *peek = peek_of_const(overlay);
    const AttuneFile *file = attune_vault_file(app->vault, peek->file);
    if (!file) {
        return;
    }
    draw_below(app, peek, surface);
    box_draw(surface, peek->area, STR(""), file->title);
    box_put_corner(surface, peek->area, path_dir(file->path));
    draw_keys(surface, peek->area);
    reader_draw(&peek->reader, surface, inside_of(peek), 0, true);
}

/* ---- opening ---- */

static bool is_read_here(AttuneFileClass class_)
{
    return class_ == ATTUNE_FILE_NOTE || class_ == ATTUNE_FILE_TEXT || class_ == ATTUNE_FILE_BASE ||
           class_ == ATTUNE_FILE_CANVAS;
}

static Peek *new_peek(const App *app, Origin origin, uint32_t target)
{
    Peek *peek = MEM_NEW(Peek);
    peek->overlay.type = &peek_type;
    peek->origin = origin;
    peek->target = target;
    reader_init(&peek->reader, app->vault, app->options.capabilities);
    return peek;
}

static void free_peek(Overlay *overlay)
{
    Peek *peek = peek_of(overlay);
    reader_clear(&peek->reader);
    arena_clear(&peek->arena);
    mem_free(peek);
}

/* Takes `peek`. */
static void show(App *app, Peek *peek, AttuneFileId id)
{
    const AttuneFile *file = attune_vault_file(app->vault, id);
    peek->file = id;
    if (file && is_read_here(file->class_) && reader_open(&peek->reader, id)) {
        app_push(app, &peek->overlay);
        return;
    }
    free_peek(&peek->overlay);
    if (file) {
        Str kind = attune_file_class_name(file->class_);
        app_message(app, "%.*s · %.*s, gx opens it", STR_ARG(file->path), STR_ARG(kind));
    }
}

static void peek_at_link(App *app, const AttuneLink *link, AttuneFileId home, Origin origin,
                         uint32_t target)
{
    AttuneResolution resolution = attune_vault_resolve(app->vault, link, home);
    if (link->external || resolution.how == ATTUNE_HOW_EXTERNAL) {
        app_message(app, "leads outside: %.*s", STR_ARG(link->path));
    } else if (resolution.target == ATTUNE_FILE_NONE) {
        app_say_missing(app, link);
    } else {
        Peek *peek = new_peek(app, origin, target);
        peek->link = link_clone(&peek->arena, link);
        show(app, peek, resolution.target);
    }
}

static void peek_at_footnote(App *app, Reader *reader, Origin origin, uint32_t index)
{
    uint32_t number = page_target(reader->page, index)->number;
    const AttuneDocument *document = reader->document;
    if (document && number >= 1 && number <= document->footnote_count) {
        Peek *peek = new_peek(app, origin, index);
        peek->line = document->footnotes[number - 1]->line;
        show(app, peek, reader->file);
    }
}

static void peek_at_tag(App *app, Str tag)
{
    StrBuf query = {0};
    strbuf_printf(&query, "tag:%.*s", STR_ARG(tag));
    search_show(app, strbuf_view(&query));
    strbuf_clear(&query);
}

static void peek_at(App *app, Reader *reader, Origin origin, uint32_t index)
{
    const Target *target = page_target(reader->page, index);
    switch (target->kind) {
    case TARGET_LINK:
        peek_at_link(app, target->link, reader_link_home(reader, target->link), origin, index);
        break;
    case TARGET_FOOTNOTE:
        peek_at_footnote(app, reader, origin, index);
        break;
    case TARGET_TAG:
        peek_at_tag(app, target->text);
        break;
    default:
        app_say(app, STR("nothing to peek at here"));
    }
}

void peek_target(App *app, uint32_t target)
{
    if (app->reader.page && target < page_target_count(app->reader.page)) {
        peek_at(app, &app->reader, ORIGIN_READER, target);
    }
}

/* As Enter does, the first K focuses what is on the screen. */
static void peek_in_reader(App *app)
{
    Reader *reader = &app->reader;
    if (reader_target(reader) && reader_target_is_visible(reader, reader->focused)) {
        peek_target(app, reader->focused);
        return;
    }
    size_t top = reader->top;
    reader->focused = TARGET_NONE;
    bool found = reader_next_target(reader, 1);
    if (!found || reader->top != top) {
        reader->focused = TARGET_NONE;
        reader->top = top;
        app_say(app, STR("no link on this page of the note"));
    }
}

void peek_file(App *app, AttuneFileId file, uint32_t line, Rect anchor)
{
    Peek *peek = new_peek(app, ORIGIN_LIST, TARGET_NONE);
    peek->line = line;
    peek->anchor = anchor;
    show(app, peek, file);
}

/* Where the selected row of a focused list is on the screen, as far as that is known. */
static Rect selected_row(const App *app)
{
    Rect area = app->screen.panes[app->wish.focus];
    const ListView *view =
        app->wish.focus == PANE_NOTES ? &app->notes.tree.view : &app->lists[app->wish.focus].view;
    int rows = app->wish.focus == PANE_NOTES ? 1 : app->lists[app->wish.focus].entry_rows;
    int heading = app->wish.focus == PANE_NOTES ? 0 : 1;
    if (rows < 1 || view->selected < view->top) {
        return (Rect){0};
    }
    int row = heading + (int)(view->selected - view->top) * rows;
    return row < area.rows ? (Rect){area.row + row, area.column, rows, area.columns} : (Rect){0};
}

void peek_open(App *app)
{
    if (app->wish.focus == PANE_READER) {
        peek_in_reader(app);
        return;
    }
    AttuneFileId file = app_subject(app);
    if (file == ATTUNE_FILE_NONE) {
        app_say(app, STR("nothing to peek at here"));
        return;
    }
    peek_file(app, file, 0, selected_row(app));
}

/* ---- keys ---- */

static bool has_focus(const Peek *peek)
{
    return reader_target(&peek->reader) &&
           reader_target_is_visible(&peek->reader, peek->reader.focused);
}

/* Open the note itself, where the sheet is in it. */
static void visit(App *app, Peek *peek)
{
    Arena arena = {0};
    AttuneFileId file = peek->file;
    AttuneLink link = link_clone(&arena, &peek->link);
    Position position = reader_position(&peek->reader);
    position.target = TARGET_NONE;
    bool at_start = peek->reader.top == peek->start;
    app_close_overlays(app);
    if (app_visit(app, file)) {
        if (!at_start) {
            reader_restore(&app->reader, position);
        } else if (!reader_go_to_anchor(&app->reader, &link)) {
            reader_go_to(&app->reader, 0);
        }
    }
    app_focus(app, PANE_READER);
    arena_clear(&arena);
}

static void follow_link(App *app, Peek *peek, const AttuneLink *link)
{
    Arena arena = {0};
    AttuneFileId home = reader_link_home(&peek->reader, link);
    AttuneLink copy = link_clone(&arena, link);
    app_close_overlays(app);
    app_follow(app, &copy, home);
    arena_clear(&arena);
}

static void add_tag(App *app, Str text)
{
    Arena arena = {0};
    Str tag = arena_clone_str(&arena, text);
    app_close_overlays(app);
    app_add_tag_filter(app, tag);
    arena_clear(&arena);
}

static void follow(App *app, Peek *peek)
{
    const Target *target = has_focus(peek) ? reader_target(&peek->reader) : NULL;
    if (!target) {
        visit(app, peek);
    } else if (target->kind == TARGET_LINK) {
        follow_link(app, peek, target->link);
    } else if (target->kind == TARGET_TAG) {
        add_tag(app, target->text);
    } else if (target->kind == TARGET_FOLD) {
        reader_turn_fold(&peek->reader, target);
    } else {
        reader_go_to_footnote(&peek->reader, target);
    }
}

static void focus_next(App *app, Peek *peek, int direction)
{
    if (!reader_next_target(&peek->reader, direction)) {
        app_say(app, STR("no links here"));
    }
}

/* The commands that mean the sheet and not the note below it, under whatever keys they are. */
static bool take_key(App *app, Overlay *overlay, Key key)
{
    Peek *peek = peek_of(overlay);
    Str command;
    if (app->pending.count > 0 ||
        keymap_find(&app->keymap, CONTEXT_PEEK, &key, 1, &command) != KEYMAP_FOUND) {
        return false;
    }
    if (str_equal(command, STR("next-target")) || str_equal(command, STR("previous-target"))) {
        focus_next(app, peek, str_equal(command, STR("next-target")) ? 1 : -1);
    } else if (str_equal(command, STR("peek"))) {
        if (has_focus(peek)) {
            peek_at(app, &peek->reader, ORIGIN_PEEK, peek->reader.focused);
        } else {
            visit(app, peek);
        }
    } else if (str_equal(command, STR("follow")) || str_equal(command, STR("open"))) {
        follow(app, peek);
    } else if (str_equal(command, STR("next-heading")) ||
               str_equal(command, STR("previous-heading"))) {
        reader_next_heading(&peek->reader, str_equal(command, STR("next-heading")) ? 1 : -1, 1);
    } else {
        return false;
    }
    return true;
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    Peek *peek = peek_of(overlay);
    Reader *reader = &peek->reader;
    long page = reader->height > 1 ? reader->height - 1 : 1;
    long half = reader->height > 1 ? reader->height / 2 : 1;
    switch (action) {
    case ACTION_DOWN:
    case ACTION_WHEEL_DOWN:
        reader_scroll(reader, call->count);
        return true;
    case ACTION_UP:
    case ACTION_WHEEL_UP:
        reader_scroll(reader, -call->count);
        return true;
    case ACTION_PAGE_DOWN:
        reader_scroll(reader, call->count * page);
        return true;
    case ACTION_PAGE_UP:
        reader_scroll(reader, -call->count * page);
        return true;
    case ACTION_HALF_DOWN:
        reader_scroll(reader, call->count * half);
        return true;
    case ACTION_HALF_UP:
        reader_scroll(reader, -call->count * half);
        return true;
    case ACTION_TOP:
        reader_go_to(reader, 0);
        return true;
    case ACTION_BOTTOM:
        reader_go_to_end(reader);
        return true;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        reader_pan(reader, action == ACTION_LEFT ? -8 : 8);
        return true;
    case ACTION_OPEN:
        follow(app, peek);
        return true;
    default:
        return false;
    }
}

static bool is_inside(Rect area, int row, int column)
{
    return row >= area.row && row < area.row + area.rows && column >= area.column &&
           column < area.column + area.columns;
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    Peek *peek = peek_of(overlay);
    if (!is_inside(peek->area, row, column)) {
        app_pop(app);
        return;
    }
    Rect inside = inside_of(peek);
    uint32_t target = reader_target_at(&peek->reader, row - inside.row, column - inside.column, 0);
    if (target != TARGET_NONE) {
        peek->reader.focused = target;
        follow(app, peek);
    }
}

static bool work(App *app, Overlay *overlay, unsigned milliseconds)
{
    (void)app;
    return reader_work(&peek_of(overlay)->reader, milliseconds);
}

static void fill_status(const App *app, const Overlay *overlay, Status *status)
{
    const Peek *peek = peek_of_const(overlay);
    const AttuneFile *file = attune_vault_file(app->vault, peek->file);
    if (!file) {
        return;
    }
    strbuf_append(&status->about, file->path);
    const Target *target = has_focus(peek) ? reader_target(&peek->reader) : NULL;
    if (target && target->kind == TARGET_LINK) {
        AttuneResolution found = attune_vault_resolve(
            app->vault, target->link, reader_link_home(&peek->reader, target->link));
        const AttuneFile *leads_to = attune_vault_file(app->vault, found.target);
        strbuf_append(&status->target, leads_to ? leads_to->path : target->link->path);
        status->missing = found.how == ATTUNE_HOW_NONE;
    }
    size_t count = reader_line_count(&peek->reader), first = peek->reader.top + 1;
    size_t last = peek->reader.top + (size_t)peek->reader.height;
    last = last < count ? last : count;
    strbuf_printf(&status->detail, "%zu%s%zu of %zu", first, app->ascii ? "-" : "–", last, count);
    status_hint_keys(status, "j k", "scroll");
    status_hint(status, "peek", target ? "peek" : "open");
    status_hint_keys(status, "Esc", "close");
}

static const OverlayType peek_type = {
    .mode = STR_INIT("PEEK"),
    .context = CONTEXT_PEEK,
    .takes_keys = true,
    .update = update,
    .draw = draw,
    .key = take_key,
    .act = act,
    .click = click,
    .work = work,
    .status = fill_status,
    .free = free_peek,
};
