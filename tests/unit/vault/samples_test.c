/* Vaults that people made: what they have is known, and each thing said to be wrong was looked at.
 */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>

static bool equals(AttuneStr text, const char *expected)
{
    return text.length == strlen(expected) && memcmp(text.data, expected, text.length) == 0;
}

static bool ends_with(AttuneStr text, const char *end)
{
    size_t length = strlen(end);
    return text.length >= length && memcmp(text.data + text.length - length, end, length) == 0;
}

/** Is a picture or a recording wanted? The copy of the help vault has none. */
static bool wants_media(const AttuneFile *file, const AttuneProblem *problem)
{
    static const char *const extensions[] = {".png", ".svg",  ".ogg", ".mp4",
                                             ".jpg", ".jpeg", ".gif"};
    for (size_t i = 0; i < file->record->link_count; i++) {
        const AttuneLink *link = &file->record->links[i];
        for (size_t e = 0; e < sizeof extensions / sizeof *extensions; e++) {
            if (link->line == problem->line && ends_with(link->path, extensions[e]))
                return true;
        }
    }
    return false;
}

static void help_vault_is_whole_but_for_its_pictures(void **state)
{
    (void)state;
    char *root = test_shared_path("vaults/obsidian-help");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneStats stats = attune_vault_stats(vault);
    assert_int_equal(stats.notes, 173);
    assert_int_equal(stats.attachments, 0);
    assert_int_equal(stats.bytes, 705679);
    size_t examples = 0;
    size_t media = 0;
    size_t anchors = 0;
    size_t ambiguous = 0;
    size_t count;
    const AttuneVaultProblem *problems = attune_vault_problems(vault, &count);
    for (size_t i = 0; i < count; i++) {
        const AttuneProblem *problem = &problems[i].problem;
        const AttuneFile *file = attune_vault_file(vault, problems[i].file);
        bool is_example = equals(problem->subject, "[[Example]]") ||
                          equals(problem->subject, "[[Example#Details]]") ||
                          equals(problem->subject, "Example.md") ||
                          equals(problem->subject, "Example.md#Details");
        if (problem->kind == ATTUNE_PROBLEM_BROKEN_ANCHOR)
            anchors++; /* an id without a blank before it */
        else if (problem->kind == ATTUNE_PROBLEM_AMBIGUOUS_NAME)
            ambiguous += equals(problem->subject, "[[Security and privacy]]");
        else if (is_example)
            examples++;
        else if (problem->kind == ATTUNE_PROBLEM_BROKEN_LINK && wants_media(file, problem))
            media++;
        else
            fail_msg("%s:%u: %.*s", file->path.data, problem->line, (int)problem->subject.length,
                     problem->subject.data);
    }
    assert_int_equal(examples, 6);
    assert_int_equal(anchors, 1);
    assert_int_equal(ambiguous, 5);
    assert_int_equal(media, 253);
    attune_vault_close(vault);
    free(root);
}

static void seeds_are_notes_and_their_links_lead_nowhere(void **state)
{
    (void)state;
    char *root = test_shared_path("vaults/seeds");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId first = fixture_id(vault, "000_ebbe64838252d217.txt");
    const AttuneFile *file = attune_vault_file(vault, first);
    assert_int_equal(file->class_, ATTUNE_FILE_NOTE);
    assert_text("name", file->name, "000_ebbe64838252d217");
    size_t unresolved = 0;
    size_t external = 0;
    for (size_t i = 0; i < file->record->link_count; i++) { /* X01 */
        AttuneHow how = attune_vault_link(vault, first, i).how;
        unresolved += how == ATTUNE_HOW_NONE;
        external += how == ATTUNE_HOW_EXTERNAL;
    }
    assert_int_equal(unresolved, 9);
    assert_int_equal(external, 1);
    assert_text("A05",
                attune_vault_file(vault, fixture_id(vault, "001_a64c95ada4d8a7cf.txt"))->title,
                "Secure Attachment");
    assert_text("A05",
                attune_vault_file(vault, fixture_id(vault, "002_b42510d5edb2eb1b.txt"))->title,
                "002_b42510d5edb2eb1b");
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_vault_is_whole_but_for_its_pictures),
        cmocka_unit_test(seeds_are_notes_and_their_links_lead_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
