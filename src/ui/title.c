/* The uppermost row: program, vault, the filter as a sentence, how many notes there are. */

#include "base/alloc.h"
#include "base/gate.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"

void app_append_counts(const App *app, StrBuf *out)
{
    size_t all = 0;
    attune_vault_notes(app->vault, &all);
    bool loading = app->load_ms >= 0 && app->shows_progress;
    if (note_set_is_all(&app->set)) {
        append_counted(out, all, "note", "notes");
        strbuf_append(out, loading ? STR(" so far") : STR(""));
        return;
    }
    append_count(out, app->set.files.count);
    strbuf_append(out, STR(" of "));
    append_counted(out, all, "note", "notes");
}

/* Only the reader is on the screen, and its own title has scrolled away. */
static bool shows_note_title(const App *app)
{
    return app->screen.only_reader && app->reader.top > 0 && !app->overlays;
}

static int draw_brand(const App *app, Surface *surface, Rect area)
{
    if (shows_note_title(app)) {
        const AttuneFile *file = attune_vault_file(app->vault, app->reader.file);
        return surface_put_cut(surface, area, 0, 1, area.columns - 1, ROLE_brand,
                               file ? file->title : STR(""));
    }
    int column = surface_put(surface, area, 0, 1, ROLE_brand, STR("attune"));
    column = surface_put(surface, area, 0, column + 1, ROLE_dim, glyph(surface, GLYPH_dot));
    return surface_put_cut(surface, area, 0, column + 1, area.columns - column - 1, ROLE_text,
                           attune_vault_name(app->vault));
}

static int sentence_column(const App *app, int brand_end)
{
    int column = brand_end + 3;
    Rect reader = app->screen.panes[PANE_READER];
    if (arrange_shows(&app->screen, PANE_READER) && !app->screen.only_reader) {
        int measure = app->options.measure ? (int)app->options.measure : 90;
        int edge = reader.column + arrange_text(reader.columns, measure, app->screen.tiny).left;
        column = edge > column ? edge : column;
    }
    return column;
}

static void draw_sentence(const App *app, Surface *surface, Rect area, int column, int end)
{
    Sentence sentence = {0};
    filter_make_sentence(&app->filter, surface->ascii, &sentence);
    size_t from = 0;
    for (size_t i = 0; i < sentence.parts.count && column < end; i++) {
        Str part = str_slice(strbuf_view(&sentence.text), from, sentence.parts.items[i].end);
        from = sentence.parts.items[i].end;
        column = surface_put_cut(surface, area, 0, column, end - column,
                                 sentence.parts.items[i].role, part);
    }
    sentence_clear(&sentence);
}

void title_draw(const App *app, Surface *surface)
{
    Rect area = app->screen.title;
    int brand_end = draw_brand(app, surface, area);
    StrBuf right = {0};
    const Overlay *overlay = app->overlays;
    if (overlay && overlay->type->title) {
        overlay->type->title(app, overlay, &right);
    } else {
        app_append_counts(app, &right);
    }
    int start = area.columns - 1 - (int)gate_width(strbuf_view(&right));
    bool fits = start > brand_end + 1;
    if (fits) {
        surface_put(surface, area, 0, start, ROLE_dim, strbuf_view(&right));
    }
    strbuf_clear(&right);
    bool sentence = filter_is_active(&app->filter) && !shows_note_title(app);
    if (sentence) {
        int end = fits ? start - 2 : area.columns - 1;
        draw_sentence(app, surface, area, sentence_column(app, brand_end), end);
    }
}
