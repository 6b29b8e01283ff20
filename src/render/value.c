#include "render/value.h"

#include "base/unicode.h"
#include "base/utf8.h"

bool value_is_empty(const AttuneProperty *property)
{
    const AttuneValue *value = &property->value;
    switch (value->type) {
    case ATTUNE_TYPE_NULL:
        return true;
    case ATTUNE_TYPE_LIST:
        return property->item_count == 0;
    case ATTUNE_TYPE_TEXT:
        return str_is_empty(utf8_trim(value->text));
    default:
        return false;
    }
}

Str value_empty_text(const AttuneProperty *property)
{
    if (property->value.type == ATTUNE_TYPE_TEXT) {
        return property->quoted ? STR("\"\"") : STR("");
    }
    return property->value.text;
}

bool value_is_address(Str text)
{
    text = utf8_trim(text);
    if (!str_starts_with(text, STR("http://")) && !str_starts_with(text, STR("https://"))) {
        return false;
    }
    for (size_t offset = 0; offset < text.length;) {
        if (utf8_is_space(utf8_next(text, &offset))) {
            return false;
        }
    }
    return true;
}

static void put_address(Layout *l, Str address, uint32_t line)
{
    AttuneLink *link = ARENA_NEW(l->arena, AttuneLink);
    *link = (AttuneLink){.kind = ATTUNE_LINK_PROPERTY,
                         .external = true,
                         .autolink = true,
                         .path = address,
                         .text = address,
                         .line = line};
    layout_link_runs(l, link, address, line);
}

/* A day that has a note of its own (vault-spec 2.14). @return false: it has none */
static bool put_day(Layout *l, Str date, uint32_t line)
{
    const Resolver *resolver = &l->options.resolver;
    Str path = resolver->daily_note ? resolver->daily_note(resolver->context, date) : STR("");
    if (str_is_empty(path)) {
        return false;
    }
    AttuneLink *link = ARENA_NEW(l->arena, AttuneLink);
    *link = (AttuneLink){
        .kind = ATTUNE_LINK_PROPERTY, .path = path, .text = date, .whole = path, .line = line};
    layout_link_runs(l, link, date, line);
    return true;
}

/* Text with its lines kept. */
static void put_lines(Layout *l, Str text, Role role, uint32_t line)
{
    Str rest = text;
    Str piece;
    bool first = true;
    while (str_next_piece(&rest, '\n', &piece)) {
        if (!first) {
            layout_run(l, (Run){STR(""), role, TARGET_NONE, line, RUN_BREAK_ALWAYS});
        }
        first = false;
        layout_text_run(l, layout_plain_signs(l, piece), role, TARGET_NONE, line);
    }
}

static void put_tag(Layout *l, Str name, uint32_t line)
{
    while (str_starts_with(name, STR("#"))) {
        name = str_from_offset(name, 1);
    }
    uint32_t target =
        layout_target(l, (Target){.kind = TARGET_TAG, .text = name, .source_line = line});
    layout_text_run(l, STR("#"), ROLE_tag, target, line);
    layout_run(l, (Run){name, ROLE_tag, target, line, RUN_GLUE});
}

static void put_scalar(Layout *l, const AttuneValue *value, Role role, bool is_tag, uint32_t line)
{
    if (value->type == ATTUNE_TYPE_LINK && value->link) {
        layout_link_runs(l, value->link, value->link->text, line);
        return;
    }
    Str text = utf8_trim(value->text);
    bool is_date = value->type == ATTUNE_TYPE_DATE || value->type == ATTUNE_TYPE_DATETIME;
    if (is_date && put_day(l, text, line)) {
        return;
    }
    if (is_tag && !str_is_empty(text)) {
        put_tag(l, text, line);
    } else if (value->type == ATTUNE_TYPE_TEXT && value_is_address(text)) {
        put_address(l, text, line);
    } else {
        put_lines(l, text, role, line);
    }
}

bool value_is_alias_text(const AttuneProperty *property)
{
    return property->value.type == ATTUNE_TYPE_TEXT && !property->quoted &&
           (str_equal(property->folded, STR("aliases")) ||
            str_equal(property->folded, STR("alias")));
}

/* Written as one text, meant as a list (vault-spec 3.4). */
static void put_aliases(Layout *l, Str between, Role role, uint32_t line)
{
    const AttuneRecord *record = l->document->record;
    for (size_t i = 0; i < record->alias_count; i++) {
        if (i) {
            layout_text_run(l, between, ROLE_dim, TARGET_NONE, line);
        }
        layout_text_run(l, layout_plain_signs(l, record->aliases[i]), role, TARGET_NONE, line);
    }
}

void value_put(Layout *l, const AttuneProperty *property, Role role, Str between,
               uint32_t source_line)
{
    if (value_is_alias_text(property)) {
        put_aliases(l, between, role, source_line);
        return;
    }
    bool is_tag = unicode_fold_equal(property->key, STR("tags"));
    if (property->value.type != ATTUNE_TYPE_LIST) {
        put_scalar(l, &property->value, role, false, source_line);
        return;
    }
    for (size_t i = 0; i < property->item_count; i++) {
        if (i) {
            layout_text_run(l, between, ROLE_dim, TARGET_NONE, source_line);
        }
        put_scalar(l, &property->items[i], role, is_tag, source_line);
    }
}
