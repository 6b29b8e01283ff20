#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/nameset.h"
#include "markup/property.h"
#include "markup/salvage.h"
#include "markup/tag.h"

typedef struct TagList {
    Arena *arena;
    TagVec *tags;
    NameSet known;
} TagList;

static void add(TagList *list, Str part)
{
    AttuneTag tag = {0};
    if (!tag_from_property(list->arena, part, &tag.name))
        return;
    tag.folded = unicode_fold(list->arena, tag.name);
    bool is_new;
    nameset_add(&list->known, tag.folded, &is_new);
    if (is_new)
        vec_push(list->tags, tag);
}

static void add_split(TagList *list, Str text, bool at_blanks, bool unquote)
{
    size_t start = 0;
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        uint32_t c = utf8_next(text, &at);
        if (c != ',' && !(at_blanks && utf8_is_space(c)))
            continue;
        Str part = utf8_trim(str_slice(text, start, end));
        add(list, unquote ? salvage_unquote(part) : part);
        start = at;
    }
    Str part = utf8_trim(str_from_offset(text, start));
    add(list, unquote ? salvage_unquote(part) : part);
}

static void add_property(TagList *list, const AttuneProperty *property)
{
    if (!property)
        return;
    for (size_t i = 0; i < property->item_count; i++) {
        if (property_is_scalar(property->items[i].type))
            add_split(list, property->items[i].text, false, false);
    }
    if (!property_is_scalar(property->value.type))
        return;
    if (property->origin == ATTUNE_PROPERTY_SALVAGED)
        add_split(list, salvage_unlist(list->arena, property->value.text), true, true);
    else
        add_split(list, property->value.text, true, false);
}

void tag_collect(Arena *arena, const AttuneProperty *properties, size_t count, TagVec *tags)
{
    TagList list = {.arena = arena, .tags = tags};
    add_property(&list, attune_property_find(properties, count, STR("tags")));
    add_property(&list, attune_property_find(properties, count, STR("tag")));
    nameset_clear(&list.known);
}
