/* Peek: what a link leads to, on a sheet under it. Its links can be focused and peeked in turn. */

#include "base/alloc.h"
#include "ui/peek_sheet.h"
#include "ui/popups.h"

static const OverlayType peek_type;

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
    const Target *target = peek_has_focus(peek) ? reader_target(&peek->reader) : NULL;
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
        if (peek_has_focus(peek)) {
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
    Rect inside = peek_inside(peek);
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

static const OverlayType peek_type = {
    .mode = STR_INIT("PEEK"),
    .context = CONTEXT_PEEK,
    .takes_keys = true,
    .update = peek_update,
    .draw = peek_draw,
    .key = take_key,
    .act = act,
    .click = click,
    .work = work,
    .status = peek_status,
    .free = free_peek,
};
