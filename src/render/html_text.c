#include "render/html_text.h"

#include "base/strbuf.h"
#include "base/utf8.h"

typedef struct HtmlWriter {
    StrBuf out;
    bool blank; /* owed before the next text */
    bool line;  /* a line break is owed */
} HtmlWriter;

static const Str line_tags[] = {
    STR_INIT("address"), STR_INIT("article"), STR_INIT("aside"), STR_INIT("blockquote"),
    STR_INIT("br"),      STR_INIT("center"),  STR_INIT("dd"),    STR_INIT("details"),
    STR_INIT("div"),     STR_INIT("dl"),      STR_INIT("dt"),    STR_INIT("figcaption"),
    STR_INIT("figure"),  STR_INIT("footer"),  STR_INIT("h1"),    STR_INIT("h2"),
    STR_INIT("h3"),      STR_INIT("h4"),      STR_INIT("h5"),    STR_INIT("h6"),
    STR_INIT("header"),  STR_INIT("hr"),      STR_INIT("li"),    STR_INIT("main"),
    STR_INIT("nav"),     STR_INIT("ol"),      STR_INIT("p"),     STR_INIT("pre"),
    STR_INIT("section"), STR_INIT("summary"), STR_INIT("table"), STR_INIT("tbody"),
    STR_INIT("tfoot"),   STR_INIT("thead"),   STR_INIT("tr"),    STR_INIT("ul"),
};

static bool is_line_tag(Str name)
{
    for (size_t i = 0; i < sizeof line_tags / sizeof *line_tags; i++) {
        if (str_equal_ascii_nocase(name, line_tags[i])) {
            return true;
        }
    }
    return false;
}

static void put(HtmlWriter *writer, Str text)
{
    if (writer->out.length) {
        if (writer->line) {
            strbuf_append_char(&writer->out, '\n');
        } else if (writer->blank) {
            strbuf_append_char(&writer->out, ' ');
        }
    }
    writer->line = writer->blank = false;
    strbuf_append(&writer->out, text);
}

/* ---- entities ---- */

typedef struct Entity {
    Str name;
    uint32_t code_point;
} Entity;

static const Entity entities[] = {
    {STR_INIT("amp"), '&'},      {STR_INIT("lt"), '<'},        {STR_INIT("gt"), '>'},
    {STR_INIT("quot"), '"'},     {STR_INIT("apos"), '\''},     {STR_INIT("nbsp"), 0xA0},
    {STR_INIT("copy"), 0xA9},    {STR_INIT("reg"), 0xAE},      {STR_INIT("laquo"), 0xAB},
    {STR_INIT("raquo"), 0xBB},   {STR_INIT("ndash"), 0x2013},  {STR_INIT("mdash"), 0x2014},
    {STR_INIT("lsquo"), 0x2018}, {STR_INIT("rsquo"), 0x2019},  {STR_INIT("ldquo"), 0x201C},
    {STR_INIT("rdquo"), 0x201D}, {STR_INIT("hellip"), 0x2026}, {STR_INIT("rarr"), 0x2192},
    {STR_INIT("larr"), 0x2190},  {STR_INIT("times"), 0xD7},    {STR_INIT("middot"), 0xB7},
    {STR_INIT("bull"), 0x2022},
};

static uint32_t number_of(Str digits)
{
    uint32_t value = 0;
    bool hex = digits.length && ascii_to_lower(digits.data[0]) == 'x';
    for (size_t i = hex; i < digits.length && value < 0x110000; i++) {
        char c = ascii_to_lower(digits.data[i]);
        if (ascii_is_digit(c)) {
            value = value * (hex ? 16 : 10) + (uint32_t)(c - '0');
        } else if (hex && c >= 'a' && c <= 'f') {
            value = value * 16 + (uint32_t)(c - 'a' + 10);
        } else {
            return 0;
        }
    }
    return value < 0x110000 ? value : 0;
}

/* The character that `&…;` at `offset` means, and its end; 0: a plain "&". */
static uint32_t entity_at(Str html, size_t offset, size_t *end)
{
    enum { LONGEST = 12 };
    size_t semicolon = str_find_char(str_slice(html, 0, offset + LONGEST), ';', offset);
    if (semicolon == STR_NOT_FOUND) {
        return 0;
    }
    *end = semicolon + 1;
    Str name = str_slice(html, offset + 1, semicolon);
    if (name.length > 1 && name.data[0] == '#') {
        return number_of(str_from_offset(name, 1));
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (str_equal(name, entities[i].name)) {
            return entities[i].code_point;
        }
    }
    return 0;
}

static void put_entity(HtmlWriter *writer, uint32_t code_point)
{
    char bytes[4];
    size_t length = utf8_encode(code_point, bytes);
    put(writer, (Str){bytes, length});
}

/* ---- tags ---- */

/* Behind the tag's `>`, quotes passed over; the length when there is none. */
static size_t tag_end(Str html, size_t offset)
{
    char quote = 0;
    for (; offset < html.length; offset++) {
        char c = html.data[offset];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return offset + 1;
        }
    }
    return html.length;
}

static Str attribute(Str tag, Str name)
{
    for (size_t at = 0; (at = str_find(tag, name, at)) != STR_NOT_FOUND; at += name.length) {
        size_t value = at + name.length;
        bool starts = at > 0 && ascii_is_space(tag.data[at - 1]);
        if (!starts || value + 1 >= tag.length || tag.data[value] != '=') {
            continue;
        }
        char quote = tag.data[value + 1];
        if (quote != '"' && quote != '\'') {
            continue;
        }
        size_t end = str_find_char(tag, quote, value + 2);
        return end == STR_NOT_FOUND ? STR("") : str_slice(tag, value + 2, end);
    }
    return STR("");
}

static void put_image(HtmlWriter *writer, Str tag)
{
    Str name = attribute(tag, STR("alt"));
    if (str_is_empty(name)) {
        name = attribute(tag, STR("src"));
    }
    put(writer, STR("[image: "));
    put(writer, name);
    put(writer, STR("]"));
}

/* Behind `</name>`, or the length. */
static size_t skip_element(Str html, size_t offset, Str name)
{
    for (; (offset = str_find(html, STR("</"), offset)) != STR_NOT_FOUND; offset += 2) {
        Str closing = str_slice(html, offset + 2, offset + 2 + name.length);
        if (str_equal_ascii_nocase(closing, name)) {
            return tag_end(html, offset);
        }
    }
    return html.length;
}

/* What starts with `<` at `offset`. @return where the text goes on; `offset` itself: a plain "<" */
static size_t take_tag(HtmlWriter *writer, Str html, size_t offset)
{
    if (str_starts_with(str_from_offset(html, offset), STR("<!--"))) {
        size_t end = str_find(html, STR("-->"), offset + 4);
        return end == STR_NOT_FOUND ? html.length : end + 3;
    }
    size_t start = offset + 1;
    if (start < html.length && (html.data[start] == '!' || html.data[start] == '?')) {
        return tag_end(html, start);
    }
    bool closing = start < html.length && html.data[start] == '/';
    start += closing;
    size_t end = start;
    while (end < html.length && ascii_is_alnum(html.data[end])) {
        end++;
    }
    if (end == start || !ascii_is_alpha(html.data[start])) {
        return offset;
    }
    Str name = str_slice(html, start, end);
    size_t behind = tag_end(html, end);
    if (is_line_tag(name)) {
        writer->line = true;
    } else if (str_equal_ascii_nocase(name, STR("td")) || str_equal_ascii_nocase(name, STR("th"))) {
        writer->blank = true;
    } else if (str_equal_ascii_nocase(name, STR("img"))) {
        put_image(writer, str_slice(html, end, behind));
    } else if (!closing && (str_equal_ascii_nocase(name, STR("script")) ||
                            str_equal_ascii_nocase(name, STR("style")))) {
        return skip_element(html, behind, name);
    }
    return behind;
}

Str html_text(Arena *arena, Str html)
{
    HtmlWriter writer = {0};
    for (size_t offset = 0; offset < html.length;) {
        char c = html.data[offset];
        size_t end = offset + 1;
        uint32_t entity = c == '&' ? entity_at(html, offset, &end) : 0;
        size_t behind = c == '<' ? take_tag(&writer, html, offset) : offset;
        if (entity) {
            put_entity(&writer, entity);
            offset = end;
        } else if (behind != offset) {
            offset = behind;
        } else if (ascii_is_space(c)) {
            writer.blank = true;
            offset++;
        } else {
            put(&writer, str_slice(html, offset, offset + 1));
            offset++;
        }
    }
    Str text = arena_clone_str(arena, strbuf_view(&writer.out));
    strbuf_clear(&writer.out);
    return text;
}
