/* Wikilinks, Markdown links, footnote references, tags, fields (vault-spec 4, 5, 6.6, 12). */

#include "base/alloc.h"
#include "base/unicode.h"
#include "markup/footnote.h"
#include "markup/property.h"
#include "markup/scanner.h"
#include "markup/tag.h"
#include "markup/wikilink.h"

static void place_link(const Scanner *scanner, const Span *first, size_t end, AttuneLink *link)
{
    link->line = first->line;
    link->column = first->column;
    link->offset = chunk_source(scanner->chunk, first->start);
    link->length = chunk_source(scanner->chunk, (uint32_t)end) - link->offset;
}

/* ---- wikilinks ---- */

bool scanner_wikilink(Scanner *scanner)
{
    Str inner;
    size_t length = wikilink_scan(scanner->text, scanner->at, &inner);
    AttuneLink parsed;
    if (!length || !wikilink_parse(scanner->context->arena, inner,
                                   scanner->text.data[scanner->at] == '!', &parsed))
        return false;
    AttuneLink *link = arena_clone(scanner->context->arena, &parsed, sizeof(parsed));
    Span *span = scanner_add(scanner, SPAN_WIKILINK, length);
    place_link(scanner, span, scanner->at + length - 1, link);
    link->length++;
    span->as.wikilink = link;
    scanner_pass(scanner, length);
    return true;
}

/* ---- Markdown links ---- */

void scanner_open_bracket(Scanner *scanner, bool image)
{
    if (scanner->brackets.count)
        vec_last(&scanner->brackets).bracket_after = true;
    OpenBracket bracket = {.span = (uint32_t)scanner->spans.count, .image = image};
    vec_push(&scanner->brackets, bracket);
    scanner_add(scanner, SPAN_OPEN, image ? 2 : 1)->as.link = NULL;
    scanner_pass(scanner, image ? 2 : 1);
}

/** The target of a reference link, and the bytes of its "]", "][]" or "][label]". */
static const LinkTarget *find_reference(const Scanner *scanner, const OpenBracket *opener,
                                        size_t *length)
{
    if (scanner->context->references->count == 0)
        return NULL;
    Str label = {0};
    size_t label_length = link_label_scan(scanner->text, scanner->at + 1, &label);
    *length = 1 + label_length;
    if (str_is_empty(label)) {
        if (opener->bracket_after)
            return NULL;
        label = str_slice(scanner->text, scanner->spans.items[opener->span].end, scanner->at);
    }
    return references_find(scanner->context->references, scanner->context->arena, label);
}

static void make_link(Scanner *scanner, const OpenBracket *opener, const LinkTarget *target,
                      size_t length)
{
    Arena *arena = scanner->context->arena;
    TextLink *made = ARENA_NEW(arena, TextLink);
    made->link = ARENA_NEW(arena, AttuneLink);
    made->url = reference_unescape(arena, target->destination);
    made->title = reference_unescape(arena, target->title);
    made->open = opener->span;
    made->close = (uint32_t)scanner->spans.count;
    made->indexed =
        wikilink_parse_destination(arena, made->url, (Str){0}, opener->image, made->link);
    Span *close = scanner_add(scanner, SPAN_CLOSE, length);
    close->as.link = made;
    Span *open = &scanner->spans.items[opener->span];
    open->as.link = made;
    place_link(scanner, open, scanner->at + length - 1, made->link);
    made->link->length++;
    scanner_pass(scanner, length);
}

void scanner_close_bracket(Scanner *scanner)
{
    if (scanner->brackets.count == 0) {
        scanner->at++;
        return;
    }
    size_t depth = scanner->brackets.count - 1;
    OpenBracket opener = scanner->brackets.items[depth];
    bool active = opener.image || depth >= scanner->inactive;
    LinkTarget inline_target;
    const LinkTarget *target = NULL;
    size_t length = 0;
    if (active) {
        size_t tail = link_tail_scan(scanner->text, scanner->at + 1, &inline_target);
        length = 1 + tail;
        target = tail ? &inline_target : find_reference(scanner, &opener, &length);
    }
    scanner->brackets.count = depth;
    if (scanner->inactive > depth)
        scanner->inactive = depth;
    if (!target) {
        scanner->at++;
        return;
    }
    if (!opener.image)
        scanner->inactive = depth;
    make_link(scanner, &opener, target, length);
}

/* ---- footnotes ---- */

bool scanner_footnote(Scanner *scanner)
{
    Str label;
    size_t length = footnote_reference_scan(str_from_offset(scanner->text, scanner->at), &label);
    uint32_t index;
    if (!length || scanner->context->labels->count == 0 || scanner->chunk->kind == CHUNK_HIDDEN)
        return false;
    label = str_trim_ascii(label);
    if (!map_get(scanner->context->labels, unicode_fold(scanner->context->arena, label), &index))
        return false;
    Span *span = scanner_add(scanner, SPAN_FOOTNOTE, length);
    span->as.footnote.label = label;
    span->as.footnote.index = index;
    scanner->at += length;
    return true;
}

bool scanner_inline_footnote(Scanner *scanner)
{
    if (scanner_peek(scanner, 1) != '[' || scanner->chunk->in_footnote ||
        scanner->chunk->kind == CHUNK_HIDDEN)
        return false;
    size_t open = scanner->at + 1;
    size_t close = scanner_match(scanner, open);
    if (close == STR_NOT_FOUND ||
        str_is_empty(utf8_trim(str_slice(scanner->text, open + 1, close))))
        return false;
    size_t length = close + 1 - scanner->at;
    Span *span = scanner_add(scanner, SPAN_FOOTNOTE, length);
    span->as.footnote.body = chunk_slice(scanner->context->arena, scanner->chunk,
                                         (uint32_t)open + 1, (uint32_t)close, CHUNK_FOOTNOTE);
    scanner->at += length;
    return true;
}

/* ---- tags ---- */

/** May a tag start at the place (vault-spec 4.3)? */
static bool is_tag_boundary(const Scanner *scanner)
{
    size_t at = scanner->at;
    if (at == 0 || scanner->fresh == at)
        return true;
    if (scanner->escaped_end == at)
        return false;
    char before = scanner->text.data[at - 1];
    if (before == '*' || before == '_' || before == '~' || before == '=' || before == '[')
        return true;
    return utf8_is_space(utf8_previous(scanner->text, &at));
}

bool scanner_tag(Scanner *scanner)
{
    if (!is_tag_boundary(scanner))
        return false;
    size_t underscores = 0;
    while (underscores < scanner->at && scanner->text.data[scanner->at - 1 - underscores] == '_')
        underscores++;
    size_t length = tag_scan(scanner->text, scanner->at, underscores);
    if (!length)
        return false;
    Span *span = scanner_add(scanner, SPAN_TAG, length);
    span->as.text = str_slice(scanner->text, scanner->at + 1, scanner->at + length);
    scanner_pass(scanner, length);
    return true;
}
