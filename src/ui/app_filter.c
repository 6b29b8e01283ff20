/* Filters: what is marked becomes one query, whose answer is the tree's notes. */

#include <stdlib.h>

#include "base/unicode.h"
#include "ui/app_internal.h"

/* Most answers are there within a frame; longer ones come from background work. */
#define FIRST_SLICE_MS 10

void app_filter_changed(App *app)
{
    StrBuf query = {0};
    filter_append_query(&app->filter, NULL, &query);
    if (!note_set_ask(&app->set, app->vault, strbuf_view(&query), app_now_ns(app))) {
        app_say(app, str_from(app->set.error.message));
    }
    note_set_work(&app->set, FIRST_SLICE_MS);
    strbuf_clear(&query);
}

/* A facet for something that is not on a list of facets, so that its query is made by one rule. */
static void turn_value(App *app, ChipKind kind, AttuneFacetKind facet_kind, Str key, Str text,
                       Str folded, AttuneStatusClass class_)
{
    AttuneFacet facet = {.text = text, .folded = folded, .status = class_};
    char *query = attune_facet_query(facet_kind, key, &facet);
    bool marked = filter_mark_of(&app->filter, kind, key, folded) != MARK_NONE;
    ChipValue value = {
        .text = text,
        .folded = folded,
        .query = str_from(query),
        .mark = marked ? MARK_NONE : MARK_ONLY,
        .status = class_,
    };
    filter_mark(&app->filter, kind, key, &value);
    free(query);
    app_filter_changed(app);
}

void app_add_tag_filter(App *app, Str tag)
{
    Arena arena = {0};
    Str folded = unicode_fold(&arena, tag);
    turn_value(app, CHIP_TAG, ATTUNE_FACET_TAG, STR(""), tag, folded, ATTUNE_STATUS_NEUTRAL);
    arena_clear(&arena);
}

/* A status is compared by its key, which the record of the note knows. */
static const AttuneStatus *find_status(const App *app, Str text)
{
    const AttuneRecord *record = app->reader.document ? app->reader.document->record : NULL;
    for (size_t i = 0; record && i < record->status_count; i++) {
        if (str_equal(record->statuses[i].text, text)) {
            return &record->statuses[i];
        }
    }
    return NULL;
}

void app_add_value_filter(App *app, Str key, Str text)
{
    if (str_is_empty(text)) {
        app_say(app, STR("an empty value is no filter"));
        return;
    }
    Arena arena = {0};
    Str folded = unicode_fold(&arena, text);
    const AttuneStatus *status =
        unicode_fold_equal(key, STR("status")) ? find_status(app, text) : NULL;
    turn_value(app, CHIP_PROPERTY, status ? ATTUNE_FACET_STATUS : ATTUNE_FACET_VALUE, key, text,
               status ? status->key : folded, status ? status->class_ : ATTUNE_STATUS_NEUTRAL);
    arena_clear(&arena);
}

AttuneFileId app_subject(const App *app)
{
    if (app->wish.focus == PANE_READER) {
        return app->reader.file;
    }
    if (app->wish.focus == PANE_NOTES) {
        const TreeRow *row = tree_selected(&app->notes.tree);
        return row && !row->is_folder ? row->id : app->reader.file;
    }
    const PaneEntry *entry = pane_list_selected(&app->lists[app->wish.focus]);
    return entry && entry->kind == ENTRY_NOTE ? entry->file : app->reader.file;
}
