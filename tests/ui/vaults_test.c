/* Choosing among the vaults that another program knows of (vault-spec 1.1, 1.2). */

#include "support/test.h"

#include "stage.h"

#define FOLDER "tests/vaults/plain"

static const AttuneKnownVault vaults[] = {
    {.name = STR_INIT("Garden"), .path = STR_INIT("/home/iris/Garden"), .opened = 1000},
    {.name = STR_INIT("Work"), .path = STR_INIT("/home/iris/Work"), .opened = 3000, .open = true},
    {.name = STR_INIT("Old"), .path = STR_INIT("/home/iris/Old")},
};

static Stage *open_stage(size_t count, bool choose)
{
    return stage_open(&(StageOptions){.folder = FOLDER,
                                      .rows = 14,
                                      .columns = 80,
                                      .vaults = vaults,
                                      .vault_count = count,
                                      .choose_vault = choose});
}

static void assert_opens(const Stage *stage, const char *path)
{
    Effect effect = stage_effect(stage);
    assert_int_equal(effect.kind, EFFECT_OPEN_VAULT);
    assert_text("path", effect.path, path);
}

static void the_list_is_there_before_any_vault(void **state)
{
    (void)state;
    Stage *stage = open_stage(3, true);
    assert_true(stage_shows(stage, "─ Vaults ─"));
    assert_row(stage, 3,
               "                        ││ Work                                /home/iris/Work │");
    assert_row(stage, 5,
               "                        ││ Old                                  /home/iris/Old │");
    stage_keys(stage, "<CR>");
    assert_opens(stage, "/home/iris/Work");
    stage_close(stage);
}

static void nothing_of_the_folder_is_looked_at(void **state)
{
    (void)state;
    Stage *stage = open_stage(3, true);
    stage_keys(stage, "<Esc>R");
    stage_load(stage);
    assert_true(stage_shows(stage, "No vault is open"));
    assert_true(stage_shows(stage, "plain is no vault"));
    assert_true(stage_shows(stage, ":vault       one that Obsidian knows"));
    assert_false(stage_shows(stage, "Blocks"));
    stage_close(stage);
}

static void a_command_lists_them_at_any_time(void **state)
{
    (void)state;
    Stage *stage = open_stage(3, false);
    stage_keys(stage, ":vault<CR>jj<CR>");
    assert_opens(stage, "/home/iris/Old");
    stage_keys(stage, ":vault<CR><Esc>");
    assert_false(stage_shows(stage, "Garden"));
    stage_close(stage);

    stage = open_stage(0, false);
    stage_keys(stage, ":vault<CR>");
    assert_true(stage_shows(stage, "no vault is known; :open PATH opens a folder"));
    stage_close(stage);
}

static void a_known_name_is_a_path(void **state)
{
    (void)state;
    Stage *stage = open_stage(3, false);
    stage_keys(stage, ":open Garden<CR>");
    assert_opens(stage, "/home/iris/Garden");
    stage_keys(stage, ":open /srv/notes<CR>");
    assert_opens(stage, "/srv/notes");
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_is_there_before_any_vault),
        cmocka_unit_test(nothing_of_the_folder_is_looked_at),
        cmocka_unit_test(a_command_lists_them_at_any_time),
        cmocka_unit_test(a_known_name_is_a_path),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
