#include "support/test.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "render/theme.h"

static Theme build(const char *name, ColorDepth depth, Background background)
{
    Theme theme;
    assert_true(theme_build(&theme, str_from(name), depth, background, NULL));
    return theme;
}

static void role_names_are_found_again(void **state)
{
    (void)state;
    for (int i = 0; i < ROLE_COUNT; i++) {
        Role role;
        assert_true(role_by_name(role_name((Role)i), &role));
        assert_int_equal(role, i);
    }
    Role role;
    assert_false(role_by_name(STR("no such role"), &role));
    assert_text("name", role_name(ROLE_link_missing), "link_missing");
}

static void glyphs_are_one_cell_and_ascii_ones_are_ascii(void **state)
{
    (void)state;
    for (int i = 0; i < GLYPH_COUNT; i++) {
        Str ascii = glyph_text((Glyph)i, true);
        assert_int_equal(ascii.length, 1);
        assert_true(ascii.data[0] > 0x20 && ascii.data[0] < 0x7F);
        assert_true(glyph_text((Glyph)i, false).length > 0);
    }
}

static void default_theme_has_one_accent_by_background(void **state)
{
    (void)state;
    static const struct {
        Background background;
        int accent;
        bool underline;
    } cases[] = {
        {BACKGROUND_DARK, 6, false}, {BACKGROUND_LIGHT, 4, false}, {BACKGROUND_UNKNOWN, 6, true}};
    for (size_t i = 0; i < 3; i++) {
        Theme theme = build("", DEPTH_256, cases[i].background);
        assert_int_equal(theme.looks[ROLE_link].fg, cases[i].accent);
        assert_int_equal(theme.looks[ROLE_link].underline, cases[i].underline);
        assert_int_equal(theme.looks[ROLE_tag].fg, cases[i].accent);
        assert_false(theme.looks[ROLE_tag].underline);
    }
}

static void own_colors_never_vanish_on_a_background(void **state)
{
    (void)state;
    static const ColorDepth depths[] = {DEPTH_8, DEPTH_16, DEPTH_256};
    for (size_t d = 0; d < 3; d++) {
        for (int b = 0; b < 3; b++) {
            Theme theme = build("default", depths[d], (Background)b);
            for (int i = 0; i < ROLE_COUNT; i++) {
                const Look *look = &theme.looks[i];
                bool vanishes = look->bg == COLOR_DEFAULT &&
                                (look->fg == 0 || look->fg == 7 || look->fg == 8 || look->fg == 15);
                assert_false(vanishes);
                assert_true(look->fg < 8);
            }
        }
    }
}

static void mono_tells_by_attributes_alone(void **state)
{
    (void)state;
    Theme themes[] = {build("mono", DEPTH_256, BACKGROUND_DARK),
                      build("256", DEPTH_MONO, BACKGROUND_DARK)};
    for (size_t t = 0; t < 2; t++) {
        const Look *looks = themes[t].looks;
        for (int i = 0; i < ROLE_COUNT; i++) {
            assert_int_equal(looks[i].fg, COLOR_DEFAULT);
            assert_int_equal(looks[i].bg, COLOR_DEFAULT);
        }
        assert_true(looks[ROLE_link].underline && !looks[ROLE_link].dim);
        assert_true(looks[ROLE_link_missing].underline && looks[ROLE_link_missing].dim);
        assert_true(looks[ROLE_selected].reverse);
        assert_true(looks[ROLE_match].bold && looks[ROLE_match].underline);
        assert_true(looks[ROLE_callout_warn].bold);
    }
}

static void unknown_theme_is_the_default_one(void **state)
{
    (void)state;
    Theme theme;
    Theme expected = build("", DEPTH_16, BACKGROUND_DARK);
    AttuneError error = {0};
    assert_false(theme_build(&theme, STR("neon"), DEPTH_16, BACKGROUND_DARK, &error));
    assert_non_null(strstr(error.message, "neon"));
    for (int i = 0; i < ROLE_COUNT; i++) {
        assert_int_equal(theme.looks[i].fg, expected.looks[i].fg);
    }
}

/* ---- a person's own file ---- */

static void file_replaces_the_looks_that_it_names(void **state)
{
    (void)state;
    Theme theme = build("", DEPTH_256, BACKGROUND_DARK);
    Str text = STR("link: [bold, 111]\ntag: magenta\nhighlight: [16, on 222]\ntext: plain\n"
                   "heading1: [italic, underline, dim, reverse, strike, default]\n");
    assert_true(theme_apply_file(&theme, text, STR("mine.yaml"), NULL));
    const Look *looks = theme.looks;
    assert_true(looks[ROLE_link].bold && looks[ROLE_link].fg == 111);
    assert_true(!looks[ROLE_tag].bold && looks[ROLE_tag].fg == 5);
    assert_true(looks[ROLE_highlight].fg == 16 && looks[ROLE_highlight].bg == 222);
    assert_true(!looks[ROLE_heading1].bold && looks[ROLE_heading1].strike);
    assert_true(looks[ROLE_strong].bold);
}

static void file_problems_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"link: 4\nlinks: 5\n", "t.yaml:2: no such role: \"links\""},
        {"link: [bold, 256]\n", "t.yaml:1: neither attribute nor colour from 0 to 255: \"256\""},
        {"link: blink\n", "t.yaml:1: neither attribute nor colour from 0 to 255: \"blink\""},
        {"link: {fg: 4}\n", "t.yaml:1: a list is wanted for \"link\""},
        {"- link\n", "t.yaml:1: lines like \"link: [bold, 6]\" are wanted"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Theme theme = build("", DEPTH_16, BACKGROUND_DARK);
        AttuneError error = {0};
        assert_false(theme_apply_file(&theme, str_from(cases[i].text), STR("t.yaml"), &error));
        assert_string_equal(error.message, cases[i].message);
    }
    Theme theme = build("", DEPTH_16, BACKGROUND_DARK);
    assert_true(theme_apply_file(&theme, STR(""), STR("t.yaml"), NULL));
    assert_false(theme_apply_file(&theme, STR("a: [b"), STR("t.yaml"), NULL));
}

/* ---- contrast ---- */

/* One of the 256 colours that every terminal has in common, 16 to 255, as red, green and blue. */
static void rgb_of(int color, double rgb[3])
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    if (color >= 232) {
        rgb[0] = rgb[1] = rgb[2] = (8 + (color - 232) * 10) / 255.0;
        return;
    }
    color -= 16;
    rgb[0] = steps[color / 36] / 255.0;
    rgb[1] = steps[color / 6 % 6] / 255.0;
    rgb[2] = steps[color % 6] / 255.0;
}

static double luminance(int color)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double rgb[3];
    double sum = 0;
    rgb_of(color, rgb);
    for (int i = 0; i < 3; i++) {
        double part = rgb[i] <= 0.03928 ? rgb[i] / 12.92 : pow((rgb[i] + 0.055) / 1.055, 2.4);
        sum += weights[i] * part;
    }
    return sum;
}

static double contrast(int a, int b)
{
    double first = luminance(a) + 0.05;
    double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

/* Against black, or white, or the background that the look sets itself. */
static void assert_readable(const char *theme, const Look *look, int role, bool is_light)
{
    static const int black = 16;
    static const int white = 231;
    if (look->fg < 16) {
        assert_true(look->fg == COLOR_DEFAULT);
        return;
    }
    int behind = look->bg >= 16 ? look->bg : is_light ? white : black;
    double found = contrast(look->fg, behind);
    if (found < 4.5) {
        fail_msg("%s: %.*s has a contrast of %.1f, 4.5 is wanted", theme,
                 STR_ARG(role_name((Role)role)), found);
    }
}

static void rich_theme_has_contrast_on_both_backgrounds(void **state)
{
    (void)state;
    for (int light = 0; light < 2; light++) {
        Theme theme = build("256", DEPTH_256, light ? BACKGROUND_LIGHT : BACKGROUND_DARK);
        for (int i = 0; i < ROLE_COUNT; i++) {
            assert_readable(light ? "256, light" : "256, dark", &theme.looks[i], i, light);
        }
    }
}

static void read_file(const char *path, StrBuf *out)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char buffer[4096];
    size_t length;
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0) {
        strbuf_append(out, (Str){buffer, length});
    }
    (void)fclose(file);
}

/* A theme that comes along says in its name which background it is for. */
static void themes_that_come_along_are_valid_and_have_contrast(void **state)
{
    (void)state;
    char *folder = test_source_path("src/share/themes");
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    struct dirent *entry;
    int seen = 0;
    while ((entry = readdir(entries))) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        StrBuf path = {0};
        StrBuf text = {0};
        strbuf_printf(&path, "%s/%s", folder, entry->d_name);
        read_file(strbuf_cstr(&path), &text);
        bool is_light = strstr(entry->d_name, "light") != NULL;
        Theme theme = build("256", DEPTH_256, is_light ? BACKGROUND_LIGHT : BACKGROUND_DARK);
        AttuneError error = {0};
        if (!theme_apply_file(&theme, strbuf_view(&text), str_from(entry->d_name), &error)) {
            fail_msg("%s", error.message);
        }
        for (int i = 0; i < ROLE_COUNT; i++) {
            assert_readable(entry->d_name, &theme.looks[i], i, is_light);
        }
        seen++;
        strbuf_clear(&path);
        strbuf_clear(&text);
    }
    (void)closedir(entries);
    free(folder);
    assert_true(seen >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(role_names_are_found_again),
        cmocka_unit_test(glyphs_are_one_cell_and_ascii_ones_are_ascii),
        cmocka_unit_test(default_theme_has_one_accent_by_background),
        cmocka_unit_test(own_colors_never_vanish_on_a_background),
        cmocka_unit_test(mono_tells_by_attributes_alone),
        cmocka_unit_test(unknown_theme_is_the_default_one),
        cmocka_unit_test(file_replaces_the_looks_that_it_names),
        cmocka_unit_test(file_problems_are_told_with_their_line),
        cmocka_unit_test(rich_theme_has_contrast_on_both_backgrounds),
        cmocka_unit_test(themes_that_come_along_are_valid_and_have_contrast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
