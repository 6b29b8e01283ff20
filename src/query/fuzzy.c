#include "query/fuzzy.h"

#include <limits.h>

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#define MATCH 16
#define BONUS_START 12
#define BONUS_SEGMENT 11 /* behind "/" */
#define BONUS_WORD 10
#define BONUS_CAMEL 8
#define BONUS_RUN 12 /* directly behind the match before */
#define GAP_FIRST 5
#define GAP_MORE 1
/* Beyond this the leftmost match is taken, not the best: work and memory stay small. */
#define TEXT_MAX 1024

/* ---- the folded form ---- */

typedef enum CharClass { CLASS_SEPARATOR, CLASS_LOWER, CLASS_UPPER, CLASS_DIGIT } CharClass;

static CharClass class_of(uint32_t c)
{
    if (unicode_is_digit(c))
        return CLASS_DIGIT;
    if (!unicode_is_letter(c) && !unicode_is_mark(c) && !unicode_is_emoji(c))
        return CLASS_SEPARATOR;
    return unicode_lower(c) != c ? CLASS_UPPER : CLASS_LOWER;
}

static uint8_t bonus_of(uint32_t before, CharClass last, CharClass here, bool is_first)
{
    if (here == CLASS_SEPARATOR)
        return 0;
    if (is_first)
        return BONUS_START;
    if (last == CLASS_SEPARATOR)
        return before == '/' ? BONUS_SEGMENT : BONUS_WORD;
    if ((last == CLASS_LOWER && here == CLASS_UPPER) ||
        (last != CLASS_DIGIT && here == CLASS_DIGIT))
        return BONUS_CAMEL;
    return 0;
}

/* Letters and digits have a bit each, all else shares the rest. */
static uint64_t bit_of(uint32_t c)
{
    if (c >= 'a' && c <= 'z')
        return UINT64_C(1) << (c - 'a');
    if (c >= '0' && c <= '9')
        return UINT64_C(1) << (26 + c - '0');
    return UINT64_C(1) << (36 + (c ^ c >> 5) % 28);
}

typedef struct Builder {
    VEC(uint32_t) chars;
    VEC(uint32_t) offsets;
    VEC(uint8_t) bonus;
    uint64_t mask;
} Builder;

static void add_char(Builder *builder, uint32_t c, size_t offset, uint8_t bonus)
{
    vec_push(&builder->chars, c);
    vec_push(&builder->offsets, (uint32_t)offset);
    vec_push(&builder->bonus, bonus);
    builder->mask |= bit_of(c);
}

/* Appends the folded form of the cluster at `offset`. */
static void add_cluster(Builder *builder, Str cluster, size_t offset, uint8_t bonus)
{
    if (cluster.length == 1) {
        add_char(builder, (unsigned char)ascii_to_lower(cluster.data[0]), offset, bonus);
        return;
    }
    Arena scratch = {0};
    Str folded = unicode_fold(&scratch, cluster);
    for (size_t at = 0; at < folded.length; bonus = 0)
        add_char(builder, utf8_next(folded, &at), offset, bonus);
    arena_clear(&scratch);
}

static void build(Builder *builder, Str text, bool is_pattern)
{
    CharClass last = CLASS_SEPARATOR;
    uint32_t before = 0;
    if (text.length > UINT32_MAX)
        text.length = UINT32_MAX;
    for (size_t at = 0; at < text.length;) {
        size_t end = unicode_cluster_end(text, at);
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        CharClass here = class_of(c);
        bool is_skipped = is_pattern && utf8_is_space(c);
        if (!is_skipped)
            add_cluster(builder, str_slice(text, at, end), at,
                        bonus_of(before, last, here, at == 0));
        last = here;
        before = c;
        at = end;
    }
}

static FuzzyText make(Arena *arena, Str text, bool is_pattern)
{
    Builder builder = {0};
    build(&builder, text, is_pattern);
    FuzzyText made = {.count = builder.chars.count, .mask = builder.mask};
    made.chars = vec_clone_into(&builder.chars, arena);
    made.offsets = vec_clone_into(&builder.offsets, arena);
    made.bonus = vec_clone_into(&builder.bonus, arena);
    vec_clear(&builder.chars);
    vec_clear(&builder.offsets);
    vec_clear(&builder.bonus);
    return made;
}

FuzzyText fuzzy_text_make(Arena *arena, Str text) { return make(arena, text, false); }

FuzzyText fuzzy_pattern_make(Arena *arena, Str text) { return make(arena, text, true); }

/* ---- matching ---- */

/* Whether all characters come in order; the leftmost places of the first ATTUNE_FUZZY_MAX. */
static bool find_leftmost(const FuzzyText *pattern, const FuzzyText *text, uint32_t *places)
{
    if ((pattern->mask & ~text->mask) != 0)
        return false;
    size_t at = 0;
    for (size_t i = 0; i < pattern->count; i++, at++) {
        while (at < text->count && text->chars[at] != pattern->chars[i])
            at++;
        if (at == text->count)
            return false;
        if (i < ATTUNE_FUZZY_MAX)
            places[i] = (uint32_t)at;
    }
    return true;
}

#define NOWHERE (INT_MIN / 2)

static bool is_small(const FuzzyText *pattern, const FuzzyText *text)
{
    return pattern->count <= ATTUNE_FUZZY_MAX && text->count <= TEXT_MAX;
}

static int max_int(int a, int b) { return a > b ? a : b; }

/* What a match at `j` adds directly behind another one, beyond what it is worth anyway. */
static int run_bonus(const FuzzyText *text, size_t j)
{
    return max_int(BONUS_RUN - text->bonus[j], 0);
}

/*
 * here[j] is the best score of the pattern's start when its character `row` is matched at place j;
 * `above` is the row before. Nothing matches before place `from`. @return the best of the row
 */
static int fill_row(const FuzzyText *pattern, const FuzzyText *text, size_t row, size_t from,
                    const int *above, int *here)
{
    int gap = NOWHERE; /* the best way to here that leaves something out */
    int best = NOWHERE;
    uint32_t wanted = pattern->chars[row];
    for (size_t j = 0; j < from; j++)
        here[j] = NOWHERE;
    for (size_t j = from; j < text->count; j++) {
        if (row > 0 && j >= 2)
            gap = max_int(gap - GAP_MORE, above[j - 2] - GAP_FIRST);
        here[j] = NOWHERE;
        if (text->chars[j] != wanted)
            continue;
        int worth = MATCH + text->bonus[j];
        if (row == 0)
            here[j] = worth + text->bonus[j]; /* the first letter says most */
        else
            here[j] = max_int(above[j - 1] + run_bonus(text, j), gap) + worth;
        best = max_int(best, here[j]);
    }
    return best;
}

static size_t first_place(const uint32_t *leftmost, size_t row)
{
    return row == 0 ? leftmost[0] : (size_t)leftmost[row - 1] + 1;
}

bool fuzzy_score(const FuzzyText *pattern, const FuzzyText *text, int *score)
{
    uint32_t leftmost[ATTUNE_FUZZY_MAX];
    *score = 0;
    if (!find_leftmost(pattern, text, leftmost))
        return false;
    if (!is_small(pattern, text))
        return true;
    int rows[2][TEXT_MAX];
    for (size_t i = 0; i < pattern->count; i++)
        *score =
            fill_row(pattern, text, i, first_place(leftmost, i), rows[(i + 1) % 2], rows[i % 2]);
    return true;
}

static CharClass ascii_class(char c)
{
    if (ascii_is_lower(c))
        return CLASS_LOWER;
    if (ascii_is_upper(c))
        return CLASS_UPPER;
    return ascii_is_digit(c) ? CLASS_DIGIT : CLASS_SEPARATOR;
}

static uint8_t ascii_bonus(Str text, size_t i)
{
    char before = i > 0 ? text.data[i - 1] : ' ';
    return bonus_of((unsigned char)before, ascii_class(before), ascii_class(text.data[i]), i == 0);
}

uint64_t fuzzy_ascii_mask(Str text)
{
    uint64_t mask = 0;
    for (size_t i = 0; i < text.length; i++)
        mask |= bit_of((unsigned char)ascii_to_lower(text.data[i]));
    return mask;
}

/* Offset of the first character that can be part of a match; the length when there is no match. */
static size_t ascii_start(const FuzzyText *pattern, Str text)
{
    size_t start = text.length;
    size_t at = 0;
    for (size_t i = 0; i < pattern->count; i++, at++) {
        while (at < text.length &&
               (unsigned char)ascii_to_lower(text.data[at]) != pattern->chars[i])
            at++;
        if (at == text.length)
            return text.length;
        if (i == 0)
            start = at;
    }
    return pattern->count > 0 ? start : 0;
}

/* One letter is typed first, and most names have it. */
static int ascii_score_of_one(uint32_t wanted, Str text, size_t start)
{
    int best = 0;
    for (size_t i = start; i < text.length; i++) {
        if ((unsigned char)ascii_to_lower(text.data[i]) == wanted)
            best = max_int(best, MATCH + 2 * ascii_bonus(text, i));
    }
    return best;
}

bool fuzzy_score_ascii(const FuzzyText *pattern, Str text, int *score)
{
    uint32_t chars[TEXT_MAX];
    uint8_t bonus[TEXT_MAX];
    *score = 0;
    if (pattern->count == 0)
        return true;
    size_t start = ascii_start(pattern, text);
    if (start == text.length)
        return false;
    if (text.length > TEXT_MAX)
        return true;
    if (pattern->count == 1) {
        *score = ascii_score_of_one(pattern->chars[0], text, start);
        return true;
    }
    /* Behind the last letter's last place nothing can match. */
    size_t end = text.length;
    while ((unsigned char)ascii_to_lower(text.data[end - 1]) != pattern->chars[pattern->count - 1])
        end--;
    for (size_t i = start; i < end; i++) {
        chars[i] = (unsigned char)ascii_to_lower(text.data[i]);
        bonus[i] = ascii_bonus(text, i);
    }
    FuzzyText ready = {
        .chars = chars + start,
        .bonus = bonus + start,
        .count = end - start,
        .mask = ~UINT64_C(0), /* whoever calls has compared the masks */
    };
    return fuzzy_score(pattern, &ready, score);
}

/* From the best place of the last row up; `places` gets one for each row. */
static void walk_back(const FuzzyText *pattern, const FuzzyText *text, const int *table, int best,
                      uint32_t *places)
{
    size_t width = text->count;
    size_t row = pattern->count - 1;
    const int *here = table + row * width;
    size_t j = 0;
    while (here[j] != best)
        j++;
    places[row] = (uint32_t)j;
    for (; row > 0; row--) {
        const int *above = table + (row - 1) * width;
        int rest = table[row * width + j] - MATCH - text->bonus[j];
        size_t k = j - 1;
        if (above[k] + run_bonus(text, j) != rest) {
            int cost = GAP_FIRST;
            for (k = j - 2; above[k] - cost != rest; k--)
                cost += GAP_MORE;
        }
        j = k;
        places[row - 1] = (uint32_t)j;
    }
}

static void set_positions(AttuneFuzzy *out, const FuzzyText *text, const uint32_t *places,
                          size_t count)
{
    out->position_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t offset = text->offsets[places[i]];
        bool is_new = i == 0 || out->positions[out->position_count - 1] != offset;
        if (is_new)
            out->positions[out->position_count++] = offset;
    }
}

bool fuzzy_match(const FuzzyText *pattern, const FuzzyText *text, AttuneFuzzy *out)
{
    uint32_t places[ATTUNE_FUZZY_MAX];
    size_t count = pattern->count < ATTUNE_FUZZY_MAX ? pattern->count : ATTUNE_FUZZY_MAX;
    out->score = 0;
    out->position_count = 0;
    if (!find_leftmost(pattern, text, places))
        return false;
    if (is_small(pattern, text) && count > 0) {
        int *table = mem_calloc(count * text->count, sizeof *table);
        for (size_t i = 0; i < count; i++) {
            int *here = table + i * text->count;
            out->score = fill_row(pattern, text, i, first_place(places, i),
                                  i > 0 ? here - text->count : NULL, here);
        }
        walk_back(pattern, text, table, out->score, places);
        mem_free(table);
    }
    set_positions(out, text, places, count);
    return true;
}

bool attune_fuzzy_match(AttuneStr pattern, AttuneStr text, AttuneFuzzy *out)
{
    Arena arena = {0};
    FuzzyText wanted = fuzzy_pattern_make(&arena, pattern);
    FuzzyText given = fuzzy_text_make(&arena, text);
    bool matches = fuzzy_match(&wanted, &given, out);
    arena_clear(&arena);
    return matches;
}
