/* Loading, messages, Esc and Ctrl-C, effects, a vault that changes. */

#include "support/test.h"

#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "ui/surface.h"

#define VAULT "tests/vaults/attachment"

static Stage *open_at(const char *start)
{
    return stage_open(&(StageOptions){.folder = VAULT, .rows = 24, .columns = 80, .start = start});
}

/* ---- Esc and Ctrl-C ---- */

static void esc_takes_away_one_thing_after_the_other(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "/answer<CR><Tab>"
                      "?"
                      "3"
                      "g");
    assert_true(stage_shows(stage, "─ 3g ─"));
    stage_keys(stage, "<Esc>");
    assert_false(stage_shows(stage, "─ 3g ─"));
    assert_true(stage_shows(stage, "In a note"));
    stage_keys(stage, "<Esc>");
    assert_false(stage_shows(stage, "In a note"));
    assert_true(stage_shows(stage, "→ "));
    stage_keys(stage, "<Esc>");
    assert_true(stage_shows(stage, "→ "));
    stage_keys(stage, "<Esc>");
    assert_false(stage_shows(stage, "→ "));
    stage_keys(stage, "<Esc><Esc>");
    assert_int_equal(stage_effect(stage).kind, EFFECT_NONE);
    stage_close(stage);
}

static void ctrl_c_does_the_same_and_then_quits(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    static const char *const first[] = {"g", "?", "@", "o", ":", "<Tab>", "12", "S", "f", "="};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        stage_keys(stage, first[i]);
        stage_keys(stage, "<C-c>");
        if (stage_effect(stage).kind != EFFECT_NONE) {
            fail_msg("Ctrl-C quits over %s", first[i]);
        }
    }
    stage_keys(stage, "<C-c>");
    assert_int_equal(stage_effect(stage).kind, EFFECT_QUIT);
    stage_close(stage);
}

static void q_closes_from_the_front(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "v?gc");
    assert_true(stage_shows(stage, "Problems"));
    stage_keys(stage, "q");
    assert_true(stage_shows(stage, "[[Secure base]]"));
    stage_keys(stage, "q");
    assert_false(stage_shows(stage, "[[Secure base]]"));
    assert_int_equal(stage_effect(stage).kind, EFFECT_NONE);
    stage_keys(stage, "q");
    assert_int_equal(stage_effect(stage).kind, EFFECT_QUIT);
    stage_close(stage);
}

static void a_prefix_waits_and_says_what_may_follow(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "z");
    stage_wait(stage, 1000000);
    assert_true(stage_shows(stage, "R  Open all folds"));
    stage_keys(stage, "k");
    assert_true(stage_shows(stage, "no command has the keys zk"));
    stage_keys(stage, "y");
    assert_true(stage_shows(stage, "l  Copy a link to the note"));
    stage_close(stage);
}

static void counts_repeat(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "2]");
    assert_row(stage, 3, " ▾ ideas              7 │   Three ways to be late");
    stage_keys(stage, "gg3<Tab>");
    assert_true(stage_shows(stage, "→ Home.md"));
    stage_keys(stage, "9999999999j");
    assert_true(stage_shows(stage, "End"));
    stage_keys(stage, "t3k");
    assert_true(stage_shows(stage, "NOTES"));
    stage_close(stage);
}

static void a_message_lasts_until_the_next_key(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_keys(stage, "b");
    assert_true(stage_shows(stage, "top of note"));
    stage_wait(stage, 60000);
    assert_true(stage_shows(stage, "top of note"));
    stage_keys(stage, "j");
    assert_false(stage_shows(stage, "top of note"));
    stage_close(stage);
}

static void pasted_text_goes_to_a_prompt_or_nowhere(void **state)
{
    (void)state;
    Stage *stage = open_at("ideas/Answering in time.md");
    stage_paste(stage, "qQq");
    assert_int_equal(stage_effect(stage).kind, EFFECT_NONE);
    stage_keys(stage, "t/");
    stage_paste(stage, "sec\nure");
    assert_true(stage_shows(stage, "/sec ure"));
    stage_close(stage);
}

/* ---- loading ---- */

static void keys_work_before_anything_is_read(void **state)
{
    (void)state;
    Stage *stage =
        stage_open(&(StageOptions){.folder = VAULT, .rows = 24, .columns = 80, .is_loading = true});
    stage_keys(stage, "jkt?q@<Esc>#<Esc>gc");
    stage_keys(stage, "qoq<Esc>");
    stage_load(stage);
    assert_true(stage_shows(stage, "22 notes"));
    assert_true(stage_shows(stage, "Start: Answering"));
    stage_close(stage);
}

static void a_long_load_shows_how_far_it_is(void **state)
{
    (void)state;
    Stage *stage =
        stage_open(&(StageOptions){.folder = VAULT, .rows = 24, .columns = 80, .is_loading = true});
    assert_false(stage_shows(stage, "looking for notes"));
    assert_true(app_wake_at(stage_app(stage)) < INT64_MAX);
    stage_wait(stage, 160);
    assert_true(stage_shows(stage, "looking for notes"));
    assert_true(stage_shows(stage, "so far"));
    stage_load(stage);
    assert_false(stage_shows(stage, "notes so far"));
    assert_true(app_wake_at(stage_app(stage)) == INT64_MAX);
    stage_close(stage);
}

/* ---- a vault that changes ---- */

static void write_note(const char *folder, const char *name, const char *text)
{
    StrBuf path = {0};
    strbuf_printf(&path, "%s/%s", folder, name);
    FILE *file = fopen(strbuf_cstr(&path), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    strbuf_clear(&path);
}

static void remove_note(const char *folder, const char *name)
{
    StrBuf path = {0};
    strbuf_printf(&path, "%s/%s", folder, name);
    assert_int_equal(unlink(strbuf_cstr(&path)), 0);
    strbuf_clear(&path);
}

static void what_changes_on_disk_changes_on_the_screen(void **state)
{
    (void)state;
    char *folder = test_temp_folder();
    write_note(folder, "Home.md", "First text.\n\n[[Later]]\n");
    Stage *stage = stage_open(&(StageOptions){.folder = folder, .rows = 16, .columns = 60});
    stage_keys(stage, "<Tab><CR>");
    assert_true(stage_shows(stage, "no note “Later” yet"));
    write_note(folder, "Later.md", "It came.\n");
    write_note(folder, "Home.md", "Second and longer text.\n\n[[Later]]\n");
    stage_keys(stage, "R");
    stage_load(stage);
    assert_true(stage_shows(stage, "Second and longer text."));
    assert_true(stage_shows(stage, "Home.md changed on disk; shown anew"));
    stage_keys(stage, "<Tab><CR>");
    assert_true(stage_shows(stage, "It came."));
    remove_note(folder, "Later.md");
    stage_keys(stage, "R");
    stage_load(stage);
    assert_true(stage_shows(stage, "Second and longer text."));
    assert_true(stage_shows(stage, "1 note"));
    stage_close(stage);
    free(folder);
}

static void an_edited_note_comes_back_to_its_place(void **state)
{
    (void)state;
    char *folder = test_temp_folder();
    write_note(folder, "Home.md", "# A\n\none\n\n# B\n\ntwo\n\n# C\n\nthree\n\n# D\n\nfour\n");
    Stage *stage = stage_open(&(StageOptions){.folder = folder, .rows = 8, .columns = 60});
    stage_keys(stage, "]e");
    assert_int_equal(stage_effect(stage).kind, EFFECT_EDIT);
    assert_int_equal(stage_effect(stage).line, 5);
    write_note(folder, "Home.md", "# A\n\none\n\n# B\n\nTWO\n\n# C\n\nthree\n\n# D\n\nfour\n");
    Event done = {.kind = EVENT_DONE, .now_ms = 5000, .as.done = {.ok = true}};
    app_handle(stage_app(stage), &done);
    stage_load(stage);
    assert_row(stage, 2, "   B");
    assert_true(stage_shows(stage, "TWO"));
    stage_close(stage);
    free(folder);
}

static void a_note_saved_into_an_empty_folder_appears(void **state)
{
    (void)state;
    char *folder = test_temp_folder();
    Stage *stage = stage_open(&(StageOptions){.folder = folder, .rows = 24, .columns = 78});
    assert_true(stage_shows(stage, "No notes in this folder"));
    stage_keys(stage, "jk<Tab><CR>GggtwvpzMyyegxO@#=gl");
    stage_keys(stage, "<Esc><Esc>");
    write_note(folder, "New.md", "Here I am.\n");
    stage_keys(stage, "R");
    stage_load(stage);
    stage_keys(stage, "gh");
    assert_true(stage_shows(stage, "Here I am."));
    stage_close(stage);
    free(folder);
}

/* ---- what outlives a run ---- */

static void the_last_run_is_remembered(void **state)
{
    (void)state;
    StageOptions options = {.folder = VAULT, .rows = 24, .columns = 80};
    options.memory.last_note = STR("ideas/Answering in time.md");
    options.memory.last_line = 16;
    options.memory.marks = STR("A 13 people/Mary Ainsworth.md\nnonsense\nb 1 x\nB x y\nC 1 \n");
    options.memory.history =
        STR("Home.md\ngone.md\nideas/Mending.md\nideas/Answering in time.md\n");
    Stage *stage = stage_open(&options);
    assert_row(stage, 3, " ▾ ideas              7 │   Why speed matters");
    stage_keys(stage, "H");
    assert_true(stage_shows(stage, "NOTE  ideas/Mending.md"));
    stage_keys(stage, "H");
    assert_true(stage_shows(stage, "NOTE  Home.md"));
    stage_keys(stage, "'");
    assert_true(stage_shows(stage, "A  people/Mary Ainsworth.md:13"));
    stage_keys(stage, "A");
    assert_row(stage, 3, " ▾ ideas              7 │   Baltimore");
    stage_keys(stage, "mZmz");
    AppMemory memory = app_memory(stage_app(stage));
    assert_text("note", memory.last_note, "people/Mary Ainsworth.md");
    assert_int_equal(memory.last_line, 14);
    assert_text("marks", memory.marks,
                "A 13 people/Mary Ainsworth.md\nZ 14 people/Mary Ainsworth.md\n");
    assert_text("history", memory.history, "Home.md\npeople/Mary Ainsworth.md\n");
    stage_close(stage);
}

/* ---- text from outside ---- */

static void nothing_from_a_file_reaches_the_terminal_as_it_is(void **state)
{
    (void)state;
    char *folder = test_temp_folder();
    write_note(folder, "Home\x1B]0;x\x07.md",
               "---\ntitle: \"\\e[31mred\"\nk\x1B[2J: \"v\xC2\x9B\"\ntags: [\"a\"]\n---\n"
               "\x1B[31m [[x\x1B[1m]] `\x07` \xE2\x80\xAEtxt\n\n# H\x1B[5m\n\n#t\x7F\n");
    Stage *stage = stage_open(&(StageOptions){.folder = folder, .rows = 44, .columns = 160});
    static const char *const keys[] = {"", "v", "v@", "<Esc>gc", "q=", "<Esc>tK", "<Esc>wB", "yy"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        stage_keys(stage, keys[i]);
        const Surface *surface = stage_surface(stage);
        for (int cell = 0; cell < surface->rows * surface->columns; cell++) {
            const Cell *at = &surface->cells[cell];
            for (int byte = 0; byte < at->length; byte++) {
                assert_true((unsigned char)at->text[byte] >= 0x20 && at->text[byte] != 0x7F);
            }
            assert_false(at->length == 2 && (unsigned char)at->text[0] == 0xC2 &&
                         (unsigned char)at->text[1] < 0xA0);
        }
    }
    Str title = app_window_title(stage_app(stage));
    assert_true(str_find_char(title, '\x1B', 0) == STR_NOT_FOUND);
    stage_close(stage);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(esc_takes_away_one_thing_after_the_other),
        cmocka_unit_test(ctrl_c_does_the_same_and_then_quits),
        cmocka_unit_test(q_closes_from_the_front),
        cmocka_unit_test(a_prefix_waits_and_says_what_may_follow),
        cmocka_unit_test(counts_repeat),
        cmocka_unit_test(a_message_lasts_until_the_next_key),
        cmocka_unit_test(pasted_text_goes_to_a_prompt_or_nowhere),
        cmocka_unit_test(keys_work_before_anything_is_read),
        cmocka_unit_test(a_long_load_shows_how_far_it_is),
        cmocka_unit_test(what_changes_on_disk_changes_on_the_screen),
        cmocka_unit_test(an_edited_note_comes_back_to_its_place),
        cmocka_unit_test(a_note_saved_into_an_empty_folder_appears),
        cmocka_unit_test(the_last_run_is_remembered),
        cmocka_unit_test(nothing_from_a_file_reaches_the_terminal_as_it_is),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
