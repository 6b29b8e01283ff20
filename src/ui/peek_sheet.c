#include "ui/peek_sheet.h"

#include "base/path.h"
#include "ui/box.h"
#include "ui/glyphs.h"
#include "ui/popups.h"
#include "ui/sheet.h"
#include "ui/target_cells.h"

#define FRAME 2 /* rows of the frame */
#define SIDE 3  /* cells left and right of the text: frame and blanks */
#define GAP 3

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

Rect peek_inside(const Peek *peek)
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
        peek->anchor = target_rows(&below->reader, peek_inside(below), 0, peek->target);
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

void peek_update(App *app, Overlay *overlay)
{
    Peek *peek = peek_of(overlay);
    uint64_t generation = attune_vault_generation(app->vault);
    if (peek->generation != generation) {
        peek->generation = generation;
        if (reader_take_vault(&peek->reader) == READER_GONE) {
            reader_close(&peek->reader);
        }
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
        target_mark(&below->reader, surface, peek_inside(below), 0, peek->target);
    } else if (peek->origin == ORIGIN_READER) {
        target_mark(&app->reader, surface, app->screen.panes[PANE_READER], text_place_of(app).left,
                    peek->target);
    }
}

void peek_draw(const App *app, const Overlay *overlay, Surface *surface)
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
    reader_draw(&peek->reader, surface, peek_inside(peek), 0, true);
}

/* ---- the status line ---- */

bool peek_has_focus(const Peek *peek)
{
    return reader_target(&peek->reader) &&
           reader_target_is_visible(&peek->reader, peek->reader.focused);
}

void peek_status(const App *app, const Overlay *overlay, Status *status)
{
    const Peek *peek = peek_of_const(overlay);
    const AttuneFile *file = attune_vault_file(app->vault, peek->file);
    if (!file) {
        return;
    }
    strbuf_append(&status->about, file->path);
    const Target *target = peek_has_focus(peek) ? reader_target(&peek->reader) : NULL;
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
