#include "support/test.h"

#include <locale.h>

#include "ui/box.h"
#include "ui/glyphs.h"
#include "ui/source_view.h"
#include "ui/status.h"

static int set_locale(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") ? 0 : 1;
}

static Surface make(int rows, int columns)
{
    Surface surface;
    surface_init(&surface);
    surface_resize(&surface, rows, columns);
    return surface;
}

static Rect all(const Surface *surface) { return (Rect){0, 0, surface->rows, surface->columns}; }

static void assert_surface(const char *label, const Surface *surface, const char *expected)
{
    StrBuf text = {0};
    surface_dump_text(surface, &text);
    assert_text(label, strbuf_view(&text), expected);
    strbuf_clear(&text);
}

static void assert_surface_styles(const Surface *surface, const char *expected)
{
    StrBuf text = {0};
    surface_dump_styles(surface, &text);
    assert_text("styles", strbuf_view(&text), expected);
    strbuf_clear(&text);
}

static void text_is_clipped_to_its_area(void **state)
{
    (void)state;
    Surface surface = make(2, 8);
    Rect area = {0, 2, 1, 4};
    assert_int_equal(surface_put(&surface, area, 0, -1, ROLE_link, STR("abcdefgh")), 7);
    surface_put(&surface, area, 1, 0, ROLE_link, STR("below"));
    surface_put(&surface, area, -1, 0, ROLE_link, STR("above"));
    assert_surface("clipped", &surface, "  bcde  \n        \n");
    assert_surface_styles(&surface, "row 1 col 3-6 link\n");
    surface_clear(&surface);
}

static void wide_clusters_are_never_cut_in_two(void **state)
{
    (void)state;
    Surface surface = make(1, 5);
    surface_put(&surface, all(&surface), 0, 0, ROLE_text, STR("日本語"));
    assert_surface("right edge", &surface, "日本 \n");
    surface_put(&surface, all(&surface), 0, 1, ROLE_text, STR("x"));
    assert_surface("overwritten", &surface, " x本 \n");
    surface_erase(&surface);
    surface_put(&surface, all(&surface), 0, -1, ROLE_text, STR("日本"));
    assert_surface("left edge", &surface, " 本  \n");
    surface_clear(&surface);
}

static void controls_do_not_pass(void **state)
{
    (void)state;
    Surface surface = make(1, 12);
    surface_put(&surface, all(&surface), 0, 0, ROLE_text,
                STR("a\x1B[31mb\x07\xE2\x80\xAE"
                    "c"));
    assert_surface("gated", &surface,
                   "a␛[31mb␇\xEF\xBF\xBD"
                   "c  \n");
    surface_clear(&surface);
}

static void cut_text_ends_with_the_sign_of_a_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        const char *end, *start;
    } cases[] = {
        {"ideas/Secure base.md", 20, "ideas/Secure base.md", "ideas/Secure base.md"},
        {"ideas/Secure base.md", 10, "ideas/Sec…          ", "…e base.md          "},
        {"日本語", 5, "日本…               ", "…本語               "},
        {"日本語", 4, "日…                 ", "…語                 "},
        {"ab", 1, "…                   ", "…                   "},
        {"ab", 0, "                    ", "                    "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Surface surface = make(2, 20);
        Str text = str_from(cases[i].text);
        surface_put_cut(&surface, all(&surface), 0, 0, cases[i].width, ROLE_text, text);
        put_cut_start(&surface, all(&surface), 1, 0, cases[i].width, ROLE_text, text);
        StrBuf expected = {0};
        strbuf_printf(&expected, "%s\n%s\n", cases[i].end, cases[i].start);
        assert_surface(cases[i].text, &surface, strbuf_cstr(&expected));
        strbuf_clear(&expected);
        surface_clear(&surface);
    }
}

static void bars_round_to_half_cells(void **state)
{
    (void)state;
    static const struct {
        uint64_t part, whole;
        int rest;
        const char *bar;
    } cases[] = {
        {17, 18, 28, "━━━━━━━━━━━━━━━━━━━━━━━━━━╸─\n"},
        {18, 18, 28, "━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"},
        {16, 18, 28, "━━━━━━━━━━━━━━━━━━━━━━━━━───\n"},
        {9, 18, 28, "━━━━━━━━━━━━━━──────────────\n"},
        {3, 18, 28, "━━━━╸───────────────────────\n"},
        {0, 18, 2, "──                          \n"},
        {1, 10000, 4, "╸───                        \n"},
        {0, 0, 0, "                            \n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Surface surface = make(1, 28);
        draw_bar(&surface, all(&surface), 0, 0, 28, cases[i].rest, cases[i].part, cases[i].whole);
        assert_surface(cases[i].bar, &surface, cases[i].bar);
        surface_clear(&surface);
    }
}

static void numbers_take_separators(void **state)
{
    (void)state;
    static const struct {
        uint64_t number;
        const char *text;
    } cases[] = {
        {0, "0 notes"},
        {1, "1 note"},
        {999, "999 notes"},
        {4210, "4,210 notes"},
        {15000, "15,000 notes"},
        {1000000, "1,000,000 notes"},
        {1002003, "1,002,003 notes"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf text = {0};
        append_counted(&text, cases[i].number, "note", "notes");
        assert_text("number", strbuf_view(&text), cases[i].text);
        strbuf_clear(&text);
    }
}

static void frames_hold_a_title_and_a_footer(void **state)
{
    (void)state;
    Surface surface = make(4, 24);
    Rect inside = box_draw(&surface, all(&surface), STR(""), STR("Facts"));
    box_put_footer(&surface, all(&surface), STR("2 of 3"));
    surface_put(&surface, inside, 0, 0, ROLE_text, STR("in"));
    assert_surface("box", &surface,
                   "╭─ Facts ──────────────╮\n"
                   "│in                    │\n"
                   "│                      │\n"
                   "╰───────────── 2 of 3 ─╯\n");
    surface_clear(&surface);
    for (int rows = 0; rows < 4; rows++) {
        for (int columns = 0; columns < 12; columns++) {
            surface = make(rows, columns);
            box_draw(&surface, all(&surface), STR("muted"), STR("title"));
            drawer_draw(&surface, all(&surface), 3, STR("title"), STR("right"));
            surface_clear(&surface);
        }
    }
}

/* ---- the status line ---- */

static void fill(Status *status)
{
    status->mode = STR("NOTE");
    status->context = CONTEXT_NOTE;
    strbuf_append(&status->about, STR("ideas/Answering in time.md"));
    strbuf_append(&status->target, STR("ideas/Secure base.md"));
    strbuf_append(&status->counted, STR("link 2 of 10"));
    strbuf_append(&status->place, STR("Top"));
    status_hint(status, "follow", "follow");
    status_hint(status, "peek", "peek");
    status_hint(status, "hints", "hints");
    status_hint(status, "open-note", "open");
    status_hint(status, "help", "help");
}

static void the_status_line_keeps_what_is_missed_most(void **state)
{
    (void)state;
    static const struct {
        int columns;
        const char *line;
    } cases[] = {
        {160, " NOTE  ideas/Answering in time.md   → ideas/Secure base.md                      "
              "         link 2 of 10   Top   Enter follow   K peek   f hints   o open   ? help \n"},
        {100,
         " NOTE  ideas/Answering in time.md   → ideas/Secure base.md     Top   Enter follow   K peek   ? help \n"},
        {80, " NOTE  → ideas/Secure base.md    Top   Enter follow   K peek   f hints   ? help \n"},
        {60, " NOTE  → ideas/Secure base.md   Top   Enter follow   ? help \n"},
        {40, " NOTE  → ideas/Secure base.md       Top \n"},
        {30, " NOTE  → …ecure base.md   Top \n"},
        {20, " NOTE           Top \n"},
    };
    Keymap keymap;
    keymap_init(&keymap);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Surface surface = make(1, cases[i].columns);
        Status status = {0};
        fill(&status);
        status_draw(&status, &keymap, &surface, all(&surface), false, STR(""));
        assert_surface("status", &surface, cases[i].line);
        status_clear(&status);
        surface_clear(&surface);
    }
    keymap_clear(&keymap);
}

static void the_status_line_fits_any_width(void **state)
{
    (void)state;
    Keymap keymap;
    keymap_init(&keymap);
    for (int columns = 1; columns < 200; columns++) {
        Surface surface = make(1, columns);
        Status status = {0};
        fill(&status);
        status_draw(&status, &keymap, &surface, all(&surface), columns < 20, STR(""));
        surface_erase(&surface);
        status_draw(&status, &keymap, &surface, all(&surface), false,
                    STR("a message of some words"));
        LineEdit edit = {0};
        line_edit_insert(&edit, STR("what is typed is long"));
        status.edit = &edit;
        surface_erase(&surface);
        status_draw(&status, &keymap, &surface, all(&surface), false, STR(""));
        ProgressShown progress = {.what = STR("reading notes"), .done = 4210, .all = 15000};
        surface_erase(&surface);
        status_draw_progress(&status, &keymap, &surface, all(&surface), &progress);
        line_edit_clear(&edit);
        status_clear(&status);
        surface_clear(&surface);
    }
    keymap_clear(&keymap);
}

static void a_long_prompt_shows_its_cursor(void **state)
{
    (void)state;
    Keymap keymap;
    keymap_init(&keymap);
    Surface surface = make(1, 30);
    LineEdit edit = {0};
    line_edit_insert(&edit, STR("one two three four five six seven"));
    Status status = {.mode = STR("OPEN"), .edit = &edit};
    status_draw(&status, &keymap, &surface, all(&surface), false, STR(""));
    assert_surface("end", &surface, " OPEN  e four five six seven  \n");
    surface_erase(&surface);
    edit.cursor = 0;
    status_draw(&status, &keymap, &surface, all(&surface), false, STR(""));
    assert_surface_styles(&surface, "row 1 col 2-5 mode, 8 caret\n");
    status_clear(&status);
    line_edit_clear(&edit);
    surface_clear(&surface);
    keymap_clear(&keymap);
}

/* ---- source ---- */

static void source_lines_wrap_between_words(void **state)
{
    (void)state;
    Surface surface = make(6, 14);
    SourceView view = {0};
    source_view_set(&view, STR("# One\n\nlong words here\nx"), 14);
    assert_int_equal(view.rows.count, 5);
    source_view_draw(&view, &surface, all(&surface), 0);
    assert_surface("source", &surface,
                   "1  # One      \n"
                   "2             \n"
                   "3  long words \n"
                   "   here       \n"
                   "4  x          \n"
                   "              \n");
    assert_int_equal(source_view_row_of(&view, 4), 4);
    assert_int_equal(source_view_row_of(&view, 99), 4);
    source_view_set(&view, STR(""), 14);
    assert_int_equal(view.rows.count, 1);
    source_view_set(&view, STR("日本語日本語"), 1);
    assert_true(view.rows.count == 6);
    source_view_clear(&view);
    surface_clear(&surface);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_clipped_to_its_area),
        cmocka_unit_test(wide_clusters_are_never_cut_in_two),
        cmocka_unit_test(controls_do_not_pass),
        cmocka_unit_test(cut_text_ends_with_the_sign_of_a_cut),
        cmocka_unit_test(bars_round_to_half_cells),
        cmocka_unit_test(numbers_take_separators),
        cmocka_unit_test(frames_hold_a_title_and_a_footer),
        cmocka_unit_test(the_status_line_keeps_what_is_missed_most),
        cmocka_unit_test(the_status_line_fits_any_width),
        cmocka_unit_test(a_long_prompt_shows_its_cursor),
        cmocka_unit_test(source_lines_wrap_between_words),
    };
    return cmocka_run_group_tests(tests, set_locale, NULL);
}
