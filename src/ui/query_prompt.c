/* Filter by a query: the list of notes shows with every letter what is left. */

#include "base/alloc.h"
#include "ui/app_internal.h"
#include "ui/box.h"
#include "ui/popups.h"
#include "ui/query_field.h"
#include "ui/query_words.h"

#define WORD_ROWS 3

typedef struct QueryPrompt {
    Overlay overlay;
    QueryField field;
    Filter before; /* without what is typed here */
    StrBuf words;  /* what the query means; empty: nothing is typed, or it is wrong */
    Error error;
} QueryPrompt;

static QueryPrompt *prompt_of(Overlay *overlay) { return (QueryPrompt *)overlay; }
static const QueryPrompt *prompt_of_const(const Overlay *overlay)
{
    return (const QueryPrompt *)overlay;
}

/* A query that is wrong so far leaves the list as it is. */
static void apply(App *app, QueryPrompt *prompt)
{
    Str text = str_trim_ascii(query_field_text(&prompt->field));
    prompt->error = (Error){0};
    strbuf_reset(&prompt->words);
    AttuneQuery *query = attune_query_parse(text, &prompt->error);
    if (!query) {
        return;
    }
    filter_copy(&app->filter, &prompt->before);
    if (!attune_query_is_empty(query)) {
        strbuf_append(&prompt->words, attune_query_explain(query));
        filter_add_query(&app->filter, text);
    }
    attune_query_free(query);
    app_filter_changed(app);
}

static void keep(App *app, QueryPrompt *prompt)
{
    if (prompt->error.message[0]) {
        app_say(app, str_from(prompt->error.message));
        return;
    }
    line_history_add(prompt->field.history, query_field_text(&prompt->field));
    app_pop(app);
}

static void cancel(App *app, Overlay *overlay)
{
    filter_copy(&app->filter, &prompt_of(overlay)->before);
    app_filter_changed(app);
    app_pop(app);
}

static bool take_key(App *app, Overlay *overlay, Key key)
{
    QueryPrompt *prompt = prompt_of(overlay);
    if (key == UI_KEY_ENTER) {
        keep(app, prompt);
        return true;
    }
    switch (query_field_handle(&prompt->field, app->vault, key)) {
    case QUERY_FIELD_CHANGED:
        apply(app, prompt);
        return true;
    case QUERY_FIELD_NOTHING:
        app_say(app, STR("nothing to complete here"));
        return true;
    case QUERY_FIELD_MOVED:
    case QUERY_FIELD_DOWN:
        return true;
    default:
        return false;
    }
}

static void paste(App *app, Overlay *overlay, Str text)
{
    QueryPrompt *prompt = prompt_of(overlay);
    query_field_paste(&prompt->field, text);
    apply(app, prompt);
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const QueryPrompt *prompt = prompt_of_const(overlay);
    Rect above = {0, 0, app->screen.status.row, surface->columns};
    Str words = strbuf_view(&prompt->words);
    bool offers = query_field_is_completing(&prompt->field);
    int rows = offers         ? 2
               : words.length ? query_words_rows(words, above.columns - 2, WORD_ROWS)
                              : 1;
    Rect inside = drawer_draw(surface, above, rows + 1, STR("Filter by query"), STR(""));
    inside.column += 1;
    inside.columns -= 2;
    if (offers) {
        query_field_draw_offers(&prompt->field, surface, inside);
    } else if (prompt->error.message[0]) {
        surface_put_cut(surface, inside, 0, 0, inside.columns, ROLE_error,
                        str_from(prompt->error.message));
    } else if (words.length > 0) {
        query_words_draw(surface, inside, words);
    } else {
        surface_put_cut(surface, inside, 0, 0, inside.columns, ROLE_dim,
                        STR("words, “a phrase”, tag: status: path: [key:value]; Tab offers them"));
    }
}

static void fill_status(const App *app, const Overlay *overlay, Status *status)
{
    status->edit = &prompt_of_const(overlay)->field.edit;
    strbuf_append(&status->prompt, STR("&"));
    status_hint_keys(status, "Enter", "keep");
    status_hint_keys(status, "Tab", "operators");
    status_hint_keys(status, app->ascii ? "Up" : "↑", "older");
    status_hint_keys(status, "Esc", "undo");
}

static void free_prompt(Overlay *overlay)
{
    QueryPrompt *prompt = prompt_of(overlay);
    line_history_rewind(prompt->field.history);
    query_field_clear(&prompt->field);
    filter_clear(&prompt->before);
    strbuf_clear(&prompt->words);
    mem_free(prompt);
}

static const OverlayType query_prompt_type = {
    .mode = STR_INIT("FILTER"),
    .context = CONTEXT_EVERYWHERE,
    .takes_keys = true,
    .draw = draw,
    .key = take_key,
    .paste = paste,
    .cancel = cancel,
    .status = fill_status,
    .free = free_prompt,
};

void query_prompt_open(App *app)
{
    QueryPrompt *prompt = MEM_NEW(QueryPrompt);
    prompt->overlay.type = &query_prompt_type;
    prompt->field.history = query_history(app);
    line_history_rewind(prompt->field.history);
    filter_copy(&prompt->before, &app->filter);
    app_push(app, &prompt->overlay);
}
