#include "markup/property.h"

#include "base/date.h"
#include "base/utf8.h"
#include "markup/wikilink.h"

static bool is_one_of_three(Str text, const char *lower, const char *capital, const char *upper)
{
    return str_equal(text, str_from(lower)) || str_equal(text, str_from(capital)) ||
           str_equal(text, str_from(upper));
}

static bool is_null(Str text)
{
    return str_is_empty(text) || str_equal(text, STR("~")) ||
           is_one_of_three(text, "null", "Null", "NULL");
}

static bool is_checkbox(Str text)
{
    return is_one_of_three(text, "true", "True", "TRUE") ||
           is_one_of_three(text, "false", "False", "FALSE");
}

/** Move `*at` behind the digits there. @return how many */
static size_t skip_digits(Str text, size_t *at)
{
    size_t start = *at;
    while (*at < text.length && ascii_is_digit(text.data[*at]))
        ++*at;
    return *at - start;
}

static bool is_octal_or_hexadecimal(Str text)
{
    bool octal = str_starts_with(text, STR("0o"));
    if (text.length < 3 || (!octal && !str_starts_with(text, STR("0x"))))
        return false;
    for (size_t i = 2; i < text.length; i++) {
        char c = ascii_to_lower(text.data[i]);
        bool good = octal ? c >= '0' && c <= '7' : ascii_is_digit(c) || (c >= 'a' && c <= 'f');
        if (!good)
            return false;
    }
    return true;
}

static bool is_number(Str text)
{
    if (is_octal_or_hexadecimal(text) || is_one_of_three(text, ".nan", ".NaN", ".NAN"))
        return true;
    size_t at = 0;
    if (at < text.length && (text.data[at] == '-' || text.data[at] == '+'))
        at++;
    if (is_one_of_three(str_from_offset(text, at), ".inf", ".Inf", ".INF"))
        return true;
    size_t digits = skip_digits(text, &at);
    if (at < text.length && text.data[at] == '.') {
        at++;
        digits += skip_digits(text, &at);
    }
    if (digits == 0)
        return false;
    if (at < text.length && (text.data[at] == 'e' || text.data[at] == 'E')) {
        at++;
        if (at < text.length && (text.data[at] == '-' || text.data[at] == '+'))
            at++;
        if (skip_digits(text, &at) == 0)
            return false;
    }
    return at == text.length;
}

/** The link when the whole trimmed `text` is one wikilink or embed; else NULL. */
static AttuneLink *parse_link(Arena *arena, Str text)
{
    text = utf8_trim(text);
    bool embed = text.length > 0 && text.data[0] == '!';
    Str inner;
    if (text.length < 5 || wikilink_scan(text, 0, &inner) != text.length)
        return NULL;
    AttuneLink link;
    if (!wikilink_parse(arena, inner, embed, &link))
        return NULL;
    link.kind = ATTUNE_LINK_PROPERTY;
    return arena_clone(arena, &link, sizeof(link));
}

AttuneValue property_type_at(Arena *arena, Str text, ScalarStyle style, const ValuePlace *place)
{
    AttuneValue value = {
        .type = ATTUNE_TYPE_TEXT, .text = text, .line = place->line, .column = place->column};
    if (style == SCALAR_BLOCK)
        return value;
    if (style == SCALAR_PLAIN) {
        if (is_null(text))
            value.type = ATTUNE_TYPE_NULL;
        else if (is_checkbox(text))
            value.type = ATTUNE_TYPE_CHECKBOX;
        else if (is_number(text))
            value.type = ATTUNE_TYPE_NUMBER;
        if (value.type != ATTUNE_TYPE_TEXT)
            return value;
    }
    Date date;
    DateTime date_time;
    if (text.length >= 10 && ascii_is_digit(text.data[0])) {
        if (date_parse(text, &date))
            value.type = ATTUNE_TYPE_DATE;
        else if (date_time_parse(text, &date_time))
            value.type = ATTUNE_TYPE_DATETIME;
        return value;
    }
    AttuneLink *link = parse_link(arena, text);
    if (link) {
        link->line = place->line;
        link->column = place->column;
        link->offset = place->offset;
        link->length = place->length;
        value.type = ATTUNE_TYPE_LINK;
        value.link = link;
    }
    return value;
}

AttuneValue property_type_scalar(Arena *arena, Str text, ScalarStyle style, uint32_t line,
                                 uint32_t column)
{
    ValuePlace place = {.line = line, .column = column};
    return property_type_at(arena, text, style, &place);
}

bool property_is_scalar(AttuneType type)
{
    return type != ATTUNE_TYPE_NULL && type != ATTUNE_TYPE_LIST && type != ATTUNE_TYPE_OBJECT;
}
