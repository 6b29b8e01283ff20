#include "render/breaks.h"

#include <stddef.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* One byte a character: L letter, O open, C close, S soft. */
static const char ascii_classes[129] = "LLLLLLLLLBBBBBLLLLLLLLLLLLLLLLLL"
                                       "BCLLLSSLOCLSCSCSLLLLLLLLLLCCLSLC"
                                       "LLLLLLLLLLLLLLLLLLLLLLLLLLLOSCLS"
                                       "LLLLLLLLLLLLLLLLLLLLLLLLLLLOSCLL";

static BreakClass ascii_class(uint32_t code_point)
{
    switch (ascii_classes[code_point]) {
    case 'B':
        return BREAK_BLANK;
    case 'O':
        return BREAK_OPEN;
    case 'C':
        return BREAK_CLOSE;
    case 'S':
        return BREAK_SOFT;
    default:
        return BREAK_LETTER;
    }
}

/* Sorted. Brackets and quotes that open. */
static const uint16_t openers[] = {
    0xA1,   0xAB,   0xBF,   0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x2045, 0x207D, 0x2329, 0x2768,
    0x276A, 0x276C, 0x276E, 0x2770, 0x27E6, 0x27E8, 0x27EA, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010,
    0x3014, 0x3016, 0x3018, 0x301A, 0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62,
};

/* Sorted. Closing brackets and quotes, stops, iteration and length marks, small kana, units. */
static const uint16_t closers[] = {
    0xB0,   0xBB,   0x2019, 0x201D, 0x2026, 0x2030, 0x2032, 0x2033, 0x203A, 0x203C, 0x203D, 0x2046,
    0x207E, 0x2103, 0x232A, 0x2769, 0x276B, 0x276D, 0x276F, 0x2771, 0x27E7, 0x27E9, 0x27EB, 0x3001,
    0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x301C,
    0x301E, 0x301F, 0x303B, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087,
    0x308E, 0x3095, 0x3096, 0x309B, 0x309C, 0x309D, 0x309E, 0x30A0, 0x30A1, 0x30A3, 0x30A5, 0x30A7,
    0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC, 0x30FD, 0x30FE,
    0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60, 0xFF61,
    0xFF63, 0xFF64, 0xFF65, 0xFF70, 0xFF9E, 0xFF9F,
};

static bool is_listed(const uint16_t *list, size_t count, uint32_t code_point)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle] < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && list[low] == code_point;
}

#define IS_LISTED(list, code_point) is_listed((list), sizeof(list) / sizeof((list)[0]), code_point)

/* Korean puts blanks between its words, and reads best when it breaks at these. */
static bool is_hangul(uint32_t code_point)
{
    return (code_point >= 0x1100 && code_point <= 0x11FF) ||
           (code_point >= 0xA960 && code_point <= 0xA97F) ||
           (code_point >= 0xAC00 && code_point <= 0xD7FF);
}

BreakClass break_class(uint32_t code_point)
{
    if (code_point < 0x80) {
        return ascii_class(code_point);
    }
    if (code_point == 0xA0 || code_point == 0x202F || code_point == 0x2007 ||
        code_point == 0x2060 || code_point == 0xFEFF) {
        return BREAK_GLUE;
    }
    if (code_point == 0x200B) {
        return BREAK_ZERO;
    }
    if (code_point == 0x2014) {
        return BREAK_DASH;
    }
    if (code_point == 0x2010 || code_point == 0x2013) {
        return BREAK_SOFT;
    }
    if (utf8_is_space(code_point)) {
        return BREAK_BLANK;
    }
    if (IS_LISTED(openers, code_point)) {
        return BREAK_OPEN;
    }
    if (IS_LISTED(closers, code_point)) {
        return BREAK_CLOSE;
    }
    if (is_hangul(code_point)) {
        return BREAK_LETTER;
    }
    if (code_point >= 0x1100 &&
        (unicode_is_wide(code_point) || unicode_is_ideographic(code_point))) {
        return BREAK_WIDE;
    }
    return BREAK_LETTER;
}

bool break_allowed(BreakClass before, BreakClass after)
{
    if (before == BREAK_GLUE || after == BREAK_GLUE || before == BREAK_OPEN ||
        after == BREAK_CLOSE) {
        return false;
    }
    if (before == BREAK_ZERO || before == BREAK_WIDE || after == BREAK_WIDE) {
        return true;
    }
    return before == BREAK_DASH && after == BREAK_LETTER;
}
