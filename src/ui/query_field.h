#ifndef UI_QUERY_FIELD_H
#define UI_QUERY_FIELD_H

/* A prompt for queries: readline's keys, older queries with Up, and Tab for what may stand at the
 * cursor. */

#include "ui/line_edit.h"
#include "ui/line_history.h"
#include "ui/query_complete.h"
#include "ui/surface.h"

/** Zero-initialised is empty and ready, but for `history`. */
typedef struct QueryField {
    LineEdit edit;
    LineHistory *history; /* borrowed */
    bool is_offer;        /* the text is that of last time: typing replaces it */
    /* what Tab goes through; it ends with any other key */
    Completions offered;
    Arena arena;
    size_t chosen;
    size_t from; /* byte of the text where the chosen one starts; it ends at the cursor */
} QueryField;

typedef enum QueryFieldKey {
    QUERY_FIELD_IGNORED,
    QUERY_FIELD_MOVED,
    QUERY_FIELD_CHANGED,
    QUERY_FIELD_NOTHING, /* Tab: nothing can be completed here */
    QUERY_FIELD_DOWN,    /* Down, and there is no newer query */
} QueryFieldKey;

void query_field_clear(QueryField *field);
/** `offer`: the first letter typed takes its place. */
void query_field_set(QueryField *field, Str text, bool offer);
QueryFieldKey query_field_handle(QueryField *field, const AttuneVault *vault, Key key);
void query_field_paste(QueryField *field, Str text);
static inline Str query_field_text(const QueryField *field) { return line_edit_text(&field->edit); }
static inline bool query_field_is_completing(const QueryField *field)
{
    return field->offered.count > 0;
}
/** What Tab offers, the chosen one reversed, with what it means; in the rows of `area`. */
void query_field_draw_offers(const QueryField *field, Surface *surface, Rect area);

#endif
