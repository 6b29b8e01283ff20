#ifndef UI_MENU_H
#define UI_MENU_H

/* A short list in a frame that hangs from the title row over the reader: to choose from, or only to
 * read. */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/vec.h"
#include "ui/list_view.h"
#include "ui/view.h"

typedef struct MenuItem {
    Str mark; /* before the text; one cell */
    Role mark_role;
    Str label; /* a column of its own, dim; empty: none */
    Str text;
    Str right; /* dim, right-aligned */
    AttuneFileId file;
    uint32_t id;
} MenuItem;

typedef struct Menu Menu;
struct Menu {
    Overlay overlay;
    Str mode;  /* static text */
    Str title; /* static text */
    StrBuf footer;
    const char *verb; /* of Enter, in the status line */
    VEC(MenuItem) items;
    ListView view;
    Arena arena;
    int label_width; /* cells of the widest label, and a gap; 0: no labels */
    bool reads;      /* nothing to choose: no row is selected */
    /** Enter; the menu is closed already, `item` and its text live during the call. */
    void (*chosen)(App *app, const MenuItem *item);
};

Menu *menu_new(Str mode, Str title);
/** Its text is copied. */
void menu_add(Menu *menu, const MenuItem *item);
/** The app owns it from now on. */
void menu_open(App *app, Menu *menu);

#endif
