#ifndef QUERY_SWITCH_NAMES_H
#define QUERY_SWITCH_NAMES_H

/* All names of all notes in the form that the quick switcher looks at. */

#include "base/vec.h"
#include "query/fuzzy.h"

typedef struct SwitchName {
    AttuneFileId file;
    uint16_t kind; /* as in AttuneSwitch */
    bool is_excluded;
    Str text;
    uint64_t mask;          /* of its characters, as in FuzzyText */
    const FuzzyText *ready; /* NULL: ASCII, which is made ready faster than it is fetched */
} SwitchName;

typedef struct SwitchNames {
    uint64_t generation; /* of the vault, 0: none yet */
    Arena arena;
    VEC(SwitchName) items; /* notes in path order; names of one note together, its path last */
    size_t name_count;     /* without the paths */
} SwitchNames;

/** Make them anew when the vault has changed. */
void switch_names_update(SwitchNames *names, const AttuneVault *vault);
void switch_names_clear(SwitchNames *names);

#endif
