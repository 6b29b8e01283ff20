/* What is no text is shown as one line that says so, wherever it is met (vault-spec 1.7). */

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stage.h"

static void write_bytes(const char *folder, const char *name, const char *bytes, size_t size)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void write_text(const char *folder, const char *name, const char *text)
{
    write_bytes(folder, name, text, strlen(text));
}

/** A folder with a binary note, one that is too large, and one that embeds both. */
static char *make_folder(void)
{
    char *folder = test_temp_folder();
    char path[4096];
    write_bytes(folder, "bin_1.md", "a\0b", 3);
    write_bytes(folder, "late.txt", "\0", 1);
    write_text(folder, "shows.md", "![[bin_1]]\n\n![[large]]\n");
    write_text(folder, "large.md", "");
    (void)snprintf(path, sizeof path, "%s/large.md", folder);
    assert_int_equal(truncate(path, (16 << 20) + 1), 0);
    return folder;
}

static void it_is_said_instead_of_shown(void **state)
{
    (void)state;
    static const struct {
        const char *start, *line;
    } cases[] = {
        {"bin_1.md", "no text: bin_1.md, 3 bytes"},
        {"late.txt", "no text: late.txt, 1 byte"},
        {"large.md", "too large to be shown: large.md, 16,777,217 bytes"},
        {"shows.md", "[no text: bin_1.md 3 bytes]"},
        {"shows.md", "[too large: large.md 17 MB]"},
    };
    char *folder = make_folder();
    for (int loading = 0; loading < 2; loading++) {
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            Stage *stage = stage_open(&(StageOptions){.folder = folder,
                                                      .rows = 12,
                                                      .columns = 70,
                                                      .start = cases[i].start,
                                                      .is_loading = loading > 0});
            stage_load(stage);
            if (!stage_shows(stage, cases[i].line)) {
                fail_msg("%s: not shown: %s", cases[i].start, cases[i].line);
            }
            assert_false(stage_shows(stage, "changed on disk"));
            stage_close(stage);
        }
    }
    free(folder);
}

static void it_becomes_text_when_it_is_written_anew(void **state)
{
    (void)state;
    char *folder = make_folder();
    Stage *stage = stage_open(
        &(StageOptions){.folder = folder, .rows = 12, .columns = 70, .start = "bin_1.md"});
    write_text(folder, "bin_1.md", "words by now\n");
    attune_vault_rescan(stage_vault(stage));
    stage_load(stage);
    assert_true(stage_shows(stage, "words by now"));
    assert_false(stage_shows(stage, "no text"));
    write_bytes(folder, "bin_1.md", "and\0none again", 14);
    attune_vault_rescan(stage_vault(stage));
    stage_load(stage);
    assert_true(stage_shows(stage, "no text: bin_1.md, 14 bytes"));
    stage_close(stage);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_said_instead_of_shown),
        cmocka_unit_test(it_becomes_text_when_it_is_written_anew),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
