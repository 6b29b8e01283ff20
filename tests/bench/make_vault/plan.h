/* For make_vault.c: which notes and folders a vault has, and what a link may know of a note without
 * reading it. */
#ifndef BENCH_MAKE_VAULT_PLAN_H
#define BENCH_MAKE_VAULT_PLAN_H

#include "extremes.h"
#include "words.h"

enum { MAX_DEPTH = 7, BIG_FOLDER_NOTES = 4500 };
enum { ROOT_FOLDER, BIG_FOLDER, DAILY_FOLDER, ATTACHMENT_FOLDER, TEMPLATE_FOLDER, FIXED_FOLDERS };

/* Distributions over 88,000 real notes. */
static const Quantile sizes[] = {
    {0, 0},           {560, 0},        {561, 40},       {5000, 240},     {10000, 390},
    {20000, 640},     {30000, 890},    {40000, 1165},   {50000, 1500},   {60000, 1850},
    {70000, 2350},    {80000, 3200},   {85000, 3900},   {90000, 5300},   {92500, 6800},
    {95000, 11000},   {97000, 15500},  {98000, 22500},  {99000, 42000},  {99500, 62000},
    {99800, 101000},  {99900, 156000}, {99950, 205000}, {99980, 300000}, {99990, 700000},
    {100000, 1980000}};
static const Quantile link_counts[] = {
    {0, 0},      {36000, 0},  {37000, 1},  {46000, 1},   {50000, 2},   {70000, 5},    {80000, 7},
    {90000, 11}, {95000, 13}, {99000, 32}, {99900, 151}, {99990, 900}, {100000, 2600}};
static const Quantile heading_counts[] = {{0, 0},      {28000, 0},   {29000, 1},  {40000, 2},
                                          {50000, 3},  {90000, 9},   {95000, 14}, {99000, 38},
                                          {99900, 96}, {100000, 600}};
static const Quantile property_counts[] = {{0, 2},      {25000, 6},  {50000, 8},  {85000, 12},
                                           {92500, 13}, {98500, 40}, {99900, 40}, {100000, 74}};
static const Quantile tag_counts[] = {{0, 1},     {45000, 1}, {60000, 2},  {83000, 3},
                                      {92000, 3}, {98300, 6}, {99800, 19}, {100000, 60}};
static const Quantile name_widths[] = {{0, 3},      {10000, 7},   {50000, 18},
                                       {75000, 28}, {90000, 43},  {95000, 62},
                                       {99000, 90}, {99900, 118}, {100000, 190}};

typedef struct {
    char *path; /* from the vault's root, with its extension */
    uint32_t size, links, headings;
} Note;

typedef struct {
    char *path; /* ends with a slash; the root's is empty */
    uint32_t parent, depth;
} Folder;

typedef struct {
    uint64_t seed;
    uint32_t note_count, first; /* the notes before `first` are the extreme ones */
    uint32_t folder_count, attachment_count, hub_backlinks;
    Note *notes;
    Folder *folders;
    uint64_t *taken; /* hashes of the paths in use, in lower case; open addressing */
    uint64_t taken_mask;
    bool plain;
} Vault;

/* One stream of random numbers for each fact of a note. */
typedef enum {
    FOR_PLAN,
    FOR_TEXT,
    FOR_LANGUAGE,
    FOR_MATTER,
    FOR_ALIAS,
    FOR_HAS_ALIAS,
    FOR_BLOCK_IDS,
    FOR_LINKABLE,
    FOR_TAG,
    FOR_DANGLING,
    FOR_FOLDER,
    FOR_TIME,
    FOR_ATTACHMENT,
    FOR_BLOCK,
    FOR_HUB = 100,
    FOR_HEADING = 200
} Stream;

static Random random_for(const Vault *vault, uint64_t index, uint32_t stream)
{
    return (Random){random_mix(vault->seed + random_mix(((uint64_t)stream << 32) + index + 1))};
}

static bool note_has(const Vault *vault, uint32_t index, Stream stream, uint32_t per_10000)
{
    Random random = random_for(vault, index, stream);
    return index >= vault->first && random_chance(&random, per_10000);
}

static bool note_has_front_matter(const Vault *vault, uint32_t index)
{
    return vault->notes[index].size > 60 && note_has(vault, index, FOR_MATTER, 6790);
}

static bool note_has_alias(const Vault *vault, uint32_t index)
{
    return note_has_front_matter(vault, index) && note_has(vault, index, FOR_HAS_ALIAS, 2500);
}

static bool note_has_block_ids(const Vault *vault, uint32_t index)
{
    return vault->notes[index].size > 900 && note_has(vault, index, FOR_BLOCK_IDS, 300);
}

static Language note_language(const Vault *vault, uint32_t index)
{
    static const uint32_t shares[LANGUAGES] = {0, 500, 500, 700, 350, 100, 60};
    Random random = random_for(vault, index, FOR_LANGUAGE);
    uint32_t roll = random_below(&random, 10000);
    for (uint32_t language = LATIN; language < LANGUAGES && index >= vault->first; language++) {
        if (roll < shares[language]) {
            return (Language)language;
        }
        roll -= shares[language];
    }
    return ENGLISH;
}

static void text_put_alias(Text *text, const Vault *vault, uint32_t index)
{
    Random random = random_for(vault, index, FOR_ALIAS);
    text_put_title(text, &random, note_language(vault, index), 1 + random_below(&random, 3));
}

static void text_put_heading(Text *text, const Vault *vault, uint32_t index, uint32_t heading)
{
    Random random = random_for(vault, index, FOR_HEADING + heading);
    text_put_title(text, &random, note_language(vault, index), 1 + random_below(&random, 4));
}

static void text_put_block_id(Text *text, const Vault *vault, uint32_t index, uint32_t block)
{
    Random random = random_for(vault, index, FOR_BLOCK);
    text_put_number(text, random_below(&random, 900000) + block, 6);
}

/* The path of a note without its extension, or its last part alone. */
static void text_put_note_name(Text *text, const Note *note, bool whole_path)
{
    const char *slash = whole_path ? NULL : strrchr(note->path, '/');
    const char *name = slash == NULL ? note->path : slash + 1;
    text_add(text, name, strlen(name) - strlen(".md"));
}

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        fputs("make_vault: out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

/* Remember a path; false when it, or a twin of other case, is there already. */
static bool vault_take_path(Vault *vault, const char *path)
{
    uint64_t hash = 1;
    for (; *path != '\0'; path++) {
        char c = *path >= 'A' && *path <= 'Z' ? (char)(*path + ('a' - 'A')) : *path;
        hash = random_mix(hash + (unsigned char)c);
    }
    for (uint64_t slot = hash;; slot++) {
        uint64_t *entry = &vault->taken[slot & vault->taken_mask];
        if (*entry == hash) {
            return false;
        }
        if (*entry == 0) {
            *entry = hash;
            return true;
        }
    }
}

/* Put prefix, name and suffix together as a new path, with a number after the name when it is in
 * use. */
static char *vault_new_path(Vault *vault, const char *prefix, const char *name, const char *suffix)
{
    size_t size = strlen(prefix) + strlen(name) + strlen(suffix) + 16;
    char *path = allocate(size, 1);
    snprintf(path, size, "%s%s%s", prefix, name, suffix);
    for (unsigned number = 2; !vault_take_path(vault, path); number++) {
        snprintf(path, size, "%s%s %u%s", prefix, name, number, suffix);
    }
    return path;
}

static void vault_plan_folders(Vault *vault)
{
    static const char *const fixed[FIXED_FOLDERS] = {"", "commands/", "daily/", "attachments/",
                                                     "templates/"};
    Text name = {0};
    for (uint32_t i = 0; i < vault->folder_count; i++) {
        Folder *folder = &vault->folders[i];
        if (i < FIXED_FOLDERS) {
            *folder = (Folder){vault_new_path(vault, "", fixed[i], ""), ROOT_FOLDER, i > 0};
            continue;
        }
        Random random = random_for(vault, i, FOR_FOLDER);
        uint32_t parent = random_skewed(&random, i - FIXED_FOLDERS + 1);
        parent = parent == 0 ? ROOT_FOLDER : FIXED_FOLDERS + parent - 1;
        while (vault->folders[parent].depth >= MAX_DEPTH) {
            parent = vault->folders[parent].parent;
        }
        name.length = 0;
        if (random_chance(&random, 1000)) {
            text_put_number(&name, random_below(&random, 100), 2);
            text_put(&name, " ");
        }
        Language language =
            random_chance(&random, 9700) ? ENGLISH : (Language)random_below(&random, LANGUAGES);
        text_put_title(&name, &random, language, 1 + random_below(&random, 2));
        text_add(&name, "", 1);
        char *path = vault_new_path(vault, vault->folders[parent].path, name.bytes, "/");
        *folder = (Folder){path, parent, vault->folders[parent].depth + 1};
    }
    free(name.bytes);
}

/* A name of words as wide as real names are: most with blanks, the rest in the other habits. */
static void text_put_new_name(Text *name, Random *random, Language language)
{
    static const char *const common[] = {"README", "index", "SKILL", "Home", "TODO"};
    static const char *const gaps[] = {" ", " ", " ", " ", " ", "-", "-", "-", "_", "."};
    uint32_t width = quantile_at(name_widths, random_below(random, 100000));
    if (random_chance(random, 60)) {
        text_put(name, common[random_below(random, 5)]);
        return;
    }
    if (random_chance(random, 60)) {
        text_put(name, random_chance(random, 5000) ? "❤️ " : "📌 ");
    }
    bool wide = language == CHINESE || language == JAPANESE || language == KOREAN;
    const char *gap = wide ? "" : gaps[random_below(random, 10)];
    size_t bytes = wide                                        ? width * 3 / 2
                   : language == RUSSIAN || language == ARABIC ? width * 2
                                                               : width;
    if (gap[0] == '.' && width < 12) {
        gap = "-";
    }
    size_t start = name->length;
    do {
        text_put(name, name->length > start ? gap : "");
        if (width < 12 && random_chance(random, 9000)) {
            text_put_rare_word(name, random_below(random, 50));
            text_put_number(name, random_below(random, 100000), 1);
        } else if (random_chance(random, 2500)) {
            text_put_rare_word(name, random_below(random, 500000));
        } else {
            text_put_plain_word(name, random, language);
        }
    } while (name->length - start + 4 < bytes && name->length < 200);
    if (gap[0] == ' ' || random_chance(random, 1000)) {
        text_capitalise_from(name, start);
    }
}

static uint32_t greatest_common_divisor(uint32_t a, uint32_t b)
{
    while (b != 0) {
        uint32_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Sizes and counts come from evenly spread ranks, so that even a small vault has the distributions.
 */
static void vault_plan_note(Vault *vault, uint32_t index, uint32_t stride, Text *name)
{
    Random random = random_for(vault, index, FOR_PLAN);
    uint32_t ordinary = vault->note_count - vault->first;
    uint64_t place =
        ((uint64_t)(index - vault->first) * stride + vault->seed % ordinary) % ordinary;
    uint32_t rank = (uint32_t)((place * 2 + 1) * 100000 / ordinary / 2);
    uint32_t link_rank = random_chance(&random, 5500) ? rank : random_below(&random, 100000);
    uint32_t heading_rank = random_chance(&random, 6000) ? rank : random_below(&random, 100000);
    Note *note = &vault->notes[index];
    note->size = quantile_at(sizes, rank);
    note->links = quantile_at(link_counts, link_rank);
    note->headings = quantile_at(heading_counts, heading_rank);
    note->links = note->links > note->size / 50 ? note->size / 50 : note->links;
    note->headings = note->headings > note->size / 60 ? note->size / 60 : note->headings;

    uint32_t big = ordinary * 9 / 40 < BIG_FOLDER_NOTES ? ordinary * 9 / 40 : BIG_FOLDER_NOTES;
    uint32_t folder = FIXED_FOLDERS + random_skewed(&random, vault->folder_count - FIXED_FOLDERS);
    name->length = 0;
    if (random_below(&random, ordinary) < big) {
        folder = BIG_FOLDER;
    } else if (random_chance(&random, 250)) {
        folder = DAILY_FOLDER;
        text_put_date(name, &random);
    } else if (random_chance(&random, 200)) {
        folder = random_chance(&random, 1000) ? TEMPLATE_FOLDER : ROOT_FOLDER;
    }
    if (name->length == 0) {
        text_put_new_name(name, &random,
                          random_chance(&random, 7000) ? ENGLISH : note_language(vault, index));
    }
    text_add(name, "", 1);
    note->path = vault_new_path(vault, vault->folders[folder].path, name->bytes, ".md");
}

static void vault_plan_extremes(Vault *vault)
{
    for (uint32_t i = 0; i < EXTREMES; i++) {
        if (extremes[i].path != NULL) {
            size_t size = strlen(extremes[i].path) + sizeof "extremes/";
            vault->notes[vault->first].path = allocate(size, 1);
            snprintf(vault->notes[vault->first++].path, size, "extremes/%s", extremes[i].path);
        }
    }
}

static void vault_plan(Vault *vault)
{
    vault->folder_count = FIXED_FOLDERS + 1 + vault->note_count / 10;
    vault->attachment_count = 5 + vault->note_count / 25;
    vault->taken_mask = 1023;
    while (vault->taken_mask < 4 * (uint64_t)vault->note_count) {
        vault->taken_mask = vault->taken_mask * 2 + 1;
    }
    vault->taken = allocate(vault->taken_mask + 1, sizeof *vault->taken);
    vault->folders = allocate(vault->folder_count, sizeof *vault->folders);
    vault->notes = allocate(vault->note_count, sizeof *vault->notes);
    if (!vault->plain && vault->note_count >= 2 * EXTREMES) {
        vault_plan_extremes(vault);
    }
    vault_plan_folders(vault);
    uint32_t stride = (uint32_t)((uint64_t)(vault->note_count - vault->first) * 618 / 1000) | 1;
    while (greatest_common_divisor(stride, vault->note_count - vault->first) != 1) {
        stride += 2;
    }
    Text name = {0};
    for (uint32_t i = vault->first; i < vault->note_count; i++) {
        vault_plan_note(vault, i, stride, &name);
    }
    free(name.bytes);
}

static void vault_clear(Vault *vault)
{
    for (uint32_t i = 0; i < vault->note_count; i++) {
        free(vault->notes[i].path);
    }
    for (uint32_t i = 0; i < vault->folder_count; i++) {
        free(vault->folders[i].path);
    }
    free(vault->notes);
    free(vault->folders);
    free(vault->taken);
}

#endif
