#include "support/test.h"

#include "base/path.h"

static void join_puts_one_slash(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"", "a", "a"},   {"a", "b", "a/b"}, {"a/", "b", "a/b"},
        {"/", "b", "/b"}, {"a", "/b", "/b"}, {"a", "", "a/"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str joined = path_join(&arena, str_from(cases[i][0]), str_from(cases[i][1]));
        assert_text(cases[i][2], joined, cases[i][2]);
        assert_int_equal(joined.data[joined.length], 0);
    }
    arena_clear(&arena);
}

static void parts_of_a_path(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *dir;
        const char *base;
        const char *stem;
        const char *extension;
    } cases[] = {
        {"", "", "", "", ""},
        {"a.md", "", "a.md", "a", "md"},
        {"x/y/a.b.MD", "x/y", "a.b.MD", "a.b", "MD"},
        {"/a", "/", "a", "a", ""},
        {"x.y/a", "x.y", "a", "a", ""},
        {"x/.obsidian", "x", ".obsidian", ".obsidian", ""},
        {".a.md", "", ".a.md", ".a", "md"},
        {"a.", "", "a.", "a", ""},
        {"x/", "x", "", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str path = str_from(cases[i].path);
        assert_text(cases[i].path, path_dir(path), cases[i].dir);
        assert_text(cases[i].path, path_base(path), cases[i].base);
        assert_text(cases[i].path, path_stem(path), cases[i].stem);
        assert_text(cases[i].path, path_extension(path), cases[i].extension);
    }
}

static void extensions_compare_without_case(void **state)
{
    (void)state;
    assert_true(path_has_extension(STR("x/A.Md"), STR("md")));
    assert_false(path_has_extension(STR("x/A.mdx"), STR("md")));
    assert_false(path_has_extension(STR("md"), STR("md")));
    assert_false(path_has_extension(STR(".md"), STR("md")));
    assert_false(path_has_extension(STR("x.md/a"), STR("md")));
    assert_false(path_has_extension(STR("a"), STR("")));
    assert_true(path_has_extension(STR("a."), STR("")));
}

static void inside_needs_whole_segments(void **state)
{
    (void)state;
    assert_true(path_is_inside(STR("a/b"), STR("a")));
    assert_true(path_is_inside(STR("a"), STR("a")));
    assert_true(path_is_inside(STR("a/b"), STR("")));
    assert_true(path_is_inside(STR("/a"), STR("/")));
    assert_false(path_is_inside(STR("ab"), STR("a")));
    assert_false(path_is_inside(STR("a"), STR("a/b")));
    assert_false(path_is_inside(STR("/a"), STR("")));
}

static void normalise_reports_what_leaves_the_start(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *normal; /* NULL: it leaves */
    } cases[] = {
        {"", ""},
        {".", ""},
        {"./a", "a"},
        {"a/./b//c/", "a/b/c"},
        {"a/../b", "b"},
        {"a/b/../..", ""},
        {"..", NULL},
        {"a/../../b", NULL},
        {"/", "/"},
        {"/a/..", "/"},
        {"/..", NULL},
        {"//a//b", "/a/b"},
        {"/a/b/../c", "/a/c"},
        {"...", "..."},
        {"a/..b/.c", "a/..b/.c"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str normal;
        assert_int_equal(path_normalise(&arena, str_from(cases[i].path), &normal),
                         cases[i].normal != NULL);
        assert_text(cases[i].path, normal, cases[i].normal ? cases[i].normal : "");
    }
    arena_clear(&arena);
}

static void relative_leads_back(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"", "a/b", "a/b"},
        {"a", "a/b", "b"},
        {"a", "b", "../b"},
        {"a/b", "a/c/d", "../c/d"},
        {"a/b", "a", ".."},
        {"a", "a", "."},
        {"", "", "."},
        {"ab", "a/c", "../a/c"},
        {"a/bc", "a/bd", "../bd"},
        {"/x/y", "/x/z", "../z"},
        {"/", "/a", "a"},
        {"/a/b", "/", "../.."},
        {"a/b/c", "a/b", ".."},
        {"a/b", "a/bc", "../bc"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str relative = path_relative(&arena, str_from(cases[i][0]), str_from(cases[i][1]));
        assert_text(cases[i][1], relative, cases[i][2]);
        Str back;
        assert_true(
            path_normalise(&arena, path_join(&arena, str_from(cases[i][0]), relative), &back));
        assert_text(cases[i][1], back, cases[i][1]);
    }
    arena_clear(&arena);
}

static void compare_puts_a_folder_before_its_neighbours(void **state)
{
    (void)state;
    static const char *const sorted[] = {"",     "a",  "a/b", "a b",     "a-b",
                                         "a.md", "ab", "b",   "\xC3\xA9"};
    for (size_t i = 0; i < sizeof sorted / sizeof *sorted; i++) {
        for (size_t k = 0; k < sizeof sorted / sizeof *sorted; k++) {
            int order = path_compare(str_from(sorted[i]), str_from(sorted[k]));
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(join_puts_one_slash),
        cmocka_unit_test(parts_of_a_path),
        cmocka_unit_test(extensions_compare_without_case),
        cmocka_unit_test(inside_needs_whole_segments),
        cmocka_unit_test(normalise_reports_what_leaves_the_start),
        cmocka_unit_test(relative_leads_back),
        cmocka_unit_test(compare_puts_a_folder_before_its_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
