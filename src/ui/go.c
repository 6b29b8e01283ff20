/* Going from note to note: history, links, the places that have keys of their own. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/popups.h"

/* ---- the open note ---- */

void app_set_mark(App *app, uint32_t letter, AttuneFileId file, Position position)
{
    for (size_t i = 0; i < app->marks.count; i++) {
        if (app->marks.items[i].letter == letter) {
            app->marks.items[i].file = file;
            app->marks.items[i].position = position;
            return;
        }
    }
    Mark mark = {.letter = letter, .file = file, .position = position};
    vec_push(&app->marks, mark);
}

/* Before a jump: the place is remembered for "back" and for the mark of the last jump. */
static void leave_place(App *app)
{
    if (app->current == ATTUNE_FILE_NONE) {
        return;
    }
    if (!app_is_previewing(app)) {
        history_keep(&app->history, reader_position(&app->reader));
    }
    const Place *place = history_current(&app->history);
    if (place) {
        app_set_mark(app, '\'', place->file, place->position);
    }
}

static void say_not_shown(App *app, AttuneFileId file)
{
    const AttuneFile *there = attune_vault_file(app->vault, file);
    if (there) {
        app_message(app, "%.*s cannot be shown as text", STR_ARG(there->path));
    }
}

static bool show(App *app, AttuneFileId file)
{
    if (app->reader.file == file) {
        return true;
    }
    if (reader_open(&app->reader, file)) {
        return true;
    }
    say_not_shown(app, file);
    /* The note that was open comes back, where there is one. */
    if (app->current != ATTUNE_FILE_NONE && reader_open(&app->reader, app->current)) {
        const Place *place = history_current(&app->history);
        reader_restore(&app->reader, place ? place->position : (Position){0});
    }
    return false;
}

/* A pane that has the screen for itself makes room for what was gone to. */
static void take_as_current(App *app, AttuneFileId file)
{
    if (!app_shows(app, PANE_READER) && app->screen.body.rows > 0) {
        app->wish.focus = PANE_READER;
    }
    app->current = file;
    app->preview_pending = false;
    app->properties_chosen = false;
    notes_reveal(app, file);
}

bool app_visit(App *app, AttuneFileId file)
{
    leave_place(app);
    bool same = app->reader.file == file;
    bool previewed = same && app_is_previewing(app);
    if (!show(app, file)) {
        return false;
    }
    if (same && !previewed) {
        return true;
    }
    history_visit(&app->history, file);
    take_as_current(app, file);
    return true;
}

bool app_visit_line(App *app, AttuneFileId file, uint32_t line)
{
    bool same = app->current == file && !app_is_previewing(app);
    if (!app_visit(app, file)) {
        return false;
    }
    if (same) {
        history_visit(&app->history, file);
    }
    reader_go_to_source(&app->reader, line);
    return true;
}

void app_go(App *app, long steps)
{
    if (app_is_previewing(app)) {
        app_end_preview(app);
        return;
    }
    leave_place(app);
    if (!history_go(&app->history, steps)) {
        app_say(app, steps < 0 ? STR("nothing to go back to") : STR("nothing to go forward to"));
        return;
    }
    Place place = *history_current(&app->history);
    if (show(app, place.file)) {
        take_as_current(app, place.file);
        reader_restore(&app->reader, place.position);
    }
}

/* ---- preview ---- */

void app_preview(App *app)
{
    app->preview_pending = false;
    const TreeRow *row = tree_selected(&app->notes.tree);
    if (!row || row->is_folder || row->id == app->reader.file) {
        return;
    }
    if (row->id == app->current) {
        app_end_preview(app);
        return;
    }
    if (!app_is_previewing(app) && app->current != ATTUNE_FILE_NONE) {
        history_keep(&app->history, reader_position(&app->reader));
    }
    reader_open(&app->reader, row->id);
}

void app_end_preview(App *app)
{
    app->preview_pending = false;
    const Place *place = history_current(&app->history);
    if (app_is_previewing(app) && place && reader_open(&app->reader, place->file)) {
        reader_restore(&app->reader, place->position);
    }
    notes_reveal(app, app->current);
}

void app_adopt_preview(App *app)
{
    if (app_is_previewing(app) && app->reader.file != ATTUNE_FILE_NONE) {
        app_visit(app, app->reader.file);
    } else if (app->preview_pending) {
        app->preview_pending = false;
        notes_reveal(app, app->current);
    }
}

/* ---- links ---- */

static void append_parts(StrBuf *out, const AttuneLink *link)
{
    for (size_t i = 0; i < link->part_count; i++) {
        strbuf_append(out, i ? STR(" > ") : STR(""));
        strbuf_append(out, link->parts[i]);
    }
}

static void say_no_anchor(App *app, const AttuneLink *link)
{
    StrBuf parts = {0};
    append_parts(&parts, link);
    const AttuneFile *file = attune_vault_file(app->vault, app->reader.file);
    const char *kind = link->anchor == ATTUNE_ANCHOR_BLOCK      ? "block"
                       : link->anchor == ATTUNE_ANCHOR_FOOTNOTE ? "footnote"
                                                                : "heading";
    app_message(app, "no %s “%.*s” in %.*s; top shown", kind, STR_ARG(strbuf_view(&parts)),
                STR_ARG(file ? file->name : STR("this note")));
    strbuf_clear(&parts);
}

void app_say_missing(App *app, const AttuneLink *link)
{
    const AttuneUnresolved *group = attune_vault_unresolved_find(app->vault, link);
    StrBuf text = {0};
    strbuf_append(&text, STR("no note “"));
    strbuf_append(&text, str_is_empty(link->path) ? link->text : link->path);
    strbuf_append(&text, STR("” yet"));
    if (group && group->ref_count > 0) {
        strbuf_append(&text, STR(" · "));
        append_counted(&text, group->ref_count, "link wants it", "links want it");
    }
    AttuneFileId near[3];
    size_t count = attune_vault_nearest(app->vault, link->path, near, 3);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(app->vault, near[i]);
        strbuf_append(&text, i == 0 ? STR(" · near: ") : STR(", "));
        strbuf_append(&text, file ? file->name : STR(""));
    }
    app_say(app, strbuf_view(&text));
    strbuf_clear(&text);
}

static void ask_open_file(App *app, AttuneFileId file)
{
    char *path = attune_vault_absolute_path(app->vault, file);
    app_ask_open(app, str_from(path), STR(""));
    free(path);
}

static bool is_read_here(AttuneFileClass class_)
{
    return class_ == ATTUNE_FILE_NOTE || class_ == ATTUNE_FILE_TEXT || class_ == ATTUNE_FILE_BASE ||
           class_ == ATTUNE_FILE_CANVAS;
}

static void go_to_link(App *app, AttuneFileId file, const AttuneLink *link)
{
    bool same = app->current == file && !app_is_previewing(app);
    if (!app_visit(app, file)) {
        return;
    }
    app_focus(app, PANE_READER);
    if (link->anchor == ATTUNE_ANCHOR_NONE || link->anchor == ATTUNE_ANCHOR_VIEW) {
        if (same) {
            history_visit(&app->history, file);
            reader_go_to(&app->reader, 0);
        }
        return;
    }
    if (same) {
        history_visit(&app->history, file);
    }
    app->reader.focused = TARGET_NONE;
    if (!reader_go_to_anchor(&app->reader, link)) {
        reader_go_to(&app->reader, 0);
        say_no_anchor(app, link);
    }
}

void app_follow(App *app, const AttuneLink *link, AttuneFileId from)
{
    AttuneResolution resolution = attune_vault_resolve(app->vault, link, from);
    if (link->external || resolution.how == ATTUNE_HOW_EXTERNAL) {
        app_ask_open(app, STR(""), link->path);
        return;
    }
    const AttuneFile *file = attune_vault_file(app->vault, resolution.target);
    if (!file) {
        app_say_missing(app, link);
        return;
    }
    if (!is_read_here(file->class_)) {
        ask_open_file(app, file->id);
        return;
    }
    Arena arena = {0};
    /* A link lives in its document, which goes when another note comes. */
    AttuneLink copy = link_clone(&arena, link);
    go_to_link(app, file->id, &copy);
    arena_clear(&arena);
}

void app_follow_target(App *app, const Target *target)
{
    switch (target->kind) {
    case TARGET_LINK:
        app_follow(app, target->link, reader_link_home(&app->reader, target->link));
        break;
    case TARGET_TAG:
        app_add_tag_filter(app, target->text);
        break;
    case TARGET_FOOTNOTE:
    case TARGET_FOOTNOTE_BACK:
        leave_place(app);
        reader_go_to_footnote(&app->reader, target);
        break;
    case TARGET_FOLD:
        reader_turn_fold(&app->reader, target);
        break;
    }
}
