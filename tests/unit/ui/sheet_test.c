#include "support/test.h"

#include "ui/sheet.h"

static void assert_rect(const char *label, Rect actual, Rect wanted)
{
    if (actual.row != wanted.row || actual.column != wanted.column || actual.rows != wanted.rows ||
        actual.columns != wanted.columns) {
        fail_msg("%s: row %d column %d, %dx%d", label, actual.row, actual.column, actual.columns,
                 actual.rows);
    }
}

static void place_prefers_under_the_link_and_never_covers_it(void **state)
{
    (void)state;
    Rect room = {2, 30, 26, 68};
    static const struct {
        const char *label;
        Rect anchor;
        int content;
        Rect wanted;
    } cases[] = {
        {"under", {9, 33, 1, 5}, 30, {10, 30, 13, 68}},
        {"under a wrapped link", {9, 33, 2, 5}, 30, {11, 30, 13, 68}},
        {"a short note", {9, 33, 1, 5}, 4, {10, 30, 6, 68}},
        {"above a low link", {20, 33, 1, 5}, 30, {7, 30, 13, 68}},
        {"under, less than it wants", {14, 33, 1, 5}, 30, {15, 30, 13, 68}},
        {"no link", {0, 0, 0, 0}, 30, {2, 30, 13, 68}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_rect(cases[i].label, sheet_place(room, cases[i].anchor, cases[i].content),
                    cases[i].wanted);
    }
}

static void place_stays_in_the_room_at_every_size(void **state)
{
    (void)state;
    for (int rows = 0; rows < 30; rows++) {
        for (int link = 0; link < rows; link++) {
            for (int content = 0; content < 20; content++) {
                Rect room = {3, 5, rows, 40}, anchor = {3 + link, 7, 1, 4};
                Rect sheet = sheet_place(room, anchor, content);
                assert_true(sheet.row >= room.row);
                assert_true(sheet.row + sheet.rows <= room.row + room.rows);
                assert_true(sheet.rows <= SHEET_ROWS && sheet.rows >= 0);
                bool covers = sheet.row <= anchor.row && anchor.row < sheet.row + sheet.rows;
                bool has_room = rows - link - 1 >= SHEET_LEAST_ROWS || link >= SHEET_LEAST_ROWS;
                assert_false(covers && has_room);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(place_prefers_under_the_link_and_never_covers_it),
        cmocka_unit_test(place_stays_in_the_room_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
