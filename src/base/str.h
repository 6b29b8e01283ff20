#ifndef BASE_STR_H
#define BASE_STR_H

/* Borrowed text and what can be asked of it. Nothing here allocates. */

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <attune/str.h>

typedef AttuneStr Str;

/** A Str of a string literal; STR_INIT for initialisers of static tables. */
#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
/** The arguments of printf's "%.*s". Str longer than INT_MAX is cut. */
#define STR_ARG(s) str_int_length(s), ((s).data ? (s).data : "")

/** A Str of a terminated string; NULL gives the empty Str. */
static inline Str str_from(const char *text) { return (Str){text, text ? strlen(text) : 0}; }

int str_int_length(Str s);

static inline bool str_is_empty(Str s) { return s.length == 0; }

bool str_equal(Str a, Str b);
/** ASCII letters compare without case; other bytes must be equal. */
bool str_equal_ascii_nocase(Str a, Str b);
/** Order by bytes, a prefix first. @return <0, 0, >0 */
int str_compare(Str a, Str b);
bool str_starts_with(Str s, Str prefix);
bool str_ends_with(Str s, Str suffix);

#define STR_NOT_FOUND SIZE_MAX
/** Offset of the first `c`, or of `needle`, at or after `from`; STR_NOT_FOUND without one. */
size_t str_find_char(Str s, char c, size_t from);
size_t str_find(Str s, Str needle, size_t from);
size_t str_find_last_char(Str s, char c);

/** Bytes [from, to), both clamped to the length. */
Str str_slice(Str s, size_t from, size_t to);
/** All from `from` on, clamped. */
Str str_from_offset(Str s, size_t from);

/** Without ASCII blanks (space, TAB, LF, VT, FF, CR) at both ends; for Unicode's see utf8_trim. */
Str str_trim_ascii(Str s);

/**
 * The next piece of `*rest` up to `separator`; `*rest` moves behind it. Empty pieces are given too.
 * `*rest` starts as the whole text; when it is used up its data is NULL and false is returned.
 */
bool str_next_piece(Str *rest, char separator, Str *piece);

/** Decimal digits alone, that fit; no sign. */
bool str_parse_u64(Str s, uint64_t *out);

static inline bool ascii_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ascii_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool ascii_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_is_alpha(char c) { return ascii_is_lower(c) || ascii_is_upper(c); }
static inline bool ascii_is_alnum(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }
static inline bool ascii_is_blank(char c) { return c == ' ' || c == '\t'; }
static inline bool ascii_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool ascii_is_punct(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}
static inline char ascii_to_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
static inline char ascii_to_upper(char c)
{
    return ascii_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

#endif
