#include "term/keys.h"

#define PARAMETERS_MAX 4
#define NUMBER_MAX 0x10FFFF

typedef struct Parameters {
    uint32_t numbers[PARAMETERS_MAX];
    size_t count;
} Parameters;

Key key_of_character(uint32_t character)
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
    case UI_KEY_ESCAPE:
        return UI_KEY_ESCAPE;
    case 0:
        return ' ' | UI_KEY_CTRL;
    default:
        break;
    }
    if (character < 0x20) {
        return (character < 0x1B ? character + 'a' - 1 : character + '@') | UI_KEY_CTRL;
    }
    return character < 0x80 || character >= 0xA0 ? character : UI_KEY_NONE;
}

/* ---- the parts of a sequence ---- */

/* Decimal numbers between semicolons; an absent one is 0. @return false: too many, too large, or
 * something else stands there */
static bool read_parameters(Str text, Parameters *out)
{
    *out = (Parameters){0};
    Str rest = text, piece;
    while (!str_is_empty(text) && str_next_piece(&rest, ';', &piece)) {
        uint64_t number = 0;
        if (out->count == PARAMETERS_MAX || piece.length > 7 ||
            (!str_is_empty(piece) && !str_parse_u64(piece, &number)) || number > NUMBER_MAX) {
            return false;
        }
        out->numbers[out->count++] = (uint32_t)number;
    }
    return true;
}

/* xterm counts modifiers from 1: one for Shift, two for Alt, four for Ctrl, eight for Meta. */
static Key modifiers(uint32_t parameter)
{
    uint32_t bits = parameter ? parameter - 1 : 0;
    return ((bits & 1) ? UI_KEY_SHIFT : 0) | ((bits & (2 | 8)) ? UI_KEY_ALT : 0) |
           ((bits & 4) ? UI_KEY_CTRL : 0);
}

static bool set_key(Event *event, Key key, Key modifier_bits)
{
    if (key == UI_KEY_NONE) {
        return false;
    }
    event->kind = EVENT_KEY;
    event->as.key = key | modifier_bits;
    return true;
}

/* ---- names of keys ---- */

static Key key_of_letter(char final)
{
    switch (final) {
    case 'A':
        return UI_KEY_UP;
    case 'B':
        return UI_KEY_DOWN;
    case 'C':
        return UI_KEY_RIGHT;
    case 'D':
        return UI_KEY_LEFT;
    case 'H':
        return UI_KEY_HOME;
    case 'F':
        return UI_KEY_END;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return UI_KEY_F1 + (Key)(final - 'P');
    default:
        return UI_KEY_NONE;
    }
}

static Key key_of_number(uint32_t number)
{
    static const uint8_t functions[] = {11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24};
    static const Key editing[] = {UI_KEY_NONE,      UI_KEY_HOME, UI_KEY_INSERT,
                                  UI_KEY_DELETE,    UI_KEY_END,  UI_KEY_PAGE_UP,
                                  UI_KEY_PAGE_DOWN, UI_KEY_HOME, UI_KEY_END};
    if (number < sizeof(editing) / sizeof(*editing)) {
        return editing[number];
    }
    for (Key i = 0; i < sizeof(functions); i++) {
        if (functions[i] == number) {
            return UI_KEY_F1 + i;
        }
    }
    return UI_KEY_NONE;
}

/* The numeric pad in application mode: ESC O j is "*", and so on up to "9". */
static Key key_of_pad(char final)
{
    if (final == 'M') {
        return UI_KEY_ENTER;
    }
    return final >= 'j' && final <= 'y' ? (Key)(final - 'j' + '*') : UI_KEY_NONE;
}

/* A character with its modifiers spelled out, as some terminals send Ctrl-Enter. */
static bool set_spelled_key(Event *event, uint32_t character, uint32_t modifier)
{
    bool private_use = character >= 0xE000 && character <= 0xF8FF;
    bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (private_use || surrogate) {
        return false;
    }
    Key bits = modifiers(modifier);
    if (character >= 0x20 && character != 0x7F) {
        bits &= ~UI_KEY_SHIFT;
    }
    return set_key(event, key_of_character(character), bits);
}

/* ---- mouse ---- */

/* Only the left button and the wheel mean something. */
static bool set_mouse(Event *event, uint32_t button, uint32_t column, uint32_t row)
{
    static const uint32_t with_modifiers = 4 | 8 | 16;
    if (column < 1 || row < 1 || column > INT16_MAX || row > INT16_MAX) {
        return false;
    }
    switch (button & ~with_modifiers) {
    case 0:
        event->as.mouse.action = MOUSE_PRESS;
        break;
    case 64:
        event->as.mouse.action = MOUSE_WHEEL_UP;
        break;
    case 65:
        event->as.mouse.action = MOUSE_WHEEL_DOWN;
        break;
    default:
        return false;
    }
    event->kind = EVENT_MOUSE;
    event->as.mouse.row = (int)row - 1;
    event->as.mouse.column = (int)column - 1;
    return true;
}

bool key_old_mouse_read(Str bytes, Event *event)
{
    const unsigned char *values = (const unsigned char *)bytes.data;
    if (bytes.length != 3 || values[0] < 32 || values[1] < 32 || values[2] < 32) {
        return false;
    }
    return set_mouse(event, values[0] - 32u, values[1] - 32u, values[2] - 32u);
}

/* ---- sequences ---- */

static bool read_number_key(const Parameters *parameters, Key extra, Event *event)
{
    const uint32_t *numbers = parameters->numbers;
    if (numbers[0] == 27 && parameters->count == 3) {
        return set_spelled_key(event, numbers[2], numbers[1]);
    }
    return set_key(event, key_of_number(numbers[0]), modifiers(numbers[1]) | extra);
}

/* Between "[" and the final. */
static bool read_csi(Str inner, char final, Event *event)
{
    bool sgr_mouse = str_starts_with(inner, STR("<"));
    Parameters parameters;
    if (!read_parameters(sgr_mouse ? str_from_offset(inner, 1) : inner, &parameters)) {
        return false;
    }
    const uint32_t *numbers = parameters.numbers;
    if (sgr_mouse) {
        return final == 'M' && parameters.count == 3 &&
               set_mouse(event, numbers[0], numbers[1], numbers[2]);
    }
    switch (final) {
    case '~':
        return read_number_key(&parameters, 0, event);
    case '^': /* rxvt */
        return read_number_key(&parameters, UI_KEY_CTRL, event);
    case '@':
        return read_number_key(&parameters, UI_KEY_CTRL | UI_KEY_SHIFT, event);
    case 'u':
        return parameters.count > 0 && set_spelled_key(event, numbers[0], numbers[1]);
    case 'Z':
        return set_key(event, UI_KEY_TAB, UI_KEY_SHIFT);
    case 'a':
    case 'b':
    case 'c':
    case 'd': /* rxvt; with parameters an answer to some question */
        return str_is_empty(inner) &&
               set_key(event, key_of_letter(ascii_to_upper(final)), UI_KEY_SHIFT);
    default:
        return numbers[0] <= 1 && set_key(event, key_of_letter(final), modifiers(numbers[1]));
    }
}

static bool read_ss3(Str inner, char final, Event *event)
{
    Parameters parameters;
    if (!read_parameters(inner, &parameters)) {
        return false;
    }
    Key bits = modifiers(parameters.numbers[parameters.count > 1 ? 1 : 0]);
    Key key = key_of_letter(final);
    if (final >= 'a' && final <= 'd') { /* rxvt */
        return set_key(event, key_of_letter(ascii_to_upper(final)), UI_KEY_CTRL);
    }
    return set_key(event, key != UI_KEY_NONE ? key : key_of_pad(final), bits);
}

bool key_sequence_read(Str bytes, Event *event)
{
    if (bytes.length < 2) {
        return false;
    }
    char final = bytes.data[bytes.length - 1];
    Str inner = str_slice(bytes, 1, bytes.length - 1);
    if (bytes.data[0] == 'O') {
        return read_ss3(inner, final, event);
    }
    if (str_equal(inner, STR("["))) { /* the Linux console */
        return final >= 'A' && final <= 'E' && set_key(event, UI_KEY_F1 + (Key)(final - 'A'), 0);
    }
    return read_csi(inner, final, event);
}
