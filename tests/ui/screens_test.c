/* Whole screens, exact text and styles, in the shapes of the reference screens. */

#include "support/test.h"

#include "stage.h"

#define VAULT "tests/vaults/attachment"
#define NOTE "ideas/Answering in time.md"

typedef struct Screen {
    const char *name;
    int columns, rows;
    const char *folder; /* NULL: the usual one */
    const char *start;
    const char *keys;
    bool ascii;
    bool at_once; /* no background work behind the keys */
} Screen;

static const Screen screens[] = {
    {"wide", 160, 44, NULL, NOTE, "<Tab><Tab><Tab><Tab>", false, false},
    {"wide-outline", 160, 44, NULL, NOTE, "}}}}}O", false, false},
    {"medium", 100, 30, NULL, NOTE, "tjj", false, true},
    {"medium-preview", 100, 30, NULL, NOTE, "tjj", false, false},
    {"medium-80", 80, 24, NULL, NOTE, "#jjjjjjj<CR><Tab><Tab><Tab><Tab>", false, false},
    {"narrow", 60, 20, NULL, NOTE, "<Tab><Tab><Tab><Tab>", false, false},
    {"narrow-tree", 60, 20, NULL, NOTE, "t", false, false},
    {"minimal", 20, 8, NULL, NOTE, "9j", false, false},
    {"tiny", 24, 4, NULL, NOTE, "13j", false, false},
    {"one-cell", 1, 1, NULL, NOTE, "jTOBgg", false, false},
    {"facet-keys", 100, 30, NULL, NOTE, "#jjjjjjj<CR>@", false, false},
    {"facet-values", 100, 30, NULL, NOTE, "#jjjjjjj<CR>@<CR><Space>", false, false},
    {"facet-tags", 80, 24, NULL, NOTE, "#jj-", false, false},
    {"facet-narrow", 60, 20, NULL, NOTE, "@<CR>", false, false},
    {"problems", 100, 30, NULL, NOTE, "gc", false, false},
    {"help", 100, 30, NULL, NOTE, "?", false, false},
    {"help-found", 100, 30, NULL, NOTE, "?/fold<CR>", false, false},
    {"prefix", 100, 30, NULL, NOTE, "g", false, false},
    {"empty", 78, 24, "tests/vaults/letters", NULL, "", false, false},
    {"mono-ascii", 100, 30, NULL, NOTE, "tjj", true, true},
    {"tags", 100, 30, NULL, NOTE, "Tj", false, false},
    {"properties", 160, 30, NULL, "theory/Anxious style.md", "P", false, false},
    {"question", 80, 24, NULL, NOTE, "Ggx", false, false},
    {"landing", 80, 24, NULL, "ideas/Secure base.md", "<Tab><Tab><Tab><Tab><CR>", false, false},
};

static void screens_are_as_they_were_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        StageOptions options = {
            .folder = screens[i].folder ? screens[i].folder : VAULT,
            .rows = screens[i].rows,
            .columns = screens[i].columns,
            .start = screens[i].start,
            .ascii = screens[i].ascii,
            .mono = screens[i].ascii,
        };
        Stage *stage = stage_open(&options);
        if (screens[i].at_once) {
            stage_keys_at_once(stage, screens[i].keys);
        } else {
            stage_keys(stage, screens[i].keys);
        }
        stage_assert_screen(stage, screens[i].name);
        stage_close(stage);
    }
}

/* Whatever the size, nothing is drawn outside it and nothing breaks. */
static void every_size_can_be_drawn(void **state)
{
    (void)state;
    static const char *const scripts[] = {"", "t", "T", "gc", "?", "@<CR>", "g", "v", "Ggx", "="};
    static const int sizes[][2] = {{1, 1},  {1, 80},  {2, 2},   {3, 20},  {5, 20},   {4, 200},
                                   {8, 20}, {12, 39}, {16, 79}, {24, 80}, {30, 119}, {100, 300}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        Stage *stage =
            stage_open(&(StageOptions){.folder = VAULT, .rows = 30, .columns = 100, .start = NOTE});
        stage_keys(stage, scripts[i]);
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            stage_resize(stage, sizes[j][0], sizes[j][1]);
            const Surface *surface = stage_surface(stage);
            assert_int_equal(surface->rows, sizes[j][0]);
            assert_int_equal(surface->columns, sizes[j][1]);
        }
        stage_resize(stage, 30, 100);
        stage_close(stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_are_as_they_were_read),
        cmocka_unit_test(every_size_can_be_drawn),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
