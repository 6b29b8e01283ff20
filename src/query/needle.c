/* Words in text that has the plain form (see needle.h). */

#include "query/needle.h"

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* How often a byte stands in notes, roughly: 255 is the most frequent. Bytes that are not listed
 * are rare. Letters count for both cases. */
static uint8_t frequency(unsigned char byte)
{
    static const char by_frequency[] = " etaoinsrhldcumgpfywbvk-.,\n[]:/x*jqz#0123456789'\"()|=_";
    const char *at = byte ? strchr(by_frequency, ascii_to_lower((char)byte)) : NULL;
    if (at)
        return (uint8_t)(255 - (at - by_frequency) * 3);
    /* Lead bytes come again and again within one script. */
    if (byte >= 0xC0)
        return 150;
    return byte >= 0x80 ? 60 : 20;
}

static void choose_rare(Needle *needle)
{
    Str low = needle->low;
    unsigned least = 1000;
    unsigned second = 1000;
    for (size_t i = 0; i < low.length; i++) {
        unsigned here = frequency((unsigned char)low.data[i]);
        if (here < least) {
            second = least;
            needle->second_rare = needle->rare;
            least = here;
            needle->rare = i;
        } else if (here < second) {
            second = here;
            needle->second_rare = i;
        }
    }
    if (low.length < 2)
        needle->second_rare = needle->rare;
}

static size_t encoded_length(uint32_t code_point)
{
    char bytes[4];
    return utf8_encode(code_point, bytes);
}

/* The other letter with the lower case `lower` in plain text; itself without one. */
static uint32_t plain_upper(uint32_t lower)
{
    uint32_t upper = unicode_upper(lower);
    bool fits = unicode_lower(upper) == lower && encoded_length(upper) == encoded_length(lower);
    return fits ? upper : lower;
}

Needle needle_make(Arena *arena, Str text, bool ignore_case)
{
    Needle needle = {.low = text, .high = text, .ignore_case = ignore_case};
    if (ignore_case) {
        StrBuf low = {0};
        StrBuf high = {0};
        for (size_t at = 0; at < text.length;) {
            uint32_t lower = unicode_lower(utf8_next(text, &at));
            strbuf_append_code_point(&low, lower);
            strbuf_append_code_point(&high, plain_upper(lower));
        }
        needle.low = arena_clone_str(arena, strbuf_view(&low));
        needle.high = arena_clone_str(arena, strbuf_view(&high));
        strbuf_clear(&low);
        strbuf_clear(&high);
    }
    needle.is_ascii = utf8_is_ascii(needle.low);
    choose_rare(&needle);
    return needle;
}

/* ---- looking for it ---- */

static size_t sequence_length(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Do the bytes at `text` match, character by character? There are enough of them. */
static bool matches_at(const Needle *needle, const char *text)
{
    const char *low = needle->low.data;
    const char *high = needle->high.data;
    size_t length = needle->low.length;
    if (!needle->ignore_case)
        return memcmp(text, low, length) == 0;
    for (size_t i = 0; i < length;) {
        size_t size = sequence_length((unsigned char)low[i]);
        if (size == 1
                ? text[i] != low[i] && text[i] != high[i]
                : memcmp(text + i, low + i, size) != 0 && memcmp(text + i, high + i, size) != 0)
            return false;
        i += size;
    }
    return true;
}

/*
 * Vectors of the compiler's own kind: on any processor it makes of them what that has. Macros and
 * pointers, since how such a vector is passed to a function differs from one processor to another.
 */
#define LANES 32
#define BLOCKS 4
#define STRIDE ((size_t)LANES * BLOCKS)

typedef uint8_t Lanes __attribute__((vector_size(LANES)));

/* A rare byte of a needle: a byte of text matches when it is `value` after `bits` are set. */
typedef struct Probe {
    Lanes bits;
    Lanes value;
    size_t offset;
} Probe;

static void probe_make(Probe *probe, const Needle *needle, size_t offset)
{
    uint8_t low = (uint8_t)needle->low.data[offset];
    uint8_t high = (uint8_t)needle->high.data[offset];
    /* More bytes than the two may pass; whatever passes is looked at again. */
    memset(&probe->bits, low ^ high, sizeof probe->bits);
    memset(&probe->value, low | high, sizeof probe->value);
    probe->offset = offset;
}

/* The first stride at or after `from` in which both rare bytes stand at their distance anywhere;
 * `last` when there is none before. `found` has set bits where they do. */
static inline __attribute__((always_inline)) size_t
scan(const Probe probes[2], const char *text, size_t from, size_t last, Lanes found[BLOCKS])
{
    const Probe first = probes[0];
    const Probe second = probes[1];
    for (; from < last; from += STRIDE) {
        Lanes any = {0};
        for (size_t i = 0; i < BLOCKS; i++) {
            Lanes a;
            Lanes b;
            memcpy(&a, text + from + first.offset + i * LANES, LANES);
            memcpy(&b, text + from + second.offset + i * LANES, LANES);
            found[i] = (Lanes)((a | first.bits) == first.value) &
                       (Lanes)((b | second.bits) == second.value);
            any |= found[i];
        }
        uint64_t parts[LANES / sizeof(uint64_t)];
        memcpy(parts, &any, sizeof parts);
        if ((parts[0] | parts[1]) | (parts[2] | parts[3]))
            return from;
    }
    return last;
}

typedef size_t Scan(const Probe probes[2], const char *text, size_t from, size_t last,
                    Lanes found[BLOCKS]);

static size_t scan_anywhere(const Probe probes[2], const char *text, size_t from, size_t last,
                            Lanes found[BLOCKS])
{
    return scan(probes, text, from, last, found);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t
scan_avx2(const Probe probes[2], const char *text, size_t from, size_t last, Lanes found[BLOCKS])
{
    return scan(probes, text, from, last, found);
}

static Scan *choose_scan(void)
{
    return __builtin_cpu_supports("avx2") ? scan_avx2 : scan_anywhere;
}
#else
static Scan *choose_scan(void) { return scan_anywhere; }
#endif

/* The first match that starts in the stride at `stride`, at or after `from`. */
static size_t find_in_stride(const Needle *needle, Str text, size_t from, size_t stride,
                             const Lanes found[BLOCKS])
{
    uint8_t lanes[STRIDE];
    memcpy(lanes, found, STRIDE);
    for (size_t i = from - stride; i < STRIDE; i++) {
        if (lanes[i] && matches_at(needle, text.data + stride + i))
            return stride + i;
    }
    return STR_NOT_FOUND;
}

static size_t find_slowly(const Needle *needle, Str text, size_t from)
{
    char low = needle->low.data[needle->rare];
    char high = needle->high.data[needle->rare];
    for (size_t last = text.length - needle->low.length; from <= last; from++) {
        char c = text.data[from + needle->rare];
        if ((c == low || c == high) && matches_at(needle, text.data + from))
            return from;
    }
    return STR_NOT_FOUND;
}

/* There is room for a stride of starts, the last of which still has the whole needle before it. */
static size_t find_by_strides(const Needle *needle, Str text, size_t from)
{
    Probe probes[2];
    Lanes found[BLOCKS];
    probe_make(&probes[0], needle, needle->rare);
    probe_make(&probes[1], needle, needle->second_rare);
    Scan *scan_stride = choose_scan();
    size_t starts = text.length - needle->low.length + 1;
    size_t last = starts - STRIDE;
    while (from < starts) {
        /* What is left of a stride at the end is searched with the bytes before it. */
        size_t stride = from < last ? scan_stride(probes, text.data, from, last, found) : last;
        if (stride >= last) {
            from = from > last ? from : last;
            stride = last;
            if (scan_stride(probes, text.data, last, last + 1, found) != last)
                return STR_NOT_FOUND;
        } else {
            from = stride;
        }
        size_t at = find_in_stride(needle, text, from, stride, found);
        if (at != STR_NOT_FOUND)
            return at;
        from = stride + STRIDE;
    }
    return STR_NOT_FOUND;
}

size_t needle_find(const Needle *needle, Str plain, size_t from)
{
    size_t length = needle->low.length;
    if (length == 0)
        return from <= plain.length ? from : STR_NOT_FOUND;
    if (from > plain.length || plain.length - from < length)
        return STR_NOT_FOUND;
    if (plain.length - from >= length - 1 + STRIDE)
        return find_by_strides(needle, plain, from);
    return find_slowly(needle, plain, from);
}
