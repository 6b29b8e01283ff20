/* What stands on the status line for a while: the keys that may follow a prefix, and questions. */

#include "base/alloc.h"
#include "base/gate.h"
#include "base/unicode.h"
#include "ui/app_internal.h"
#include "ui/box.h"
#include "ui/glyphs.h"

#define COLUMN_CELLS 34

typedef struct Continuation {
    StrBuf key;
    Str help;
    StrBuf own; /* help that is made here */
} Continuation;

typedef VEC(Continuation) Continuations;

/* ---- what may follow ---- */

static bool is_known(const Continuations *list, Str key)
{
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(strbuf_view(&list->items[i].key), key)) {
            return true;
        }
    }
    return false;
}

static void add_bindings(const App *app, Context context, Continuations *list)
{
    for (size_t i = 0; i < app->keymap.bindings.count; i++) {
        const Binding *binding = &app->keymap.bindings.items[i];
        const Command *command = command_by_name(binding->command);
        bool follows =
            binding->context == context && command && binding->length == app->pending.count + 1 &&
            memcmp(binding->keys, app->pending.keys, app->pending.count * sizeof(Key)) == 0;
        if (!follows) {
            continue;
        }
        Continuation next = {.help = command->help};
        key_append_label(&next.key, binding->keys[app->pending.count], app->ascii);
        if (is_known(list, strbuf_view(&next.key))) {
            strbuf_clear(&next.key);
            continue;
        }
        vec_push(list, next);
    }
}

static void add_marks(const App *app, Continuations *list)
{
    for (size_t i = 0; i < app->marks.count; i++) {
        const Mark *mark = &app->marks.items[i];
        const AttuneFile *file = attune_vault_file(app->vault, mark->file);
        if (!file) {
            continue;
        }
        Continuation next = {.help = STR("")};
        strbuf_append_code_point(&next.key, mark->letter);
        strbuf_append(&next.own, file->name);
        if (mark->position.source_line > 1) {
            strbuf_printf(&next.own, ":%u", mark->position.source_line);
        }
        vec_push(list, next);
    }
}

static bool is_set(const App *app, char letter)
{
    for (size_t i = 0; i < app->marks.count; i++) {
        if (app->marks.items[i].letter == (uint32_t)letter) {
            return true;
        }
    }
    return false;
}

static void add_kept_marks(const App *app, Continuations *list)
{
    for (size_t i = 0; i < app->kept_marks.count; i++) {
        const KeptMark *mark = &app->kept_marks.items[i];
        if (is_set(app, mark->letter)) {
            continue;
        }
        Continuation next = {.help = STR("")};
        strbuf_append_char(&next.key, mark->letter);
        strbuf_append(&next.own, strbuf_view(&mark->path));
        strbuf_printf(&next.own, ":%u", mark->line);
        vec_push(list, next);
    }
}

static void find_continuations(const App *app, Continuations *list)
{
    if (app->pending.waiting) {
        Continuation any = {.help = app->pending.waiting->help};
        strbuf_append(&any.key, STR("letter"));
        vec_push(list, any);
        if (str_equal(app->pending.waiting->name, STR("mark-go"))) {
            add_marks(app, list);
            add_kept_marks(app, list);
        }
        return;
    }
    for (Context context = app_context(app); context != CONTEXT_COUNT;
         context = context_fallback(context)) {
        add_bindings(app, context, list);
    }
}

static void clear_continuations(Continuations *list)
{
    for (size_t i = 0; i < list->count; i++) {
        strbuf_clear(&list->items[i].key);
        strbuf_clear(&list->items[i].own);
    }
    vec_clear(list);
}

static Rect above_status(const App *app)
{
    Rect status = app->screen.status;
    return (Rect){0, 0, status.row, status.columns};
}

static void draw_continuations(const App *app, Surface *surface, const Continuations *list)
{
    Rect area = above_status(app);
    int columns = area.columns / COLUMN_CELLS > 0 ? area.columns / COLUMN_CELLS : 1;
    int rows = ((int)list->count + columns - 1) / columns;
    StrBuf title = {0};
    app_append_pending(app, &title);
    Rect inside = drawer_draw(surface, area, rows + 1, strbuf_view(&title), STR(""));
    strbuf_clear(&title);
    int width = inside.columns / columns;
    for (size_t i = 0; i < list->count; i++) {
        const Continuation *next = &list->items[i];
        int column = 1 + (int)i / rows * width;
        int row = (int)i % rows;
        int end = surface_put(surface, inside, row, column, ROLE_hint_key, strbuf_view(&next->key));
        Str help = next->own.length ? strbuf_view(&next->own) : next->help;
        surface_put_cut(surface, inside, row, end + 2, column + width - end - 3, ROLE_hint_text,
                        help);
    }
}

void pending_draw(const App *app, Surface *surface)
{
    if (app->pending.count == 0 || app->screen.tiny) {
        return;
    }
    Continuations list = {0};
    find_continuations(app, &list);
    if (list.count > 0) {
        draw_continuations(app, surface, &list);
    }
    clear_continuations(&list);
}

/* ---- questions ---- */

static int count_rows(Str text, int width)
{
    int rows = 0;
    for (size_t from = 0; from < text.length; rows++) {
        size_t used;
        size_t fitting = gate_fit(str_from_offset(text, from), (size_t)width, &used);
        from = fitting ? from + fitting : unicode_cluster_end(text, from);
    }
    return rows;
}

/* The whole target is shown, on as many rows as it takes. */
static void draw_long_question(const App *app, Surface *surface, Str what)
{
    Rect area = above_status(app);
    int width = area.columns - 2 > 0 ? area.columns - 2 : 1;
    int rows = count_rows(what, width);
    Rect inside = drawer_draw(surface, area, rows + 1, STR("open"), STR(""));
    size_t from = 0;
    for (int row = 0; row < inside.rows; row++) {
        size_t used;
        Str rest = str_from_offset(what, from);
        size_t fitting = gate_fit(rest, (size_t)width, &used);
        surface_put(surface, inside, row, 1, ROLE_link, str_slice(rest, 0, fitting));
        from += fitting;
    }
}

void question_draw(const App *app, Surface *surface)
{
    Str what = app->question_path.length ? strbuf_view(&app->question_path)
                                         : strbuf_view(&app->question_text);
    Rect area = app->screen.status;
    Rect inner = {area.row, area.column + 1, area.rows, area.columns - 2};
    bool fits = (int)gate_width(what) + 16 <= inner.columns;
    if (!fits) {
        draw_long_question(app, surface, what);
    }
    int column = surface_put(surface, inner, 0, 0, ROLE_prompt, STR("open"));
    if (fits) {
        column = surface_put(surface, inner, 0, column + 1, ROLE_link, what);
    }
    column = surface_put(surface, inner, 0, column, ROLE_text, STR(" ? "));
    column = surface_put(surface, inner, 0, column, ROLE_hint_key, STR("y"));
    surface_put(surface, inner, 0, column + 1, ROLE_hint_key, STR("n"));
}
