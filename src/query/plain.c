/* Text in plain form: what is and what is not, and how it is made so (see needle.h). */

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "query/needle.h"

/*
 * Characters of common scripts that are NFC, join nothing before them and have no odd case;
 * plain_test.c holds this against the tables of Unicode. A "no" only costs time.
 */
static bool is_surely_plain(uint32_t c)
{
    if (c < 0x130)
        return true;
    if (c < 0x2010)
        return (c >= 0x131 && c < 0x1C4) || (c >= 0x400 && c < 0x483) || (c >= 0x5D0 && c < 0x5EB);
    if (c < 0x3000)
        return c <= 0x2027 || (c >= 0x2190 && c < 0x2200) || (c >= 0x2500 && c < 0x2A00);
    return c < 0x302A || (c >= 0x3041 && c < 0x3097) || (c >= 0x30A0 && c < 0x3100) ||
           (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) ||
           (c >= 0xFF00 && c < 0xFFA0) || (c >= 0x1F300 && c < 0x1FB00);
}

/* Has `c` a lower case that a search in plain text would not find it by? */
static bool is_odd(uint32_t c)
{
    uint32_t lower = unicode_lower(c);
    if (lower == c)
        return false;
    char bytes[4];
    return unicode_upper(lower) != c || utf8_encode(c, bytes) != utf8_encode(lower, bytes);
}

#define HIGH_BITS UINT64_C(0x8080808080808080)

/* Offset of the first byte that is no ASCII at or after `at`. */
static size_t skip_ascii(Str text, size_t at)
{
    uint64_t words[4];
    while (text.length - at >= sizeof words) {
        memcpy(words, text.data + at, sizeof words);
        if (((words[0] | words[1]) | (words[2] | words[3])) & HIGH_BITS)
            break;
        at += sizeof words;
    }
    while (text.length - at >= sizeof words[0]) {
        memcpy(words, text.data + at, sizeof words[0]);
        if (words[0] & HIGH_BITS)
            break;
        at += sizeof words[0];
    }
    while (at < text.length && !(text.data[at] & 0x80))
        at++;
    return at;
}

static bool is_nfc(Str text)
{
    Arena arena = {0};
    bool result = unicode_nfc(&arena, text).data == text.data;
    arena_clear(&arena);
    return result;
}

/* The characters from the one before `at` to the next that is surely plain. */
static Str doubtful_run(Str text, size_t at)
{
    size_t start = at;
    if (start > 0)
        utf8_previous(text, &start);
    while (at < text.length) {
        size_t next = at;
        if (is_surely_plain(utf8_next(text, &next)))
            break;
        at = next;
    }
    return str_slice(text, start, at);
}

/*
 * Offset of the first character at or after `at` that is not surely plain. Text is valid UTF-8, so
 * short sequences are put together without a look at what they could be else.
 */
static size_t skip_plain(Str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    while (at < text.length) {
        unsigned char lead = bytes[at];
        size_t left = text.length - at;
        uint32_t c;
        size_t next = at;
        if (lead < 0x80) {
            at = skip_ascii(text, at);
            continue;
        }
        if (lead >= 0xE0 && lead < 0xF0 && left > 2) {
            c = (lead & 0x0Fu) << 12 | (bytes[at + 1] & 0x3Fu) << 6 | (bytes[at + 2] & 0x3Fu);
            next += 3;
        } else if (lead >= 0xC0 && lead < 0xE0 && left > 1) {
            c = (lead & 0x1Fu) << 6 | (bytes[at + 1] & 0x3Fu);
            next += 2;
        } else {
            c = utf8_next(text, &next);
        }
        if (!is_surely_plain(c))
            return at;
        at = next;
    }
    return at;
}

unsigned text_kind(Str text)
{
    unsigned kind = TEXT_PLAIN;
    size_t at = skip_plain(text, 0);
    while (at < text.length) {
        Str run = doubtful_run(text, at);
        if (!(kind & TEXT_NOT_NFC) && !is_nfc(run))
            kind |= TEXT_NOT_NFC;
        size_t end = (size_t)(run.data - text.data) + run.length;
        while (at < end)
            kind |= is_odd(utf8_next(text, &at)) ? TEXT_ODD_CASE : 0;
        if (kind == (TEXT_NOT_NFC | TEXT_ODD_CASE))
            return kind;
        at = skip_plain(text, at);
    }
    return kind;
}

/* ---- the copy ---- */

typedef struct Copy {
    StrBuf text;
    VEC(size_t) changes;
    bool ignore_case;
} Copy;

/* Append a cluster of the source, which starts at `offset` there. */
static void append_cluster(Copy *copy, Arena *scratch, Str cluster, size_t offset)
{
    size_t start = copy->text.length;
    Str composed = unicode_nfc(scratch, cluster);
    bool is_changed = !str_equal(composed, cluster);
    for (size_t at = 0; at < composed.length;) {
        size_t from = at;
        uint32_t c = utf8_next(composed, &at);
        if (copy->ignore_case && c >= 0x80 && is_odd(c)) {
            strbuf_append_code_point(&copy->text, unicode_lower(c));
            is_changed = true;
        } else {
            strbuf_append(&copy->text, str_slice(composed, from, at));
        }
    }
    if (is_changed) {
        vec_push(&copy->changes, start);
        vec_push(&copy->changes, copy->text.length);
        vec_push(&copy->changes, offset);
        vec_push(&copy->changes, offset + cluster.length);
    }
}

PlainText plain_make(Arena *arena, Str text, unsigned kind, bool ignore_case)
{
    PlainText plain = {.text = text};
    if (!(kind & TEXT_NOT_NFC) && !(ignore_case && (kind & TEXT_ODD_CASE)))
        return plain;
    Copy copy = {.ignore_case = ignore_case};
    Arena scratch = {0};
    size_t at = 0;
    while (at < text.length) {
        /* A character before another one than ASCII may be the base of a mark. */
        size_t end = skip_ascii(text, at);
        size_t plain_end = end > at && end < text.length ? end - 1 : end;
        strbuf_append(&copy.text, str_slice(text, at, plain_end));
        at = plain_end;
        if (at < text.length) {
            end = unicode_cluster_end(text, at);
            append_cluster(&copy, &scratch, str_slice(text, at, end), at);
            at = end;
        }
    }
    plain.text = arena_clone_str(arena, strbuf_view(&copy.text));
    plain.changes = vec_clone_into(&copy.changes, arena);
    plain.change_count = copy.changes.count / 4;
    strbuf_clear(&copy.text);
    vec_clear(&copy.changes);
    arena_clear(&scratch);
    return plain;
}

/* The source offset of a plain one; within a change its start or its end. */
static size_t to_source(const PlainText *plain, size_t offset, bool is_end)
{
    size_t low = 0;
    size_t high = plain->change_count;
    /* The last change that starts before the offset, or at it for a start. */
    while (low < high) {
        size_t middle = (low + high) / 2;
        size_t start = plain->changes[middle * 4];
        if (start < offset || (start == offset && !is_end))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return offset;
    const size_t *change = plain->changes + (low - 1) * 4;
    bool is_inside = is_end ? offset <= change[1] : offset < change[1];
    if (is_inside)
        return is_end ? change[3] : change[2];
    return change[3] + (offset - change[1]);
}

void plain_to_source(const PlainText *plain, size_t *start, size_t *end)
{
    bool is_empty = *start == *end;
    *start = to_source(plain, *start, false);
    *end = is_empty ? *start : to_source(plain, *end, true);
}

bool needle_occurs(const Needle *needle, Str text, unsigned kind)
{
    if (kind == TEXT_PLAIN)
        return needle_find(needle, text, 0) != STR_NOT_FOUND;
    Arena arena = {0};
    PlainText plain = plain_make(&arena, text, kind, needle->ignore_case);
    bool result = needle_find(needle, plain.text, 0) != STR_NOT_FOUND;
    arena_clear(&arena);
    return result;
}
