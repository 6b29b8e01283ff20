/* Commands that go to other notes. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"
#include "ui/app_internal.h"
#include "ui/command_run.h"
#include "ui/popups.h"

void run_back(App *app, const Call *call) { app_go(app, -call->count); }

void run_forward(App *app, const Call *call) { app_go(app, call->count); }

void run_open_note(App *app, const Call *call)
{
    (void)call;
    switcher_open(app);
}

void run_search(App *app, const Call *call)
{
    (void)call;
    search_open(app, STR(""));
}

void run_problems(App *app, const Call *call)
{
    (void)call;
    problems_open(app);
}

void run_neighbours(App *app, const Call *call)
{
    (void)call;
    neighbours_open(app);
}

/* ---- the first note, and home ---- */

static AttuneFileId first_that_exists(const App *app, const Str *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is_empty(paths[i])) {
            continue;
        }
        AttuneFileId file = attune_vault_file_by_path(app->vault, paths[i]);
        if (file != ATTUNE_FILE_NONE) {
            return file;
        }
    }
    return ATTUNE_FILE_NONE;
}

static AttuneFileId find_home(const App *app)
{
    if (!str_is_empty(app->options.home)) {
        AttuneResolution home = attune_vault_find(app->vault, app->options.home);
        if (home.target != ATTUNE_FILE_NONE) {
            return home.target;
        }
    }
    Str names[] = {STR("Home.md"), STR("index.md"), STR("README.md")};
    AttuneFileId file = first_that_exists(app, names, 3);
    if (file != ATTUNE_FILE_NONE) {
        return file;
    }
    size_t count = 0;
    const AttuneFileId *notes = attune_vault_notes(app->vault, &count);
    return count ? notes[0] : ATTUNE_FILE_NONE;
}

/* The first note of the folder that the person started in. */
static AttuneFileId first_of_folder(const App *app, Str folder)
{
    size_t count = 0;
    const AttuneFileId *notes = attune_vault_notes(app->vault, &count);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(app->vault, notes[i]);
        if (file && file->path.length > folder.length && file->path.data[folder.length] == '/' &&
            str_starts_with(file->path, folder)) {
            return notes[i];
        }
    }
    return ATTUNE_FILE_NONE;
}

static AttuneFileId find_first(const App *app, uint32_t *line)
{
    Str start = app->options.start;
    bool walking = attune_vault_progress(app->vault).stage == ATTUNE_STAGE_WALKING;
    if (!str_is_empty(start)) {
        AttuneFileId file = attune_vault_file_by_path(app->vault, start);
        if (file == ATTUNE_FILE_NONE && !walking) {
            file = first_of_folder(app, start);
        }
        if (file != ATTUNE_FILE_NONE || walking) {
            return file;
        }
    }
    AttuneFileId last = attune_vault_file_by_path(app->vault, app->options.memory.last_note);
    if (!str_is_empty(app->options.memory.last_note) && last != ATTUNE_FILE_NONE) {
        *line = app->options.memory.last_line;
        return last;
    }
    return walking ? ATTUNE_FILE_NONE : find_home(app);
}

void app_open_first(App *app)
{
    uint32_t line = 0;
    AttuneFileId file = find_first(app, &line);
    if (file == ATTUNE_FILE_NONE) {
        return;
    }
    bool shown = line > 1 ? app_visit_line(app, file, line) : app_visit(app, file);
    if (!shown) {
        AttuneFileId home = find_home(app);
        if (home != file && home != ATTUNE_FILE_NONE) {
            app_visit(app, home);
        }
    }
}

void run_home(App *app, const Call *call)
{
    (void)call;
    AttuneFileId home = find_home(app);
    if (home == ATTUNE_FILE_NONE) {
        app_say(app, STR("there is no note yet"));
    } else {
        app_visit(app, home);
    }
}

/* ---- today, and chance ---- */

void run_daily_note(App *app, const Call *call)
{
    (void)call;
    const AttuneSettings *settings = attune_vault_settings(app->vault);
    Date today = date_time_from_ns(app_now_ns(app), false).date;
    StrBuf path = {0};
    if (!str_is_empty(settings->daily_folder)) {
        strbuf_append(&path, settings->daily_folder);
        strbuf_append_char(&path, '/');
    }
    size_t folder = path.length;
    Str format = str_is_empty(settings->daily_format) ? STR("YYYY-MM-DD") : settings->daily_format;
    if (!date_append_moment(&path, format, today, NULL)) {
        date_append(&path, today);
    }
    strbuf_append(&path, STR(".md"));
    AttuneFileId file = attune_vault_file_by_path(app->vault, strbuf_view(&path));
    if (file != ATTUNE_FILE_NONE) {
        app_visit(app, file);
    } else {
        Str name = str_slice(strbuf_view(&path), folder, path.length - 3);
        app_message(app, "no daily note %.*s yet", STR_ARG(name));
    }
    strbuf_clear(&path);
}

static uint64_t next_random(App *app)
{
    app->random ^= (uint64_t)app->now_ms << 20;
    app->random = app->random ? app->random : 1;
    app->random ^= app->random << 13;
    app->random ^= app->random >> 7;
    app->random ^= app->random << 17;
    return app->random;
}

void run_random_note(App *app, const Call *call)
{
    (void)call;
    size_t count = 0;
    const AttuneFileId *notes = note_set_files(&app->set, app->vault, &count);
    if (count == 0) {
        app_say(app, STR("no note to choose from"));
        return;
    }
    size_t index = (size_t)(next_random(app) % count);
    if (notes[index] == app->current && count > 1) {
        index = (index + 1) % count;
    }
    app_visit(app, notes[index]);
}

/* ---- marks ---- */

void run_mark_set(App *app, const Call *call)
{
    bool letter = call->character < 0x80 && ascii_is_alpha((char)call->character);
    if (!letter || app->current == ATTUNE_FILE_NONE) {
        app_say(app, STR("marks are letters: a–z for this session, A–Z kept"));
        return;
    }
    if (ascii_is_upper((char)call->character)) {
        uint32_t line = app->reader.top > 0 ? reader_top_source_line(&app->reader) : 1;
        memory_keep_mark(app, (char)call->character, app->reader.file, line);
    }
    app_set_mark(app, call->character, app->reader.file, reader_position(&app->reader));
    app_message(app, "mark %c set", (char)call->character);
}

/* A mark of an earlier run is known by its path alone. */
static bool go_to_kept_mark(App *app, uint32_t letter)
{
    const KeptMark *kept = letter < 0x80 ? memory_find_mark(app, (char)letter) : NULL;
    AttuneFileId file =
        kept ? attune_vault_file_by_path(app->vault, strbuf_view(&kept->path)) : ATTUNE_FILE_NONE;
    return file != ATTUNE_FILE_NONE &&
           (kept->line > 1 ? app_visit_line(app, file, kept->line) : app_visit(app, file));
}

void run_mark_go(App *app, const Call *call)
{
    const Mark *mark = NULL;
    for (size_t i = 0; i < app->marks.count; i++) {
        if (app->marks.items[i].letter == call->character) {
            mark = &app->marks.items[i];
        }
    }
    if (!mark || !attune_vault_file(app->vault, mark->file)) {
        if (!go_to_kept_mark(app, call->character)) {
            app_say(app, STR("no such mark"));
        }
        return;
    }
    Mark copy = *mark;
    bool same = copy.file == app->current && !app_is_previewing(app);
    if (app_visit(app, copy.file)) {
        if (same) {
            history_visit(&app->history, copy.file);
        }
        reader_restore(&app->reader, copy.position);
    }
}
