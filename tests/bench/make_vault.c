/*
 * make_vault N DIR: write a vault of N notes with the shape of real ones, for measuring. Needs nothing but libc:
 * `cc -O2 -o make_vault make_vault.c`. The same N, seed and options give the same bytes on every machine.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "make_vault_extremes.h"
#include "make_vault_note.h"

enum { HUBS = 40, BIG_FOLDER = 1, DAILY_FOLDER = 2, FIXED_FOLDERS = 5, MAX_DEPTH = 7 };

/* Distributions over 88,000 real notes. */
static const Quantile sizes[] = {
    {0, 0},         {560, 0},       {561, 40},        {5000, 240},      {10000, 390},     {20000, 640},
    {30000, 890},   {40000, 1165},  {50000, 1500},    {60000, 1850},    {70000, 2350},    {80000, 3200},
    {85000, 4000},  {90000, 5300},  {92500, 7000},    {95000, 11000},   {97000, 16500},   {98000, 24000},
    {99000, 42000}, {99500, 66000}, {99800, 101000},  {99900, 156000},  {99950, 205000},  {99980, 330000},
    {99990, 960000}, {100000, 1980000}};
static const Quantile link_counts[] = {{0, 0},      {31000, 0},  {33000, 1},   {45000, 1},  {50000, 2},
                                       {70000, 4},  {80000, 6},  {90000, 10},  {95000, 12}, {99000, 32},
                                       {99900, 151}, {99990, 900}, {100000, 2600}};
static const Quantile heading_counts[] = {{0, 0},      {28000, 0},  {29000, 1},  {40000, 2},   {50000, 3},
                                          {90000, 9},  {95000, 14}, {99000, 38}, {99900, 96}, {100000, 600}};
static const Quantile property_counts[] = {{0, 1},      {25000, 4},  {50000, 7},  {85000, 12},
                                           {95000, 13}, {98500, 40}, {99900, 40}, {100000, 74}};
static const Quantile tag_counts[] = {{0, 1},      {45000, 1},  {60000, 2},  {83000, 3},
                                      {92000, 3},  {98300, 6},  {99800, 19}, {100000, 60}};
static const Quantile name_widths[] = {{0, 3},      {10000, 7},  {50000, 18},  {75000, 28},   {90000, 43},
                                       {95000, 62}, {99000, 90}, {99900, 118}, {100000, 190}};

typedef struct {
    char *path; /* from the vault's root, with its extension */
    uint32_t size, links, headings;
} Note;

typedef struct {
    char *path; /* ends with a slash; the root's is empty */
    int depth;
} Folder;

typedef struct {
    uint64_t seed;
    uint32_t count, first, folder_count, attachments, hub_backlinks;
    Note *notes; /* the first `first` are the extreme ones */
    Folder *folders;
    uint64_t *taken; /* hashes of the paths in use, lower case; open addressing */
    uint32_t taken_mask;
    bool plain;
    int root;
} Vault;

/* Streams of random numbers that belong to a note, so that a link to it knows its headings without reading it. */
enum { FOR_NAME, FOR_PLAN, FOR_TEXT, FOR_FACTS, FOR_ALIAS, FOR_TAG, FOR_DANGLING, FOR_HUB, FOR_HEADING = 1000 };

typedef struct {
    const Vault *vault;
    Text *out;
    uint32_t index, ordinal, links, ids;
    uint32_t hubs[HUBS], hub_count;
    uint64_t inlines, inlines_due;
    uint32_t inline_rates;
    size_t end;
    Random random;
    Language language;
} Writer;

static Random random_for(const Vault *vault, uint32_t index, uint32_t what)
{
    return (Random){random_mix(vault->seed + random_mix(((uint64_t)what << 32) + index))};
}

static bool note_is(const Vault *vault, uint32_t index, uint32_t fact, uint32_t per_10000)
{
    Random random = random_for(vault, index, FOR_FACTS);
    random.state += random_mix(fact);
    return index >= vault->first && random_chance(&random, per_10000);
}

static bool note_has_front_matter(const Vault *vault, uint32_t index)
{
    return vault->notes[index].size > 60 && note_is(vault, index, 1, 6740);
}

static bool note_has_alias(const Vault *vault, uint32_t index)
{
    return note_has_front_matter(vault, index) && note_is(vault, index, 2, 2500);
}

static bool note_has_block_ids(const Vault *vault, uint32_t index)
{
    return vault->notes[index].size > 600 && note_is(vault, index, 3, 220);
}

static Language note_language(const Vault *vault, uint32_t index)
{
    static const uint32_t shares[LANGUAGES] = {0, 500, 500, 600, 300, 100, 60};
    Random random = random_for(vault, index, FOR_LANGUAGE);
    uint32_t roll = random_below(&random, 10000);
    for (uint32_t language = LATIN; language < LANGUAGES; language++) {
        if (roll < shares[language]) {
            return (Language)language;
        }
        roll -= shares[language];
    }
    return ENGLISH;
}
