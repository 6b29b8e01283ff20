/* The whole screen: what is where, pop-ups over it, messages, effects. */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"

/* Room for a mode word and "make room: 24x4". */
#define TINY_WORDS_FROM 24

/* ---- panes ---- */

bool app_shows(const App *app, PaneId pane) { return arrange_shows(&app->screen, pane); }

void app_focus(App *app, PaneId pane)
{
    bool leaves_tree = app->wish.focus == PANE_NOTES && pane != PANE_NOTES;
    app->wish.focus = pane;
    ColumnId column = arrange_column_of(pane);
    if (column != COLUMN_MIDDLE) {
        app->wish.side = column;
    }
    if (leaves_tree) {
        app_adopt_preview(app);
    }
}

static void update_panes(App *app)
{
    PaneId order[PANE_COUNT] = {PANE_READER};
    size_t count = 1;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (pane != PANE_READER) {
            order[count++] = (PaneId)pane;
        }
    }
    for (size_t i = 0; i < PANE_COUNT; i++) {
        if (arrange_shows(&app->screen, order[i])) {
            pane_type(order[i])->update(app, app->screen.panes[order[i]]);
        }
    }
}

/* Panes say how many rows they want once their rows are made, so it takes two turns. */
void app_update(App *app)
{
    if (app->wish.rows <= 0 || app->wish.columns <= 0) {
        return;
    }
    for (int turn = 0; turn < 2; turn++) {
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            const PaneType *type = pane_type((PaneId)pane);
            app->wish.wanted[pane] = type->wanted_rows ? type->wanted_rows(app) : 0;
        }
        app->screen = arrange(&app->wish);
        if (!arrange_shows(&app->screen, app->wish.focus)) {
            app_focus(app, PANE_READER);
            app->screen = arrange(&app->wish);
        }
        update_panes(app);
    }
    find_refresh(&app->find, &app->reader);
    for (Overlay *overlay = app->overlays; overlay; overlay = overlay->below) {
        if (overlay->type->update) {
            overlay->type->update(app, overlay);
        }
    }
}

Context app_context(const App *app)
{
    return app->overlays ? app->overlays->type->context : pane_type(app->wish.focus)->context;
}

bool app_act(App *app, Action action, const Call *call)
{
    Overlay *overlay = app->overlays;
    if (overlay) {
        return overlay->type->act && overlay->type->act(app, overlay, action, call);
    }
    return pane_type(app->wish.focus)->act(app, action, call);
}

/* ---- pop-ups ---- */

void app_push(App *app, Overlay *overlay)
{
    overlay->below = app->overlays;
    app->overlays = overlay;
}

void app_pop(App *app)
{
    Overlay *overlay = app->overlays;
    if (overlay) {
        app->overlays = overlay->below;
        overlay->type->free(overlay);
    }
}

void app_close_overlays(App *app)
{
    while (app->overlays) {
        app_pop(app);
    }
}

/* ---- messages and effects ---- */

void app_say(App *app, Str text)
{
    StrBuf copy = {0};
    strbuf_append(&copy, text);
    strbuf_clear(&app->message);
    app->message = copy;
}

void app_message(App *app, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    StrBuf text = {0};
    strbuf_reserve(&text, (size_t)length + 1);
    vsnprintf(text.data, (size_t)length + 1, format, again);
    va_end(again);
    text.length = (size_t)length;
    strbuf_clear(&app->message);
    app->message = text;
}

void app_effect(App *app, EffectKind kind, Str path, Str text, uint32_t line, bool on)
{
    strbuf_reset(&app->effect_path);
    strbuf_append(&app->effect_path, path);
    strbuf_reset(&app->effect_text);
    strbuf_append(&app->effect_text, text);
    app->effect = (Effect){
        .kind = kind,
        .path = strbuf_view(&app->effect_path),
        .text = strbuf_view(&app->effect_text),
        .line = line,
        .on = on,
    };
}

void app_ask_open(App *app, Str path, Str text)
{
    if (app->options.open_https_without_asking && str_starts_with(text, STR("https://"))) {
        app_effect(app, EFFECT_OPEN, path, text, 0, false);
        return;
    }
    strbuf_reset(&app->question_path);
    strbuf_append(&app->question_path, path);
    strbuf_reset(&app->question_text);
    strbuf_append(&app->question_text, text);
    app->question = (Question){.asked = true, .kind = EFFECT_OPEN};
}

void app_copy(App *app, Str text, const char *what)
{
    if (str_is_empty(text)) {
        app_message(app, "no %s here to copy", what);
        return;
    }
    bool short_text = text.length <= 60 && str_find_char(text, '\n', 0) == STR_NOT_FOUND;
    strbuf_reset(&app->copied);
    if (short_text) {
        strbuf_append(&app->copied, STR("copied "));
        strbuf_append(&app->copied, text);
    } else {
        strbuf_printf(&app->copied, "copied the %s: ", what);
        append_counted(&app->copied, utf8_count(text), "character", "characters");
    }
    app_effect(app, EFFECT_COPY, STR(""), text, 0, false);
}

void app_edit(App *app, AttuneFileId file, uint32_t line)
{
    char *path = attune_vault_absolute_path(app->vault, file);
    if (!path) {
        app_say(app, STR("no note to edit"));
        return;
    }
    app->edited = file;
    app_effect(app, EFFECT_EDIT, str_from(path), STR(""), line, false);
    free(path);
}

/* ---- drawing ---- */

/* A prompt narrows or searches the list that stays focused; other pop-ups take the focus. */
static bool is_modal(const App *app)
{
    for (const Overlay *overlay = app->overlays; overlay; overlay = overlay->below) {
        if (!overlay->type->takes_keys) {
            return true;
        }
    }
    return false;
}

static void draw_panes(const App *app, Surface *surface)
{
    bool modal = is_modal(app);
    for (int i = 0; i < app->screen.rule_count; i++) {
        Rect rule = app->screen.rules[i];
        for (int row = 0; row < rule.rows; row++) {
            surface_put(surface, rule, row, 0, ROLE_border, glyph(surface, GLYPH_column));
        }
    }
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (arrange_shows(&app->screen, (PaneId)pane)) {
            bool focused = pane == (int)app->wish.focus && (!modal || pane == PANE_READER);
            pane_type((PaneId)pane)->draw(app, surface, app->screen.panes[pane], focused);
        }
    }
}

/* From the lowest pop-up that is not covered to the uppermost. */
static void draw_overlays(const App *app, Surface *surface)
{
    const Overlay *stack[32];
    size_t count = 0;
    for (const Overlay *overlay = app->overlays; overlay && count < 32; overlay = overlay->below) {
        stack[count++] = overlay;
        if (overlay->type->covers) {
            break;
        }
    }
    while (count > 0) {
        const Overlay *overlay = stack[--count];
        if (overlay->type->draw) {
            overlay->type->draw(app, overlay, surface);
        }
    }
}

static bool is_covered(const App *app)
{
    for (const Overlay *overlay = app->overlays; overlay; overlay = overlay->below) {
        if (overlay->type->covers) {
            return true;
        }
    }
    return false;
}

static Str progress_words(AttuneStage stage)
{
    switch (stage) {
    case ATTUNE_STAGE_WALKING:
        return STR("looking for notes");
    case ATTUNE_STAGE_LINKING:
        return STR("linking notes");
    default:
        return STR("reading notes");
    }
}

static void draw_progress(const App *app, const Status *status, Surface *surface)
{
    const AttuneProgress *progress = &app->progress;
    bool walking = progress->stage == ATTUNE_STAGE_WALKING;
    ProgressShown shown = {
        .what = progress_words(progress->stage),
        .done = walking ? progress->notes : progress->notes_read,
        .all = walking ? 0 : progress->notes,
    };
    status_draw_progress(status, &app->keymap, surface, app->screen.status, &shown);
}

static void draw_status(const App *app, Surface *surface)
{
    Status status = {.context = app_context(app), .mode = pane_type(app->wish.focus)->mode};
    const Overlay *overlay = app->overlays;
    if (overlay) {
        status.mode = str_is_empty(overlay->type->mode) ? status.mode : overlay->type->mode;
        if (overlay->type->status) {
            overlay->type->status(app, overlay, &status);
        }
    } else {
        pane_type(app->wish.focus)->status(app, &status);
    }
    app_append_pending(app, &status.counted);
    if (app->screen.tiny) {
        const char *words = app->wish.columns >= TINY_WORDS_FROM ? "make room: " : "";
        status.hint_count = 0;
        strbuf_reset(&status.about);
        strbuf_reset(&status.place);
        strbuf_printf(&status.place, "%s%dx%d", words, app->wish.columns, app->wish.rows);
    }
    bool progresses =
        app->shows_progress && app->message.length == 0 && !status.edit && !app->screen.tiny;
    if (progresses) {
        draw_progress(app, &status, surface);
    } else {
        status_draw(&status, &app->keymap, surface, app->screen.status, app->screen.tiny,
                    strbuf_view(&app->message));
    }
    status_clear(&status);
}

void app_draw(App *app, Surface *surface)
{
    if (app->wish.rows <= 0 || app->wish.columns <= 0) {
        return;
    }
    if (!is_covered(app)) {
        draw_panes(app, surface);
    }
    if (app->screen.title.rows > 0) {
        title_draw(app, surface);
    }
    draw_overlays(app, surface);
    pending_draw(app, surface);
    if (app->question.asked) {
        question_draw(app, surface);
    } else {
        draw_status(app, surface);
    }
}
