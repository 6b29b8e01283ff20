/* Commands whose effect is outside: the clipboard, the editor, other programs. */

#include <stdlib.h>

#include "ui/app_internal.h"
#include "ui/command_run.h"

/* ---- copying ---- */

void run_copy_link(App *app, const Call *call)
{
    (void)call;
    AttuneFileId file = app_subject(app);
    if (file == ATTUNE_FILE_NONE) {
        app_copy(app, STR(""), "link");
        return;
    }
    char *text = attune_vault_link_text(app->vault, file, app->current);
    app_copy(app, str_from(text), "link");
    free(text);
}

static const AttuneFile *subject(const App *app)
{
    return attune_vault_file(app->vault, app_subject(app));
}

void run_copy_path(App *app, const Call *call)
{
    (void)call;
    const AttuneFile *file = subject(app);
    app_copy(app, file ? file->path : STR(""), "path");
}

void run_copy_title(App *app, const Call *call)
{
    (void)call;
    const AttuneFile *file = subject(app);
    app_copy(app, file ? file->title : STR(""), "title");
}

void run_copy_note(App *app, const Call *call)
{
    (void)call;
    app_copy(app, reader_text(&app->reader), "note");
}

void run_copy_section(App *app, const Call *call)
{
    (void)call;
    app_copy(app, reader_section(&app->reader), "section");
}

void run_copy_code(App *app, const Call *call)
{
    (void)call;
    app_copy(app, reader_code(&app->reader), "code block");
}

/* ---- other programs ---- */

static void edit_problem_or_note(App *app)
{
    AttuneFileId file = app_subject(app);
    uint32_t line = file == app->reader.file ? reader_source_line(&app->reader) : 1;
    app_edit(app, file, line);
}

void run_edit(App *app, const Call *call)
{
    Overlay *overlay = app->overlays;
    bool taken =
        overlay && overlay->type->act && overlay->type->act(app, overlay, ACTION_EDIT, call);
    if (!taken) {
        edit_problem_or_note(app);
    }
}

static bool leads_outside(const App *app, const AttuneLink *link)
{
    AttuneFileId home = reader_link_home(&app->reader, link);
    AttuneResolution resolution = attune_vault_resolve(app->vault, link, home);
    const AttuneFile *file = attune_vault_file(app->vault, resolution.target);
    return link->external || resolution.how == ATTUNE_HOW_EXTERNAL ||
           (file && file->class_ != ATTUNE_FILE_NOTE);
}

/* The focused target, else the first one on the screen that is a URL or an attachment. */
static const Target *find_outside(const App *app)
{
    const Reader *reader = &app->reader;
    const Target *focused = reader_target(reader);
    if (focused && focused->kind == TARGET_LINK && leads_outside(app, focused->link)) {
        return focused;
    }
    for (size_t i = 0; reader->page && i < page_target_count(reader->page); i++) {
        const Target *target = page_target(reader->page, i);
        if (target->kind == TARGET_LINK && reader_target_is_visible(reader, (uint32_t)i) &&
            leads_outside(app, target->link)) {
            return target;
        }
    }
    return NULL;
}

void run_open_outside(App *app, const Call *call)
{
    (void)call;
    const Target *target = find_outside(app);
    if (!target) {
        app_say(app, STR("no address or attachment on the screen"));
        return;
    }
    AttuneFileId home = reader_link_home(&app->reader, target->link);
    AttuneResolution resolution = attune_vault_resolve(app->vault, target->link, home);
    if (resolution.target == ATTUNE_FILE_NONE) {
        app_ask_open(app, STR(""), target->link->path);
        return;
    }
    char *path = attune_vault_absolute_path(app->vault, resolution.target);
    app_ask_open(app, str_from(path), STR(""));
    free(path);
}

void run_facts(App *app, const Call *call)
{
    (void)call;
    facts_open(app);
}
