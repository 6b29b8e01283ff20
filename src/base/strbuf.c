#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/utf8.h"

void strbuf_clear(StrBuf *buf)
{
    mem_free(buf->data);
    *buf = (StrBuf){0};
}

void strbuf_reserve(StrBuf *buf, size_t more)
{
    if (more <= buf->capacity - buf->length) {
        return;
    }
    size_t wanted;
    bool too_large = __builtin_add_overflow(buf->length, more, &wanted);
    ASSERT(!too_large, "a text fits the address space");
    size_t larger = buf->capacity > SIZE_MAX / 2 ? SIZE_MAX : buf->capacity * 2;
    if (larger < wanted) {
        larger = wanted;
    }
    if (larger < 32) {
        larger = 32;
    }
    buf->data = mem_resize(buf->data, larger, 1);
    buf->capacity = larger;
}

void strbuf_append(StrBuf *buf, Str text)
{
    if (text.length == 0) {
        return;
    }
    /* A piece of the buffer itself moves along when the buffer grows. */
    bool is_own = buf->data && (uintptr_t)text.data >= (uintptr_t)buf->data &&
                  (uintptr_t)text.data < (uintptr_t)buf->data + buf->capacity;
    size_t own_offset = is_own ? (size_t)(text.data - buf->data) : 0;
    strbuf_reserve(buf, text.length);
    memmove(buf->data + buf->length, is_own ? buf->data + own_offset : text.data, text.length);
    buf->length += text.length;
}

void strbuf_append_char(StrBuf *buf, char c)
{
    strbuf_reserve(buf, 1);
    buf->data[buf->length++] = c;
}

void strbuf_append_repeat(StrBuf *buf, char c, size_t count)
{
    if (count == 0) {
        return;
    }
    strbuf_reserve(buf, count);
    memset(buf->data + buf->length, c, count);
    buf->length += count;
}

void strbuf_append_code_point(StrBuf *buf, uint32_t code_point)
{
    strbuf_reserve(buf, 4);
    buf->length += utf8_encode(code_point, buf->data + buf->length);
}

void strbuf_printf(StrBuf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    ASSERT(length >= 0, "our formats are valid");

    strbuf_reserve(buf, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(buf->data + buf->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buf->length += (size_t)length;
}

const char *strbuf_cstr(StrBuf *buf)
{
    strbuf_reserve(buf, 1);
    buf->data[buf->length] = '\0';
    return buf->data;
}

void strbuf_append_base64(StrBuf *buf, Str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.length; i += 3) {
        size_t count = bytes.length - i < 3 ? bytes.length - i : 3;
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++) {
            group = group << 8 | (k < count ? (unsigned char)bytes.data[i + k] : 0u);
        }
        for (size_t k = 0; k < 4; k++) {
            strbuf_append_char(buf, k <= count ? digits[group >> (18 - 6 * k) & 63] : '=');
        }
    }
}
