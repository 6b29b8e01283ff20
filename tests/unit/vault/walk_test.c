/* What belongs to a vault, what it is and in which order (vault-spec 1.4 to 1.8, 1.12; group D). */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** All files, "path" or "path:class" for those that are no notes, separated by blanks. */
static char *listing(const char *root, const AttuneVaultOptions *options)
{
    AttuneVault *vault = fixture_open(root, options);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(vault, files[i]);
        fprintf(out, "%s%s", i ? " " : "", file->path.data);
        if (file->class_ != ATTUNE_FILE_NOTE)
            fprintf(out, ":%s", attune_file_class_name(file->class_).data);
        if (i)
            assert_true(attune_vault_compare(vault, files[i - 1], files[i]) < 0);
    }
    fclose(out);
    attune_vault_close(vault);
    return text;
}

static void check_listing(const char *label, const char *root, const char *expected)
{
    char *found = listing(root, NULL);
    assert_text(label, fixture_text(found), expected);
    free(found);
    found = listing(root, &(AttuneVaultOptions){.load = ATTUNE_LOAD_NAMES});
    assert_text(label, fixture_text(found), expected);
    free(found);
}

static void hidden_names_are_not_walked(void **state)
{
    (void)state;
    char *root = fixture_folder("a/.hidden/x.md,.git/y.md,_t/z.md,.q.md,node_modules/n.md,"
                                "sub/.obsidian/app.json,sub/s.md,~x.md");
    check_listing("D02", root, "_t/z.md node_modules/n.md sub/s.md ~x.md");
    free(root);
}

static void names_are_listed_as_people_count(void **state)
{
    (void)state;
    char *root = fixture_folder("b.md,a 10.md,a 9.md,A 09.md,B/x.md,b/a.md,c/d/e.md,c/z.md,é.md");
    check_listing("1.12", root, "B/x.md b/a.md c/d/e.md c/z.md a 9.md A 09.md a 10.md b.md é.md");
    free(root);
}

static void class_follows_the_extension(void **state)
{
    (void)state;
    char *root = fixture_folder("a.MD,b.markdown,c.txt,d.base,e.canvas,f.SVG,g.3gp,h.webm,i.pdf,"
                                "j.zip,k,l.md.bak");
    check_listing("1.5", root,
                  "a.MD b.markdown c.txt:text d.base:base e.canvas:canvas f.SVG:image g.3gp:audio "
                  "h.webm:video i.pdf:pdf j.zip:other k:other l.md.bak:other");
    free(root);
}

static void texts_are_notes_where_there_is_no_note(void **state)
{
    (void)state;
    char *root = fixture_folder("b.txt,a.TXT,i.png");
    check_listing("D05", root, "a.TXT b.txt i.png:image");
    AttuneVault *vault = fixture_open(root, NULL);
    const AttuneFile *file = attune_vault_file(vault, fixture_id(vault, "b.txt"));
    assert_text("name", file->name, "b");
    AttuneResolution found = attune_vault_find(vault, fixture_text("b"));
    assert_int_equal(found.target, file->id);

    fixture_write(root, "n.md", "");
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    size_t count;
    attune_vault_notes(vault, &count);
    assert_int_equal(count, 1);
    file = attune_vault_file(vault, fixture_id(vault, "b.txt"));
    assert_int_equal(file->class_, ATTUNE_FILE_TEXT);
    assert_text("name", file->name, "b.txt");
    assert_null(file->record);
    attune_vault_close(vault);

    check_listing("D05 with a note", root, "a.TXT:text b.txt:text i.png:image n.md");
    free(root);
}

static void names_may_be_anything(void **state)
{
    (void)state;
    static const char *const names[] = {
        "tab\there.md",
        "nbsp\xC2\xA0here.md",
        "bar|hash#caret^.md",
        "-lead.md",
        "Cafe\xCC\x81.md",
        " edge .md",
        "new\nline.md",
        "rtl \xE2\x80\xAEx.md",
        "\xE2\x9A\x99\xEF\xB8\x8F.md",
        "bad \xFF\xFE.md",
        "%41.md",
        "[x].md",
    };
    const size_t count = sizeof names / sizeof *names;
    char *root = test_temp_folder();
    for (size_t i = 0; i < count; i++)
        fixture_write(root, names[i], "[[bad \xEF\xBF\xBD\xEF\xBF\xBD]]");
    AttuneVault *vault = fixture_open(root, NULL);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(vault, fixture_id(vault, names[i]));
        assert_true(file->read);
        bool is_bad = strstr(names[i], "\xFF\xFE") != NULL;
        assert_int_equal(file->valid_name, !is_bad);
        if (is_bad)
            assert_text("title", file->title, "bad \xEF\xBF\xBD\xEF\xBF\xBD");
        size_t refs;
        attune_vault_backlinks(vault, file->id, &refs);
        assert_int_equal(refs, 0);
        char *path = attune_vault_absolute_path(vault, file->id);
        assert_int_equal(access(path, R_OK), 0);
        free(path);
    }
    attune_vault_close(vault);
    free(root);
}

static void special_files_are_never_opened(void **state)
{
    (void)state;
    char *root = fixture_folder("n.md");
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/pipe.md", root);
    assert_int_equal(mkfifo(path, 0644), 0);
    check_listing("pipe", root, "n.md pipe.md:other");
    AttuneVault *vault = fixture_open(root, NULL);
    size_t length;
    AttuneError error;
    assert_null(attune_vault_read(vault, fixture_id(vault, "pipe.md"), &length, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_UNREADABLE);
    attune_vault_close(vault);
    free(root);
}

static void links_out_of_the_vault_are_followed_once(void **state)
{
    (void)state;
    char *base =
        fixture_folder("vault/n.md,out/o.md,out/deep/p.md,out2/q.md,single.md,vault/d/m.md");
    char root[4096];
    (void)snprintf(root, sizeof root, "%s/vault", base);
    fixture_link(root, "up", "../../"); /* D03 */
    fixture_link(root, "self", ".");
    fixture_link(root, "down", "d");
    fixture_link(root, "a", "../out");
    fixture_link(root, "b", "../out/deep"); /* inside what a has brought in */
    fixture_link(root, "c", "../out2");
    fixture_link(root, "d/again", "../../out2"); /* found after c */
    fixture_link(root, "one.md", "../single.md");
    fixture_link(root, "in.md", "n.md");
    fixture_link(root, "gone.md", "nowhere.md");
    fixture_link(root, "loop.md", "loop.md");
    check_listing("1.8", root,
                  "a/deep/p.md a/o.md c/q.md d/again:other d/m.md b:other down:other gone.md:other "
                  "in.md:other loop.md:other n.md one.md self:other up:other");
    free(base);
}

static void no_link_is_followed_when_so_asked(void **state)
{
    (void)state;
    char *base = fixture_folder("vault/n.md,out/o.md");
    char root[4096];
    (void)snprintf(root, sizeof root, "%s/vault", base);
    fixture_link(root, "a", "../out");
    fixture_link(root, "b.md", "../out/o.md");
    char *found = listing(root, &(AttuneVaultOptions){.no_symlinks = true});
    assert_text("off", fixture_text(found), "a:other b.md:other n.md");
    free(found);
    free(base);
}

static void large_and_binary_notes_keep_their_names(void **state)
{
    (void)state;
    char *root = fixture_folder("ok.md");
    fixture_write_bytes(root, "nul.md", "a\0b", 3);
    fixture_write_bytes(root, "utf16.md", "\xFF\xFE#\0 \0H\0", 8);
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/large.md", root);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(ftruncate(fileno(file), (16 << 20) + 1), 0);
    fclose(file);
    AttuneVault *vault = fixture_open(root, NULL);
    size_t count;
    attune_vault_notes(vault, &count);
    assert_int_equal(count, 4);
    static const struct {
        const char *path;
        bool read;
        const char *no_text;
    } rows[] = {{"ok.md", true, ""},
                {"nul.md", false, "holds NUL bytes, so it is no text"},
                {"utf16.md", true, ""},
                {"large.md", false, "larger than 16 MiB"}};
    for (size_t i = 0; i < 4; i++) {
        const AttuneFile *note = attune_vault_file(vault, fixture_id(vault, rows[i].path));
        assert_int_equal(note->class_, ATTUNE_FILE_NOTE);
        assert_int_equal(note->read, rows[i].read);
        assert_text(rows[i].path, note->no_text, rows[i].no_text);
        assert_non_null(note->record);
        assert_int_equal(note->record->link_count, 0);
    }
    assert_text("UTF-16", attune_vault_file(vault, fixture_id(vault, "utf16.md"))->text, "# H");
    attune_vault_close(vault);
    free(root);
}

static void only_a_folder_can_be_opened(void **state)
{
    (void)state;
    char *root = fixture_folder("n.md");
    char path[4096];
    AttuneError error;
    (void)snprintf(path, sizeof path, "%s/n.md", root);
    assert_null(attune_vault_open(path, NULL, &error));
    (void)snprintf(path, sizeof path, "%s/none", root);
    assert_null(attune_vault_open(path, NULL, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
    free(root);
}

static void walk_alone_knows_sizes_and_times(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(root, "n.md", "12345");
    AttuneVault *vault = fixture_open(root, &(AttuneVaultOptions){.load = ATTUNE_LOAD_NAMES});
    const AttuneFile *file = attune_vault_file(vault, fixture_id(vault, "n.md"));
    assert_int_equal(file->size, 5);
    assert_true(file->modified_ns > 0);
    assert_false(file->read);
    attune_vault_reload(vault, file->id);
    file = attune_vault_file(vault, file->id);
    assert_true(file->read);
    assert_text("text", file->text, "12345");
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hidden_names_are_not_walked),
        cmocka_unit_test(names_are_listed_as_people_count),
        cmocka_unit_test(class_follows_the_extension),
        cmocka_unit_test(texts_are_notes_where_there_is_no_note),
        cmocka_unit_test(names_may_be_anything),
        cmocka_unit_test(special_files_are_never_opened),
        cmocka_unit_test(links_out_of_the_vault_are_followed_once),
        cmocka_unit_test(no_link_is_followed_when_so_asked),
        cmocka_unit_test(large_and_binary_notes_keep_their_names),
        cmocka_unit_test(only_a_folder_can_be_opened),
        cmocka_unit_test(walk_alone_knows_sizes_and_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
