/* The orders of facets (query.h). */

#include <stdlib.h>

#include "base/unicode.h"
#include "query/facet.h"

/* Natural order name by name, so that what is below a name follows it. */
static int compare_paths(Str a, Str b)
{
    Str x;
    Str y;
    while (a.data && b.data) {
        str_next_piece(&a, '/', &x);
        str_next_piece(&b, '/', &y);
        int order = unicode_natural_compare(x, y);
        if (order != 0)
            return order;
    }
    return (a.data != NULL) - (b.data != NULL);
}

static int by_name(const void *first, const void *second)
{
    const AttuneFacet *a = first;
    const AttuneFacet *b = second;
    int order = compare_paths(a->folded, b->folded);
    return order != 0 ? order : str_compare(a->folded, b->folded);
}

static int by_notes(const void *first, const void *second)
{
    const AttuneFacet *a = first;
    const AttuneFacet *b = second;
    if (a->none != b->none)
        return a->none ? 1 : -1;
    if (a->notes != b->notes)
        return a->notes > b->notes ? -1 : 1;
    int order = unicode_natural_compare(a->folded, b->folded);
    return order != 0 ? order : str_compare(a->folded, b->folded);
}

static int keys_by_notes(const void *first, const void *second)
{
    const AttuneFacet *a = first;
    const AttuneFacet *b = second;
    bool a_is_status = str_equal(a->folded, STR("status"));
    bool b_is_status = str_equal(b->folded, STR("status"));
    if (a_is_status != b_is_status)
        return a_is_status ? -1 : 1;
    return by_notes(first, second);
}

void facet_sort(AttuneFacetKind kind, AttuneFacet *facets, size_t count)
{
    int (*compare)(const void *, const void *) = by_notes;
    if (kind == ATTUNE_FACET_TAG || kind == ATTUNE_FACET_FOLDER)
        compare = by_name;
    else if (kind == ATTUNE_FACET_KEY)
        compare = keys_by_notes;
    if (count > 1)
        qsort(facets, count, sizeof *facets, compare);
}
