#include "ui/popups.h"

#include "ui/app_internal.h"

TextPlace text_place_of(const App *app)
{
    Rect pane = app->screen.panes[PANE_READER];
    int measure = app->options.measure ? (int)app->options.measure : 90;
    return arrange_text(pane.columns, measure, app->screen.tiny);
}

AttuneLink link_clone(Arena *arena, const AttuneLink *link)
{
    AttuneLink copy = *link;
    AttuneStr *parts = ARENA_ARRAY(arena, AttuneStr, link->part_count);
    for (size_t i = 0; i < link->part_count; i++) {
        parts[i] = arena_clone_str(arena, link->parts[i]);
    }
    copy.parts = parts;
    copy.path = arena_clone_str(arena, link->path);
    copy.text = arena_clone_str(arena, link->text);
    copy.whole = arena_clone_str(arena, link->whole);
    copy.property = arena_clone_str(arena, link->property);
    return copy;
}
