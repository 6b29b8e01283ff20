#ifndef UI_APP_H
#define UI_APP_H

/*
 * The whole interface as a value: events in, effects out, drawn on a surface. It never forks,
 * blocks, reads a clock or touches a terminal.
 */

#include <attune/query.h>
#include <attune/vault.h>

#include "render/style.h"
#include "ui/event.h"
#include "ui/surface.h"

typedef struct App App;

typedef enum EffectKind {
    EFFECT_NONE,
    EFFECT_QUIT,
    EFFECT_SUSPEND,
    EFFECT_REDRAW, /* the terminal's content is not to be trusted: repaint all */
    EFFECT_EDIT,   /* `path` at `line`; EVENT_DONE afterwards */
    EFFECT_OPEN, /* `path` (a file of the vault, absolute) or `text` (a URL with scheme); EVENT_DONE
                    afterwards */
    EFFECT_COPY, /* `text` to the clipboard; EVENT_DONE afterwards */
    EFFECT_MOUSE,      /* `on` */
    EFFECT_OPEN_VAULT, /* `path` of another vault or note to open instead */
} EffectKind;

/** Text is owned by the app and valid until the next app_handle. */
typedef struct Effect {
    EffectKind kind;
    Str path;
    Str text;
    uint32_t line;
    bool on;
} Effect;

/** Things remembered between runs; the loop reads and writes them, the app only knows the values.
 */
typedef struct AppMemory {
    Str last_note; /* vault path; empty: none */
    uint32_t last_line;
    Str marks;   /* marks A to Z, one a line: letter, blank, source line, blank, vault path */
    Str history; /* vault paths of the last notes, one a line, the newest last */
} AppMemory;

typedef struct AppOptions {
    AttuneVault *vault; /* borrowed; the caller steps it and sends EVENT_VAULT */
    Str start; /* vault path of the note or folder to start at; empty: the last note, else home */
    Str home;  /* config; empty: Home.md, index.md, README.md, the first note */
    Str editor_hint; /* name of the editor, for messages */
    Capabilities capabilities;
    uint32_t measure; /* widest text in cells; 0: 90 */
    int64_t now_ns;   /* wall clock at start, for relative dates */
    AppMemory memory;
    bool open_https_without_asking;
    bool mouse;
    const char *guide;                    /* folder of the bundled notes, or NULL */
    const AttuneKnownVault *known_vaults; /* borrowed; NULL: none */
    size_t known_vault_count;
    bool choose_vault; /* `vault` is none, only somewhere to choose one of these from */
} AppOptions;

App *app_new(const AppOptions *options);
void app_free(App *app);

/**
 * Bind keys as a person's settings say: `context` is everywhere, list, note, facets, peek, problems
 * or help; `keys` one or two keys as "gd" or "<C-o>"; an empty `command` unbinds.
 * @return false with `error` when it is unknown or clashes; the binding stays as it was then
 */
bool app_bind(App *app, Str context, Str keys, Str command, AttuneError *error);

/** What happened. Cheap: long work is left to app_work. */
Effect app_handle(App *app, const Event *event);
/** Do background work (search, layout below the screen, mentions) for about `milliseconds`. @return
 * true while there is more */
bool app_work(App *app, unsigned milliseconds);
/** When to send EVENT_TIME, in the clock of Event.now_ms; INT64_MAX: never. */
int64_t app_wake_at(const App *app);
/** Draw everything. Draws the same for the same state. */
void app_draw(App *app, Surface *surface);

/** "Title — vault", for the window's title; gated. Valid until the next app_handle. */
Str app_window_title(const App *app);
AppMemory app_memory(const App *app);

#endif
