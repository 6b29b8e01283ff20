#ifndef MARKUP_SCANNER_H
#define MARKUP_SCANNER_H

/* The state of a scan for spans, shared by the files that each know some of the constructs.
 * Included by them alone. */

#include "base/utf8.h"
#include "base/vec.h"
#include "markup/angle.h"
#include "markup/span.h"

#define TICKS_MAX 1000

typedef struct OpenBracket {
    uint32_t span; /* of kind OPEN */
    bool image;
    bool bracket_after; /* another one was opened behind it */
} OpenBracket;

/** Brackets of one kind that match on a line, by their opener. */
typedef struct BracketPair {
    uint32_t open;
    uint32_t close;
} BracketPair;

typedef VEC(BracketPair) PairVec;

/** Where the bracket stands that closes a field, and the field's span. */
typedef struct FieldEnd {
    uint32_t close;
    uint32_t span;
} FieldEnd;

typedef struct Scanner {
    SpanContext *context;
    Chunk *chunk;
    Str text;
    size_t at;
    VEC(Span) spans;
    size_t fresh; /* a tag may start here, for the span before ends here (vault-spec 4.3) */
    size_t escaped_end;
    AngleMemo angle;
    bool no_comment; /* no "%%" behind this place */
    /* Where runs of so many backticks were last seen; filled as they are looked for. */
    uint32_t *ticks;
    bool all_ticks_seen;
    VEC(OpenBracket) brackets;
    size_t inactive; /* openers below this depth can open no link: one would hold another */
    PairVec squares;
    PairVec rounds;
    bool squares_known;
    bool rounds_known;
    bool has_fields;          /* "::" occurs */
    VEC(FieldEnd) field_ends; /* of fields that are open, innermost last */
} Scanner;

static inline char scanner_peek(const Scanner *scanner, size_t ahead)
{
    size_t at = scanner->at + ahead;
    return at < scanner->text.length ? scanner->text.data[at] : 0;
}

static inline bool scanner_looking_at(const Scanner *scanner, Str text)
{
    return str_starts_with(str_from_offset(scanner->text, scanner->at), text);
}

/** Add a span of `length` bytes at the place of the scan; its line and column are filled in. The
 * place stays. */
Span *scanner_add(Scanner *scanner, SpanKind kind, size_t length);
/** Move behind a span that a tag may follow. */
void scanner_pass(Scanner *scanner, size_t length);

/** Offset behind the code span that starts at `at`, and its length of fences; 0 when it is none. */
size_t scanner_code_end(Scanner *scanner, size_t at, size_t *run);
/** Each tries its construct at the place and moves behind it. @return false when it is not there */
bool scanner_code(Scanner *scanner);
bool scanner_math(Scanner *scanner);
bool scanner_comment(Scanner *scanner);
bool scanner_angle(Scanner *scanner);
bool scanner_wikilink(Scanner *scanner);
bool scanner_footnote(Scanner *scanner);
bool scanner_inline_footnote(Scanner *scanner);
bool scanner_url(Scanner *scanner);
bool scanner_tag(Scanner *scanner);
bool scanner_literal(Scanner *scanner);
bool scanner_entity(Scanner *scanner);
void scanner_open_bracket(Scanner *scanner, bool image);
void scanner_close_bracket(Scanner *scanner);
bool scanner_line_field(Scanner *scanner);
bool scanner_bracket_field(Scanner *scanner);
bool scanner_field_end(Scanner *scanner);
/** Fields whose end a span before the place has swallowed are none. */
void scanner_drop_fields(Scanner *scanner);

/** The bracket that matches the one at `at` on its line, STR_NOT_FOUND without one. */
size_t scanner_match(Scanner *scanner, size_t at);

#endif
