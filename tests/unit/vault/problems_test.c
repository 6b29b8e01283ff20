/* What is wrong in a vault, in the words that a person reads (interface §3). */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>

/** "path:line: kind: subject: message (suggestion)", a line each. */
static char *list_problems(const char *root)
{
    AttuneVault *vault = fixture_open(root, NULL);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    size_t count;
    const AttuneVaultProblem *problems = attune_vault_problems(vault, &count);
    for (size_t i = 0; i < count; i++) {
        const AttuneProblem *problem = &problems[i].problem;
        AttuneStr kind = attune_problem_kind_name(problem->kind);
        fprintf(out, "%.*s:%u: %.*s: ", (int)problems[i].path.length, problems[i].path.data,
                problem->line, (int)kind.length, kind.data);
        if (problem->subject.length)
            fprintf(out, "%.*s: ", (int)problem->subject.length, problem->subject.data);
        fprintf(out, "%.*s", (int)problem->message.length, problem->message.data);
        if (problems[i].suggestion.length)
            fprintf(out, " (%.*s)", (int)problems[i].suggestion.length,
                    problems[i].suggestion.data);
        fprintf(out, "\n");
    }
    fclose(out);
    attune_vault_close(vault);
    return text;
}

static void check_problems(const char *label, const char *root, const char *expected)
{
    char *found = list_problems(root);
    assert_text(label, fixture_text(found), expected);
    free(found);
}

static void links_that_lead_nowhere(void **state)
{
    (void)state;
    char *root =
        fixture_folder("Earned security.md,img/photo.png,Mary Ainsworth.md,day 2024-01-02.md");
    fixture_write(root, "p.md", "---\naliases: [Rapprochement]\n---\n# In adult life\n## Two\n");
    fixture_write(
        root, "s.md",
        "[[felt security]]\n[[Mary Ainswort|M]] [[mary ainsworht]]\n![[photos.png]]\n"
        "[[Protest behaviour]]\n[x](Earned%20securty.md)\n[[day 2024-01-03]]\n"
        "[[wrong/Earned security]]\n[[Raprochement]]\n[[ok]] [[p#Adult life]] [[p#^no]]\n");
    check_problems(
        "broken", root,
        "s.md:1: broken-link: [[felt security]]: no such note (Earned security)\n"
        "s.md:2: broken-link: [[Mary Ainswort]]: no such note (Mary Ainsworth)\n"
        "s.md:2: broken-link: [[mary ainsworht]]: no such note (Mary Ainsworth)\n"
        "s.md:3: broken-link: [[photos.png]]: no such file (photo.png)\n"
        "s.md:4: broken-link: [[Protest behaviour]]: no such note\n"
        "s.md:5: broken-link: Earned securty.md: no such note (Earned security)\n"
        "s.md:6: broken-link: [[day 2024-01-03]]: no such note\n"
        "s.md:7: broken-link: [[wrong/Earned security]]: no such note (Earned security)\n"
        "s.md:8: broken-link: [[Raprochement]]: no such note (Rapprochement)\n"
        "s.md:9: broken-link: [[ok]]: no such note\n"
        "s.md:9: broken-anchor: [[p#Adult life]]: no such heading (In adult life)\n"
        "s.md:9: broken-anchor: [[p#^no]]: no such block\n");
    free(root);
}

static void names_that_fit_several_files(void **state)
{
    (void)state;
    char *root = fixture_folder("journal/Notes.md,studies/Notes.md,studies/deep/One.md,x/One.md,"
                                "yy/One.md");
    fixture_write(root, "studies/Still face.md", "[[Notes]]\n[[studies/Notes]]\n");
    fixture_write(root, "s.md", "[[One]]\n");
    check_problems(
        "ambiguous", root,
        "studies/Still face.md:1: ambiguous-name: [[Notes]]: studies/Notes.md taken, "
        "journal/Notes.md fits too\n"
        "s.md:1: ambiguous-name: [[One]]: x/One.md taken, yy/One.md and 1 more fit too\n");
    free(root);
}

static void names_that_differ_too_little(void **state)
{
    (void)state;
    char *root = fixture_folder("theory/Anxious style.md,theory/anxious style.md,"
                                "Caf\xC3\xA9.md,Cafe\xCC\x81.md,D/x.md,d/x.md,y.md");
    check_problems(
        "clash", root,
        "d/x.md:1: name-clash: differs from D/x.md only in case\n"
        "theory/anxious style.md:1: name-clash: differs from theory/Anxious style.md only "
        "in case\n"
        "Caf\xC3\xA9.md:1: name-clash: differs from Cafe\xCC\x81.md only in how accents are "
        "encoded\n");
    free(root);
}

static void files_that_cannot_be_shown(void **state)
{
    (void)state;
    char *root = fixture_folder("bad \xFF.md");
    fixture_write_bytes(root, "nul.md", "a\0b", 3);
    fixture_write(root, "scan.md", "fine\ncaf\xE9\n");
    fixture_link(root, "gone.md", "nowhere");
    fixture_link(root, "in.md", "scan.md");
    fixture_link(root, "up", "..");
    fixture_write(root, ".obsidian/app.json", "{");
    char *found = list_problems(root);
    char *settings = strstr(found, ".obsidian/app.json:1: settings: ");
    assert_ptr_equal(settings, found);
    const char *rest = strchr(found, '\n') + 1;
    assert_text("unreadable", fixture_text(rest),
                "bad \xFF.md:1: encoding: the name is not UTF-8; no link can lead here\n"
                "gone.md:1: symlink: leads nowhere\n"
                "in.md:1: symlink: leads into the vault itself or around it; not followed\n"
                "nul.md:1: encoding: holds NUL bytes, so it is no text; not read\n"
                "scan.md:2: encoding: 1 byte is not UTF-8\n"
                "up:1: symlink: leads into the vault itself or around it; not followed\n");
    free(found);
    free(root);
}

static void healthy_vault_has_none(void **state)
{
    (void)state;
    char *root = fixture_folder("b.md,i.png");
    fixture_write(root, "a.md",
                  "[[b]] [[#none-of-mine]] ![[i.png]] [e](https://e.com)\n# none of mine\n");
    fixture_write(root, "v.base", "views: []\n");
    fixture_write(root, "c.md", "![[v.base#Table]] [[d.pdf]]\n");
    fixture_write(root, "d.pdf", "");
    char *found = list_problems(root);
    assert_text("none", fixture_text(found),
                "a.md:1: broken-anchor: [[#none-of-mine]]: no such heading (none of mine)\n");
    free(found);
    free(root);
}

static void thousands_of_broken_links_are_told_quickly(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    char path[64];
    for (int i = 0; i < 300; i++) {
        (void)snprintf(path, sizeof path, "common words in names %c%c.md", 'a' + i % 26,
                       'a' + i / 26);
        fixture_write(root, path, "");
    }
    char *text = malloc(8000 * 48);
    assert_non_null(text);
    size_t length = 0;
    for (int i = 0; i < 8000; i++)
        length +=
            (size_t)snprintf(text + length, 48, "[[common words in nmaes %c%c%c%c]]\n",
                             'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'a' + i / 17576);
    fixture_write(root, "s.md", text);
    free(text);
    AttuneVault *vault = fixture_open(root, NULL);
    size_t count;
    attune_vault_problems(vault, &count);
    assert_int_equal(count, 8000);
    attune_vault_close(vault);
    free(root);
}

static void nearest_names_come_best_first(void **state)
{
    (void)state;
    char *root = fixture_folder("Secure base.md,Secure attachment.md,Unrelated.md");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId found[4];
    size_t count = attune_vault_nearest(vault, fixture_text("secure bas"), found, 4);
    assert_true(count >= 1);
    assert_string_equal(fixture_path(vault, found[0]), "Secure base.md");
    assert_int_equal(attune_vault_nearest(vault, fixture_text("nothing alike"), found, 4), 0);
    assert_int_equal(attune_vault_nearest(vault, fixture_text(""), found, 4), 0);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_that_lead_nowhere),
        cmocka_unit_test(names_that_fit_several_files),
        cmocka_unit_test(names_that_differ_too_little),
        cmocka_unit_test(files_that_cannot_be_shown),
        cmocka_unit_test(healthy_vault_has_none),
        cmocka_unit_test(thousands_of_broken_links_are_told_quickly),
        cmocka_unit_test(nearest_names_come_best_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
