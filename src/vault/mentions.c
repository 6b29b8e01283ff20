/* Where the name of a note stands in running text without being a link (vault-spec 8.4). */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "vault/vault.h"
#include "vault/visible.h"

/** A name to look for. */
typedef struct MentionName {
    Str folded; /* runs of blanks as one */
    Str needle; /* its longest run of ASCII letters and digits; may be empty */
    bool plain; /* nothing but ASCII letters, digits and blanks */
} MentionName;

/** A match in the folded text of a chunk. */
typedef struct Match {
    size_t start;
    size_t end;
} Match;

struct AttuneMentions {
    const AttuneVault *vault;
    uint64_t generation;
    AttuneFileId note;
    Arena arena;
    VEC(MentionName) names;
    size_t next; /* of the vault's notes */
    VEC(AttuneMention) found;

    /* For one source at a time. */
    Arena scratch;
    Visible visible;
    VEC(Match) matches;
};

/* ---- names ------------------------------------------------------------------------------------
 */

static Str find_needle(Str folded)
{
    Str best = {0};
    for (size_t i = 0; i < folded.length;) {
        size_t start = i;
        while (i < folded.length && ascii_is_alnum(folded.data[i]))
            i++;
        if (i - start > best.length)
            best = str_slice(folded, start, i);
        if (i == start)
            i++;
    }
    return best;
}

/** Folded, blanks at the ends left out, runs of them as one. */
static Str normal_name(Arena *arena, Str name)
{
    Str folded = unicode_fold(arena, utf8_trim(name));
    char *out = ARENA_ARRAY(arena, char, folded.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < folded.length;) {
        size_t start = at;
        if (!utf8_is_space(utf8_next(folded, &at))) {
            memcpy(out + length, folded.data + start, at - start);
            length += at - start;
        } else if (length && out[length - 1] != ' ') {
            out[length++] = ' ';
        }
    }
    return (Str){out, length};
}

static void add_name(AttuneMentions *mentions, Str name)
{
    Str folded = normal_name(&mentions->arena, name);
    if (utf8_count(folded) < 2)
        return;
    for (size_t i = 0; i < mentions->names.count; i++) {
        if (str_equal(mentions->names.items[i].folded, folded))
            return;
    }
    MentionName added = {folded, find_needle(folded), true};
    for (size_t i = 0; i < folded.length; i++)
        added.plain = added.plain && (ascii_is_alnum(folded.data[i]) || folded.data[i] == ' ');
    vec_push(&mentions->names, added);
}

AttuneMentions *attune_mentions_start(const AttuneVault *vault, AttuneFileId note)
{
    AttuneMentions *mentions = MEM_NEW(AttuneMentions);
    mentions->vault = vault;
    mentions->generation = vault->generation;
    mentions->note = note;
    const Entry *entry = vault_entry(vault, note);
    if (!entry)
        return mentions;
    if (entry->face.valid_name)
        add_name(mentions, entry->face.name);
    for (size_t i = 0; entry->face.record && i < entry->face.record->alias_count; i++)
        add_name(mentions, entry->face.record->aliases[i]);
    return mentions;
}

void attune_mentions_free(AttuneMentions *mentions)
{
    if (!mentions)
        return;
    vec_clear(&mentions->names);
    vec_clear(&mentions->found);
    vec_clear(&mentions->matches);
    visible_clear(&mentions->visible);
    arena_clear(&mentions->scratch);
    arena_clear(&mentions->arena);
    mem_free(mentions);
}

/* ---- which notes are worth a look -------------------------------------------------------------
 */

/** Where the next word can begin behind a blank of a name: a line break, the marks of a quote, an
 * entity may lie between. */
static size_t skip_gap(Str text, size_t at)
{
    while (at < text.length && !ascii_is_alnum(text.data[at])) {
        size_t semicolon = text.data[at] == '&'
                               ? str_find_char(str_slice(text, 0, at + 32), ';', at)
                               : STR_NOT_FOUND;
        at = semicolon == STR_NOT_FOUND ? at + 1 : semicolon + 1;
    }
    return at;
}

/** Do the letters and digits of `words`, in lower case, stand at `at` with as many gaps between
 * them? */
static bool has_words_at(Str text, size_t at, Str words)
{
    for (size_t i = 0; i < words.length; i++) {
        if (words.data[i] == ' ') {
            size_t next = skip_gap(text, at);
            if (next == at)
                return false;
            at = next;
            continue;
        }
        if (at >= text.length || ascii_to_lower(text.data[at]) != words.data[i])
            return false;
        at++;
    }
    return true;
}

/** `words` begins with a letter or digit. */
static bool contains_words(Str text, Str words)
{
    char lower = words.data[0];
    char upper = ascii_to_upper(lower);
    for (size_t i = 0; i + words.length <= text.length; i++) {
        if ((text.data[i] == lower || text.data[i] == upper) && has_words_at(text, i, words))
            return true;
    }
    return false;
}

/** Characters that are not ASCII and fold to ASCII letters. */
typedef struct OddLetter {
    const char *start; /* of its UTF-8 */
    const char *letters;
} OddLetter;

/** Could a part of `text` that is not ASCII fold to a part of `needle`? */
static bool has_odd_letters(Str text, Str needle)
{
    static const OddLetter odd[] = {
        {"\xC3\x9F", "s"}, {"\xE1\xBA\x9E", "s"}, {"\xC5\xBF", "s"},     {"\xC4\xB0", "i"},
        {"\xC5\x89", "n"}, {"\xE1\xBA\x9A", "a"}, {"\xE2\x84\xAA", "k"}, {"\xEF\xAC", "filst"},
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        bool matters = false;
        for (const char *letter = odd[i].letters; *letter; letter++)
            matters = matters || str_find_char(needle, *letter, 0) != STR_NOT_FOUND;
        if (matters && str_find(text, str_from(odd[i].start), 0) != STR_NOT_FOUND)
            return true;
    }
    return false;
}

static bool may_mention(const AttuneMentions *mentions, const Note *note)
{
    for (size_t i = 0; i < mentions->names.count; i++) {
        const MentionName *name = &mentions->names.items[i];
        if (note->is_ascii && !utf8_is_ascii(name->folded))
            continue;
        Str words = name->plain ? name->folded : name->needle;
        if (str_is_empty(words) || contains_words(note->text, words) ||
            (!note->is_ascii && has_odd_letters(note->text, name->needle)))
            return true;
    }
    return false;
}

/* ---- matches in a chunk ------------------------------------------------------------------------
 */

static bool is_word_point(uint32_t c) { return unicode_is_letter(c) || unicode_is_digit(c); }

/** The code point at `at`, or the one before it; 0 at the ends of the text. */
static uint32_t neighbour(Str text, size_t at, bool before)
{
    if (before ? at == 0 : at >= text.length)
        return 0;
    return before ? utf8_previous(text, &at) : utf8_next(text, &at);
}

/** May a word end between the edge of a name, code point `edge`, and what stands at `at`? */
static bool is_boundary(Str text, size_t at, bool before, uint32_t edge)
{
    uint32_t next = neighbour(text, at, before);
    if (next == '_') {
        /* `_Name_` is emphasis, `my_name` a word: what is behind the underscores tells. */
        while (next == '_') {
            at = before ? at - 1 : at + 1;
            next = neighbour(text, at, before);
        }
        return !is_word_point(next);
    }
    return !is_word_point(next) || unicode_is_unspaced_script(next) ||
           unicode_is_unspaced_script(edge);
}

static void find_name(AttuneMentions *mentions, Str name)
{
    const Visible *visible = &mentions->visible;
    Str text = strbuf_view(&visible->text);
    for (size_t at = str_find(text, name, 0); at != STR_NOT_FOUND;
         at = str_find(text, name, at + 1)) {
        size_t end = at + name.length;
        if (visible_is_edge(visible, at) && visible_is_edge(visible, end) &&
            is_boundary(text, at, true, neighbour(name, 0, false)) &&
            is_boundary(text, end, false, neighbour(name, name.length, true)))
            vec_push(&mentions->matches, ((Match){at, end}));
    }
}

/** Leftmost first, then the longest. */
static int compare_matches(const void *a, const void *b)
{
    const Match *x = a;
    const Match *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

/** Lines and columns go forward with the matches of a source. */
typedef struct Column {
    uint32_t line;
    size_t offset;
    uint32_t column;
} Column;

static void add_match(AttuneMentions *mentions, Entry *source, const Chunk *chunk,
                      const Match *match, Column *column)
{
    const VisiblePlace *places = mentions->visible.places.items;
    uint32_t first = places[match->start].from;
    uint32_t last = places[match->end - 1].to - 1;
    size_t from = chunk_source(chunk, first);
    size_t to = chunk_source(chunk, last) + 1;
    uint32_t line = chunk_line(chunk, first);
    Str text = source->face.text;
    if (line != column->line || from < column->offset) {
        const LineTable *lines = note_lines(source->note);
        *column = (Column){line, lines->starts[line - 1], 1};
    }
    column->column += (uint32_t)utf8_count(str_slice(text, column->offset, from));
    column->offset = from;
    Str found = str_slice(text, from, to);
    AttuneMention mention = {.source = source->face.id,
                             .line = line,
                             .column = column->column,
                             .length = (uint32_t)utf8_count(found),
                             .text = found};
    vec_push(&mentions->found, mention);
}

static void search_chunk(AttuneMentions *mentions, Entry *source, const Chunk *chunk,
                         Column *column)
{
    visible_read(&mentions->visible, chunk);
    mentions->matches.count = 0;
    for (size_t i = 0; i < mentions->names.count; i++)
        find_name(mentions, mentions->names.items[i].folded);
    if (mentions->matches.count == 0)
        return;
    qsort(mentions->matches.items, mentions->matches.count, sizeof *mentions->matches.items,
          compare_matches);
    size_t free_from = 0;
    for (size_t i = 0; i < mentions->matches.count; i++) {
        const Match *match = &mentions->matches.items[i];
        if (match->start < free_from)
            continue;
        add_match(mentions, source, chunk, match, column);
        free_from = match->end;
    }
}

static int compare_mentions(const void *a, const void *b)
{
    const AttuneMention *x = a;
    const AttuneMention *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static void search_source(AttuneMentions *mentions, Entry *source)
{
    const AttuneFile *face = &source->face;
    if (!face->read || face->excluded || face->id == mentions->note ||
        !may_mention(mentions, source->note))
        return;
    uint32_t body_line = face->record->body_line;
    size_t body_offset = note_lines(source->note)->count < body_line
                             ? face->text.length
                             : note_lines(source->note)->starts[body_line - 1];
    BodyScan *scan = body_scan(&mentions->scratch, face->text, body_offset, body_line);
    size_t first = mentions->found.count;
    Column column = {0};
    for (const Chunk *chunk = visible_chunks(scan); chunk; chunk = chunk->next) {
        if (chunk->kind != CHUNK_HIDDEN)
            search_chunk(mentions, source, chunk, &column);
    }
    /* Footnotes and tables are scanned out of turn. */
    if (mentions->found.count - first > 1)
        qsort(mentions->found.items + first, mentions->found.count - first,
              sizeof *mentions->found.items, compare_mentions);
    arena_reset(&mentions->scratch);
}

bool attune_mentions_step(AttuneMentions *mentions, unsigned milliseconds)
{
    const AttuneVault *vault = mentions->vault;
    int64_t end = vault_clock() + (int64_t)milliseconds * 1000000;
    if (mentions->generation != vault->generation || mentions->names.count == 0)
        return false;
    while (mentions->next < vault->notes.count) {
        search_source(mentions, vault->entries.items[vault->notes.items[mentions->next++]]);
        if (vault_clock() >= end)
            break;
    }
    return mentions->next < vault->notes.count;
}

const AttuneMention *attune_mentions_list(const AttuneMentions *mentions, size_t *count)
{
    *count = mentions->found.count;
    return mentions->found.items;
}
