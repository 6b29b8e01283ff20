/* Loading in the background: stages, results taken in pieces, closing at any moment. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#define NOTES 1200

/** A vault of so many notes that loading takes a while. */
static char *make_many(void)
{
    char *root = test_temp_folder();
    for (int i = 0; i < NOTES; i++) {
        char path[64];
        char text[256];
        (void)snprintf(path, sizeof path, "f%d/note %d.md", i % 7, i);
        (void)snprintf(text, sizeof text,
                       "---\naliases: [alias %d]\ntags: [t%d]\n---\n# Title %d\n[[note %d]] "
                       "[[alias %d]] [[nothing %d]]\n",
                       i, i % 5, i, (i + 1) % NOTES, (i + 2) % NOTES, i % 10);
        fixture_write(root, path, text);
    }
    return root;
}

static char *many;

static int set_up(void **state)
{
    (void)state;
    many = make_many();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(many);
    return 0;
}

static void everything_arrives_whatever_the_threads(void **state)
{
    (void)state;
    char *first = NULL;
    for (unsigned threads = 0; threads <= 4; threads += 2) {
        AttuneVault *vault = fixture_open(many, &(AttuneVaultOptions){.threads = threads});
        AttuneProgress progress = attune_vault_progress(vault);
        assert_int_equal(progress.stage, ATTUNE_STAGE_READY);
        assert_int_equal(progress.notes, NOTES);
        assert_int_equal(progress.notes_read, NOTES);
        assert_true(progress.bytes_read > NOTES * 60);
        AttuneStats stats = attune_vault_stats(vault);
        assert_int_equal(stats.resolved, 2 * NOTES);
        assert_int_equal(stats.unresolved, NOTES);
        char *dump = fixture_dump(vault);
        if (first)
            assert_string_equal(dump, first);
        free(first);
        first = dump;
        attune_vault_close(vault);
    }
    free(first);
}

static void stages_only_go_forward(void **state)
{
    (void)state;
    AttuneVault *vault = attune_vault_open(many, NULL, NULL);
    assert_non_null(vault);
    AttuneProgress before = attune_vault_progress(vault);
    assert_int_equal(before.stage, ATTUNE_STAGE_WALKING);
    assert_int_equal(before.files, 0);
    bool more = true;
    while (more) {
        struct pollfd ready = {.fd = attune_vault_fd(vault), .events = POLLIN};
        assert_int_equal(poll(&ready, 1, 20000), 1);
        more = attune_vault_step(vault, 0);
        AttuneProgress now = attune_vault_progress(vault);
        assert_true(now.stage >= before.stage);
        assert_true(now.notes >= before.notes);
        assert_true(now.notes_read >= before.notes_read);
        assert_true(now.notes_read <= now.notes);
        before = now;
    }
    assert_int_equal(before.stage, ATTUNE_STAGE_READY);
    struct pollfd ready = {.fd = attune_vault_fd(vault), .events = POLLIN};
    assert_int_equal(poll(&ready, 1, 0), 0);
    attune_vault_close(vault);
}

/** Ask everything that can be asked, whatever is known by now. */
static void ask_everything(AttuneVault *vault)
{
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(vault, &count);
    if (count == 0)
        return;
    AttuneFileId note = notes[count / 2];
    const AttuneFile *file = attune_vault_file(vault, note);
    for (size_t i = 0; i < file->record->link_count; i++) {
        AttuneResolution found = attune_vault_link(vault, note, i);
        if (found.target != ATTUNE_FILE_NONE)
            assert_non_null(attune_vault_file(vault, found.target));
    }
    free(attune_vault_outgoing(vault, note, &count));
    attune_vault_backlinks(vault, note, &count);
    attune_vault_unresolved(vault, &count);
    attune_vault_is_orphan(vault, note);
    attune_vault_line(vault, note, 2);
    (void)attune_vault_find(vault, fixture_text("note 7"));
    AttuneFileId nearest[3];
    attune_vault_nearest(vault, fixture_text("notte 7"), nearest, 3);
}

static void questions_are_answered_while_it_loads(void **state)
{
    (void)state;
    AttuneVault *vault = attune_vault_open(many, NULL, NULL);
    size_t turns = 0;
    while (attune_vault_step(vault, 0)) {
        if (turns++ % 50 == 0)
            ask_everything(vault);
        struct pollfd ready = {.fd = attune_vault_fd(vault), .events = POLLIN};
        assert_int_equal(poll(&ready, 1, 20000), 1);
    }
    AttuneTiming timings[8];
    assert_int_equal(attune_vault_timings(vault, timings, 8), 5);
    assert_string_equal(timings[0].name, "walk");
    for (size_t i = 0; i < 5; i++)
        assert_true(timings[i].milliseconds > 0);
    attune_vault_close(vault);
}

static void close_in_the_middle_is_clean(void **state)
{
    (void)state;
    for (size_t steps = 0; steps < 400; steps = steps * 2 + 1) {
        AttuneVault *vault = attune_vault_open(many, &(AttuneVaultOptions){.threads = 3}, NULL);
        assert_non_null(vault);
        for (size_t i = 0; i < steps; i++)
            attune_vault_step(vault, 0);
        attune_vault_close(vault);
    }
    attune_vault_close(NULL);
}

static void close_in_the_middle_of_a_rescan_is_clean(void **state)
{
    (void)state;
    for (size_t steps = 0; steps < 40; steps = steps * 2 + 1) {
        AttuneVault *vault = fixture_open(many, NULL);
        fixture_write(many, "extra.md", "[[note 1]]");
        attune_vault_rescan(vault);
        for (size_t i = 0; i < steps; i++)
            attune_vault_step(vault, 0);
        attune_vault_close(vault);
        fixture_remove(many, "extra.md");
    }
}

static void note_can_be_read_before_its_turn(void **state)
{
    (void)state;
    AttuneVault *vault = attune_vault_open(many, &(AttuneVaultOptions){.threads = 1}, NULL);
    AttuneFileId early = ATTUNE_FILE_NONE;
    uint32_t version = 0;
    while (attune_vault_step(vault, 0)) {
        size_t count;
        const AttuneFileId *notes = attune_vault_notes(vault, &count);
        if (early != ATTUNE_FILE_NONE || count == 0)
            continue;
        early = notes[count - 1];
        attune_vault_reload(vault, early);
        assert_true(attune_vault_file(vault, early)->read);
        version = attune_vault_file(vault, early)->version;
    }
    attune_vault_finish(vault);
    assert_int_equal(attune_vault_progress(vault).notes_read, NOTES);
    /* The workers' older result is not taken after it. */
    assert_int_equal(attune_vault_file(vault, early)->version, version);
    AttuneVault *fresh = fixture_open(many, NULL);
    char *expected = fixture_dump(fresh);
    char *found = fixture_dump(vault);
    assert_string_equal(found, expected);
    free(found);
    free(expected);
    attune_vault_close(fresh);
    attune_vault_close(vault);
}

static void lines_are_found_in_long_notes(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(root, "n.md", "one\ntwo\r\n\nfour");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId note = fixture_id(vault, "n.md");
    static const char *const lines[] = {"", "one", "two", "", "four", ""};
    for (uint32_t i = 0; i < 6; i++)
        assert_text("line", attune_vault_line(vault, note, i), lines[i]);
    attune_vault_close(vault);
    free(root);
}

static void raw_bytes_are_those_on_disk(void **state)
{
    (void)state;
    char *root = fixture_folder("empty.md");
    fixture_write(root, "n.md", "a\r\n\xFF");
    AttuneVault *vault = fixture_open(root, NULL);
    size_t length;
    char *bytes = attune_vault_read(vault, fixture_id(vault, "n.md"), &length, NULL);
    assert_int_equal(length, 4);
    assert_memory_equal(bytes, "a\r\n\xFF", 4);
    free(bytes);
    bytes = attune_vault_read(vault, fixture_id(vault, "empty.md"), &length, NULL);
    assert_non_null(bytes);
    assert_int_equal(length, 0);
    free(bytes);
    AttuneError error;
    assert_null(attune_vault_read(vault, 99, &length, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_arrives_whatever_the_threads),
        cmocka_unit_test(stages_only_go_forward),
        cmocka_unit_test(questions_are_answered_while_it_loads),
        cmocka_unit_test(close_in_the_middle_is_clean),
        cmocka_unit_test(close_in_the_middle_of_a_rescan_is_clean),
        cmocka_unit_test(note_can_be_read_before_its_turn),
        cmocka_unit_test(lines_are_found_in_long_notes),
        cmocka_unit_test(raw_bytes_are_those_on_disk),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
