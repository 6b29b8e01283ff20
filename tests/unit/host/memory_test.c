#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "host/memory.h"

static char *folder;

static void use_new_folder(void)
{
    folder = test_temp_folder();
    setenv("XDG_STATE_HOME", folder, 1);
}

static Str state_path(Arena *arena) { return arena_printf(arena, "%s/attune/state.json", folder); }

static void memory_load_without_a_file_remembers_nothing(void **state)
{
    (void)state;
    use_new_folder();
    Arena arena = {0};
    Error error = {0};
    VaultMemory memory = memory_load(&arena, STR("/v"), &error);
    assert_int_equal(memory.note.length, 0);
    assert_int_equal(error.kind, ATTUNE_ERROR_NONE);
    arena_clear(&arena);
    free(folder);
}

static void memory_save_keeps_other_vaults(void **state)
{
    (void)state;
    use_new_folder();
    Arena arena = {0};
    assert_true(memory_save(STR("/a"), &(VaultMemory){STR("x \"y\".md"), 12}, NULL));
    assert_true(memory_save(STR("/b"), &(VaultMemory){STR("z.md"), 0}, NULL));
    assert_true(memory_save(STR("/b"), &(VaultMemory){STR("w.md"), 3}, NULL));
    VaultMemory a = memory_load(&arena, STR("/a"), NULL);
    VaultMemory b = memory_load(&arena, STR("/b"), NULL);
    assert_text("first vault", a.note, "x \"y\".md");
    assert_int_equal(a.line, 12);
    assert_text("second vault", b.note, "w.md");
    struct stat info;
    assert_int_equal(stat(state_path(&arena).data, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    arena_clear(&arena);
    free(folder);
}

static void memory_load_sets_a_damaged_file_aside(void **state)
{
    (void)state;
    static const char *const contents[] = {"", "{", "[1]", "{\"version\":99}", "\xFF\xFE"};
    for (size_t i = 0; i < sizeof(contents) / sizeof(*contents); i++) {
        use_new_folder();
        Arena arena = {0};
        assert_true(memory_save(STR("/a"), &(VaultMemory){STR("x.md"), 1}, NULL));
        FILE *file = fopen(state_path(&arena).data, "w");
        fputs(contents[i], file);
        fclose(file);
        Error error = {0};
        assert_int_equal(memory_load(&arena, STR("/a"), &error).note.length, 0);
        assert_int_equal(error.kind, ATTUNE_ERROR_UNREADABLE);
        assert_true(memory_save(STR("/a"), &(VaultMemory){STR("y.md"), 1}, NULL));
        assert_text(contents[i], memory_load(&arena, STR("/a"), NULL).note, "y.md");
        arena_clear(&arena);
        free(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_load_without_a_file_remembers_nothing),
        cmocka_unit_test(memory_save_keeps_other_vaults),
        cmocka_unit_test(memory_load_sets_a_damaged_file_aside),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
