#include "ui/arrange.h"

#define TINY_ROWS 5
#define TINY_COLUMNS 20
#define BLANK_ROW_FROM 16 /* rows from which a blank row stands under the title */
#define MEDIUM_FROM 80
#define WIDE_FROM 120
#define LEAST_ROWS 2 /* rows that a stacked pane keeps beside the focused one */

LayoutClass arrange_class(int columns)
{
    if (columns >= WIDE_FROM) {
        return LAYOUT_WIDE;
    }
    return columns >= MEDIUM_FROM ? LAYOUT_MEDIUM : LAYOUT_NARROW;
}

ColumnId arrange_column_of(PaneId pane)
{
    switch (pane) {
    case PANE_NOTES:
    case PANE_TAGS:
        return COLUMN_LEFT;
    case PANE_PROPERTIES:
    case PANE_BACKLINKS:
    case PANE_LINKS:
    case PANE_OUTLINE:
        return COLUMN_RIGHT;
    default:
        return COLUMN_MIDDLE;
    }
}

static int clamp(int value, int least, int most)
{
    if (value < least) {
        return least;
    }
    return value > most ? most : value;
}

/* Widths that the reference screens have: 160 → 30 and 40, 100 → 28, 80 → 24. */
static int left_width(int columns, bool three)
{
    return three ? clamp(24 + (columns - WIDE_FROM) * 3 / 20, 24, 32)
                 : clamp(8 + columns / 5, 24, 32);
}

static int right_width(int columns) { return clamp(34 + (columns - WIDE_FROM) * 3 / 20, 34, 40); }

TextPlace arrange_text(int columns, int measure, bool tiny)
{
    if (tiny) {
        return (TextPlace){.left = 0, .width = columns > 0 ? columns : 1};
    }
    int left = columns < 40 ? 1 : columns < 64 ? 3 : 4;
    int right = columns < 40 ? 1 : columns < 57 ? 2 : columns < 72 ? 3 : 4;
    int room = columns - left - right;
    if (room > measure) {
        left += (room - measure) / 2;
        room = measure;
    }
    return (TextPlace){.left = left, .width = room > 0 ? room : 1};
}

/* ---- a column of stacked panes ---- */

typedef struct Stack {
    PaneId panes[PANE_COUNT];
    int rows[PANE_COUNT]; /* content rows, the heading not counted */
    int count;
} Stack;

static int heading_rows(PaneId pane) { return pane == PANE_NOTES ? 0 : 1; }

/* Rows for content when every heading and the blank rows between panes are taken off. */
static int content_room(const Stack *stack, int rows)
{
    int room = rows - (stack->count - 1);
    for (int i = 0; i < stack->count; i++) {
        room -= heading_rows(stack->panes[i]);
    }
    return room;
}

static void drop(Stack *stack, int index)
{
    stack->count--;
    for (int i = index; i < stack->count; i++) {
        stack->panes[i] = stack->panes[i + 1];
    }
}

/* Panes give way from the bottom, the focused one never, until each can keep a few rows. */
static void drop_what_has_no_room(Stack *stack, int rows, PaneId focus)
{
    while (stack->count > 1 && content_room(stack, rows) < stack->count * LEAST_ROWS) {
        int last = stack->count - 1;
        drop(stack, stack->panes[last] == focus ? last - 1 : last);
    }
}

static int least(int a, int b) { return a < b ? a : b; }

/* The tree has no end, and so takes what the others leave. */
static int wanted_rows(const ArrangeInput *input, PaneId pane, int room)
{
    return pane == PANE_NOTES ? room : input->wanted[pane];
}

/* Row by row to whoever still wants one; the focused pane is served first, up to three fifths. */
static void share_rows(const ArrangeInput *input, Stack *stack, int rows)
{
    int room = content_room(stack, rows);
    int left = room;
    for (int i = 0; i < stack->count; i++) {
        stack->rows[i] = least(wanted_rows(input, stack->panes[i], room), LEAST_ROWS);
        left -= stack->rows[i];
    }
    for (int i = 0; i < stack->count && left > 0; i++) {
        if (stack->panes[i] == input->focus) {
            int most = least(wanted_rows(input, stack->panes[i], room), room * 3 / 5);
            int more = least(most - stack->rows[i], left);
            stack->rows[i] += more > 0 ? more : 0;
            left -= more > 0 ? more : 0;
        }
    }
    for (bool given = true; left > 0 && given;) {
        given = false;
        for (int i = 0; i < stack->count && left > 0; i++) {
            if (stack->rows[i] < wanted_rows(input, stack->panes[i], room)) {
                stack->rows[i]++;
                left--;
                given = true;
            }
        }
    }
}

static void place_stack(const ArrangeInput *input, Arrangement *out, Stack *stack, Rect column)
{
    drop_what_has_no_room(stack, column.rows, input->focus);
    share_rows(input, stack, column.rows);
    int row = column.row;
    for (int i = 0; i < stack->count; i++) {
        PaneId pane = stack->panes[i];
        int rows = heading_rows(pane) + stack->rows[i];
        bool last = i + 1 == stack->count;
        if (last) {
            rows = column.row + column.rows - row;
        }
        out->panes[pane] = (Rect){row, column.column, rows, column.columns};
        row += rows + 1;
    }
}

static Stack stack_of(const ArrangeInput *input, LayoutClass layout, ColumnId column)
{
    Stack stack = {0};
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        bool here = arrange_column_of((PaneId)pane) == column;
        if (here && column != COLUMN_MIDDLE && input->shown[layout][pane]) {
            stack.panes[stack.count++] = (PaneId)pane;
        }
    }
    return stack;
}

/* ---- the whole screen ---- */

static void place_frame(const ArrangeInput *input, Arrangement *out)
{
    int rows = input->rows, columns = input->columns;
    out->tiny = rows < TINY_ROWS || columns < TINY_COLUMNS;
    int status_rows = rows > 0 ? 1 : 0;
    out->status = (Rect){rows - status_rows, 0, status_rows, columns};
    out->title = (Rect){0, 0, out->tiny ? 0 : 1, columns};
    int top = out->title.rows + (rows >= BLANK_ROW_FROM && !out->tiny ? 1 : 0);
    out->body = (Rect){top, 0, rows - status_rows - top, columns};
    if (out->body.rows < 0) {
        out->body.rows = 0;
    }
}

static void add_rule(Arrangement *out, int column)
{
    int top = out->title.rows;
    out->rules[out->rule_count++] = (Rect){top, column, out->status.row - top, 1};
}

static void place_columns(const ArrangeInput *input, Arrangement *out, Stack *left, Stack *right)
{
    Rect middle = out->body;
    if (left->count) {
        int width = left_width(input->columns, right->count > 0);
        Rect column = {middle.row, 0, middle.rows, width};
        place_stack(input, out, left, column);
        add_rule(out, width);
        middle.column = width + 1;
        middle.columns -= width + 1;
    }
    if (right->count) {
        int width = right_width(input->columns);
        Rect column = {middle.row, input->columns - width, middle.rows, width};
        place_stack(input, out, right, column);
        add_rule(out, column.column - 1);
        middle.columns -= width + 1;
    }
    out->panes[PANE_READER] = middle;
    out->only_reader = left->count + right->count == 0;
}

Arrangement arrange(const ArrangeInput *input)
{
    Arrangement out = {.layout = arrange_class(input->columns)};
    place_frame(input, &out);
    if (out.layout == LAYOUT_NARROW || out.tiny || input->zoomed) {
        out.panes[input->focus] = out.body;
        out.only_reader = input->focus == PANE_READER;
        return out;
    }
    Stack left = stack_of(input, out.layout, COLUMN_LEFT);
    Stack right = stack_of(input, out.layout, COLUMN_RIGHT);
    if (out.layout == LAYOUT_MEDIUM && left.count && right.count) {
        *(input->side == COLUMN_RIGHT ? &left : &right) = (Stack){0};
    }
    place_columns(input, &out, &left, &right);
    return out;
}

PaneId arrange_pane_at(const Arrangement *arrangement, int row, int column)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        Rect area = arrangement->panes[pane];
        if (row >= area.row && row < area.row + area.rows && column >= area.column &&
            column < area.column + area.columns) {
            return (PaneId)pane;
        }
    }
    return PANE_COUNT;
}
