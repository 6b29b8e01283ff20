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

#define LANES 16
#define BLOCKS 4
#define STRIDE ((size_t)LANES * BLOCKS)

typedef uint8_t Lanes __attribute__((vector_size(LANES)));

static inline Lanes load(const char *from)
{
    Lanes lanes;
    memcpy(&lanes, from, LANES);
    return lanes;
}

static inline Lanes repeat(char byte) { return (Lanes){0} + (uint8_t)byte; }

static inline bool is_any(Lanes lanes)
{
    uint64_t halves[2];
    memcpy(halves, &lanes, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/* The two rare bytes of a needle, ready for comparing. */
typedef struct Pair {
    Lanes low;
    Lanes high;
    Lanes second_low;
    Lanes second_high;
} Pair;

/* All bits of a lane are set where both rare bytes stand at their distance. */
static inline Lanes compare(const Pair *pair, const char *first, const char *second)
{
    Lanes a = load(first);
    Lanes b = load(second);
    return (Lanes)((a == pair->low) | (a == pair->high)) &
           (Lanes)((b == pair->second_low) | (b == pair->second_high));
}

static size_t find_in_stride(const Needle *needle, Str text, size_t from, const Lanes found[BLOCKS])
{
    uint8_t lanes[STRIDE];
    memcpy(lanes, found, STRIDE);
    for (size_t i = 0; i < STRIDE; i++) {
        if (lanes[i] && matches_at(needle, text.data + from + i))
            return from + i;
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

size_t needle_find(const Needle *needle, Str plain, size_t from)
{
    size_t length = needle->low.length;
    if (length == 0)
        return from <= plain.length ? from : STR_NOT_FOUND;
    if (from > plain.length || plain.length - from < length)
        return STR_NOT_FOUND;
    size_t rare = needle->rare;
    size_t second = needle->second_rare;
    Pair pair = {
        .low = repeat(needle->low.data[rare]),
        .high = repeat(needle->high.data[rare]),
        .second_low = repeat(needle->low.data[second]),
        .second_high = repeat(needle->high.data[second]),
    };
    /* Every start within a stride leaves room for the whole needle. */
    while (plain.length - from >= length - 1 + STRIDE) {
        const char *first_byte = plain.data + from + rare;
        const char *second_byte = plain.data + from + second;
        Lanes found[BLOCKS];
        for (size_t i = 0; i < BLOCKS; i++)
            found[i] = compare(&pair, first_byte + i * LANES, second_byte + i * LANES);
        if (is_any((found[0] | found[1]) | (found[2] | found[3]))) {
            size_t at = find_in_stride(needle, plain, from, found);
            if (at != STR_NOT_FOUND)
                return at;
        }
        from += STRIDE;
    }
    if (plain.length - from < length)
        return STR_NOT_FOUND;
    return find_slowly(needle, plain, from);
}
