#include "ui/box.h"

#include "base/gate.h"
#include "ui/glyphs.h"

static void draw_frame(Surface *surface, Rect area)
{
    int bottom = area.rows - 1, right = area.columns - 1;
    Str rule = glyph(surface, GLYPH_rule), column = glyph(surface, GLYPH_column);
    surface_repeat(surface, area, 0, 0, area.columns, ROLE_border, rule);
    surface_repeat(surface, area, bottom, 0, area.columns, ROLE_border, rule);
    for (int row = 1; row < bottom; row++) {
        surface_put(surface, area, row, 0, ROLE_border, column);
        surface_put(surface, area, row, right, ROLE_border, column);
    }
    surface_put(surface, area, 0, 0, ROLE_border, glyph(surface, GLYPH_corner_top_left));
    surface_put(surface, area, 0, right, ROLE_border, glyph(surface, GLYPH_corner_top_right));
    surface_put(surface, area, bottom, 0, ROLE_border, glyph(surface, GLYPH_corner_bottom_left));
    surface_put(surface, area, bottom, right, ROLE_border,
                glyph(surface, GLYPH_corner_bottom_right));
}

Rect box_draw(Surface *surface, Rect area, Str muted, Str title)
{
    surface_fill(surface, area, ROLE_text);
    if (area.rows < 2 || area.columns < 2) {
        return (Rect){area.row, area.column, 0, 0};
    }
    draw_frame(surface, area);
    int column = 2, room = area.columns - 6;
    if (!str_is_empty(title) && room > 0) {
        surface_put(surface, area, 0, column++, ROLE_text, STR(" "));
        if (!str_is_empty(muted) && (int)gate_width(muted) < room / 2) {
            column = surface_put(surface, area, 0, column, ROLE_dim, muted);
            column = surface_put(surface, area, 0, column, ROLE_dim, STR(" "));
        }
        column = surface_put_cut(surface, area, 0, column, area.columns - 3 - column,
                                 ROLE_callout_title, title);
        surface_put(surface, area, 0, column, ROLE_text, STR(" "));
    }
    return (Rect){area.row + 1, area.column + 1, area.rows - 2, area.columns - 2};
}

static void put_in_border(Surface *surface, Rect area, int row, Str text)
{
    int width = (int)gate_width(text);
    int column = area.columns - 3 - width;
    if (str_is_empty(text) || column < 3) {
        return;
    }
    surface_put(surface, area, row, column - 1, ROLE_text, STR(" "));
    surface_put(surface, area, row, column, ROLE_dim, text);
    surface_put(surface, area, row, column + width, ROLE_text, STR(" "));
}

void box_put_footer(Surface *surface, Rect area, Str text)
{
    put_in_border(surface, area, area.rows - 1, text);
}

void box_put_corner(Surface *surface, Rect area, Str text)
{
    put_in_border(surface, area, 0, text);
}

Rect drawer_draw(Surface *surface, Rect area, int rows, Str title, Str right)
{
    rows = rows < area.rows ? rows : area.rows;
    Rect drawer = {area.row + area.rows - rows, area.column, rows, area.columns};
    surface_fill(surface, drawer, ROLE_text);
    surface_repeat(surface, drawer, 0, 0, drawer.columns, ROLE_border, glyph(surface, GLYPH_rule));
    int width = (int)gate_width(title);
    if (width > 0 && width + 4 <= drawer.columns) {
        surface_put(surface, drawer, 0, 1, ROLE_text, STR(" "));
        surface_put(surface, drawer, 0, 2, ROLE_callout_title, title);
        surface_put(surface, drawer, 0, 2 + width, ROLE_text, STR(" "));
    }
    int right_width = (int)gate_width(right);
    int start = drawer.columns - 2 - right_width;
    if (right_width > 0 && start > width + 5) {
        surface_put(surface, drawer, 0, start - 1, ROLE_text, STR(" "));
        surface_put(surface, drawer, 0, start, ROLE_dim, right);
        surface_put(surface, drawer, 0, start + right_width, ROLE_text, STR(" "));
    }
    return (Rect){drawer.row + 1, drawer.column, drawer.rows - 1, drawer.columns};
}
