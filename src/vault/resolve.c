#include "vault/resolve.h"

#include <stdlib.h>

#include "base/assert.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "vault/anchors.h"
#include "vault/vault.h"

AttuneStr attune_how_name(AttuneHow how)
{
    switch (how) {
    case ATTUNE_HOW_NONE:
        return STR("none");
    case ATTUNE_HOW_SELF:
        return STR("self");
    case ATTUNE_HOW_RELATIVE:
        return STR("relative");
    case ATTUNE_HOW_EXACT:
        return STR("exact");
    case ATTUNE_HOW_FOLDER:
        return STR("folder");
    case ATTUNE_HOW_SUFFIX:
        return STR("suffix");
    case ATTUNE_HOW_ALIAS:
        return STR("alias");
    case ATTUNE_HOW_TITLE:
        return STR("title");
    case ATTUNE_HOW_WHOLE:
        return STR("whole");
    case ATTUNE_HOW_EXTERNAL:
        return STR("external");
    }
    UNREACHABLE("every rule has a name");
}

/** One look-up: a path from somewhere. */
typedef struct Search {
    const AttuneVault *vault;
    Str path;   /* without what 5.4.4 and 5.4.5 take off */
    Str folded; /* the same of its fold */
    uint32_t name;
    Str folder;           /* of the source, as the disk spells it */
    AttuneHow exact_only; /* RELATIVE or EXACT: nothing but a whole path counts; else NONE */
    CandidateVec *candidates;
} Search;

typedef struct Hit {
    AttuneFileId target;
    AttuneHow how;
    bool ambiguous;
} Hit;

Wanted wanted_make(const AttuneVault *vault, Arena *arena, Str path)
{
    Str folded = unicode_fold(arena, path);
    return (Wanted){path, folded, names_find(&vault->names, name_of(folded))};
}

static bool is_joined(Str text, Str head, Str tail)
{
    return text.length == head.length + tail.length && str_starts_with(text, head) &&
           str_ends_with(text, tail);
}

/** Does `text` end in "/" + head + tail? */
static bool ends_joined(Str text, Str head, Str tail)
{
    size_t length = head.length + tail.length;
    return text.length > length && text.data[text.length - length - 1] == '/' &&
           is_joined(str_from_offset(text, text.length - length), head, tail);
}

static bool is_inside(const Entry *entry, Str folder)
{
    return str_is_empty(folder) || path_is_inside(entry->face.path, folder);
}

/** vault-spec 5.4.8: inside the source's folder, then the shorter path, then byte order. */
static int compare_preference(const Entry *a, const Entry *b, Str folder)
{
    bool in_a = is_inside(a, folder);
    bool in_b = is_inside(b, folder);
    if (in_a != in_b)
        return in_a ? -1 : 1;
    size_t length_a = utf8_count(a->face.path);
    size_t length_b = utf8_count(b->face.path);
    if (length_a != length_b)
        return length_a < length_b ? -1 : 1;
    return str_compare(a->face.path, b->face.path);
}

static int compare_candidates(const void *a, const void *b, void *context)
{
    const Search *search = context;
    return compare_preference(search->vault->entries.items[*(const AttuneFileId *)a],
                              search->vault->entries.items[*(const AttuneFileId *)b],
                              search->folder);
}

static void sort_candidates(Search *search, size_t first)
{
    CandidateVec *found = search->candidates;
    if (found && found->count - first > 1)
        qsort_r(found->items + first, found->count - first, sizeof *found->items,
                compare_candidates, search);
}

static void note_candidate(Search *search, const Entry *entry)
{
    if (search->candidates)
        vec_push(search->candidates, entry->face.id);
}

#define FOR_FILES_OF_NAME(search, entry)                                                           \
    for (const Entry *entry = vault_entry(                                                         \
             (search)->vault, (search)->vault->names.names.items[(search)->name].first_file);      \
         entry; entry = vault_entry((search)->vault, entry->next_of_name))

/** vault-spec 5.4.6: the byte-exact spelling, else byte order. */
static const Entry *find_exact(Search *search, Str extension)
{
    const Entry *best = NULL;
    bool best_is_literal = false;
    FOR_FILES_OF_NAME(search, entry)
    {
        if (!is_joined(entry->folded, search->folded, extension))
            continue;
        bool is_literal = is_joined(entry->face.path, search->path, extension);
        bool better =
            !best || (is_literal && !best_is_literal) ||
            (is_literal == best_is_literal && str_compare(entry->face.path, best->face.path) < 0);
        if (better) {
            best = entry;
            best_is_literal = is_literal;
        }
    }
    return best;
}

/** The exact hit first, the other spellings of it behind. */
static void note_exact_candidates(Search *search, const Entry *best, Str extension)
{
    if (!search->candidates || !best)
        return;
    note_candidate(search, best);
    size_t others = search->candidates->count;
    FOR_FILES_OF_NAME(search, entry)
    {
        if (entry != best && is_joined(entry->folded, search->folded, extension))
            note_candidate(search, entry);
    }
    sort_candidates(search, others);
}

/** vault-spec 5.4.7 and 8. */
static bool find_suffix(Search *search, Str extension, Hit *hit)
{
    const Entry *best = NULL;
    size_t inside = 0;
    size_t outside = 0;
    size_t first = search->candidates ? search->candidates->count : 0;
    FOR_FILES_OF_NAME(search, entry)
    {
        if (!ends_joined(entry->folded, search->folded, extension))
            continue;
        if (is_inside(entry, search->folder))
            inside++;
        else
            outside++;
        note_candidate(search, entry);
        if (!best || compare_preference(entry, best, search->folder) < 0)
            best = entry;
    }
    sort_candidates(search, first);
    if (!best)
        return false;
    bool folder_decided = inside > 0 && outside > 0;
    *hit = (Hit){best->face.id, folder_decided ? ATTUNE_HOW_FOLDER : ATTUNE_HOW_SUFFIX,
                 inside + outside > 1};
    return true;
}

/** Steps 4 to 8 for the path with `extension` behind it. */
static bool try_extension(Search *search, Str extension, Hit *hit)
{
    const Entry *exact = find_exact(search, extension);
    note_exact_candidates(search, exact, extension);
    if (search->exact_only) {
        if (exact)
            *hit = (Hit){.target = exact->face.id, .how = search->exact_only};
        return exact != NULL;
    }
    bool suffix = (!exact || search->candidates) && find_suffix(search, extension, hit);
    if (exact)
        *hit = (Hit){.target = exact->face.id, .how = ATTUNE_HOW_EXACT};
    return exact || suffix;
}

static bool prepare(Search *search, Arena *arena, const Wanted *wanted, const Entry *source)
{
    search->path = wanted->path;
    search->folded = wanted->folded;
    search->name = wanted->name;
    search->folder = source ? path_dir(source->face.path) : (Str){0};
    search->exact_only = ATTUNE_HOW_NONE;
    if (search->name == NAME_NONE)
        return false;
    if (str_starts_with(wanted->folded, STR("./")) || str_starts_with(wanted->folded, STR("../"))) {
        Str folded_folder = source ? path_dir(source->folded) : (Str){0};
        search->exact_only = ATTUNE_HOW_RELATIVE;
        return path_normalise(arena, path_join(arena, search->folder, wanted->path),
                              &search->path) &&
               path_normalise(arena, path_join(arena, folded_folder, wanted->folded),
                              &search->folded);
    }
    if (str_starts_with(wanted->folded, STR("/"))) {
        search->exact_only = ATTUNE_HOW_EXACT;
        search->path = str_from_offset(wanted->path, 1);
        search->folded = str_from_offset(wanted->folded, 1);
    }
    return true;
}

/** Steps 3 to 8. */
static bool find_path(Search *search, Arena *arena, const Wanted *wanted, const Entry *source,
                      Hit *hit)
{
    if (!prepare(search, arena, wanted, source))
        return false;
    bool has_dot = str_find_char(path_base(search->folded), '.', 0) != STR_NOT_FOUND;
    return (has_dot && try_extension(search, STR(""), hit)) ||
           try_extension(search, STR(".md"), hit) || try_extension(search, STR(".markdown"), hit) ||
           (search->vault->texts_are_notes && try_extension(search, STR(".txt"), hit));
}

static bool find_claim(Search *search, bool titles, Hit *hit)
{
    const AttuneVault *vault = search->vault;
    const Entry *best = NULL;
    size_t first = search->candidates ? search->candidates->count : 0;
    for (uint32_t id = vault->names.names.items[search->name].first_claim; id != CLAIM_NONE;) {
        const Claim *claim = &vault->names.claims.items[id];
        id = claim->next;
        if (claim->is_title != titles || !str_equal(claim->text, search->folded))
            continue;
        const Entry *entry = vault_entry(vault, claim->file);
        note_candidate(search, entry);
        if (!best || compare_preference(entry, best, search->folder) < 0)
            best = entry;
    }
    sort_candidates(search, first);
    if (best)
        *hit = (Hit){.target = best->face.id, .how = titles ? ATTUNE_HOW_TITLE : ATTUNE_HOW_ALIAS};
    return best != NULL;
}

/** Steps 3 to 9. */
static bool find_anyhow(Search *search, Arena *arena, const Wanted *wanted, const Entry *source,
                        Hit *hit)
{
    if (find_path(search, arena, wanted, source, hit))
        return true;
    bool soft = !search->vault->options.no_soft_links && wanted->name != NAME_NONE &&
                str_find_char(wanted->folded, '/', 0) == STR_NOT_FOUND;
    return soft && (find_claim(search, false, hit) || find_claim(search, true, hit));
}

static Str without_question(const AttuneLink *link)
{
    size_t mark = link->kind == ATTUNE_LINK_MARKDOWN && !link->external
                      ? str_find_char(link->path, '?', 0)
                      : STR_NOT_FOUND;
    return mark == STR_NOT_FOUND ? (Str){0} : str_slice(link->path, 0, mark);
}

bool resolve_is_fragile(const AttuneLink *link) { return !str_is_empty(without_question(link)); }

/** vault-spec 5.4.9a. */
static bool find_whole(Search *search, Arena *arena, const AttuneLink *link, const Entry *source,
                       Hit *hit)
{
    if (link->kind == ATTUNE_LINK_MARKDOWN || search->vault->names.bar_count == 0 ||
        str_find_char(link->whole, '|', 0) == STR_NOT_FOUND)
        return false;
    Wanted whole = wanted_make(search->vault, arena, unicode_nfc(arena, link->whole));
    if (!find_path(search, arena, &whole, source, hit))
        return false;
    hit->how = ATTUNE_HOW_WHOLE;
    hit->ambiguous = false;
    return true;
}

/** `[a-z][a-z0-9+.-]*://` and something behind it, or `mailto:` (vault-spec 5.4.10, 14.9). */
static bool is_address(Str path)
{
    if (str_starts_with(path, STR("mailto:")))
        return true;
    size_t i = 0;
    while (i < path.length && (ascii_is_lower(path.data[i]) ||
                               (i && (ascii_is_digit(path.data[i]) || path.data[i] == '+' ||
                                      path.data[i] == '.' || path.data[i] == '-'))))
        i++;
    return i > 0 && str_starts_with(str_from_offset(path, i), STR("://")) && i + 3 < path.length;
}

static bool has_place(const AttuneLink *link)
{
    return link->anchor == ATTUNE_ANCHOR_HEADING || link->anchor == ATTUNE_ANCHOR_BLOCK;
}

static AttuneResolution resolution_of(const AttuneVault *vault, const AttuneLink *link,
                                      const Hit *hit)
{
    AttuneResolution resolution = {
        .target = hit->target, .how = hit->how, .ambiguous = hit->ambiguous};
    if (has_place(link) && hit->how != ATTUNE_HOW_WHOLE && hit->how != ATTUNE_HOW_EXTERNAL)
        resolution.anchor = hit->target == ATTUNE_FILE_NONE
                                ? ATTUNE_ANCHOR_MISSING
                                : anchors_check(vault_entry(vault, hit->target), link);
    return resolution;
}

AttuneResolution resolve_link(const AttuneVault *vault, Arena *arena, const AttuneLink *link,
                              const Wanted *wanted, AttuneFileId from, CandidateVec *candidates)
{
    const Entry *source = vault_entry(vault, from);
    Hit hit = {.target = ATTUNE_FILE_NONE, .how = ATTUNE_HOW_NONE};
    if (link->external) {
        hit.how = ATTUNE_HOW_EXTERNAL;
        return resolution_of(vault, link, &hit);
    }
    if (str_is_empty(link->path)) {
        if (source)
            hit = (Hit){.target = from, .how = ATTUNE_HOW_SELF};
        return resolution_of(vault, link, &hit);
    }

    Search search = {.vault = vault, .candidates = candidates};
    bool found = find_anyhow(&search, arena, wanted, source, &hit);
    Str shorter = without_question(link);
    if (!found && !str_is_empty(shorter)) {
        Wanted again = wanted_make(vault, arena, shorter);
        found = find_anyhow(&search, arena, &again, source, &hit);
    }
    found = found || find_whole(&search, arena, link, source, &hit);
    if (!found)
        hit = (Hit){.target = ATTUNE_FILE_NONE, .how = ATTUNE_HOW_NONE};
    if (!found && link->kind != ATTUNE_LINK_MARKDOWN && is_address(link->path))
        hit.how = ATTUNE_HOW_EXTERNAL;
    return resolution_of(vault, link, &hit);
}
