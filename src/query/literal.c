#include "query/literal.h"

#include "base/strbuf.h"

typedef struct Scanner {
    Str pattern;
    size_t at;
    StrBuf run;
    StrBuf longest;
    bool is_uncertain;
} Scanner;

static void end_run(Scanner *scanner)
{
    if (scanner->run.length > scanner->longest.length) {
        strbuf_reset(&scanner->longest);
        strbuf_append(&scanner->longest, strbuf_view(&scanner->run));
    }
    strbuf_reset(&scanner->run);
}

/* The item before may be left out: what it has added does not count. */
static void drop_last(Scanner *scanner)
{
    if (scanner->run.length > 0)
        scanner->run.length--;
    end_run(scanner);
}

static bool take_digits(Scanner *scanner)
{
    size_t start = scanner->at;
    while (scanner->at < scanner->pattern.length &&
           ascii_is_digit(scanner->pattern.data[scanner->at]))
        scanner->at++;
    return scanner->at > start;
}

static bool take(Scanner *scanner, char c)
{
    if (scanner->at >= scanner->pattern.length || scanner->pattern.data[scanner->at] != c)
        return false;
    scanner->at++;
    return true;
}

/* Behind "{": a quantifier, or else nothing is certain. */
static void take_braces(Scanner *scanner)
{
    bool has_digits = take_digits(scanner);
    bool has_comma = take(scanner, ',');
    has_digits = take_digits(scanner) || has_digits;
    if (!take(scanner, '}') || !(has_digits || has_comma))
        scanner->is_uncertain = true;
    drop_last(scanner);
}

/* Behind "[": up to the bracket that closes the class. */
static void skip_class(Scanner *scanner)
{
    (void)take(scanner, '^');
    (void)take(scanner, ']');
    while (scanner->at < scanner->pattern.length && !take(scanner, ']')) {
        char c = scanner->pattern.data[scanner->at];
        if (c == '[') {
            scanner->is_uncertain = true; /* [[:alpha:]] and the like */
            return;
        }
        scanner->at += c == '\\' ? 2 : 1;
    }
}

/* Behind "(": up to the parenthesis that closes the group. Only plain groups are certain. */
static void skip_group(Scanner *scanner)
{
    unsigned depth = 1;
    if (take(scanner, '?') && !take(scanner, ':'))
        scanner->is_uncertain = true;
    while (scanner->at < scanner->pattern.length && depth > 0 && !scanner->is_uncertain) {
        char c = scanner->pattern.data[scanner->at++];
        if (c == '\\') {
            scanner->is_uncertain |=
                scanner->at < scanner->pattern.length && scanner->pattern.data[scanner->at] == 'Q';
            scanner->at++;
        } else if (c == '[') {
            skip_class(scanner);
        } else if (c == '(') {
            depth++;
            if (take(scanner, '?') && !take(scanner, ':'))
                scanner->is_uncertain = true;
            scanner->is_uncertain |= take(scanner, '*');
        } else if (c == ')') {
            depth--;
        }
    }
}

/* Behind a backslash. */
static void take_escape(Scanner *scanner)
{
    if (scanner->at >= scanner->pattern.length) {
        scanner->is_uncertain = true;
        return;
    }
    char c = scanner->pattern.data[scanner->at++];
    if (ascii_is_punct(c))
        strbuf_append_char(&scanner->run, c);
    else if (str_find_char(STR("dDwWsSbBAzZnrt"), c, 0) != STR_NOT_FOUND)
        end_run(scanner);
    else
        scanner->is_uncertain = true;
}

/* Caseless, these also match letters outside ASCII: ſ and K (Kelvin). */
static bool is_ambiguous(char c)
{
    char lower = ascii_to_lower(c);
    return lower == 's' || lower == 'k';
}

static void take_item(Scanner *scanner, bool ignore_case)
{
    char c = scanner->pattern.data[scanner->at++];
    switch (c) {
    case '\\':
        take_escape(scanner);
        break;
    case '[':
        end_run(scanner);
        skip_class(scanner);
        break;
    case '(':
        end_run(scanner);
        scanner->is_uncertain |= take(scanner, '*');
        skip_group(scanner);
        break;
    case '{':
        take_braces(scanner);
        break;
    case '?':
    case '*':
        drop_last(scanner);
        break;
    case '|':
    case ')':
        scanner->is_uncertain = true;
        break;
    case '+':
    case '.':
    case '^':
    case '$':
        end_run(scanner);
        break;
    default:
        if ((c & 0x80) || c == '\0' || (ignore_case && is_ambiguous(c)))
            end_run(scanner);
        else
            strbuf_append_char(&scanner->run, ignore_case ? ascii_to_lower(c) : c);
    }
}

Str literal_of_pattern(Arena *arena, Str pattern, bool ignore_case)
{
    Scanner scanner = {.pattern = pattern};
    while (scanner.at < pattern.length && !scanner.is_uncertain)
        take_item(&scanner, ignore_case);
    end_run(&scanner);
    Str literal = {0};
    if (!scanner.is_uncertain)
        literal = arena_clone_str(arena, strbuf_view(&scanner.longest));
    strbuf_clear(&scanner.run);
    strbuf_clear(&scanner.longest);
    return literal;
}
