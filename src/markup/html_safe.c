/* Text, addresses and raw HTML on their way out: nothing a note holds can break out of its place.
 */

#include "base/alloc.h"
#include "markup/html_scan.h"
#include "markup/html_writer.h"
#include "markup/reference.h"

/* More open tags than a person writes; further ones are shown as text. */
#define OPEN_TAGS_MAX 100

void html_put_str(HtmlWriter *writer, Str markup)
{
    if (markup.length == 0)
        return;
    fwrite(markup.data, 1, markup.length, writer->out);
    writer->last = markup.data[markup.length - 1];
}

void html_put(HtmlWriter *writer, const char *markup) { html_put_str(writer, str_from(markup)); }

void html_break_line(HtmlWriter *writer)
{
    if (writer->last != '\n')
        html_put(writer, "\n");
}

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/** Length of an entity at `offset`, or 0. */
static size_t entity_length(Str text, size_t offset)
{
    size_t i = offset + 1;
    if (i < text.length && text.data[i] == '#')
        i++;
    size_t name = i;
    while (i < text.length && i - name < 32 && ascii_is_alnum(text.data[i]))
        i++;
    return i > name && i < text.length && text.data[i] == ';' ? i + 1 - offset : 0;
}

static void escape(HtmlWriter *writer, Str text, bool keep_entities)
{
    size_t done = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *entity = entity_of(text.data[i]);
        if (!entity || (keep_entities && text.data[i] == '&' && entity_length(text, i)))
            continue;
        html_put_str(writer, str_slice(text, done, i));
        html_put(writer, entity);
        done = i + 1;
    }
    html_put_str(writer, str_from_offset(text, done));
}

void html_escape(HtmlWriter *writer, Str text) { escape(writer, text, false); }

static void escape_address(HtmlWriter *writer, Str address, const char *allowed)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t done = 0;
    for (size_t i = 0; i < address.length; i++) {
        char c = address.data[i];
        if (ascii_is_alnum(c) || (c && strchr(allowed, c)))
            continue;
        html_put_str(writer, str_slice(address, done, i));
        done = i + 1;
        unsigned byte = (unsigned char)c;
        if (c == '&')
            html_put(writer, "&amp;");
        else if (c == '\'')
            html_put(writer, "&#x27;");
        else
            html_put_str(writer, (Str){(char[]){'%', hex[byte >> 4], hex[byte & 15]}, 3});
    }
    html_put_str(writer, str_from_offset(address, done));
}

void html_escape_address(HtmlWriter *writer, Str address)
{
    escape_address(writer, address, "!#$%()*+,-./:;=?@_~");
}

void html_escape_path(HtmlWriter *writer, Str path)
{
    escape_address(writer, path, "!$()*+,-./;=@_~");
}

/** `address` up to its first character that can stand in no scheme, without blanks and controls, in
 * lower case. */
static size_t read_scheme(Str address, char *scheme, size_t capacity)
{
    size_t length = 0;
    for (size_t i = 0; i < address.length && length < capacity; i++) {
        unsigned char c = (unsigned char)address.data[i];
        if (c <= ' ' || c == 0x7F)
            continue;
        scheme[length++] = ascii_to_lower((char)c);
        if (c == ':')
            break;
    }
    return length;
}

bool html_address_is_unsafe(Str address)
{
    static const Str unsafe[] = {
        {"javascript:", 11},
        {"vbscript:", 9},
        {"data:", 5},
    };
    char buffer[16];
    Str scheme = {buffer, read_scheme(address, buffer, sizeof buffer)};
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++) {
        if (str_starts_with(scheme, unsafe[i]))
            return true;
    }
    return false;
}

/* ---- raw HTML
 * ----------------------------------------------------------------------------------------------------
 */

/** The tags of vault-spec 6.11 with the attributes that are worth keeping. */
static const struct SafeTag {
    const char *name;
    bool empty;
    const char *attributes[6];
} safe_tags[] = {
    {"a", false, {"href", "title"}},
    {"b", false, {0}},
    {"br", true, {0}},
    {"code", false, {0}},
    {"del", false, {0}},
    {"em", false, {0}},
    {"i", false, {0}},
    {"img", true, {"src", "alt", "title", "width", "height"}},
    {"kbd", false, {0}},
    {"mark", false, {0}},
    {"s", false, {0}},
    {"strike", false, {0}},
    {"strong", false, {0}},
    {"sub", false, {0}},
    {"sup", false, {0}},
    {"u", false, {0}},
};

static const struct SafeTag *find_safe_tag(Str name)
{
    for (size_t i = 0; i < sizeof safe_tags / sizeof *safe_tags; i++) {
        if (str_equal_ascii_nocase(name, str_from(safe_tags[i].name)))
            return &safe_tags[i];
    }
    return NULL;
}

/** In raw HTML entities may disguise a scheme; a browser reads numeric ones even without their
 * semicolon. */
static bool raw_address_is_unsafe(HtmlWriter *writer, Str address)
{
    Str decoded = reference_decode_entities(&writer->arena, address);
    for (size_t i = 0; i + 1 < decoded.length && !strchr("/?#", decoded.data[i]); i++) {
        if (decoded.data[i] == '&' && decoded.data[i + 1] == '#')
            return true;
    }
    return html_address_is_unsafe(decoded);
}

static void put_attribute(HtmlWriter *writer, const struct SafeTag *tag, Str name, Str value)
{
    for (const char *const *known = tag->attributes; *known; known++) {
        if (!str_equal_ascii_nocase(name, str_from(*known)))
            continue;
        bool is_address = strcmp(*known, "href") == 0 || strcmp(*known, "src") == 0;
        if (is_address && raw_address_is_unsafe(writer, value))
            return;
        html_put(writer, " ");
        html_put(writer, *known);
        html_put(writer, "=\"");
        escape(writer, value, true);
        html_put(writer, "\"");
        return;
    }
}

static void close_last(HtmlWriter *writer)
{
    HtmlOpenTag open = vec_pop(&writer->open_tags);
    html_put(writer, "</");
    html_put(writer, open.name);
    html_put(writer, ">");
}

void html_close_raw_tags(HtmlWriter *writer, const AttuneNode *scope)
{
    while (writer->open_tags.count && vec_last(&writer->open_tags).scope == scope)
        close_last(writer);
}

/** An end tag ends what was opened in the same place, and with it all that was opened since; else
 * it is dropped. */
static void put_end_tag(HtmlWriter *writer, const struct SafeTag *tag, const AttuneNode *scope)
{
    size_t i = writer->open_tags.count;
    while (i > 0 && writer->open_tags.items[i - 1].scope == scope &&
           writer->open_tags.items[i - 1].name != tag->name)
        i--;
    if (i == 0 || writer->open_tags.items[i - 1].scope != scope)
        return;
    while (writer->open_tags.count >= i)
        close_last(writer);
}

static void put_tag(HtmlWriter *writer, const HtmlToken *token, const AttuneNode *scope)
{
    const struct SafeTag *tag = find_safe_tag(token->name);
    if (!tag || (!tag->empty && !token->closing && writer->open_tags.count >= OPEN_TAGS_MAX)) {
        html_escape(writer, token->source);
        return;
    }
    if (token->closing) {
        put_end_tag(writer, tag, scope);
        return;
    }
    html_put(writer, "<");
    html_put(writer, tag->name);
    Str attributes = token->attributes;
    Str name;
    Str value;
    while (html_scan_attribute(&attributes, &name, &value))
        put_attribute(writer, tag, name, value);
    html_put(writer, tag->empty ? " />" : ">");
    if (!tag->empty)
        vec_push(&writer->open_tags, ((HtmlOpenTag){tag->name, scope}));
}

void html_put_raw_safely(HtmlWriter *writer, Str html, const AttuneNode *scope)
{
    size_t offset = 0;
    HtmlToken token;
    while (html_scan_next(html, &offset, &token)) {
        if (token.kind == HTML_TOKEN_TAG)
            put_tag(writer, &token, scope);
        else if (token.kind == HTML_TOKEN_TEXT)
            escape(writer, token.source, true);
    }
}
