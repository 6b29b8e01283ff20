/* How the facets look: names, counts, bars. */

#include "base/gate.h"
#include "ui/box.h"
#include "ui/facets.h"
#include "ui/glyphs.h"

#define HEADER_ROWS 1

/* Columns inside the frame; the ones on the right give way where there is no room. */
typedef struct Columns {
    int name;
    int values_end; /* 0: not shown */
    int notes_end;
    int bar;
    int bar_width; /* 0: not shown */
} Columns;

static Columns columns_for(int width)
{
    Columns columns = {.name = 1};
    columns.bar_width = width >= 60 ? 28 : width >= 40 ? width / 4 : 0;
    columns.bar = width - 2 - columns.bar_width;
    columns.notes_end = columns.bar_width ? columns.bar - 4 : width - 2;
    columns.values_end = width >= 44 ? columns.notes_end - 8 : 0;
    return columns;
}

Rect facets_place(const App *app, const FacetsPopup *popup)
{
    Rect area = app->screen.panes[PANE_READER];
    if (!arrange_shows(&app->screen, PANE_READER)) {
        area = app->screen.body;
    }
    int top = app->screen.title.rows;
    int room = app->screen.status.row - top;
    int wanted = (int)popup->rows.count + HEADER_ROWS + 2;
    int most = room * 3 / 4 > 6 ? room * 3 / 4 : room;
    return (Rect){top, area.column, wanted < most ? wanted : most, area.columns};
}

static void put_count(Surface *surface, Rect inside, int row, int end, Role role, uint64_t count)
{
    StrBuf text = {0};
    append_count(&text, count);
    put_right(surface, inside, row, end, role, strbuf_view(&text));
    strbuf_clear(&text);
}

static void draw_header(const FacetsPopup *popup, Surface *surface, Rect inside, Columns columns)
{
    if (popup->step == FACET_KEYS) {
        surface_put(surface, inside, 0, columns.name, ROLE_dim, STR("property"));
        if (columns.values_end) {
            put_right(surface, inside, 0, columns.values_end, ROLE_dim, STR("values"));
        }
    }
    put_right(surface, inside, 0, columns.notes_end, ROLE_dim, STR("notes"));
    if (popup->step == FACET_KEYS || columns.bar_width < 23) {
        return;
    }
    int column = columns.bar;
    surface_repeat(surface, inside, 0, column, 2, ROLE_bar, glyph(surface, GLYPH_progress_full));
    column = surface_put(surface, inside, 0, column + 3, ROLE_dim, STR("left"));
    surface_repeat(surface, inside, 0, column + 2, 2, ROLE_bar_rest,
                   glyph(surface, GLYPH_progress_rest));
    surface_put(surface, inside, 0, column + 5, ROLE_dim, STR("whole vault"));
}

static void draw_key(const FacetsPopup *popup, const AttuneFacet *facet, Surface *surface,
                     Rect inside, int row, Columns columns)
{
    int end = columns.values_end ? columns.values_end - 7 : columns.notes_end - 7;
    surface_put_cut(surface, inside, row, columns.name, end - columns.name, ROLE_text, facet->text);
    if (columns.values_end) {
        put_count(surface, inside, row, columns.values_end, ROLE_dim, facet->values);
    }
    put_count(surface, inside, row, columns.notes_end, ROLE_text, facet->notes);
    draw_bar(surface, inside, row, columns.bar, columns.bar_width, columns.bar_width, facet->notes,
             popup->widest);
}

static Str mark_sign(const Surface *surface, FilterMark mark)
{
    switch (mark) {
    case MARK_ONLY:
        return glyph(surface, GLYPH_check);
    case MARK_NOT:
        return STR("-");
    default:
        return STR(" ");
    }
}

static void append_name(const FacetsPopup *popup, const AttuneFacet *facet, StrBuf *out)
{
    if (facet->none) {
        strbuf_append(out, STR("no "));
        strbuf_append(out, strbuf_view(&popup->key));
        return;
    }
    strbuf_append(out, popup->step == FACET_TAGS ? STR("#") : STR(""));
    strbuf_append(out, str_is_empty(facet->text) ? STR("\"\"") : facet->text);
}

static int rest_cells(const FacetsPopup *popup, const AttuneFacet *facet, int width)
{
    if (popup->widest == 0 || facet->total == 0) {
        return 0;
    }
    int cells = (int)((uint64_t)width * facet->total / popup->widest);
    return cells > 0 ? cells : 1;
}

static void draw_value(const App *app, const FacetsPopup *popup, const AttuneFacet *facet,
                       Surface *surface, Rect inside, int row, Columns columns)
{
    int column = columns.name;
    FilterMark mark = facets_mark_of(app, popup, facet);
    surface_put(surface, inside, row, column, ROLE_task_box, STR("["));
    surface_put(surface, inside, row, column + 1, ROLE_text, mark_sign(surface, mark));
    surface_put(surface, inside, row, column + 2, ROLE_task_box, STR("]"));
    column += 4;
    if (facets_kind(popup) == ATTUNE_FACET_STATUS) {
        if (status_has_glyph(facet->status, facet->text)) {
            surface_put(surface, inside, row, column, status_role(facet->status),
                        status_glyph(facet->status, surface->ascii));
        }
        column += 2;
    }
    bool faint = facet->none || facet->notes == 0;
    StrBuf name = {0};
    append_name(popup, facet, &name);
    surface_put_cut(surface, inside, row, column, columns.notes_end - 7 - column,
                    faint ? ROLE_dim : ROLE_text, strbuf_view(&name));
    strbuf_clear(&name);
    put_count(surface, inside, row, columns.notes_end, facet->notes ? ROLE_text : ROLE_dim,
              facet->notes);
    draw_bar(surface, inside, row, columns.bar, columns.bar_width,
             rest_cells(popup, facet, columns.bar_width), facet->notes, popup->widest);
}

static void append_footer(const FacetsPopup *popup, StrBuf *out)
{
    if (popup->step == FACET_VALUES) {
        append_counted(out, popup->value_count, "value", "values");
        return;
    }
    append_count(out, popup->value_count);
    strbuf_append(out, STR(" of "));
    if (popup->step == FACET_TAGS) {
        append_counted(out, popup->in_vault, "tag", "tags");
    } else {
        append_counted(out, popup->in_vault, "property", "properties");
    }
}

void facets_draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const FacetsPopup *popup = (const FacetsPopup *)overlay;
    Rect area = facets_place(app, popup);
    surface_ghost(surface,
                  (Rect){area.row, area.column, app->screen.status.row - area.row, area.columns});
    StrBuf muted = {0}, footer = {0};
    if (popup->step == FACET_VALUES) {
        strbuf_append(&muted, STR("Filter by property "));
        strbuf_append(&muted, glyph(surface, GLYPH_pan_right));
    }
    Rect inside = box_draw(surface, area, strbuf_view(&muted),
                           popup->step == FACET_VALUES ? strbuf_view(&popup->key)
                           : popup->step == FACET_TAGS ? STR("Filter by tag")
                                                       : STR("Filter by property"));
    append_footer(popup, &footer);
    box_put_footer(surface, area, strbuf_view(&footer));
    strbuf_clear(&muted);
    strbuf_clear(&footer);
    Columns columns = columns_for(inside.columns);
    draw_header(popup, surface, inside, columns);
    for (size_t i = 0; i < popup->view.height && popup->view.top + i < popup->rows.count; i++) {
        size_t index = popup->view.top + i;
        const AttuneFacet *facet = popup->rows.items[index].facet;
        int row = HEADER_ROWS + (int)i;
        if (popup->step == FACET_KEYS) {
            draw_key(popup, facet, surface, inside, row, columns);
        } else {
            draw_value(app, popup, facet, surface, inside, row, columns);
        }
        if (index == popup->view.selected) {
            surface_set_role(surface, inside, row, 0, inside.columns, ROLE_selected);
        }
    }
}

static size_t count_marks(const App *app, const FacetsPopup *popup)
{
    if (popup->step == FACET_VALUES) {
        const Chip *chip = filter_chip_of(&app->filter, strbuf_view(&popup->key));
        return chip ? chip->values.count : 0;
    }
    size_t count = 0;
    for (size_t i = 0; i < app->filter.chips.count; i++) {
        count += app->filter.chips.items[i].kind == CHIP_TAG;
    }
    return count;
}

void facets_status(const App *app, const Overlay *overlay, Status *out)
{
    const FacetsPopup *popup = (const FacetsPopup *)overlay;
    strbuf_append(&out->prompt, popup->step == FACET_TAGS ? STR("#") : STR("@"));
    strbuf_append(&out->prompt, strbuf_view(&popup->key));
    if (popup->step == FACET_KEYS) {
        strbuf_printf(&out->detail, "%zu of %zu", popup->view.selected + 1, popup->rows.count);
        status_hint(out, "open", "values");
        status_hint(out, "narrow", "narrow");
        status_hint_keys(out, "Esc", "cancel");
        return;
    }
    strbuf_printf(&out->detail, "%zu marked", count_marks(app, popup));
    status_hint(out, "value-mark", "mark");
    status_hint(out, "value-exclude", "not");
    status_hint(out, "narrow", "narrow");
    if (popup->step == FACET_VALUES) {
        status_hint(out, "fold-or-parent", "keys");
    }
    status_hint(out, "open", "done");
    status_hint_keys(out, "Esc", "undo");
}
