/* Code, math, comments, raw HTML: what swallows its inside (vault-spec 6.7, 6.8, 6.11, 7.2). */

#include "base/alloc.h"
#include "base/unicode.h"
#include "markup/scanner.h"
#include "markup/wikilink.h"

/* ---- code ---- */

static size_t run_length(Str text, size_t at, char c)
{
    size_t end = at;
    while (end < text.length && text.data[end] == c)
        end++;
    return end - at;
}

size_t scanner_code_end(Scanner *scanner, size_t at, size_t *run)
{
    Str text = scanner->text;
    *run = run_length(text, at, '`');
    size_t length = *run;
    if (length > TICKS_MAX)
        return 0;
    if (!scanner->ticks)
        scanner->ticks = mem_calloc(TICKS_MAX + 1, sizeof(*scanner->ticks));
    if (scanner->all_ticks_seen && scanner->ticks[length] <= at)
        return 0;
    for (size_t i = at + length; (i = str_find_char(text, '`', i)) != STR_NOT_FOUND;) {
        size_t closer = run_length(text, i, '`');
        if (closer <= TICKS_MAX && scanner->ticks[closer] < i)
            scanner->ticks[closer] = (uint32_t)i;
        i += closer;
        if (closer == length)
            return i;
    }
    scanner->all_ticks_seen = true;
    return 0;
}

bool scanner_code(Scanner *scanner)
{
    size_t run;
    size_t end = scanner_code_end(scanner, scanner->at, &run);
    if (!end) {
        scanner->at += run;
        return true;
    }
    size_t length = end - scanner->at;
    scanner_add(scanner, SPAN_CODE, length);
    scanner_pass(scanner, length);
    return true;
}

/* ---- math ---- */

/** Offset of the next "$" on the line that is neither escaped nor in a code span. */
static size_t find_dollar(Scanner *scanner, size_t from)
{
    Str text = scanner->text;
    for (size_t i = from; i < text.length;) {
        char c = text.data[i];
        if (c == '$')
            return i;
        if (c == '\n')
            break;
        if (c == '\\' && i + 1 < text.length && text.data[i + 1] != '\n') {
            i += 2;
            continue;
        }
        if (c != '`') {
            i++;
            continue;
        }
        size_t run;
        size_t end = scanner_code_end(scanner, i, &run);
        bool on_line = end && str_find_char(str_slice(text, i, end), '\n', 0) == STR_NOT_FOUND;
        if (end && !on_line)
            break;
        i = end ? end : i + run;
    }
    return STR_NOT_FOUND;
}

/** Length of `$$x$$` at the place. */
static size_t display_math_length(Scanner *scanner)
{
    size_t start = scanner->at + 2;
    for (size_t i = start; (i = find_dollar(scanner, i)) != STR_NOT_FOUND; i++) {
        if (i + 1 >= scanner->text.length || scanner->text.data[i + 1] != '$')
            continue;
        bool blank = str_is_empty(str_trim_ascii(str_slice(scanner->text, start, i)));
        return blank ? 0 : i + 2 - scanner->at;
    }
    return 0;
}

static size_t inline_math_length(Scanner *scanner)
{
    Str text = scanner->text;
    size_t start = scanner->at + 1;
    if (start >= text.length || ascii_is_space(text.data[start]))
        return 0;
    size_t end = find_dollar(scanner, start);
    if (end == STR_NOT_FOUND || end == start || ascii_is_space(text.data[end - 1]))
        return 0;
    if (end + 1 < text.length && ascii_is_digit(text.data[end + 1]))
        return 0;
    return end + 1 - scanner->at;
}

bool scanner_math(Scanner *scanner)
{
    size_t length = 0;
    if (scanner_peek(scanner, 1) == '$')
        length = display_math_length(scanner);
    if (!length)
        length = inline_math_length(scanner);
    if (!length)
        return false;
    scanner_add(scanner, SPAN_MATH, length);
    scanner_pass(scanner, length);
    return true;
}

/* ---- comments ---- */

bool scanner_comment(Scanner *scanner)
{
    if (scanner_peek(scanner, 1) != '%' || scanner->no_comment ||
        scanner->chunk->kind == CHUNK_HIDDEN)
        return false;
    size_t start = scanner->at + 2;
    size_t end = str_find(scanner->text, STR("%%"), start);
    scanner->no_comment = end == STR_NOT_FOUND;
    if (scanner->no_comment)
        return false;
    Span *span = scanner_add(scanner, SPAN_COMMENT, end + 2 - scanner->at);
    span->as.inside = chunk_slice(scanner->context->arena, scanner->chunk, (uint32_t)start,
                                  (uint32_t)end, CHUNK_HIDDEN);
    scanner_pass(scanner, end + 2 - scanner->at);
    return true;
}

/* ---- "<" ---- */

static TextLink *make_autolink(Scanner *scanner, Str url, Str text, size_t length)
{
    Arena *arena = scanner->context->arena;
    TextLink *made = ARENA_NEW(arena, TextLink);
    made->link = ARENA_NEW(arena, AttuneLink);
    made->indexed = wikilink_parse_destination(arena, url, text, false, made->link);
    made->complete = true;
    made->url = url;
    made->open = made->close = (uint32_t)scanner->spans.count;
    Span *span = scanner_add(scanner, SPAN_LINK, length);
    span->as.link = made;
    made->link->autolink = true;
    made->link->line = span->line;
    made->link->column = span->column;
    made->link->offset = chunk_source(scanner->chunk, span->start);
    made->link->length = length;
    scanner_pass(scanner, length);
    return made;
}

bool scanner_angle(Scanner *scanner)
{
    AngleKind kind;
    size_t length = angle_scan(scanner->text, scanner->at, &scanner->angle, &kind);
    if (kind == ANGLE_NONE)
        return false;
    if (kind == ANGLE_ADDRESS || kind == ANGLE_EMAIL) {
        Arena *arena = scanner->context->arena;
        Str text = str_slice(scanner->text, scanner->at + 1, scanner->at + length - 1);
        text = reference_decode_entities(arena, text);
        Str url = kind == ANGLE_EMAIL ? arena_printf(arena, "mailto:%.*s", STR_ARG(text)) : text;
        make_autolink(scanner, url, text, length);
        return true;
    }
    size_t element = 0;
    if (kind == ANGLE_TAG)
        element = angle_raw_element(scanner->text, scanner->at, length, &scanner->angle);
    scanner_add(scanner, SPAN_HTML, element ? element : length);
    scanner_pass(scanner, element ? element : length);
    return true;
}

/* ---- bare URLs (vault-spec 5.3.1) ---- */

static bool ends_url(uint32_t c)
{
    return utf8_is_space(c) || c == '<' || c == '>' || c == '[' || c == ']' || c == '`' ||
           (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

/** Without the punctuation that ends a sentence rather than the address. */
static size_t trimmed_url_end(Str text, size_t start, size_t end)
{
    size_t opened = 0;
    size_t closed = 0;
    for (size_t i = start; i < end; i++) {
        opened += text.data[i] == '(';
        closed += text.data[i] == ')';
    }
    for (; end > start; end--) {
        char c = text.data[end - 1];
        if (c == ')' && closed > opened)
            closed--;
        else if (!memchr("?!.,:;*_~'\"=", c, 12))
            break;
    }
    return end;
}

bool scanner_url(Scanner *scanner)
{
    Str text = scanner->text;
    size_t scheme = scanner_looking_at(scanner, STR("http://"))    ? 7
                    : scanner_looking_at(scanner, STR("https://")) ? 8
                                                                   : 0;
    if (!scheme)
        return false;
    if (scanner->at > 0) {
        size_t before = scanner->at;
        uint32_t c = utf8_previous(text, &before);
        if (unicode_is_letter(c) || unicode_is_digit(c))
            return false;
    }
    size_t end = scanner->at + scheme;
    while (end < text.length) {
        size_t next = end;
        if (ends_url(utf8_next(text, &next)))
            break;
        end = next;
    }
    end = trimmed_url_end(text, scanner->at + scheme, end);
    if (end == scanner->at + scheme)
        return false;
    Str url = str_slice(text, scanner->at, end);
    make_autolink(scanner, url, url, url.length);
    scanner->fresh = SIZE_MAX;
    return true;
}

/* ---- characters that would be taken for placeholders ---- */

#define PLANE_16 0x100000u

bool scanner_literal(Scanner *scanner)
{
    size_t end = scanner->at;
    if (utf8_next(scanner->text, &end) < PLANE_16)
        return false;
    Str text = str_slice(scanner->text, scanner->at, end);
    scanner_add(scanner, SPAN_LITERAL, text.length)->as.text = text;
    scanner->at = end;
    return true;
}

bool scanner_entity(Scanner *scanner)
{
    if (scanner_peek(scanner, 1) != '#')
        return false;
    bool hex = ascii_to_lower(scanner_peek(scanner, 2)) == 'x';
    size_t length = hex ? 3 : 2;
    uint32_t value = 0;
    for (; length < 12; length++) {
        char c = ascii_to_lower(scanner_peek(scanner, length));
        if (!ascii_is_digit(c) && !(hex && c >= 'a' && c <= 'f'))
            break;
        uint32_t digit = (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
        value = value < 0x1000000u ? value * (hex ? 16 : 10) + digit : value;
    }
    if (scanner_peek(scanner, length) != ';' || value < PLANE_16 || value > 0x10FFFF)
        return false;
    char bytes[4];
    size_t count = utf8_encode(value, bytes);
    Str text = arena_clone_str(scanner->context->arena, (Str){bytes, count});
    scanner_add(scanner, SPAN_LITERAL, length + 1)->as.text = text;
    scanner->at += length + 1;
    return true;
}
