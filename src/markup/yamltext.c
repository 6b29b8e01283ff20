#include "markup/yamltext.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

/* The last 16 groups of 256 in plane 16. */
#define PLACEHOLDER_FIRST 0x10F000u
#define PLACEHOLDER_GROUPS 16u

/* What a placeholder stands for is its index: C0, DEL and C1 by their own number, then these. */
#define INDEX_BOM 0xF0u
#define INDEX_FFFE 0xF1u
#define INDEX_FFFF 0xF2u

static bool is_line_separator(uint32_t c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

/** Index of the placeholder for `c`; 0 when libyaml takes it. NUL does not occur in decoded text.
 */
static uint32_t placeholder_index(uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' ? 0 : c;
    if (c >= 0x7F && c < 0xA0)
        return c == 0x85 ? 0 : c;
    switch (c) {
    case 0xFEFF:
        return INDEX_BOM;
    case 0xFFFE:
        return INDEX_FFFE;
    case 0xFFFF:
        return INDEX_FFFF;
    default:
        return 0;
    }
}

static uint32_t placeholder_original(uint32_t index)
{
    switch (index) {
    case INDEX_BOM:
        return 0xFEFF;
    case INDEX_FFFE:
        return 0xFFFE;
    case INDEX_FFFF:
        return 0xFFFF;
    default:
        return index;
    }
}

/** Whether a byte can belong to a character that has to be replaced; most text has none. */
static bool is_suspect(unsigned char byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F || byte == 0xC2 ||
           byte == 0xE2 || byte == 0xEF;
}

/** Offset of the first character at or after `from` that has to be replaced. */
static size_t find_refused(Str text, size_t from)
{
    for (size_t at = from; at < text.length;) {
        if (!is_suspect((unsigned char)text.data[at])) {
            at++;
            continue;
        }
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        if (is_line_separator(c) || placeholder_index(c))
            return start;
    }
    return STR_NOT_FOUND;
}

/** A group of placeholders that the text itself does not use. */
static uint32_t free_group(Str text)
{
    uint32_t used = 0;
    for (size_t at = str_find_char(text, '\xF4', 0); at != STR_NOT_FOUND;) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (c >= PLACEHOLDER_FIRST)
            used |= 1u << ((c - PLACEHOLDER_FIRST) / 256 % PLACEHOLDER_GROUPS);
        at = str_find_char(text, '\xF4', next);
    }
    for (uint32_t group = 0; group < PLACEHOLDER_GROUPS; group++) {
        if (!(used & (1u << group)))
            return PLACEHOLDER_FIRST + group * 256;
    }
    return 0;
}

YamlText yamltext_clean(Arena *arena, Str block)
{
    YamlText yaml = {.text = block};
    size_t at = find_refused(block, 0);
    if (at == STR_NOT_FOUND)
        return yaml;
    yaml.changed = true;
    yaml.placeholder = free_group(block);

    StrBuf out = {0};
    VEC(YamlShift) shifts = {0};
    size_t copied = 0;
    for (; at != STR_NOT_FOUND; at = find_refused(block, copied)) {
        strbuf_append(&out, str_slice(block, copied, at));
        copied = at;
        uint32_t c = utf8_next(block, &copied);
        if (is_line_separator(c))
            strbuf_append_char(&out, ' ');
        else if (yaml.placeholder)
            strbuf_append_code_point(&out, yaml.placeholder + placeholder_index(c));
        else
            strbuf_append_code_point(&out, UTF8_REPLACEMENT);
        YamlShift shift = {.from = out.length, .extra = out.length - copied};
        vec_push(&shifts, shift);
    }
    strbuf_append(&out, str_from_offset(block, copied));

    yaml.text = arena_clone_str(arena, strbuf_view(&out));
    yaml.shift_count = shifts.count;
    yaml.shifts = vec_clone_into(&shifts, arena);
    strbuf_clear(&out);
    vec_clear(&shifts);
    return yaml;
}

static bool is_placeholder(const YamlText *yaml, uint32_t c)
{
    return yaml->placeholder && c >= yaml->placeholder && c < yaml->placeholder + 256;
}

Str yamltext_restore(Arena *arena, const YamlText *yaml, Str piece)
{
    if (!yaml->changed)
        return piece;
    StrBuf out = {0};
    size_t copied = 0;
    for (size_t at = str_find_char(piece, '\xF4', 0); at != STR_NOT_FOUND;) {
        size_t next = at;
        uint32_t c = utf8_next(piece, &next);
        if (is_placeholder(yaml, c)) {
            strbuf_append(&out, str_slice(piece, copied, at));
            strbuf_append_code_point(&out, placeholder_original(c - yaml->placeholder));
            copied = next;
        }
        at = str_find_char(piece, '\xF4', next);
    }
    strbuf_append(&out, str_from_offset(piece, copied));
    Str restored = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return restored;
}

size_t yamltext_original_offset(const YamlText *yaml, size_t offset)
{
    size_t low = 0;
    size_t high = yaml->shift_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (yaml->shifts[middle].from <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? offset : offset - yaml->shifts[low - 1].extra;
}
