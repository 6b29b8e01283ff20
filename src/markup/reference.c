#include "markup/reference.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/commonmark.h"

#define LABEL_MAX 1000
#define PARENTHESES_MAX 32

/* ---- pieces ---- */

static size_t skip_spaces(Str text, size_t at)
{
    while (at < text.length && ascii_is_space(text.data[at]))
        at++;
    return at;
}

static size_t skip_blanks(Str text, size_t at)
{
    while (at < text.length && ascii_is_blank(text.data[at]))
        at++;
    return at;
}

/** Blanks and at most one line break. */
static size_t skip_to_next(Str text, size_t at)
{
    at = skip_blanks(text, at);
    return at < text.length && text.data[at] == '\n' ? skip_blanks(text, at + 1) : at;
}

static bool is_escape(Str text, size_t at)
{
    return text.data[at] == '\\' && at + 1 < text.length && ascii_is_punct(text.data[at + 1]);
}

static size_t scan_pointy(Str text, size_t at, Str *destination)
{
    for (size_t i = at + 1; i < text.length; i++) {
        char c = text.data[i];
        if (c == '>') {
            *destination = str_slice(text, at + 1, i);
            return i + 1 < text.length ? i + 1 : STR_NOT_FOUND;
        }
        if (c == '\n' || c == '<')
            return STR_NOT_FOUND;
        if (c == '\\')
            i++;
    }
    return STR_NOT_FOUND;
}

/** @return where the destination at `at` ends, STR_NOT_FOUND when there is none. It may be empty.
 */
static size_t scan_destination(Str text, size_t at, Str *destination)
{
    if (at < text.length && text.data[at] == '<')
        return scan_pointy(text, at, destination);
    size_t depth = 0;
    size_t i = at;
    for (; i < text.length; i++) {
        char c = text.data[i];
        if (is_escape(text, i)) {
            i++;
        } else if (c == '(') {
            if (++depth > PARENTHESES_MAX)
                return STR_NOT_FOUND;
        } else if (c == ')') {
            if (depth == 0)
                break;
            depth--;
        } else if (ascii_is_space(c)) {
            break;
        }
    }
    bool blank = i == at && i < text.length && text.data[i] != ')';
    if (i >= text.length || depth > 0 || blank)
        return STR_NOT_FOUND;
    *destination = str_slice(text, at, i);
    return i;
}

/** @return where the title at `at` ends, `at` when there is none */
static size_t scan_title(Str text, size_t at, Str *title)
{
    *title = (Str){0};
    char open = at < text.length ? text.data[at] : 0;
    if (open != '"' && open != '\'' && open != '(')
        return at;
    char close = open == '(' ? ')' : open;
    for (size_t i = at + 1; i < text.length; i++) {
        if (text.data[i] == close) {
            *title = str_slice(text, at + 1, i);
            return i + 1;
        }
        if (text.data[i] == open)
            return at;
        if (is_escape(text, i))
            i++;
    }
    return at;
}

size_t link_tail_scan(Str text, size_t at, LinkTarget *target)
{
    *target = (LinkTarget){0};
    if (at >= text.length || text.data[at] != '(')
        return 0;
    size_t end = scan_destination(text, skip_spaces(text, at + 1), &target->destination);
    if (end == STR_NOT_FOUND)
        return 0;
    size_t title = skip_spaces(text, end);
    if (title > end)
        title = scan_title(text, title, &target->title);
    end = skip_spaces(text, title);
    return end < text.length && text.data[end] == ')' ? end + 1 - at : 0;
}

size_t link_label_scan(Str text, size_t at, Str *label)
{
    if (at >= text.length || text.data[at] != '[')
        return 0;
    for (size_t i = at + 1; i < text.length && i - at <= LABEL_MAX + 1; i++) {
        char c = text.data[i];
        if (c == '[')
            return 0;
        if (c == ']') {
            *label = str_trim_ascii(str_slice(text, at + 1, i));
            return i + 1 - at;
        }
        if (is_escape(text, i))
            i++;
    }
    return 0;
}

/* ---- definitions ---- */

/** Offset behind the line break at `at`, or the end of the text; STR_NOT_FOUND when the line goes
 * on. */
static size_t line_end(Str text, size_t at)
{
    at = skip_blanks(text, at);
    if (at >= text.length)
        return text.length;
    return text.data[at] == '\n' ? at + 1 : STR_NOT_FOUND;
}

size_t reference_scan(Str text, Str *label, LinkTarget *target)
{
    *target = (LinkTarget){0};
    size_t at = link_label_scan(text, 0, label);
    if (!at || str_is_empty(*label) || at >= text.length || text.data[at] != ':')
        return 0;
    /* The end of the text ends a destination like a line break does. */
    size_t start = skip_to_next(text, at + 1);
    StrBuf ended = {0};
    Str rest = str_from_offset(text, start);
    size_t stop = str_find_char(rest, '\n', 0);
    Str first = str_slice(rest, 0, stop);
    strbuf_append(&ended, first);
    strbuf_append_char(&ended, '\n');
    Str destination = {0};
    size_t end = scan_destination(strbuf_view(&ended), 0, &destination);
    if (end != STR_NOT_FOUND)
        target->destination =
            str_slice(first, (size_t)(destination.data - ended.data),
                      (size_t)(destination.data - ended.data) + destination.length);
    strbuf_clear(&ended);
    if (end == STR_NOT_FOUND)
        return 0;
    end += start;
    size_t title = skip_to_next(text, end);
    size_t behind = title > end ? scan_title(text, title, &target->title) : title;
    size_t done = behind > title ? line_end(text, behind) : STR_NOT_FOUND;
    if (done == STR_NOT_FOUND) {
        target->title = (Str){0};
        done = line_end(text, end);
    }
    return done == STR_NOT_FOUND ? 0 : done;
}

/** A label as labels are compared: blanks collapsed, case folded. */
static Str label_key(Arena *arena, Str label)
{
    char *out = ARENA_ARRAY(arena, char, label.length + 1);
    size_t length = 0;
    label = str_trim_ascii(label);
    for (size_t i = 0; i < label.length; i++) {
        bool blank = ascii_is_space(label.data[i]);
        if (!blank || !ascii_is_space(label.data[i - 1]))
            out[length++] = blank ? ' ' : label.data[i];
    }
    return unicode_fold(arena, (Str){out, length});
}

void references_add(References *references, Arena *arena, Str label, LinkTarget target)
{
    if (references->count == references->capacity) {
        uint32_t capacity = references->capacity ? references->capacity * 2 : 16;
        references->targets = mem_resize(references->targets, capacity, sizeof(LinkTarget));
        references->capacity = capacity;
    }
    Str key = label_key(arena, label);
    uint32_t known;
    if (map_get(&references->map, key, &known))
        return;
    map_put(&references->map, key, references->count);
    references->targets[references->count++] = target;
}

const LinkTarget *references_find(const References *references, Arena *scratch, Str label)
{
    uint32_t index;
    if (references->count == 0 || label.length > LABEL_MAX ||
        !map_get(&references->map, label_key(scratch, label), &index))
        return NULL;
    return &references->targets[index];
}

void references_clear(References *references)
{
    map_clear(&references->map);
    mem_free(references->targets);
    *references = (References){0};
}

/* ---- escapes ---- */

/** Bytes of `&name;`, `&#1;` or `&#x1;` at `at`; 0 when it cannot be one. */
static size_t entity_length(Str text, size_t at)
{
    for (size_t i = at + 1; i < text.length && i - at <= 33; i++) {
        char c = text.data[i];
        if (c == ';')
            return i > at + 1 ? i + 1 - at : 0;
        if (!ascii_is_alnum(c) && !(c == '#' && i == at + 1))
            return 0;
    }
    return 0;
}

static void append_entity(StrBuf *out, Arena *arena, Str entity)
{
    static const struct {
        const char *name;
        char character;
    } common[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
        if (str_equal(entity, str_from(common[i].name))) {
            strbuf_append_char(out, common[i].character);
            return;
        }
    }
    strbuf_append(out, commonmark_entity(arena, entity));
}

Str reference_decode_entities(Arena *arena, Str text)
{
    if (str_find_char(text, '&', 0) == STR_NOT_FOUND)
        return text;
    StrBuf out = {0};
    for (size_t i = 0; i < text.length;) {
        size_t entity = text.data[i] == '&' ? entity_length(text, i) : 0;
        if (entity)
            append_entity(&out, arena, str_slice(text, i, i + entity));
        else
            strbuf_append_char(&out, text.data[i]);
        i += entity ? entity : 1;
    }
    Str result = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return result;
}

Str reference_unescape(Arena *arena, Str text)
{
    text = reference_decode_entities(arena, text);
    if (str_find_char(text, '\\', 0) == STR_NOT_FOUND)
        return text;
    char *out = ARENA_ARRAY(arena, char, text.length);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (is_escape(text, i))
            i++;
        out[length++] = text.data[i];
    }
    return (Str){out, length};
}
