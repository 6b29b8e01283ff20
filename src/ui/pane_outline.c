/* The headings of the note on the screen; the one that is being read is marked. */

#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/lists.h"

static void build(App *app, PaneList *list)
{
    pane_list_begin(list, 1);
    const AttuneRecord *record = app->reader.document ? app->reader.document->record : NULL;
    uint8_t least = 6;
    for (size_t i = 0; record && i < record->heading_count; i++) {
        least = record->headings[i].level < least ? record->headings[i].level : least;
    }
    for (size_t i = 0; record && i < record->heading_count; i++) {
        const AttuneHeading *heading = &record->headings[i];
        PaneEntry entry = {
            .kind = ENTRY_HEADING,
            .indent = 2 * (heading->level - least),
            .text = heading->plain,
            .role = ROLE_text,
            .line = heading->line,
        };
        pane_list_add(list, &entry);
    }
    append_count(&list->count, record ? record->heading_count : 0);
    pane_list_end(list);
}

/* The last heading at or above the top line of the page; the first one while none is. */
static size_t current_heading(const App *app, const PaneList *list)
{
    uint32_t line = reader_top_source_line(&app->reader);
    size_t current = list->entries.count ? 0 : SIZE_MAX;
    for (size_t i = 0; i < list->entries.count && list->entries.items[i].line <= line; i++) {
        current = i;
    }
    return current;
}

static void update(App *app, Rect area)
{
    PaneList *list = &app->lists[PANE_OUTLINE];
    if (lists_is_stale(app, list)) {
        build(app, list);
    }
    pane_list_set_rows(list, area.rows - 1);
    list->current = current_heading(app, list);
    if (app->wish.focus != PANE_OUTLINE && list->current != SIZE_MAX) {
        list_view_reveal(&list->view, list->current);
    }
}

static void draw(const App *app, Surface *surface, Rect area, bool focused)
{
    pane_list_draw(&app->lists[PANE_OUTLINE], surface, area, STR("Outline"), focused);
}

static bool act(App *app, Action action, const Call *call)
{
    return lists_act(app, PANE_OUTLINE, action, call);
}

static void click(App *app, int row, int column)
{
    (void)column;
    lists_click(app, PANE_OUTLINE, row);
}

static int wanted_rows(const App *app) { return pane_list_wanted_rows(&app->lists[PANE_OUTLINE]); }

static void status(const App *app, Status *out) { lists_status(app, PANE_OUTLINE, out); }

const PaneType pane_type_outline = {
    .mode = STR_INIT("OUTLINE"),
    .context = CONTEXT_LIST,
    .update = update,
    .draw = draw,
    .act = act,
    .click = click,
    .wanted_rows = wanted_rows,
    .status = status,
};
