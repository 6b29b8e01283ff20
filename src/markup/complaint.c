#include "markup/complaint.h"

typedef struct Opening {
    char first;
    const char *words;
} Opening;

/** What a plain value may not start with. */
static Str words_for_opening(char first)
{
    static const Opening openings[] = {
        {'@', "the value starts with “@”"}, {'`', "the value starts with “`”"},
        {'%', "the value starts with “%”"}, {'*', "the value starts with “*”"},
        {'&', "the value starts with “&”"}, {'!', "the value starts with “!”"},
        {'|', "the value starts with “|”"}, {'>', "the value starts with “>”"},
        {']', "the value starts with “]”"}, {'}', "the value starts with “}”"},
        {',', "the value starts with “,”"},
    };
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        if (openings[i].first == first)
            return str_from(openings[i].words);
    }
    return (Str){0};
}

typedef struct Rewording {
    const char *message;
    const char *words;
} Rewording;

/** libyaml's own words, where they can be said for people who do not know its grammar. */
static Str reword(const char *message)
{
    static const Rewording rewordings[] = {
        {"could not find expected ':'", "a line without a key"},
        {"did not find expected key", "a line that is not indented like its neighbours"},
        {"did not find expected '-' indicator", "a line that is not indented like its list"},
        {"did not find expected ',' or ']'", "a missing “,” or “]”"},
        {"did not find expected ',' or '}'", "a missing “,” or “}”"},
        {"found unknown escape character", "“\\” within double quotes"},
        {"did not find expected hexdecimal number", "“\\” within double quotes"},
        {"mapping values are not allowed in this context", "“: ” inside the value"},
        {"block sequence entries are not allowed in this context",
         "a list that starts inside a line"},
    };
    for (size_t i = 0; i < sizeof(rewordings) / sizeof(rewordings[0]); i++) {
        if (str_equal(str_from(message), str_from(rewordings[i].message)))
            return str_from(rewordings[i].words);
    }
    return str_from(message);
}

static Str first_line(Str text) { return str_slice(text, 0, str_find_char(text, '\n', 0)); }

/** Nothing but blanks and a comment up to the end of the line. */
static bool is_rest_blank(Str text)
{
    Str rest = str_trim_ascii(first_line(text));
    return str_is_empty(rest) || rest.data[0] == '#';
}

/** Offset behind the closing quote of the string at `at`, over lines; 0 when it is never closed. */
static size_t skip_string(Str text, size_t at)
{
    char quote = text.data[at];
    for (size_t i = at + 1; i < text.length; i++) {
        if (quote == '"' && text.data[i] == '\\') {
            i++;
        } else if (text.data[i] == quote) {
            bool doubled = quote == '\'' && i + 1 < text.length && text.data[i + 1] == quote;
            if (!doubled)
                return i + 1;
            i++;
        }
    }
    return 0;
}

static Str words_for_string(Str value)
{
    size_t end = skip_string(value, 0);
    if (end == 0)
        return STR("the closing quote is missing");
    return is_rest_blank(str_from_offset(value, end)) ? (Str){0}
                                                      : STR("text behind the closing quote");
}

static Str words_for_brackets(Str value)
{
    size_t depth = 0;
    char before = ' ';
    for (size_t i = 0; i < value.length; i++) {
        char c = value.data[i];
        bool starts_token =
            ascii_is_space(before) || before == '[' || before == '{' || before == ',';
        if (c == '#' && starts_token)
            return STR("“#” starts a comment within the brackets");
        if ((c == '"' || c == '\'') && starts_token) {
            size_t end = skip_string(value, i);
            if (end == 0)
                return STR("the closing quote is missing");
            i = end - 1;
        }
        depth += c == '[' || c == '{';
        before = c;
        if ((c == ']' || c == '}') && --depth == 0)
            return is_rest_blank(str_from_offset(value, i + 1))
                       ? (Str){0}
                       : STR("text behind the closing bracket");
    }
    return STR("the closing bracket is missing");
}

/** "|" or ">" with the signs that may follow it, which starts a text on the next lines. */
static bool is_block_header(Str line)
{
    if (line.data[0] != '|' && line.data[0] != '>')
        return false;
    size_t at = 1;
    while (at < line.length &&
           (ascii_is_digit(line.data[at]) || line.data[at] == '+' || line.data[at] == '-'))
        at++;
    return is_rest_blank(str_from_offset(line, at));
}

/** What is wrong with `value`, which goes on over lines; empty when that cannot be told. */
static Str words_for_value(Str value)
{
    if (str_is_empty(value))
        return (Str){0};
    char first = value.data[0];
    if (first == '"' || first == '\'')
        return words_for_string(value);
    if (first == '[' || first == '{')
        return words_for_brackets(value);
    Str line = str_trim_ascii(first_line(value));
    if (str_starts_with(line, STR("- ")) || str_equal(line, STR("-")))
        return STR("a list that starts on the line of its key");
    Str words = is_block_header(line) ? (Str){0} : words_for_opening(first);
    if (!str_is_empty(words))
        return words;
    if (str_find(line, STR(": "), 0) != STR_NOT_FOUND || str_ends_with(line, STR(":")))
        return STR("“: ” inside the value");
    return (Str){0};
}

/** The text from line `number` (from 0) on. */
static Str text_from_line(Str text, uint32_t number)
{
    for (; number > 0; number--) {
        size_t end = str_find_char(text, '\n', 0);
        if (end == STR_NOT_FOUND)
            return (Str){0};
        text = str_from_offset(text, end + 1);
    }
    return text;
}

static Str skip_blanks(Str text)
{
    while (text.length && text.data[0] == ' ')
        text = str_from_offset(text, 1);
    return text;
}

/** What is wrong with a line behind the one with the key. */
static Str words_for_line(Str text, bool below_value)
{
    Str line = skip_blanks(text);
    bool indented = line.data != text.data;
    if (line.length && line.data[0] == '\t')
        return STR("a tab as indentation");
    bool item = str_starts_with(line, STR("- "));
    if (item && below_value)
        return STR("a list below a complete value");
    if (item)
        line = skip_blanks(str_from_offset(line, 2));
    else if (!indented && line.length && line.data[0] != '#' && line.data[0] != '\n')
        return STR("a line without a key");
    size_t colon = str_find(first_line(line), STR(": "), 0);
    return words_for_value(colon == STR_NOT_FOUND ? line
                                                  : skip_blanks(str_from_offset(line, colon + 2)));
}

/** The first line below the key that stands at column 0 and is neither item nor comment. */
static bool find_keyless_line(Str piece, uint32_t *number)
{
    *number = 0;
    Str rest = piece;
    Str line;
    for (str_next_piece(&rest, '\n', &line); str_next_piece(&rest, '\n', &line);) {
        ++*number;
        if (line.length && !ascii_is_blank(line.data[0]) &&
            str_find_char(STR("#-]}"), line.data[0], 0) == STR_NOT_FOUND)
            return true;
    }
    return false;
}

Complaint complaint_of_piece(Str piece, size_t colon, const YamlProblem *problem)
{
    Complaint complaint = {
        .words = reword(problem->message), .line = problem->line, .is_limit = problem->is_limit};
    if (problem->is_limit)
        return complaint;
    Str value = skip_blanks(str_from_offset(piece, colon + 1));
    bool has_value = !is_rest_blank(value);
    if (has_value) {
        Str words = words_for_value(value);
        if (!str_is_empty(words))
            return (Complaint){.words = words};
    }
    /* libyaml's line is the culprit's or the next one. */
    for (uint32_t back = 0; back < 2 && problem->line > back; back++) {
        Str words = words_for_line(text_from_line(piece, problem->line - back), has_value);
        if (!str_is_empty(words))
            return (Complaint){.words = words, .line = problem->line - back};
    }
    uint32_t keyless;
    if (has_value && find_keyless_line(piece, &keyless))
        return (Complaint){.words = STR("a line without a key"), .line = keyless};
    return complaint;
}

Complaint complaint_of_block(Str block, const YamlProblem *problem)
{
    Complaint complaint = {
        .words = reword(problem->message), .line = problem->line, .is_limit = problem->is_limit};
    if (problem->is_limit)
        return complaint;
    for (uint32_t back = 0; back < 2 && problem->line >= back; back++) {
        Str text = text_from_line(block, problem->line - back);
        Str line = first_line(text);
        Str words = {0};
        if (str_starts_with(line, STR("...")))
            words = STR("“...” ends the block early");
        else if (line.length && line.data[0] == '\t')
            words = STR("a tab as indentation");
        if (!str_is_empty(words))
            return (Complaint){.words = words, .line = problem->line - back};
    }
    return complaint;
}
