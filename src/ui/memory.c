/* What outlives a run, as text: marks A to Z, and the notes that were read. */

#include "base/alloc.h"
#include "ui/app_internal.h"

#define HISTORY_KEPT 50
#define LINES_MAX 1000 /* of what comes from a file that anybody may have written */

/* ---- marks ---- */

const KeptMark *memory_find_mark(const App *app, char letter)
{
    for (size_t i = 0; i < app->kept_marks.count; i++) {
        if (app->kept_marks.items[i].letter == letter) {
            return &app->kept_marks.items[i];
        }
    }
    return NULL;
}

static void put_mark(App *app, char letter, Str path, uint32_t line)
{
    for (size_t i = 0; i < app->kept_marks.count; i++) {
        KeptMark *mark = &app->kept_marks.items[i];
        if (mark->letter == letter) {
            strbuf_reset(&mark->path);
            strbuf_append(&mark->path, path);
            mark->line = line;
            return;
        }
    }
    KeptMark mark = {.letter = letter, .line = line};
    strbuf_append(&mark.path, path);
    vec_push(&app->kept_marks, mark);
}

void memory_keep_mark(App *app, char letter, AttuneFileId file, uint32_t line)
{
    const AttuneFile *there = attune_vault_file(app->vault, file);
    if (there && str_find_char(there->path, '\n', 0) == STR_NOT_FOUND) {
        put_mark(app, letter, there->path, line);
    }
}

static void take_mark(App *app, Str text)
{
    Str rest = text, letter, number;
    uint64_t line = 0;
    bool well_formed = str_next_piece(&rest, ' ', &letter) && letter.length == 1 &&
                       ascii_is_upper(letter.data[0]) && str_next_piece(&rest, ' ', &number) &&
                       str_parse_u64(number, &line) && line > 0 && line < UINT32_MAX &&
                       !str_is_empty(rest);
    if (well_formed) {
        put_mark(app, letter.data[0], rest, (uint32_t)line);
    }
}

void memory_take(App *app)
{
    Str rest = app->options.memory.marks, line;
    for (int i = 0; i < LINES_MAX && str_next_piece(&rest, '\n', &line); i++) {
        take_mark(app, line);
    }
}

/* ---- history ---- */

void memory_restore_history(App *app)
{
    bool walking = attune_vault_progress(app->vault).stage == ATTUNE_STAGE_WALKING;
    if (app->history_restored || walking) {
        return;
    }
    app->history_restored = true;
    VEC(AttuneFileId) files = {0};
    Str rest = app->options.memory.history, path;
    for (int i = 0; i < LINES_MAX && str_next_piece(&rest, '\n', &path); i++) {
        AttuneFileId file = attune_vault_file_by_path(app->vault, path);
        bool again = files.count > 0 && vec_last(&files) == file;
        if (!str_is_empty(path) && file != ATTUNE_FILE_NONE && !again) {
            vec_push(&files, file);
        }
    }
    /* The last one is opened by itself. */
    AttuneFileId last = attune_vault_file_by_path(app->vault, app->options.memory.last_note);
    if (files.count > 0 && vec_last(&files) == last) {
        files.count--;
    }
    history_prepend(&app->history, files.items, files.count);
    vec_clear(&files);
}

static void write_history(App *app)
{
    strbuf_reset(&app->memory_history);
    size_t end = app->history.places.count ? app->history.current + 1 : 0;
    for (size_t i = end > HISTORY_KEPT ? end - HISTORY_KEPT : 0; i < end; i++) {
        const AttuneFile *file = attune_vault_file(app->vault, app->history.places.items[i].file);
        if (file && str_find_char(file->path, '\n', 0) == STR_NOT_FOUND) {
            strbuf_append(&app->memory_history, file->path);
            strbuf_append_char(&app->memory_history, '\n');
        }
    }
}

void memory_write(App *app)
{
    strbuf_reset(&app->memory_marks);
    for (size_t i = 0; i < app->kept_marks.count; i++) {
        const KeptMark *mark = &app->kept_marks.items[i];
        strbuf_printf(&app->memory_marks, "%c %u ", mark->letter, mark->line);
        strbuf_append(&app->memory_marks, strbuf_view(&mark->path));
        strbuf_append_char(&app->memory_marks, '\n');
    }
    write_history(app);
}

void memory_clear(App *app)
{
    for (size_t i = 0; i < app->kept_marks.count; i++) {
        strbuf_clear(&app->kept_marks.items[i].path);
    }
    vec_clear(&app->kept_marks);
    strbuf_clear(&app->memory_note);
    strbuf_clear(&app->memory_marks);
    strbuf_clear(&app->memory_history);
}
