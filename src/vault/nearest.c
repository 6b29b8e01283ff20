#include "vault/nearest.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "vault/vault.h"

/* Longer names are compared by their words alone. */
#define LENGTH_MAX 64
#define WORDS_MAX 16
/* Edits that may lie between a name and what was meant by it. */
#define EDITS_MAX 4
/* A word that more names have says nothing about which one is meant. */
#define COMMON_WORD 200
/* Comparisons for one question, and for all between two changes of the vault. */
#define QUESTION_WORK 200
#define ALL_WORK 150000

/* ---- two names --------------------------------------------------------------------------------
 */

typedef struct Word {
    Str text;
    uint32_t length; /* code points */
} Word;

static bool is_word_point(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alnum((char)c);
    return unicode_is_letter(c) || unicode_is_digit(c) || unicode_is_mark(c);
}

/** The next word at or behind `*offset`. */
static bool next_word(Str text, size_t *offset, Word *word)
{
    size_t start = *offset;
    uint32_t length = 0;
    for (size_t at = *offset; at < text.length;) {
        size_t before = at;
        bool inside = is_word_point(utf8_next(text, &at));
        if (inside && length++ == 0)
            start = before;
        if (!inside && length) {
            *word = (Word){str_slice(text, start, before), length};
            *offset = at;
            return true;
        }
    }
    *offset = text.length;
    *word = (Word){str_from_offset(text, start), length};
    return length > 0;
}

static size_t split_words(Str text, Word words[WORDS_MAX], uint32_t *letters)
{
    size_t count = 0;
    size_t offset = 0;
    *letters = 0;
    while (count < WORDS_MAX && next_word(text, &offset, &words[count]))
        *letters += words[count++].length;
    return count;
}

/** Share of the letters that stand in words that both have, in percent. */
static unsigned word_overlap(Str a, Str b)
{
    Word words_a[WORDS_MAX];
    Word words_b[WORDS_MAX];
    uint32_t letters_a;
    uint32_t letters_b;
    size_t count_a = split_words(a, words_a, &letters_a);
    size_t count_b = split_words(b, words_b, &letters_b);
    uint32_t shared = 0;
    bool used[WORDS_MAX] = {false};
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (used[j] || !str_equal(words_a[i].text, words_b[j].text))
                continue;
            used[j] = true;
            shared += words_a[i].length;
            break;
        }
    }
    return letters_a + letters_b ? 200 * shared / (letters_a + letters_b) : 0;
}

/** Numbers tell names apart, so those with different digits are never meant for each other. */
static bool same_digits(Str a, Str b)
{
    size_t i = 0;
    size_t j = 0;
    for (;;) {
        while (i < a.length && !ascii_is_digit(a.data[i]))
            i++;
        while (j < b.length && !ascii_is_digit(b.data[j]))
            j++;
        if (i == a.length || j == b.length)
            return i == a.length && j == b.length;
        if (a.data[i++] != b.data[j++])
            return false;
    }
}

static size_t decode(Str text, uint32_t points[LENGTH_MAX])
{
    size_t count = 0;
    for (size_t at = 0; at < text.length;) {
        if (count == LENGTH_MAX)
            return SIZE_MAX;
        points[count++] = utf8_next(text, &at);
    }
    return count;
}

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

static unsigned edits_allowed(size_t length)
{
    size_t edits = length < 3 ? 0 : length < 8 ? 1 : length / 4;
    return (unsigned)(edits < EDITS_MAX ? edits : EDITS_MAX);
}

/** Insertions, deletions, changes and swaps of neighbours between the two; more than `limit` are
 * not told apart. */
static unsigned count_edits(const uint32_t *a, size_t length_a, const uint32_t *b, size_t length_b,
                            unsigned limit)
{
    unsigned rows[3][LENGTH_MAX + 1];
    for (size_t j = 0; j <= length_b; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= length_a; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3];
        const unsigned *above_that = rows[(i + 1) % 3];
        unsigned least = row[0] = (unsigned)i;
        for (size_t j = 1; j <= length_b; j++) {
            unsigned change = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = min3(above[j] + 1, row[j - 1] + 1, change);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && above_that[j - 2] + 1 < row[j])
                row[j] = above_that[j - 2] + 1;
            least = row[j] < least ? row[j] : least;
        }
        if (least > limit)
            return limit + 1;
    }
    return rows[length_a % 3][length_b];
}

static unsigned spelling_likeness(Str a, Str b)
{
    uint32_t points_a[LENGTH_MAX];
    uint32_t points_b[LENGTH_MAX];
    size_t length_a = decode(a, points_a);
    size_t length_b = decode(b, points_b);
    if (length_a == SIZE_MAX || length_b == SIZE_MAX)
        return 0;
    size_t longer = length_a > length_b ? length_a : length_b;
    size_t shorter = length_a + length_b - longer;
    unsigned limit = edits_allowed(longer);
    if (longer - shorter > limit)
        return 0;
    unsigned edits = count_edits(points_a, length_a, points_b, length_b, limit);
    return edits > limit ? 0 : 100 - (unsigned)(edits * 100 / longer);
}

unsigned nearest_likeness(Str a, Str b)
{
    if (str_equal(a, b))
        return 100;
    if (str_is_empty(a) || str_is_empty(b) || !same_digits(a, b))
        return 0;
    unsigned spelling = spelling_likeness(a, b);
    unsigned words = word_overlap(a, b);
    unsigned best = spelling > words ? spelling : words;
    /* The same words in another order are not yet the same name. */
    return best < 99 ? best : 99;
}

/* ---- all names --------------------------------------------------------------------------------
 */

typedef struct Candidate {
    Str text;  /* folded */
    Str shown; /* as it is written */
    AttuneFileId file;
    uint32_t first;  /* its first code point */
    uint32_t length; /* code points */
    bool is_name;
    bool is_attachment;
} Candidate;

/** A word's candidates: a chain of these. */
typedef struct Posting {
    uint32_t candidate;
    uint32_t next;
} Posting;

typedef struct WordEntry {
    uint32_t first;
    uint32_t count;
} WordEntry;

#define POSTING_END UINT32_MAX

struct Nearest {
    uint64_t generation;
    size_t work;
    Arena arena;
    VEC(Candidate) candidates; /* by first code point, then length */
    Map word_ids;
    VEC(WordEntry) words;
    VEC(Posting) postings;
};

void nearest_free(Nearest *nearest)
{
    if (!nearest)
        return;
    vec_clear(&nearest->candidates);
    map_clear(&nearest->word_ids);
    vec_clear(&nearest->words);
    vec_clear(&nearest->postings);
    arena_clear(&nearest->arena);
    mem_free(nearest);
}

static void add_candidate(Nearest *nearest, const AttuneFile *file, Str name)
{
    Str text = unicode_fold(&nearest->arena, name);
    if (str_is_empty(text))
        return;
    size_t offset = 0;
    Candidate candidate = {.text = text,
                           .shown = name,
                           .file = file->id,
                           .first = utf8_next(text, &offset),
                           .length = (uint32_t)utf8_count(text),
                           .is_name = name.data == file->name.data,
                           .is_attachment = file->class_ != ATTUNE_FILE_NOTE};
    vec_push(&nearest->candidates, candidate);
}

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *x = a;
    const Candidate *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return x->file < y->file ? -1 : x->file > y->file;
}

static void add_words(Nearest *nearest, uint32_t candidate)
{
    Str text = nearest->candidates.items[candidate].text;
    Word words[WORDS_MAX];
    uint32_t letters;
    size_t count = split_words(text, words, &letters);
    for (size_t i = 0; i < count; i++) {
        if (words[i].length < 3 && words[i].text.length < 4)
            continue;
        uint32_t *id = map_at(&nearest->word_ids, words[i].text, (uint32_t)nearest->words.count);
        if (*id == nearest->words.count)
            vec_push(&nearest->words, ((WordEntry){POSTING_END, 0}));
        WordEntry *word = &nearest->words.items[*id];
        if (word->count++ >= COMMON_WORD)
            continue;
        vec_push(&nearest->postings, ((Posting){candidate, word->first}));
        word->first = (uint32_t)nearest->postings.count - 1;
    }
}

static Nearest *nearest_new(const AttuneVault *vault)
{
    Nearest *nearest = MEM_NEW(Nearest);
    nearest->generation = vault->generation;
    for (size_t i = 0; i < vault->files.count; i++) {
        const AttuneFile *file = &vault->entries.items[vault->files.items[i]]->face;
        if (!file->valid_name)
            continue;
        add_candidate(nearest, file, file->name);
        if (file->class_ != ATTUNE_FILE_NOTE)
            continue;
        if (!str_equal(file->title, file->name))
            add_candidate(nearest, file, file->title);
        for (size_t a = 0; a < file->record->alias_count; a++)
            add_candidate(nearest, file, file->record->aliases[a]);
    }
    if (nearest->candidates.count > 1)
        qsort(nearest->candidates.items, nearest->candidates.count,
              sizeof *nearest->candidates.items, compare_candidates);
    for (size_t i = 0; i < nearest->candidates.count; i++)
        add_words(nearest, (uint32_t)i);
    return nearest;
}

/* ---- a question -------------------------------------------------------------------------------
 */

typedef struct Answer {
    const Candidate *candidate;
    unsigned likeness;
} Answer;

typedef struct Question {
    const AttuneVault *vault;
    Nearest *nearest;
    Str text;
    bool wants_attachment;
    size_t work;
    VEC(Answer) answers;
} Question;

static void consider(Question *question, const Candidate *candidate)
{
    if (candidate->is_attachment != question->wants_attachment)
        return;
    question->work++;
    unsigned likeness = nearest_likeness(question->text, candidate->text);
    if (likeness < NEAREST_ENOUGH)
        return;
    for (size_t i = 0; i < question->answers.count; i++) {
        Answer *answer = &question->answers.items[i];
        if (answer->candidate->file != candidate->file)
            continue;
        if (likeness > answer->likeness || (likeness == answer->likeness && candidate->is_name))
            *answer = (Answer){candidate, likeness};
        return;
    }
    vec_push(&question->answers, ((Answer){candidate, likeness}));
}

static void consider_spelling(Question *question)
{
    const Nearest *nearest = question->nearest;
    size_t offset = 0;
    uint32_t first = utf8_next(question->text, &offset);
    uint32_t length = (uint32_t)utf8_count(question->text);
    uint32_t edits = edits_allowed(length + EDITS_MAX);
    uint32_t least = length > edits ? length - edits : 0;

    size_t low = 0;
    for (size_t high = nearest->candidates.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        const Candidate *candidate = &nearest->candidates.items[middle];
        bool before =
            candidate->first < first || (candidate->first == first && candidate->length < least);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < nearest->candidates.count && question->work < QUESTION_WORK; low++) {
        const Candidate *candidate = &nearest->candidates.items[low];
        if (candidate->first != first || candidate->length > length + edits)
            break;
        consider(question, candidate);
    }
}

static void consider_words(Question *question)
{
    const Nearest *nearest = question->nearest;
    Word words[WORDS_MAX];
    uint32_t letters;
    size_t count = split_words(question->text, words, &letters);
    for (size_t i = 0; i < count; i++) {
        uint32_t id;
        if (!map_get(&nearest->word_ids, words[i].text, &id) ||
            nearest->words.items[id].count > COMMON_WORD)
            continue;
        uint32_t posting = nearest->words.items[id].first;
        while (posting != POSTING_END && question->work < 2 * QUESTION_WORK) {
            consider(question,
                     &nearest->candidates.items[nearest->postings.items[posting].candidate]);
            posting = nearest->postings.items[posting].next;
        }
    }
}

static int compare_answers(const void *a, const void *b, void *context)
{
    const Answer *x = a;
    const Answer *y = b;
    if (x->likeness != y->likeness)
        return x->likeness > y->likeness ? -1 : 1;
    return vault_order(context, x->candidate->file, y->candidate->file);
}

static bool looks_like_attachment(Str name)
{
    AttuneFileClass class_ = entry_class_of(name);
    return class_ != ATTUNE_FILE_NOTE && class_ != ATTUNE_FILE_OTHER && class_ != ATTUNE_FILE_TEXT;
}

size_t nearest_find(const AttuneVault *vault, Str text, NearName *out, size_t capacity)
{
    AttuneVault *own = (AttuneVault *)vault; /* what is remembered for the next question */
    if (own->nearest && own->nearest->generation != vault->generation) {
        nearest_free(own->nearest);
        own->nearest = NULL;
    }
    if (!own->nearest)
        own->nearest = nearest_new(vault);
    if (own->nearest->work > ALL_WORK)
        return 0;

    Arena arena = {0};
    Str folded = unicode_fold(&arena, text);
    Question question = {.vault = vault, .nearest = own->nearest};
    question.wants_attachment = looks_like_attachment(folded);
    question.text = question.wants_attachment ? path_base(folded) : name_of(folded);
    size_t count = 0;
    if (!str_is_empty(question.text)) {
        consider_spelling(&question);
        consider_words(&question);
        own->nearest->work += question.work;
        if (question.answers.count > 1)
            qsort_r(question.answers.items, question.answers.count, sizeof *question.answers.items,
                    compare_answers, own);
        bool soft = !vault->options.no_soft_links;
        for (; count < question.answers.count && count < capacity; count++) {
            const Candidate *found = question.answers.items[count].candidate;
            Str name = vault->entries.items[found->file]->face.name;
            out[count] = (NearName){found->file, soft ? found->shown : name};
        }
    }
    vec_clear(&question.answers);
    arena_clear(&arena);
    return count;
}

size_t attune_vault_nearest(const AttuneVault *vault, AttuneStr text, AttuneFileId *out,
                            size_t capacity)
{
    VEC(NearName) found = {0};
    vec_reserve(&found, capacity ? capacity : 1);
    size_t count = nearest_find(vault, text, found.items, capacity);
    for (size_t i = 0; i < count; i++)
        out[i] = found.items[i].file;
    vec_clear(&found);
    return count;
}
