#ifndef UI_POPUPS_H
#define UI_POPUPS_H

/* What opens the pop-ups that find things, and what is kept of them when they are closed. For files
 * of src/ui alone. */

#include "base/arena.h"
#include "ui/find.h"
#include "ui/line_history.h"
#include "ui/view.h"

void switcher_open(App *app);
void palette_open(App *app);
/** Letters on every target of the note that is on the screen. */
void hints_open(App *app);
/** A sheet under the focused link, or under the selected row of a list. */
void peek_open(App *app);
/** The sheet for a target of the note on the screen. */
void peek_target(App *app, uint32_t target);

/** A sheet for `file` at source line `line` (0: its top), near the row `anchor` of the screen. */
void peek_file(App *app, AttuneFileId file, uint32_t line, Rect anchor);

/** The prompt; what is typed is found at once. */
void find_open(App *app);
/** Go to the next hit, or by several; looks for the last text where nothing is marked. */
void find_step(App *app, long steps);
/** Mark all hits of `text` in the note and go to the next one. */
void find_text(App *app, Str text);
/** Find the word at the focus, or the first word of the top line. */
void find_word(App *app);

/** `query` may be empty: the last question and its answer are there again. */
void search_open(App *app, Str query);
/** The same with the keys in the list. */
void search_show(App *app, Str query);
/** Queries that were asked, the vault's own searches first. */
LineHistory *query_history(App *app);
/** Ask for a query to filter by. */
void query_prompt_open(App *app);

/** Where the note's text stands in the reader's pane. */
TextPlace text_place_of(const App *app);
/** A link that outlives its document. */
AttuneLink link_clone(Arena *arena, const AttuneLink *link);

#endif
