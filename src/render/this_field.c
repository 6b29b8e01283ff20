#include "render/this_field.h"

#include "render/value.h"

/* `.key` or `["a key"]` at the start of `*rest`. */
static bool take_key(Str *rest, Str *key)
{
    if (str_starts_with(*rest, STR("[\""))) {
        size_t end = str_find(*rest, STR("\"]"), 2);
        if (end == STR_NOT_FOUND) {
            return false;
        }
        *key = str_slice(*rest, 2, end);
        *rest = str_from_offset(*rest, end + 2);
        return !str_is_empty(*key);
    }
    if (!str_starts_with(*rest, STR("."))) {
        return false;
    }
    size_t end = 1;
    while (end < rest->length && (ascii_is_alnum(rest->data[end]) || rest->data[end] == '_' ||
                                  rest->data[end] == '-' || (rest->data[end] & 0x80))) {
        end++;
    }
    *key = str_slice(*rest, 1, end);
    *rest = str_from_offset(*rest, end);
    return !str_is_empty(*key);
}

static void put_names(Layout *l, const Str *names, size_t count, Str sign, uint32_t line)
{
    for (size_t i = 0; i < count; i++) {
        if (i) {
            layout_text_run(l, STR(", "), ROLE_text, TARGET_NONE, line);
        }
        layout_text_run(l, sign, ROLE_text, TARGET_NONE, line);
        layout_text_run(l, layout_plain_signs(l, names[i]), ROLE_text, TARGET_NONE, line);
    }
}

static void put_nothing(Layout *l, uint32_t line)
{
    layout_text_run(l, layout_glyph(l, GLYPH_dash), ROLE_dim, TARGET_NONE, line);
}

static void put_tags(Layout *l, uint32_t line)
{
    const AttuneRecord *record = l->page_document->record;
    Str *names = ARENA_ARRAY(l->arena, Str, record->tag_count);
    size_t count = 0;
    for (size_t i = 0; i < record->tag_count; i++) {
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++) {
            seen = str_equal(record->tags[i].folded, record->tags[j].folded);
        }
        if (!seen) {
            names[count++] = record->tags[i].name;
        }
    }
    put_names(l, names, count, STR("#"), line);
    if (!count) {
        put_nothing(l, line);
    }
}

static bool put_file_field(Layout *l, Str name, Role role, uint32_t line)
{
    const AttuneRecord *record = l->page_document->record;
    if (str_equal(name, STR("tags"))) {
        put_tags(l, line);
        return true;
    }
    if (str_equal(name, STR("aliases"))) {
        put_names(l, record->aliases, record->alias_count, STR(""), line);
        if (!record->alias_count) {
            put_nothing(l, line);
        }
        return true;
    }
    static const Str fields[] = {STR_INIT("name"), STR_INIT("path"), STR_INIT("folder"),
                                 STR_INIT("mtime"), STR_INIT("size")};
    const Resolver *resolver = &l->options.resolver;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && resolver->file_field; i++) {
        if (str_equal(name, fields[i])) {
            Str text = resolver->file_field(resolver->context, name);
            layout_text_run(l, layout_plain_signs(l, text), role, TARGET_NONE, line);
            return true;
        }
    }
    return false;
}

bool this_field_put(Layout *l, Str code, Role role, uint32_t line)
{
    if (!str_starts_with(code, STR("="))) {
        return false;
    }
    Str rest = str_trim_ascii(str_from_offset(code, 1));
    Str key;
    if (!str_starts_with(rest, STR("this"))) {
        return false;
    }
    rest = str_from_offset(rest, 4);
    if (!take_key(&rest, &key)) {
        return false;
    }
    uint32_t source_line = layout_source_line(l, line);
    if (str_equal(key, STR("file")) && rest.length) {
        return take_key(&rest, &key) && str_is_empty(rest) &&
               put_file_field(l, key, role, source_line);
    }
    if (!str_is_empty(rest)) {
        return false;
    }
    const AttuneRecord *record = l->page_document->record;
    const AttuneProperty *property =
        attune_property_find(record->properties, record->property_count, key);
    if (!property || value_is_empty(property)) {
        put_nothing(l, source_line);
    } else {
        value_put(l, property, role, STR(", "), source_line);
    }
    return true;
}
