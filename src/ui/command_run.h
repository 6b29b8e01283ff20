#ifndef UI_COMMAND_RUN_H
#define UI_COMMAND_RUN_H

/* What the commands of the table do. Each acts on the app and leaves an effect or a message. */

#include "ui/command.h"

/* command_go.c: other notes */
void run_back(App *app, const Call *call);
void run_daily_note(App *app, const Call *call);
void run_forward(App *app, const Call *call);
void run_home(App *app, const Call *call);
void run_mark_go(App *app, const Call *call);
void run_mark_set(App *app, const Call *call);
void run_neighbours(App *app, const Call *call);
void run_open_note(App *app, const Call *call);
void run_problems(App *app, const Call *call);
void run_random_note(App *app, const Call *call);
void run_search(App *app, const Call *call);

/* command_note.c: within the note on the screen */
void run_find(App *app, const Call *call);
void run_find_next(App *app, const Call *call);
void run_find_previous(App *app, const Call *call);
void run_find_word(App *app, const Call *call);
void run_follow(App *app, const Call *call);
void run_hints(App *app, const Call *call);
void run_next_block(App *app, const Call *call);
void run_next_heading(App *app, const Call *call);
void run_next_target(App *app, const Call *call);
void run_peek(App *app, const Call *call);
void run_previous_block(App *app, const Call *call);
void run_previous_heading(App *app, const Call *call);
void run_previous_target(App *app, const Call *call);
void run_properties_shown(App *app, const Call *call);
void run_source(App *app, const Call *call);

/* command_out.c: what leaves the program */
void run_copy_code(App *app, const Call *call);
void run_copy_link(App *app, const Call *call);
void run_copy_note(App *app, const Call *call);
void run_copy_path(App *app, const Call *call);
void run_copy_section(App *app, const Call *call);
void run_copy_title(App *app, const Call *call);
void run_edit(App *app, const Call *call);
void run_facts(App *app, const Call *call);
void run_open_outside(App *app, const Call *call);

/* command_screen.c: panes, filters, the program */
void run_close(App *app, const Call *call);
void run_commands(App *app, const Call *call);
void run_filter_clear(App *app, const Call *call);
void run_filter_property(App *app, const Call *call);
void run_filter_query(App *app, const Call *call);
void run_filter_tag(App *app, const Call *call);
void run_filter_undo(App *app, const Call *call);
void run_help(App *app, const Call *call);
void run_mouse(App *app, const Call *call);
void run_next_pane(App *app, const Call *call);
void run_pane_backlinks(App *app, const Call *call);
void run_pane_links(App *app, const Call *call);
void run_pane_notes(App *app, const Call *call);
void run_pane_outline(App *app, const Call *call);
void run_pane_properties(App *app, const Call *call);
void run_pane_tags(App *app, const Call *call);
void run_previous_pane(App *app, const Call *call);
void run_quit(App *app, const Call *call);
void run_redraw(App *app, const Call *call);
void run_rescan(App *app, const Call *call);
void run_suspend(App *app, const Call *call);
void run_zoom(App *app, const Call *call);

#endif
