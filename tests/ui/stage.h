#ifndef UI_STAGE_H
#define UI_STAGE_H

/* The whole interface on a surface in memory: keys in, rows and styles out. No terminal, no clock.
 */

#include "base/str.h"
#include "ui/app.h"

typedef struct Stage Stage;

/** What differs from a capable terminal of that size, on the vault below `folder`. */
typedef struct StageOptions {
    const char *folder; /* as test_source_path takes it, or absolute */
    int rows, columns;
    const char *start; /* vault path of the note to start at; NULL: as the app thinks */
    bool ascii;
    bool mono;
    bool is_loading; /* the vault is not read before the app starts: see stage_load */
    const char *guide;
    AppMemory memory;               /* of an earlier run */
    const AttuneKnownVault *vaults; /* that are known */
    size_t vault_count;
    bool choose_vault; /* nothing of `folder` is looked at */
} StageOptions;

Stage *stage_open(const StageOptions *options);
void stage_close(Stage *stage);

/** Press keys: "ggo", "<C-o>", "<S-Tab>", "<lt>". The test fails on a key that does not exist. */
void stage_keys(Stage *stage, const char *keys);
/** The same, and no background work is done behind any of them. */
void stage_keys_at_once(Stage *stage, const char *keys);
void stage_paste(Stage *stage, const char *text);
/** Rows and columns count from 1, as in the reference screens. */
void stage_click(Stage *stage, int row, int column);
void stage_wheel(Stage *stage, int row, int column, bool down);
void stage_resize(Stage *stage, int rows, int columns);
/** Let `milliseconds` pass. */
void stage_wait(Stage *stage, int64_t milliseconds);
/** Take in all of the vault, and tell the app. */
void stage_load(Stage *stage);
/** Background work until there is none. */
void stage_work(Stage *stage);

App *stage_app(Stage *stage);
/** What the last key asked the loop to do. Valid until the next one. */
Effect stage_effect(const Stage *stage);
AttuneVault *stage_vault(Stage *stage);
const Surface *stage_surface(Stage *stage);

/** Row `row` (from 1), without blanks at its end. Valid until the next call of that kind. */
Str stage_row(Stage *stage, int row);
/** Styles of a row as the reference screens write them: "2-5 mode, 8 dim". Valid likewise. */
Str stage_styles(Stage *stage, int row);
/** The lowest row. */
Str stage_status(Stage *stage);
/** Does any row hold `text`? */
bool stage_shows(Stage *stage, const char *text);

/** Compare rows and styles with tests/ui/screens/NAME.txt. With ATTUNE_UPDATE in the environment
 * the file is written instead. */
void stage_assert_screen(Stage *stage, const char *name);

#define assert_row(stage, row, text) assert_text(#row, stage_row((stage), (row)), (text))
#define assert_styles(stage, row, text) assert_text(#row, stage_styles((stage), (row)), (text))
#define assert_status(stage, text) assert_text("status", stage_status(stage), (text))

/** Every ui test starts with this: the locale that widths are asked of. */
int stage_setup(void **state);

#endif
