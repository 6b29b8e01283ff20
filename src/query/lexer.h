#ifndef QUERY_LEXER_H
#define QUERY_LEXER_H

/* The smallest pieces of a query (vault-spec 9.1, 9.2). Each function looks at one offset and
 * says where the piece ends; nothing here knows what it means. */

#include "base/arena.h"
#include "base/str.h"
#include "query/ast.h"

/** What ends a word besides blanks and parentheses. */
typedef enum WordEnd { WORD_ENDS_AT_BLANK, WORD_ENDS_AT_BRACKET } WordEnd;

size_t lex_skip_blanks(Str text, size_t at);
/** Behind the word that starts at `at`; `at` itself when there is none. */
size_t lex_word_end(Str text, size_t at, WordEnd end);
/** Is the word `OR` alone at `at`? */
bool lex_is_or(Str text, size_t at, WordEnd end);

/** The phrase whose quote is at `*at`, without escapes; `*at` moves behind it. */
Str lex_phrase(Arena *arena, Str text, size_t *at);
/** The pattern whose slash is at `*at`. @return false, moving nothing, when it is a word */
bool lex_regex(Str text, size_t *at, Str *pattern);

/** An operator with its colon. */
typedef enum OperatorKind {
    OPERATOR_FIELD,
    OPERATOR_UNIT,
    OPERATOR_MATCH_CASE,
    OPERATOR_IGNORE_CASE,
} OperatorKind;

typedef struct Operator {
    OperatorKind kind;
    Field field;
    Unit unit;
} Operator;

/** The operator at `*at`; `*at` moves behind its colon. @return false for any other text */
bool lex_operator(Str text, size_t *at, Operator *out);

/** The comparison at `*at`; `*at` moves behind it. */
bool lex_comparison(Str text, size_t *at, Comparison *out);

#endif
