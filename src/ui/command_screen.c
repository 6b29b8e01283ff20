/* Commands for panes, filters and the program itself. */

#include "ui/app_internal.h"
#include "ui/command_run.h"
#include "ui/popups.h"

/* ---- panes ---- */

/* Shows and focuses a pane, focuses it when it is shown, hides it when it is focused. */
static void turn_pane(App *app, PaneId pane)
{
    bool shown = app_shows(app, pane);
    if (shown && app->wish.focus != pane) {
        app_focus(app, pane);
        return;
    }
    app->wish.shown[app->screen.layout][pane] = !shown;
    app_focus(app, shown ? PANE_READER : pane);
}

void run_pane_notes(App *app, const Call *call)
{
    (void)call;
    turn_pane(app, PANE_NOTES);
}

void run_pane_tags(App *app, const Call *call)
{
    (void)call;
    turn_pane(app, PANE_TAGS);
}

void run_pane_outline(App *app, const Call *call)
{
    (void)call;
    turn_pane(app, PANE_OUTLINE);
}

void run_pane_backlinks(App *app, const Call *call)
{
    (void)call;
    turn_pane(app, PANE_BACKLINKS);
}

void run_pane_links(App *app, const Call *call)
{
    (void)call;
    turn_pane(app, PANE_LINKS);
}

void run_pane_properties(App *app, const Call *call)
{
    (void)call;
    turn_pane(app, PANE_PROPERTIES);
}

/* On a narrow or zoomed screen only one pane is seen; the others are still there to go to. */
static bool can_be_visited(const App *app, PaneId pane)
{
    bool alone = app->wish.zoomed || app->screen.layout == LAYOUT_NARROW;
    if (!alone) {
        return app_shows(app, pane);
    }
    LayoutClass layout = app->screen.layout == LAYOUT_NARROW ? LAYOUT_MEDIUM : app->screen.layout;
    return pane == PANE_READER || app->wish.shown[layout][pane];
}

static void step_pane(App *app, const Call *call, int direction)
{
    for (long step = 0; step < call->count % PANE_COUNT; step++) {
        int pane = (int)app->wish.focus;
        do {
            pane = (pane + direction + PANE_COUNT) % PANE_COUNT;
        } while (!can_be_visited(app, (PaneId)pane) && pane != (int)app->wish.focus);
        app_focus(app, (PaneId)pane);
    }
}

void run_next_pane(App *app, const Call *call) { step_pane(app, call, 1); }

void run_previous_pane(App *app, const Call *call) { step_pane(app, call, -1); }

void run_zoom(App *app, const Call *call)
{
    (void)call;
    app->wish.zoomed = !app->wish.zoomed;
    if (app->screen.layout == LAYOUT_NARROW) {
        app_say(app, app->wish.zoomed ? STR("one pane, also on a wider screen")
                                      : STR("all panes again on a wider screen"));
    }
}

/* ---- filters ---- */

void run_filter_tag(App *app, const Call *call)
{
    (void)call;
    facets_open(app, CHIP_TAG);
}

void run_filter_property(App *app, const Call *call)
{
    (void)call;
    facets_open(app, CHIP_PROPERTY);
}

void run_filter_query(App *app, const Call *call)
{
    (void)call;
    query_prompt_open(app);
}

void run_filter_undo(App *app, const Call *call)
{
    bool undone = false;
    for (long i = 0; i < call->count && filter_undo(&app->filter); i++) {
        undone = true;
    }
    if (!undone) {
        app_say(app, STR("no filter to take back"));
        return;
    }
    app_filter_changed(app);
    app_say(app, filter_is_active(&app->filter) ? STR("filter taken back") : STR("filter cleared"));
}

void run_filter_clear(App *app, const Call *call)
{
    (void)call;
    if (!filter_is_active(&app->filter)) {
        app_say(app, STR("no filter is set"));
        return;
    }
    filter_clear(&app->filter);
    app_filter_changed(app);
    app_say(app, STR("filter cleared"));
}

/* ---- the program ---- */

void run_close(App *app, const Call *call)
{
    (void)call;
    if (app->overlays) {
        app_cancel(app);
    } else if (app->reader.shows_source && app->reader.document) {
        reader_show_source(&app->reader, false);
    } else {
        app_effect(app, EFFECT_QUIT, STR(""), STR(""), 0, false);
    }
}

void run_quit(App *app, const Call *call)
{
    (void)call;
    app_effect(app, EFFECT_QUIT, STR(""), STR(""), 0, false);
}

void run_commands(App *app, const Call *call)
{
    (void)call;
    palette_open(app);
}

void run_help(App *app, const Call *call)
{
    (void)call;
    help_open(app);
}

void run_rescan(App *app, const Call *call)
{
    (void)call;
    attune_vault_rescan(app->vault);
    app_take_vault(app);
    app_say(app, STR("looking for changes"));
}

void run_mouse(App *app, const Call *call)
{
    (void)call;
    app->mouse = !app->mouse;
    app_effect(app, EFFECT_MOUSE, STR(""), STR(""), 0, app->mouse);
    app_say(app, app->mouse ? STR("mouse on") : STR("mouse off"));
}

void run_redraw(App *app, const Call *call)
{
    (void)call;
    app_effect(app, EFFECT_REDRAW, STR(""), STR(""), 0, false);
}

void run_suspend(App *app, const Call *call)
{
    (void)call;
    app_effect(app, EFFECT_SUSPEND, STR(""), STR(""), 0, false);
}
