#include "support/test.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "ui/tree.h"

/* Paths in natural order; ids are their places, ranks as given. */
static const char *const paths[] = {
    "a/deep/down/x.md", "a/deep/y.md", "a/m.md", "a/n.md", "ab/z.md", "Home.md", "Index.md",
};
#define PATH_COUNT (sizeof paths / sizeof *paths)

static void build(Tree *tree, const uint32_t *ranks, bool backwards, bool force_open)
{
    TreeNote notes[PATH_COUNT];
    for (size_t i = 0; i < PATH_COUNT; i++) {
        notes[i] = (TreeNote){
            .file = (AttuneFileId)i, .rank = ranks ? ranks[i] : 0, .path = str_from(paths[i])};
    }
    tree_build(tree, notes, PATH_COUNT, backwards, force_open);
}

/* "a(4) 2 3 ab(1) 5 6": folders with their counts, notes by id, depth by leading dots. */
static void assert_rows(const Tree *tree, const char *expected)
{
    StrBuf text = {0};
    for (size_t i = 0; i < tree->rows.count; i++) {
        const TreeRow *row = &tree->rows.items[i];
        strbuf_append(&text, i ? STR(" ") : STR(""));
        strbuf_append_repeat(&text, '.', row->depth);
        if (row->is_folder) {
            const TreeFolder *folder = tree_folder(tree, row);
            strbuf_printf(&text, "%.*s(%u)", STR_ARG(folder->path), folder->notes);
        } else {
            strbuf_printf(&text, "%u", row->id);
        }
    }
    assert_text("rows", strbuf_view(&text), expected);
    strbuf_clear(&text);
}

static void folders_are_closed_until_they_are_opened(void **state)
{
    (void)state;
    Tree tree = {0};
    build(&tree, NULL, false, false);
    assert_rows(&tree, "a(4) ab(1) 5 6");
    tree_set_open(&tree, STR("a"), true);
    build(&tree, NULL, false, false);
    assert_rows(&tree, "a(4) .a/deep(2) .2 .3 ab(1) 5 6");
    tree_set_open(&tree, STR("a"), false);
    build(&tree, NULL, false, false);
    assert_rows(&tree, "a(4) ab(1) 5 6");
    tree_clear(&tree);
}

static void all_folders_open_and_close_at_once(void **state)
{
    (void)state;
    Tree tree = {0};
    tree_set_all_open(&tree, true);
    build(&tree, NULL, false, false);
    assert_rows(&tree, "a(4) .a/deep(2) ..a/deep/down(1) ...0 ..1 .2 .3 ab(1) .4 5 6");
    tree_set_open(&tree, STR("a/deep"), false);
    build(&tree, NULL, false, false);
    assert_rows(&tree, "a(4) .a/deep(2) .2 .3 ab(1) .4 5 6");
    tree_set_all_open(&tree, false);
    build(&tree, NULL, false, false);
    assert_rows(&tree, "a(4) ab(1) 5 6");
    tree_clear(&tree);
}

static void a_narrowed_tree_hides_nothing_in_folds(void **state)
{
    (void)state;
    Tree tree = {0};
    build(&tree, NULL, false, true);
    assert_int_equal(tree.rows.count, 11);
    tree_clear(&tree);
}

static void backwards_turns_folders_and_notes(void **state)
{
    (void)state;
    Tree tree = {0};
    tree_set_open(&tree, STR("a"), true);
    build(&tree, NULL, true, false);
    assert_rows(&tree, "ab(1) a(4) .a/deep(2) .3 .2 6 5");
    tree_clear(&tree);
}

static void ranks_order_the_notes_of_each_folder(void **state)
{
    (void)state;
    static const uint32_t ranks[PATH_COUNT] = {1, 2, 7, 3, 4, 6, 5};
    Tree tree = {0};
    tree_set_open(&tree, STR("a"), true);
    build(&tree, ranks, false, false);
    assert_rows(&tree, "a(4) .a/deep(2) .3 .2 ab(1) 6 5");
    tree_clear(&tree);
}

static void the_way_to_a_note_can_be_opened(void **state)
{
    (void)state;
    Tree tree = {0};
    assert_true(tree_open_above(&tree, STR("a/deep/down/x.md")));
    assert_false(tree_open_above(&tree, STR("a/deep/down/x.md")));
    assert_false(tree_open_above(&tree, STR("Home.md")));
    build(&tree, NULL, false, false);
    assert_int_equal(tree_row_of_file(&tree, 0), 3);
    assert_true(tree_row_of_file(&tree, 4) == SIZE_MAX);
    assert_int_equal(tree_row_of_folder(&tree, STR("a/deep")), 1);
    assert_int_equal(tree_parent_row(&tree, 3), 2);
    assert_int_equal(tree_parent_row(&tree, 2), 1);
    assert_true(tree_parent_row(&tree, 0) == SIZE_MAX);
    tree_clear(&tree);
}

static void the_selection_stays_on_what_it_was_on(void **state)
{
    (void)state;
    Tree tree = {0};
    list_view_set_height(&tree.view, 10);
    build(&tree, NULL, false, false);
    list_view_select(&tree.view, 3); /* Index.md */
    tree_set_open(&tree, STR("a"), true);
    build(&tree, NULL, false, false);
    assert_int_equal(tree_selected(&tree)->id, 6);
    list_view_select(&tree.view, tree_row_of_folder(&tree, STR("ab")));
    tree_set_open(&tree, STR("a"), false);
    build(&tree, NULL, true, false);
    assert_text("folder", tree_folder(&tree, tree_selected(&tree))->path, "ab");
    tree_clear(&tree);
}

static void an_empty_tree_has_no_selection(void **state)
{
    (void)state;
    Tree tree = {0};
    assert_null(tree_selected(&tree));
    tree_build(&tree, NULL, 0, false, false);
    assert_null(tree_selected(&tree));
    assert_int_equal(tree.rows.count, 0);
    assert_true(tree_parent_row(&tree, 0) == SIZE_MAX);
    tree_clear(&tree);
}

static void paths_of_two_thousand_folders_need_no_deep_calls(void **state)
{
    (void)state;
    StrBuf path = {0};
    for (int i = 0; i < 2000; i++) {
        strbuf_append(&path, STR("d/"));
    }
    strbuf_append(&path, STR("n.md"));
    Tree tree = {0};
    TreeNote note = {.file = 1, .path = strbuf_view(&path)};
    tree_build(&tree, &note, 1, false, true);
    assert_int_equal(tree.rows.count, 2001);
    assert_int_equal(tree.rows.items[2000].depth, 2000);
    tree_clear(&tree);
    strbuf_clear(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_are_closed_until_they_are_opened),
        cmocka_unit_test(all_folders_open_and_close_at_once),
        cmocka_unit_test(a_narrowed_tree_hides_nothing_in_folds),
        cmocka_unit_test(backwards_turns_folders_and_notes),
        cmocka_unit_test(ranks_order_the_notes_of_each_folder),
        cmocka_unit_test(the_way_to_a_note_can_be_opened),
        cmocka_unit_test(the_selection_stays_on_what_it_was_on),
        cmocka_unit_test(an_empty_tree_has_no_selection),
        cmocka_unit_test(paths_of_two_thousand_folders_need_no_deep_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
