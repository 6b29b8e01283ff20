#include "ui/key.h"

#include "base/utf8.h"

typedef struct KeyName {
    Key key;
    Str code;  /* as key_parse reads it, between < and > */
    Str label; /* as help shows it */
    Str ascii; /* where the label is not ASCII */
} KeyName;

/* The first name of a key is the one that is written. */
static const KeyName names[] = {
    {UI_KEY_TAB, STR_INIT("Tab"), STR_INIT("Tab"), STR_INIT("Tab")},
    {UI_KEY_ENTER, STR_INIT("Enter"), STR_INIT("Enter"), STR_INIT("Enter")},
    {UI_KEY_ENTER, STR_INIT("CR"), STR_INIT("Enter"), STR_INIT("Enter")},
    {UI_KEY_ESCAPE, STR_INIT("Esc"), STR_INIT("Esc"), STR_INIT("Esc")},
    {UI_KEY_BACKSPACE, STR_INIT("Backspace"), STR_INIT("Backspace"), STR_INIT("Backspace")},
    {UI_KEY_BACKSPACE, STR_INIT("BS"), STR_INIT("Backspace"), STR_INIT("Backspace")},
    {' ', STR_INIT("Space"), STR_INIT("Space"), STR_INIT("Space")},
    {'<', STR_INIT("lt"), STR_INIT("<"), STR_INIT("<")},
    {UI_KEY_UP, STR_INIT("Up"), STR_INIT("↑"), STR_INIT("Up")},
    {UI_KEY_DOWN, STR_INIT("Down"), STR_INIT("↓"), STR_INIT("Down")},
    {UI_KEY_LEFT, STR_INIT("Left"), STR_INIT("←"), STR_INIT("Left")},
    {UI_KEY_RIGHT, STR_INIT("Right"), STR_INIT("→"), STR_INIT("Right")},
    {UI_KEY_HOME, STR_INIT("Home"), STR_INIT("Home"), STR_INIT("Home")},
    {UI_KEY_END, STR_INIT("End"), STR_INIT("End"), STR_INIT("End")},
    {UI_KEY_PAGE_UP, STR_INIT("PgUp"), STR_INIT("PgUp"), STR_INIT("PgUp")},
    {UI_KEY_PAGE_DOWN, STR_INIT("PgDn"), STR_INIT("PgDn"), STR_INIT("PgDn")},
    {UI_KEY_INSERT, STR_INIT("Ins"), STR_INIT("Ins"), STR_INIT("Ins")},
    {UI_KEY_DELETE, STR_INIT("Del"), STR_INIT("Del"), STR_INIT("Del")},
};

#define NAME_COUNT (sizeof(names) / sizeof(*names))

typedef struct Modifier {
    char letter;
    Key bit;
    Str label;
} Modifier;

static const Modifier modifiers[] = {
    {'C', UI_KEY_CTRL, STR_INIT("Ctrl-")},
    {'M', UI_KEY_ALT, STR_INIT("Alt-")},
    {'S', UI_KEY_SHIFT, STR_INIT("S-")},
};

#define MODIFIER_COUNT (sizeof(modifiers) / sizeof(*modifiers))

static bool parse_name(Str name, Key *key)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (str_equal_ascii_nocase(name, names[i].code)) {
            *key = names[i].key;
            return true;
        }
    }
    uint64_t number = 0;
    bool function_key = name.length >= 2 && ascii_to_upper(name.data[0]) == 'F';
    if (function_key && str_parse_u64(str_from_offset(name, 1), &number) && number >= 1 &&
        number <= 12) {
        *key = UI_KEY_F1 + (Key)number - 1;
        return true;
    }
    size_t end = 0;
    if (str_is_empty(name)) {
        return false;
    }
    *key = utf8_next(name, &end);
    return end == name.length;
}

static Key parse_modifiers(Str *name)
{
    Key bits = 0;
    for (size_t i = 0; i < MODIFIER_COUNT && name->length > 2; i++) {
        if (ascii_to_upper(name->data[0]) == modifiers[i].letter && name->data[1] == '-') {
            bits |= modifiers[i].bit;
            *name = str_from_offset(*name, 2);
        }
    }
    return bits;
}

bool key_parse(Str text, size_t *offset, Key *key)
{
    if (*offset >= text.length) {
        return false;
    }
    if (text.data[*offset] != '<') {
        *key = utf8_next(text, offset);
        return true;
    }
    size_t close = str_find_char(text, '>', *offset);
    if (close == STR_NOT_FOUND) {
        return false;
    }
    Str name = str_slice(text, *offset + 1, close);
    Key bits = parse_modifiers(&name);
    if (!parse_name(name, key)) {
        return false;
    }
    if ((bits & UI_KEY_CTRL) && *key < 0x80) {
        *key = (Key)ascii_to_lower((char)*key);
    }
    *key |= bits;
    *offset = close + 1;
    return true;
}

Key key_normalize(Key key)
{
    if (key < 0x20 && key != UI_KEY_TAB && key != UI_KEY_ENTER && key != UI_KEY_ESCAPE) {
        key = UI_KEY_CTRL | (key + 0x60);
    }
    switch (key) {
    case UI_KEY_CTRL | 'i':
        return UI_KEY_TAB;
    case UI_KEY_CTRL | 'm':
    case UI_KEY_CTRL | 'j':
        return UI_KEY_ENTER;
    case UI_KEY_CTRL | 'h':
        return UI_KEY_BACKSPACE;
    case UI_KEY_CTRL | '[':
        return UI_KEY_ESCAPE;
    default:
        return key;
    }
}

static const KeyName *find_name(Key code)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].key == code) {
            return &names[i];
        }
    }
    return NULL;
}

void key_append_label(StrBuf *out, Key key, bool ascii)
{
    for (size_t i = 0; i < MODIFIER_COUNT; i++) {
        if (key & modifiers[i].bit) {
            strbuf_append(out, modifiers[i].label);
        }
    }
    Key code = UI_KEY_CODE(key);
    const KeyName *name = find_name(code);
    if (name) {
        strbuf_append(out, ascii ? name->ascii : name->label);
    } else if (code >= UI_KEY_F1 && code <= UI_KEY_F12) {
        strbuf_printf(out, "F%u", code - UI_KEY_F1 + 1);
    } else if ((key & UI_KEY_CTRL) && code < 0x80) {
        strbuf_append_char(out, ascii_to_upper((char)code));
    } else {
        strbuf_append_code_point(out, code);
    }
}

void key_append_code(StrBuf *out, Key key)
{
    Key code = UI_KEY_CODE(key);
    const KeyName *name = find_name(code);
    bool function_key = code >= UI_KEY_F1 && code <= UI_KEY_F12;
    if (key == code && !name && !function_key) {
        strbuf_append_code_point(out, code);
        return;
    }
    strbuf_append_char(out, '<');
    for (size_t i = 0; i < MODIFIER_COUNT; i++) {
        if (key & modifiers[i].bit) {
            strbuf_append_char(out, modifiers[i].letter);
            strbuf_append_char(out, '-');
        }
    }
    if (name) {
        strbuf_append(out, name->code);
    } else if (function_key) {
        strbuf_printf(out, "F%u", code - UI_KEY_F1 + 1);
    } else {
        strbuf_append_code_point(out, code);
    }
    strbuf_append_char(out, '>');
}
