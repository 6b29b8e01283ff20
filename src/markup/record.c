#include "markup/record.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/alias.h"
#include "markup/flow.h"
#include "markup/nameset.h"
#include "markup/property.h"
#include "markup/tag.h"

/* ---- inline fields (vault-spec 12.2, 14.6) ---- */

typedef struct FieldMerge {
    Arena *arena;
    PropertyVec properties;
    NameSet keys;          /* numbered as the properties */
    VEC(uint32_t) numbers; /* of each field's property */
    VEC(size_t) counts;    /* of each property's fields */
} FieldMerge;

static void number_field(FieldMerge *merge, AttuneProperty *field)
{
    if (str_is_empty(field->folded))
        field->folded = unicode_fold(merge->arena, field->key);
    bool is_new;
    uint32_t number = nameset_add(&merge->keys, field->folded, &is_new);
    vec_push(&merge->numbers, number);
    if (is_new) {
        vec_push(&merge->properties, *field);
        vec_push(&merge->counts, 0);
    }
    merge->counts.items[number]++;
}

/** The flow form of a list that was never written as one. */
static Str list_text(Arena *arena, const AttuneValue *items, size_t count)
{
    StrBuf out = {0};
    strbuf_append_char(&out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i)
            strbuf_append(&out, STR(", "));
        flow_append_scalar(&out, items[i].text);
    }
    strbuf_append_char(&out, ']');
    Str text = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return text;
}

/** Several fields of one key are a list at the place of the first. */
static void make_lists(FieldMerge *merge, const PropertyVec *fields, size_t first)
{
    AttuneProperty *properties = merge->properties.items;
    AttuneValue **lists = ARENA_ARRAY(merge->arena, AttuneValue *, merge->properties.count);
    for (size_t i = 0; i < fields->count; i++) {
        uint32_t number = merge->numbers.items[i];
        size_t count = merge->counts.items[number];
        if (number < first || count < 2)
            continue;
        AttuneProperty *property = &properties[number];
        if (!lists[number]) {
            lists[number] = ARENA_ARRAY(merge->arena, AttuneValue, count);
            property->items = lists[number];
            property->item_count = 0;
            property->value.type = ATTUNE_TYPE_LIST;
            property->value.link = NULL;
        }
        lists[number][property->item_count++] = fields->items[i].value;
        if (property->item_count == count)
            property->value.text = list_text(merge->arena, lists[number], count);
    }
}

static void merge_properties(Arena *arena, const FrontMatter *front_matter, PropertyVec *fields,
                             AttuneRecord *record)
{
    if (fields->count == 0) {
        record->properties = front_matter->properties;
        record->property_count = front_matter->property_count;
        return;
    }
    FieldMerge merge = {.arena = arena};
    for (size_t i = 0; i < front_matter->property_count; i++) {
        nameset_add(&merge.keys, front_matter->properties[i].folded, NULL);
        vec_push(&merge.properties, front_matter->properties[i]);
        vec_push(&merge.counts, 0);
    }
    for (size_t i = 0; i < fields->count; i++)
        number_field(&merge, &fields->items[i]);
    make_lists(&merge, fields, front_matter->property_count);
    record->properties = vec_clone_into(&merge.properties, arena);
    record->property_count = merge.properties.count;
    vec_clear(&merge.properties);
    vec_clear(&merge.numbers);
    vec_clear(&merge.counts);
    nameset_clear(&merge.keys);
}

/* ---- title (vault-spec 3.2) ---- */

/** Runs of blanks become one where there is a line break among them; a title is one line. */
static Str one_line(Arena *arena, Str text)
{
    text = utf8_trim(text);
    if (str_find_char(text, '\n', 0) == STR_NOT_FOUND)
        return text;
    char *out = ARENA_ARRAY(arena, char, text.length);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (!ascii_is_space(c))
            out[length++] = c;
        else if (length && out[length - 1] != ' ')
            out[length++] = ' ';
    }
    return (Str){out, length};
}

static Str title_of_value(Arena *arena, const AttuneValue *value)
{
    return property_is_scalar(value->type) ? one_line(arena, value->text) : (Str){0};
}

static Str find_title(Arena *arena, const FrontMatter *front_matter, const BodyFacts *facts)
{
    const AttuneProperty *property =
        attune_property_find(front_matter->properties, front_matter->property_count, STR("title"));
    if (property) {
        Str title = title_of_value(arena, &property->value);
        for (size_t i = 0; str_is_empty(title) && i < property->item_count; i++)
            title = title_of_value(arena, &property->items[i]);
        if (!str_is_empty(title))
            return title;
    }
    for (size_t i = 0; i < facts->headings.count; i++) {
        if (facts->headings.items[i].level == 1)
            return utf8_trim(facts->headings.items[i].plain);
    }
    return (Str){0};
}

/* ---- statuses (vault-spec 4.7) ---- */

typedef struct StatusList {
    Arena *arena;
    VEC(AttuneStatus) statuses;
    NameSet keys;
} StatusList;

static void add_status(StatusList *list, Str text, uint32_t line)
{
    text = utf8_trim(text);
    if (str_is_empty(text))
        return;
    AttuneStatus status = {.text = text, .key = status_key(list->arena, text), .line = line};
    bool is_new;
    nameset_add(&list->keys, status.key, &is_new);
    if (!is_new)
        return;
    status.class_ = attune_status_class(status.key);
    vec_push(&list->statuses, status);
}

static void add_status_property(StatusList *list, const AttuneProperty *property, uint32_t line)
{
    if (property_is_scalar(property->value.type))
        add_status(list, property->value.text, line);
    for (size_t i = 0; i < property->item_count; i++) {
        if (property_is_scalar(property->items[i].type))
            add_status(list, property->items[i].text, line);
    }
}

static void add_status_tag(StatusList *list, const AttuneTag *tag)
{
    if (!str_starts_with(tag->folded, STR("status/")))
        return;
    size_t slash = str_find_char(tag->name, '/', 0);
    add_status(list, str_from_offset(tag->name, slash + 1), tag->line);
}

static void collect_statuses(Arena *arena, const FrontMatter *front_matter, const BodyFacts *facts,
                             size_t front_matter_tags, AttuneRecord *record)
{
    const Str key = STR("status");
    StatusList list = {.arena = arena};
    const AttuneProperty *property =
        attune_property_find(front_matter->properties, front_matter->property_count, key);
    if (property)
        add_status_property(&list, property, 0);
    for (size_t i = 0; i < front_matter_tags; i++)
        add_status_tag(&list, &record->tags[i]);
    for (size_t i = 0; i < facts->fields.count; i++) {
        if (str_equal(facts->fields.items[i].folded, key))
            add_status_property(&list, &facts->fields.items[i], facts->fields.items[i].line);
    }
    for (size_t i = front_matter_tags; i < record->tag_count; i++)
        add_status_tag(&list, &record->tags[i]);
    record->statuses = vec_clone_into(&list.statuses, arena);
    record->status_count = list.statuses.count;
    vec_clear(&list.statuses);
    nameset_clear(&list.keys);
}

/* ---- created, modified (vault-spec 14.7) ---- */

/** Equal with "-", "_" and blanks alike; `folded` is folded, `name` has blanks alone. */
static bool is_key_alike(Str folded, Str name)
{
    if (folded.length != name.length)
        return false;
    for (size_t i = 0; i < name.length; i++) {
        char c = folded.data[i];
        if (c == '-' || c == '_')
            c = ' ';
        if (c != name.data[i])
            return false;
    }
    return true;
}

static Str find_date(const AttuneRecord *record, const char *const *names)
{
    for (; *names; names++) {
        Str name = str_from(*names);
        for (size_t i = 0; i < record->property_count; i++) {
            const AttuneProperty *property = &record->properties[i];
            if (!is_key_alike(property->folded, name) || !property_is_scalar(property->value.type))
                continue;
            Str text = utf8_trim(property->value.text);
            if (!str_is_empty(text))
                return text;
        }
    }
    return (Str){0};
}

static void find_dates(AttuneRecord *record)
{
    static const char *const created[] = {
        "created", "created at", "date created", "file created", "creation date", "date", NULL};
    static const char *const modified[] = {
        "modified", "updated", "last modified", "date modified", "file modified", "lastmod", NULL};
    record->created = find_date(record, created);
    record->modified = find_date(record, modified);
}

/* ---- links, tags, problems ---- */

static void push_link(LinkVec *links, const AttuneValue *value, Str key)
{
    if (!value->link)
        return;
    AttuneLink link = *value->link;
    link.property = key;
    vec_push(links, link);
}

static void collect_links(Arena *arena, const FrontMatter *front_matter, const BodyFacts *facts,
                          AttuneRecord *record)
{
    LinkVec links = {0};
    for (size_t i = 0; i < front_matter->property_count; i++) {
        const AttuneProperty *property = &front_matter->properties[i];
        push_link(&links, &property->value, property->key);
        for (size_t j = 0; j < property->item_count; j++)
            push_link(&links, &property->items[j], property->key);
    }
    size_t count = links.count + facts->links.count;
    AttuneLink *all = ARENA_ARRAY(arena, AttuneLink, count);
    if (links.count)
        memcpy(all, links.items, links.count * sizeof(*all));
    if (facts->links.count)
        memcpy(all + links.count, facts->links.items, facts->links.count * sizeof(*all));
    record->links = all;
    record->link_count = count;
    vec_clear(&links);
}

/** @return how many of the tags are front matter's */
static size_t collect_tags(Arena *arena, const FrontMatter *front_matter, const BodyFacts *facts,
                           AttuneRecord *record)
{
    TagVec tags = {0};
    tag_collect(arena, front_matter->properties, front_matter->property_count, &tags);
    size_t from_front_matter = tags.count;
    for (size_t i = 0; i < facts->tags.count; i++)
        vec_push(&tags, facts->tags.items[i]);
    record->tags = vec_clone_into(&tags, arena);
    record->tag_count = tags.count;
    vec_clear(&tags);
    return from_front_matter;
}

static void add_encoding_problem(Arena *arena, const Source *source, ProblemVec *problems)
{
    AttuneProblem problem = {.kind = ATTUNE_PROBLEM_ENCODING, .line = 1};
    bool utf16 = source->encoding != SOURCE_UTF8;
    if (source->bad_bytes) {
        problem.line = source->first_bad_line;
        const char *unit = utf16 ? "UTF-16 unit" : "byte";
        bool one = source->bad_bytes == 1;
        problem.message =
            arena_printf(arena, "%zu %s%s %s not %s", source->bad_bytes, unit, one ? "" : "s",
                         one ? "is" : "are", utf16 ? "valid" : "UTF-8");
    } else if (utf16) {
        problem.message = STR("UTF-16, read as if it were UTF-8");
    } else {
        return;
    }
    vec_push(problems, problem);
}

static void collect_problems(Arena *arena, const Source *source, const FrontMatter *front_matter,
                             const BodyFacts *facts, AttuneRecord *record)
{
    ProblemVec problems = {0};
    add_encoding_problem(arena, source, &problems);
    for (size_t i = 0; i < front_matter->problem_count; i++)
        vec_push(&problems, front_matter->problems[i]);
    for (size_t i = 0; i < facts->problems.count; i++)
        vec_push(&problems, facts->problems.items[i]);
    record->problems = vec_clone_into(&problems, arena);
    record->problem_count = problems.count;
    vec_clear(&problems);
}

static uint32_t count_lines(Str text)
{
    uint32_t lines = 0;
    for (size_t at = str_find_char(text, '\n', 0); at != STR_NOT_FOUND;
         at = str_find_char(text, '\n', at + 1))
        lines++;
    return lines + (text.length && text.data[text.length - 1] != '\n');
}

static void take_body_facts(Arena *arena, const BodyFacts *facts, AttuneRecord *record)
{
    record->headings = vec_clone_into(&facts->headings, arena);
    record->heading_count = facts->headings.count;
    record->blocks = vec_clone_into(&facts->blocks, arena);
    record->block_count = facts->blocks.count;
    record->tasks = vec_clone_into(&facts->tasks, arena);
    record->task_count = facts->tasks.count;
    record->footnotes = vec_clone_into(&facts->footnotes, arena);
    record->footnote_count = facts->footnotes.count;
    record->word_count = facts->word_count;
}

const AttuneRecord *record_assemble(Arena *arena, const Source *source,
                                    const FrontMatter *front_matter, BodyFacts *facts)
{
    AttuneRecord *record = ARENA_NEW(arena, AttuneRecord);
    record->line_count = count_lines(source->text);
    record->body_line = front_matter->body_line;
    take_body_facts(arena, facts, record);
    merge_properties(arena, front_matter, &facts->fields, record);
    record->title = find_title(arena, front_matter, facts);
    record->aliases = alias_collect(arena, front_matter->properties, front_matter->property_count,
                                    &record->alias_count);
    size_t front_matter_tags = collect_tags(arena, front_matter, facts, record);
    collect_statuses(arena, front_matter, facts, front_matter_tags, record);
    collect_links(arena, front_matter, facts, record);
    collect_problems(arena, source, front_matter, facts, record);
    find_dates(record);
    return record;
}
