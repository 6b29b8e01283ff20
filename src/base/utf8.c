#include "base/utf8.h"

/*
 * Bytes of the well-formed sequence at `text` with `length` bytes left, 0 when there is none;
 * `*code_point` is its value. The table of well-formed sequences of the Unicode standard: no
 * overlong forms, surrogates or values over U+10FFFF.
 */
static size_t decode(const char *text, size_t length, uint32_t *code_point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    unsigned char lead = bytes[0];
    if (lead < 0x80) {
        *code_point = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (wanted > length) {
        return 0;
    }
    unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < least || bytes[1] > most) {
        return 0;
    }
    uint32_t value = lead & (0x7Fu >> wanted);
    value = value << 6 | (bytes[1] & 0x3Fu);
    for (size_t i = 2; i < wanted; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return 0;
        }
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    *code_point = value;
    return wanted;
}

/* Bytes from `offset` on that are ASCII, looked at eight at a time. */
static size_t ascii_run(Str text, size_t offset)
{
    size_t start = offset;
    while (text.length - offset >= sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text.data + offset, sizeof word);
        if (word & 0x8080808080808080u) {
            break;
        }
        offset += sizeof word;
    }
    while (offset < text.length && !((unsigned char)text.data[offset] & 0x80)) {
        offset++;
    }
    return offset - start;
}

uint32_t utf8_next(Str text, size_t *offset)
{
    uint32_t code_point = UTF8_REPLACEMENT;
    size_t length = decode(text.data + *offset, text.length - *offset, &code_point);
    *offset += length ? length : 1;
    return code_point;
}

uint32_t utf8_previous(Str text, size_t *offset)
{
    size_t end = *offset;
    for (size_t length = 1; length <= 4 && length <= end; length++) {
        uint32_t code_point;
        unsigned char byte = (unsigned char)text.data[end - length];
        if ((byte & 0xC0) == 0x80) {
            continue;
        }
        if (decode(text.data + end - length, length, &code_point) == length) {
            *offset = end - length;
            return code_point;
        }
        break;
    }
    *offset = end - 1;
    return UTF8_REPLACEMENT;
}

size_t utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = UTF8_REPLACEMENT;
    }
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t utf8_count(Str text)
{
    size_t count = 0;
    size_t offset = 0;
    while (offset < text.length) {
        size_t run = ascii_run(text, offset);
        count += run;
        offset += run;
        if (offset < text.length) {
            utf8_next(text, &offset);
            count++;
        }
    }
    return count;
}

size_t utf8_offset_of(Str text, size_t index)
{
    size_t offset = 0;
    while (index > 0 && offset < text.length) {
        utf8_next(text, &offset);
        index--;
    }
    return offset;
}

size_t utf8_valid_length(Str text)
{
    size_t offset = 0;
    while (offset < text.length) {
        uint32_t code_point;
        offset += ascii_run(text, offset);
        if (offset == text.length) {
            break;
        }
        size_t length = decode(text.data + offset, text.length - offset, &code_point);
        if (length == 0) {
            break;
        }
        offset += length;
    }
    return offset;
}

bool utf8_is_ascii(Str text) { return ascii_run(text, 0) == text.length; }

size_t utf8_append_valid(StrBuf *out, Str text)
{
    size_t bad = 0;
    while (text.length > 0) {
        size_t valid = utf8_valid_length(text);
        strbuf_append(out, str_slice(text, 0, valid));
        text = str_from_offset(text, valid);
        if (text.length > 0) {
            strbuf_append_code_point(out, UTF8_REPLACEMENT);
            text = str_from_offset(text, 1);
            bad++;
        }
    }
    return bad;
}

bool utf8_is_space(uint32_t code_point)
{
    if (code_point < 0x80) {
        return ascii_is_space((char)code_point);
    }
    switch (code_point) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
        return true;
    default:
        return code_point >= 0x2000 && code_point <= 0x200A;
    }
}

Str utf8_trim(Str text)
{
    size_t from = 0;
    size_t to = text.length;
    while (from < to) {
        size_t next = from;
        if (!utf8_is_space(utf8_next(text, &next))) {
            break;
        }
        from = next;
    }
    while (to > from) {
        size_t previous = to;
        if (!utf8_is_space(utf8_previous(text, &previous))) {
            break;
        }
        to = previous;
    }
    return str_slice(text, from, to);
}
