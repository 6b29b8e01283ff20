/* Inline fields, `key:: value`, `[key:: value]`, `(key:: value)` (vault-spec 12, 14.6). */

#include "base/alloc.h"
#include "base/unicode.h"
#include "markup/property.h"
#include "markup/scanner.h"

/* ---- matching brackets ---- */

/** Find the pairs of one kind of bracket, line by line. */
static void match_all(Str text, char open, char close, PairVec *pairs)
{
    VEC(uint32_t) stack = {0};
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\\' && i + 1 < text.length && ascii_is_punct(text.data[i + 1])) {
            i++;
        } else if (c == '\n') {
            stack.count = 0;
        } else if (c == open) {
            BracketPair pair = {(uint32_t)i, UINT32_MAX};
            vec_push(&stack, (uint32_t)pairs->count);
            vec_push(pairs, pair);
        } else if (c == close && stack.count) {
            pairs->items[vec_pop(&stack)].close = (uint32_t)i;
        }
    }
    vec_clear(&stack);
}

static size_t find_pair(const PairVec *pairs, size_t open)
{
    size_t low = 0;
    size_t high = pairs->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pairs->items[middle].open < open)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < pairs->count && pairs->items[low].open == open &&
                 pairs->items[low].close != UINT32_MAX;
    return found ? pairs->items[low].close : STR_NOT_FOUND;
}

size_t scanner_match(Scanner *scanner, size_t at)
{
    bool square = scanner->text.data[at] == '[';
    PairVec *pairs = square ? &scanner->squares : &scanner->rounds;
    bool *known = square ? &scanner->squares_known : &scanner->rounds_known;
    if (!*known)
        match_all(scanner->text, square ? '[' : '(', square ? ']' : ')', pairs);
    *known = true;
    return find_pair(pairs, at);
}

/* ---- keys ---- */

static bool is_emoji(uint32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F ||
           c == 0x200D;
}

static bool is_key_character(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alnum((char)c) || c == ' ' || c == '\t' || c == '-' || c == '_';
    return unicode_is_letter(c) || unicode_is_digit(c) || unicode_is_mark(c) || is_emoji(c) ||
           utf8_is_space(c);
}

/** The "**" or "_" around a key, at `at`. */
static size_t wrapper_length(Str text, size_t at)
{
    size_t length = 0;
    while (length < 2 && at + length < text.length &&
           (text.data[at + length] == '*' || text.data[at + length] == '_') &&
           text.data[at + length] == text.data[at])
        length++;
    return length;
}

/** Read a key at `at`. @return offset behind its "::", 0 when there is none */
static size_t scan_key(Str text, size_t at, Str *key)
{
    size_t wrapper = wrapper_length(text, at);
    Str mark = str_slice(text, at, at + wrapper);
    size_t start = at + wrapper;
    size_t end = start;
    while (end < text.length && text.data[end] != '\n') {
        size_t next = end;
        if (!is_key_character(utf8_next(text, &next)))
            break;
        end = next;
    }
    size_t behind = end;
    if (wrapper && mark.data[0] == '_') {
        /* "_" is of the key's own characters: give back those that close it. */
        while (end > start && text.data[end - 1] == '_' && behind - end < wrapper)
            end--;
        if (behind - end != wrapper)
            return 0;
    } else if (wrapper) {
        if (!str_starts_with(str_from_offset(text, end), mark))
            return 0;
        behind = end + wrapper;
    }
    *key = utf8_trim(str_slice(text, start, end));
    if (str_is_empty(*key) || !str_starts_with(str_from_offset(text, behind), STR("::")))
        return 0;
    behind += 2;
    bool ends = behind >= text.length || ascii_is_space(text.data[behind]);
    return ends ? behind : 0;
}

/* ---- fields ---- */

/** Fields with brackets in each other; the tree has room for them and one of a line. */
#define NESTING_MAX 4

static void add_field(Scanner *scanner, Str key, size_t value_start, size_t value_end,
                      AttuneFieldForm form)
{
    Arena *arena = scanner->context->arena;
    size_t length = value_start - scanner->at;
    Span *span = scanner_add(scanner, SPAN_FIELD, length);
    Str value = utf8_trim(str_slice(scanner->text, value_start, value_end));
    uint32_t at =
        value.length ? (uint32_t)(value.data - scanner->text.data) : (uint32_t)value_start;
    uint32_t column =
        span->column + (uint32_t)utf8_count(str_slice(scanner->text, span->start, at));
    ValuePlace place = {.line = span->line,
                        .column = column,
                        .offset = chunk_source(scanner->chunk, at),
                        .length = value.length};
    AttuneProperty *property = ARENA_NEW(arena, AttuneProperty);
    property->key = key;
    property->folded = unicode_fold(arena, key);
    property->value = property_type_at(arena, value, SCALAR_PLAIN, &place);
    property->origin = ATTUNE_PROPERTY_INLINE;
    property->line = span->line;
    span->as.field.property = property;
    span->as.field.form = form;
    scanner_pass(scanner, length);
}

bool scanner_line_field(Scanner *scanner)
{
    Str key;
    if (scanner->chunk->kind != CHUNK_PARAGRAPH)
        return false;
    size_t behind = scan_key(scanner->text, scanner->at, &key);
    if (!behind)
        return false;
    size_t end = str_find_char(scanner->text, '\n', behind);
    add_field(scanner, key, behind, end == STR_NOT_FOUND ? scanner->text.length : end,
              ATTUNE_FIELD_LINE);
    return true;
}

void scanner_drop_fields(Scanner *scanner)
{
    while (scanner->field_ends.count && vec_last(&scanner->field_ends).close < scanner->at) {
        Span *span = &scanner->spans.items[vec_pop(&scanner->field_ends).span];
        span->kind = SPAN_LITERAL;
        span->as.text = str_slice(scanner->text, span->start, span->end);
    }
}

/** A field that begins within another one must end within it. */
static bool fits_into_open_field(const Scanner *scanner, size_t close)
{
    size_t open = scanner->field_ends.count;
    return open == 0 || (open < NESTING_MAX && close < vec_last(&scanner->field_ends).close);
}

bool scanner_bracket_field(Scanner *scanner)
{
    Str key;
    Str text = scanner->text;
    bool square = text.data[scanner->at] == '[';
    scanner_drop_fields(scanner);
    size_t behind = scan_key(text, scanner->at + 1, &key);
    if (!behind)
        return false;
    size_t close = scanner_match(scanner, scanner->at);
    if (close == STR_NOT_FOUND || close < behind || !fits_into_open_field(scanner, close))
        return false;
    char next = close + 1 < text.length ? text.data[close + 1] : 0;
    if (square && (next == '(' || next == '['))
        return false;
    FieldEnd end = {(uint32_t)close, (uint32_t)scanner->spans.count};
    vec_push(&scanner->field_ends, end);
    add_field(scanner, key, behind, close, square ? ATTUNE_FIELD_SQUARE : ATTUNE_FIELD_ROUND);
    return true;
}

bool scanner_field_end(Scanner *scanner)
{
    scanner_drop_fields(scanner);
    if (!scanner->field_ends.count || vec_last(&scanner->field_ends).close != scanner->at)
        return false;
    scanner->field_ends.count--;
    scanner_add(scanner, SPAN_FIELD_END, 1);
    scanner_pass(scanner, 1);
    return true;
}
