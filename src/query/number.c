#include "query/number.h"

#include <math.h>

static size_t skip_digits(Str text, size_t at)
{
    while (at < text.length && ascii_is_digit(text.data[at]))
        at++;
    return at;
}

static bool is_radix_digit(char c, unsigned radix)
{
    return radix == 8 ? c >= '0' && c <= '7'
                      : ascii_is_digit(c) || (ascii_to_lower(c) >= 'a' && ascii_to_lower(c) <= 'f');
}

/* 0o17, 0x1F */
static bool parse_radix(Str text, double *out)
{
    if (text.length < 3 || text.data[0] != '0' || (text.data[1] != 'o' && text.data[1] != 'x'))
        return false;
    unsigned radix = text.data[1] == 'o' ? 8 : 16;
    double value = 0;
    for (size_t i = 2; i < text.length; i++) {
        char c = ascii_to_lower(text.data[i]);
        if (!is_radix_digit(c, radix))
            return false;
        value = value * radix + (ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    *out = value;
    return true;
}

static bool parse_special(Str unsigned_text, double *out)
{
    static const char *const infinities[] = {".inf", ".Inf", ".INF"};
    for (size_t i = 0; i < 3; i++) {
        if (str_equal(unsigned_text, str_from(infinities[i]))) {
            *out = HUGE_VAL;
            return true;
        }
    }
    return false;
}

/* value × 10^exponent, without the locale's decimal point. */
static double scale(double value, int exponent)
{
    double power = 1;
    for (int i = exponent < 0 ? -exponent : exponent; i > 0; i--)
        power *= 10;
    return exponent < 0 ? value / power : value * power;
}

#define EXPONENT_MAX 400 /* beyond it a double is 0 or infinite */

/* Digits behind "e", with their sign. */
static bool parse_exponent(Str text, int *out)
{
    bool has_sign = text.length > 0 && (text.data[0] == '-' || text.data[0] == '+');
    Str digits = str_from_offset(text, has_sign);
    if (str_is_empty(digits) || skip_digits(digits, 0) != digits.length)
        return false;
    int value = 0;
    for (size_t i = 0; i < digits.length && value < EXPONENT_MAX; i++)
        value = value * 10 + (digits.data[i] - '0');
    *out = has_sign && text.data[0] == '-' ? -value : value;
    return true;
}

/* Digits, a dot and digits, an exponent. */
static bool parse_decimal(Str text, double *out)
{
    double mantissa = 0;
    int exponent = 0;
    int written = 0;
    size_t digits = 0;
    bool has_dot = false;
    size_t at = 0;
    for (; at < text.length; at++) {
        char c = text.data[at];
        if (c == '.' && !has_dot) {
            has_dot = true;
        } else if (ascii_is_digit(c)) {
            mantissa = mantissa * 10 + (c - '0');
            exponent -= has_dot && exponent > -EXPONENT_MAX;
            digits++;
        } else {
            break;
        }
    }
    if (digits == 0)
        return false;
    if (at < text.length && (ascii_to_lower(text.data[at]) != 'e' ||
                             !parse_exponent(str_from_offset(text, at + 1), &written)))
        return false;
    *out = scale(mantissa, exponent + written);
    return true;
}

bool number_parse(Str text, double *out)
{
    if (parse_radix(text, out))
        return true;
    bool has_sign = text.length > 0 && (text.data[0] == '-' || text.data[0] == '+');
    Str rest = str_from_offset(text, has_sign);
    if (!parse_special(rest, out) && !parse_decimal(rest, out))
        return false;
    if (has_sign && text.data[0] == '-')
        *out = -*out;
    return true;
}

bool date_text_is_valid(Str text)
{
    static const char form[] = "dddd-dd-ddTdd:dd:dd";
    size_t at = 0;
    for (; at < text.length && at < sizeof form - 1; at++) {
        char c = text.data[at];
        bool fits = form[at] == 'd'   ? ascii_is_digit(c)
                    : form[at] == 'T' ? c == 'T' || c == ' '
                                      : c == form[at];
        if (!fits)
            return false;
    }
    return at == 4 || at == 7 || at == 10 || at >= 16;
}

int date_text_compare(Str a, Str b)
{
    size_t length = a.length < b.length ? a.length : b.length;
    for (size_t i = 0; i < length; i++) {
        char x = a.data[i] == ' ' ? 'T' : a.data[i];
        char y = b.data[i] == ' ' ? 'T' : b.data[i];
        if (x != y)
            return (unsigned char)x < (unsigned char)y ? -1 : 1;
    }
    return (a.length > b.length) - (a.length < b.length);
}
