#include "markup/span.h"

#include "base/alloc.h"
#include "markup/pair.h"
#include "markup/scanner.h"

/* ---- places ---- */

static uint32_t column_of(SpanContext *context, uint32_t line, uint32_t source)
{
    if (context->line != line || source < context->source) {
        size_t start = source;
        while (start > 0 && context->note.data[start - 1] != '\n')
            start--;
        context->line = line;
        context->source = (uint32_t)start;
        context->column = 1;
    }
    context->column += (uint32_t)utf8_count(str_slice(context->note, context->source, source));
    context->source = source;
    return context->column;
}

Span *scanner_add(Scanner *scanner, SpanKind kind, size_t length)
{
    Span span = {.kind = kind,
                 .start = (uint32_t)scanner->at,
                 .end = (uint32_t)(scanner->at + length),
                 .line = chunk_line(scanner->chunk, (uint32_t)scanner->at)};
    uint32_t source = chunk_source(scanner->chunk, span.start);
    span.column = column_of(scanner->context, span.line, source);
    vec_push(&scanner->spans, span);
    scanner->context->span_count++;
    return &vec_last(&scanner->spans);
}

void scanner_pass(Scanner *scanner, size_t length)
{
    scanner->at += length;
    scanner->fresh = scanner->at;
}

/* ---- the pass ---- */

/** Bytes that may start a construct. */
static const bool is_special[256] = {
    ['\\'] = true, ['`'] = true, ['<'] = true,  ['$'] = true,  ['%'] = true, ['!'] = true,
    ['['] = true,  [']'] = true, ['^'] = true,  ['#'] = true,  ['h'] = true, ['&'] = true,
    ['('] = true,  [')'] = true, ['\n'] = true, [0xF4] = true,
};

static bool scan_escape(Scanner *scanner)
{
    if (!ascii_is_punct(scanner_peek(scanner, 1)))
        return false;
    scanner->at += 2;
    scanner->escaped_end = scanner->at;
    return true;
}

static bool scan_bang(Scanner *scanner)
{
    if (scanner_peek(scanner, 1) != '[')
        return false;
    if (scanner_peek(scanner, 2) == '[' && scanner_wikilink(scanner))
        return true;
    scanner_open_bracket(scanner, true);
    return true;
}

static bool scan_bracket(Scanner *scanner)
{
    if (scanner_peek(scanner, 1) == '[' && scanner_wikilink(scanner))
        return true;
    if (scanner_peek(scanner, 1) == '^' && scanner_footnote(scanner))
        return true;
    if (scanner->has_fields && scanner_bracket_field(scanner))
        return true;
    scanner_open_bracket(scanner, false);
    return true;
}

static bool scan_close(Scanner *scanner)
{
    if (!scanner_field_end(scanner))
        scanner_close_bracket(scanner);
    return true;
}

/** Try what may start with the byte at the place. @return false when it is text */
static bool scan_special(Scanner *scanner)
{
    switch (scanner->text.data[scanner->at]) {
    case '\\':
        return scan_escape(scanner);
    case '`':
        return scanner_code(scanner);
    case '<':
        return scanner_angle(scanner);
    case '$':
        return scanner_math(scanner);
    case '%':
        return scanner_comment(scanner);
    case '!':
        return scan_bang(scanner);
    case '[':
        return scan_bracket(scanner);
    case ']':
        return scan_close(scanner);
    case '^':
        return scanner_inline_footnote(scanner);
    case 'h':
        return scanner_url(scanner);
    case '#':
        return scanner_tag(scanner);
    case '&':
        return scanner_entity(scanner);
    case '(':
        return scanner->has_fields && scanner_bracket_field(scanner);
    case ')':
        return scanner_field_end(scanner);
    default:
        return scanner_literal(scanner);
    }
}

static void scan_text(Scanner *scanner)
{
    bool line_start = true;
    while (scanner->at < scanner->text.length) {
        if (line_start && scanner->has_fields && scanner_line_field(scanner)) {
            line_start = false;
            continue;
        }
        line_start = false;
        unsigned char c = (unsigned char)scanner->text.data[scanner->at];
        if (!is_special[c]) {
            scanner->at++;
            continue;
        }
        if (c == '\n') {
            line_start = true;
            scanner_pass(scanner, 1);
            continue;
        }
        if (scanner->context->span_count >= SPANS_MAX) {
            uint32_t *limit = &scanner->context->limit_line;
            if (!*limit)
                *limit = chunk_line(scanner->chunk, (uint32_t)scanner->at);
            scanner->chunk->literal_from = (uint32_t)scanner->at;
            return;
        }
        if (!scan_special(scanner))
            scanner->at++;
    }
}

/* ---- what is nested ---- */

/** Scan comments and inline footnotes, with columns counted from where they stand. */
static void scan_nested(SpanContext *context, const Chunk *chunk)
{
    for (uint32_t i = 0; i < chunk->span_count; i++) {
        const Span *span = &chunk->spans[i];
        Chunk *inside = NULL;
        if (span->kind == SPAN_COMMENT)
            inside = span->as.inside;
        if (span->kind == SPAN_FOOTNOTE)
            inside = span->as.footnote.body;
        if (!inside)
            continue;
        context->line = span->line;
        context->column = span->column;
        context->source = chunk_source(chunk, span->start);
        span_scan(context, inside);
    }
}

void span_scan(SpanContext *context, Chunk *chunk)
{
    Scanner scanner = {.context = context,
                       .chunk = chunk,
                       .text = chunk->text,
                       .fresh = 0,
                       .escaped_end = SIZE_MAX,
                       .has_fields =
                           chunk->kind != CHUNK_HIDDEN && pair_occurs(chunk->text, ':', ':')};
    chunk->literal_from = UINT32_MAX;
    scan_text(&scanner);
    scanner.at = SIZE_MAX;
    scanner_drop_fields(&scanner);
    chunk->spans = vec_clone_into(&scanner.spans, context->arena);
    chunk->span_count = (uint32_t)scanner.spans.count;
    vec_clear(&scanner.spans);
    vec_clear(&scanner.brackets);
    vec_clear(&scanner.squares);
    vec_clear(&scanner.rounds);
    vec_clear(&scanner.field_ends);
    mem_free(scanner.ticks);
    if (context->last)
        context->last->next = chunk;
    context->last = chunk;
    scan_nested(context, chunk);
}
