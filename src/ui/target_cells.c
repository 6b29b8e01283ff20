#include "ui/target_cells.h"

static void add(TargetCellsVec *out, TargetCells cells, Rect area)
{
    int right = cells.column + cells.width;
    right = right < area.columns ? right : area.columns;
    if (cells.column < 0 || right <= cells.column) {
        return;
    }
    cells.width = right - cells.column;
    TargetCells *last = out->count ? &vec_last(out) : NULL;
    bool joins = last && last->target == cells.target && last->row == cells.row &&
                 last->column + last->width == cells.column;
    if (joins) {
        last->width += cells.width; /* one target in several roles */
    } else {
        vec_push(out, cells);
    }
}

void target_cells_collect(const Reader *reader, Rect area, int left, TargetCellsVec *out)
{
    for (int row = 0; row < area.rows && reader->page && !reader->shows_source; row++) {
        const Line *line = page_line(reader->page, reader->top + (size_t)row);
        int column = left - PAGE_GUTTER;
        for (uint32_t i = 0; line && i < line->span_count; i++) {
            const Span *span = &line->spans[i];
            if (span->target != TARGET_NONE && span->width > 0) {
                add(out, (TargetCells){span->target, row, column, (int)span->width}, area);
            }
            column += (int)span->width;
        }
    }
}

Rect target_rows(const Reader *reader, Rect area, int left, uint32_t index)
{
    TargetCellsVec cells = {0};
    Rect rows = {0};
    target_cells_collect(reader, area, left, &cells);
    for (size_t i = 0; i < cells.count; i++) {
        const TargetCells *run = &cells.items[i];
        if (run->target != index) {
            continue;
        }
        if (rows.rows == 0) {
            rows = (Rect){area.row + run->row, area.column + run->column, 1, run->width};
        }
        rows.rows = area.row + run->row - rows.row + 1;
    }
    vec_clear(&cells);
    return rows;
}

void target_mark(const Reader *reader, Surface *surface, Rect area, int left, uint32_t index)
{
    TargetCellsVec cells = {0};
    target_cells_collect(reader, area, left, &cells);
    for (size_t i = 0; i < cells.count; i++) {
        const TargetCells *run = &cells.items[i];
        if (run->target == index) {
            surface_set_role(surface, area, run->row, run->column, run->width, ROLE_link_focus);
        }
    }
    vec_clear(&cells);
}

void ghost_but_focus(Surface *surface, Rect area)
{
    for (int row = area.row; row < area.row + area.rows && row < surface->rows; row++) {
        for (int column = area.column;
             column < area.column + area.columns && column < surface->columns; column++) {
            uint8_t role = surface_cell(surface, row, column)->role;
            if (role != ROLE_link_focus && role != ROLE_selected) {
                surface_ghost(surface, (Rect){row, column, 1, 1});
            }
        }
    }
}
