/* What links to the note on the screen, with the words around it, and what it links to. */

#include <stdlib.h>

#include "base/utf8.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"
#include "ui/lists.h"

/* ---- the line that a link stands in, as it reads ---- */

typedef struct LinkContext {
    StrBuf text;
    size_t stress_from, stress_to;
} LinkContext;

/* Markup of the other links of the line gives way to what they show. */
static void make_context(const AttuneFile *source, const AttuneLink *link, LinkContext *out)
{
    Str text = source->text;
    size_t start = link->offset < text.length ? link->offset : text.length;
    while (start > 0 && text.data[start - 1] != '\n') {
        start--;
    }
    size_t end = str_find_char(text, '\n', start);
    end = end == STR_NOT_FOUND ? text.length : end;
    size_t at = start;
    for (size_t i = 0; i < source->record->link_count; i++) {
        const AttuneLink *other = &source->record->links[i];
        if (other->offset < at || other->offset >= end || other->length == 0) {
            continue;
        }
        strbuf_append(&out->text, str_slice(text, at, other->offset));
        if (other == link) {
            out->stress_from = out->text.length;
        }
        strbuf_append(&out->text, other->text);
        if (other == link) {
            out->stress_to = out->text.length;
        }
        at = other->offset + other->length;
    }
    strbuf_append(&out->text, str_slice(text, at, end));
}

static void add_source(App *app, PaneList *list, const AttuneLinkRef *refs, size_t count)
{
    const AttuneFile *source = attune_vault_file(app->vault, refs[0].source);
    if (!source || refs[0].index >= source->record->link_count) {
        return;
    }
    const AttuneLink *link = &source->record->links[refs[0].index];
    LinkContext context = {0};
    StrBuf times = {0};
    make_context(source, link, &context);
    Str whole = strbuf_view(&context.text);
    Str trimmed = utf8_trim(whole);
    size_t skipped = trimmed.length ? (size_t)(trimmed.data - whole.data) : 0;
    if (count > 1) {
        strbuf_append(&times, glyph_text(GLYPH_times, app->ascii));
        append_count(&times, count);
    }
    PaneEntry entry = {
        .kind = ENTRY_NOTE,
        .mark = glyph_text(GLYPH_arrow_left, app->ascii),
        .mark_role = ROLE_dim,
        .text = source->name,
        .role = ROLE_value,
        .after = strbuf_view(&times),
        .line_text = trimmed,
        .stress_from = context.stress_from >= skipped ? context.stress_from - skipped : 0,
        .stress_to = context.stress_to >= skipped ? context.stress_to - skipped : 0,
        .file = source->id,
        .line = link->line,
    };
    pane_list_add(list, &entry);
    strbuf_clear(&context.text);
    strbuf_clear(&times);
}

/* ---- mentions that are no links ---- */

/* The words of the note's name in another note, with what stands around them. */
static void add_mention(App *app, PaneList *list, const AttuneMention *mention)
{
    const AttuneFile *source = attune_vault_file(app->vault, mention->source);
    if (!source) {
        return;
    }
    Str line = attune_vault_line(app->vault, mention->source, mention->line);
    PaneEntry entry = {
        .kind = ENTRY_NOTE,
        .mark = glyph_text(GLYPH_dot, app->ascii),
        .mark_role = ROLE_dim,
        .text = source->name,
        .role = ROLE_value,
        .right = STR("not linked"),
        .line_text = line,
        .stress_from = utf8_offset_of(line, mention->column > 0 ? mention->column - 1 : 0),
        .file = source->id,
        .line = mention->line,
    };
    entry.stress_to = utf8_offset_of(line, mention->column - 1 + mention->length);
    pane_list_add(list, &entry);
}

static void add_mentions(App *app, PaneList *list)
{
    bool current = app->mentions && app->mentions_of == app->reader.file &&
                   app->mentions_generation == attune_vault_generation(app->vault);
    if (!current) {
        return;
    }
    size_t count = 0;
    const AttuneMention *mentions = attune_mentions_list(app->mentions, &count);
    for (size_t i = 0; i < count; i++) {
        add_mention(app, list, &mentions[i]);
    }
    app->mentions_shown = count;
}

static bool wants_mentions(const App *app)
{
    return app->wish.focus == PANE_BACKLINKS && app->reader.document &&
           attune_vault_progress(app->vault).stage == ATTUNE_STAGE_READY;
}

bool mentions_work(App *app, unsigned milliseconds)
{
    if (!wants_mentions(app)) {
        return false;
    }
    uint64_t generation = attune_vault_generation(app->vault);
    if (!app->mentions || app->mentions_of != app->reader.file ||
        app->mentions_generation != generation) {
        attune_mentions_free(app->mentions);
        app->mentions = attune_mentions_start(app->vault, app->reader.file);
        app->mentions_of = app->reader.file;
        app->mentions_generation = generation;
        app->mentions_shown = 0;
        app->mentions_done = false;
    }
    if (app->mentions_done) {
        return false;
    }
    app->mentions_done = !attune_mentions_step(app->mentions, milliseconds);
    size_t count = 0;
    attune_mentions_list(app->mentions, &count);
    if (count != app->mentions_shown) {
        app->lists[PANE_BACKLINKS].stamp.made = false;
    }
    return !app->mentions_done;
}

static void build_backlinks(App *app, PaneList *list)
{
    size_t count = 0, sources = 0;
    const AttuneLinkRef *refs = attune_vault_backlinks(app->vault, app->reader.file, &count);
    pane_list_begin(list, 2);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && refs[end].source == refs[i].source;) {
            end++;
        }
        add_source(app, list, refs + i, end - i);
        sources++;
    }
    append_count(&list->count, count);
    if (count > 0) {
        strbuf_append(&list->count, STR(" in "));
        append_counted(&list->count, sources, "note", "notes");
    }
    add_mentions(app, list);
    pane_list_end(list);
}

/* ---- links out ---- */

static void add_outgoing(App *app, PaneList *list, const AttuneOutgoing *outgoing)
{
    const AttuneFile *target = attune_vault_file(app->vault, outgoing->target);
    const AttuneRecord *record = app->reader.document->record;
    if (outgoing->first >= record->link_count) {
        return;
    }
    const AttuneLink *link = &record->links[outgoing->first];
    StrBuf times = {0};
    if (outgoing->count > 1) {
        strbuf_append(&times, glyph_text(GLYPH_times, app->ascii));
        append_count(&times, outgoing->count);
    }
    PaneEntry entry = {
        .kind = target && target->class_ == ATTUNE_FILE_NOTE ? ENTRY_NOTE : ENTRY_LINK,
        .mark = glyph_text(GLYPH_arrow_right, app->ascii),
        .mark_role = ROLE_dim,
        .text = target ? target->name : link->path,
        .role = target ? ROLE_value : ROLE_link_missing,
        .after = strbuf_view(&times),
        .right = target ? STR("") : STR("no note yet"),
        .file = outgoing->target,
        .link = link,
    };
    pane_list_add(list, &entry);
    strbuf_clear(&times);
}

static void build_links(App *app, PaneList *list)
{
    size_t count = 0;
    AttuneOutgoing *outgoing = attune_vault_outgoing(app->vault, app->reader.file, &count);
    pane_list_begin(list, 1);
    for (size_t i = 0; i < count && app->reader.document; i++) {
        add_outgoing(app, list, &outgoing[i]);
    }
    free(outgoing);
    append_count(&list->count, count);
    pane_list_end(list);
}

/* ---- the panes ---- */

static void update_backlinks(App *app, Rect area)
{
    PaneList *list = &app->lists[PANE_BACKLINKS];
    if (lists_is_stale(app, list)) {
        build_backlinks(app, list);
    }
    pane_list_set_rows(list, area.rows - 1);
}

static void draw_backlinks(const App *app, Surface *surface, Rect area, bool focused)
{
    pane_list_draw(&app->lists[PANE_BACKLINKS], surface, area, STR("Links here"), focused);
}

static bool act_backlinks(App *app, Action action, const Call *call)
{
    return lists_act(app, PANE_BACKLINKS, action, call);
}

static void click_backlinks(App *app, int row, int column)
{
    (void)column;
    lists_click(app, PANE_BACKLINKS, row);
}

static int backlinks_rows(const App *app)
{
    return pane_list_wanted_rows(&app->lists[PANE_BACKLINKS]);
}

static void backlinks_status(const App *app, Status *out)
{
    lists_status(app, PANE_BACKLINKS, out);
}

static void update_links(App *app, Rect area)
{
    PaneList *list = &app->lists[PANE_LINKS];
    if (lists_is_stale(app, list)) {
        build_links(app, list);
    }
    pane_list_set_rows(list, area.rows - 1);
}

static void draw_links(const App *app, Surface *surface, Rect area, bool focused)
{
    pane_list_draw(&app->lists[PANE_LINKS], surface, area, STR("Links out"), focused);
}

static bool act_links(App *app, Action action, const Call *call)
{
    return lists_act(app, PANE_LINKS, action, call);
}

static void click_links(App *app, int row, int column)
{
    (void)column;
    lists_click(app, PANE_LINKS, row);
}

static int links_rows(const App *app) { return pane_list_wanted_rows(&app->lists[PANE_LINKS]); }

static void links_status(const App *app, Status *out) { lists_status(app, PANE_LINKS, out); }

const PaneType pane_type_backlinks = {
    .mode = STR_INIT("BACKLINKS"),
    .context = CONTEXT_LIST,
    .update = update_backlinks,
    .draw = draw_backlinks,
    .act = act_backlinks,
    .click = click_backlinks,
    .wanted_rows = backlinks_rows,
    .status = backlinks_status,
};

const PaneType pane_type_links = {
    .mode = STR_INIT("LINKS"),
    .context = CONTEXT_LIST,
    .update = update_links,
    .draw = draw_links,
    .act = act_links,
    .click = click_links,
    .wanted_rows = links_rows,
    .status = links_status,
};
