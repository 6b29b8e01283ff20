#include "term/keys.h"

#define WITH_MODIFIERS(letter, code)                                                               \
    {"\033[1;2" letter, (code) | UI_KEY_SHIFT}, {"\033[1;3" letter, (code) | UI_KEY_ALT},          \
        {"\033[1;5" letter, (code) | UI_KEY_CTRL}, {"\033[1;9" letter, (code) | UI_KEY_ALT},       \
        {"\033[" letter, (code)},                                                                  \
    {                                                                                              \
        "\033O" letter, (code)                                                                     \
    }

const KeySequence key_sequences[] = {
    WITH_MODIFIERS("A", UI_KEY_UP),
    WITH_MODIFIERS("B", UI_KEY_DOWN),
    WITH_MODIFIERS("C", UI_KEY_RIGHT),
    WITH_MODIFIERS("D", UI_KEY_LEFT),
    WITH_MODIFIERS("H", UI_KEY_HOME),
    WITH_MODIFIERS("F", UI_KEY_END),
    {"\033[1~", UI_KEY_HOME},
    {"\033[7~", UI_KEY_HOME},
    {"\033[4~", UI_KEY_END},
    {"\033[8~", UI_KEY_END},
    {"\033[2~", UI_KEY_INSERT},
    {"\033[3~", UI_KEY_DELETE},
    {"\033[5~", UI_KEY_PAGE_UP},
    {"\033[6~", UI_KEY_PAGE_DOWN},
    {"\033[5;5~", UI_KEY_PAGE_UP | UI_KEY_CTRL},
    {"\033[6;5~", UI_KEY_PAGE_DOWN | UI_KEY_CTRL},
    {"\033[Z", UI_KEY_TAB | UI_KEY_SHIFT},
    {"\033OP", UI_KEY_F1},
    {"\033OQ", UI_KEY_F1 + 1},
    {"\033OR", UI_KEY_F1 + 2},
    {"\033OS", UI_KEY_F1 + 3},
    {"\033[[A", UI_KEY_F1},
    {"\033[[B", UI_KEY_F1 + 1},
    {"\033[[C", UI_KEY_F1 + 2},
    {"\033[[D", UI_KEY_F1 + 3},
    {"\033[[E", UI_KEY_F1 + 4},
    {"\033[11~", UI_KEY_F1},
    {"\033[12~", UI_KEY_F1 + 1},
    {"\033[13~", UI_KEY_F1 + 2},
    {"\033[14~", UI_KEY_F1 + 3},
    {"\033[15~", UI_KEY_F1 + 4},
    {"\033[17~", UI_KEY_F1 + 5},
    {"\033[18~", UI_KEY_F1 + 6},
    {"\033[19~", UI_KEY_F1 + 7},
    {"\033[20~", UI_KEY_F1 + 8},
    {"\033[21~", UI_KEY_F1 + 9},
    {"\033[23~", UI_KEY_F1 + 10},
    {"\033[24~", UI_KEY_F12},
};
const size_t key_sequence_count = sizeof(key_sequences) / sizeof(*key_sequences);

/* The bytes of a control sequence end with one of 0x40 to 0x7E; ESC O takes one more byte, ESC [[
 * too (Linux console). */
static bool is_complete(Str bytes)
{
    if (bytes.length < 2) {
        return false;
    }
    char last = bytes.data[bytes.length - 1];
    if (bytes.data[0] == 'O') {
        return true;
    }
    if (bytes.data[1] == '[') {
        return bytes.length >= 3;
    }
    return last >= 0x40 && last <= 0x7E;
}

static bool read_number(Str *rest, int *number)
{
    size_t end = 0;
    while (end < rest->length && ascii_is_digit(rest->data[end])) {
        end++;
    }
    uint64_t value = 0;
    if (end == 0 || !str_parse_u64(str_slice(*rest, 0, end), &value) || value > 100000) {
        return false;
    }
    *number = (int)value;
    *rest = str_from_offset(*rest, end);
    return true;
}

static bool read_semicolon(Str *rest)
{
    if (!str_starts_with(*rest, STR(";"))) {
        return false;
    }
    *rest = str_from_offset(*rest, 1);
    return true;
}

/* "<BUTTON;COLUMN;ROW" and M for a press. Only the left button and the wheel mean something. */
static bool read_mouse(Str body, Event *event)
{
    int button, column, row;
    bool press = str_ends_with(body, STR("M"));
    body = str_slice(body, 1, body.length - 1);
    bool valid = read_number(&body, &button) && read_semicolon(&body) &&
                 read_number(&body, &column) && read_semicolon(&body) && read_number(&body, &row);
    if (!valid || !str_is_empty(body) || !press || column < 1 || row < 1) {
        return false;
    }
    event->kind = EVENT_MOUSE;
    event->as.mouse.row = row - 1;
    event->as.mouse.column = column - 1;
    switch (button & ~0x1C) { /* without Shift, Alt, Ctrl */
    case 0:
        event->as.mouse.action = MOUSE_PRESS;
        return true;
    case 64:
        event->as.mouse.action = MOUSE_WHEEL_UP;
        return true;
    case 65:
        event->as.mouse.action = MOUSE_WHEEL_DOWN;
        return true;
    default:
        return false;
    }
}

SequenceKind key_sequence_read(Str bytes, Event *event)
{
    if (!is_complete(bytes)) {
        return SEQUENCE_OPEN;
    }
    if (str_equal(bytes, STR("[200~"))) {
        return SEQUENCE_PASTE;
    }
    if (str_starts_with(bytes, STR("[<")) && read_mouse(str_from_offset(bytes, 1), event)) {
        return SEQUENCE_EVENT;
    }
    return SEQUENCE_IGNORED;
}
