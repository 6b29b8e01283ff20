#include "markup/tag.h"

#include "base/utf8.h"

static bool is_ascii_tag_character(unsigned char c)
{
    return ascii_is_alnum((char)c) || c == '_' || c == '-' || c == '/' || c == 0x7F;
}

bool tag_is_character(uint32_t code_point)
{
    if (code_point < 0x80)
        return is_ascii_tag_character((unsigned char)code_point);
    if (code_point >= 0x2000 && code_point <= 0x206F)
        return false;
    if (code_point >= 0x2E00 && code_point <= 0x2E7F)
        return false;
    return !utf8_is_space(code_point);
}

/** Offset behind the run of tag characters at `offset`. */
static size_t run_end(Str text, size_t offset)
{
    while (offset < text.length) {
        unsigned char c = (unsigned char)text.data[offset];
        if (c < 0x80) {
            if (!is_ascii_tag_character(c))
                break;
            offset++;
            continue;
        }
        size_t next = offset;
        if (!tag_is_character(utf8_next(text, &next)))
            break;
        offset = next;
    }
    return offset;
}

/** Not all digits, and more than slashes (vault-spec 4.2). */
static bool is_valid_name(Str name)
{
    bool only_digits = true;
    bool only_slashes = true;
    for (size_t i = 0; i < name.length && (only_digits || only_slashes); i++) {
        only_digits = only_digits && ascii_is_digit(name.data[i]);
        only_slashes = only_slashes && name.data[i] == '/';
    }
    return !only_digits && !only_slashes;
}

size_t tag_scan(Str text, size_t offset, size_t cancelled_underscores)
{
    if (offset >= text.length || text.data[offset] != '#')
        return 0;
    size_t end = run_end(text, offset + 1);
    for (; cancelled_underscores > 0 && text.data[end - 1] == '_'; cancelled_underscores--)
        end--;
    return is_valid_name(str_slice(text, offset + 1, end)) ? end - offset : 0;
}

Str tag_normalise(Arena *arena, Str name)
{
    bool clean = name.length == 0 || (name.data[0] != '/' && name.data[name.length - 1] != '/' &&
                                      str_find(name, STR("//"), 0) == STR_NOT_FOUND);
    if (clean)
        return name;
    char *out = ARENA_ARRAY(arena, char, name.length);
    size_t length = 0;
    Str rest = name;
    Str segment;
    while (str_next_piece(&rest, '/', &segment)) {
        if (str_is_empty(segment))
            continue;
        if (length)
            out[length++] = '/';
        memcpy(out + length, segment.data, segment.length);
        length += segment.length;
    }
    return (Str){out, length};
}

bool tag_from_property(Arena *arena, Str part, Str *name)
{
    part = utf8_trim(part);
    while (part.length && part.data[0] == '#')
        part = str_from_offset(part, 1);
    if (run_end(part, 0) != part.length || !is_valid_name(part))
        return false;
    *name = tag_normalise(arena, part);
    return true;
}
