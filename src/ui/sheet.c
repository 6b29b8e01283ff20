#include "ui/sheet.h"

static int least(int a, int b) { return a < b ? a : b; }

Rect sheet_place(Rect room, Rect anchor, int content)
{
    int wanted = least(content + 2, SHEET_ROWS);
    Rect sheet = {room.row, room.column, least(wanted, room.rows), room.columns};
    if (anchor.rows <= 0) {
        return sheet;
    }
    int bottom = room.row + room.rows;
    int under = bottom - (anchor.row + anchor.rows);
    int above = anchor.row - room.row;
    if (under >= wanted || (under >= above && under >= SHEET_LEAST_ROWS)) {
        sheet.row = anchor.row + anchor.rows;
        sheet.rows = least(wanted, under);
    } else if (above >= SHEET_LEAST_ROWS) {
        sheet.rows = least(wanted, above);
        sheet.row = anchor.row - sheet.rows;
    } else {
        sheet.row = bottom - sheet.rows;
    }
    return sheet;
}
