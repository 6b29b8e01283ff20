#ifndef UI_LINE_EDIT_H
#define UI_LINE_EDIT_H

/* One line that a person types, edited with readline's keys. */

#include "base/strbuf.h"
#include "ui/key.h"

/** Zero-initialised is empty and ready. */
typedef struct LineEdit {
    StrBuf text;
    size_t cursor; /* bytes, always at the start of a cluster or at the end */
    StrBuf killed; /* what Ctrl-W, -U, -K took away last, for Ctrl-Y */
} LineEdit;

typedef enum LineEditResult {
    LINE_EDIT_IGNORED, /* the key is not ours */
    LINE_EDIT_MOVED,   /* taken; the text is as it was */
    LINE_EDIT_CHANGED,
} LineEditResult;

void line_edit_clear(LineEdit *edit);
static inline Str line_edit_text(const LineEdit *edit) { return strbuf_view(&edit->text); }
/** Replace the text; the cursor goes to its end. */
void line_edit_set(LineEdit *edit, Str text);
/** Insert at the cursor; controls in `text` become blanks. */
void line_edit_insert(LineEdit *edit, Str text);
LineEditResult line_edit_handle(LineEdit *edit, Key key);

#endif
