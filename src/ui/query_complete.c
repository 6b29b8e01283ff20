#include "ui/query_complete.h"

#include "base/strbuf.h"
#include "base/unicode.h"
#include "ui/glyphs.h"

typedef struct Operator {
    Str name;
    CompleteKind operand;
    Str note;
} Operator;

/* In the order in which they are offered. */
static const Operator operators[] = {
    {STR_INIT("tag:"), COMPLETE_TAG, STR_INIT("a tag or one below it")},
    {STR_INIT("status:"), COMPLETE_STATUS, STR_INIT("a status")},
    {STR_INIT("path:"), COMPLETE_PATH, STR_INIT("in the path")},
    {STR_INIT("file:"), COMPLETE_NOTE, STR_INIT("in the file name")},
    {STR_INIT("content:"), COMPLETE_NOTHING, STR_INIT("in the text, not in the path")},
    {STR_INIT("line:"), COMPLETE_OPERATOR, STR_INIT("all in one line")},
    {STR_INIT("block:"), COMPLETE_OPERATOR, STR_INIT("all in one block")},
    {STR_INIT("section:"), COMPLETE_OPERATOR, STR_INIT("all in one section")},
    {STR_INIT("task:"), COMPLETE_OPERATOR, STR_INIT("all in one task")},
    {STR_INIT("task-todo:"), COMPLETE_OPERATOR, STR_INIT("all in one open task")},
    {STR_INIT("task-done:"), COMPLETE_OPERATOR, STR_INIT("all in one finished task")},
    {STR_INIT("is:"), COMPLETE_IS, STR_INIT("orphan, deadend, unresolved, untagged, bookmarked")},
    {STR_INIT("links-to:"), COMPLETE_NOTE, STR_INIT("has a link to that note")},
    {STR_INIT("linked-from:"), COMPLETE_NOTE, STR_INIT("that note has a link to it")},
    {STR_INIT("modified:"), COMPLETE_NOTHING, STR_INIT("a date, a range, <7d, >2w")},
    {STR_INIT("created:"), COMPLETE_NOTHING, STR_INIT("a date, a range, <7d, >2w")},
    {STR_INIT("match-case:"), COMPLETE_OPERATOR, STR_INIT("upper and lower case as typed")},
    {STR_INIT("ignore-case:"), COMPLETE_OPERATOR, STR_INIT("upper and lower case alike")},
    {STR_INIT("["), COMPLETE_KEY, STR_INIT("a property: [key] or [key:value]")},
};
#define OPERATOR_COUNT (sizeof operators / sizeof *operators)

static const Completion flags[] = {
    {STR_INIT("orphan"), STR_INIT("no links in or out")},
    {STR_INIT("deadend"), STR_INIT("no links out")},
    {STR_INIT("unresolved"), STR_INIT("a link leads nowhere")},
    {STR_INIT("untagged"), STR_INIT("no tag")},
    {STR_INIT("bookmarked"), STR_INIT("in the bookmarks")},
};

/* ---- what stands at the cursor ---- */

/* Where the text up to the cursor is in the language. */
typedef struct Scan {
    size_t token; /* start of the last token */
    size_t quote; /* of an open phrase, or SIZE_MAX */
    size_t bracket;
    size_t colon; /* of the open bracket's key, or SIZE_MAX */
} Scan;

static bool starts_bracket(Str text, size_t i)
{
    return text.data[i] == '[' && !(i + 1 < text.length && text.data[i + 1] == '[');
}

static Scan scan(Str text)
{
    Scan s = {0, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (s.quote != SIZE_MAX) {
            i += c == '\\';
            s.quote = c == '"' ? SIZE_MAX : s.quote;
        } else if (c == '"') {
            s.quote = i;
        } else if (s.bracket != SIZE_MAX && c == ']') {
            s.bracket = s.colon = SIZE_MAX;
            s.token = i + 1;
        } else if (s.bracket != SIZE_MAX && c == ':' && s.colon == SIZE_MAX) {
            s.colon = i;
            s.token = i + 1;
        } else if (ascii_is_space(c) || c == '(' || c == ')') {
            s.token = i + 1;
        } else if (s.bracket == SIZE_MAX && i == s.token && starts_bracket(text, i)) {
            s.bracket = i;
            s.token = i + 1;
        } else if (s.bracket == SIZE_MAX && i == s.token && c == '-') {
            s.token = i + 1;
        }
    }
    return s;
}

static Str without_quotes(Str text)
{
    if (text.length > 0 && text.data[0] == '"') {
        text = str_from_offset(text, 1);
    }
    if (text.length > 0 && text.data[text.length - 1] == '"') {
        text.length--;
    }
    return text;
}

static const Operator *operator_at(Str token)
{
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        Str name = operators[i].name;
        if (name.length > 1 && token.length >= name.length &&
            str_equal_ascii_nocase(str_slice(token, 0, name.length), name)) {
            return &operators[i];
        }
    }
    return NULL;
}

static CompletePlace place_in_bracket(Str text, const Scan *s)
{
    if (s->colon == SIZE_MAX) {
        Str rest = str_from_offset(text, s->bracket + 1);
        return (CompletePlace){COMPLETE_KEY, s->bracket + 1, without_quotes(rest), {0}};
    }
    size_t from = s->quote != SIZE_MAX ? s->quote : s->token;
    Str key = without_quotes(str_trim_ascii(str_slice(text, s->bracket + 1, s->colon)));
    return (CompletePlace){COMPLETE_ELEMENT, from, without_quotes(str_from_offset(text, from)),
                           key};
}

CompletePlace query_complete_place(Str text, size_t cursor)
{
    text = str_slice(text, 0, cursor);
    Scan s = scan(text);
    if (s.bracket != SIZE_MAX) {
        return place_in_bracket(text, &s);
    }
    CompleteKind kind = COMPLETE_OPERATOR;
    size_t from = s.token;
    for (const Operator *op;
         kind == COMPLETE_OPERATOR && (op = operator_at(str_from_offset(text, from))) != NULL;) {
        kind = op->operand;
        from += op->name.length;
        while (kind == COMPLETE_OPERATOR && from < text.length && text.data[from] == '-') {
            from++;
        }
    }
    Str prefix = str_from_offset(text, from);
    if (s.quote != SIZE_MAX && (kind == COMPLETE_OPERATOR || s.quote != from)) {
        kind = COMPLETE_NOTHING;
    }
    if (kind == COMPLETE_OPERATOR && prefix.length > 0 && prefix.data[0] == '/') {
        kind = COMPLETE_NOTHING;
    }
    return (CompletePlace){kind, from, without_quotes(prefix), {0}};
}

/* ---- what may stand there ---- */

static bool fold_starts_with(Arena *arena, Str folded, Str folded_prefix)
{
    return str_starts_with(unicode_fold(arena, folded), folded_prefix);
}

static void add(Completions *out, Str text, Str note)
{
    if (out->count < COMPLETIONS_MAX) {
        vec_push(out, ((Completion){text, note}));
    }
}

static bool needs_quotes(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (ascii_is_space(c) || c == '(' || c == ')' || c == '"' || c == '[' || c == ']' ||
            c == ':') {
            return true;
        }
    }
    return text.length > 0 && (text.data[0] == '-' || text.data[0] == '/');
}

static Str quoted(Arena *arena, Str text, const char *behind)
{
    StrBuf out = {0};
    bool quotes = needs_quotes(text);
    if (quotes) {
        strbuf_append_char(&out, '"');
    }
    for (size_t i = 0; i < text.length; i++) {
        if (quotes && (text.data[i] == '"' || text.data[i] == '\\')) {
            strbuf_append_char(&out, '\\');
        }
        strbuf_append_char(&out, text.data[i]);
    }
    if (quotes) {
        strbuf_append_char(&out, '"');
    }
    strbuf_append(&out, str_from(behind));
    Str copy = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return copy;
}

static void list_operators(Str prefix, Completions *out)
{
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        Str name = operators[i].name;
        if (prefix.length < name.length &&
            str_equal_ascii_nocase(str_slice(name, 0, prefix.length), prefix)) {
            add(out, name, operators[i].note);
        }
    }
}

static void list_flags(Str prefix, Completions *out)
{
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (str_equal_ascii_nocase(str_slice(flags[i].text, 0, prefix.length), prefix)) {
            add(out, flags[i].text, flags[i].note);
        }
    }
}

static void list_facets(const AttuneVault *vault, const CompletePlace *place, AttuneFacetKind kind,
                        Arena *arena, Completions *out)
{
    Str prefix = place->prefix;
    if (kind == ATTUNE_FACET_TAG && prefix.length > 0 && prefix.data[0] == '#') {
        prefix = str_from_offset(prefix, 1);
    }
    prefix = unicode_fold(arena, prefix);
    bool is_status = kind == ATTUNE_FACET_VALUE && unicode_fold_equal(place->key, STR("status"));
    AttuneFacets *facets =
        attune_facets_count(vault, is_status ? ATTUNE_FACET_STATUS : kind, place->key, NULL, 0);
    size_t count;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    for (size_t i = 0; i < count; i++) {
        const AttuneFacet *facet = &list[i];
        if (facet->none || str_is_empty(facet->text) ||
            !fold_starts_with(arena, facet->text, prefix)) {
            continue;
        }
        StrBuf note = {0};
        append_counted(&note, facet->notes, "note", "notes");
        const char *behind = kind == ATTUNE_FACET_FOLDER ? "/" : "";
        add(out, quoted(arena, facet->text, needs_quotes(facet->text) ? "" : behind),
            arena_clone_str(arena, strbuf_view(&note)));
        strbuf_clear(&note);
    }
    attune_facets_free(facets);
}

static void list_notes(const AttuneVault *vault, const CompletePlace *place, Arena *arena,
                       Completions *out)
{
    AttuneSwitch found[COMPLETIONS_MAX];
    size_t count = attune_switch_rank(vault, place->prefix, found, COMPLETIONS_MAX, NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(vault, found[i].file);
        if (file) {
            add(out, quoted(arena, file->name, ""), arena_clone_str(arena, file->path));
        }
    }
}

void query_complete_list(const AttuneVault *vault, const CompletePlace *place, Arena *arena,
                         Completions *out)
{
    switch (place->kind) {
    case COMPLETE_OPERATOR:
        list_operators(place->prefix, out);
        break;
    case COMPLETE_IS:
        list_flags(place->prefix, out);
        break;
    case COMPLETE_TAG:
        list_facets(vault, place, ATTUNE_FACET_TAG, arena, out);
        break;
    case COMPLETE_STATUS:
        list_facets(vault, place, ATTUNE_FACET_STATUS, arena, out);
        break;
    case COMPLETE_PATH:
        list_facets(vault, place, ATTUNE_FACET_FOLDER, arena, out);
        break;
    case COMPLETE_KEY:
        list_facets(vault, place, ATTUNE_FACET_KEY, arena, out);
        break;
    case COMPLETE_ELEMENT:
        list_facets(vault, place, ATTUNE_FACET_VALUE, arena, out);
        break;
    case COMPLETE_NOTE:
        list_notes(vault, place, arena, out);
        break;
    case COMPLETE_NOTHING:
        break;
    }
}
