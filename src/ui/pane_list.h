#ifndef UI_PANE_LIST_H
#define UI_PANE_LIST_H

/* Rows of the panes beside the reader: made when the note or the vault changes, drawn and walked
 * through the same way everywhere. */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "render/style.h"
#include "ui/list_view.h"
#include "ui/view.h"

typedef enum EntryKind {
    ENTRY_TEXT,    /* nothing to open */
    ENTRY_NOTE,    /* `file` at `line` */
    ENTRY_LINK,    /* `link` */
    ENTRY_TAG,     /* `whole` */
    ENTRY_VALUE,   /* `text` of the property `key` */
    ENTRY_HEADING, /* `line` of the note on the screen */
    ENTRY_MORE,    /* shows the rest of what `key` names */
} EntryKind;

/** All text lives in the list's arena. */
typedef struct PaneEntry {
    EntryKind kind;
    int indent; /* cells */
    Str label;  /* a key name; empty: none */
    Str mark;   /* an arrow or a status's dot before the text */
    Role mark_role;
    Str text;
    Role role;
    Str after;     /* dim, behind the text: "×2" */
    Str right;     /* dim, right-aligned: "no note yet", a count */
    Str line_text; /* a second row, dim, with a stressed part */
    size_t stress_from, stress_to;
    AttuneFileId file;
    const AttuneLink *link;
    Str key;
    Str whole; /* a tag without "#", of which `text` may show a part */
    uint32_t line;
} PaneEntry;

/** When entries have to be made anew: any of these changed. */
typedef struct PaneStamp {
    AttuneFileId file;
    uint32_t version;
    uint64_t generation;
    const void *document; /* compared, never looked into */
    bool made;
} PaneStamp;

typedef struct PaneList {
    VEC(PaneEntry) entries;
    ListView view; /* of entries */
    Arena arena;
    PaneStamp stamp;
    StrBuf count;    /* at the right end of the heading */
    int label_width; /* cells of the column of labels, with the gap behind it; 0: none */
    int entry_rows;  /* 1, or 2 with second rows */
    size_t current;  /* entry drawn as the current one; SIZE_MAX: none */
    Map folded;      /* keys of entries that are folded */
    Arena folded_keys;
    StrBuf narrow;
} PaneList;

void pane_list_clear(PaneList *list);
/** Forget the entries, keep place and folds. */
void pane_list_begin(PaneList *list, int entry_rows);
void pane_list_add(PaneList *list, const PaneEntry *entry);
/** After the last entry. */
void pane_list_end(PaneList *list);
/** Height in rows below the heading. */
void pane_list_set_rows(PaneList *list, int rows);
int pane_list_wanted_rows(const PaneList *list);
const PaneEntry *pane_list_selected(const PaneList *list);

void pane_list_draw(const PaneList *list, Surface *surface, Rect area, Str heading, bool focused);
/** Motions of lists. @return false: another action */
bool list_view_act(ListView *view, Action action, const Call *call);
/** The entry at a row of the pane, its heading counted; SIZE_MAX: none. */
size_t pane_list_entry_at(const PaneList *list, int row);

#endif
