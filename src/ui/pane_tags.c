/* All tags as a tree, with the notes of the filtered set that have them. */

#include <stdlib.h>

#include "base/alloc.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/lists.h"

/* While notes are being read the tags are counted now and then, not with every note. */
#define COUNT_EVERY_MS 1000

static bool is_stale(App *app, PaneList *list)
{
    bool ready = attune_vault_progress(app->vault).stage == ATTUNE_STAGE_READY;
    PaneStamp now = {
        .file = ATTUNE_FILE_NONE,
        .version = app->set.changes,
        .generation =
            ready ? attune_vault_generation(app->vault) : (uint64_t)(app->now_ms / COUNT_EVERY_MS),
        .made = true,
    };
    bool same = list->stamp.made && list->stamp.version == now.version &&
                list->stamp.generation == now.generation;
    list->stamp = now;
    return !same;
}

/* Segment by segment, so that a tag's children stand right below it. */
static int compare_tags(const void *a, const void *b)
{
    Str left = ((const AttuneFacet *)a)->folded, right = ((const AttuneFacet *)b)->folded;
    Str left_part, right_part;
    for (;;) {
        bool more_left = str_next_piece(&left, '/', &left_part);
        bool more_right = str_next_piece(&right, '/', &right_part);
        if (!more_left || !more_right) {
            return (int)more_left - (int)more_right;
        }
        int order = str_compare(left_part, right_part);
        if (order != 0) {
            return order;
        }
    }
}

static int depth_of(Str tag)
{
    int depth = 0;
    for (size_t slash = str_find_char(tag, '/', 0); slash != STR_NOT_FOUND;
         slash = str_find_char(tag, '/', slash + 1)) {
        depth++;
    }
    return depth;
}

static bool is_below(Str tag, Str above)
{
    return above.length > 0 && tag.length > above.length && tag.data[above.length] == '/' &&
           str_starts_with(tag, above);
}

static void add_tag(const App *app, PaneList *list, const AttuneFacet *facet, bool parent)
{
    StrBuf text = {0}, count = {0};
    size_t slash = str_find_last_char(facet->text, '/');
    strbuf_append(&text, slash == STR_NOT_FOUND ? STR("#") : STR(""));
    strbuf_append(&text, str_from_offset(facet->text, slash == STR_NOT_FOUND ? 0 : slash + 1));
    append_count(&count, facet->notes);
    bool folded = lists_is_turned(list, facet->folded);
    PaneEntry entry = {
        .kind = ENTRY_TAG,
        .indent = 2 * depth_of(facet->text),
        .text = strbuf_view(&text),
        .role = filter_mark_of(&app->filter, CHIP_TAG, STR(""), facet->folded) == MARK_NONE
                    ? ROLE_text
                    : ROLE_current,
        .right = strbuf_view(&count),
        .key = facet->folded,
        .whole = facet->text,
    };
    if (parent) {
        entry.mark = glyph_text(folded ? GLYPH_fold_closed : GLYPH_fold_open, app->ascii);
        entry.mark_role = ROLE_fold;
    }
    pane_list_add(list, &entry);
    strbuf_clear(&text);
    strbuf_clear(&count);
}

static void add_tags(App *app, PaneList *list, AttuneFacet *facets, size_t count)
{
    Str hidden = STR("");
    for (size_t i = 0; i < count; i++) {
        Str folded = facets[i].folded;
        if (is_below(folded, hidden) || facets[i].none || facets[i].notes == 0) {
            continue;
        }
        bool parent = i + 1 < count && is_below(facets[i + 1].folded, folded);
        add_tag(app, list, &facets[i], parent);
        bool closes = parent && lists_is_turned(list, folded) && list->narrow.length == 0;
        hidden = closes ? folded : STR("");
    }
}

static void build(App *app, PaneList *list)
{
    size_t set_count = 0, count = 0;
    const AttuneFileId *set = note_set_files(&app->set, app->vault, &set_count);
    bool all = note_set_is_all(&app->set);
    AttuneFacets *facets = attune_facets_count(app->vault, ATTUNE_FACET_TAG, STR(""),
                                               all ? NULL : set, all ? 0 : set_count);
    const AttuneFacet *counted = attune_facets_list(facets, &count);
    AttuneFacet *sorted = mem_calloc(count ? count : 1, sizeof *sorted);
    if (count) {
        memcpy(sorted, counted, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, compare_tags);
    }
    pane_list_begin(list, 1);
    add_tags(app, list, sorted, count);
    append_count(&list->count, list->entries.count);
    pane_list_end(list);
    mem_free(sorted);
    attune_facets_free(facets);
}

static void update(App *app, Rect area)
{
    PaneList *list = &app->lists[PANE_TAGS];
    if (is_stale(app, list)) {
        build(app, list);
    }
    pane_list_set_rows(list, area.rows - 1);
}

static void draw(const App *app, Surface *surface, Rect area, bool focused)
{
    pane_list_draw(&app->lists[PANE_TAGS], surface, area, STR("Tags"), focused);
}

/* To the tag above this one where it cannot be folded. */
static void fold_or_parent(PaneList *list)
{
    const PaneEntry *entry = pane_list_selected(list);
    if (!entry) {
        return;
    }
    bool parent = !str_is_empty(entry->mark);
    if (parent && !lists_is_turned(list, entry->key)) {
        lists_turn(list, entry->key);
        return;
    }
    for (size_t i = list->view.selected; i-- > 0;) {
        if (list->entries.items[i].indent < entry->indent) {
            list_view_select(&list->view, i);
            return;
        }
    }
}

static void turn(PaneList *list, Action action)
{
    const PaneEntry *entry = pane_list_selected(list);
    if (!entry || str_is_empty(entry->mark)) {
        return;
    }
    bool folded = lists_is_turned(list, entry->key);
    if (action == ACTION_FOLD_TURN || folded == (action == ACTION_FOLD_OPEN)) {
        lists_turn(list, entry->key);
    }
}

static bool act(App *app, Action action, const Call *call)
{
    PaneList *list = &app->lists[PANE_TAGS];
    switch (action) {
    case ACTION_LEFT:
        fold_or_parent(list);
        return true;
    case ACTION_FOLD_TURN:
    case ACTION_FOLD_OPEN:
    case ACTION_FOLD_CLOSE:
        turn(list, action);
        return true;
    default:
        return lists_act(app, PANE_TAGS, action, call);
    }
}

static void click(App *app, int row, int column)
{
    (void)column;
    lists_click(app, PANE_TAGS, row);
}

static int wanted_rows(const App *app) { return pane_list_wanted_rows(&app->lists[PANE_TAGS]); }

static void status(const App *app, Status *out) { lists_status(app, PANE_TAGS, out); }

const PaneType pane_type_tags = {
    .mode = STR_INIT("TAGS"),
    .context = CONTEXT_LIST,
    .update = update,
    .draw = draw,
    .act = act,
    .click = click,
    .wanted_rows = wanted_rows,
    .status = status,
};
