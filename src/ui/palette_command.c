#include "ui/palette_command.h"

#include <stdlib.h>

#include "ui/app_internal.h"
#include "ui/popups.h"

static bool run_filter(App *app, Str argument)
{
    filter_add_query(&app->filter, argument);
    app_filter_changed(app);
    return true;
}

static bool run_find(App *app, Str argument)
{
    find_text(app, argument);
    return true;
}

static bool run_guide(App *app, Str argument)
{
    (void)argument;
    if (!app->options.guide) {
        app_say(app, STR("the bundled notes are not installed"));
        return false;
    }
    app_effect(app, EFFECT_OPEN_VAULT, str_from(app->options.guide), STR(""), 0, false);
    return true;
}

static bool run_line(App *app, Str argument)
{
    uint64_t line;
    if (!str_parse_u64(argument, &line) || line == 0 || line > UINT32_MAX) {
        app_message(app, "no line number: %.*s", STR_ARG(argument));
        return false;
    }
    reader_go_to_source(&app->reader, (uint32_t)line);
    app_focus(app, PANE_READER);
    return true;
}

/* A link as it would be written, so that names, aliases and headings all do. */
static bool run_note(App *app, Str argument)
{
    AttuneLink link;
    void *memory = NULL;
    bool ok = attune_link_parse(argument, &link, &memory);
    if (ok) {
        app_follow(app, &link, ATTUNE_FILE_NONE);
        app_focus(app, PANE_READER);
    }
    free(memory);
    return ok;
}

static bool run_open(App *app, Str argument)
{
    Str known = vaults_path_of(app, argument);
    Str path = str_is_empty(known) ? argument : known;
    app_effect(app, EFFECT_OPEN_VAULT, path, STR(""), 0, false);
    return true;
}

static bool run_search(App *app, Str argument)
{
    search_open(app, argument);
    return true;
}

static bool run_vault(App *app, Str argument)
{
    (void)argument;
    vaults_open(app);
    return true;
}

static const PaletteCommand commands[] = {
    {STR_INIT("filter"), STR_INIT("QUERY"), STR_INIT("Keep the notes that a query matches"),
     run_filter},
    {STR_INIT("find"), STR_INIT("TEXT"), STR_INIT("Find text in the note"), run_find},
    {STR_INIT("guide"), STR_INIT(""), STR_INIT("Open the notes that come with attune"), run_guide},
    {STR_INIT("line"), STR_INIT("N"), STR_INIT("Go to a line of the source"), run_line},
    {STR_INIT("note"), STR_INIT("NAME"), STR_INIT("Go to a note, heading or block"), run_note},
    {STR_INIT("open"), STR_INIT("PATH"), STR_INIT("Open another vault or note"), run_open},
    {STR_INIT("search"), STR_INIT("QUERY"), STR_INIT("Search the vault"), run_search},
    {STR_INIT("vault"), STR_INIT(""), STR_INIT("Choose one of the vaults that Obsidian knows"),
     run_vault},
};

const PaletteCommand *palette_command_list(size_t *count)
{
    *count = sizeof commands / sizeof *commands;
    return commands;
}
