#include "support/test.h"

#include "stage.h"

#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"

/* 2026-03-08 12:00 UTC, a day that never ends. */
#define NOW_NS (INT64_C(1772971200) * 1000000000)

struct Stage {
    AttuneVault *vault;
    App *app;
    Surface surface;
    StrBuf text, row, styles;
    Effect effect;
    int64_t now_ms;
    uint64_t generation;
};

int stage_setup(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") ? 0 : 1;
}

/* ---- events ---- */

static void send(Stage *stage, Event event)
{
    event.now_ms = stage->now_ms;
    stage->effect = app_handle(stage->app, &event);
}

void stage_work(Stage *stage)
{
    for (int i = 0; app_work(stage->app, 1000); i++) {
        assert_true(i < 100000);
    }
}

void stage_load(Stage *stage)
{
    attune_vault_finish(stage->vault);
    send(stage, (Event){.kind = EVENT_VAULT});
    stage_work(stage);
}

static void press(Stage *stage, const char *keys, bool works)
{
    Str text = str_from(keys);
    for (size_t offset = 0; offset < text.length;) {
        Key key;
        if (!key_parse(text, &offset, &key)) {
            fail_msg("no key: %s", keys + offset);
        }
        send(stage, (Event){.kind = EVENT_KEY, .as.key = key});
        if (works) {
            stage_work(stage);
        }
    }
}

void stage_keys(Stage *stage, const char *keys) { press(stage, keys, true); }

void stage_keys_at_once(Stage *stage, const char *keys) { press(stage, keys, false); }

void stage_paste(Stage *stage, const char *text)
{
    send(stage, (Event){.kind = EVENT_PASTE, .as.paste = str_from(text)});
    stage_work(stage);
}

static void use_mouse(Stage *stage, MouseAction action, int row, int column)
{
    Event event = {.kind = EVENT_MOUSE};
    event.as.mouse.action = action;
    event.as.mouse.row = row - 1;
    event.as.mouse.column = column - 1;
    send(stage, event);
    stage_work(stage);
}

void stage_click(Stage *stage, int row, int column) { use_mouse(stage, MOUSE_PRESS, row, column); }

void stage_wheel(Stage *stage, int row, int column, bool down)
{
    use_mouse(stage, down ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP, row, column);
}

void stage_resize(Stage *stage, int rows, int columns)
{
    surface_resize(&stage->surface, rows, columns);
    Event event = {.kind = EVENT_RESIZE};
    event.as.size.rows = rows;
    event.as.size.columns = columns;
    send(stage, event);
    stage_work(stage);
}

void stage_wait(Stage *stage, int64_t milliseconds)
{
    stage->now_ms += milliseconds;
    send(stage, (Event){.kind = EVENT_TIME});
    stage_work(stage);
}

/* ---- beginning and end ---- */

static char *folder_path(const char *folder)
{
    if (folder[0] != '/') {
        return test_source_path(folder);
    }
    char *path = malloc(strlen(folder) + 1);
    assert_non_null(path);
    memcpy(path, folder, strlen(folder) + 1);
    return path;
}

Stage *stage_open(const StageOptions *options)
{
    Stage *stage = MEM_NEW(Stage);
    stage->now_ms = 1000;
    surface_init(&stage->surface);
    AttuneError error = {0};
    char *folder = folder_path(options->folder);
    AttuneVaultOptions loading = {.threads = 1};
    loading.load = options->choose_vault ? ATTUNE_LOAD_NOTHING : ATTUNE_LOAD_ALL;
    stage->vault = attune_vault_open(folder, &loading, &error);
    free(folder);
    if (!stage->vault) {
        fail_msg("%s", error.message);
    }
    if (!options->is_loading) {
        attune_vault_finish(stage->vault);
    }
    AppOptions app = {
        .vault = stage->vault,
        .start = str_from(options->start),
        .capabilities = CAPABILITIES_FULL,
        .now_ns = NOW_NS,
        .guide = options->guide,
        .known_vaults = options->vaults,
        .known_vault_count = options->vault_count,
        .choose_vault = options->choose_vault,
        .memory = options->memory,
    };
    app.capabilities.ascii = options->ascii;
    if (options->mono) {
        app.capabilities.color = app.capabilities.italic = app.capabilities.underline =
            app.capabilities.dim = false;
    }
    stage->surface.ascii = options->ascii;
    stage->app = app_new(&app);
    stage_resize(stage, options->rows, options->columns);
    return stage;
}

void stage_close(Stage *stage)
{
    app_free(stage->app);
    attune_vault_close(stage->vault);
    surface_clear(&stage->surface);
    strbuf_clear(&stage->text);
    strbuf_clear(&stage->row);
    strbuf_clear(&stage->styles);
    mem_free(stage);
}

App *stage_app(Stage *stage) { return stage->app; }
Effect stage_effect(const Stage *stage) { return stage->effect; }
AttuneVault *stage_vault(Stage *stage) { return stage->vault; }

/* ---- what is seen ---- */

const Surface *stage_surface(Stage *stage)
{
    surface_erase(&stage->surface);
    app_draw(stage->app, &stage->surface);
    return &stage->surface;
}

static Str line_of(Str text, int number)
{
    Str line = {0};
    for (int i = 0; i < number; i++) {
        if (!str_next_piece(&text, '\n', &line)) {
            return STR("");
        }
    }
    return line;
}

static Str without_blanks(Str text)
{
    while (text.length > 0 && text.data[text.length - 1] == ' ') {
        text.length--;
    }
    return text;
}

static Str draw_text(Stage *stage)
{
    strbuf_reset(&stage->text);
    surface_dump_text(stage_surface(stage), &stage->text);
    return strbuf_view(&stage->text);
}

Str stage_row(Stage *stage, int row) { return without_blanks(line_of(draw_text(stage), row)); }

Str stage_status(Stage *stage) { return stage_row(stage, stage->surface.rows); }

bool stage_shows(Stage *stage, const char *text)
{
    return str_find(draw_text(stage), str_from(text), 0) != STR_NOT_FOUND;
}

Str stage_styles(Stage *stage, int row)
{
    strbuf_reset(&stage->styles);
    surface_dump_styles(stage_surface(stage), &stage->styles);
    strbuf_reset(&stage->row);
    strbuf_printf(&stage->row, "row %d col ", row);
    Str rest = strbuf_view(&stage->styles), line, start = strbuf_view(&stage->row);
    while (str_next_piece(&rest, '\n', &line)) {
        if (str_starts_with(line, start)) {
            return str_from_offset(line, start.length);
        }
    }
    return STR("");
}

/* ---- golden screens ---- */

static char *screen_path(const char *name)
{
    StrBuf relative = {0};
    strbuf_printf(&relative, "tests/ui/screens/%s.txt", name);
    char *path = test_source_path(strbuf_cstr(&relative));
    strbuf_clear(&relative);
    return path;
}

static void read_file(const char *path, StrBuf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("%s is not there; make it with ATTUNE_UPDATE=1", path);
        return;
    }
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;) {
        strbuf_append(out, (Str){piece, got});
    }
    fclose(file);
}

static void write_file(const char *path, Str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
}

/* The first line of a screen says what it shows; it is kept. */
static Str caption_of(const char *path, StrBuf *old)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return STR("");
    }
    fclose(file);
    read_file(path, old);
    Str rest = strbuf_view(old), line;
    return str_next_piece(&rest, '\n', &line) ? line : STR("");
}

void stage_assert_screen(Stage *stage, const char *name)
{
    char *path = screen_path(name);
    StrBuf old = {0}, screen = {0};
    Str caption = caption_of(path, &old);
    strbuf_append(&screen, caption.length ? caption : str_from(name));
    strbuf_printf(&screen, "\ngrid %dx%d\n", stage->surface.columns, stage->surface.rows);
    surface_dump_text(stage_surface(stage), &screen);
    strbuf_append(&screen, STR("styles (everything else: text)\n"));
    surface_dump_styles(&stage->surface, &screen);
    if (getenv("ATTUNE_UPDATE")) {
        write_file(path, strbuf_view(&screen));
    } else {
        if (old.length == 0) {
            read_file(path, &old);
        }
        assert_text(name, strbuf_view(&screen), strbuf_cstr(&old));
    }
    strbuf_clear(&screen);
    strbuf_clear(&old);
    free(path);
}
