#include "query/parser.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/lexer.h"

/* Parentheses, minus signs and operators within one another. */
#define DEPTH_MAX 100

static Node *parse_or(Parser *parser, Scope scope, bool in_group);

Node *node_new(Parser *parser, NodeKind kind, size_t position)
{
    Node *node = ARENA_NEW(&parser->query->arena, Node);
    node->kind = kind;
    node->position = position;
    return node;
}

Node *parser_fail(Parser *parser, size_t position, const char *format, ...)
{
    if (parser->failed)
        return NULL;
    parser->failed = true;
    char text[sizeof parser->error->message];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t column = utf8_count(str_slice(parser->text, 0, position)) + 1;
    error_set_at(parser->error, ATTUNE_ERROR_USAGE, position, "character %zu: %s", column, text);
    return NULL;
}

static WordEnd word_end(Scope scope)
{
    return scope.field == FIELD_ELEMENT ? WORD_ENDS_AT_BRACKET : WORD_ENDS_AT_BLANK;
}

static bool at_or(const Parser *parser, Scope scope)
{
    return lex_is_or(parser->text, parser->at, word_end(scope));
}

static bool at_char(const Parser *parser, char c)
{
    return parser->at < parser->text.length && parser->text.data[parser->at] == c;
}

static void skip_blanks(Parser *parser) { parser->at = lex_skip_blanks(parser->text, parser->at); }

/* ---- what joins ---- */

static Node *join(Parser *parser, NodeKind kind, NodeVec *operands, size_t position)
{
    Node *node = NULL;
    if (operands->count == 1) {
        node = operands->items[0];
    } else if (operands->count > 1) {
        node = node_new(parser, kind, position);
        node->children = vec_clone_into(operands, &parser->query->arena);
        node->count = operands->count;
    }
    vec_clear(operands);
    return node;
}

static Node *wrap(Parser *parser, NodeKind kind, Node *child, size_t position)
{
    Node *node = node_new(parser, kind, position);
    if (child) {
        node->children = ARENA_NEW(&parser->query->arena, Node *);
        node->children[0] = child;
        node->count = 1;
    }
    return node;
}

/* ---- properties ---- */

/* The key behind "[": in quotes, or up to ":" or "]". */
static Str take_key(Parser *parser)
{
    skip_blanks(parser);
    if (at_char(parser, '"')) {
        Str key = lex_phrase(&parser->query->arena, parser->text, &parser->at);
        skip_blanks(parser);
        return utf8_trim(key);
    }
    size_t start = parser->at;
    while (parser->at < parser->text.length && !at_char(parser, ':') && !at_char(parser, ']'))
        parser->at++;
    return utf8_trim(str_slice(parser->text, start, parser->at));
}

/* `null` alone is a value of its own (vault-spec 9.6), not the word. */
static Node *read_null(Node *node)
{
    if (!node)
        return NULL;
    if (node->kind == NODE_TEXT && !node->is_phrase && str_equal(node->text, STR("null")))
        node->kind = NODE_NULL;
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind != NODE_AND || node->children[i]->kind == NODE_NOT)
            read_null(node->children[i]);
    }
    return node;
}

/* NULL, moving nothing, when there is no key: the bracket is then text. */
static Node *parse_property(Parser *parser, Scope scope)
{
    size_t start = parser->at;
    parser->at++;
    Str key = at_char(parser, '[') ? STR("") : take_key(parser);
    if (str_is_empty(key)) {
        parser->at = start;
        return NULL;
    }
    Node *value = NULL;
    if (at_char(parser, ':')) {
        parser->at++;
        scope.field = FIELD_ELEMENT;
        value = read_null(parse_or(parser, scope, false));
    }
    while (parser->at < parser->text.length && !at_char(parser, ']'))
        parser->at++;
    parser->at += at_char(parser, ']');
    Node *node = wrap(parser, NODE_PROPERTY, value, start);
    node->text = unicode_nfc(&parser->query->arena, key);
    node->as.property.folded = unicode_fold(&parser->query->arena, key);
    return node;
}

static Node *parse_comparison(Parser *parser, Scope scope)
{
    size_t start = parser->at;
    Comparison comparison = COMPARE_LESS;
    lex_comparison(parser->text, &parser->at, &comparison);
    skip_blanks(parser);
    size_t from = parser->at;
    parser->at = lex_word_end(parser->text, from, word_end(scope));
    return leaf_from_comparison(parser, comparison, str_slice(parser->text, from, parser->at),
                                start);
}

/* ---- terms ---- */

static Node *parse_unary(Parser *parser, Scope scope);

static bool at_operand(const Parser *parser, Scope scope)
{
    return parser->at < parser->text.length && !at_char(parser, ')') && !at_or(parser, scope);
}

static Node *parse_operand(Parser *parser, Scope scope, Operator operator)
{
    size_t start = parser->at;
    skip_blanks(parser);
    if (operator.kind == OPERATOR_FIELD)
        scope.field = operator.field;
    else if (operator.kind == OPERATOR_UNIT)
        scope.field = FIELD_UNIT;
    else
        scope.match_case = operator.kind == OPERATOR_MATCH_CASE;
    Node *operand = at_operand(parser, scope) ? parse_unary(parser, scope) : NULL;
    if (parser->failed)
        return NULL;
    if (operator.kind == OPERATOR_UNIT) {
        Node *node = wrap(parser, NODE_UNIT, operand, start);
        node->as.unit = operator.unit;
        return node;
    }
    if (operator.kind == OPERATOR_FIELD && !operand)
        return leaf_from_text(parser, scope, STR(""), true, start);
    return operand;
}

static Node *parse_group(Parser *parser, Scope scope)
{
    parser->at++;
    Node *node = parse_or(parser, scope, true);
    parser->at += at_char(parser, ')');
    return node;
}

static Node *parse_word(Parser *parser, Scope scope)
{
    size_t start = parser->at;
    parser->at = lex_word_end(parser->text, start, word_end(scope));
    return leaf_from_text(parser, scope, str_slice(parser->text, start, parser->at), false, start);
}

static Node *parse_primary(Parser *parser, Scope scope)
{
    size_t start = parser->at;
    bool in_property = scope.field == FIELD_ELEMENT;
    char c = parser->text.data[start];
    if (c == '(')
        return parse_group(parser, scope);
    if (c == '"') {
        Str phrase = lex_phrase(&parser->query->arena, parser->text, &parser->at);
        return leaf_from_text(parser, scope, phrase, true, start);
    }
    Str pattern;
    if (c == '/' && lex_regex(parser->text, &parser->at, &pattern))
        return leaf_from_regex(parser, scope, pattern, start);
    if (in_property)
        return c == '<' || c == '>' ? parse_comparison(parser, scope) : parse_word(parser, scope);
    Node *property = c == '[' ? parse_property(parser, scope) : NULL;
    if (property || parser->failed)
        return property;
    Operator operator;
    if (lex_operator(parser->text, &parser->at, &operator))
        return parse_operand(parser, scope, operator);
    return parse_word(parser, scope);
}

/* Is the "-" at the offset directly before something? */
static bool is_minus(const Parser *parser, Scope scope)
{
    size_t next = parser->at + 1;
    if (!at_char(parser, '-') || next == parser->text.length)
        return false;
    char c = parser->text.data[next];
    if (c == ')' || (c == ']' && scope.field == FIELD_ELEMENT))
        return false;
    return !utf8_is_space(utf8_next(parser->text, &next));
}

static Node *parse_unary(Parser *parser, Scope scope)
{
    size_t start = parser->at;
    if (parser->depth >= DEPTH_MAX)
        return parser_fail(parser, start, "more than %d parentheses within one another", DEPTH_MAX);
    bool is_negated = false;
    for (; is_minus(parser, scope); parser->at++)
        is_negated = !is_negated;
    parser->depth++;
    Node *node = parse_primary(parser, scope);
    parser->depth--;
    if (parser->failed || !node || !is_negated)
        return parser->failed ? NULL : node;
    return wrap(parser, NODE_NOT, node, start);
}

/* At what ends an "or": the text's end, a parenthesis that closes something, a property's "]". */
static bool at_end(Parser *parser, Scope scope, bool in_group)
{
    for (;;) {
        skip_blanks(parser);
        if (parser->at == parser->text.length ||
            (at_char(parser, ']') && scope.field == FIELD_ELEMENT))
            return true;
        if (!at_char(parser, ')'))
            return false;
        if (in_group)
            return true;
        parser->at++;
    }
}

static Node *parse_and(Parser *parser, Scope scope, bool in_group)
{
    NodeVec operands = {0};
    size_t start = parser->at;
    while (!parser->failed && !at_end(parser, scope, in_group) && !at_or(parser, scope)) {
        Node *operand = parse_unary(parser, scope);
        if (operand)
            vec_push(&operands, operand);
    }
    return join(parser, NODE_AND, &operands, start);
}

static Node *parse_or(Parser *parser, Scope scope, bool in_group)
{
    NodeVec operands = {0};
    size_t start = parser->at;
    for (;;) {
        Node *operand = parse_and(parser, scope, in_group);
        if (operand)
            vec_push(&operands, operand);
        if (parser->failed || parser->at == parser->text.length || !at_or(parser, scope))
            break;
        parser->at += strlen("OR");
    }
    return join(parser, NODE_OR, &operands, start);
}

/* ---- the whole ---- */

static void sort_by_cost(Node **nodes, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        Node *node = nodes[i];
        size_t to = i;
        for (; to > 0 && nodes[to - 1]->cost > node->cost; to--)
            nodes[to] = nodes[to - 1];
        nodes[to] = node;
    }
}

/* What a leaf costs was set when it was made; the rest follows from the leaves. */
static void order_children(AttuneQuery *query, Node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        Node *child = node->children[i];
        order_children(query, child);
        if (node->cost < child->cost)
            node->cost = child->cost;
    }
    node->set = query->set_count++;
    if (node->kind == NODE_UNIT)
        node->cost = COST_UNIT;
    if (node->kind == NODE_PROPERTY)
        node->cost = COST_PROPERTY;
    node->by_cost = node->children;
    if (node->count > 1) {
        node->by_cost = arena_clone(&query->arena, node->children, node->count * sizeof(Node *));
        sort_by_cost(node->by_cost, node->count);
    }
}

/* Is every leaf one of file: and path: (vault-spec 9.7)? */
static bool asks_names_alone(const Node *node)
{
    switch (node->kind) {
    case NODE_AND:
    case NODE_OR:
    case NODE_NOT:
        for (size_t i = 0; i < node->count; i++) {
            if (!asks_names_alone(node->children[i]))
                return false;
        }
        return true;
    case NODE_TEXT:
    case NODE_REGEX:
        return node->field == FIELD_FILE || node->field == FIELD_PATH;
    default:
        return false;
    }
}

static Str valid_copy(Arena *arena, Str text)
{
    StrBuf valid = {0};
    utf8_append_valid(&valid, text);
    Str copy = arena_clone_str(arena, strbuf_view(&valid));
    strbuf_clear(&valid);
    return copy;
}

AttuneQuery *attune_query_parse(AttuneStr text, AttuneError *error)
{
    Error local;
    AttuneQuery *query = MEM_NEW(AttuneQuery);
    query->text = valid_copy(&query->arena, text);
    Parser parser = {.query = query, .text = query->text, .error = error ? error : &local};
    Scope scope = {.field = FIELD_ANY};
    query->root = parse_or(&parser, scope, false);
    if (parser.failed) {
        attune_query_free(query);
        return NULL;
    }
    if (query->root) {
        order_children(query, query->root);
        query->wants_attachments = asks_names_alone(query->root);
    }
    query->explanation = query_explain(query);
    return query;
}

void attune_query_free(AttuneQuery *query)
{
    if (!query)
        return;
    for (size_t i = 0; i < query->regexes.count; i++)
        regex_free(query->regexes.items[i]);
    vec_clear(&query->regexes);
    arena_clear(&query->arena);
    mem_free(query);
}

AttuneStr attune_query_explain(const AttuneQuery *query) { return query->explanation; }

bool attune_query_is_empty(const AttuneQuery *query) { return query->root == NULL; }
