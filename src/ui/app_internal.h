#ifndef UI_APP_INTERNAL_H
#define UI_APP_INTERNAL_H

/* The interface's state, and what panes, pop-ups and commands may do with it. For files of src/ui
 * alone. */

#include "ui/app.h"
#include "ui/command.h"
#include "ui/filter.h"
#include "ui/find.h"
#include "ui/history.h"
#include "ui/note_set.h"
#include "ui/pane_list.h"
#include "ui/reader.h"
#include "ui/status.h"
#include "ui/tree.h"
#include "ui/view.h"

/** What is typed of a key sequence, of a count, or before a mark's letter. */
typedef struct Pending {
    Key keys[SEQUENCE_MAX];
    size_t count;
    long number;            /* 0: none */
    const Command *waiting; /* for one more character; NULL: no */
} Pending;

typedef struct Mark {
    uint32_t letter; /* "'" is where the last jump came from */
    AttuneFileId file;
    Position position;
} Mark;

/** A mark A to Z, which outlives the run and so names its note by path. */
typedef struct KeptMark {
    char letter;
    uint32_t line;
    StrBuf path;
} KeptMark;

/** A question in the status line; y carries `effect` out. */
typedef struct Question {
    bool asked;
    EffectKind kind;
} Question;

typedef struct TreeState {
    Tree tree;
    AttuneSort sort;
    StrBuf sort_property; /* owns sort.property */
    StrBuf narrow;        /* only paths that hold this; empty: all */
    bool stale;           /* folds, sort or narrowing changed */
    uint32_t set_changes; /* of the note set that the rows show */
    size_t note_count;
    uint64_t generation;
    int64_t built_ms;
    AttuneStage stage;
} TreeState;

/* There is one of it, so it is grouped by meaning and not by size. */
/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
struct App {
    AppOptions options; /* its text is in `strings` */
    Arena strings;
    AttuneVault *vault;
    bool ascii;
    int64_t now_ms, start_ms;
    uint64_t generation; /* of the vault as it was taken in last */
    int64_t checked_ms;  /* when the filter was asked again because the vault changed */
    bool recheck;        /* it has changed since then */
    /* keys and effects */
    Keymap keymap;
    Pending pending;
    Effect effect;
    StrBuf effect_path, effect_text;
    Question question;
    StrBuf question_path, question_text;
    StrBuf copied; /* what the message says of the text that is being copied */
    AttuneFileId edited;
    /* the screen */
    ArrangeInput wish;
    Arrangement screen;
    Overlay *overlays; /* the uppermost */
    StrBuf message;
    AttuneProgress progress; /* as it is shown */
    int64_t progress_ms;     /* when it was taken */
    int64_t load_ms;         /* when the loading began; negative: nothing is loading */
    bool shows_progress;
    StrBuf window_title;
    bool mouse;
    /* what is read */
    Reader reader;
    History history;
    AttuneFileId current; /* the note that is open; the reader may preview another one */
    bool preview_pending;
    PropertiesShown properties;
    bool properties_chosen; /* by the person, with p */
    VEC(Mark) marks;
    Find find;
    struct SearchState *search; /* kept while its pop-up is closed; NULL: nothing was searched */
    /* lists */
    TreeState notes;
    PaneList lists[PANE_COUNT];
    AttuneMentions *mentions; /* of the note on the screen, while its backlinks are looked at */
    AttuneFileId mentions_of;
    uint64_t mentions_generation;
    size_t mentions_shown;
    bool mentions_done;
    NoteSet set;
    Filter filter;
    uint64_t random;
    size_t empty_files, empty_images; /* what is there where no note is */
    uint64_t empty_generation;
    VEC(KeptMark) kept_marks;
    bool history_restored;
    StrBuf memory_note; /* of the open note, for the next run */
    uint32_t memory_line;
    StrBuf memory_marks, memory_history;
};

/* ---- notes ---- */

/** Make `file` the open note: remembers the place left, enters history. @return false: it cannot be
 * shown, a message says why */
bool app_visit(App *app, AttuneFileId file);
/** The same, with source line `line` on the top row. */
bool app_visit_line(App *app, AttuneFileId file, uint32_t line);
/** Follow a link that stands in `from`: a note, a heading, a file, a URL; or say that it is
 * missing.
 */
void app_follow(App *app, const AttuneLink *link, AttuneFileId from);
/** Act on a target of the reader, as Enter does. */
void app_follow_target(App *app, const Target *target);
/** Go by history. */
void app_go(App *app, long steps);
/** Show the tree's selected note in the reader, without history. */
void app_preview(App *app);
/** Make what is previewed the open note. */
void app_adopt_preview(App *app);
/** Back to the open note. */
void app_end_preview(App *app);
static inline bool app_is_previewing(const App *app) { return app->reader.file != app->current; }
/** What commands such as "copy the path" are about: the selected note of a focused list, else the
 * note on the screen; ATTUNE_FILE_NONE: nothing. */
AttuneFileId app_subject(const App *app);
/** "no note “Felt security” yet · 2 links want it · near: …" */
void app_say_missing(App *app, const AttuneLink *link);

/** Replaces a mark of the same letter. */
void app_set_mark(App *app, uint32_t letter, AttuneFileId file, Position position);

/* ---- filters ---- */

/** The filter has changed: ask for the notes. */
void app_filter_changed(App *app);
void app_add_tag_filter(App *app, Str tag);
void app_add_value_filter(App *app, Str key, Str text);

/* ---- screen ---- */

void app_message(App *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_say(App *app, Str text);
void app_focus(App *app, PaneId pane);
bool app_shows(const App *app, PaneId pane);
/** Recompute rectangles and bring what is on the screen up to date. */
void app_update(App *app);
/** Context of what has the focus: the uppermost pop-up, else the focused pane. */
Context app_context(const App *app);

/* ---- pop-ups ---- */

/** Put a pop-up over all others; the app frees it. */
void app_push(App *app, Overlay *overlay);
/** Take the uppermost one away. */
void app_pop(App *app);
void app_close_overlays(App *app);

/* ---- effects: the last one of a turn counts ---- */

void app_effect(App *app, EffectKind kind, Str path, Str text, uint32_t line, bool on);
/** Ask in the status line before something is opened outside. `path`: a vault's file, absolute. */
void app_ask_open(App *app, Str path, Str text);
/** `what` is shown when it is done: "copied [[Secure base]]". */
void app_copy(App *app, Str text, const char *what);
/** Edit `file` at `line` in the person's editor. */
void app_edit(App *app, AttuneFileId file, uint32_t line);

/* ---- the parts that app.c puts together ---- */

void app_take_vault(App *app);
/* memory.c: what outlives the run. */
void memory_take(App *app);
void memory_restore_history(App *app);
void memory_write(App *app);
void memory_clear(App *app);
void memory_keep_mark(App *app, char letter, AttuneFileId file, uint32_t line);
/** NULL: there is none. */
const KeptMark *memory_find_mark(const App *app, char letter);
/** Wall clock, for relative dates. */
int64_t app_now_ns(const App *app);
/** The note to begin with, as soon as it is known. */
void app_open_first(App *app);
void app_handle_key(App *app, Key key);
void app_handle_paste(App *app, Str text);
void app_handle_mouse(App *app, const Event *event);
/** What Esc and Ctrl-C take away. @return false: there was nothing */
bool app_cancel(App *app);
/** Let an action reach what has the focus. @return false: nothing there to do it to */
bool app_act(App *app, Action action, const Call *call);
/** Carry `label` of the keys typed so far; empty: none. */
void app_append_pending(const App *app, StrBuf *out);
/** Notes of the vault that are shown, for the title row. */
void app_append_counts(const App *app, StrBuf *out);
void notes_update(App *app, Rect area);
void notes_mark_stale(App *app);
/** Select the open note in the tree, opening folders above it. */
void notes_reveal(App *app, AttuneFileId id);
/** Look for unlinked mentions while the backlinks have the focus. @return true while there is more
 */
bool mentions_work(App *app, unsigned milliseconds);
void title_draw(const App *app, Surface *surface);
void pending_draw(const App *app, Surface *surface);
void question_draw(const App *app, Surface *surface);
void empty_draw(const App *app, Surface *surface, Rect area);
bool empty_shows(const App *app);
void empty_update(App *app);

extern const PaneType pane_type_notes, pane_type_tags, pane_type_reader, pane_type_properties,
    pane_type_backlinks, pane_type_links, pane_type_outline;

/* Pop-ups of this folder. */
void facets_open(App *app, ChipKind kind);
void help_open(App *app);
void problems_open(App *app);
void sort_menu_open(App *app);
void neighbours_open(App *app);
void facts_open(App *app);
/** The vaults that another program knows of. */
void vaults_open(App *app);
/** The path of the one with that name, or empty. */
Str vaults_path_of(const App *app, Str name);

#endif
