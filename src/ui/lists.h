#ifndef UI_LISTS_H
#define UI_LISTS_H

/* What the panes beside the reader do alike: become stale, take keys and clicks, say where they
 * are. */

#include "ui/app_internal.h"

/** Have the note, the vault or the filter changed since the entries were made? They count as made
 * from now on. */
bool lists_is_stale(App *app, PaneList *list);
void lists_forget(App *app);
bool lists_act(App *app, PaneId pane, Action action, const Call *call);
void lists_click(App *app, PaneId pane, int row);
void lists_status(const App *app, PaneId pane, Status *out);

/** Folds and unfoldings that the person made, by key. */
bool lists_is_turned(const PaneList *list, Str key);
void lists_turn(PaneList *list, Str key);

#endif
