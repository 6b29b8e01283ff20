#include "markup/wikilink.h"

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"

/** Offset behind the "]" of a pair "[text]" at `open` that holds text without brackets; 0 when
 * there is no such pair. */
static size_t skip_pair(Str line, size_t open, size_t limit)
{
    for (size_t i = open + 1; i < limit; i++) {
        char c = line.data[i];
        if (c == ']')
            return i > open + 1 ? i + 1 : 0;
        if (c == '[' || c == '\n')
            return 0;
    }
    return 0;
}

size_t wikilink_scan(Str text, size_t offset, Str *inner)
{
    size_t start = offset;
    if (start < text.length && text.data[start] == '!')
        start++;
    if (start + 1 >= text.length || text.data[start] != '[' || text.data[start + 1] != '[')
        return 0;
    start += 2;
    size_t limit =
        text.length - start > WIKILINK_INNER_MAX ? start + WIKILINK_INNER_MAX + 2 : text.length;
    if (limit > text.length)
        limit = text.length;

    for (size_t i = start; i < limit;) {
        char c = text.data[i];
        if (c == '\n')
            return 0;
        bool doubled = i + 1 < limit && text.data[i + 1] == c;
        if (c == ']' && doubled) {
            *inner = str_slice(text, start, i);
            return i + 2 - offset;
        }
        if (c == '[') {
            if (doubled)
                return 0;
            size_t behind = skip_pair(text, i, limit);
            i = behind ? behind : i + 1;
            continue;
        }
        i++;
    }
    return 0;
}

/** "\|" becomes "|". */
static Str unescape_pipes(Arena *arena, Str text)
{
    if (str_find(text, STR("\\|"), 0) == STR_NOT_FOUND)
        return text;
    char *out = ARENA_ARRAY(arena, char, text.length);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\\' && i + 1 < text.length && text.data[i + 1] == '|')
            continue;
        out[length++] = text.data[i];
    }
    return (Str){out, length};
}

/** Digits from `*offset` on, cut off at the largest number that fits. @return false when there are
 * none */
static bool read_pixels(Str text, size_t *offset, uint32_t *pixels)
{
    size_t start = *offset;
    uint64_t value = 0;
    for (; *offset < text.length && ascii_is_digit(text.data[*offset]); ++*offset) {
        value = value * 10 + (uint64_t)(text.data[*offset] - '0');
        if (value > UINT32_MAX)
            value = UINT32_MAX;
    }
    *pixels = (uint32_t)value;
    return *offset > start;
}

static bool parse_size(Str text, uint32_t *width, uint32_t *height)
{
    size_t offset = 0;
    uint32_t w = 0;
    uint32_t h = 0;
    if (!read_pixels(text, &offset, &w))
        return false;
    if (offset < text.length) {
        if (text.data[offset++] != 'x' || !read_pixels(text, &offset, &h) || offset < text.length)
            return false;
    }
    *width = w;
    *height = h;
    return true;
}

/** Take the size of an embed, its last "|" piece, off `display` (vault-spec 5.2.3). */
static bool take_size(Str *display, AttuneLink *link)
{
    size_t bar = str_find_last_char(*display, '|');
    size_t piece = bar == STR_NOT_FOUND ? 0 : bar + 1;
    if (!parse_size(utf8_trim(str_from_offset(*display, piece)), &link->width, &link->height))
        return false;
    *display = bar == STR_NOT_FOUND ? (Str){0} : utf8_trim(str_slice(*display, 0, bar));
    return true;
}

/** Split a subpath at "#", without blanks around the parts and without empty ones, as they are
 * typed. */
static const Str *split_parts(Arena *arena, Str subpath, size_t *count)
{
    *count = 0;
    size_t pieces = 0;
    Str rest = subpath;
    Str piece;
    while (str_next_piece(&rest, '#', &piece)) {
        if (!str_is_empty(utf8_trim(piece)))
            pieces++;
    }
    if (pieces == 0)
        return NULL;
    Str *parts = ARENA_ARRAY(arena, Str, pieces);
    rest = subpath;
    while (str_next_piece(&rest, '#', &piece)) {
        piece = utf8_trim(piece);
        if (!str_is_empty(piece))
            parts[(*count)++] = piece;
    }
    return parts;
}

static const Str *normalise_parts(Arena *arena, const Str *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Str normal = unicode_nfc(arena, parts[i]);
        if (normal.data == parts[i].data)
            continue;
        Str *copy = arena_clone(arena, parts, count * sizeof(*parts));
        for (; i < count; i++)
            copy[i] = unicode_nfc(arena, parts[i]);
        return copy;
    }
    return parts;
}

static size_t append(char *out, size_t length, Str text)
{
    if (text.length)
        memcpy(out + length, text.data, text.length);
    return length + text.length;
}

/** Path and parts, joined by " > " (vault-spec 5.2.2). */
static Str default_display(Arena *arena, Str path, const Str *parts, size_t count)
{
    const Str joint = STR(" > ");
    if (!parts)
        return path;
    if (count == 1 && str_is_empty(path))
        return parts[0];
    size_t total = path.length;
    for (size_t i = 0; i < count; i++)
        total += joint.length + parts[i].length;
    char *out = ARENA_ARRAY(arena, char, total);
    size_t length = append(out, 0, path);
    for (size_t i = 0; i < count; i++) {
        if (length)
            length = append(out, length, joint);
        length = append(out, length, parts[i]);
    }
    return (Str){out, length};
}

bool wikilink_parse(Arena *arena, Str inner, bool embed, AttuneLink *link)
{
    *link = (AttuneLink){.kind = ATTUNE_LINK_WIKILINK, .embed = embed};
    Str target = inner;
    Str display = {0};
    size_t bar = str_find_char(inner, '|', 0);
    if (bar != STR_NOT_FOUND) {
        target = str_slice(inner, 0, bar > 0 && inner.data[bar - 1] == '\\' ? bar - 1 : bar);
        display = utf8_trim(unescape_pipes(arena, str_from_offset(inner, bar + 1)));
    }
    target = utf8_trim(target);
    size_t hash = str_find_char(target, '#', 0);
    Str path = target;
    const Str *parts = NULL;
    if (hash != STR_NOT_FOUND) {
        path = utf8_trim(str_slice(target, 0, hash));
        parts = split_parts(arena, str_from_offset(target, hash + 1), &link->part_count);
    }
    if (str_is_empty(path) && link->part_count == 0)
        return false;

    link->path = unicode_nfc(arena, path);
    link->parts = normalise_parts(arena, parts, link->part_count);
    link->anchor = wikilink_anchor_kind(link->path, link->parts, link->part_count);
    link->whole = bar == STR_NOT_FOUND ? target : utf8_trim(unescape_pipes(arena, inner));
    bool sized = embed && take_size(&display, link);
    link->has_display = !str_is_empty(display);
    if (link->has_display)
        link->text = display;
    else if (sized && !str_is_empty(path))
        link->text = path;
    else
        link->text = default_display(arena, path, parts, link->part_count);
    return true;
}

static bool has_scheme(Str destination)
{
    if (str_is_empty(destination) || !ascii_is_alpha(destination.data[0]))
        return false;
    for (size_t i = 1; i < destination.length; i++) {
        char c = destination.data[i];
        if (c == ':')
            return true;
        if (!ascii_is_alnum(c) && c != '+' && c != '.' && c != '-')
            return false;
    }
    return false;
}

static int hex_digit(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/** `text` itself when there is nothing to decode, or when an escape is bad or the result would be
 * no text. */
static Str percent_decode(Arena *arena, Str text)
{
    if (str_find_char(text, '%', 0) == STR_NOT_FOUND)
        return text;
    char *out = ARENA_ARRAY(arena, char, text.length);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '%') {
            out[length++] = text.data[i];
            continue;
        }
        int high = i + 2 < text.length ? hex_digit(text.data[i + 1]) : -1;
        int low = i + 2 < text.length ? hex_digit(text.data[i + 2]) : -1;
        if (high < 0 || low < 0 || (high | low) == 0)
            return text;
        out[length++] = (char)(high * 16 + low);
        i += 2;
    }
    Str decoded = {out, length};
    return utf8_valid_length(decoded) == length ? decoded : text;
}

bool wikilink_parse_destination(Arena *arena, Str destination, Str text, bool embed,
                                AttuneLink *link)
{
    *link = (AttuneLink){.kind = ATTUNE_LINK_MARKDOWN, .embed = embed};
    if (has_scheme(destination)) {
        link->external = true;
        link->path = destination;
    } else {
        size_t hash = str_find_char(destination, '#', 0);
        Str path = hash == STR_NOT_FOUND ? destination : str_slice(destination, 0, hash);
        link->path = utf8_trim(unicode_nfc(arena, percent_decode(arena, path)));
        if (hash != STR_NOT_FOUND) {
            Str fragment = percent_decode(arena, str_from_offset(destination, hash + 1));
            const Str *parts = split_parts(arena, fragment, &link->part_count);
            link->parts = normalise_parts(arena, parts, link->part_count);
        }
        link->anchor = wikilink_anchor_kind(link->path, link->parts, link->part_count);
    }
    if (str_is_empty(link->path) && link->part_count == 0)
        return false;

    bool sized = embed && take_size(&text, link);
    link->has_display = !str_is_empty(text);
    link->text = sized && !link->has_display ? link->path : text;
    return true;
}

/** page=N or height=N, alone or before "&" and more parameters. */
static bool is_view_parameter(Str part)
{
    Str name = STR("page=");
    if (!str_starts_with(part, name))
        name = STR("height=");
    if (!str_starts_with(part, name))
        return false;
    size_t i = name.length;
    while (i < part.length && ascii_is_digit(part.data[i]))
        i++;
    return i > name.length && (i == part.length || part.data[i] == '&');
}

AttuneAnchorKind wikilink_anchor_kind(Str path, const Str *parts, size_t part_count)
{
    if (part_count == 0)
        return ATTUNE_ANCHOR_NONE;
    Str first = parts[0];
    if (part_count == 1 && first.data[0] == '^')
        return ATTUNE_ANCHOR_BLOCK;
    if (part_count == 1 && first.length > 3 && str_starts_with(first, STR("[^")) &&
        first.data[first.length - 1] == ']')
        return ATTUNE_ANCHOR_FOOTNOTE;
    if (path.length > 4 &&
        str_equal_ascii_nocase(str_from_offset(path, path.length - 4), STR(".pdf"))) {
        size_t views = 0;
        while (views < part_count && is_view_parameter(parts[views]))
            views++;
        if (views == part_count)
            return ATTUNE_ANCHOR_VIEW;
    }
    return ATTUNE_ANCHOR_HEADING;
}
