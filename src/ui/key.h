#ifndef UI_KEY_H
#define UI_KEY_H

/* Keys as numbers, and their names as people write them: "j", "Tab", "<C-o>", "<M-Left>". */

#include "base/str.h"
#include "base/strbuf.h"

/** A Unicode code point, or one of UI_KEY_…, with modifiers added. */
typedef uint32_t Key;

#define UI_KEY_CTRL 0x01000000u
#define UI_KEY_ALT 0x02000000u
#define UI_KEY_SHIFT 0x04000000u /* with named keys only */
#define UI_KEY_CODE(key) ((key)&0x00FFFFFFu)

enum {
    UI_KEY_NONE = 0,
    UI_KEY_TAB = '\t',
    UI_KEY_ENTER = '\r', /* LF too */
    UI_KEY_ESCAPE = 0x1B,
    UI_KEY_BACKSPACE = 0x7F, /* 8 and KEY_BACKSPACE too */
    UI_KEY_UP = 0x110001,
    UI_KEY_DOWN,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_INSERT,
    UI_KEY_DELETE,
    UI_KEY_F1, /* F1 + n is Fn+1, up to F12 */
    UI_KEY_F12 = UI_KEY_F1 + 11,
};

/** One key at `*offset` of a key sequence such as "gd", "<C-o>", "<S-Tab>", "<F1>", "<lt>". @return
 * false: no such key */
bool key_parse(Str text, size_t *offset, Key *key);
/** As help shows it: "j", "Tab", "S-Tab", "Ctrl-O", "Alt-←", "F1", "Space". */
void key_append_label(StrBuf *out, Key key, bool ascii);
/** One form of keys that terminals send in several: Ctrl-I is Tab, Ctrl-M and Ctrl-J are Enter,
 * Ctrl-H is Backspace, Ctrl-[ is Esc; controls below 0x20 are Ctrl and their letter. */
Key key_normalize(Key key);
/** As key_parse reads it. */
void key_append_code(StrBuf *out, Key key);

#endif
