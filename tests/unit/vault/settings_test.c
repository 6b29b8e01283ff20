/* What the `.obsidian` folder says (vault-spec 1.3, 1.9, 1.10; cases D04, D06). */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>
#include <string.h>

static size_t count_problems(AttuneVault *vault, AttuneProblemKind kind)
{
    size_t count;
    size_t found = 0;
    const AttuneVaultProblem *problems = attune_vault_problems(vault, &count);
    for (size_t i = 0; i < count; i++)
        found += problems[i].problem.kind == kind;
    return found;
}

static void every_key_is_read(void **state)
{
    (void)state;
    char *root = fixture_folder("n.md");
    fixture_write(
        root, ".obsidian/app.json",
        "{\"strictLineBreaks\":true,\"useMarkdownLinks\":true,"
        "\"newLinkFormat\":\"relative\",\"propertiesInDocument\":\"source\",\"other\":1}");
    fixture_write(root, ".obsidian/types.json",
                  "{\"types\":{\"Rating\":\"number\",\"tags\":\"tags\"}}");
    fixture_write(root, ".obsidian/daily-notes.json",
                  "{\"folder\":\"/journal/\",\"format\":\"YYYY/MM/DD\"}");
    fixture_write(root, ".obsidian/templates.json", "{\"folder\":\"meta/templates\"}");
    fixture_write(root, ".obsidian/bookmarks.json",
                  "{\"items\":[{\"type\":\"file\",\"path\":\"n.md\",\"title\":\"Start\"},"
                  "{\"type\":\"group\",\"items\":[{\"type\":\"search\",\"query\":\"tag:#a\"}]},"
                  "{\"type\":\"graph\"},{\"type\":\"folder\",\"path\":\"f\"},7]}");
    AttuneVault *vault = fixture_open(root, NULL);
    const AttuneSettings *settings = attune_vault_settings(vault);
    assert_true(settings->strict_line_breaks);
    assert_true(settings->use_markdown_links);
    assert_int_equal(settings->link_format, ATTUNE_FORMAT_RELATIVE);
    assert_int_equal(settings->properties, ATTUNE_PROPERTIES_SOURCE);
    assert_text("daily folder", settings->daily_folder, "journal");
    assert_text("daily format", settings->daily_format, "YYYY/MM/DD");
    assert_text("templates", settings->templates_folder, "meta/templates");
    assert_int_equal(settings->bookmark_count, 2);
    assert_text("bookmark", settings->bookmarks[0].title, "Start");
    assert_text("bookmark", settings->bookmarks[0].path, "n.md");
    assert_text("bookmark", settings->bookmarks[1].query, "tag:#a");
    assert_text("type", attune_vault_declared_type(vault, fixture_text("RATING")), "number");
    assert_text("no type", attune_vault_declared_type(vault, fixture_text("x")), "");
    assert_int_equal(count_problems(vault, ATTUNE_PROBLEM_SETTINGS), 0);
    attune_vault_close(vault);
    free(root);
}

static void check_defaults(const AttuneSettings *settings)
{
    assert_false(settings->strict_line_breaks);
    assert_false(settings->use_markdown_links);
    assert_int_equal(settings->link_format, ATTUNE_FORMAT_SHORTEST);
    assert_int_equal(settings->properties, ATTUNE_PROPERTIES_VISIBLE);
    assert_text("daily folder", settings->daily_folder, "");
    assert_text("daily format", settings->daily_format, "YYYY-MM-DD");
    assert_text("templates", settings->templates_folder, "");
    assert_int_equal(settings->bookmark_count, 0);
}

static void absent_or_broken_files_give_defaults(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        const char *app;
        size_t problems;
        uint32_t line;
        const char *message;
    } rows[] = {
        {"absent", NULL, 0, 0, NULL},
        {"D06", "{\n\"strictLineBreaks\":\n}", 1, 3, NULL},
        {"empty", "", 1, 1, NULL},
        {"no object", "[1]", 1, 1, "not an object; defaults are used"},
        {"other kinds",
         "{\"strictLineBreaks\":\"yes\",\"newLinkFormat\":7,\"userIgnoreFilters\":{}}", 0, 0, NULL},
        {"BOM", "\xEF\xBB\xBF{}", 0, 0, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *root = fixture_folder("n.md");
        if (rows[i].app)
            fixture_write(root, ".obsidian/app.json", rows[i].app);
        AttuneVault *vault = fixture_open(root, NULL);
        check_defaults(attune_vault_settings(vault));
        size_t count;
        const AttuneVaultProblem *problems = attune_vault_problems(vault, &count);
        if (count != rows[i].problems)
            fail_msg("%s: %zu problems", rows[i].label, count);
        if (count) {
            assert_int_equal(problems[0].problem.kind, ATTUNE_PROBLEM_SETTINGS);
            assert_text(rows[i].label, problems[0].path, ".obsidian/app.json");
            assert_int_equal(problems[0].problem.line, rows[i].line);
            assert_int_equal(problems[0].file, ATTUNE_FILE_NONE);
            if (rows[i].message)
                assert_text(rows[i].label, problems[0].problem.message, rows[i].message);
        }
        attune_vault_close(vault);
        free(root);
    }
}

static void unknown_date_token_gives_the_default_format(void **state)
{
    (void)state;
    char *root = fixture_folder("n.md");
    fixture_write(root, ".obsidian/daily-notes.json", "{\"format\":\"YYYY-[W]ww\"}");
    AttuneVault *vault = fixture_open(root, NULL);
    assert_text("format", attune_vault_settings(vault)->daily_format, "YYYY-MM-DD");
    assert_int_equal(count_problems(vault, ATTUNE_PROBLEM_SETTINGS), 1);
    attune_vault_close(vault);
    free(root);
}

static void daily_note_is_found_by_its_date(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        const char *path;
    } rows[] = {{"2025-01-31", "journal/2025/01-31 Friday.md"},
                {"2025-01-31 16:56", "journal/2025/01-31 Friday.md"},
                {"2025-02-01", "-"},
                {"2025-13-01", "-"},
                {"", "-"}};
    char *root = fixture_folder("journal/2025/01-31 Friday.md,2025/02-01 Saturday.md");
    fixture_write(root, ".obsidian/daily-notes.json",
                  "{\"folder\":\"journal\",\"format\":\"YYYY/MM-DD dddd\"}");
    AttuneVault *vault = fixture_open(root, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AttuneFileId found = attune_vault_daily_note(vault, fixture_text(rows[i].date));
        assert_text(rows[i].date, fixture_text(fixture_path(vault, found)), rows[i].path);
    }
    attune_vault_close(vault);
    free(root);
}

static void filters_exclude_by_prefix_or_pattern(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool excluded;
    } rows[] = {
        {"archive/a.md", true}, {"x1.md", true},        {"sub/x1.md", false},
        {"n.md", false},        {"sub/arch.md", false}, {"ARCHITECT.md", true},
    };
    char *root = test_temp_folder();
    fixture_write(root, ".obsidian/app.json",
                  "{\"userIgnoreFilters\":[\"Arch\", \"/^x\\\\d/\", \"/(/\", \"\"]}");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fixture_write(root, rows[i].path, "[[n]]");
    AttuneVault *vault = fixture_open(root, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const AttuneFile *file = attune_vault_file(vault, fixture_id(vault, rows[i].path));
        if (file->excluded != rows[i].excluded)
            fail_msg("D04 %s: excluded %d", rows[i].path, file->excluded);
    }
    /* D04: what is excluded still links. */
    assert_int_equal(attune_vault_backlink_count(vault, fixture_id(vault, "n.md")), 5);
    assert_int_equal(count_problems(vault, ATTUNE_PROBLEM_SETTINGS), 1);
    attune_vault_close(vault);
    free(root);
}

static void endless_pattern_is_dropped_with_a_problem(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(root, ".obsidian/app.json", "{\"userIgnoreFilters\":[\"/^(a+)+[xy]/\"]}");
    fixture_write(root, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md",
                  "");
    AttuneVault *vault = fixture_open(root, NULL);
    assert_int_equal(count_problems(vault, ATTUNE_PROBLEM_SETTINGS), 1);
    attune_vault_close(vault);
    free(root);
}

static void settings_are_read_again_by_a_rescan(void **state)
{
    (void)state;
    char *root = fixture_folder("arch.md,n.md");
    AttuneVault *vault = fixture_open(root, NULL);
    uint64_t before = attune_vault_generation(vault);
    assert_false(attune_vault_file(vault, fixture_id(vault, "arch.md"))->excluded);
    fixture_write(root, ".obsidian/app.json", "{\"userIgnoreFilters\":[\"arch\"]}");
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    assert_true(attune_vault_file(vault, fixture_id(vault, "arch.md"))->excluded);
    assert_true(attune_vault_generation(vault) > before);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_read),
        cmocka_unit_test(absent_or_broken_files_give_defaults),
        cmocka_unit_test(unknown_date_token_gives_the_default_format),
        cmocka_unit_test(daily_note_is_found_by_its_date),
        cmocka_unit_test(filters_exclude_by_prefix_or_pattern),
        cmocka_unit_test(endless_pattern_is_dropped_with_a_problem),
        cmocka_unit_test(settings_are_read_again_by_a_rescan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
