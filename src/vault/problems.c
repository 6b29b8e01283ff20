/* All that is wrong in a vault, in plain words, with what was probably meant. */

#include <inttypes.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/path.h"
#include "base/unicode.h"
#include "vault/nearest.h"
#include "vault/vault.h"

struct Problems {
    uint64_t generation;
    Arena arena;
    VEC(AttuneVaultProblem) list;
    VEC(uint32_t) ranks; /* place of each problem's path among all files, while it is collected */
    Map meant;           /* key of a wanted name → index of `guesses` */
    VEC(Str) guesses;
};

void problems_free(Problems *problems)
{
    if (!problems)
        return;
    vec_clear(&problems->list);
    vec_clear(&problems->ranks);
    map_clear(&problems->meant);
    vec_clear(&problems->guesses);
    arena_clear(&problems->arena);
    mem_free(problems);
}

/** Where the next problem belongs. */
typedef struct Place {
    AttuneFileId file;
    Str path;
    uint32_t rank;
} Place;

static void add(Problems *problems, const Place *place, const AttuneProblem *problem,
                Str suggestion)
{
    AttuneVaultProblem item = {
        .file = place->file, .path = place->path, .problem = *problem, .suggestion = suggestion};
    vec_push(&problems->list, item);
    vec_push(&problems->ranks, place->rank);
}

static void add_plain(Problems *problems, const Place *place, AttuneProblemKind kind, Str message)
{
    AttuneProblem problem = {.kind = kind, .line = 1, .message = message};
    add(problems, place, &problem, (Str){0});
}

/* ---- files ------------------------------------------------------------------------------------
 */

static void add_oddity(Problems *problems, const Place *place, const Entry *entry)
{
    switch (entry->oddity) {
    case ENTRY_LINK_DANGLING:
        add_plain(problems, place, ATTUNE_PROBLEM_SYMLINK, STR("leads nowhere"));
        break;
    case ENTRY_LINK_INSIDE:
        add_plain(problems, place, ATTUNE_PROBLEM_SYMLINK,
                  STR("leads into the vault itself or around it; not followed"));
        break;
    case ENTRY_LINK_AGAIN:
        add_plain(problems, place, ATTUNE_PROBLEM_SYMLINK,
                  STR("leads to a folder that another link brings in; not followed"));
        break;
    case ENTRY_SPECIAL:
        if (entry_class_of(entry->face.path) == ATTUNE_FILE_NOTE)
            add_plain(problems, place, ATTUNE_PROBLEM_UNREADABLE, STR("not a regular file"));
        break;
    case ENTRY_PLAIN:
    case ENTRY_FOLLOWED:
    case ENTRY_ASKED:
    case ENTRY_LINK_OFF:
    case ENTRY_FOLDER_LOCKED:
        break;
    }
}

static void add_state(Problems *problems, const Place *place, const Entry *entry)
{
    const Note *note = entry->note;
    switch (note->state) {
    case NOTE_READ:
        break;
    case NOTE_UNREADABLE:
    case NOTE_GONE:
        add_plain(problems, place, ATTUNE_PROBLEM_UNREADABLE, note->reason);
        break;
    case NOTE_TOO_LARGE:
        add_plain(problems, place, ATTUNE_PROBLEM_TOO_LARGE,
                  arena_printf(&problems->arena,
                               "%" PRIu64 " MiB; notes of more than 16 are not read",
                               (uint64_t)(entry->face.size >> 20)));
        break;
    case NOTE_BINARY:
        add_plain(problems, place, ATTUNE_PROBLEM_ENCODING,
                  arena_printf(&problems->arena, "%.*s; not read", STR_ARG(note->reason)));
        break;
    }
}

/** vault-spec 1.13; `seen` holds the folded paths so far. */
static void add_clash(const AttuneVault *vault, Problems *problems, const Place *place,
                      const Entry *entry, Map *seen)
{
    uint32_t *first = map_at(seen, entry->folded, entry->face.id);
    if (*first == entry->face.id || !entry->face.valid_name)
        return;
    Str other = vault->entries.items[*first]->face.path;
    bool by_case = !str_equal(unicode_nfc(&problems->arena, other),
                              unicode_nfc(&problems->arena, entry->face.path));
    add_plain(problems, place, ATTUNE_PROBLEM_NAME_CLASH,
              arena_printf(&problems->arena, "differs from %.*s only in %s", STR_ARG(other),
                           by_case ? "case" : "how accents are encoded"));
}

/* ---- links ------------------------------------------------------------------------------------
 */

/** The link without what is shown instead of it. */
static Str link_subject(Problems *problems, const AttuneLink *link)
{
    StrBuf text = {0};
    bool brackets = link->kind != ATTUNE_LINK_MARKDOWN;
    if (brackets)
        strbuf_append(&text, STR("[["));
    strbuf_append(&text, link->path);
    for (size_t i = 0; i < link->part_count; i++) {
        strbuf_append_char(&text, '#');
        strbuf_append(&text, link->parts[i]);
    }
    if (brackets)
        strbuf_append(&text, STR("]]"));
    Str subject = arena_clone_str(&problems->arena, strbuf_view(&text));
    strbuf_clear(&text);
    return subject;
}

/** The name that is most like what the link wants; worked out once a wanted name. */
static Str guess_target(const AttuneVault *vault, Problems *problems, uint32_t wanted)
{
    Str key = vault->index->wanted.items[wanted];
    uint32_t *known = map_at(&problems->meant, key, (uint32_t)problems->guesses.count);
    if (*known < problems->guesses.count)
        return problems->guesses.items[*known];
    NearName near = {0};
    (void)nearest_find(vault, key, &near, 1);
    vec_push(&problems->guesses, near.shown);
    return near.shown;
}

static bool wants_attachment(const AttuneLink *link)
{
    AttuneFileClass class_ = entry_class_of(link->path);
    return class_ != ATTUNE_FILE_NOTE && class_ != ATTUNE_FILE_OTHER;
}

static void add_broken_link(const AttuneVault *vault, Problems *problems, const Place *place,
                            const AttuneLink *link, const LinkState *state)
{
    AttuneProblem problem = {
        .kind = ATTUNE_PROBLEM_BROKEN_LINK,
        .line = link->line,
        .subject = link_subject(problems, link),
        .message = wants_attachment(link) ? STR("no such file") : STR("no such note"),
    };
    add(problems, place, &problem, guess_target(vault, problems, state->to));
}

static Str guess_heading(const AttuneVault *vault, const LinkState *state, const AttuneLink *link)
{
    const AttuneRecord *record = vault->entries.items[state->to]->face.record;
    Arena arena = {0};
    Str wanted = heading_normalise(&arena, link->parts[link->part_count - 1]);
    Str best = {0};
    unsigned best_likeness = NEAREST_ENOUGH - 1;
    const HeadingName *names = note_heading_names(vault->entries.items[state->to]->note);
    for (size_t i = 0; i < record->heading_count; i++) {
        unsigned likeness = nearest_likeness(wanted, names[i].plain);
        if (likeness <= best_likeness)
            continue;
        best_likeness = likeness;
        best = record->headings[i].plain;
    }
    arena_clear(&arena);
    return best;
}

static void add_broken_anchor(const AttuneVault *vault, Problems *problems, const Place *place,
                              const AttuneLink *link, const LinkState *state)
{
    bool is_block = link->anchor == ATTUNE_ANCHOR_BLOCK;
    AttuneProblem problem = {
        .kind = ATTUNE_PROBLEM_BROKEN_ANCHOR,
        .line = link->line,
        .subject = link_subject(problems, link),
        .message = is_block ? STR("no such block") : STR("no such heading"),
    };
    add(problems, place, &problem, is_block ? (Str){0} : guess_heading(vault, state, link));
}

static void add_ambiguous(const AttuneVault *vault, Problems *problems, const Place *place,
                          const AttuneLink *link)
{
    AttuneFileId found[2];
    size_t count = attune_vault_candidates(vault, link, place->file, found, 2);
    if (count < 2)
        return;
    Str taken = vault->entries.items[found[0]]->face.path;
    Str other = vault->entries.items[found[1]]->face.path;
    Str message = count == 2
                      ? arena_printf(&problems->arena, "%.*s taken, %.*s fits too", STR_ARG(taken),
                                     STR_ARG(other))
                      : arena_printf(&problems->arena, "%.*s taken, %.*s and %zu more fit too",
                                     STR_ARG(taken), STR_ARG(other), count - 2);
    AttuneProblem problem = {.kind = ATTUNE_PROBLEM_AMBIGUOUS_NAME,
                             .line = link->line,
                             .subject = link_subject(problems, link),
                             .message = message};
    add(problems, place, &problem, (Str){0});
}

static void add_links(const AttuneVault *vault, Problems *problems, const Place *place,
                      Entry *entry)
{
    const LinkState *states = index_links_of(vault, entry);
    for (size_t i = 0; i < entry->face.record->link_count; i++) {
        const AttuneLink *link = &entry->face.record->links[i];
        if (states[i].how == ATTUNE_HOW_NONE)
            add_broken_link(vault, problems, place, link, &states[i]);
        else if (states[i].anchor == ATTUNE_ANCHOR_MISSING)
            add_broken_anchor(vault, problems, place, link, &states[i]);
        if (states[i].ambiguous)
            add_ambiguous(vault, problems, place, link);
    }
}

/* ---- all of them ------------------------------------------------------------------------------
 */

static void add_file(AttuneVault *vault, Problems *problems, const Place *place, Entry *entry,
                     Map *seen)
{
    add_oddity(problems, place, entry);
    add_clash(vault, problems, place, entry, seen);
    if (!entry->face.valid_name)
        add_plain(problems, place, ATTUNE_PROBLEM_ENCODING,
                  STR("the name is not UTF-8; no link can lead here"));
    if (!entry->note)
        return;
    add_state(problems, place, entry);
    for (size_t i = 0; i < entry->face.record->problem_count; i++)
        add(problems, place, &entry->face.record->problems[i], (Str){0});
    /* Before the last note is there, every link may still find its target. */
    if (vault->complete)
        add_links(vault, problems, place, entry);
}

/** Even places are between files, odd ones are those of files. */
static uint32_t rank_of_path(const AttuneVault *vault, Str path)
{
    Arena arena = {0};
    bool valid;
    Str folded = entry_fold_path(&arena, path, &valid);
    size_t low = 0;
    for (size_t high = vault->files.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        const Entry *entry = vault->entries.items[vault->files.items[middle]];
        if (entry_order(entry->face.path, entry->folded, path, folded) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    arena_clear(&arena);
    return (uint32_t)(2 * low);
}

static void add_vault_problems(const AttuneVault *vault, Problems *problems)
{
    const Settings *settings = vault->settings;
    for (size_t i = 0; i < settings->problems.count; i++) {
        const SettingsProblem *wrong = &settings->problems.items[i];
        Place place = {ATTUNE_FILE_NONE, wrong->path, rank_of_path(vault, wrong->path)};
        AttuneProblem problem = {.kind = ATTUNE_PROBLEM_SETTINGS,
                                 .line = wrong->line,
                                 .subject = wrong->subject,
                                 .message = wrong->message};
        add(problems, &place, &problem, (Str){0});
    }
    for (size_t i = 0; i < vault->folders.count; i++) {
        const FolderFinding *folder = &vault->folders.items[i];
        Place place = {ATTUNE_FILE_NONE, folder->path, rank_of_path(vault, folder->path)};
        add_plain(
            problems, &place, ATTUNE_PROBLEM_UNREADABLE,
            arena_printf(&problems->arena, "folder not listed: %.*s", STR_ARG(folder->reason)));
    }
}

static int compare_places(const void *a, const void *b, void *context)
{
    const Problems *problems = context;
    size_t i = *(const size_t *)a;
    size_t j = *(const size_t *)b;
    if (problems->ranks.items[i] != problems->ranks.items[j])
        return problems->ranks.items[i] < problems->ranks.items[j] ? -1 : 1;
    uint32_t line_a = problems->list.items[i].problem.line;
    uint32_t line_b = problems->list.items[j].problem.line;
    if (line_a != line_b)
        return line_a < line_b ? -1 : 1;
    return i < j ? -1 : 1;
}

/** By path, then line, then as they were found. */
static void sort_problems(Problems *problems)
{
    size_t count = problems->list.count;
    size_t *order = mem_calloc(count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, compare_places, problems);
    AttuneVaultProblem *sorted = mem_calloc(count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = problems->list.items[order[i]];
    mem_free(problems->list.items);
    problems->list.items = sorted;
    problems->list.capacity = count + 1;
    mem_free(order);
}

const AttuneVaultProblem *attune_vault_problems(AttuneVault *vault, size_t *count)
{
    if (vault->problems && vault->problems->generation != vault->generation) {
        problems_free(vault->problems);
        vault->problems = NULL;
    }
    if (!vault->problems) {
        Problems *problems = vault->problems = MEM_NEW(Problems);
        problems->generation = vault->generation;
        Map seen = {0};
        for (size_t i = 0; i < vault->files.count; i++) {
            Entry *entry = vault->entries.items[vault->files.items[i]];
            Place place = {entry->face.id, entry->face.path, (uint32_t)(2 * i + 1)};
            add_file(vault, problems, &place, entry, &seen);
        }
        add_vault_problems(vault, problems);
        sort_problems(problems);
        map_clear(&seen);
    }
    *count = vault->problems->list.count;
    return vault->problems->list.items;
}
