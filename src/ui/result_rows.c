#include "ui/result_rows.h"

#include <stdio.h>

#include "base/path.h"
#include "ui/excerpt.h"
#include "ui/glyphs.h"

#define NUMBER_END 6 /* column behind the number of a line */
#define TEXT_START 8

/* ▾ Safe haven  ideas                     1 */
static void draw_note(const SearchState *state, const ResultRow *row, Surface *surface, Rect area,
                      int at, bool selected)
{
    const ResultGroup *group = results_group(&state->results, row);
    const AttuneFile *file = attune_vault_file(state->vault, group->file);
    Role dim = selected ? ROLE_selected : ROLE_dim;
    if (!file) {
        return;
    }
    Role fold = selected ? ROLE_selected : group->closed ? ROLE_fold_closed : ROLE_fold;
    if (group->count > 0) {
        surface_put(surface, area, at, 1, fold,
                    glyph(surface, group->closed ? GLYPH_fold_closed : GLYPH_fold_open));
    }
    StrBuf count = {0};
    if (group->total > 0) {
        append_count(&count, group->total);
    }
    int end = put_right(surface, area, at, area.columns - 1, selected ? ROLE_selected : ROLE_count,
                        strbuf_view(&count)) -
              2;
    strbuf_clear(&count);
    int column = surface_put_cut(surface, area, at, 3, end - 3,
                                 selected ? ROLE_selected : ROLE_strong, file->title);
    if (column + 4 < end) {
        surface_put_cut(surface, area, at, column + 2, end - column - 2, dim, path_dir(file->path));
    }
}

/* Marks of the hits of one line, as far as they are in the excerpt. */
static void mark_hits(const SearchState *state, const ResultRow *row, Surface *surface, Rect area,
                      int at, int column, Str line, const Excerpt *excerpt, size_t from, Role role)
{
    const AttuneHit *hits = &state->results.hits.items[row->hit];
    size_t start = hits[0].offset - from; /* of the line, in the note */
    for (uint32_t i = 0; i < row->count; i++) {
        size_t first = hits[i].offset - start, last = first + hits[i].bytes;
        first = first > excerpt->from ? first : excerpt->from;
        last = last < excerpt->to ? last : excerpt->to;
        if (hits[i].offset < start || last <= first) {
            continue;
        }
        int before = (int)gate_width(str_slice(line, excerpt->from, first));
        int width = (int)gate_width(str_slice(line, first, last));
        surface_set_role(surface, area, at, column + before, width, role);
    }
}

static void draw_line(const SearchState *state, const ResultRow *row, Surface *surface, Rect area,
                      int at, bool selected)
{
    const AttuneHit *hit = results_hit(&state->results, row);
    Role role = selected ? ROLE_selected : ROLE_text;
    size_t from;
    Str line = search_state_hit_text(state, hit, &from);
    char number[16];
    int length = snprintf(number, sizeof number, "%u", hit->line);
    int start = length < NUMBER_END ? NUMBER_END - length : 1;
    int column = surface_put(surface, area, at, start, selected ? role : ROLE_dim,
                             (Str){number, (size_t)length}) +
                 2;
    int room = area.columns - 1 - column;
    if (room < 1) {
        return;
    }
    Excerpt excerpt = excerpt_of(line, from, from + hit->bytes, (size_t)room);
    Str cut = glyph(surface, GLYPH_cut);
    if (excerpt.cut_before) {
        column = surface_put(surface, area, at, column, role, cut) + 1;
    }
    int end =
        surface_put(surface, area, at, column, role, str_slice(line, excerpt.from, excerpt.to));
    if (excerpt.cut_after) {
        surface_put(surface, area, at, excerpt.cut_word ? end : end + 1, role, cut);
    }
    mark_hits(state, row, surface, area, at, column, line, &excerpt, from,
              selected ? ROLE_match_sel : ROLE_match);
}

static void draw_more(const SearchState *state, Surface *surface, Rect area, int at, bool selected)
{
    StrBuf text = {0};
    append_counted(&text, state->results.note_count - state->results.groups.count, "more note",
                   "more notes");
    surface_put_cut(surface, area, at, 3, area.columns - 4, selected ? ROLE_selected : ROLE_dim,
                    strbuf_view(&text));
    strbuf_clear(&text);
}

void result_rows_draw(const SearchState *state, Surface *surface, Rect area, bool focused)
{
    const ListView *view = &state->results.view;
    for (size_t i = view->top; i < view->count && (int)(i - view->top) < area.rows; i++) {
        const ResultRow *row = &state->results.rows.items[i];
        int at = (int)(i - view->top);
        bool selected = focused && i == view->selected;
        if (selected) {
            surface_fill(surface, (Rect){area.row + at, area.column, 1, area.columns},
                         ROLE_selected);
            Rect rest = {area.row, area.column, area.rows, area.columns};
            surface_put(surface, rest, at, 0, ROLE_selected, glyph(surface, GLYPH_cursor));
        }
        if (row->kind == RESULT_NOTE) {
            draw_note(state, row, surface, area, at, selected);
        } else if (row->kind == RESULT_LINE) {
            draw_line(state, row, surface, area, at, selected);
        } else {
            draw_more(state, surface, area, at, selected);
        }
    }
}
