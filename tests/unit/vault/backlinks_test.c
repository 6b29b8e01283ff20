/* Group K: the way back, what is counted, and names that nothing has. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>

static void expect_backlinks(const AttuneVault *vault, const char *path, uint32_t expected)
{
    uint32_t count = attune_vault_backlink_count(vault, fixture_id(vault, path));
    if (count != expected)
        fail_msg("%s: %u backlinks, expected %u", path, count, expected);
}

static void occurrences_count_but_not_those_within_the_note(void **state)
{
    (void)state; /* K01 */
    char *root = test_temp_folder();
    fixture_write(root, "A.md", "[[B]] [[B#h]] ![[B]]\n");
    fixture_write(root, "B.md", "[[#x]] [[B]]\n");
    AttuneVault *vault = fixture_open(root, NULL);
    expect_backlinks(vault, "B.md", 3);
    expect_backlinks(vault, "A.md", 0);
    AttuneFileId a = fixture_id(vault, "A.md");
    AttuneFileId b = fixture_id(vault, "B.md");
    size_t count;
    const AttuneLinkRef *refs = attune_vault_backlinks(vault, b, &count);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(refs[i].source, a);
        assert_int_equal(refs[i].index, i);
    }
    AttuneOutgoing *outgoing = attune_vault_outgoing(vault, b, &count);
    assert_int_equal(count, 0);
    free(outgoing);
    outgoing = attune_vault_outgoing(vault, a, &count);
    assert_int_equal(count, 1);
    assert_int_equal(outgoing[0].target, b);
    assert_int_equal(outgoing[0].count, 3);
    free(outgoing);
    assert_int_equal(attune_vault_link_count(vault, a), 3);
    assert_int_equal(attune_vault_link_count(vault, b), 0);
    assert_true(attune_vault_is_dead_end(vault, b));
    assert_false(attune_vault_is_orphan(vault, b));
    attune_vault_close(vault);
    free(root);
}

static void hidden_links_count_only_in_comments(void **state)
{
    (void)state; /* K02 */
    char *root = fixture_folder("B.md");
    fixture_write(root, "A.md", "`[[B]]` $[[B]]$ <!-- [[B]] --> %%[[B]]%%\n");
    AttuneVault *vault = fixture_open(root, NULL);
    expect_backlinks(vault, "B.md", 1);
    attune_vault_close(vault);
    free(root);
}

static void link_in_a_property_is_located_by_its_key(void **state)
{
    (void)state; /* K03 */
    char *root = fixture_folder("B.md");
    fixture_write(root, "A.md", "---\nup: \"[[B]]\"\n---\n");
    AttuneVault *vault = fixture_open(root, NULL);
    size_t count;
    const AttuneLinkRef *refs = attune_vault_backlinks(vault, fixture_id(vault, "B.md"), &count);
    assert_int_equal(count, 1);
    const AttuneFile *source = attune_vault_file(vault, refs[0].source);
    assert_text("location", source->record->links[refs[0].index].property, "up");
    assert_text("line", attune_vault_line(vault, source->id, 2), "up: \"[[B]]\"");
    attune_vault_close(vault);
    free(root);
}

static void wanted_names_are_grouped_by_key(void **state)
{
    (void)state; /* K05 */
    char *root = test_temp_folder();
    fixture_write(root, "A.md", "[[Nope]] [[f/x]]\n");
    fixture_write(root, "B.md", "[[nope.md]] [[#none]] [x](https://e.com)\n");
    AttuneVault *vault = fixture_open(root, NULL);
    size_t count;
    const AttuneUnresolved *groups = attune_vault_unresolved(vault, &count);
    assert_int_equal(count, 2);
    assert_text("key", groups[0].key, "f/x");
    assert_text("key", groups[1].key, "nope");
    assert_text("text", groups[1].text, "Nope");
    assert_int_equal(groups[1].ref_count, 2);
    assert_int_equal(groups[1].refs[0].source, fixture_id(vault, "A.md"));
    assert_int_equal(groups[1].refs[1].source, fixture_id(vault, "B.md"));
    AttuneLink link;
    void *memory;
    assert_true(attune_link_parse(fixture_text("NOPE#h"), &link, &memory));
    assert_ptr_equal(attune_vault_unresolved_find(vault, &link), &groups[1]);
    free(memory);
    assert_true(attune_link_parse(fixture_text("B"), &link, &memory));
    assert_null(attune_vault_unresolved_find(vault, &link));
    free(memory);
    attune_vault_close(vault);
    free(root);
}

static void outgoing_links_are_grouped_resolved_ones_first(void **state)
{
    (void)state;
    char *root = fixture_folder("B.md,C.md,i.png");
    fixture_write(root, "A.md", "[[None]] [[C]] ![[i.png]] [[B]] [[C#x]] [[none.md]] [[Other]]\n");
    AttuneVault *vault = fixture_open(root, NULL);
    static const struct {
        const char *target;
        uint32_t first;
        uint32_t count;
    } rows[] = {{"C.md", 1, 2}, {"i.png", 2, 1}, {"B.md", 3, 1}, {"-", 0, 2}, {"-", 6, 1}};
    size_t count;
    AttuneOutgoing *outgoing = attune_vault_outgoing(vault, fixture_id(vault, "A.md"), &count);
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(fixture_path(vault, outgoing[i].target), rows[i].target);
        assert_int_equal(outgoing[i].first, rows[i].first);
        assert_int_equal(outgoing[i].count, rows[i].count);
    }
    free(outgoing);
    expect_backlinks(vault, "i.png", 1);
    assert_false(attune_vault_is_orphan(vault, fixture_id(vault, "B.md")));
    attune_vault_close(vault);
    free(root);
}

static void backlinks_come_in_path_order(void **state)
{
    (void)state;
    char *root = fixture_folder("T.md");
    fixture_write(root, "n10.md", "[[T]]");
    fixture_write(root, "n9.md", "[[T]]");
    fixture_write(root, "sub/z.md", "[[T]]");
    AttuneVault *vault = fixture_open(root, NULL);
    size_t count;
    const AttuneLinkRef *refs = attune_vault_backlinks(vault, fixture_id(vault, "T.md"), &count);
    assert_int_equal(count, 3);
    assert_string_equal(fixture_path(vault, refs[0].source), "sub/z.md");
    assert_string_equal(fixture_path(vault, refs[1].source), "n9.md");
    assert_string_equal(fixture_path(vault, refs[2].source), "n10.md");
    attune_vault_close(vault);
    free(root);
}

static void figures_add_up(void **state)
{
    (void)state;
    char *root = fixture_folder("i.png");
    fixture_write(root, "A.md", "---\ntags: [x/y]\nk: 1\n---\n[[B]] [[None]] [e](https://e.com)\n");
    fixture_write(root, "B.md", "---\ntags: [x]\nK: 2\n---\n[[#h]]\n");
    fixture_write(root, "C.md", "");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneStats stats = attune_vault_stats(vault);
    assert_int_equal(stats.notes, 3);
    assert_int_equal(stats.attachments, 1);
    assert_int_equal(stats.bytes, 59 + 30);
    assert_int_equal(stats.links, 2);
    assert_int_equal(stats.resolved, 1);
    assert_int_equal(stats.unresolved, 1);
    assert_int_equal(stats.external, 1);
    assert_int_equal(stats.tags, 2);
    assert_int_equal(stats.properties, 2);
    assert_int_equal(stats.orphans, 1);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(occurrences_count_but_not_those_within_the_note),
        cmocka_unit_test(hidden_links_count_only_in_comments),
        cmocka_unit_test(link_in_a_property_is_located_by_its_key),
        cmocka_unit_test(wanted_names_are_grouped_by_key),
        cmocka_unit_test(outgoing_links_are_grouped_resolved_ones_first),
        cmocka_unit_test(backlinks_come_in_path_order),
        cmocka_unit_test(figures_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
