/* Which vault an argument means (vault-spec 1.1, case D01), and the vaults that Obsidian knows
 * (1.2). */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct PlaceCase {
    const char *label;
    const char *argument; /* below the folder; NULL: the folder itself by "." */
    const char *home;
    const char *root;
    const char *inside;
    bool is_note;
} PlaceCase;

static const PlaceCase cases[] = {
    {"D01", "v/a/b.md", "", "v", "a/b.md", true},
    {"folder below", "v/a", "", "v", "a", false},
    {"itself", "v", "", "v", "", false},
    {"slash behind", "v/a/", "", "v", "a", false},
    {"nested vault", "v/inner/n.md", "", "v/inner", "n.md", true},
    {"no vault, file", "plain/x.txt", "", "plain", "x.txt", true},
    {"no vault, folder", "plain/sub", "", "plain/sub", "", false},
    {"home is not climbed to", "h/notes", "h", "h/notes", "", false},
    {"home itself", "h", "h", "h", "", false},
    {"nor above home", "h/x", "h/x/y", "h/x", "", false},
    {"below home", "h/k/deep/n.md", "h", "h/k", "deep/n.md", true},
    {"odd file", "v/.obsidian/app.json", "", "v", ".obsidian/app.json", true},
    {"link out of the vault", "v/link.md", "", "v", "link.md", true},
    {"link within the vault", "v/inner.md", "", "v", "a/b.md", true},
    {"dots", "v/a/../a/b.md", "", "v", "a/b.md", true},
};

static char *below(const char *base, const char *path)
{
    char *full = malloc(strlen(base) + strlen(path) + 2);
    assert_non_null(full);
    (void)snprintf(full, strlen(base) + strlen(path) + 2, "%s%s%s", base, *path ? "/" : "", path);
    return full;
}

static void nearest_vault_above_is_taken(void **state)
{
    (void)state;
    char *made = fixture_folder("v/.obsidian/app.json,v/a/b.md,v/inner/.obsidian/x,v/inner/n.md,"
                                "plain/x.txt,plain/sub/y.md,h/.obsidian/x,h/notes/n.md,h/x/y/z.md,"
                                "h/k/.obsidian/x,h/k/deep/n.md");
    char *base = realpath(made, NULL);
    fixture_link(base, "v/link.md", "../plain/x.txt");
    fixture_link(base, "v/inner.md", "a/b.md");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *argument = below(base, cases[i].argument);
        char *home = below(base, cases[i].home);
        char *root = below(base, cases[i].root);
        AttunePlace place;
        AttuneError error;
        if (!attune_place_find(argument, home, &place, &error))
            fail_msg("%s: %s", cases[i].label, error.message);
        assert_text(cases[i].label, fixture_text(place.root), root);
        assert_text(cases[i].label, fixture_text(place.inside), cases[i].inside);
        assert_int_equal(place.is_note, cases[i].is_note);
        attune_place_clear(&place);
        free(root);
        free(home);
        free(argument);
    }
    free(base);
    free(made);
}

static void current_folder_stands_for_no_argument(void **state)
{
    (void)state;
    char *root = fixture_folder("v/.obsidian/x,v/a/n.md");
    char *inside = below(root, "v/a");
    char *before = getcwd(NULL, 0);
    assert_int_equal(chdir(inside), 0);
    AttunePlace place;
    assert_true(attune_place_find(NULL, NULL, &place, NULL));
    assert_text("inside", fixture_text(place.inside), "a");
    attune_place_clear(&place);
    assert_int_equal(chdir(before), 0);
    free(before);
    free(inside);
    free(root);
}

static void what_is_not_there_is_said_so(void **state)
{
    (void)state;
    char *root = fixture_folder("n.md");
    char *absent = below(root, "none");
    char *within = below(root, "n.md/x");
    char *pipe = below(root, "pipe");
    assert_int_equal(mkfifo(pipe, 0644), 0);
    AttunePlace place;
    AttuneError error;
    assert_false(attune_place_find(absent, NULL, &place, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
    assert_non_null(strstr(error.message, "no such folder or note"));
    assert_false(attune_place_find(within, NULL, &place, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
    assert_false(attune_place_find(pipe, NULL, &place, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_UNREADABLE);
    assert_false(attune_place_find(absent, NULL, &place, NULL));
    attune_place_clear(&place);
    free(pipe);
    free(within);
    free(absent);
    free(root);
}

static void known_vaults_are_listed(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(
        root, "obsidian.json",
        "{\"vaults\":{\"a1\":{\"path\":\"/home/x/My Notes/\",\"ts\":1700000000000,"
        "\"open\":true},\"b2\":{\"path\":\"/v\",\"ts\":\"no\"},\"c3\":{\"ts\":1},\"d4\":7}}");
    char *path = below(root, "obsidian.json");
    AttuneError error;
    AttuneKnownVaults *known = attune_known_vaults_read(path, &error);
    assert_int_equal(error.kind, ATTUNE_ERROR_NONE);
    size_t count;
    const AttuneKnownVault *vaults = attune_known_vaults_list(known, &count);
    assert_int_equal(count, 2);
    assert_text("name", vaults[0].name, "My Notes");
    assert_text("path", vaults[0].path, "/home/x/My Notes");
    assert_true(vaults[0].open);
    assert_true(vaults[0].opened == 1700000000000);
    assert_text("name", vaults[1].name, "v");
    assert_false(vaults[1].open);
    attune_known_vaults_free(known);

    fixture_write(root, "obsidian.json", "{");
    known = attune_known_vaults_read(path, &error);
    attune_known_vaults_list(known, &count);
    assert_int_equal(count, 0);
    assert_int_equal(error.kind, ATTUNE_ERROR_UNREADABLE);
    attune_known_vaults_free(known);

    known = attune_known_vaults_read("/nowhere/obsidian.json", &error);
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
    attune_known_vaults_free(known);
    free(path);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_vault_above_is_taken),
        cmocka_unit_test(current_folder_stands_for_no_argument),
        cmocka_unit_test(what_is_not_there_is_said_so),
        cmocka_unit_test(known_vaults_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
