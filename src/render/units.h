#ifndef RENDER_UNITS_H
#define RENDER_UNITS_H

/* What a page consists of: pieces that are laid out one by one, each alone. */

#include "render/layout.h"

typedef enum UnitKind { UNIT_HEAD, UNIT_BLOCK, UNIT_ITEM, UNIT_FOOTNOTE } UnitKind;

#define UNIT_NONE UINT32_MAX

typedef struct Unit {
    UnitKind kind;
    bool hidden;        /* in a folded section, or said by the head already */
    bool repeats_title; /* the latter */
    bool laid_out;
    bool blank_before; /* a blank line stands above it */
    uint32_t line;     /* of the source: first and last, for finding it */
    uint32_t end_line;
    uint32_t index; /* items: place in the list; footnotes: among those shown; blocks: piece of a
                       long one */
    uint32_t number_width;
    uint32_t section;      /* unit of the heading that it stands under, or UNIT_NONE */
    uint32_t folded_lines; /* of a folded heading: how many it hides; else 0 */
    const AttuneNode *node;
    const AttuneNode *before; /* neighbour above */
    const AttuneNode *child;  /* of a long quote: the block in it; else `node` */
    const AttuneNode *first;  /* of a piece of `child`: its inlines or rows; NULL: it is no such */
    const AttuneNode *until;
    CodePiece code;    /* of long code; an empty text: it is no such */
    size_t first_line; /* of the page; the blank one when there is one */
    size_t first_target;
    Arena arena;
    LayoutResult result;
} Unit;

typedef VEC(Unit) UnitVec;

struct Page {
    const AttuneDocument *document;
    PageOptions options;
    Folds folds;
    PanVec pans;
    Layout layout;
    UnitVec units;
    uint32_t body_end; /* units from here on are footnotes */
    size_t laid_out;   /* units that are done */
    size_t line_count;
    size_t target_count;
    uint32_t last_shown; /* last unit that has lines, or UNIT_NONE */
};

/** The units of the blocks from `first` to `last`; the head's before them when the options say so.
 */
void units_collect(Page *page, const AttuneNode *first, const AttuneNode *last);
/** Find out what folded headings hide. */
void units_fold(Page *page);
/** Lay out one unit by itself. */
void unit_layout(Page *page, Unit *unit);
void unit_clear(Unit *unit);

/** Lay out the first `count` units at least. */
void page_layout_units(Page *page, size_t count);
/** The unit that has line `index`, among those laid out; NULL when none has. */
const Unit *page_unit_of_line(const Page *page, size_t index);

static inline size_t unit_content_line(const Unit *unit)
{
    return unit->first_line + unit->blank_before;
}
static inline size_t unit_end_line(const Unit *unit)
{
    return unit_content_line(unit) + unit->result.line_count;
}

#endif
