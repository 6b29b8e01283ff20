#include "ui/picker.h"

#include <stdint.h>

#include "ui/box.h"

#define MOST_ROWS 15

void picker_clear(Picker *picker) { line_edit_clear(&picker->edit); }

static PickerKey moved(bool any)
{
    (void)any; /* at the end of the list the key is still ours */
    return PICKER_MOVED;
}

PickerKey picker_handle(Picker *picker, Key key)
{
    switch (key) {
    case UI_KEY_ENTER:
        return PICKER_ENTER;
    case UI_KEY_TAB:
        return PICKER_TAB;
    case UI_KEY_UP:
    case UI_KEY_CTRL | 'p':
        return moved(list_view_move(&picker->view, 1));
    case UI_KEY_DOWN:
    case UI_KEY_CTRL | 'n':
        return moved(list_view_move(&picker->view, -1));
    case UI_KEY_PAGE_UP:
        return moved(list_view_page(&picker->view, 1));
    case UI_KEY_PAGE_DOWN:
        return moved(list_view_page(&picker->view, -1));
    default:
        break;
    }
    switch (line_edit_handle(&picker->edit, key)) {
    case LINE_EDIT_CHANGED:
        return PICKER_CHANGED;
    case LINE_EDIT_MOVED:
        return PICKER_MOVED;
    default:
        return PICKER_IGNORED;
    }
}

void picker_fit(Picker *picker, int screen_rows, size_t count)
{
    int room = (screen_rows - 2) / 2;
    room = room > MOST_ROWS ? MOST_ROWS : room > 0 ? room : 0;
    list_view_set_count(&picker->view, count);
    list_view_set_height(&picker->view, count < (size_t)room ? count : (size_t)room);
}

Rect picker_draw(const Picker *picker, Surface *surface, Str title, Str count)
{
    int rows = (int)picker->view.height;
    Rect above = {0, 0, surface->rows - 1, surface->columns};
    surface_ghost(surface, above);
    return drawer_draw(surface, above, rows + 1, title, count);
}

int picker_row_of(const Picker *picker, size_t index)
{
    return (int)picker->view.height - 1 - (int)(index - picker->view.top);
}

size_t picker_index_at(const Picker *picker, int screen_rows, int row)
{
    return list_view_row_at(&picker->view, screen_rows - 2 - row);
}
