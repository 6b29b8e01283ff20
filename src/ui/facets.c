#include "ui/facets.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/unicode.h"
#include "ui/narrow.h"
#include "ui/narrow_prompt.h"

#define SLICE_MS 10

/* ---- what each step counts ---- */

static bool is_status(const FacetsPopup *popup)
{
    return unicode_fold_equal(strbuf_view(&popup->key), STR("status"));
}

AttuneFacetKind facets_kind(const FacetsPopup *popup)
{
    switch (popup->step) {
    case FACET_KEYS:
        return ATTUNE_FACET_KEY;
    case FACET_TAGS:
        return ATTUNE_FACET_TAG;
    default:
        return is_status(popup) ? ATTUNE_FACET_STATUS : ATTUNE_FACET_VALUE;
    }
}

ChipKind facets_chip(const FacetsPopup *popup)
{
    return popup->step == FACET_TAGS ? CHIP_TAG : CHIP_PROPERTY;
}

FilterMark facets_mark_of(const App *app, const FacetsPopup *popup, const AttuneFacet *facet)
{
    return filter_mark_of(&app->filter, facets_chip(popup), strbuf_view(&popup->key),
                          facet->folded);
}

/* The notes that the other filters leave: values of one property are alternatives, so their own
 * chip does not narrow what they are counted in. */
static void ask_set(App *app, FacetsPopup *popup)
{
    const Chip *own =
        popup->step == FACET_VALUES ? filter_chip_of(&app->filter, strbuf_view(&popup->key)) : NULL;
    StrBuf query = {0};
    filter_append_query(&app->filter, own, &query);
    note_set_ask(&popup->set, app->vault, strbuf_view(&query), app_now_ns(app));
    note_set_work(&popup->set, SLICE_MS);
    strbuf_clear(&query);
    popup->stale = true;
}

static bool is_shown(const App *app, const FacetsPopup *popup, const AttuneFacet *facet)
{
    if (facet->none && popup->step != FACET_VALUES) {
        return false;
    }
    bool marked = facets_mark_of(app, popup, facet) != MARK_NONE;
    if (facet->notes == 0 && !marked && popup->step != FACET_VALUES) {
        return false;
    }
    return narrow_matches(strbuf_view(&popup->narrow), facet->text);
}

static void list_rows(const App *app, FacetsPopup *popup)
{
    size_t count = 0;
    const AttuneFacet *facets = attune_facets_list(popup->counted, &count);
    popup->rows.count = 0;
    popup->in_vault = 0;
    popup->value_count = 0;
    popup->widest = 0;
    for (size_t i = 0; i < count; i++) {
        popup->in_vault += !facets[i].none;
        uint32_t most = popup->step == FACET_KEYS ? (uint32_t)popup->set_count : facets[i].total;
        popup->widest = most > popup->widest ? most : popup->widest;
        if (is_shown(app, popup, &facets[i])) {
            FacetRow row = {.facet = &facets[i]};
            popup->value_count += !facets[i].none;
            vec_push(&popup->rows, row);
        }
    }
    list_view_set_count(&popup->view, popup->rows.count);
}

static void count_again(const App *app, FacetsPopup *popup)
{
    const AttuneFileId *files = note_set_files(&popup->set, app->vault, &popup->set_count);
    bool all = note_set_is_all(&popup->set);
    attune_facets_free(popup->counted);
    popup->counted = attune_facets_count(app->vault, facets_kind(popup), strbuf_view(&popup->key),
                                         all ? NULL : files, all ? 0 : popup->set_count);
    list_rows(app, popup);
    popup->stale = false;
    popup->set_changes = popup->set.changes;
    popup->generation = attune_vault_generation(app->vault);
}

static void update(App *app, Overlay *overlay)
{
    FacetsPopup *popup = facets_of(overlay);
    bool changed = popup->generation != attune_vault_generation(app->vault);
    if (popup->stale || changed || popup->set_changes != popup->set.changes) {
        count_again(app, popup);
    }
    Rect area = facets_place(app, popup);
    list_view_set_height(&popup->view, area.rows > 3 ? (size_t)(area.rows - 3) : 1);
}

static bool work(App *app, Overlay *overlay, unsigned milliseconds)
{
    (void)app;
    return note_set_work(&facets_of(overlay)->set, milliseconds);
}

/* ---- steps ---- */

static void enter_step(App *app, FacetsPopup *popup, FacetStep step, Str key)
{
    StrBuf own = {0};
    strbuf_append(&own, key);
    strbuf_clear(&popup->key);
    popup->key = own;
    popup->step = step;
    strbuf_reset(&popup->narrow);
    popup->view = (ListView){.height = popup->view.height};
    ask_set(app, popup);
    count_again(app, popup);
}

static void show_keys(App *app, FacetsPopup *popup)
{
    enter_step(app, popup, FACET_KEYS, STR(""));
    list_view_reveal(&popup->view, popup->key_row);
}

static const FacetRow *selected(const FacetsPopup *popup)
{
    return popup->view.selected < popup->rows.count ? &popup->rows.items[popup->view.selected]
                                                    : NULL;
}

static void mark(App *app, FacetsPopup *popup, FilterMark wanted)
{
    const FacetRow *row = selected(popup);
    if (!row || popup->step == FACET_KEYS) {
        return;
    }
    const AttuneFacet *facet = row->facet;
    char *query = attune_facet_query(facets_kind(popup), strbuf_view(&popup->key), facet);
    ChipValue value = {
        .text = facet->text,
        .folded = facet->folded,
        .query = str_from(query),
        .mark = facets_mark_of(app, popup, facet) == wanted ? MARK_NONE : wanted,
        .status = facet->status,
    };
    filter_mark(&app->filter, facets_chip(popup), strbuf_view(&popup->key), &value);
    free(query);
    app_filter_changed(app);
    if (popup->step == FACET_TAGS) {
        ask_set(app, popup);
    }
}

/* Enter: into a property; or done, with the value under the cursor when none is marked yet. */
static void open_row(App *app, FacetsPopup *popup)
{
    const FacetRow *row = selected(popup);
    if (popup->step == FACET_KEYS) {
        if (row) {
            popup->key_row = popup->view.selected;
            enter_step(app, popup, FACET_VALUES, row->facet->text);
        }
        return;
    }
    bool any = popup->step == FACET_VALUES
                   ? filter_chip_of(&app->filter, strbuf_view(&popup->key)) != NULL
                   : popup->before.chips.count != app->filter.chips.count;
    if (row && !any) {
        mark(app, popup, MARK_ONLY);
    }
    app_pop(app);
}

static void go_left(App *app, FacetsPopup *popup)
{
    if (popup->step == FACET_VALUES) {
        show_keys(app, popup);
    } else {
        app_pop(app);
    }
}

static void narrowed(App *app)
{
    for (Overlay *overlay = app->overlays; overlay; overlay = overlay->below) {
        if (overlay->type->context == CONTEXT_FACETS) {
            list_rows(app, facets_of(overlay));
        }
    }
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    FacetsPopup *popup = facets_of(overlay);
    if (list_view_act(&popup->view, action, call)) {
        return true;
    }
    switch (action) {
    case ACTION_OPEN:
    case ACTION_RIGHT:
        open_row(app, popup);
        return true;
    case ACTION_LEFT:
        go_left(app, popup);
        return true;
    case ACTION_MARK:
        mark(app, popup, MARK_ONLY);
        return true;
    case ACTION_EXCLUDE:
        mark(app, popup, MARK_NOT);
        return true;
    case ACTION_NARROW:
        narrow_prompt_open(app, STR("FILTER"), &popup->narrow, narrowed);
        return true;
    default:
        return false;
    }
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    FacetsPopup *popup = facets_of(overlay);
    Rect area = facets_place(app, popup);
    bool inside = column >= area.column && column < area.column + area.columns && row >= area.row &&
                  row < area.row + area.rows;
    if (!inside) {
        app_pop(app);
        return;
    }
    size_t index = list_view_row_at(&popup->view, row - area.row - 2);
    if (index == SIZE_MAX) {
        return;
    }
    list_view_select(&popup->view, index);
    if (popup->step == FACET_KEYS) {
        open_row(app, popup);
    } else {
        mark(app, popup, MARK_ONLY);
    }
}

/* Esc: the filter is as it was. */
static void cancel(App *app, Overlay *overlay)
{
    FacetsPopup *popup = facets_of(overlay);
    filter_copy(&app->filter, &popup->before);
    app_filter_changed(app);
    app_pop(app);
}

static void free_popup(Overlay *overlay)
{
    FacetsPopup *popup = facets_of(overlay);
    attune_facets_free(popup->counted);
    vec_clear(&popup->rows);
    filter_clear(&popup->before);
    note_set_clear(&popup->set);
    strbuf_clear(&popup->key);
    strbuf_clear(&popup->narrow);
    mem_free(popup);
}

static const OverlayType facets_type = {
    .mode = STR_INIT("FILTER"),
    .context = CONTEXT_FACETS,
    .update = update,
    .draw = facets_draw,
    .act = act,
    .click = click,
    .work = work,
    .cancel = cancel,
    .status = facets_status,
    .free = free_popup,
};

void facets_open(App *app, ChipKind kind)
{
    FacetsPopup *popup = MEM_NEW(FacetsPopup);
    popup->overlay.type = &facets_type;
    filter_copy(&popup->before, &app->filter);
    app_push(app, &popup->overlay);
    enter_step(app, popup, kind == CHIP_TAG ? FACET_TAGS : FACET_KEYS, STR(""));
    if (popup->rows.count == 0) {
        app_pop(app);
        app_say(app, kind == CHIP_TAG ? STR("no note here has a tag")
                                      : STR("no note here has properties"));
    }
}
