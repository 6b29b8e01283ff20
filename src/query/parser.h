#ifndef QUERY_PARSER_H
#define QUERY_PARSER_H

/* From the text of a query to its tree: recursive descent along the grammar of vault-spec 9.1.
 * leaf.c makes the leaves, parser.c what joins them. */

#include "base/error.h"
#include "query/ast.h"

typedef VEC(Node *) NodeVec;

/** What the operators around a leaf say of it. */
typedef struct Scope {
    Field field;
    bool match_case;
} Scope;

typedef struct Parser {
    AttuneQuery *query;
    Str text;
    size_t at;
    unsigned depth;
    Error *error;
    bool failed; /* `error` is set; everything returns as fast as it can */
} Parser;

Node *node_new(Parser *parser, NodeKind kind, size_t position);
/** @return always NULL */
Node *parser_fail(Parser *parser, size_t position, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/**
 * A word or phrase in its field. NULL when it asks for nothing: a value that is not typed yet; or
 * with parser->failed set.
 */
Node *leaf_from_text(Parser *parser, Scope scope, Str text, bool is_phrase, size_t position);
Node *leaf_from_regex(Parser *parser, Scope scope, Str pattern, size_t position);
/** `operand` empty: NULL. */
Node *leaf_from_comparison(Parser *parser, Comparison comparison, Str operand, size_t position);

#endif
