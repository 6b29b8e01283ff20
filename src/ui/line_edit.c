#include "ui/line_edit.h"

#include "base/unicode.h"
#include "base/utf8.h"

void line_edit_clear(LineEdit *edit)
{
    strbuf_clear(&edit->text);
    strbuf_clear(&edit->killed);
    edit->cursor = 0;
}

/* Put `middle` in the place of the bytes [from, to); the cursor goes behind it. */
static void replace(LineEdit *edit, size_t from, size_t to, Str middle)
{
    StrBuf after = {0};
    strbuf_append(&after, str_from_offset(strbuf_view(&edit->text), to));
    edit->text.length = from;
    strbuf_append(&edit->text, middle);
    edit->cursor = edit->text.length;
    strbuf_append(&edit->text, strbuf_view(&after));
    strbuf_clear(&after);
}

void line_edit_set(LineEdit *edit, Str text) { replace(edit, 0, edit->text.length, text); }

void line_edit_insert(LineEdit *edit, Str text)
{
    StrBuf clean = {0};
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = utf8_next(text, &offset);
        strbuf_append_code_point(&clean, c < 0x20 || (c >= 0x7F && c < 0xA0) ? ' ' : c);
    }
    replace(edit, edit->cursor, edit->cursor, strbuf_view(&clean));
    strbuf_clear(&clean);
}

static size_t cluster_before(const LineEdit *edit)
{
    Str text = line_edit_text(edit);
    size_t start = 0;
    for (size_t next = 0; next < edit->cursor; next = unicode_cluster_end(text, next)) {
        start = next;
    }
    return start;
}

static size_t cluster_after(const LineEdit *edit)
{
    Str text = line_edit_text(edit);
    return edit->cursor < text.length ? unicode_cluster_end(text, edit->cursor) : text.length;
}

static bool is_word(uint32_t code_point)
{
    return unicode_is_letter(code_point) || unicode_is_digit(code_point) ||
           unicode_is_mark(code_point);
}

/* Start of the word before the cursor; `blanks_only`: words end at blanks alone (Ctrl-W). */
static size_t word_before(const LineEdit *edit, bool blanks_only)
{
    Str text = line_edit_text(edit);
    size_t offset = edit->cursor;
    bool inside = false;
    while (offset > 0) {
        size_t before = offset;
        uint32_t c = utf8_previous(text, &before);
        bool word = blanks_only ? !utf8_is_space(c) : is_word(c);
        if (inside && !word) {
            break;
        }
        inside = inside || word;
        offset = before;
    }
    return offset;
}

static size_t word_after(const LineEdit *edit)
{
    Str text = line_edit_text(edit);
    size_t offset = edit->cursor;
    bool inside = false;
    while (offset < text.length) {
        size_t next = offset;
        bool word = is_word(utf8_next(text, &next));
        if (inside && !word) {
            break;
        }
        inside = inside || word;
        offset = next;
    }
    return offset;
}

static LineEditResult move_to(LineEdit *edit, size_t offset)
{
    edit->cursor = offset;
    return LINE_EDIT_MOVED;
}

static LineEditResult erase(LineEdit *edit, size_t from, size_t to)
{
    if (from == to) {
        return LINE_EDIT_MOVED;
    }
    replace(edit, from, to, STR(""));
    return LINE_EDIT_CHANGED;
}

static LineEditResult kill(LineEdit *edit, size_t from, size_t to)
{
    if (from != to) {
        strbuf_reset(&edit->killed);
        strbuf_append(&edit->killed, str_slice(line_edit_text(edit), from, to));
    }
    return erase(edit, from, to);
}

static LineEditResult yank(LineEdit *edit)
{
    if (edit->killed.length == 0) {
        return LINE_EDIT_MOVED;
    }
    replace(edit, edit->cursor, edit->cursor, strbuf_view(&edit->killed));
    return LINE_EDIT_CHANGED;
}

static LineEditResult handle_control(LineEdit *edit, Key key)
{
    size_t end = edit->text.length;
    switch (UI_KEY_CODE(key)) {
    case 'a':
        return move_to(edit, 0);
    case 'e':
        return move_to(edit, end);
    case 'b':
        return move_to(edit, cluster_before(edit));
    case 'f':
        return move_to(edit, cluster_after(edit));
    case 'd':
        return erase(edit, edit->cursor, cluster_after(edit));
    case 'w':
        return kill(edit, word_before(edit, true), edit->cursor);
    case 'u':
        return kill(edit, 0, edit->cursor);
    case 'k':
        return kill(edit, edit->cursor, end);
    case 'y':
        return yank(edit);
    case UI_KEY_LEFT:
        return move_to(edit, word_before(edit, false));
    case UI_KEY_RIGHT:
        return move_to(edit, word_after(edit));
    default:
        return LINE_EDIT_IGNORED;
    }
}

static LineEditResult handle_alt(LineEdit *edit, Key key)
{
    switch (UI_KEY_CODE(key)) {
    case 'b':
    case UI_KEY_LEFT:
        return move_to(edit, word_before(edit, false));
    case 'f':
    case UI_KEY_RIGHT:
        return move_to(edit, word_after(edit));
    case 'd':
        return kill(edit, edit->cursor, word_after(edit));
    case UI_KEY_BACKSPACE:
        return kill(edit, word_before(edit, false), edit->cursor);
    default:
        return LINE_EDIT_IGNORED;
    }
}

static LineEditResult handle_plain(LineEdit *edit, Key key)
{
    switch (key) {
    case UI_KEY_LEFT:
        return move_to(edit, cluster_before(edit));
    case UI_KEY_RIGHT:
        return move_to(edit, cluster_after(edit));
    case UI_KEY_HOME:
        return move_to(edit, 0);
    case UI_KEY_END:
        return move_to(edit, edit->text.length);
    case UI_KEY_BACKSPACE:
        return erase(edit, cluster_before(edit), edit->cursor);
    case UI_KEY_DELETE:
        return erase(edit, edit->cursor, cluster_after(edit));
    default:
        break;
    }
    if (key < 0x20 || key >= UI_KEY_UP) {
        return LINE_EDIT_IGNORED;
    }
    char bytes[4];
    line_edit_insert(edit, (Str){bytes, utf8_encode(key, bytes)});
    return LINE_EDIT_CHANGED;
}

LineEditResult line_edit_handle(LineEdit *edit, Key key)
{
    if (key & UI_KEY_CTRL) {
        return handle_control(edit, key);
    }
    if (key & UI_KEY_ALT) {
        return handle_alt(edit, key);
    }
    return handle_plain(edit, key);
}
