#ifndef UI_PICKER_H
#define UI_PICKER_H

/* A prompt in the status line with a list above it, the best row next to the prompt: what the quick
 * switcher and the commands have in common. The same at every size. */

#include "ui/line_edit.h"
#include "ui/list_view.h"
#include "ui/surface.h"

/** Zero-initialised is empty and ready. */
typedef struct Picker {
    LineEdit edit;
    ListView view; /* row 0 is the lowest one on the screen */
} Picker;

typedef enum PickerKey {
    PICKER_IGNORED, /* the key is not ours */
    PICKER_MOVED,   /* taken; the text is as it was */
    PICKER_CHANGED, /* the text is another one */
    PICKER_ENTER,
    PICKER_TAB,
} PickerKey;

void picker_clear(Picker *picker);
PickerKey picker_handle(Picker *picker, Key key);
/** Make room for `count` rows on a screen of `screen_rows`. */
void picker_fit(Picker *picker, int screen_rows, size_t count);

/** Dim all that is above, draw the rule with `title` and `count`. @return where the rows are */
Rect picker_draw(const Picker *picker, Surface *surface, Str title, Str count);
/** Row of the list, relative to its rectangle, where entry `index` stands. */
int picker_row_of(const Picker *picker, size_t index);
/** The entry at a row of a screen of `screen_rows`, or SIZE_MAX. */
size_t picker_index_at(const Picker *picker, int screen_rows, int row);

#endif
