/* Every command of the table is pressed, and does what a person would notice. */

#include "support/test.h"

#include "stage.h"

#include "base/strbuf.h"
#include "ui/command.h"

#define VAULT "tests/vaults/attachment"
/* Home's first link leads there. */
#define OPEN "<Tab><CR>"

typedef struct Pressed {
    const char *command;
    const char *keys;   /* from Home at 100x30 */
    const char *shows;  /* some row holds it; NULL: not asked */
    const char *misses; /* no row holds it; NULL: not asked */
    EffectKind effect;  /* of the last key */
} Pressed;

static const Pressed pressed[] = {
    {"back", OPEN "H", "Start: Answering", NULL, EFFECT_NONE},
    {"back", OPEN "<BS>", "Start: Answering", NULL, EFFECT_NONE},
    {"back", OPEN "<M-Left>", "Start: Answering", NULL, EFFECT_NONE},
    {"back", "H", "nothing to go back to", NULL, EFFECT_NONE},
    {"bottom", OPEN "G", "Leaving and coming home", NULL, EFFECT_NONE},
    {"bottom", OPEN "<End>", "End", NULL, EFFECT_NONE},
    {"bottom", OPEN ">", "End", NULL, EFFECT_NONE},
    {"bottom", "tG", "NOTES  Reading list.md", NULL, EFFECT_NONE},
    {"close", "?q", "Start: Answering", "In a note", EFFECT_NONE},
    {"close", "vq", "All", "source", EFFECT_NONE},
    {"close", "q", NULL, NULL, EFFECT_QUIT},
    {"commands", ":", "Commands", NULL, EFFECT_NONE},
    {"commands", "<C-p>", "Commands", NULL, EFFECT_NONE},
    {"copy-code", OPEN "yc", NULL, NULL, EFFECT_COPY},
    {"copy-code", "yc", "no code block here to copy", NULL, EFFECT_NONE},
    {"copy-link", OPEN "yl", NULL, NULL, EFFECT_COPY},
    {"copy-note", OPEN "yy", NULL, NULL, EFFECT_COPY},
    {"copy-path", OPEN "yp", NULL, NULL, EFFECT_COPY},
    {"copy-section", OPEN "ys", NULL, NULL, EFFECT_COPY},
    {"copy-title", OPEN "yt", NULL, NULL, EFFECT_COPY},
    {"daily-note", "gd", "Today.", NULL, EFFECT_NONE},
    {"edit", OPEN "e", NULL, NULL, EFFECT_EDIT},
    {"facts", OPEN "=", "212 words", NULL, EFFECT_NONE},
    {"filter-clear", "#<CR>C", "filter cleared", "only", EFFECT_NONE},
    {"filter-clear", "C", "no filter is set", NULL, EFFECT_NONE},
    {"filter-property", "@", "Filter by property", NULL, EFFECT_NONE},
    {"filter-property", "<F3>", "Filter by property", NULL, EFFECT_NONE},
    {"filter-query", "&secure<CR>", "only secure", NULL, EFFECT_NONE},
    {"filter-query", "<F4>secure<CR>", "only secure", NULL, EFFECT_NONE},
    {"filter-tag", "#", "Filter by tag", NULL, EFFECT_NONE},
    {"filter-tag", "<F2>", "Filter by tag", NULL, EFFECT_NONE},
    {"filter-undo", "#<CR>U", "22 notes", "only", EFFECT_NONE},
    {"filter-undo", "U", "no filter to take back", NULL, EFFECT_NONE},
    {"find", OPEN "/answer<CR>", "1 of", NULL, EFFECT_NONE},
    {"find-next", OPEN "/answer<CR>n", "2 of", NULL, EFFECT_NONE},
    {"find-previous", OPEN "/answer<CR>nN", "1 of", NULL, EFFECT_NONE},
    {"find-word", OPEN "*", "of", NULL, EFFECT_NONE},
    {"fold-close", OPEN "}}zc", "lines", NULL, EFFECT_NONE},
    {"fold-close", "tggza", "▾ ideas", NULL, EFFECT_NONE},
    {"fold-close-all", OPEN "zM", "▸ Why speed matters", "but late teaches", EFFECT_NONE},
    {"fold-close-all", OPEN "tzM", "▸ ideas", "Co-regulation", EFFECT_NONE},
    {"fold-open", OPEN "zMzo", NULL, NULL, EFFECT_NONE},
    {"fold-open", "tggzo", "Co-regulation", NULL, EFFECT_NONE},
    {"fold-open-all", OPEN "zMzR", "but late teaches", "▸ Why", EFFECT_NONE},
    {"fold-open-all", "tzR", "Winnicott", NULL, EFFECT_NONE},
    {"fold-or-parent", OPEN "th", "NOTES  ideas ", NULL, EFFECT_NONE},
    {"fold-or-parent", OPEN "t<Left>", "NOTES  ideas ", NULL, EFFECT_NONE},
    {"fold-turn", OPEN "}}za", "lines", NULL, EFFECT_NONE},
    {"follow", OPEN, "A cry is a question", NULL, EFFECT_NONE},
    {"follow", "<CR><CR>", "A cry is a question", NULL, EFFECT_NONE},
    {"forward", OPEN "HL", "A cry is a question", NULL, EFFECT_NONE},
    {"forward", OPEN "H<M-Right>", "A cry is a question", NULL, EFFECT_NONE},
    {"forward", "L", "nothing to go forward to", NULL, EFFECT_NONE},
    {"half-page-down", OPEN "d", "Three ways to be late", "━━━", EFFECT_NONE},
    {"half-page-down", OPEN "<C-d>", "Three ways to be late", "━━━", EFFECT_NONE},
    {"half-page-up", OPEN "du", "━━━", NULL, EFFECT_NONE},
    {"half-page-up", OPEN "d<C-u>", "━━━", NULL, EFFECT_NONE},
    {"help", "?", "In a note", NULL, EFFECT_NONE},
    {"help", "<F1>", "In a note", NULL, EFFECT_NONE},
    {"hints", "f", "HINT", NULL, EFFECT_NONE},
    {"home", OPEN "gh", "Start: Answering", NULL, EFFECT_NONE},
    {"line-down", OPEN "j", "A cry is", "Top", EFFECT_NONE},
    {"line-down", OPEN "<Down>", "A cry is", "Top", EFFECT_NONE},
    {"line-down", "tj", "NOTES  Reading list.md", NULL, EFFECT_NONE},
    {"line-up", OPEN "jk", "Top", NULL, EFFECT_NONE},
    {"line-up", OPEN "j<Up>", "Top", NULL, EFFECT_NONE},
    {"line-up", "tk", "NOTES  theory", NULL, EFFECT_NONE},
    {"mark-go", "ma" OPEN "'a", "Start: Answering", NULL, EFFECT_NONE},
    {"mark-go", OPEN "''", "Start: Answering", NULL, EFFECT_NONE},
    {"mark-go", "'x", "no such mark", NULL, EFFECT_NONE},
    {"mark-set", "ma", "mark a set", NULL, EFFECT_NONE},
    {"mark-set", "m1", "marks are letters", NULL, EFFECT_NONE},
    {"mouse", "M", "mouse on", NULL, EFFECT_MOUSE},
    {"narrow", "t/winn<CR>", "Donald Winnicott", "▸ theory", EFFECT_NONE},
    {"neighbours", OPEN "gl", "Neighbours", NULL, EFFECT_NONE},
    {"next-block", OPEN "}", NULL, "Top", EFFECT_NONE},
    {"next-block", OPEN "J", NULL, "Top", EFFECT_NONE},
    {"next-heading", OPEN "]", "Why speed matters", "━━━", EFFECT_NONE},
    {"next-heading", OPEN "2)", "Three ways", "Why speed", EFFECT_NONE},
    {"next-pane", "w", "NOTES", NULL, EFFECT_NONE},
    {"next-pane", "ww", "NOTE ", NULL, EFFECT_NONE},
    {"next-target", "<Tab>", "→ ideas/Answering in time.md", NULL, EFFECT_NONE},
    {"next-target", "<C-i>", "→ ideas/Answering in time.md", NULL, EFFECT_NONE},
    {"open", "tgg<CR>", "▾ ideas", NULL, EFFECT_NONE},
    {"open", "tggl", "▾ ideas", NULL, EFFECT_NONE},
    {"open", "tgg<Right>", "▾ ideas", NULL, EFFECT_NONE},
    {"open", "tj<CR>", "NOTE  Reading list.md", NULL, EFFECT_NONE},
    {"open-note", "omend<CR>", "Two people are out of step", NULL, EFFECT_NONE},
    {"open-note", "<C-o>mend<CR>", "Two people are out of step", NULL, EFFECT_NONE},
    {"open-outside", OPEN "Ggx", "open https://example.org/still-face ? y n", NULL, EFFECT_NONE},
    {"open-outside", OPEN "Ggxy", NULL, NULL, EFFECT_OPEN},
    {"open-outside", OPEN "Ggxn", "not opened", NULL, EFFECT_NONE},
    {"open-outside", "gx", "no address or attachment", NULL, EFFECT_NONE},
    {"page-down", OPEN "<Space>", NULL, "Top", EFFECT_NONE},
    {"page-down", OPEN "<PgDn>", NULL, "Top", EFFECT_NONE},
    {"page-down", OPEN "<C-f>", NULL, "Top", EFFECT_NONE},
    {"page-down", "<Space>", "end of note", NULL, EFFECT_NONE},
    {"page-up", OPEN "<Space>b", "Top", NULL, EFFECT_NONE},
    {"page-up", OPEN "<Space><PgUp>", "Top", NULL, EFFECT_NONE},
    {"page-up", OPEN "<Space><C-b>", "Top", NULL, EFFECT_NONE},
    {"page-up", "b", "top of note", NULL, EFFECT_NONE},
    {"pan-left", "ostrange s<CR>lh", "a line of code", NULL, EFFECT_NONE},
    {"pan-left", "ostrange s<CR><Right><Left>", "a line of code", NULL, EFFECT_NONE},
    {"pan-right", "ostrange s<CR>l", "code that is", "a line of code", EFFECT_NONE},
    {"pan-right", "l", "nothing here is wider", NULL, EFFECT_NONE},
    {"pane-backlinks", OPEN "B", "Links here", NULL, EFFECT_NONE},
    {"pane-links", OPEN ":pane-links<CR>", "Links out", NULL, EFFECT_NONE},
    {"pane-notes", "t", "NOTES", NULL, EFFECT_NONE},
    {"pane-notes", "tt", "NOTE ", "▸ ideas", EFFECT_NONE},
    {"pane-outline", OPEN "O", "OUTLINE", NULL, EFFECT_NONE},
    {"pane-properties", OPEN "P", "PROPERTIES", NULL, EFFECT_NONE},
    {"pane-tags", "T", "#relationship", NULL, EFFECT_NONE},
    {"peek", "<Tab>K", "PEEK", NULL, EFFECT_NONE},
    {"peek", "tK", "PEEK", NULL, EFFECT_NONE},
    {"previous-block", OPEN "}}{{", "━━━", NULL, EFFECT_NONE},
    {"previous-block", OPEN "JJAA", "━━━", NULL, EFFECT_NONE},
    {"previous-heading", OPEN "]][", "Why speed matters", NULL, EFFECT_NONE},
    {"previous-heading", OPEN "))(", "Why speed matters", NULL, EFFECT_NONE},
    {"previous-pane", "W", "NOTES", NULL, EFFECT_NONE},
    {"previous-target", "<S-Tab>", "→ people/Mary Ainsworth.md", NULL, EFFECT_NONE},
    {"problems", "gc", "Links to notes that do not exist", NULL, EFFECT_NONE},
    {"properties-shown", OPEN "p", "properties full", NULL, EFFECT_NONE},
    {"properties-shown", OPEN "pp", "properties hidden", "quick answer", EFFECT_NONE},
    {"quit", "Q", NULL, NULL, EFFECT_QUIT},
    {"quit", "?Q", NULL, NULL, EFFECT_QUIT},
    {"random-note", "gr", NULL, "Start: Answering", EFFECT_NONE},
    {"redraw", "<C-l>", NULL, NULL, EFFECT_REDRAW},
    {"rescan", "R", "looking for changes", NULL, EFFECT_NONE},
    {"rescan", "<F5>", "looking for changes", NULL, EFFECT_NONE},
    {"search", "Sharbour", "SEARCH", NULL, EFFECT_NONE},
    {"sort", "ts", "Sort notes by", NULL, EFFECT_NONE},
    {"sort-reverse", "tI", "by name, backwards", NULL, EFFECT_NONE},
    {"source", OPEN "v", "[[Still face]]", NULL, EFFECT_NONE},
    {"source", OPEN "vv", "Still face", "[[Still face]]", EFFECT_NONE},
    {"suspend", "<C-z>", NULL, NULL, EFFECT_SUSPEND},
    {"top", OPEN "Ggg", "━━━", NULL, EFFECT_NONE},
    {"top", OPEN "G<lt>", "━━━", NULL, EFFECT_NONE},
    {"top", OPEN "G<Home>", "━━━", NULL, EFFECT_NONE},
    {"top", OPEN "16gg", "Why speed matters", "━━━", EFFECT_NONE},
    {"value-exclude", "@<CR>-", "all but status: ● done", NULL, EFFECT_NONE},
    {"value-mark", "@<CR><Space>", "only status: ● done", NULL, EFFECT_NONE},
    {"zoom", "Z", NULL, "▸ ideas", EFFECT_NONE},
    {"zoom", "ZZ", "▸ ideas", NULL, EFFECT_NONE},
};
#define PRESSED_COUNT (sizeof pressed / sizeof *pressed)

static void each_key_does_what_it_says(void **state)
{
    (void)state;
    StageOptions options = {.folder = VAULT, .rows = 30, .columns = 100};
    size_t failures = 0;
    for (size_t i = 0; i < PRESSED_COUNT; i++) {
        const Pressed *key = &pressed[i];
        Stage *stage = stage_open(&options);
        stage_keys(stage, key->keys);
        bool effect = stage_effect(stage).kind == key->effect;
        bool shows = !key->shows || stage_shows(stage, key->shows);
        bool misses = !key->misses || !stage_shows(stage, key->misses);
        if (!effect || !shows || !misses) {
            StrBuf screen = {0};
            surface_dump_text(stage_surface(stage), &screen);
            print_error("%s by %s: %s%s%s, effect %d\n%s\n", key->command, key->keys,
                        effect ? "" : "another effect ", shows ? "" : "does not show ",
                        misses ? "" : "shows what it should not", stage_effect(stage).kind,
                        strbuf_cstr(&screen));
            strbuf_clear(&screen);
            failures++;
        }
        stage_close(stage);
    }
    assert_int_equal(failures, 0);
}

static void no_command_is_left_out(void **state)
{
    (void)state;
    size_t count = 0;
    const Command *commands = command_list(&count);
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        for (size_t j = 0; j < PRESSED_COUNT; j++) {
            found = found || str_equal(commands[i].name, str_from(pressed[j].command));
        }
        if (!found) {
            fail_msg("%s is never pressed", commands[i].name.data);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_key_does_what_it_says),
        cmocka_unit_test(no_command_is_left_out),
    };
    return cmocka_run_group_tests(tests, stage_setup, NULL);
}
