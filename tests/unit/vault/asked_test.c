/* A file that a person names is a note whatever its name (vault-spec 1.1); and a vault of which
 * nothing is asked at all. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>

/** Paths of all files, notes with "*" behind them. */
static void assert_files(const char *label, const AttuneVault *vault, const char *expected)
{
    char list[512] = "";
    size_t count, notes, next = 0;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    const AttuneFileId *note_ids = attune_vault_notes(vault, &notes);
    for (size_t i = 0; i < count; i++) {
        bool is_note = attune_vault_file(vault, files[i])->class_ == ATTUNE_FILE_NOTE;
        if (is_note)
            assert_int_equal(note_ids[next++], files[i]);
        (void)snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s%s", i ? " " : "",
                       fixture_path(vault, files[i]), is_note ? "*" : "");
    }
    assert_int_equal(next, notes);
    assert_text(label, fixture_text(list), expected);
}

static const struct {
    const char *label, *files, *asked, *expected;
} cases[] = {
    {"by extension", "a.md,b.c,c.md,d.c", "b.c", "a.md* b.c* c.md* d.c"},
    {"no extension", "LICENSE,README,z.md", "README", "LICENSE README* z.md*"},
    {"below a folder", "x/prog.c,a.md", "x/prog.c", "x/prog.c* a.md*"},
    {"a note", "a.md,b.md", "b.md", "a.md* b.md*"},
    {"a class of its own", "a.md,i.png,t.txt,x.base", "i.png", "a.md* i.png t.txt x.base"},
    {"a text stays one", "a.md,t.txt", "t.txt", "a.md* t.txt"},
    {"hidden", ".h.md,.i.md,a.md", ".h.md", ".h.md* a.md*"},
    {"in a hidden folder", ".obsidian/app.json,.obsidian/x.md,.obsidian/y/z.md,a.md",
     ".obsidian/app.json", ".obsidian/app.json* a.md*"},
    {"deep in one", ".x/a/b.md,.x/a/c.md,.x/d.md,.xa/b.md", ".x/a/b.md", ".x/a/b.md*"},
    {"below a hidden one", ".x/a/.b/n.log,.x/a/m.md,a.md", ".x/a/.b/n.log", ".x/a/.b/n.log* a.md*"},
    {"no sign of notes", "a.txt,n.c,z.txt", "n.c", "a.txt* n.c* z.txt*"},
    {"hidden, no sign either", ".n.md,a.txt", ".n.md", ".n.md* a.txt*"},
    {"not there", "a.md", "b.c", "a.md*"},
    {"nothing", "a.md,.h.md", "", "a.md*"},
};

static void named_file_is_a_note_whatever_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *root = fixture_folder(cases[i].files);
        AttuneVaultOptions options = {.asked = cases[i].asked};
        AttuneVault *vault = fixture_open(root, &options);
        assert_files(cases[i].label, vault, cases[i].expected);

        fixture_write(root, "new.md", "[[a]]");
        attune_vault_rescan(vault);
        attune_vault_finish(vault);
        AttuneVault *fresh = fixture_open(root, &options);
        char *got = fixture_dump(vault);
        char *wanted = fixture_dump(fresh);
        assert_text(cases[i].label, fixture_text(got), wanted);
        free(got);
        free(wanted);
        attune_vault_close(fresh);
        attune_vault_close(vault);
        free(root);
    }
}

static void named_file_is_read_and_linked(void **state)
{
    (void)state;
    char *root = fixture_folder("a.md");
    fixture_write(root, "prog.log", "# Log\nsee [[a]]\n");
    AttuneVault *vault = fixture_open(root, &(AttuneVaultOptions){.asked = "prog.log"});
    const AttuneFile *file = attune_vault_file(vault, fixture_id(vault, "prog.log"));
    assert_text("title", file->title, "Log");
    assert_text("name", file->name, "prog.log");
    size_t count;
    attune_vault_backlinks(vault, fixture_id(vault, "a.md"), &count);
    assert_int_equal(count, 1);

    fixture_write(root, "prog.log", "# Later\n");
    fixture_touch(root, "prog.log");
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    file = attune_vault_file(vault, fixture_id(vault, "prog.log"));
    assert_text("title after a rescan", file->title, "Later");
    attune_vault_close(vault);
    free(root);
}

static void refused_link_is_not_opened_even_when_named(void **state)
{
    (void)state;
    char *root = fixture_folder("a.md");
    fixture_link(root, "link.c", "a.md");
    fixture_link(root, "gone.c", "nowhere");
    AttuneVault *vault = fixture_open(root, &(AttuneVaultOptions){.asked = "link.c"});
    assert_files("inside", vault, "a.md* gone.c link.c");
    attune_vault_close(vault);
    vault = fixture_open(root, &(AttuneVaultOptions){.asked = "gone.c"});
    assert_files("dangling", vault, "a.md* gone.c link.c");
    attune_vault_close(vault);
    free(root);
}

static void nothing_is_walked_when_nothing_is_asked(void **state)
{
    (void)state;
    char *root = fixture_folder("a.md,x/b.md");
    AttuneVault *vault = fixture_open(root, &(AttuneVaultOptions){.load = ATTUNE_LOAD_NOTHING});
    assert_files("opened", vault, "");
    assert_int_equal(attune_vault_progress(vault).stage, ATTUNE_STAGE_READY);
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    assert_files("after a rescan", vault, "");
    size_t count;
    attune_vault_problems(vault, &count);
    assert_int_equal(count, 0);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_file_is_a_note_whatever_its_name),
        cmocka_unit_test(named_file_is_read_and_linked),
        cmocka_unit_test(refused_link_is_not_opened_even_when_named),
        cmocka_unit_test(nothing_is_walked_when_nothing_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
