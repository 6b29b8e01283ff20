#include "markup/alias.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/nameset.h"
#include "markup/property.h"
#include "markup/salvage.h"

typedef struct AliasList {
    Arena *arena;
    VEC(Str) names;
    NameSet known;
} AliasList;

static void add(AliasList *list, Str name)
{
    name = utf8_trim(name);
    if (str_is_empty(name))
        return;
    bool is_new;
    nameset_add(&list->known, unicode_fold(list->arena, name), &is_new);
    if (is_new)
        vec_push(&list->names, name);
}

static void add_split(AliasList *list, Str text, bool unquote)
{
    size_t start = 0;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && text.data[i] != ',' && text.data[i] != '\n')
            continue;
        Str piece = utf8_trim(str_slice(text, start, i));
        add(list, unquote ? salvage_unquote(piece) : piece);
        start = i + 1;
    }
}

static void add_property(AliasList *list, const AttuneProperty *property)
{
    if (!property)
        return;
    for (size_t i = 0; i < property->item_count; i++) {
        if (property_is_scalar(property->items[i].type))
            add(list, property->items[i].text);
    }
    if (!property_is_scalar(property->value.type))
        return;
    if (property->quoted)
        add(list, property->value.text);
    else if (property->origin == ATTUNE_PROPERTY_SALVAGED)
        add_split(list, salvage_unlist(list->arena, property->value.text), true);
    else
        add_split(list, property->value.text, false);
}

const Str *alias_collect(Arena *arena, const AttuneProperty *properties, size_t count,
                         size_t *alias_count)
{
    AliasList list = {.arena = arena};
    add_property(&list, attune_property_find(properties, count, STR("aliases")));
    add_property(&list, attune_property_find(properties, count, STR("alias")));
    const Str *names = vec_clone_into(&list.names, arena);
    *alias_count = list.names.count;
    vec_clear(&list.names);
    nameset_clear(&list.known);
    return names;
}
