#include "base/str.h"

#include <limits.h>

int str_int_length(Str s) { return s.length > INT_MAX ? INT_MAX : (int)s.length; }

bool str_equal(Str a, Str b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

bool str_equal_ascii_nocase(Str a, Str b)
{
    if (a.length != b.length) {
        return false;
    }
    for (size_t i = 0; i < a.length; i++) {
        if (ascii_to_lower(a.data[i]) != ascii_to_lower(b.data[i])) {
            return false;
        }
    }
    return true;
}

int str_compare(Str a, Str b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

bool str_starts_with(Str s, Str prefix)
{
    return s.length >= prefix.length && str_equal((Str){s.data, prefix.length}, prefix);
}

bool str_ends_with(Str s, Str suffix)
{
    return s.length >= suffix.length &&
           str_equal(str_from_offset(s, s.length - suffix.length), suffix);
}

size_t str_find_char(Str s, char c, size_t from)
{
    if (from >= s.length) {
        return STR_NOT_FOUND;
    }
    const char *found = memchr(s.data + from, c, s.length - from);
    return found ? (size_t)(found - s.data) : STR_NOT_FOUND;
}

size_t str_find(Str s, Str needle, size_t from)
{
    if (from > s.length || needle.length > s.length - from) {
        return STR_NOT_FOUND;
    }
    if (needle.length == 0) {
        return from;
    }
    const char *found = memmem(s.data + from, s.length - from, needle.data, needle.length);
    return found ? (size_t)(found - s.data) : STR_NOT_FOUND;
}

size_t str_find_last_char(Str s, char c)
{
    const char *found = s.length ? memrchr(s.data, c, s.length) : NULL;
    return found ? (size_t)(found - s.data) : STR_NOT_FOUND;
}

Str str_slice(Str s, size_t from, size_t to)
{
    if (to > s.length) {
        to = s.length;
    }
    if (from > to) {
        from = to;
    }
    return (Str){s.data ? s.data + from : NULL, to - from};
}

Str str_from_offset(Str s, size_t from) { return str_slice(s, from, s.length); }

Str str_trim_ascii(Str s)
{
    size_t from = 0;
    size_t to = s.length;
    while (from < to && ascii_is_space(s.data[from])) {
        from++;
    }
    while (to > from && ascii_is_space(s.data[to - 1])) {
        to--;
    }
    return str_slice(s, from, to);
}

bool str_next_piece(Str *rest, char separator, Str *piece)
{
    if (!rest->data) {
        *piece = (Str){0};
        return false;
    }
    size_t end = str_find_char(*rest, separator, 0);
    if (end == STR_NOT_FOUND) {
        *piece = *rest;
        *rest = (Str){0};
        return true;
    }
    *piece = str_slice(*rest, 0, end);
    *rest = str_from_offset(*rest, end + 1);
    return true;
}

bool str_parse_u64(Str s, uint64_t *out)
{
    uint64_t number = 0;
    for (size_t i = 0; i < s.length; i++) {
        if (!ascii_is_digit(s.data[i])) {
            return false;
        }
        uint64_t digit = (uint64_t)(s.data[i] - '0');
        if (__builtin_mul_overflow(number, 10u, &number) ||
            __builtin_add_overflow(number, digit, &number)) {
            return false;
        }
    }
    *out = number;
    return s.length > 0;
}
