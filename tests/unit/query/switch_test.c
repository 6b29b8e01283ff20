#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "unit/query/fixture.h"

static const FixtureFile files[] = {
    {".obsidian/app.json", "{\"userIgnoreFilters\": [\"archive/\"]}"},
    {"archive/Sec.md", ""},
    {"ideas/Attunement builds trust.md", "---\naliases: [Science of trust]\n---\n"},
    {"ideas/Safe haven.md", "---\naliases: [safe place, \"SAFE HAVEN\"]\n---\n"},
    {"ideas/Secure base.md", "# Secure base\n"},
    {"people/Mary Main.md", "---\ntitle: The strange Main\n---\n"},
    {"theory/Earned security.md", ""},
    {"theory/Internal working model.md", "---\naliases: [secure-base script]\n---\n"},
    {"theory/Secure attachment.md", ""},
};

static char *rank(const AttuneVault *vault, const char *typed, size_t capacity)
{
    AttuneSwitch found[20];
    size_t matches;
    size_t names;
    size_t count = attune_switch_rank(vault, fixture_str(typed), found, capacity, &matches, &names);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(vault, found[i].file);
        (void)fprintf(out, "%.*s", (int)found[i].text.length, found[i].text.data);
        if (found[i].kind != ATTUNE_SWITCH_NAME)
            (void)fprintf(out, " > %.*s", (int)file->name.length, file->name.data);
        (void)fputs(", ", out);
    }
    (void)fprintf(out, "%zu of %zu names", matches, names);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void best_names_come_first_and_each_note_once(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"sec", "Secure base, Secure attachment, secure-base script > Internal working model, "
                "Earned security, Science of trust > Attunement builds trust, "
                "safe place > Safe haven, Sec, 7 of 12 names"},
        {"main", "Mary Main, 1 of 12 names"},
        {"strange", "The strange Main > Mary Main, 1 of 12 names"},
        {"ideas/s", "ideas/Safe haven.md > Safe haven, ideas/Secure base.md > Secure base, "
                    "ideas/Attunement builds trust.md > Attunement builds trust, 3 of 12 names"},
        {"", "Attunement builds trust, Safe haven, Secure base, Mary Main, Earned security, "
             "Internal working model, Secure attachment, Sec, 8 of 12 names"},
        {"qqq", "0 of 12 names"},
    };
    AttuneVault *vault = fixture_vault(files, sizeof(files) / sizeof(files[0]));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *actual = rank(vault, cases[i][0], 20);
        assert_text(cases[i][0], fixture_str(actual), cases[i][1]);
        free(actual);
    }
    char *actual = rank(vault, "sec", 2);
    assert_text("two", fixture_str(actual), "Secure base, Secure attachment, 7 of 12 names");
    free(actual);
    actual = rank(vault, "sec", 0);
    assert_text("none", fixture_str(actual), "7 of 12 names");
    free(actual);
    attune_vault_close(vault);
}

static void ranking_follows_a_vault_that_changes(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(root, files, sizeof(files) / sizeof(files[0]));
    AttuneVault *vault = fixture_open(root);
    char *actual = rank(vault, "fresh", 20);
    assert_text("before", fixture_str(actual), "0 of 12 names");
    free(actual);
    static const FixtureFile added = {"Fresh air.md", ""};
    fixture_write(root, &added, 1);
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    actual = rank(vault, "fresh", 20);
    assert_text("after", fixture_str(actual), "Fresh air, 1 of 13 names");
    free(actual);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_names_come_first_and_each_note_once),
        cmocka_unit_test(ranking_follows_a_vault_that_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
