#include "ui/lists.h"

#include "ui/glyphs.h"
#include "ui/narrow_prompt.h"

bool lists_is_turned(const PaneList *list, Str key)
{
    uint32_t turned = 0;
    return map_get(&list->folded, key, &turned) && turned;
}

void lists_turn(PaneList *list, Str key)
{
    bool turned = lists_is_turned(list, key);
    uint32_t known;
    if (!map_get(&list->folded, key, &known)) {
        key = arena_clone_str(&list->folded_keys, key);
    }
    map_put(&list->folded, key, !turned);
    list->stamp.made = false;
}

bool lists_is_stale(App *app, PaneList *list)
{
    PaneStamp now = {
        .file = app->reader.file,
        .version = app->reader.version,
        .generation = attune_vault_generation(app->vault),
        .document = app->reader.document,
        .made = true,
    };
    const PaneStamp *then = &list->stamp;
    bool same = then->made && then->file == now.file && then->version == now.version &&
                then->generation == now.generation && then->document == now.document;
    if (then->file != now.file) {
        list->view.selected = 0;
        list->view.top = 0;
    }
    list->stamp = now;
    return !same;
}

void lists_forget(App *app)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        app->lists[i].stamp.made = false;
    }
}

static void open_entry(App *app, PaneList *list, const PaneEntry *entry)
{
    switch (entry->kind) {
    case ENTRY_TEXT:
        break;
    case ENTRY_NOTE:
        if (entry->line ? app_visit_line(app, entry->file, entry->line)
                        : app_visit(app, entry->file)) {
            app_focus(app, PANE_READER);
        }
        break;
    case ENTRY_LINK:
        app_follow(app, entry->link, app->reader.file);
        break;
    case ENTRY_TAG:
        app_add_tag_filter(app, entry->whole);
        break;
    case ENTRY_VALUE:
        app_add_value_filter(app, entry->key, entry->text);
        break;
    case ENTRY_HEADING:
        app_visit_line(app, app->reader.file, entry->line);
        app->reader.landed = app->reader.top;
        app_focus(app, PANE_READER);
        break;
    case ENTRY_MORE:
        lists_turn(list, entry->key);
        break;
    }
}

bool lists_act(App *app, PaneId pane, Action action, const Call *call)
{
    PaneList *list = &app->lists[pane];
    if (list_view_act(&list->view, action, call)) {
        return true;
    }
    const PaneEntry *entry = pane_list_selected(list);
    switch (action) {
    case ACTION_OPEN:
    case ACTION_RIGHT:
        if (entry) {
            open_entry(app, list, entry);
        }
        return true;
    case ACTION_LEFT:
    case ACTION_FOLD_TURN:
    case ACTION_FOLD_OPEN:
    case ACTION_FOLD_CLOSE:
        if (entry && !str_is_empty(entry->key) && entry->kind != ENTRY_TAG) {
            lists_turn(list, entry->key);
        }
        return true;
    case ACTION_NARROW:
        narrow_prompt_open(app, pane_type(pane)->mode, &list->narrow, lists_forget);
        return true;
    default:
        return false;
    }
}

void lists_click(App *app, PaneId pane, int row)
{
    PaneList *list = &app->lists[pane];
    size_t index = pane_list_entry_at(list, row);
    if (index == SIZE_MAX) {
        return;
    }
    list_view_select(&list->view, index);
    open_entry(app, list, &list->entries.items[index]);
}

void lists_status(const App *app, PaneId pane, Status *out)
{
    const PaneList *list = &app->lists[pane];
    const PaneEntry *entry = pane_list_selected(list);
    const AttuneFile *file =
        entry && entry->kind == ENTRY_NOTE ? attune_vault_file(app->vault, entry->file) : NULL;
    if (file) {
        strbuf_append(&out->target, file->path);
    } else if (entry) {
        bool tag = entry->kind == ENTRY_TAG;
        strbuf_append(&out->about, tag ? STR("#") : STR(""));
        strbuf_append(&out->about, tag ? entry->whole : entry->text);
        strbuf_printf(&out->detail, "%zu of %zu", list->view.selected + 1, list->view.count);
    }
    bool filters = entry && (entry->kind == ENTRY_TAG || entry->kind == ENTRY_VALUE);
    bool opens = entry && entry->kind != ENTRY_TEXT;
    if (opens) {
        status_hint(out, "open", filters ? "filter" : "open");
    }
    status_hint(out, "narrow", "narrow");
    status_hint(out, "close", "close");
    status_hint(out, "help", "help");
}
