/* The properties of the note on the screen, each value a row that can be followed or filtered by.
 */

#include "base/unicode.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/lists.h"

#define ROWS_A_LIST 3 /* a longer one shows two items and how many more there are */

typedef struct Builder {
    App *app;
    PaneList *list;
    const AttuneRecord *record;
    const AttuneProperty *property;
    bool first; /* the next row is the first one of its property */
} Builder;

static bool is_key(const AttuneProperty *property, Str one, Str other)
{
    return str_equal(property->folded, one) || str_equal(property->folded, other);
}

static Str origin_word(const AttuneProperty *property)
{
    switch (property->origin) {
    case ATTUNE_PROPERTY_SALVAGED:
        return STR("as text");
    case ATTUNE_PROPERTY_INLINE:
        return STR("inline");
    default:
        return STR("");
    }
}

static void add(Builder *b, PaneEntry entry)
{
    entry.key = b->property->key;
    if (entry.kind != ENTRY_NOTE && entry.line == 0) {
        entry.line = b->property->line;
    }
    if (b->first) {
        entry.label = b->property->key;
        entry.after = str_is_empty(entry.after) ? origin_word(b->property) : entry.after;
    }
    b->first = false;
    pane_list_add(b->list, &entry);
}

static void add_more(Builder *b, size_t count)
{
    StrBuf text = {0};
    strbuf_append(&text, STR("+ "));
    append_count(&text, count);
    strbuf_append(&text, STR(" more"));
    add(b, (PaneEntry){.kind = ENTRY_MORE, .text = strbuf_view(&text), .role = ROLE_dim});
    strbuf_clear(&text);
}

/* How many of `count` items to show. */
static size_t shown_items(const Builder *b, size_t count)
{
    return count <= ROWS_A_LIST || lists_is_turned(b->list, b->property->key) ? count
                                                                              : ROWS_A_LIST - 1;
}

static const AttuneStatus *status_of(const Builder *b, Str text)
{
    for (size_t i = 0; i < b->record->status_count; i++) {
        if (str_equal(b->record->statuses[i].text, text)) {
            return &b->record->statuses[i];
        }
    }
    return NULL;
}

static void add_status(Builder *b, const AttuneValue *value)
{
    const AttuneStatus *status = status_of(b, value->text);
    PaneEntry entry = {.kind = ENTRY_VALUE, .text = value->text, .role = ROLE_value};
    if (status && status_has_glyph(status->class_, value->text)) {
        entry.mark = status_glyph(status->class_, b->app->ascii);
        entry.mark_role = status_role(status->class_);
    }
    add(b, entry);
}

static void add_link(Builder *b, const AttuneLink *link)
{
    AttuneResolution resolution = attune_vault_resolve(b->app->vault, link, b->app->reader.file);
    bool missing = resolution.target == ATTUNE_FILE_NONE && resolution.how != ATTUNE_HOW_EXTERNAL &&
                   !link->external;
    add(b, (PaneEntry){.kind = ENTRY_LINK,
                       .text = link->text,
                       .role = missing ? ROLE_link_missing : ROLE_link,
                       .link = link});
}

/* A day that has a note of its own (vault-spec 2.14). @return false: it has none */
static bool add_day(Builder *b, const AttuneValue *value)
{
    if (value->type != ATTUNE_TYPE_DATE && value->type != ATTUNE_TYPE_DATETIME) {
        return false;
    }
    AttuneFileId day = attune_vault_daily_note(b->app->vault, value->text);
    if (day == ATTUNE_FILE_NONE) {
        return false;
    }
    add(b, (PaneEntry){.kind = ENTRY_NOTE, .text = value->text, .role = ROLE_link, .file = day});
    return true;
}

static void add_value(Builder *b, const AttuneValue *value)
{
    if (add_day(b, value)) {
        return;
    }
    if (value->type == ATTUNE_TYPE_LINK && value->link) {
        add_link(b, value->link);
        return;
    }
    if (is_key(b->property, STR("status"), STR("status"))) {
        add_status(b, value);
        return;
    }
    bool empty = value->type == ATTUNE_TYPE_NULL || str_is_empty(value->text);
    Str text = empty && value->type == ATTUNE_TYPE_TEXT ? STR("\"\"") : value->text;
    add(b, (PaneEntry){.kind = ENTRY_VALUE,
                       .text = text,
                       .line = value->line,
                       .role = empty ? ROLE_value_empty : ROLE_value});
}

static void add_aliases(Builder *b)
{
    size_t shown = shown_items(b, b->record->alias_count);
    for (size_t i = 0; i < shown; i++) {
        add(b, (PaneEntry){.kind = ENTRY_TEXT, .text = b->record->aliases[i], .role = ROLE_value});
    }
    if (shown < b->record->alias_count) {
        add_more(b, b->record->alias_count - shown);
    }
}

static void add_tags(Builder *b)
{
    size_t count = 0, seen = 0;
    while (count < b->record->tag_count && b->record->tags[count].line == 0) {
        count++;
    }
    size_t shown = shown_items(b, count);
    for (size_t i = 0; i < count && seen < shown; i++, seen++) {
        StrBuf text = {0};
        strbuf_append(&text, STR("#"));
        strbuf_append(&text, b->record->tags[i].name);
        add(b, (PaneEntry){.kind = ENTRY_TAG,
                           .text = strbuf_view(&text),
                           .whole = b->record->tags[i].name,
                           .role = ROLE_tag});
        strbuf_clear(&text);
    }
    if (shown < count) {
        add_more(b, count - shown);
    }
}

static void add_items(Builder *b)
{
    size_t shown = shown_items(b, b->property->item_count);
    for (size_t i = 0; i < shown; i++) {
        add_value(b, &b->property->items[i]);
    }
    if (shown < b->property->item_count) {
        add_more(b, b->property->item_count - shown);
    }
}

static void add_property(Builder *b, const AttuneProperty *property)
{
    b->property = property;
    b->first = true;
    if (is_key(property, STR("aliases"), STR("alias"))) {
        add_aliases(b);
    } else if (is_key(property, STR("tags"), STR("tag"))) {
        add_tags(b);
    } else if (property->value.type == ATTUNE_TYPE_LIST) {
        add_items(b);
    } else {
        add_value(b, &property->value);
    }
    if (b->first) {
        add(b, (PaneEntry){
                   .kind = ENTRY_TEXT, .text = property->value.text, .role = ROLE_value_empty});
    }
}

static void update(App *app, Rect area)
{
    PaneList *list = &app->lists[PANE_PROPERTIES];
    if (lists_is_stale(app, list)) {
        pane_list_begin(list, 1);
        const AttuneDocument *document = app->reader.document;
        Builder builder = {.app = app, .list = list, .record = document ? document->record : NULL};
        for (size_t i = 0; document && i < document->record->property_count; i++) {
            add_property(&builder, &document->record->properties[i]);
        }
        append_count(&list->count, document ? document->record->property_count : 0);
        pane_list_end(list);
    }
    pane_list_set_rows(list, area.rows - 1);
}

static void draw(const App *app, Surface *surface, Rect area, bool focused)
{
    pane_list_draw(&app->lists[PANE_PROPERTIES], surface, area, STR("Properties"), focused);
}

static bool act(App *app, Action action, const Call *call)
{
    return lists_act(app, PANE_PROPERTIES, action, call);
}

static void click(App *app, int row, int column)
{
    (void)column;
    lists_click(app, PANE_PROPERTIES, row);
}

static int wanted_rows(const App *app)
{
    return pane_list_wanted_rows(&app->lists[PANE_PROPERTIES]);
}

static void status(const App *app, Status *out) { lists_status(app, PANE_PROPERTIES, out); }

const PaneType pane_type_properties = {
    .mode = STR_INIT("PROPERTIES"),
    .context = CONTEXT_LIST,
    .update = update,
    .draw = draw,
    .act = act,
    .click = click,
    .wanted_rows = wanted_rows,
    .status = status,
};
