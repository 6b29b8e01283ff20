#include "query/lexer.h"

#include "base/strbuf.h"
#include "base/utf8.h"

size_t lex_skip_blanks(Str text, size_t at)
{
    while (at < text.length) {
        size_t next = at;
        if (!utf8_is_space(utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

size_t lex_word_end(Str text, size_t at, WordEnd end)
{
    while (at < text.length) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (utf8_is_space(c) || c == '(' || c == ')' || (c == ']' && end == WORD_ENDS_AT_BRACKET))
            break;
        at = next;
    }
    return at;
}

bool lex_is_or(Str text, size_t at, WordEnd end)
{
    return str_equal(str_slice(text, at, lex_word_end(text, at, end)), STR("OR"));
}

Str lex_phrase(Arena *arena, Str text, size_t *at)
{
    StrBuf phrase = {0};
    size_t next = *at + 1;
    while (next < text.length && text.data[next] != '"') {
        bool escapes = text.data[next] == '\\' && next + 1 < text.length &&
                       (text.data[next + 1] == '"' || text.data[next + 1] == '\\');
        next += escapes;
        strbuf_append_char(&phrase, text.data[next]);
        next++;
    }
    *at = next < text.length ? next + 1 : next;
    Str result = arena_clone_str(arena, strbuf_view(&phrase));
    strbuf_clear(&phrase);
    return result;
}

/* May a pattern's last slash stand before `at`? */
static bool ends_pattern(Str text, size_t at)
{
    if (at == text.length || text.data[at] == ')' || text.data[at] == ']')
        return true;
    return utf8_is_space(utf8_next(text, &at));
}

bool lex_regex(Str text, size_t *at, Str *pattern)
{
    for (size_t end = *at + 1; end < text.length; end++) {
        if (text.data[end] == '\\') {
            end++;
        } else if (text.data[end] == '/' && ends_pattern(text, end + 1)) {
            *pattern = str_slice(text, *at + 1, end);
            if (str_is_empty(*pattern))
                return false;
            *at = end + 1;
            return true;
        }
    }
    return false;
}

typedef struct Word {
    Str text;
    Operator operator;
} Word;

static const Word operators[] = {
    {STR_INIT("file"), {.kind = OPERATOR_FIELD, .field = FIELD_FILE}},
    {STR_INIT("path"), {.kind = OPERATOR_FIELD, .field = FIELD_PATH}},
    {STR_INIT("content"), {.kind = OPERATOR_FIELD, .field = FIELD_CONTENT}},
    {STR_INIT("tag"), {.kind = OPERATOR_FIELD, .field = FIELD_TAG}},
    {STR_INIT("status"), {.kind = OPERATOR_FIELD, .field = FIELD_STATUS}},
    {STR_INIT("links-to"), {.kind = OPERATOR_FIELD, .field = FIELD_LINKS_TO}},
    {STR_INIT("linked-from"), {.kind = OPERATOR_FIELD, .field = FIELD_LINKED_FROM}},
    {STR_INIT("is"), {.kind = OPERATOR_FIELD, .field = FIELD_IS}},
    {STR_INIT("created"), {.kind = OPERATOR_FIELD, .field = FIELD_CREATED}},
    {STR_INIT("modified"), {.kind = OPERATOR_FIELD, .field = FIELD_MODIFIED}},
    {STR_INIT("line"), {.kind = OPERATOR_UNIT, .unit = UNIT_LINE}},
    {STR_INIT("block"), {.kind = OPERATOR_UNIT, .unit = UNIT_BLOCK}},
    {STR_INIT("section"), {.kind = OPERATOR_UNIT, .unit = UNIT_SECTION}},
    {STR_INIT("task"), {.kind = OPERATOR_UNIT, .unit = UNIT_TASK}},
    {STR_INIT("task-todo"), {.kind = OPERATOR_UNIT, .unit = UNIT_TASK_TODO}},
    {STR_INIT("task-done"), {.kind = OPERATOR_UNIT, .unit = UNIT_TASK_DONE}},
    {STR_INIT("match-case"), {.kind = OPERATOR_MATCH_CASE}},
    {STR_INIT("ignore-case"), {.kind = OPERATOR_IGNORE_CASE}},
};
#define OPERATOR_COUNT (sizeof(operators) / sizeof(operators[0]))

bool lex_operator(Str text, size_t *at, Operator *out)
{
    size_t end = *at;
    while (end < text.length && (ascii_is_alpha(text.data[end]) || text.data[end] == '-'))
        end++;
    if (end == text.length || text.data[end] != ':')
        return false;
    Str name = str_slice(text, *at, end);
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        if (str_equal_ascii_nocase(name, operators[i].text)) {
            *out = operators[i].operator;
            *at = end + 1;
            return true;
        }
    }
    return false;
}

Str field_name(Field field)
{
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        if (operators[i].operator.kind == OPERATOR_FIELD && operators[i].operator.field == field)
            return operators[i].text;
    }
    return STR("");
}

Str unit_name(Unit unit)
{
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        if (operators[i].operator.kind == OPERATOR_UNIT && operators[i].operator.unit == unit)
            return operators[i].text;
    }
    return STR("");
}

/* The longer sign of two that start alike comes first. */
static const Str signs[] = {
    [COMPARE_LESS] = STR_INIT("<"),
    [COMPARE_LESS_EQUAL] = STR_INIT("<="),
    [COMPARE_GREATER] = STR_INIT(">"),
    [COMPARE_GREATER_EQUAL] = STR_INIT(">="),
};

Str comparison_sign(Comparison comparison) { return signs[comparison]; }

bool lex_comparison(Str text, size_t *at, Comparison *out)
{
    static const Comparison longest_first[] = {COMPARE_LESS_EQUAL, COMPARE_GREATER_EQUAL,
                                               COMPARE_LESS, COMPARE_GREATER};
    for (size_t i = 0; i < sizeof(longest_first) / sizeof(longest_first[0]); i++) {
        Str sign = signs[longest_first[i]];
        if (str_starts_with(str_from_offset(text, *at), sign)) {
            *out = longest_first[i];
            *at += sign.length;
            return true;
        }
    }
    return false;
}
