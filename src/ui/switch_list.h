#ifndef UI_SWITCH_LIST_H
#define UI_SWITCH_LIST_H

/* What the quick switcher lists for what is typed: notes by name, title, alias or path; behind "#"
 * the headings of one. */

#include <attune/query.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "ui/surface.h"

#define SWITCH_ROWS_MAX 200

typedef enum SwitchRowKind {
    SWITCH_ROW_NAME,
    SWITCH_ROW_TITLE,
    SWITCH_ROW_ALIAS,
    SWITCH_ROW_PATH,
    SWITCH_ROW_HEADING,
} SwitchRowKind;

/** Text lives as long as the list is not made anew. */
typedef struct SwitchRow {
    SwitchRowKind kind;
    AttuneFileId file;
    Str text; /* what matched, or what stands for it */
    AttuneFuzzy match;
    Str leads_to; /* the note's title, where `text` is another name of it; else empty */
    Str folder;   /* or, of headings, the note's name */
    Str status;   /* the primary one */
    AttuneStatusClass status_class;
    uint32_t line; /* SWITCH_ROW_HEADING: its source line */
    uint8_t level;
} SwitchRow;

/** Zero-initialised is empty and ready. */
typedef struct SwitchList {
    VEC(SwitchRow) rows; /* best first */
    Arena arena;
    size_t matches; /* notes or headings that match, listed or not */
    size_t total;   /* notes of the vault, or headings of the note */
    size_t names;   /* that were looked at */
    bool headings;
    AttuneFileId of; /* the note of the headings */
} SwitchList;

typedef struct SwitchQuestion {
    const AttuneVault *vault;
    Str typed;
    const AttuneFileId *recent; /* newest first: these come first while nothing is typed */
    size_t recent_count;
    AttuneFileId note; /* whose headings "#" lists; NONE: the best match of what is before "#" */
} SwitchQuestion;

void switch_list_clear(SwitchList *list);
/** Cost: that of ranking every name (attune_switch_rank). */
void switch_list_make(SwitchList *list, const SwitchQuestion *question);
/** "6 of 62 notes, 83 names", "2 of 7 headings". */
void switch_list_append_count(const SwitchList *list, StrBuf *out);
void switch_row_draw(const SwitchRow *row, Surface *surface, Rect area, int at, bool selected);

#endif
