#include "markup/nameset.h"

#include "base/alloc.h"

static bool find(const NameSet *set, Str folded, uint32_t *number)
{
    if (set->names.count > NAMESET_SMALL)
        return map_get(&set->by_name, folded, number);
    for (uint32_t i = 0; i < set->names.count; i++) {
        if (str_equal(set->names.items[i], folded)) {
            *number = i;
            return true;
        }
    }
    return false;
}

uint32_t nameset_add(NameSet *set, Str folded, bool *is_new)
{
    uint32_t number = (uint32_t)set->names.count;
    bool known = find(set, folded, &number);
    if (is_new)
        *is_new = !known;
    if (known)
        return number;
    vec_push(&set->names, folded);
    if (set->names.count == NAMESET_SMALL + 1) {
        for (uint32_t i = 0; i < number; i++)
            map_put(&set->by_name, set->names.items[i], i);
    }
    if (set->names.count > NAMESET_SMALL)
        map_put(&set->by_name, folded, number);
    return number;
}

void nameset_clear(NameSet *set)
{
    vec_clear(&set->names);
    map_clear(&set->by_name);
}
