/* The leaves of a query: what a word, a pattern or a value means in its field. */

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/property.h"
#include "markup/tag.h"
#include "query/literal.h"
#include "query/number.h"
#include "query/parser.h"

static const Str flags[] = {
    [FLAG_ORPHAN] = STR_INIT("orphan"),         [FLAG_DEAD_END] = STR_INIT("deadend"),
    [FLAG_UNRESOLVED] = STR_INIT("unresolved"), [FLAG_UNTAGGED] = STR_INIT("untagged"),
    [FLAG_BOOKMARKED] = STR_INIT("bookmarked"),
};
#define FLAG_COUNT (sizeof(flags) / sizeof(flags[0]))

Str flag_name(Flag flag) { return flags[flag]; }

static Node *make_flag(Parser *parser, Str text, size_t position)
{
    for (size_t i = 0; i < FLAG_COUNT; i++) {
        if (!unicode_fold_equal(text, flags[i]))
            continue;
        Node *node = node_new(parser, NODE_FLAG, position);
        node->as.flag = (Flag)i;
        node->text = flags[i];
        return node;
    }
    return parser_fail(parser, position,
                       "is: knows orphan, deadend, unresolved, untagged and bookmarked, not ‘%.*s’",
                       STR_ARG(text));
}

static Node *make_time(Parser *parser, Field field, Str text, size_t position)
{
    TimeRange range;
    if (!time_range_parse(text, &range)) {
        return parser_fail(parser, position,
                           "‘%.*s’ is no date, month, year, range such as 2024-01..2024-03 or age "
                           "such as <7d",
                           STR_ARG(text));
    }
    Node *node = node_new(parser, NODE_TIME, position);
    node->field = field;
    node->text = text;
    node->cost = COST_PROPERTY;
    node->as.time = range;
    return node;
}

static Node *make_link(Parser *parser, NodeKind kind, Str text, size_t position)
{
    Node *node = node_new(parser, kind, position);
    node->text = text;
    return node;
}

/* The tag that a person means by `text`: without "#" and empty segments, folded. */
static Str tag_key(Arena *arena, Str text)
{
    if (str_starts_with(text, STR("#")))
        text = str_from_offset(text, 1);
    return tag_normalise(arena, text);
}

static Cost cost_of(Field field)
{
    switch (field) {
    case FIELD_TAG:
    case FIELD_STATUS:
        return COST_INDEX;
    case FIELD_FILE:
    case FIELD_PATH:
        return COST_NAME;
    case FIELD_ELEMENT:
        return COST_PROPERTY;
    default:
        return COST_TEXT;
    }
}

static Node *make_text(Parser *parser, Scope scope, Str text, bool is_phrase, size_t position)
{
    Arena *arena = &parser->query->arena;
    Node *node = node_new(parser, NODE_TEXT, position);
    node->field = scope.field;
    node->match_case = scope.match_case;
    node->is_phrase = is_phrase;
    node->cost = cost_of(scope.field);
    if (scope.field == FIELD_TAG)
        text = tag_key(arena, text);
    node->text = unicode_nfc(arena, text);
    node->as.text.needle = needle_make(arena, node->text, !scope.match_case);
    node->as.text.folded =
        scope.field == FIELD_STATUS ? status_key(arena, text) : unicode_fold(arena, node->text);
    node->as.text.folded_needle = needle_make(arena, node->as.text.folded, true);
    return node;
}

Node *leaf_from_text(Parser *parser, Scope scope, Str text, bool is_phrase, size_t position)
{
    switch (scope.field) {
    case FIELD_LINKS_TO:
    case FIELD_LINKED_FROM:
    case FIELD_IS:
    case FIELD_CREATED:
    case FIELD_MODIFIED:
        break;
    default:
        return make_text(parser, scope, text, is_phrase, position);
    }
    text = utf8_trim(unicode_nfc(&parser->query->arena, text));
    if (str_is_empty(text))
        return NULL;
    if (scope.field == FIELD_IS)
        return make_flag(parser, text, position);
    if (scope.field == FIELD_LINKS_TO)
        return make_link(parser, NODE_LINKS_TO, text, position);
    if (scope.field == FIELD_LINKED_FROM)
        return make_link(parser, NODE_LINKED_FROM, text, position);
    return make_time(parser, scope.field, text, position);
}

Node *leaf_from_regex(Parser *parser, Scope scope, Str pattern, size_t position)
{
    if (scope.field >= FIELD_LINKS_TO) {
        return parser_fail(parser, position, "%.*s: takes no pattern",
                           STR_ARG(field_name(scope.field)));
    }
    Error error;
    Regex *regex = regex_compile(pattern, !scope.match_case, &error);
    if (!regex) {
        return parser_fail(parser, position + 1 + error.position, "/%.*s/: %s", STR_ARG(pattern),
                           error.message);
    }
    vec_push(&parser->query->regexes, regex);
    Node *node = node_new(parser, NODE_REGEX, position);
    node->field = scope.field;
    node->match_case = scope.match_case;
    node->cost = cost_of(scope.field) == COST_TEXT ? COST_REGEX : cost_of(scope.field);
    node->text = pattern;
    node->as.regex.compiled = regex;
    Arena *arena = &parser->query->arena;
    Str literal = literal_of_pattern(arena, pattern, !scope.match_case);
    node->as.regex.literal = needle_make(arena, literal, !scope.match_case);
    return node;
}

Node *leaf_from_comparison(Parser *parser, Comparison comparison, Str operand, size_t position)
{
    if (str_is_empty(operand))
        return NULL;
    Node *node = node_new(parser, NODE_COMPARE, position);
    node->text = operand;
    node->cost = COST_PROPERTY;
    node->as.compare.comparison = comparison;
    node->as.compare.is_number = number_parse(operand, &node->as.compare.number);
    if (node->as.compare.is_number || date_text_is_valid(operand))
        return node;
    return parser_fail(parser, position, "‘%.*s’ is no number and no date", STR_ARG(operand));
}
