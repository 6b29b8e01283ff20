#include <curses.h>
#include <wchar.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "term/terminal_state.h"

#define PAIR_MAX 255

typedef struct PairColors {
    int16_t fg, bg;
} PairColors;

static PairColors pairs[PAIR_MAX];
static short pair_count;

void terminal_forget_pairs(void) { pair_count = 0; }

/* Number of the pair with these colours; 0, the default pair, when there is no room for another. */
static short pair_number(int16_t fg, int16_t bg)
{
    if (fg == COLOR_DEFAULT && bg == COLOR_DEFAULT) {
        return 0;
    }
    for (short i = 0; i < pair_count; i++) {
        if (pairs[i].fg == fg && pairs[i].bg == bg) {
            return (short)(i + 1);
        }
    }
    if (pair_count >= PAIR_MAX || pair_count + 1 >= COLOR_PAIRS ||
        init_pair((short)(pair_count + 1), fg, bg) == ERR) {
        return 0;
    }
    pairs[pair_count] = (PairColors){fg, bg};
    return ++pair_count;
}

static attr_t attributes(const Look *look)
{
    attr_t bits = A_NORMAL;
    bits |= look->bold ? A_BOLD : 0;
    bits |= look->dim ? A_DIM : 0;
    bits |= look->underline ? A_UNDERLINE : 0;
    bits |= look->reverse ? A_REVERSE : 0;
#ifdef A_ITALIC
    bits |= look->italic ? A_ITALIC : 0;
#endif
    return bits;
}

/* The code points of a cell, as many as curses keeps in one; without UTF-8 a sign for what cannot
 * be shown. */
static void cell_characters(const Cell *cell, wchar_t out[CCHARW_MAX + 1])
{
    Str text = {cell->text, cell->length};
    size_t count = 0;
    for (size_t offset = 0; offset < text.length && count < CCHARW_MAX;) {
        uint32_t c = utf8_next(text, &offset);
        out[count++] = terminal_state.utf8 || c < 0x80 ? (wchar_t)c : L'?';
        if (!terminal_state.utf8) {
            break;
        }
    }
    out[count] = L'\0';
}

static void show_cell(const Surface *surface, int row, int column)
{
    const Cell *cell = surface_cell(surface, row, column);
    if (cell->width == 0) {
        if (!terminal_state.utf8) {
            mvaddch(row, column, '?');
        }
        return;
    }
    const Look *look = &terminal_state.theme.looks[cell->role];
    wchar_t characters[CCHARW_MAX + 1];
    cell_characters(cell, characters);
    cchar_t shown;
    setcchar(&shown, characters, attributes(look), pair_number(look->fg, look->bg), NULL);
    mvadd_wch(row, column, &shown);
}

void terminal_show(const Surface *surface)
{
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    rows = rows < surface->rows ? rows : surface->rows;
    columns = columns < surface->columns ? columns : surface->columns;
    erase();
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            show_cell(surface, row, column);
        }
    }
    bool cursor = surface->cursor_row >= 0 && surface->cursor_row < rows &&
                  surface->cursor_column >= 0 && surface->cursor_column < columns;
    if (cursor) {
        move(surface->cursor_row, surface->cursor_column);
    }
    curs_set(cursor ? 1 : 0);
    refresh();
}

void terminal_repaint(void) { clearok(stdscr, TRUE); }

void terminal_set_title(Str gated_title)
{
    if (!terminal_state.graphic || !terminal_state.utf8) {
        return;
    }
    terminal_write(STR("\033]2;"));
    terminal_write(gated_title);
    terminal_write(STR("\033\\"));
}

bool terminal_copy(Str text)
{
    if (!terminal_state.graphic || text.length > TERMINAL_COPY_MAX) {
        return false;
    }
    StrBuf sequence = {0};
    strbuf_append(&sequence, STR("\033]52;c;"));
    strbuf_append_base64(&sequence, text);
    strbuf_append_char(&sequence, '\a');
    terminal_write(strbuf_view(&sequence));
    strbuf_clear(&sequence);
    return true;
}
