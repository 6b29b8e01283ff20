/* The vaults that another program knows of, to open one in place of this (vault-spec 1.2). */

#include <stdlib.h>

#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/menu.h"

static void open_vault(App *app, Str path)
{
    app_effect(app, EFFECT_OPEN_VAULT, path, STR(""), 0, false);
}

static void choose(App *app, const MenuItem *item) { open_vault(app, item->right); }

/* What was open last comes first. */
static int compare_vaults(const void *a, const void *b)
{
    const AttuneKnownVault *x = a, *y = b;
    if (x->opened != y->opened) {
        return x->opened > y->opened ? -1 : 1;
    }
    int order = str_compare(x->name, y->name);
    return order ? order : str_compare(x->path, y->path);
}

void vaults_open(App *app)
{
    size_t count = app->options.known_vault_count;
    if (count == 0) {
        app_say(app, STR("no vault is known; :open PATH opens a folder"));
        return;
    }
    Menu *menu = menu_new(STR("VAULTS"), STR("Vaults"));
    menu->chosen = choose;
    AttuneKnownVault *vaults = ARENA_ARRAY(&menu->arena, AttuneKnownVault, count);
    for (size_t i = 0; i < count; i++) {
        vaults[i] = app->options.known_vaults[i];
    }
    qsort(vaults, count, sizeof *vaults, compare_vaults);
    for (size_t i = 0; i < count; i++) {
        MenuItem item = {.text = vaults[i].name, .right = vaults[i].path, .file = ATTUNE_FILE_NONE};
        menu_add(menu, &item);
    }
    append_counted(&menu->footer, count, "vault", "vaults");
    menu_open(app, menu);
}

Str vaults_path_of(const App *app, Str name)
{
    for (size_t i = 0; i < app->options.known_vault_count; i++) {
        if (str_equal(app->options.known_vaults[i].name, name)) {
            return app->options.known_vaults[i].path;
        }
    }
    return STR("");
}
