#include <curses.h>
#include <limits.h>
#include <wchar.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "term/terminal_state.h"

#define PAIR_MAX 255

typedef struct PairColors {
    int16_t fg, bg;
} PairColors;

#define FIRST_ASCII ' '
#define LAST_ASCII '~'

/* How a role looks here, and the characters that most text is made of in that look. */
typedef struct Pen {
    attr_t attributes;
    short pair;
    cchar_t *ascii; /* made when it is needed first */
} Pen;

static PairColors pairs[PAIR_MAX];
static short pair_count;
/* The surface that curses was given last; rows that are the same need no second look. */
static Surface last;
static cchar_t *row_buffer;
static Pen pens[ROLE_COUNT];
static bool has_pens;

void terminal_forget_output(void)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        mem_free(pens[role].ascii);
        pens[role].ascii = NULL;
    }
    has_pens = false;
    pair_count = 0;
    surface_clear(&last);
    mem_free(row_buffer);
    row_buffer = NULL;
}

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

static void make_pens(void)
{
    for (int role = 0; role < ROLE_COUNT && !has_pens; role++) {
        const Look *look = &terminal_state.theme.looks[role];
        pens[role] = (Pen){attributes(look), pair_number(look->fg, look->bg), NULL};
    }
    has_pens = true;
}

static void put_characters(cchar_t *out, const wchar_t *characters, const Pen *pen)
{
    setcchar(out, characters, pen->attributes, pen->pair, NULL);
}

static void make_ascii(Pen *pen)
{
    pen->ascii = mem_calloc(LAST_ASCII - FIRST_ASCII + 1, sizeof(*pen->ascii));
    for (wchar_t c = FIRST_ASCII; c <= LAST_ASCII; c++) {
        put_characters(&pen->ascii[c - FIRST_ASCII], (wchar_t[]){c, L'\0'}, pen);
    }
}

/* What the locale has bytes for, else a sign. */
static wchar_t in_locale(uint32_t c)
{
    char bytes[MB_LEN_MAX];
    mbstate_t state = {0};
    bool known = wcrtomb(bytes, (wchar_t)c, &state) != (size_t)-1;
    return known && wcwidth((wchar_t)c) == 1 ? (wchar_t)c : L'?';
}

/*
 * The text of a cell as curses takes it: a character that has a width, with as many marks as it
 * keeps; a cluster may hold two such characters. @return how many were written
 */
static int put_cluster(cchar_t *out, Str text, const Pen *pen)
{
    wchar_t characters[CCHARW_MAX + 1];
    size_t length = 0;
    int count = 0;
    for (size_t offset = 0; offset < text.length;) {
        wchar_t c = (wchar_t)utf8_next(text, &offset);
        if (length > 0 && wcwidth(c) > 0) {
            characters[length] = L'\0';
            put_characters(&out[count++], characters, pen);
            length = 0;
        }
        if (length < CCHARW_MAX) {
            characters[length++] = c;
        }
    }
    characters[length] = L'\0';
    put_characters(&out[count], characters, pen);
    return count + 1;
}

static int put_cell(cchar_t *out, const Cell *cell)
{
    Pen *pen = &pens[cell->role];
    Str text = {cell->text, cell->length};
    if (cell->length == 1 && cell->text[0] >= FIRST_ASCII && cell->text[0] <= LAST_ASCII) {
        if (!pen->ascii) {
            make_ascii(pen);
        }
        *out = pen->ascii[cell->text[0] - FIRST_ASCII];
        return 1;
    }
    if (terminal_state.utf8) {
        return cell->width > 0 ? put_cluster(out, text, pen) : 0;
    }
    size_t offset = 0;
    wchar_t shown = cell->length ? in_locale(utf8_next(text, &offset)) : L'?';
    put_characters(out, (wchar_t[]){shown, L'\0'}, pen);
    return 1;
}

/* Cells of a row, from `first` up to `end`. */
typedef struct Change {
    int first, end;
} Change;

/* The cells as curses takes them. @return how many */
static int fill_row(const Surface *surface, int row, Change change)
{
    int count = 0;
    for (int column = change.first; column < change.end; column++) {
        count += put_cell(&row_buffer[count], surface_cell(surface, row, column));
    }
    return count;
}

static bool is_same(const Surface *surface, int row, int column)
{
    return memcmp(surface_cell(&last, row, column), surface_cell(surface, row, column),
                  sizeof(Cell)) == 0;
}

/* What is not as it was. A wide cluster is never parted: its halves change together. */
static Change find_change(const Surface *surface, int row)
{
    Change change = {0, surface->columns};
    const void *old = surface_cell(&last, row, 0), *new = surface_cell(surface, row, 0);
    if (memcmp(old, new, (size_t)surface->columns * sizeof(Cell)) == 0) {
        return (Change){0, 0};
    }
    while (is_same(surface, row, change.first)) {
        change.first++;
    }
    while (is_same(surface, row, change.end - 1)) {
        change.end--;
    }
    bool right_half = surface_cell(surface, row, change.first)->width == 0;
    change.first -= right_half && change.first > 0;
    bool left_half = surface_cell(surface, row, change.end - 1)->width == 2;
    change.end += left_half && change.end < surface->columns;
    return change;
}

/* @return false: nothing on the screen can be trusted to be what `last` says */
static bool remember_shape(const Surface *surface)
{
    if (last.rows == surface->rows && last.columns == surface->columns && last.cells) {
        return true;
    }
    surface_clear(&last);
    surface_resize(&last, surface->rows, surface->columns);
    row_buffer = mem_resize(row_buffer, 2 * (size_t)surface->columns + 1, sizeof(*row_buffer));
    return false;
}

static void show_rows(const Surface *surface, int rows, int columns)
{
    bool trusted = remember_shape(surface);
    make_pens();
    if (!trusted) {
        erase();
    }
    for (int row = 0; row < rows; row++) {
        Change change = trusted ? find_change(surface, row) : (Change){0, columns};
        change.end = change.end < columns ? change.end : columns;
        if (change.first < change.end) {
            mvadd_wchnstr(row, change.first, row_buffer, fill_row(surface, row, change));
            memcpy(surface_cell(&last, row, 0), surface_cell(surface, row, 0),
                   (size_t)surface->columns * sizeof(Cell));
        }
    }
}

void terminal_show(const Surface *surface)
{
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    rows = rows < surface->rows ? rows : surface->rows;
    columns = columns < surface->columns ? columns : surface->columns;
    if (!terminal_state.started || terminal_state.paused || terminal_is_dying()) {
        return;
    }
    show_rows(surface, rows, columns);
    bool cursor = surface->cursor_row >= 0 && surface->cursor_row < rows &&
                  surface->cursor_column >= 0 && surface->cursor_column < columns;
    if (cursor) {
        move(surface->cursor_row, surface->cursor_column);
    }
    curs_set(cursor ? 1 : 0);
    refresh();
}

void terminal_repaint(void)
{
    surface_clear(&last);
    clearok(stdscr, TRUE);
}

void terminal_set_title(Str gated_title)
{
    if (!terminal_state.graphic || !terminal_state.utf8) {
        return;
    }
    StrBuf sequence = {0};
    strbuf_append(&sequence, STR("\033]2;"));
    strbuf_append(&sequence, gated_title);
    strbuf_append(&sequence, STR("\033\\"));
    terminal_write(strbuf_view(&sequence));
    strbuf_clear(&sequence);
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
