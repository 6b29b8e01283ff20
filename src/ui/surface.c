#include "ui/surface.h"

#include "base/alloc.h"

static const Cell blank = {.text = " ", .length = 1, .width = 1, .role = ROLE_text};

void surface_init(Surface *surface) { *surface = (Surface){.cursor_row = -1}; }

void surface_clear(Surface *surface)
{
    mem_free(surface->cells);
    surface_init(surface);
}

void surface_resize(Surface *surface, int rows, int columns)
{
    surface->rows = rows > 0 ? rows : 0;
    surface->columns = columns > 0 ? columns : 0;
    size_t count = (size_t)surface->rows * (size_t)surface->columns;
    surface->cells = mem_resize(surface->cells, count ? count : 1, sizeof(Cell));
    surface_erase(surface);
}

void surface_erase(Surface *surface)
{
    size_t count = (size_t)surface->rows * (size_t)surface->columns;
    for (size_t i = 0; i < count; i++) {
        surface->cells[i] = blank;
    }
    surface->cursor_row = -1;
}

/* The part of `area` that lies on the surface. */
static Rect clip(const Surface *surface, Rect area)
{
    int bottom = area.row + area.rows, right = area.column + area.columns;
    Rect part = {.row = area.row > 0 ? area.row : 0, .column = area.column > 0 ? area.column : 0};
    bottom = bottom < surface->rows ? bottom : surface->rows;
    right = right < surface->columns ? right : surface->columns;
    part.rows = bottom > part.row ? bottom - part.row : 0;
    part.columns = right > part.column ? right - part.column : 0;
    return part;
}

static bool is_inside(Rect part, int row, int column)
{
    return row >= part.row && row < part.row + part.rows && column >= part.column &&
           column < part.column + part.columns;
}

/* Overwriting one half of a wide cluster leaves a blank in the place of the other. */
static void split_wide(const Surface *surface, int row, int column)
{
    Cell *cell = surface_cell(surface, row, column);
    if (cell->width == 0 && column > 0) {
        Cell *left = cell - 1;
        uint8_t role = left->role;
        *left = blank;
        left->role = role;
    }
    if (cell->width == 2 && column + 1 < surface->columns) {
        Cell *right = cell + 1;
        uint8_t role = right->role;
        *right = blank;
        right->role = role;
    }
}

static void set_cell(const Surface *surface, int row, int column, Role role,
                     const GateCluster *cluster)
{
    split_wide(surface, row, column);
    Cell *cell = surface_cell(surface, row, column);
    memcpy(cell->text, cluster->text, cluster->length);
    cell->length = cluster->length;
    cell->width = cluster->width;
    cell->role = (uint8_t)role;
    if (cluster->width == 2) {
        split_wide(surface, row, column + 1);
        Cell *right = cell + 1;
        *right = (Cell){.length = 0, .width = 0, .role = (uint8_t)role};
    }
}

static const GateCluster blank_cluster = {.text = " ", .length = 1, .width = 1};

static void put_cluster(const Surface *surface, Rect part, int row, int column, Role role,
                        const GateCluster *cluster)
{
    bool left_shows = is_inside(part, row, column);
    if (cluster->width == 1) {
        if (left_shows) {
            set_cell(surface, row, column, role, cluster);
        }
        return;
    }
    bool right_shows = is_inside(part, row, column + 1);
    if (left_shows && right_shows) {
        set_cell(surface, row, column, role, cluster);
    } else if (left_shows) {
        set_cell(surface, row, column, role, &blank_cluster);
    } else if (right_shows) {
        set_cell(surface, row, column + 1, role, &blank_cluster);
    }
}

int surface_put(Surface *surface, Rect area, int row, int column, Role role, Str text)
{
    Rect part = clip(surface, area);
    size_t offset = 0;
    while (offset < text.length) {
        if (area.column + column >= part.column + part.columns) {
            size_t rest = gate_width(str_from_offset(text, offset));
            return column + (rest < 1u << 30 ? (int)rest : 1 << 30);
        }
        GateCluster cluster;
        gate_next(text, &offset, &cluster);
        if (cluster.width > 0) {
            put_cluster(surface, part, area.row + row, area.column + column, role, &cluster);
            column += cluster.width;
        }
    }
    return column;
}

int surface_put_cut(Surface *surface, Rect area, int row, int column, int width, Role role,
                    Str text)
{
    if (width <= 0) {
        return column;
    }
    size_t used = 0;
    size_t all = gate_fit(text, (size_t)width, &used);
    if (all == text.length) {
        return surface_put(surface, area, row, column, role, text);
    }
    size_t fitting = gate_fit(text, (size_t)width - 1, &used);
    column = surface_put(surface, area, row, column, role, str_slice(text, 0, fitting));
    return surface_put(surface, area, row, column, role, glyph_text(GLYPH_cut, surface->ascii));
}

void surface_repeat(Surface *surface, Rect area, int row, int column, int count, Role role,
                    Str text)
{
    for (int i = 0; i < count && column + i < area.columns; i++) {
        surface_put(surface, area, row, column + i, role, text);
    }
}

void surface_put_line(Surface *surface, Rect area, int row, int column, const Line *line)
{
    for (uint32_t i = 0; i < line->span_count && column < area.columns; i++) {
        column = surface_put(surface, area, row, column, line->spans[i].role, line->spans[i].text);
    }
}

void surface_fill(Surface *surface, Rect area, Role role)
{
    Rect part = clip(surface, area);
    for (int row = part.row; row < part.row + part.rows; row++) {
        for (int column = part.column; column < part.column + part.columns; column++) {
            set_cell(surface, row, column, role, &blank_cluster);
        }
    }
}

void surface_set_role(Surface *surface, Rect area, int row, int column, int width, Role role)
{
    Rect part = clip(surface, area);
    for (int i = 0; i < width; i++) {
        if (is_inside(part, area.row + row, area.column + column + i)) {
            surface_cell(surface, area.row + row, area.column + column + i)->role = (uint8_t)role;
        }
    }
}

static bool is_blank(const Cell *cell) { return cell->length == 1 && cell->text[0] == ' '; }

void surface_ghost(Surface *surface, Rect area)
{
    Rect part = clip(surface, area);
    for (int row = part.row; row < part.row + part.rows; row++) {
        for (int column = part.column; column < part.column + part.columns; column++) {
            surface_cell(surface, row, column)->role = ROLE_ghost;
        }
    }
}

void surface_dump_text(const Surface *surface, StrBuf *out)
{
    for (int row = 0; row < surface->rows; row++) {
        for (int column = 0; column < surface->columns; column++) {
            const Cell *cell = surface_cell(surface, row, column);
            strbuf_append(out, (Str){cell->text, cell->length});
        }
        strbuf_append_char(out, '\n');
    }
}

/* The reference screens name a blank only where its role shows. */
static bool blank_shows(Role role)
{
    switch (role) {
    case ROLE_selected:
    case ROLE_link_focus:
    case ROLE_match_current:
    case ROLE_match_sel:
    case ROLE_highlight:
    case ROLE_match:
    case ROLE_caret:
    case ROLE_label:
        return true;
    default:
        return false;
    }
}

static bool is_named(const Cell *cell)
{
    return cell->role != ROLE_text && (!is_blank(cell) || blank_shows((Role)cell->role));
}

/* Behind the run of `role` that starts at `column`; single blanks inside a run do not end it. */
static int run_end(const Surface *surface, int row, int column)
{
    uint8_t role = surface_cell(surface, row, column)->role;
    int end = column + 1;
    for (int i = column + 1; i < surface->columns; i++) {
        const Cell *cell = surface_cell(surface, row, i);
        if (cell->role != role) {
            break;
        }
        if (is_named(cell)) {
            end = i + 1;
        }
    }
    return end;
}

void surface_dump_styles(const Surface *surface, StrBuf *out)
{
    for (int row = 0; row < surface->rows; row++) {
        bool first = true;
        for (int column = 0; column < surface->columns;) {
            const Cell *cell = surface_cell(surface, row, column);
            if (!is_named(cell)) {
                column++;
                continue;
            }
            int end = run_end(surface, row, column);
            if (first) {
                strbuf_printf(out, "row %d col ", row + 1);
            } else {
                strbuf_append(out, STR(", "));
            }
            first = false;
            strbuf_printf(out, end - column > 1 ? "%d-%d" : "%d", column + 1, end);
            strbuf_append_char(out, ' ');
            strbuf_append(out, role_name((Role)cell->role));
            column = end;
        }
        if (!first) {
            strbuf_append_char(out, '\n');
        }
    }
}
