/* A date among the properties leads to the daily note of that day (vault-spec 2.14). */

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "stage.h"

static void write_text(const char *folder, const char *name, const char *text)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
}

static void make_folder(const char *folder, const char *name)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(mkdir(path, 0755), 0);
}

static Stage *open_stage(int columns)
{
    char *folder = test_temp_folder();
    make_folder(folder, ".obsidian");
    make_folder(folder, "log");
    write_text(folder, ".obsidian/daily-notes.json",
               "{\"folder\": \"log\", \"format\": \"YYYY.MM.DD\"}");
    write_text(folder, "log/2024.03.02.md", "What happened that day.\n");
    write_text(folder, "walk.md",
               "---\nwhen: 2024-03-02 18:30\nplanned: 2024-03-03\n---\nA walk.\n");
    Stage *stage = stage_open(
        &(StageOptions){.folder = folder, .rows = 24, .columns = columns, .start = "walk.md"});
    free(folder);
    return stage;
}

static void a_date_in_the_pane_leads_to_its_day(void **state)
{
    (void)state;
    Stage *stage = open_stage(160);
    stage_keys(stage, "P<CR>");
    assert_true(stage_shows(stage, "What happened that day."));
    stage_close(stage);
}

static void a_date_in_the_text_leads_to_its_day(void **state)
{
    (void)state;
    Stage *stage = open_stage(70);
    stage_keys(stage, "p<Tab>");
    assert_true(stage_shows(stage, "log/2024.03.02.md"));
    stage_keys(stage, "<CR>");
    assert_true(stage_shows(stage, "What happened that day."));
    stage_close(stage);
}

static void a_day_without_a_note_is_a_value(void **state)
{
    (void)state;
    Stage *stage = open_stage(160);
    stage_keys(stage, "Pj<CR>");
    assert_true(stage_shows(stage, "only planned: 2024-03-03"));
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_in_the_pane_leads_to_its_day),
        cmocka_unit_test(a_date_in_the_text_leads_to_its_day),
        cmocka_unit_test(a_day_without_a_note_is_a_value),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
