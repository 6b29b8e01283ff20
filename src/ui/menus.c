/* The lists that a menu shows: orders of the tree, neighbours of a note, facts of a note. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/menu.h"

/* ---- how the tree is sorted ---- */

typedef struct Order {
    const char *word;
    AttuneSortKey key;
    bool descending; /* newest, longest, most linked first */
} Order;

static const Order orders[] = {
    {"name", ATTUNE_SORT_NAME, false},          {"title", ATTUNE_SORT_TITLE, false},
    {"modified", ATTUNE_SORT_MODIFIED, true},   {"created", ATTUNE_SORT_CREATED, true},
    {"words", ATTUNE_SORT_WORDS, true},         {"links", ATTUNE_SORT_LINKS, true},
    {"backlinks", ATTUNE_SORT_BACKLINKS, true},
};
#define ORDER_COUNT (sizeof orders / sizeof *orders)

static void choose_order(App *app, const MenuItem *item)
{
    TreeState *state = &app->notes;
    if (item->id < ORDER_COUNT) {
        state->sort =
            (AttuneSort){.key = orders[item->id].key, .descending = orders[item->id].descending};
    } else {
        strbuf_reset(&state->sort_property);
        strbuf_append(&state->sort_property, item->text);
        state->sort = (AttuneSort){.key = ATTUNE_SORT_PROPERTY,
                                   .property = strbuf_view(&state->sort_property)};
    }
    notes_mark_stale(app);
    app_message(app, "notes by %.*s", STR_ARG(item->text));
}

/* Counting the keys of a large vault takes a moment, so it waits until it is asked for. */
static void choose_property(App *app)
{
    size_t count = 0;
    AttuneFacets *facets = attune_facets_count(app->vault, ATTUNE_FACET_KEY, STR(""), NULL, 0);
    const AttuneFacet *keys = attune_facets_list(facets, &count);
    Menu *menu = menu_new(STR("SORT"), STR("Sort notes by a property"));
    menu->verb = "sort";
    menu->chosen = choose_order;
    for (size_t i = 0; i < count; i++) {
        StrBuf notes = {0};
        append_counted(&notes, keys[i].notes, "note", "notes");
        MenuItem item = {.text = keys[i].text,
                         .right = strbuf_view(&notes),
                         .file = ATTUNE_FILE_NONE,
                         .id = (uint32_t)(ORDER_COUNT + i)};
        menu_add(menu, &item);
        strbuf_clear(&notes);
    }
    attune_facets_free(facets);
    menu_open(app, menu);
}

static void choose_order_or_property(App *app, const MenuItem *item)
{
    if (item->id == ORDER_COUNT) {
        choose_property(app);
    } else {
        choose_order(app, item);
    }
}

void sort_menu_open(App *app)
{
    Menu *menu = menu_new(STR("SORT"), STR("Sort notes by"));
    menu->verb = "sort";
    menu->chosen = choose_order_or_property;
    for (size_t i = 0; i < ORDER_COUNT; i++) {
        bool now = app->notes.sort.key == orders[i].key ||
                   (app->notes.sort.key == ATTUNE_SORT_PATH && i == 0);
        MenuItem item = {.text = str_from(orders[i].word),
                         .right = now ? STR("now") : STR(""),
                         .file = ATTUNE_FILE_NONE,
                         .id = (uint32_t)i};
        menu_add(menu, &item);
        menu->view.selected = now ? i : menu->view.selected;
    }
    bool by_property = app->notes.sort.key == ATTUNE_SORT_PROPERTY;
    MenuItem item = {.text = STR("a property"),
                     .right = by_property ? app->notes.sort.property : STR(""),
                     .file = ATTUNE_FILE_NONE,
                     .id = (uint32_t)ORDER_COUNT};
    menu_add(menu, &item);
    menu->view.selected = by_property ? ORDER_COUNT : menu->view.selected;
    menu_open(app, menu);
}

/* ---- neighbours ---- */

typedef struct Neighbour {
    AttuneFileId file;
    uint32_t in, out;
} Neighbour;

typedef VEC(Neighbour) Neighbours;

static int compare_neighbours(const void *a, const void *b, void *vault)
{
    AttuneFileId left = ((const Neighbour *)a)->file, right = ((const Neighbour *)b)->file;
    return left == right ? 0 : attune_vault_compare(vault, left, right);
}

static void merge_equal(Neighbours *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        Neighbour *next = &list->items[i];
        if (kept > 0 && list->items[kept - 1].file == next->file) {
            list->items[kept - 1].in += next->in;
            list->items[kept - 1].out += next->out;
        } else {
            list->items[kept++] = *next;
        }
    }
    list->count = kept;
}

static void find_neighbours(const App *app, AttuneFileId note, Neighbours *list)
{
    size_t count = 0;
    AttuneOutgoing *outgoing = attune_vault_outgoing(app->vault, note, &count);
    for (size_t i = 0; i < count; i++) {
        Neighbour neighbour = {.file = outgoing[i].target, .out = outgoing[i].count};
        if (neighbour.file != ATTUNE_FILE_NONE) {
            vec_push(list, neighbour);
        }
    }
    free(outgoing);
    const AttuneLinkRef *refs = attune_vault_backlinks(app->vault, note, &count);
    for (size_t i = 0; i < count; i++) {
        Neighbour neighbour = {.file = refs[i].source, .in = 1};
        vec_push(list, neighbour);
    }
    if (list->count > 0) {
        qsort_r(list->items, list->count, sizeof(Neighbour), compare_neighbours, app->vault);
    }
    merge_equal(list);
}

static void open_neighbour(App *app, const MenuItem *item)
{
    const AttuneFile *file = attune_vault_file(app->vault, item->file);
    if (file && file->class_ == ATTUNE_FILE_NOTE && app_visit(app, item->file)) {
        app_focus(app, PANE_READER);
    } else if (file) {
        char *path = attune_vault_absolute_path(app->vault, item->file);
        app_ask_open(app, str_from(path), STR(""));
        free(path);
    }
}

static Str both_ways(const App *app) { return app->ascii ? STR("=") : STR("↔"); }

static void add_neighbour(const App *app, Menu *menu, const Neighbour *neighbour)
{
    const AttuneFile *file = attune_vault_file(app->vault, neighbour->file);
    if (!file) {
        return;
    }
    size_t slash = str_find_last_char(file->path, '/');
    bool in = neighbour->in > 0, out = neighbour->out > 0;
    MenuItem item = {
        .mark = in && out ? both_ways(app)
                : in      ? glyph_text(GLYPH_arrow_left, app->ascii)
                          : glyph_text(GLYPH_arrow_right, app->ascii),
        .mark_role = ROLE_dim,
        .text = file->name,
        .right = str_slice(file->path, 0, slash == STR_NOT_FOUND ? 0 : slash),
        .file = file->id,
    };
    menu_add(menu, &item);
}

void neighbours_open(App *app)
{
    AttuneFileId note = app_subject(app);
    Neighbours list = {0};
    if (attune_vault_file(app->vault, note)) {
        find_neighbours(app, note, &list);
    }
    if (list.count == 0) {
        app_say(app, STR("no note links here, and none is linked from here"));
    } else {
        Menu *menu = menu_new(STR("NEIGHBOURS"), STR("Neighbours"));
        menu->chosen = open_neighbour;
        for (size_t i = 0; i < list.count; i++) {
            add_neighbour(app, menu, &list.items[i]);
        }
        append_counted(&menu->footer, menu->items.count, "note", "notes");
        menu_open(app, menu);
    }
    vec_clear(&list);
}

/* ---- facts ---- */

static void add_fact(Menu *menu, const char *label, StrBuf *text)
{
    MenuItem item = {.label = str_from(label), .text = strbuf_view(text), .file = ATTUNE_FILE_NONE};
    if (text->length > 0) {
        menu_add(menu, &item);
    }
    strbuf_clear(text);
}

static void add_date(Menu *menu, const char *label, Str property, int64_t ns)
{
    StrBuf text = {0};
    strbuf_append(&text, property);
    if (str_is_empty(property) && ns > 0) {
        DateTime time = date_time_from_ns(ns, false);
        date_append_format(&text, STR("%Y-%m-%d %H:%M"), &time);
    }
    add_fact(menu, label, &text);
}

static void add_counts(const App *app, Menu *menu, const AttuneFile *file)
{
    const AttuneRecord *record = file->record;
    StrBuf text = {0};
    append_counted(&text, record->word_count, "word, ", "words, ");
    append_counted(&text, record->line_count, "line, ", "lines, ");
    append_counted(&text, file->size, "byte", "bytes");
    add_fact(menu, "size", &text);
    append_counted(&text, attune_vault_link_count(app->vault, file->id), "link out, ",
                   "links out, ");
    append_counted(&text, attune_vault_backlink_count(app->vault, file->id), "link here",
                   "links here");
    add_fact(menu, "links", &text);
    append_counted(&text, record->property_count, "property, ", "properties, ");
    append_counted(&text, record->tag_count, "tag, ", "tags, ");
    append_counted(&text, record->heading_count, "heading, ", "headings, ");
    append_counted(&text, record->task_count, "task", "tasks");
    add_fact(menu, "holds", &text);
    for (size_t i = 0; i < record->problem_count; i++) {
        strbuf_printf(&text, "line %u: %.*s %.*s", record->problems[i].line,
                      STR_ARG(record->problems[i].subject), STR_ARG(record->problems[i].message));
        add_fact(menu, i == 0 ? "problems" : "", &text);
    }
}

void facts_open(App *app)
{
    const AttuneFile *file = attune_vault_file(app->vault, app_subject(app));
    if (!file) {
        app_say(app, STR("no note here"));
        return;
    }
    Menu *menu = menu_new(STR("FACTS"), STR("Facts"));
    menu->reads = true;
    StrBuf text = {0};
    strbuf_append(&text, file->title);
    add_fact(menu, "title", &text);
    strbuf_append(&text, file->path);
    add_fact(menu, "path", &text);
    bool note = file->record != NULL;
    add_date(menu, "created", note ? file->record->created : STR(""), file->created_ns);
    add_date(menu, "modified", note ? file->record->modified : STR(""), file->modified_ns);
    if (note) {
        add_counts(app, menu, file);
    }
    menu_open(app, menu);
}
