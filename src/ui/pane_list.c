#include "ui/pane_list.h"

#include "base/alloc.h"
#include "base/gate.h"
#include "ui/excerpt.h"
#include "ui/glyphs.h"
#include "ui/narrow.h"

#define TEXT_COLUMN 3 /* behind a mark and a blank */

void pane_list_clear(PaneList *list)
{
    vec_clear(&list->entries);
    arena_clear(&list->arena);
    map_clear(&list->folded);
    arena_clear(&list->folded_keys);
    strbuf_clear(&list->count);
    strbuf_clear(&list->narrow);
    *list = (PaneList){0};
}

void pane_list_begin(PaneList *list, int entry_rows)
{
    list->entries.count = 0;
    arena_reset(&list->arena);
    strbuf_reset(&list->count);
    list->entry_rows = entry_rows;
    list->label_width = 0;
    list->current = SIZE_MAX;
}

static Str own(PaneList *list, Str text)
{
    return str_is_empty(text) ? STR("") : arena_clone_str(&list->arena, text);
}

void pane_list_add(PaneList *list, const PaneEntry *entry)
{
    bool wanted =
        narrow_matches(strbuf_view(&list->narrow), entry->text) ||
        (!str_is_empty(entry->label) && narrow_matches(strbuf_view(&list->narrow), entry->label));
    if (!wanted) {
        return;
    }
    PaneEntry copy = *entry;
    copy.label = own(list, entry->label);
    copy.mark = own(list, entry->mark);
    copy.text = own(list, entry->text);
    copy.after = own(list, entry->after);
    copy.right = own(list, entry->right);
    copy.line_text = own(list, entry->line_text);
    copy.key = own(list, entry->key);
    copy.whole = own(list, entry->whole);
    vec_push(&list->entries, copy);
}

void pane_list_end(PaneList *list)
{
    list_view_set_count(&list->view, list->entries.count);
    for (size_t i = 0; i < list->entries.count; i++) {
        int width = (int)gate_width(list->entries.items[i].label);
        if (width > 0 && width + 3 > list->label_width) {
            list->label_width = width + 3;
        }
    }
}

void pane_list_set_rows(PaneList *list, int rows)
{
    int each = list->entry_rows > 0 ? list->entry_rows : 1;
    list_view_set_height(&list->view, rows > 0 ? (size_t)(rows / each) : 0);
}

int pane_list_wanted_rows(const PaneList *list)
{
    size_t rows = list->entries.count * (size_t)(list->entry_rows > 0 ? list->entry_rows : 1);
    return rows < 1000 ? (int)rows : 1000;
}

const PaneEntry *pane_list_selected(const PaneList *list)
{
    return list->view.selected < list->entries.count ? &list->entries.items[list->view.selected]
                                                     : NULL;
}

size_t pane_list_entry_at(const PaneList *list, int row)
{
    int each = list->entry_rows > 0 ? list->entry_rows : 1;
    return row < 1 ? SIZE_MAX : list_view_row_at(&list->view, (row - 1) / each);
}

bool list_view_act(ListView *view, Action action, const Call *call)
{
    switch (action) {
    case ACTION_DOWN:
        list_view_move(view, call->count);
        return true;
    case ACTION_UP:
        list_view_move(view, -call->count);
        return true;
    case ACTION_PAGE_DOWN:
    case ACTION_PAGE_UP:
        for (long i = 0; i < call->count && i < 1000; i++) {
            list_view_page(view, action == ACTION_PAGE_DOWN ? 1 : -1);
        }
        return true;
    case ACTION_HALF_DOWN:
    case ACTION_HALF_UP:
        for (long i = 0; i < call->count && i < 1000; i++) {
            list_view_half_page(view, action == ACTION_HALF_DOWN ? 1 : -1);
        }
        return true;
    case ACTION_TOP:
        list_view_select(view, call->counted ? (size_t)call->count - 1 : 0);
        return true;
    case ACTION_BOTTOM:
        list_view_select(view, call->counted ? (size_t)call->count - 1 : SIZE_MAX);
        return true;
    case ACTION_WHEEL_DOWN:
        list_view_scroll(view, call->count);
        return true;
    case ACTION_WHEEL_UP:
        list_view_scroll(view, -call->count);
        return true;
    default:
        return false;
    }
}

/* ---- drawing ---- */

/* "… first; attunement builds trust …", the link's own words stressed. */
static void draw_line_text(const PaneEntry *entry, Surface *surface, Rect area, int row)
{
    int width = area.columns - TEXT_COLUMN - 1;
    if (width < 4) {
        return;
    }
    Str text = entry->line_text;
    Excerpt part = excerpt_of(text, entry->stress_from, entry->stress_to, (size_t)width);
    int column = TEXT_COLUMN;
    Str cut = glyph(surface, GLYPH_cut);
    if (part.cut_before) {
        column = surface_put(surface, area, row, column, ROLE_dim, cut) + 1;
    }
    size_t from = entry->stress_from > part.from ? entry->stress_from : part.from;
    size_t to = entry->stress_to < part.to ? entry->stress_to : part.to;
    column = surface_put(surface, area, row, column, ROLE_dim, str_slice(text, part.from, from));
    column = surface_put(surface, area, row, column, ROLE_strong, str_slice(text, from, to));
    column = surface_put(surface, area, row, column, ROLE_dim, str_slice(text, to, part.to));
    if (part.cut_after) {
        surface_put(surface, area, row, column + (part.cut_word ? 0 : 1), ROLE_dim, cut);
    }
}

static int draw_mark(const PaneEntry *entry, bool current, Surface *surface, Rect area, int row,
                     int column)
{
    if (current) {
        surface_put(surface, area, row, column, ROLE_cursor_bar, glyph(surface, GLYPH_cursor));
    } else if (!str_is_empty(entry->mark)) {
        surface_put(surface, area, row, column, entry->mark_role, entry->mark);
    }
    return column + 2;
}

/* Long keys leave most of the row to the values. */
static int label_cells(const PaneList *list, Rect area)
{
    int most = area.columns * 2 / 5;
    return list->label_width < most ? list->label_width : most;
}

static void draw_entry(const PaneList *list, size_t index, Surface *surface, Rect area, int row)
{
    const PaneEntry *entry = &list->entries.items[index];
    bool current = index == list->current;
    int labels = label_cells(list, area);
    int column = 1 + labels;
    if (labels > 2) {
        surface_put_cut(surface, area, row, 1, labels - 2, ROLE_key_name, entry->label);
    }
    bool has_mark = current || !str_is_empty(entry->mark) || !list->label_width;
    if (has_mark) {
        column = draw_mark(entry, current, surface, area, row, column);
    }
    column += entry->indent;
    int end = area.columns - 1;
    if (!str_is_empty(entry->right)) {
        end = put_right(surface, area, row, end, ROLE_dim, entry->right) - 2;
    }
    int after = (int)gate_width(entry->after);
    int room = end - column - (after ? after + 2 : 0);
    Role role = current ? ROLE_current : entry->role;
    column = surface_put_cut(surface, area, row, column, room, role, entry->text);
    if (after) {
        surface_put(surface, area, row, column + 2, ROLE_dim, entry->after);
    }
    if (list->entry_rows > 1 && !str_is_empty(entry->line_text)) {
        draw_line_text(entry, surface, area, row + 1);
    }
}

static void draw_heading(const PaneList *list, Surface *surface, Rect area, Str heading)
{
    int end = area.columns - 1;
    if (list->count.length) {
        end = put_right(surface, area, 0, end, ROLE_section_count, strbuf_view(&list->count)) - 1;
    }
    surface_put_cut(surface, area, 0, 1, end - 1, ROLE_section, heading);
}

static void draw_more(const PaneList *list, size_t hidden, Surface *surface, Rect area, int row)
{
    StrBuf text = {0};
    strbuf_append(&text, STR("+ "));
    append_count(&text, hidden);
    strbuf_append(&text, STR(" more"));
    int column = list->label_width ? 1 + label_cells(list, area) : TEXT_COLUMN;
    surface_put_cut(surface, area, row, column, area.columns - column - 1, ROLE_dim,
                    strbuf_view(&text));
    strbuf_clear(&text);
}

void pane_list_draw(const PaneList *list, Surface *surface, Rect area, Str heading, bool focused)
{
    draw_heading(list, surface, area, heading);
    int each = list->entry_rows > 0 ? list->entry_rows : 1;
    size_t shown = list->view.count - list->view.top;
    shown = shown < list->view.height ? shown : list->view.height;
    bool cut = !focused && list->view.top + shown < list->view.count && shown > 1;
    for (size_t i = 0; i < shown; i++) {
        int row = 1 + (int)i * each;
        size_t index = list->view.top + i;
        if (cut && i + 1 == shown) {
            draw_more(list, list->view.count - index, surface, area, row);
            break;
        }
        draw_entry(list, index, surface, area, row);
        if (focused && index == list->view.selected) {
            for (int part = 0; part < each; part++) {
                surface_set_role(surface, area, row + part, 0, area.columns, ROLE_selected);
            }
        }
    }
}
