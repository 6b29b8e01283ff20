#include "markup/angle.h"

#include "markup/html_scan.h"

/* ---- autolinks ---- */

static size_t scan_address(Str text, size_t at)
{
    size_t i = at + 1;
    while (i < text.length && (ascii_is_alnum(text.data[i]) || text.data[i] == '+' ||
                               text.data[i] == '.' || text.data[i] == '-'))
        i++;
    size_t scheme = i - at - 1;
    if (scheme < 2 || scheme > 32 || i >= text.length || text.data[i] != ':')
        return 0;
    for (; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '>')
            return i + 1 - at;
        if (c <= ' ' || c == '<')
            return 0;
    }
    return 0;
}

static bool is_mailbox(char c)
{
    return ascii_is_alnum(c) || (ascii_is_punct(c) && memchr(".!#$%&'*+/=?^_`{|}~-", c, 20));
}

/** Offset behind a label of a domain: letters, digits and inner hyphens, 63 at most. */
static size_t domain_label_end(Str text, size_t at)
{
    size_t i = at;
    while (i < text.length && (ascii_is_alnum(text.data[i]) || text.data[i] == '-'))
        i++;
    bool bad = i == at || i - at > 63 || text.data[at] == '-' || text.data[i - 1] == '-';
    return bad ? at : i;
}

static size_t scan_email(Str text, size_t at)
{
    size_t i = at + 1;
    while (i < text.length && is_mailbox(text.data[i]))
        i++;
    if (i == at + 1 || i >= text.length || text.data[i] != '@')
        return 0;
    do {
        size_t end = domain_label_end(text, i + 1);
        if (end == i + 1)
            return 0;
        i = end;
    } while (i < text.length && text.data[i] == '.');
    return i < text.length && text.data[i] == '>' ? i + 1 - at : 0;
}

/* ---- tags ---- */

static size_t skip_spaces(Str text, size_t at)
{
    while (at < text.length && ascii_is_space(text.data[at]))
        at++;
    return at;
}

static size_t tag_name_end(Str text, size_t at)
{
    if (at >= text.length || !ascii_is_alpha(text.data[at]))
        return at;
    while (at < text.length && (ascii_is_alnum(text.data[at]) || text.data[at] == '-'))
        at++;
    return at;
}

/** Offset behind the value of an attribute at `at`, or `at`. */
static size_t value_end(Str text, size_t at)
{
    char quote = at < text.length ? text.data[at] : 0;
    if (quote == '"' || quote == '\'') {
        size_t end = str_find_char(text, quote, at + 1);
        return end == STR_NOT_FOUND ? at : end + 1;
    }
    while (at < text.length && !ascii_is_space(text.data[at]) &&
           !memchr("\"'=<>`", text.data[at], 6))
        at++;
    return at;
}

/** Offset behind an attribute with the blanks before it; `at` when there is none. */
static size_t attribute_end(Str text, size_t at)
{
    size_t i = skip_spaces(text, at);
    if (i == at || i >= text.length ||
        !(ascii_is_alpha(text.data[i]) || text.data[i] == '_' || text.data[i] == ':'))
        return at;
    while (i < text.length && (ascii_is_alnum(text.data[i]) || memchr(":._-", text.data[i], 4)))
        i++;
    size_t equals = skip_spaces(text, i);
    if (equals >= text.length || text.data[equals] != '=')
        return i;
    size_t value = skip_spaces(text, equals + 1);
    size_t end = value_end(text, value);
    return end > value ? end : at;
}

static size_t scan_tag(Str text, size_t at)
{
    bool closing = at + 1 < text.length && text.data[at + 1] == '/';
    size_t name = at + 1 + closing;
    size_t i = tag_name_end(text, name);
    if (i == name)
        return 0;
    for (size_t next = i; !closing && (next = attribute_end(text, i)) > i;)
        i = next;
    i = skip_spaces(text, i);
    if (!closing && i < text.length && text.data[i] == '/')
        i++;
    return i < text.length && text.data[i] == '>' ? i + 1 - at : 0;
}

/* ---- comments and the like ---- */

static size_t scan_until(Str text, size_t at, size_t from, Str end, bool *none)
{
    if (*none)
        return 0;
    size_t found = str_find(text, end, from);
    *none = found == STR_NOT_FOUND;
    return *none ? 0 : found + end.length - at;
}

static size_t scan_comment(Str text, size_t at, AngleMemo *memo)
{
    Str inside = str_from_offset(text, at + 4);
    if (str_starts_with(inside, STR("-->")))
        return 7;
    if (memo->no_comment || str_starts_with(inside, STR(">")) || str_starts_with(inside, STR("->")))
        return 0;
    size_t dashes = str_find(inside, STR("--"), 0);
    memo->no_comment = dashes == STR_NOT_FOUND;
    if (memo->no_comment || dashes == 0 || dashes + 2 >= inside.length ||
        inside.data[dashes + 2] != '>')
        return 0;
    return 4 + dashes + 3;
}

static size_t scan_declaration(Str text, size_t at, AngleMemo *memo)
{
    size_t i = at + 2;
    while (i < text.length && ascii_is_upper(text.data[i]))
        i++;
    if (i == at + 2 || i >= text.length || !ascii_is_space(text.data[i]))
        return 0;
    return scan_until(text, at, i, STR(">"), &memo->no_declaration);
}

static size_t scan_hidden(Str text, size_t at, AngleMemo *memo)
{
    Str rest = str_slice(text, at, at + 9);
    if (str_starts_with(rest, STR("<!--")))
        return scan_comment(text, at, memo);
    if (str_starts_with(rest, STR("<?")))
        return scan_until(text, at, at + 2, STR("?>"), &memo->no_instruction);
    if (str_equal(rest, STR("<![CDATA[")))
        return scan_until(text, at, at + 9, STR("]]>"), &memo->no_cdata);
    return str_starts_with(rest, STR("<!")) ? scan_declaration(text, at, memo) : 0;
}

size_t angle_scan(Str text, size_t at, AngleMemo *memo, AngleKind *kind)
{
    *kind = ANGLE_NONE;
    char next = at + 1 < text.length ? text.data[at + 1] : 0;
    size_t length = 0;
    if (next == '!' || next == '?') {
        length = scan_hidden(text, at, memo);
        *kind = length ? ANGLE_HIDDEN : ANGLE_NONE;
        if (length || next == '?')
            return length;
    }
    if (ascii_is_alpha(next) && (length = scan_address(text, at)))
        *kind = ANGLE_ADDRESS;
    else if ((length = scan_email(text, at)))
        *kind = ANGLE_EMAIL;
    else if ((length = scan_tag(text, at)))
        *kind = ANGLE_TAG;
    return length;
}

size_t angle_raw_element(Str text, size_t at, size_t length, AngleMemo *memo)
{
    size_t end = tag_name_end(text, at + 1);
    Str name = str_slice(text, at + 1, end);
    if (!html_scan_hides_content(name))
        return 0;
    bool *none = name.length == 6 ? &memo->no_script : &memo->no_style;
    if (*none)
        return 0;
    for (size_t i = at + length; (i = str_find(text, STR("</"), i)) != STR_NOT_FOUND; i += 2) {
        if (!str_equal_ascii_nocase(str_slice(text, i + 2, i + 2 + name.length), name))
            continue;
        size_t close = skip_spaces(text, i + 2 + name.length);
        if (close < text.length && text.data[close] == '>')
            return close + 1 - at;
    }
    *none = true;
    return 0;
}

void angle_classify(Str source, AttuneNode *node)
{
    static const struct {
        const char *name;
        AttuneHtmlTag tag;
    } tags[] = {
        {"b", ATTUNE_HTML_BOLD},     {"strong", ATTUNE_HTML_BOLD},   {"i", ATTUNE_HTML_ITALIC},
        {"em", ATTUNE_HTML_ITALIC},  {"u", ATTUNE_HTML_UNDERLINE},   {"s", ATTUNE_HTML_STRIKE},
        {"del", ATTUNE_HTML_STRIKE}, {"strike", ATTUNE_HTML_STRIKE}, {"mark", ATTUNE_HTML_MARK},
        {"code", ATTUNE_HTML_CODE},  {"kbd", ATTUNE_HTML_KBD},       {"sub", ATTUNE_HTML_SUB},
        {"sup", ATTUNE_HTML_SUP},    {"br", ATTUNE_HTML_BREAK},      {"a", ATTUNE_HTML_ANCHOR},
        {"img", ATTUNE_HTML_IMAGE},
    };
    size_t offset = 0;
    HtmlToken token;
    if (!html_scan_next(source, &offset, &token) || token.kind != HTML_TOKEN_TAG)
        return;
    node->as.html.closing = token.closing;
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        if (str_equal_ascii_nocase(token.name, str_from(tags[i].name)))
            node->as.html.tag = tags[i].tag;
    }
    Str name;
    Str value;
    while (html_scan_attribute(&token.attributes, &name, &value)) {
        AttuneHtmlTag tag = node->as.html.tag;
        if ((tag == ATTUNE_HTML_ANCHOR && str_equal_ascii_nocase(name, STR("href"))) ||
            (tag == ATTUNE_HTML_IMAGE && str_equal_ascii_nocase(name, STR("src"))))
            node->as.html.address = value;
        if (tag == ATTUNE_HTML_IMAGE && str_equal_ascii_nocase(name, STR("alt")))
            node->as.html.alt = value;
    }
}
