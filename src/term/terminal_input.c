#include <curses.h>
#include <poll.h>
#include <unistd.h>

#include "base/utf8.h"
#include "term/keys.h"
#include "term/terminal_state.h"

#define SEQUENCE_WAIT_MILLISECONDS 25
#define PASTE_WAIT_MILLISECONDS 500
#define PASTE_BYTES_MAX (1u << 20)
#define SEQUENCE_BYTES_MAX 64

/* Codes of our own, above those of curses. */
#define FIRST_CODE (KEY_MAX + 1)

typedef struct CursesKey {
    wint_t code;
    Key key;
} CursesKey;

/* Keys that terminfo knows and that need no sequence of ours. */
static const CursesKey curses_keys[] = {
    {KEY_UP, UI_KEY_UP},
    {KEY_DOWN, UI_KEY_DOWN},
    {KEY_LEFT, UI_KEY_LEFT},
    {KEY_RIGHT, UI_KEY_RIGHT},
    {KEY_HOME, UI_KEY_HOME},
    {KEY_END, UI_KEY_END},
    {KEY_PPAGE, UI_KEY_PAGE_UP},
    {KEY_NPAGE, UI_KEY_PAGE_DOWN},
    {KEY_IC, UI_KEY_INSERT},
    {KEY_DC, UI_KEY_DELETE},
    {KEY_BTAB, UI_KEY_TAB | UI_KEY_SHIFT},
    {KEY_BACKSPACE, UI_KEY_BACKSPACE},
    {KEY_ENTER, UI_KEY_ENTER},
    {KEY_SLEFT, UI_KEY_LEFT | UI_KEY_SHIFT},
    {KEY_SRIGHT, UI_KEY_RIGHT | UI_KEY_SHIFT},
    {KEY_SR, UI_KEY_UP | UI_KEY_SHIFT},
    {KEY_SF, UI_KEY_DOWN | UI_KEY_SHIFT},
};

void terminal_bind_keys(void)
{
    /* Mouse reports are read by us, whatever form terminfo expects. */
    define_key(NULL, KEY_MOUSE);
    for (size_t i = 0; i < key_sequence_count; i++) {
        define_key(key_sequences[i].bytes, FIRST_CODE + (int)i);
    }
}

static Key key_of_code(wint_t code)
{
    if (code >= FIRST_CODE && code < FIRST_CODE + key_sequence_count) {
        return key_sequences[code - FIRST_CODE].key;
    }
    if (code > KEY_F0 && code <= KEY_F(12)) {
        return UI_KEY_F1 + (Key)(code - KEY_F(1));
    }
    for (size_t i = 0; i < sizeof(curses_keys) / sizeof(*curses_keys); i++) {
        if (curses_keys[i].code == code) {
            return curses_keys[i].key;
        }
    }
    return UI_KEY_NONE;
}

/* A character as the interface names it: Ctrl-A to Ctrl-Z apart from those that are keys of their
 * own. */
static Key key_of_character(wint_t character)
{
    switch (character) {
    case '\t':
        return UI_KEY_TAB;
    case '\r':
    case '\n':
        return UI_KEY_ENTER;
    case '\b':
    case 0x7F:
        return UI_KEY_BACKSPACE;
    case 0:
        return ' ' | UI_KEY_CTRL;
    default:
        break;
    }
    if (character < 0x20) {
        return (character < 0x1B ? character + 'a' - 1 : character + '@') | UI_KEY_CTRL;
    }
    return (Key)character;
}

/* The next character or code within `milliseconds`. */
static int read_within(int milliseconds, wint_t *out)
{
    timeout(milliseconds);
    int result = get_wch(out);
    nodelay(stdscr, TRUE);
    return result;
}

static void read_paste(Event *event)
{
    static const char end[] = "\033[201~";
    StrBuf *paste = &terminal_state.paste;
    strbuf_reset(paste);
    wint_t c;
    int result;
    while ((result = read_within(PASTE_WAIT_MILLISECONDS, &c)) != ERR) {
        if (result == KEY_CODE_YES) {
            continue;
        }
        strbuf_append_code_point(paste, c);
        if (str_ends_with(strbuf_view(paste), STR("\033[201~"))) {
            paste->length -= sizeof(end) - 1;
            break;
        }
        if (paste->length > PASTE_BYTES_MAX) {
            break;
        }
    }
    event->kind = EVENT_PASTE;
    event->as.paste = strbuf_view(paste);
}

static void set_key(Event *event, Key key)
{
    event->kind = EVENT_KEY;
    event->as.key = key;
}

/* Behind ESC and `first`, which is "[" or "O". @return false: swallowed */
static bool read_sequence(char first, Event *event)
{
    char bytes[SEQUENCE_BYTES_MAX] = {first};
    size_t length = 1;
    for (;;) {
        wint_t c;
        if (read_within(SEQUENCE_WAIT_MILLISECONDS, &c) != OK) {
            set_key(event, (Key)first | UI_KEY_ALT);
            return length == 1;
        }
        if (c >= 0x80 || length == sizeof(bytes)) {
            return false;
        }
        bytes[length++] = (char)c;
        switch (key_sequence_read((Str){bytes, length}, event)) {
        case SEQUENCE_OPEN:
            continue;
        case SEQUENCE_IGNORED:
            return false;
        case SEQUENCE_EVENT:
            return true;
        case SEQUENCE_PASTE:
            read_paste(event);
            return true;
        }
    }
}

/* @return false: nothing came of it */
static bool read_escape(Event *event)
{
    wint_t c;
    int result = read_within(SEQUENCE_WAIT_MILLISECONDS, &c);
    if (result == ERR) {
        set_key(event, UI_KEY_ESCAPE);
        return true;
    }
    if (result == KEY_CODE_YES) {
        Key key = key_of_code(c);
        set_key(event, key | UI_KEY_ALT);
        return key != UI_KEY_NONE;
    }
    if (c == '[' || c == 'O') {
        return read_sequence((char)c, event);
    }
    if (c == UI_KEY_ESCAPE) {
        set_key(event, UI_KEY_ESCAPE);
        return true;
    }
    set_key(event, key_of_character(c) | UI_KEY_ALT);
    return true;
}

static bool is_gone(void)
{
    struct pollfd poll_fd = {.fd = terminal_fd(), .events = POLLIN};
    return poll(&poll_fd, 1, 0) > 0 && (poll_fd.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

bool terminal_next_event(Event *event)
{
    for (;;) {
        wint_t c;
        int result = get_wch(&c);
        if (result == ERR) {
            terminal_state.lost = terminal_state.lost || is_gone();
            return false;
        }
        if (result == KEY_CODE_YES) {
            Key key = key_of_code(c);
            if (key == UI_KEY_NONE) {
                continue; /* KEY_RESIZE and keys that mean nothing here */
            }
            set_key(event, key);
            return true;
        }
        if (c == UI_KEY_ESCAPE) {
            if (read_escape(event)) {
                return true;
            }
            continue;
        }
        set_key(event, key_of_character(c));
        return true;
    }
}
