/* A folder without notes (reference screen 10d): what was looked for, what to do next. */

#include "base/gate.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"

#define BLOCK_CELLS 48
#define BLOCK_ROWS 11

bool empty_shows(const App *app)
{
    size_t count = 0;
    attune_vault_notes(app->vault, &count);
    bool walked = attune_vault_progress(app->vault).stage != ATTUNE_STAGE_WALKING;
    return walked && count == 0 && app->reader.file == ATTUNE_FILE_NONE;
}

/* Once a change of the vault, not with every frame. */
void empty_update(App *app)
{
    uint64_t generation = attune_vault_generation(app->vault);
    if (!empty_shows(app) || app->empty_generation == generation) {
        return;
    }
    app->empty_generation = generation;
    app->empty_images = 0;
    const AttuneFileId *files = attune_vault_files(app->vault, &app->empty_files);
    for (size_t i = 0; i < app->empty_files; i++) {
        const AttuneFile *file = attune_vault_file(app->vault, files[i]);
        app->empty_images += file && file->class_ == ATTUNE_FILE_IMAGE;
    }
}

static void append_others(const App *app, StrBuf *out)
{
    size_t count = app->empty_files, images = app->empty_images;
    if (count == 0) {
        strbuf_append(out, STR(" and below, and found no file at all."));
        return;
    }
    strbuf_append(out, STR(" and below; there are "));
    if (images > 0) {
        append_counted(out, images, "image", "images");
    }
    if (images > 0 && count > images) {
        strbuf_append(out, STR(" and "));
    }
    if (count > images) {
        append_counted(out, count - images, "other file", "other files");
    }
    strbuf_append(out, STR(" alone."));
}

/* Words of `text` in rows of `width` cells; what begins with a dot or is `strong` stands out. */
static int put_wrapped(Surface *surface, Rect area, int row, int left, int width, Str text,
                       Str strong)
{
    Str rest = text, word;
    int column = 0;
    while (str_next_piece(&rest, ' ', &word)) {
        int cells = (int)gate_width(word);
        if (column > 0 && column + 1 + cells > width) {
            row++;
            column = 0;
        }
        column += column > 0 ? 1 : 0;
        bool stands_out = str_starts_with(word, STR(".")) || str_equal(word, strong);
        surface_put_cut(surface, area, row, left + column, width - column,
                        stands_out ? ROLE_strong : ROLE_text, word);
        column += cells;
    }
    return row + 1;
}

static int put_way_out(Surface *surface, Rect area, int row, int left, const char *keys,
                       const char *text)
{
    surface_put(surface, area, row, left, ROLE_hint_key, str_from(keys));
    surface_put_cut(surface, area, row, left + 13, area.columns - left - 14, ROLE_text,
                    str_from(text));
    return row + 1;
}

static void append_what_is_so(const App *app, StrBuf *out)
{
    Str name = attune_vault_name(app->vault);
    if (app->options.choose_vault) {
        strbuf_append(out, name);
        strbuf_append(out, STR(" is no vault, so attune did not look for notes in it."));
        return;
    }
    strbuf_append(out, STR("attune looked for .md and .txt files in "));
    strbuf_append(out, name);
    append_others(app, out);
}

void empty_draw(const App *app, Surface *surface, Rect area)
{
    bool choose = app->options.choose_vault;
    int width = area.columns - 4 < BLOCK_CELLS ? area.columns - 4 : BLOCK_CELLS;
    width = width > 0 ? width : 1;
    int left = (area.columns - width) / 2;
    int row = area.rows > BLOCK_ROWS ? (area.rows - BLOCK_ROWS) / 2 : 0;
    surface_put_cut(surface, area, row++, left, width, ROLE_title,
                    choose ? STR("No vault is open") : STR("No notes in this folder"));
    if (area.rows > 6) {
        surface_repeat(surface, area, row++, left, width, ROLE_heading_rule,
                       glyph(surface, GLYPH_rule_heavy));
    }
    StrBuf text = {0};
    append_what_is_so(app, &text);
    row = put_wrapped(surface, area, row, left, width, strbuf_view(&text),
                      attune_vault_name(app->vault)) +
          1;
    strbuf_clear(&text);
    if (app->options.known_vault_count > 0) {
        row = put_way_out(surface, area, row, left, ":vault", "one that Obsidian knows");
    }
    row = put_way_out(surface, area, row, left, ":open PATH", "another folder or vault");
    if (app->options.guide) {
        row = put_way_out(surface, area, row, left, ":guide", "the notes that come with attune");
    }
    row = put_way_out(surface, area, row, left, "q", "quit") + 1;
    if (!choose) {
        surface_put_cut(surface, area, row, left, width, ROLE_dim,
                        STR("R looks again after a note was saved."));
    }
}
