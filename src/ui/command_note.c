/* Commands within the note on the screen. */

#include "ui/app_internal.h"
#include "ui/command_run.h"
#include "ui/popups.h"

/* ---- headings, blocks, targets ---- */

static void jump(App *app, const Call *call, int direction,
                 bool (*next)(Reader *reader, int direction, long count), const char *what)
{
    if (!next(&app->reader, direction, call->count)) {
        app_message(app, "no %s %s", what, direction > 0 ? "below" : "above");
    }
}

void run_next_heading(App *app, const Call *call)
{
    jump(app, call, 1, reader_next_heading, "heading");
}

void run_previous_heading(App *app, const Call *call)
{
    jump(app, call, -1, reader_next_heading, "heading");
}

void run_next_block(App *app, const Call *call) { jump(app, call, 1, reader_next_block, "block"); }

void run_previous_block(App *app, const Call *call)
{
    jump(app, call, -1, reader_next_block, "block");
}

static void focus_target(App *app, const Call *call, int direction)
{
    for (long i = 0; i < call->count; i++) {
        if (!reader_next_target(&app->reader, direction)) {
            app_say(app, STR("no links in this note"));
            return;
        }
    }
}

void run_next_target(App *app, const Call *call) { focus_target(app, call, 1); }

void run_previous_target(App *app, const Call *call) { focus_target(app, call, -1); }

void run_follow(App *app, const Call *call) { pane_type(PANE_READER)->act(app, ACTION_OPEN, call); }

void run_hints(App *app, const Call *call)
{
    (void)call;
    hints_open(app);
}

void run_peek(App *app, const Call *call)
{
    (void)call;
    peek_open(app);
}

/* ---- find ---- */

void run_find(App *app, const Call *call)
{
    (void)call;
    find_open(app);
}

void run_find_next(App *app, const Call *call) { find_step(app, call->count); }

void run_find_previous(App *app, const Call *call) { find_step(app, -call->count); }

void run_find_word(App *app, const Call *call)
{
    (void)call;
    find_word(app);
}

/* ---- how it is shown ---- */

void run_source(App *app, const Call *call)
{
    (void)call;
    if (!app->reader.document) {
        app_say(app, STR("this file is shown as it is written"));
        return;
    }
    reader_show_source(&app->reader, !app->reader.shows_source);
}

void run_properties_shown(App *app, const Call *call)
{
    (void)call;
    static const char *const words[] = {"hidden", "short", "full"};
    PropertiesShown now = app->reader.made_with.properties;
    app->properties = now == PROPERTIES_FULL ? PROPERTIES_HIDDEN : now + 1;
    app->properties_chosen = true;
    reader_go_to(&app->reader, 0);
    app_message(app, "properties %s", words[app->properties]);
}
