#include "ui/list_view.h"

#include <stdint.h>

static size_t last_top(const ListView *view)
{
    return view->count > view->height ? view->count - view->height : 0;
}

/* No row below the last one, and the selection on the screen. */
static void keep_in_bounds(ListView *view)
{
    if (view->selected >= view->count) {
        view->selected = view->count ? view->count - 1 : 0;
    }
    if (view->selected < view->top) {
        view->top = view->selected;
    }
    if (view->height && view->selected >= view->top + view->height) {
        view->top = view->selected - view->height + 1;
    }
    if (view->top > last_top(view)) {
        view->top = last_top(view);
    }
}

void list_view_set_count(ListView *view, size_t count)
{
    view->count = count;
    keep_in_bounds(view);
}

void list_view_set_height(ListView *view, size_t height)
{
    view->height = height;
    keep_in_bounds(view);
}

void list_view_select(ListView *view, size_t index)
{
    view->selected = index;
    keep_in_bounds(view);
}

void list_view_reveal(ListView *view, size_t index)
{
    bool visible = index >= view->top && index < view->top + view->height;
    view->selected = index;
    if (!visible) {
        view->top = index > view->height / 2 ? index - view->height / 2 : 0;
    }
    keep_in_bounds(view);
}

/* `from` moved by `by`, kept between 0 and `last`. */
static size_t moved(size_t from, long by, size_t last)
{
    if (by < 0) {
        size_t back = (size_t)-by;
        return from > back ? from - back : 0;
    }
    size_t room = last > from ? last - from : 0;
    return from + ((size_t)by < room ? (size_t)by : room);
}

bool list_view_move(ListView *view, long rows)
{
    if (view->count == 0) {
        return false;
    }
    size_t before = view->selected;
    view->selected = moved(before, rows, view->count - 1);
    keep_in_bounds(view);
    return view->selected != before;
}

bool list_view_page(ListView *view, int direction)
{
    long page = view->height > 1 ? (long)view->height - 1 : 1;
    view->top = moved(view->top, direction * page, last_top(view));
    return list_view_move(view, direction * page);
}

bool list_view_half_page(ListView *view, int direction)
{
    long half = view->height > 1 ? (long)view->height / 2 : 1;
    view->top = moved(view->top, direction * half, last_top(view));
    return list_view_move(view, direction * half);
}

void list_view_scroll(ListView *view, long rows)
{
    view->top = moved(view->top, rows, last_top(view));
    if (view->selected < view->top) {
        view->selected = view->top;
    }
    if (view->height && view->selected >= view->top + view->height) {
        view->selected = view->top + view->height - 1;
    }
    keep_in_bounds(view);
}

size_t list_view_row_at(const ListView *view, int row)
{
    if (row < 0 || (size_t)row >= view->height || view->top + (size_t)row >= view->count) {
        return SIZE_MAX;
    }
    return view->top + (size_t)row;
}
