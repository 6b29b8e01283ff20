#include "ui/search_view.h"

#include "ui/glyphs.h"
#include "ui/query_words.h"
#include "ui/result_rows.h"

#define BESIDE_FROM 100 /* columns from which the note stands beside its hits */
#define WORD_ROWS 3

/* ---- geometry ---- */

static bool shows_words(const SearchState *state)
{
    return state->query || state->error.message[0] || query_field_is_completing(&state->field);
}

static int word_rows(const SearchState *state, int columns)
{
    if (query_field_is_completing(&state->field)) {
        return 2;
    }
    if (!state->query) {
        return 1;
    }
    return query_words_rows(attune_query_explain(state->query), columns, WORD_ROWS);
}

SearchPlaces search_places(const App *app, const SearchState *state)
{
    Rect body = app->screen.body;
    SearchPlaces places = {.list = body};
    if (body.columns >= BESIDE_FROM) {
        places.list.columns = body.columns / 2 + 2;
        int top = app->screen.title.rows;
        places.rule = (Rect){top, places.list.columns, app->screen.status.row - top, 1};
        places.reader = body;
        places.reader.column = places.list.columns + 1;
        places.reader.columns = body.columns - places.reader.column;
        int measure = app->options.measure ? (int)app->options.measure : 90;
        places.text = arrange_text(places.reader.columns, measure, false);
    }
    places.words = (Rect){body.row, 1, 0, places.list.columns - 2};
    if (shows_words(state) && body.rows > 6) {
        places.words.rows = word_rows(state, places.words.columns);
        places.list.row += places.words.rows + 1;
        places.list.rows -= places.words.rows + 1;
    }
    return places;
}

/* ---- drawing ---- */

static void draw_words(const SearchState *state, Surface *surface, Rect area)
{
    if (area.rows == 0) {
        return;
    }
    if (query_field_is_completing(&state->field)) {
        query_field_draw_offers(&state->field, surface, area);
    } else if (state->error.message[0]) {
        surface_put_cut(surface, area, 0, 0, area.columns, ROLE_error,
                        str_from(state->error.message));
    } else if (state->query) {
        query_words_draw(surface, area, attune_query_explain(state->query));
    }
}

static void draw_empty(const SearchState *state, Surface *surface, Rect area)
{
    Str text = STR("words, “a phrase”, tag: status: path: [key:value]; Tab offers them");
    if (state->query) {
        text = state->finished ? STR("no note is like that") : STR("looking …");
    } else if (state->error.message[0]) {
        return;
    }
    surface_put_cut(surface, area, 0, 1, area.columns - 2, ROLE_dim, text);
}

void search_draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const SearchState *state = search_state_of(overlay);
    SearchPlaces places = search_places(app, state);
    draw_words(state, surface, places.words);
    if (state->results.rows.count == 0) {
        draw_empty(state, surface, places.list);
    }
    result_rows_draw(state, surface, places.list, true);
    for (int row = 0; row < places.rule.rows; row++) {
        surface_put(surface, places.rule, row, 0, ROLE_border, glyph(surface, GLYPH_column));
    }
    if (places.reader.columns > 0 && state->shown != ATTUNE_FILE_NONE) {
        reader_draw(&state->reader, surface, places.reader, places.text.left, false);
    }
}

void search_append_title(const App *app, const Overlay *overlay, StrBuf *out)
{
    (void)app;
    const SearchState *state = search_state_of(overlay);
    if (state->query) {
        search_state_append_count(state, out);
    }
}

/* ---- the status line ---- */

static void fill_list_status(const App *app, const SearchState *state, Status *status)
{
    const ResultRow *row = results_selected(&state->results);
    const ResultGroup *group = results_group(&state->results, row);
    const AttuneFile *file = attune_vault_file(app->vault, group ? group->file : ATTUNE_FILE_NONE);
    if (file) {
        strbuf_append(&status->about, file->path);
        if (row->kind == RESULT_LINE) {
            strbuf_printf(&status->about, ":%u", results_hit(&state->results, row)->line);
        }
    }
    status_hint(status, "open", "open");
    status_hint(status, "peek", "peek");
    status_hint(status, "narrow", "query");
    status_hint(status, "sort", "sort");
    status_hint(status, "close", "close");
}

void search_status(const App *app, const Overlay *overlay, Status *status)
{
    const SearchState *state = search_state_of(overlay);
    if (state->in_list) {
        fill_list_status(app, state, status);
        return;
    }
    status->edit = &state->field.edit;
    status_hint_keys(status, "Enter", "open");
    status_hint_keys(status, "Tab", "operators");
    status_hint_keys(status, app->ascii ? "Down" : "↓", "results");
    status_hint_keys(status, "Esc", "cancel");
}
