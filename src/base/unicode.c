#include "base/unicode.h"

#include <utf8proc.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/utf8.h"

/* Code points that are put through the library at once. Runs of marks that are longer are cut:
 * sorting them is quadratic. */
#define SEGMENT_MAX 64
/* No canonical decomposition or case folding of one code point is longer. */
#define EXPANSION_MAX 4

typedef struct Range {
    uint32_t first;
    uint32_t last;
} Range;

static bool is_in(const Range *ranges, size_t count, uint32_t code_point)
{
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i].first && code_point <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IS_IN(ranges, code_point)                                                                  \
    is_in((ranges), sizeof(ranges) / sizeof((ranges)[0]), (code_point))

static utf8proc_category_t category(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

/*
 * Whether NFC keeps `code_point` as it is and never joins it to what stands before it. A "no" only
 * costs time, except that decomposable letters of common scripts are let through where no
 * composition exclusion lies in their block.
 */
static bool is_nfc_starter(uint32_t code_point)
{
    if (code_point < 0x300) {
        return true;
    }
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
    if (property->category == UTF8PROC_CATEGORY_MN || property->category == UTF8PROC_CATEGORY_MC) {
        return code_point >= 0xFE00 && code_point <= 0xFE0F;
    }
    if (code_point < 0x958) {
        return code_point != 0x374 && code_point != 0x37E && code_point != 0x387;
    }
    if ((code_point >= 0x1160 && code_point <= 0x11FF) ||
        (code_point >= 0x16D40 && code_point <= 0x16D7F)) {
        return false; /* letters that join the one before: Hangul jamo, Kirat Rai vowels */
    }
    if ((code_point >= 0x1E00 && code_point <= 0x1EFF) ||
        (code_point >= 0xAC00 && code_point <= 0xD7A3)) {
        return true;
    }
    return property->combining_class == 0 &&
           (property->decomp_type != 0 || property->decomp_seqindex == UINT16_MAX);
}

/* A byte that is part of no sequence stands alone: it is copied as it is, and nothing joins across
 * it. */
static bool is_bad_byte(Str text, size_t start, size_t end, uint32_t code_point)
{
    return code_point == UTF8_REPLACEMENT && end - start == 1 && (text.data[start] & 0x80);
}

/* NFC of at most SEGMENT_MAX valid code points, appended. */
static void append_nfc_segment(StrBuf *out, Str segment)
{
    utf8proc_int32_t points[SEGMENT_MAX * EXPANSION_MAX];
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)segment.data, (utf8proc_ssize_t)segment.length,
                           points, SEGMENT_MAX * EXPANSION_MAX, options);
    ASSERT(count >= 0 && count <= SEGMENT_MAX * EXPANSION_MAX, "a segment is valid and short");
    count = utf8proc_normalize_utf32(points, count, options);
    ASSERT(count >= 0, "decomposed text can be composed");
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        strbuf_append_code_point(out, (uint32_t)points[i]);
    }
}

/* Offset of the first code point that may have to change, or the length. `*starter` is where its
 * segment begins. */
static size_t skip_nfc(Str text, size_t offset, size_t *starter)
{
    *starter = offset;
    while (offset < text.length) {
        size_t start = offset;
        uint32_t code_point = utf8_next(text, &offset);
        if (is_bad_byte(text, start, offset, code_point)) {
            *starter = offset;
        } else if (is_nfc_starter(code_point)) {
            *starter = start;
        } else {
            return start;
        }
    }
    *starter = offset;
    return offset;
}

static size_t segment_end(Str text, size_t starter, size_t offset)
{
    size_t count = starter < offset; /* the starter itself */
    while (offset < text.length && count < SEGMENT_MAX) {
        size_t start = offset;
        uint32_t code_point = utf8_next(text, &offset);
        if (is_bad_byte(text, start, offset, code_point) || is_nfc_starter(code_point)) {
            return start;
        }
        count++;
    }
    return offset;
}

/* @return false when `text` is NFC already; `out` is then untouched */
static bool append_nfc(StrBuf *out, Str text)
{
    size_t starter;
    size_t offset = skip_nfc(text, 0, &starter);
    if (offset == text.length) {
        return false;
    }
    size_t original_length = out->length;
    size_t copied = 0;
    while (offset < text.length) {
        strbuf_append(out, str_slice(text, copied, starter));
        copied = segment_end(text, starter, offset);
        append_nfc_segment(out, str_slice(text, starter, copied));
        offset = skip_nfc(text, copied, &starter);
    }
    strbuf_append(out, str_from_offset(text, copied));
    if (str_equal(str_from_offset(strbuf_view(out), original_length), text)) {
        out->length = original_length;
        return false;
    }
    return true;
}

Str unicode_nfc(Arena *arena, Str text)
{
    if (utf8_is_ascii(text)) {
        return text;
    }
    StrBuf buf = {0};
    Str result = append_nfc(&buf, text) ? arena_clone_str(arena, strbuf_view(&buf)) : text;
    strbuf_clear(&buf);
    return result;
}

static void append_case_fold(StrBuf *out, Str text)
{
    size_t offset = 0;
    while (offset < text.length) {
        size_t start = offset;
        uint32_t code_point = utf8_next(text, &offset);
        if (code_point < 0x80) {
            strbuf_append_char(out, ascii_to_lower((char)code_point));
            continue;
        }
        if (is_bad_byte(text, start, offset, code_point)) {
            strbuf_append_char(out, text.data[start]);
            continue;
        }
        utf8proc_int32_t folded[EXPANSION_MAX];
        int last_boundary_class = 0;
        utf8proc_ssize_t count =
            utf8proc_decompose_char((utf8proc_int32_t)code_point, folded, EXPANSION_MAX,
                                    UTF8PROC_CASEFOLD, &last_boundary_class);
        ASSERT(count >= 0 && count <= EXPANSION_MAX,
               "case folding gives three code points at most");
        for (utf8proc_ssize_t i = 0; i < count; i++) {
            strbuf_append_code_point(out, (uint32_t)folded[i]);
        }
    }
}

static Str fold_ascii(Arena *arena, Str text)
{
    size_t upper = 0;
    while (upper < text.length && !ascii_is_upper(text.data[upper])) {
        upper++;
    }
    if (upper == text.length) {
        return text;
    }
    char *folded = (char *)(uintptr_t)arena_clone_str(arena, text).data;
    for (size_t i = upper; i < text.length; i++) {
        folded[i] = ascii_to_lower(folded[i]);
    }
    return (Str){folded, text.length};
}

Str unicode_fold(Arena *arena, Str text)
{
    if (utf8_is_ascii(text)) {
        return fold_ascii(arena, text);
    }
    StrBuf composed = {0};
    StrBuf folded = {0};
    StrBuf result = {0};
    append_case_fold(&folded, append_nfc(&composed, text) ? strbuf_view(&composed) : text);
    Str view =
        append_nfc(&result, strbuf_view(&folded)) ? strbuf_view(&result) : strbuf_view(&folded);
    if (!str_equal(view, text)) {
        text = arena_clone_str(arena, view);
    }
    strbuf_clear(&composed);
    strbuf_clear(&folded);
    strbuf_clear(&result);
    return text;
}

bool unicode_fold_equal(Str a, Str b)
{
    if (utf8_is_ascii(a) && utf8_is_ascii(b)) {
        return str_equal_ascii_nocase(a, b);
    }
    if (str_equal(a, b)) {
        return true;
    }
    Arena arena = {0};
    bool is_equal = str_equal(unicode_fold(&arena, a), unicode_fold(&arena, b));
    arena_clear(&arena);
    return is_equal;
}

uint32_t unicode_lower(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (unsigned char)ascii_to_lower((char)code_point);
    }
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

uint32_t unicode_upper(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (unsigned char)ascii_to_upper((char)code_point);
    }
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
}

bool unicode_is_letter(uint32_t code_point)
{
    if (code_point < 0x80) {
        return ascii_is_alpha((char)code_point);
    }
    utf8proc_category_t kind = category(code_point);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool unicode_is_digit(uint32_t code_point)
{
    if (code_point < 0x80) {
        return ascii_is_digit((char)code_point);
    }
    return category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool unicode_is_mark(uint32_t code_point)
{
    if (code_point < 0x300) {
        return false;
    }
    utf8proc_category_t kind = category(code_point);
    return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool unicode_is_punctuation(uint32_t code_point)
{
    utf8proc_category_t kind = category(code_point);
    return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
}

bool unicode_is_wide(uint32_t code_point)
{
    return code_point >= 0x1100 && utf8proc_charwidth((utf8proc_int32_t)code_point) == 2;
}

bool unicode_is_emoji(uint32_t code_point)
{
    return code_point >= 0xA9 && utf8proc_get_property((utf8proc_int32_t)code_point)->boundclass ==
                                     UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool unicode_is_ideographic(uint32_t code_point)
{
    static const Range ranges[] = {
        {0x2E80, 0x2FD5},   {0x3005, 0x3005}, {0x3007, 0x3007},   {0x3021, 0x3029},
        {0x3038, 0x303B},   {0x3041, 0x3096}, {0x309D, 0x309F},   {0x30A1, 0x30FA},
        {0x30FC, 0x30FF},   {0x31F0, 0x31FF}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
        {0xF900, 0xFAFF},   {0xFF66, 0xFF9D}, {0x16FE2, 0x16FE3}, {0x1AFF0, 0x1B16F},
        {0x20000, 0x3FFFD},
    };
    return code_point >= 0x2E80 && IS_IN(ranges, code_point);
}

bool unicode_is_unspaced_script(uint32_t code_point)
{
    static const Range ranges[] = {
        {0x0E01, 0x0E3A}, {0x0E40, 0x0E5B}, {0x1100, 0x11FF}, {0x3131, 0x318E},
        {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xD7B0, 0xD7FB}, {0xFFA0, 0xFFDC},
    };
    return code_point >= 0xE01 && (IS_IN(ranges, code_point) || unicode_is_ideographic(code_point));
}

size_t unicode_cluster_end(Str text, size_t offset)
{
    bool is_plain = (unsigned char)text.data[offset] - 0x20u < 0x5F;
    if (is_plain && (offset + 1 == text.length || !(text.data[offset + 1] & 0x80))) {
        return offset + 1;
    }
    utf8proc_int32_t state = 0;
    uint32_t code_point = utf8_next(text, &offset);
    while (offset < text.length) {
        size_t end = offset;
        uint32_t next = utf8_next(text, &offset);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)code_point, (utf8proc_int32_t)next,
                                             &state)) {
            return end;
        }
        code_point = next;
    }
    return offset;
}

/* The run of digits at `*offset`, without its leading zeros; `*offset` moves behind it. */
static Str take_digits(Str text, size_t *offset, size_t *run_length)
{
    size_t start = *offset;
    size_t end = start;
    while (end < text.length && ascii_is_digit(text.data[end])) {
        end++;
    }
    *offset = end;
    *run_length = end - start;
    while (start < end && text.data[start] == '0') {
        start++;
    }
    return str_slice(text, start, end);
}

static int compare_sizes(size_t a, size_t b) { return (a > b) - (a < b); }

int unicode_natural_compare(Str a, Str b)
{
    size_t i = 0;
    size_t j = 0;
    while (i < a.length && j < b.length) {
        if (ascii_is_digit(a.data[i]) && ascii_is_digit(b.data[j])) {
            size_t a_run;
            size_t b_run;
            Str a_digits = take_digits(a, &i, &a_run);
            Str b_digits = take_digits(b, &j, &b_run);
            int order = compare_sizes(a_digits.length, b_digits.length);
            order = order ? order : str_compare(a_digits, b_digits);
            order = order ? order : compare_sizes(a_run, b_run);
            if (order) {
                return order;
            }
        } else if (a.data[i] == b.data[j]) {
            i++;
            j++;
        } else {
            /* The order of UTF-8's bytes is that of its code points. */
            return (unsigned char)a.data[i] < (unsigned char)b.data[j] ? -1 : 1;
        }
    }
    return compare_sizes(a.length - i, b.length - j);
}

const char *unicode_library_version(void) { return utf8proc_version(); }
