#ifndef UI_SEARCH_VIEW_H
#define UI_SEARCH_VIEW_H

/* What the search of the vault looks like. For search.c and search_view.c alone. */

#include "ui/app_internal.h"
#include "ui/search_state.h"

typedef struct Search {
    Overlay overlay;
    SearchState *state; /* the app's */
} Search;

static inline const SearchState *search_state_of(const Overlay *overlay)
{
    return ((const Search *)overlay)->state;
}

typedef struct SearchPlaces {
    Rect words, list;
    Rect rule;   /* columns 0: there is none */
    Rect reader; /* columns 0: there is none */
    TextPlace text;
} SearchPlaces;

SearchPlaces search_places(const App *app, const SearchState *state);

void search_draw(const App *app, const Overlay *overlay, Surface *surface);
void search_append_title(const App *app, const Overlay *overlay, StrBuf *out);
void search_status(const App *app, const Overlay *overlay, Status *status);

#endif
