/* Group R of the cases: which file a link means. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>

typedef struct ResolveCase {
    const char *label;
    const char *files; /* empty ones, separated by commas */
    const char *from;  /* the note that holds the link */
    const char *link;
    const char *target; /* "-": none */
    AttuneHow how;
} ResolveCase;

#define THREE "Note.md,zzzz/Note.md,a/b/Note.md"
#define TWO "zzzz/Note.md,a/b/Note.md"
#define FOUR TWO ",b/Note.md,aaaaaaaa/Note.md"

static const ResolveCase cases[] = {
    {"R01", THREE, "a/b/s.md", "[[Note]]", "Note.md", ATTUNE_HOW_EXACT},
    {"R02 root", TWO, "s.md", "[[Note]]", "a/b/Note.md", ATTUNE_HOW_SUFFIX},
    {"R02 zzzz", TWO, "zzzz/s.md", "[[Note]]", "zzzz/Note.md", ATTUNE_HOW_FOLDER},
    {"R02 a/b", TWO, "a/b/s.md", "[[Note]]", "a/b/Note.md", ATTUNE_HOW_FOLDER},
    {"R03", FOUR, "zzzz/deep/s.md", "[[Note]]", "b/Note.md", ATTUNE_HOW_SUFFIX},
    {"R03 root", FOUR, "s.md", "[[Note]]", "b/Note.md", ATTUNE_HOW_SUFFIX},
    {"R04", "a/b/Note.md", "s.md", "[[b/Note]]", "a/b/Note.md", ATTUNE_HOW_SUFFIX},
    {"R04 exact", "a/b/Note.md,b/Note.md", "a/b/s.md", "[[b/Note]]", "b/Note.md", ATTUNE_HOW_EXACT},
    {"R05", "y.md", "a/x.md", "[[../y]]", "y.md", ATTUNE_HOW_RELATIVE},
    {"R05 out", "y.md", "a/x.md", "[[../../y]]", "-", ATTUNE_HOW_NONE},
    {"R06", "b/n.md", "a/x.md", "[[./n]]", "-", ATTUNE_HOW_NONE},
    {"R06 hit", "a/n.md,n.md", "a/x.md", "[[./n]]", "a/n.md", ATTUNE_HOW_RELATIVE},
    {"R07", "a/n.md", "a/x.md", "[[/n]]", "-", ATTUNE_HOW_NONE},
    {"R07 root", "a/n.md,n.md", "a/x.md", "[[/n]]", "n.md", ATTUNE_HOW_EXACT},
    {"R08", "Log.md", "s.md", "[[LOG]]", "Log.md", ATTUNE_HOW_EXACT},
    {"R08 extension", "Log.md", "s.md", "[[log.MD]]", "Log.md", ATTUNE_HOW_EXACT},
    {"R09", "Note.1.md", "s.md", "[[Note.1]]", "Note.1.md", ATTUNE_HOW_EXACT},
    {"R10", "x.md,x.md.md", "s.md", "[[x.md]]", "x.md", ATTUNE_HOW_EXACT},
    {"R10 other", "x.md.md", "s.md", "[[x]]", "-", ATTUNE_HOW_NONE},
    {"R11", "img.png", "s.md", "[[img]]", "-", ATTUNE_HOW_NONE},
    {"R11 extension", "img.png", "s.md", "[[img.png]]", "img.png", ATTUNE_HOW_EXACT},
    {"R12", "img.png,a/img.png", "a/x.md", "![[img.png]]", "img.png", ATTUNE_HOW_EXACT},
    {"R13", "ab/N.md", "s.md", "[[b/N]]", "-", ATTUNE_HOW_NONE},
    {"R14", "a/sub/N.md,b/N.md", "a/x.md", "[[N]]", "a/sub/N.md", ATTUNE_HOW_FOLDER},
    {"R15", "Sub/My Note.md", "s.md", "[y](My%20Note.md)", "Sub/My Note.md", ATTUNE_HOW_SUFFIX},
    {"R16", "Cafe\xCC\x81.md", "s.md", "[[Caf\xC3\xA9]]", "Cafe\xCC\x81.md", ATTUNE_HOW_EXACT},
    {"R17", "aa/T.md,bb/T.md", "s.md", "[[T]]", "aa/T.md", ATTUNE_HOW_SUFFIX},
    {"R18 upper", "foo.md,Foo.md", "s.md", "[[Foo]]", "Foo.md", ATTUNE_HOW_EXACT},
    {"R18 lower", "foo.md,Foo.md", "s.md", "[[foo]]", "foo.md", ATTUNE_HOW_EXACT},
    {"R18 neither", "foo.md,Foo.md", "s.md", "[[FOO]]", "Foo.md", ATTUNE_HOW_EXACT},
    {"R22", ".obsidian/x.md,.trash/x.md", "s.md", "[[x]]", "-", ATTUNE_HOW_NONE},
    {"5.10", "v1.2 notes.md", "s.md", "[[v1.2 notes]]", "v1.2 notes.md", ATTUNE_HOW_EXACT},
    {"extension markdown", "a.markdown", "s.md", "[[a]]", "a.markdown", ATTUNE_HOW_EXACT},
    {"extension order", "a.markdown,x/a.md", "s.md", "[[a]]", "x/a.md", ATTUNE_HOW_SUFFIX},
    {"5.4.10", "n.md", "s.md", "[[https://e.com]]", "-", ATTUNE_HOW_EXTERNAL},
    {"5.4.10 mail", "n.md", "s.md", "[[mailto:a@b.c]]", "-", ATTUNE_HOW_EXTERNAL},
    {"5.4.10 upper case", "n.md", "s.md", "[[HTTPS://e.com]]", "-", ATTUNE_HOW_NONE},
    {"5.4.10 nothing behind", "n.md", "s.md", "[[https://]]", "-", ATTUNE_HOW_NONE},
    {"5.4.10 Markdown", "n.md", "s.md", "[x](https://e.com)", "-", ATTUNE_HOW_EXTERNAL},
    {"self", "n.md", "s.md", "[[#H]]", "s.md", ATTUNE_HOW_SELF},
    {"14.9 query", "i.png", "s.md", "![x](i.png?raw=1)", "i.png", ATTUNE_HOW_EXACT},
    {"14.9 query in the name", "why?.md", "s.md", "[x](why?.md)", "why?.md", ATTUNE_HOW_EXACT},
    {"9a bar", "a|b.md", "s.md", "[[a|b]]", "a|b.md", ATTUNE_HOW_WHOLE},
    {"9a hash", "C# | D.md", "s.md", "[[C# | D]]", "C# | D.md", ATTUNE_HOW_WHOLE},
    {"9a folder", "x/a|b.md", "s.md", "[[a|b]]", "x/a|b.md", ATTUNE_HOW_WHOLE},
    {"9a after the rules", "a|b.md,a.md", "s.md", "[[a|b]]", "a.md", ATTUNE_HOW_EXACT},
    {"a folder", "f/n.md", "s.md", "[[f]]", "-", ATTUNE_HOW_NONE},
    {"a slash behind", "f/n.md", "s.md", "[[f/n/]]", "-", ATTUNE_HOW_NONE},
    {"dots alone", "f/n.md", "f/s.md", "[[..]]", "-", ATTUNE_HOW_NONE},
    {"capital sharp s",
     "Stra\xC3\x9F"
     "e.md",
     "s.md", "[[STRASSE]]",
     "Stra\xC3\x9F"
     "e.md",
     ATTUNE_HOW_EXACT},
};

static void check_case(const ResolveCase *row)
{
    char *root = fixture_folder(row->files);
    fixture_write(root, row->from, row->link);
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId source = fixture_id(vault, row->from);
    size_t link_count = attune_vault_file(vault, source)->record->link_count;
    if (link_count != 1)
        fail_msg("%s: %zu links in the note", row->label, link_count);
    AttuneResolution found = attune_vault_link(vault, source, 0);
    assert_text(row->label, fixture_text(fixture_path(vault, found.target)), row->target);
    AttuneStr expected_how = attune_how_name(row->how);
    assert_text(row->label, attune_how_name(found.how), expected_how.data);
    attune_vault_close(vault);
    free(root);
}

static void link_leads_where_the_rules_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&cases[i]);
}

/** Where a link typed by a person in the root leads. */
static const char *typed(const AttuneVault *vault, const char *text, AttuneHow *how)
{
    AttuneLink link;
    void *memory;
    assert_true(attune_link_parse(fixture_text(text), &link, &memory));
    AttuneResolution found = attune_vault_resolve(vault, &link, ATTUNE_FILE_NONE);
    free(memory);
    *how = found.how;
    return fixture_path(vault, found.target);
}

static void alias_and_title_are_tried_last(void **state)
{
    (void)state;
    char *root = fixture_folder("x.md");
    fixture_write(root, "p.md", "---\naliases: [AI, x, \"a/b\"]\n---\n# Wise Machines\n");
    fixture_write(root, "deep/q.md", "---\naliases: [AI]\ntitle: wise machines\n---\n");
    AttuneHow how;
    AttuneVault *vault = fixture_open(root, NULL);
    assert_string_equal(typed(vault, "[[ai]]", &how), "p.md"); /* R19 */
    assert_int_equal(how, ATTUNE_HOW_ALIAS);
    assert_string_equal(typed(vault, "[[WISE machines]]", &how), "p.md");
    assert_int_equal(how, ATTUNE_HOW_TITLE);
    assert_string_equal(typed(vault, "[[x]]", &how), "x.md"); /* R20 */
    assert_int_equal(how, ATTUNE_HOW_EXACT);
    assert_string_equal(typed(vault, "[[a/b]]", &how), "-");
    attune_vault_close(vault);

    vault = fixture_open(root, &(AttuneVaultOptions){.no_soft_links = true});
    assert_string_equal(typed(vault, "[[ai]]", &how), "-"); /* R19, off */
    attune_vault_close(vault);

    vault = fixture_open(root, &(AttuneVaultOptions){.title_from_file_name = true});
    assert_string_equal(typed(vault, "[[wise machines]]", &how), "-");
    attune_vault_close(vault);
    free(root);
}

static void title_of_a_seed_is_a_way_to_it(void **state)
{
    (void)state;
    char *seeds = test_shared_path("vaults/seeds");
    AttuneVault *vault = fixture_open(seeds, NULL);
    AttuneHow how;
    assert_string_equal(typed(vault, "[[Secure Attachment]]", &how),
                        "001_a64c95ada4d8a7cf.txt"); /* R21 */
    assert_int_equal(how, ATTUNE_HOW_TITLE);
    attune_vault_close(vault);
    free(seeds);
}

static void candidates_come_best_first(void **state)
{
    (void)state;
    static const struct {
        const char *link;
        const char *expected;
        bool ambiguous;
    } rows[] = {
        {"[[Note]]", "Note.md b/Note.md a/b/Note.md zzzz/Note.md", false},
        {"[[b/Note]]", "b/Note.md a/b/Note.md", false},
        {"[[Other]]", "b/Other.md long/Other.md", true},
        {"[[One]]", "b/One.md", false},
        {"[[/Note]]", "Note.md", false},
        {"[[None]]", "", false},
    };
    char *root = fixture_folder(THREE ",b/Note.md,b/Other.md,long/Other.md,b/One.md");
    AttuneVault *vault = fixture_open(root, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AttuneLink link;
        void *memory;
        assert_true(attune_link_parse(fixture_text(rows[i].link), &link, &memory));
        AttuneFileId found[8];
        size_t count = attune_vault_candidates(vault, &link, ATTUNE_FILE_NONE, found, 8);
        char list[256] = "";
        for (size_t k = 0; k < count; k++)
            (void)snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", k ? " " : "",
                           fixture_path(vault, found[k]));
        assert_text(rows[i].link, fixture_text(list), rows[i].expected);
        AttuneResolution best = attune_vault_resolve(vault, &link, ATTUNE_FILE_NONE);
        assert_int_equal(best.ambiguous, rows[i].ambiguous);
        if (count)
            assert_int_equal(best.target, found[0]);
        free(memory);
    }
    attune_vault_close(vault);
    free(root);
}

static void exact_path_is_found_unsplit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *expected;
    } rows[] = {
        {"a#b.md", "a#b.md"},
        {"x|y.md", "x|y.md"},
        {"f/n.md", "f/n.md"},
        {"n", "f/n.md"},
        {"[[f/n#H]]", "f/n.md"},
        {"x|y", "x|y.md"},
        {"", "-"},
        {"[[]]", "-"},
        {"  n  ", "f/n.md"},
    };
    char *root = fixture_folder("a#b.md,x|y.md,f/n.md");
    AttuneVault *vault = fixture_open(root, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AttuneResolution found = attune_vault_find(vault, fixture_text(rows[i].text));
        const char *path = fixture_path(vault, found.target);
        assert_text(rows[i].text, fixture_text(path), rows[i].expected);
    }
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(link_leads_where_the_rules_say),
        cmocka_unit_test(alias_and_title_are_tried_last),
        cmocka_unit_test(title_of_a_seed_is_a_way_to_it),
        cmocka_unit_test(candidates_come_best_first),
        cmocka_unit_test(exact_path_is_found_unsplit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
