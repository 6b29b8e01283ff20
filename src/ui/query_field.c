#include "ui/query_field.h"

#include "ui/glyphs.h"

void query_field_clear(QueryField *field)
{
    line_edit_clear(&field->edit);
    vec_clear(&field->offered);
    arena_clear(&field->arena);
}

static void end_completion(QueryField *field)
{
    field->offered.count = 0;
    arena_reset(&field->arena);
}

void query_field_set(QueryField *field, Str text, bool offer)
{
    end_completion(field);
    line_edit_set(&field->edit, text);
    field->is_offer = offer && text.length > 0;
}

/* ---- Tab ---- */

static void put_chosen(QueryField *field)
{
    Str text = query_field_text(field);
    Str chosen = field->offered.items[field->chosen].text;
    StrBuf whole = {0};
    strbuf_append(&whole, str_slice(text, 0, field->from));
    strbuf_append(&whole, chosen);
    size_t cursor = whole.length;
    strbuf_append(&whole, str_from_offset(text, field->edit.cursor));
    line_edit_set(&field->edit, strbuf_view(&whole));
    field->edit.cursor = cursor;
    strbuf_clear(&whole);
}

static QueryFieldKey complete(QueryField *field, const AttuneVault *vault, int direction)
{
    size_t count = field->offered.count;
    field->is_offer = false;
    if (count > 0) {
        field->chosen =
            direction > 0 ? (field->chosen + 1) % count : (field->chosen + count - 1) % count;
        put_chosen(field);
        return QUERY_FIELD_CHANGED;
    }
    CompletePlace place = query_complete_place(query_field_text(field), field->edit.cursor);
    query_complete_list(vault, &place, &field->arena, &field->offered);
    if (field->offered.count == 0) {
        return QUERY_FIELD_NOTHING;
    }
    field->from = place.from;
    field->chosen = direction > 0 ? 0 : field->offered.count - 1;
    put_chosen(field);
    if (field->offered.count == 1) {
        end_completion(field);
    }
    return QUERY_FIELD_CHANGED;
}

/* ---- keys ---- */

static QueryFieldKey walk(QueryField *field, int direction)
{
    Str line;
    if (!line_history_walk(field->history, direction, query_field_text(field), &line)) {
        return direction > 0 ? QUERY_FIELD_DOWN : QUERY_FIELD_MOVED;
    }
    line_edit_set(&field->edit, line);
    return QUERY_FIELD_CHANGED;
}

static bool is_letter(Key key)
{
    return !(key & (UI_KEY_CTRL | UI_KEY_ALT)) && key >= 0x20 && key < UI_KEY_UP &&
           key != UI_KEY_BACKSPACE;
}

QueryFieldKey query_field_handle(QueryField *field, const AttuneVault *vault, Key key)
{
    if (key == UI_KEY_TAB || key == (UI_KEY_SHIFT | UI_KEY_TAB)) {
        return complete(field, vault, key == UI_KEY_TAB ? 1 : -1);
    }
    end_completion(field);
    if (key == UI_KEY_UP || key == (UI_KEY_CTRL | 'p')) {
        field->is_offer = false;
        return walk(field, -1);
    }
    if (key == UI_KEY_DOWN || key == (UI_KEY_CTRL | 'n')) {
        return walk(field, 1);
    }
    if (field->is_offer && (is_letter(key) || key == UI_KEY_BACKSPACE)) {
        line_edit_set(&field->edit, STR(""));
        if (key == UI_KEY_BACKSPACE) {
            field->is_offer = false;
            return QUERY_FIELD_CHANGED;
        }
    }
    field->is_offer = false;
    switch (line_edit_handle(&field->edit, key)) {
    case LINE_EDIT_CHANGED:
        return QUERY_FIELD_CHANGED;
    case LINE_EDIT_MOVED:
        return QUERY_FIELD_MOVED;
    default:
        return QUERY_FIELD_IGNORED;
    }
}

void query_field_paste(QueryField *field, Str text)
{
    end_completion(field);
    if (field->is_offer) {
        line_edit_set(&field->edit, STR(""));
        field->is_offer = false;
    }
    line_edit_insert(&field->edit, text);
}

/* ---- drawing ---- */

#define GAP 2

/* The first one to show, so that the chosen one is seen on the first row. */
static size_t first_shown(const QueryField *field, int columns)
{
    size_t first = 0;
    int width = 0;
    for (size_t i = 0; i <= field->chosen; i++) {
        width += (int)gate_width(field->offered.items[i].text) + GAP;
        while (width > columns && first < i) {
            width -= (int)gate_width(field->offered.items[first++].text) + GAP;
        }
    }
    return first;
}

void query_field_draw_offers(const QueryField *field, Surface *surface, Rect area)
{
    if (field->offered.count == 0 || area.rows < 1) {
        return;
    }
    int column = 0;
    for (size_t i = first_shown(field, area.columns); i < field->offered.count; i++) {
        Str text = field->offered.items[i].text;
        if (column > 0 && column + (int)gate_width(text) > area.columns) {
            surface_put(surface, area, 0, area.columns - 1, ROLE_dim, glyph(surface, GLYPH_cut));
            break;
        }
        Role role = i == field->chosen ? ROLE_selected : ROLE_text;
        column = surface_put_cut(surface, area, 0, column, area.columns - column, role, text) + GAP;
    }
    if (area.rows > 1) {
        surface_put_cut(surface, area, 1, 0, area.columns, ROLE_dim,
                        field->offered.items[field->chosen].note);
    }
}
