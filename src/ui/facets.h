#ifndef UI_FACETS_H
#define UI_FACETS_H

/* Filtering by tag or property (reference screens 04a, 04b): a frame over the reader, the tree
 * beside it shows at once what is left. For the files of this pop-up alone. */

#include <attune/query.h>

#include "ui/app_internal.h"

typedef enum FacetStep { FACET_KEYS, FACET_VALUES, FACET_TAGS } FacetStep;

typedef struct FacetRow {
    const AttuneFacet *facet; /* of `counted` */
} FacetRow;

typedef struct FacetsPopup {
    Overlay overlay;
    FacetStep step;
    StrBuf key;    /* the property whose values are shown */
    Filter before; /* as it was, for Esc */
    AttuneFacets *counted;
    VEC(FacetRow) rows;
    ListView view;
    size_t key_row;     /* where one was in the list of keys */
    NoteSet set;        /* the notes left with the other filters */
    size_t set_count;   /* how many notes that are */
    size_t in_vault;    /* entries of the whole vault */
    size_t value_count; /* of the rows, "none" not counted */
    uint32_t widest;    /* the largest count of the list, of notes or totals: a full bar */
    StrBuf narrow;
    bool stale; /* count again */
    uint32_t set_changes;
    uint64_t generation;
} FacetsPopup;

static inline FacetsPopup *facets_of(Overlay *overlay) { return (FacetsPopup *)overlay; }

/** Where it lies on the screen, frame and all. */
Rect facets_place(const App *app, const FacetsPopup *popup);
void facets_draw(const App *app, const Overlay *overlay, Surface *surface);
void facets_status(const App *app, const Overlay *overlay, Status *out);

/* The kinds behind each step. */
AttuneFacetKind facets_kind(const FacetsPopup *popup);
ChipKind facets_chip(const FacetsPopup *popup);
FilterMark facets_mark_of(const App *app, const FacetsPopup *popup, const AttuneFacet *facet);

#endif
