/* Rescans and reloads: whatever changes on disk, the vault becomes what a fresh one would be. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void rescan(AttuneVault *vault)
{
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
}

/** The vault is what a fresh one of the same folder is. */
static void expect_fresh(const char *label, AttuneVault *vault, const char *root)
{
    AttuneVault *fresh = fixture_open(root, NULL);
    char *expected = fixture_dump(fresh);
    char *found = fixture_dump(vault);
    assert_text(label, fixture_text(found), expected);
    free(found);
    free(expected);
    attune_vault_close(fresh);
}

static const char *target(const AttuneVault *vault, const char *path, size_t index)
{
    AttuneFileId note = fixture_id(vault, path);
    return fixture_path(vault, attune_vault_link(vault, note, index).target);
}

static void new_note_takes_the_links_that_wanted_it(void **state)
{
    (void)state;
    char *root = fixture_folder("");
    fixture_write(root, "a.md", "[[New]] [[Alias]] [[x|y]]\n");
    AttuneVault *vault = fixture_open(root, NULL);
    assert_string_equal(target(vault, "a.md", 0), "-");
    AttuneFileId a = fixture_id(vault, "a.md");
    uint32_t version = attune_vault_file(vault, a)->version;

    fixture_write(root, "deep/new.md", "---\naliases: [alias]\n---\n");
    fixture_write(root, "x|y.md", "");
    rescan(vault);
    assert_string_equal(target(vault, "a.md", 0), "deep/new.md");
    assert_string_equal(target(vault, "a.md", 1), "deep/new.md");
    assert_string_equal(target(vault, "a.md", 2), "x|y.md");
    assert_int_equal(fixture_id(vault, "a.md"), a);
    assert_int_equal(attune_vault_file(vault, a)->version, version);
    expect_fresh("added", vault, root);

    AttuneFileId gone = fixture_id(vault, "deep/new.md");
    fixture_remove(root, "deep/new.md");
    fixture_remove(root, "x|y.md");
    rescan(vault);
    assert_null(attune_vault_file(vault, gone));
    assert_string_equal(target(vault, "a.md", 0), "-");
    expect_fresh("removed", vault, root);

    fixture_write(root, "deep/new.md", "");
    rescan(vault);
    assert_int_not_equal(fixture_id(vault, "deep/new.md"), gone);
    attune_vault_close(vault);
    free(root);
}

static void reload_takes_in_one_note(void **state)
{
    (void)state;
    char *root = fixture_folder("");
    fixture_write(root, "a.md", "[[b#Old]] [[Title]]\n");
    fixture_write(root, "b.md", "# Old\n");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId a = fixture_id(vault, "a.md");
    AttuneFileId b = fixture_id(vault, "b.md");
    assert_int_equal(attune_vault_link(vault, a, 0).anchor, ATTUNE_ANCHOR_FOUND);
    uint64_t generation = attune_vault_generation(vault);

    fixture_write(root, "b.md", "# Title\n[[a]]\n");
    attune_vault_reload(vault, b);
    assert_true(attune_vault_generation(vault) > generation);
    assert_int_equal(attune_vault_file(vault, b)->version, 2);
    assert_int_equal(attune_vault_link(vault, a, 0).anchor, ATTUNE_ANCHOR_MISSING);
    assert_int_equal(attune_vault_link(vault, a, 1).target, b);
    assert_int_equal(attune_vault_backlink_count(vault, a), 1);
    expect_fresh("changed", vault, root);

    fixture_remove(root, "b.md");
    attune_vault_reload(vault, b);
    assert_null(attune_vault_file(vault, b));
    expect_fresh("removed", vault, root);
    attune_vault_reload(vault, b);
    attune_vault_reload(vault, 1000);
    attune_vault_close(vault);
    free(root);
}

static void texts_stop_and_start_being_notes(void **state)
{
    (void)state;
    char *root = fixture_folder("");
    fixture_write(root, "a.txt", "[[b]] [[c]] [[Head]]\n");
    fixture_write(root, "b.txt", "# Head\n[[a]]\n");
    AttuneVault *vault = fixture_open(root, NULL);
    assert_string_equal(target(vault, "a.txt", 2), "b.txt");
    fixture_write(root, "c.md", "[[b]] [[b.txt]]\n");
    rescan(vault);
    assert_string_equal(target(vault, "c.md", 0), "-");
    assert_string_equal(target(vault, "c.md", 1), "b.txt");
    expect_fresh("no notes any more", vault, root);
    fixture_remove(root, "c.md");
    rescan(vault);
    assert_string_equal(target(vault, "b.txt", 0), "a.txt");
    expect_fresh("notes again", vault, root);
    attune_vault_close(vault);
    free(root);
}

static void nothing_new_leaves_the_generation(void **state)
{
    (void)state;
    char *root = fixture_folder("a.md,b.png,c.txt");
    AttuneVault *vault = fixture_open(root, NULL);
    uint64_t generation = attune_vault_generation(vault);
    rescan(vault);
    assert_true(attune_vault_generation(vault) == generation);
    attune_vault_close(vault);
    free(root);
}

static void rescan_asked_for_while_loading_is_done_after(void **state)
{
    (void)state;
    char *root = fixture_folder("a.md");
    AttuneVault *vault = attune_vault_open(root, NULL, NULL);
    attune_vault_rescan(vault);
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    fixture_write(root, "b.md", "");
    rescan(vault);
    fixture_id(vault, "b.md");
    attune_vault_close(vault);
    free(root);
}

static void reload_during_a_rescan_wins(void **state)
{
    (void)state;
    char *root = fixture_folder("");
    fixture_write(root, "a.md", "[[first]]\n");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId a = fixture_id(vault, "a.md");
    for (int turns = 0; turns < 6; turns++) {
        fixture_write(root, "a.md", "[[second]]\n");
        fixture_touch(root, "a.md");
        attune_vault_rescan(vault);
        for (int i = 0; i < turns; i++)
            attune_vault_step(vault, 0);
        fixture_write(root, "a.md", "[[third]] [[fourth]]\n");
        attune_vault_reload(vault, a);
        assert_int_equal(attune_vault_file(vault, a)->record->link_count, 2);
        attune_vault_finish(vault);
        rescan(vault);
        expect_fresh("after both", vault, root);
    }
    attune_vault_close(vault);
    free(root);
}

/* ---- random edits -----------------------------------------------------------------------------
 */

static uint32_t random_state = 1;

static uint32_t pick(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static const char *const paths[] = {
    "a.md",           "A.md",       "b.md",     "f/a.md",         "f/b.md",          "f/g/a.md",
    "a|b.md",         "c.md.md",    "c.md",     "i.png",          "f/i.png",         "t.txt",
    "u.txt",          "n.markdown", "f/c.base", "Caf\xC3\xA9.md", "Cafe\xCC\x81.md", "g/why?.md",
    "z/deep/er/a.md", "k#l.md",
};

static const char *const links[] = {
    "[[a]]",        "[[A]]",         "[[b#H]]",    "[[f/a]]",       "[[g/a]]",   "[[a|b]]",
    "[[c.md]]",     "[[c]]",         "![[i.png]]", "[x](i.png)",    "[[al]]",    "[[Title 1]]",
    "[[t]]",        "[[u.txt]]",     "[[../a]]",   "[[./b]]",       "[[/a]]",    "[[caf\xC3\xA9]]",
    "[x](why?.md)", "[x](a?b)",      "[[k#l]]",    "[[#H]]",        "[[b#^id]]", "[[zz]]",
    "[[f/zz.md]]",  "[e](http://x)", "[[n]]",      "[[Title 2#H]]", "[[al|b]]",  "[[http://q]]",
};

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static void write_random_note(const char *root, const char *path)
{
    char text[1024] = "";
    size_t length = 0;
    if (pick(3) == 0)
        length += (size_t)snprintf(text, sizeof text, "---\naliases: [%s]\nup: \"[[%s]]\"\n---\n",
                                   pick(2) ? "al" : "zz", pick(2) ? "a" : "al");
    if (pick(3) == 0)
        length += (size_t)snprintf(text + length, sizeof text - length, "# Title %u\n", pick(3));
    if (pick(2))
        length += (size_t)snprintf(text + length, sizeof text - length, "## H\ntext ^id\n");
    for (uint32_t i = pick(6); i > 0; i--)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s\n",
                                   links[pick(COUNT(links))]);
    fixture_write(root, path, text);
    fixture_touch(root, path);
}

static bool exists(const char *root, const char *path)
{
    char full[4096];
    (void)snprintf(full, sizeof full, "%s/%s", root, path);
    return access(full, F_OK) == 0;
}

static void edit_randomly(const char *root)
{
    for (uint32_t i = 1 + pick(4); i > 0; i--) {
        const char *path = paths[pick(COUNT(paths))];
        if (pick(3) == 0 && exists(root, path))
            fixture_remove(root, path);
        else
            write_random_note(root, path);
    }
}

static void rescan_equals_a_fresh_open_whatever_was_edited(void **state)
{
    (void)state;
    char *root = fixture_folder("");
    for (uint32_t i = 0; i < COUNT(paths) / 2; i++)
        write_random_note(root, paths[pick(COUNT(paths))]);
    AttuneVault *vault = fixture_open(root, NULL);
    for (int round = 0; round < 150; round++) {
        char label[64];
        (void)snprintf(label, sizeof label, "round %d", round);
        edit_randomly(root);
        if (pick(4) == 0) {
            size_t count;
            const AttuneFileId *notes = attune_vault_notes(vault, &count);
            if (count)
                attune_vault_reload(vault, notes[pick((uint32_t)count)]);
        }
        rescan(vault);
        expect_fresh(label, vault, root);
    }
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_note_takes_the_links_that_wanted_it),
        cmocka_unit_test(reload_takes_in_one_note),
        cmocka_unit_test(texts_stop_and_start_being_notes),
        cmocka_unit_test(nothing_new_leaves_the_generation),
        cmocka_unit_test(rescan_asked_for_while_loading_is_done_after),
        cmocka_unit_test(reload_during_a_rescan_wins),
        cmocka_unit_test(rescan_equals_a_fresh_open_whatever_was_edited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
