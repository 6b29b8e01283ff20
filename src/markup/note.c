#include <attune/note.h>

#include "base/assert.h"
#include "base/str.h"
#include "base/unicode.h"

AttuneStr attune_type_name(AttuneType type)
{
    switch (type) {
    case ATTUNE_TYPE_NULL:
        return STR("null");
    case ATTUNE_TYPE_TEXT:
        return STR("text");
    case ATTUNE_TYPE_NUMBER:
        return STR("number");
    case ATTUNE_TYPE_CHECKBOX:
        return STR("checkbox");
    case ATTUNE_TYPE_DATE:
        return STR("date");
    case ATTUNE_TYPE_DATETIME:
        return STR("datetime");
    case ATTUNE_TYPE_LINK:
        return STR("link");
    case ATTUNE_TYPE_LIST:
        return STR("list");
    case ATTUNE_TYPE_OBJECT:
        return STR("object");
    }
    UNREACHABLE("every type has a name");
}

AttuneStr attune_problem_kind_name(AttuneProblemKind kind)
{
    switch (kind) {
    case ATTUNE_PROBLEM_BROKEN_LINK:
        return STR("broken-link");
    case ATTUNE_PROBLEM_BROKEN_ANCHOR:
        return STR("broken-anchor");
    case ATTUNE_PROBLEM_AMBIGUOUS_NAME:
        return STR("ambiguous-name");
    case ATTUNE_PROBLEM_FRONT_MATTER:
        return STR("front-matter");
    case ATTUNE_PROBLEM_DUPLICATE_KEY:
        return STR("duplicate-key");
    case ATTUNE_PROBLEM_ENCODING:
        return STR("encoding");
    case ATTUNE_PROBLEM_NAME_CLASH:
        return STR("name-clash");
    case ATTUNE_PROBLEM_SYMLINK:
        return STR("symlink");
    case ATTUNE_PROBLEM_LIMIT:
        return STR("limit");
    case ATTUNE_PROBLEM_SETTINGS:
        return STR("settings");
    case ATTUNE_PROBLEM_UNREADABLE:
        return STR("unreadable");
    case ATTUNE_PROBLEM_TOO_LARGE:
        return STR("too-large");
    }
    UNREACHABLE("every kind of problem has a name");
}

const AttuneProperty *attune_property_find(const AttuneProperty *properties, size_t count,
                                           AttuneStr key)
{
    for (size_t i = 0; i < count; i++) {
        if (unicode_fold_equal(properties[i].folded, key))
            return &properties[i];
    }
    return NULL;
}
