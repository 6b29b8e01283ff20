#include <inttypes.h>

#include "base/date.h"
#include "base/utf8.h"

static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static void append_name(StrBuf *out, const char *name, bool is_short)
{
    strbuf_append(out, str_slice(str_from(name), 0, is_short ? 3 : SIZE_MAX));
}

static int day_of_year(Date date)
{
    return (int)(date_to_days(date) - date_to_days((Date){date.year, 1, 1})) + 1;
}

/* The week of the ISO calendar, which belongs to the year of its Thursday. */
static int iso_week(Date date, int32_t *year)
{
    int weekday = (date_weekday(date) + 6) % 7;
    Date thursday = date_from_days(date_to_days(date) + 3 - weekday);
    *year = thursday.year;
    return (day_of_year(thursday) - 1) / 7 + 1;
}

static int offset_of(const DateTime *value)
{
    return value->has_offset ? value->offset_minutes
                             : date_time_from_ns(date_time_to_ns(value), false).offset_minutes;
}

static void append_zone(StrBuf *out, const DateTime *value, bool is_name)
{
    int minutes = offset_of(value);
    int distance = minutes < 0 ? -minutes : minutes;
    if (is_name && minutes == 0) {
        strbuf_append(out, STR("UTC"));
        return;
    }
    strbuf_printf(out, "%c%02d%02d", minutes < 0 ? '-' : '+', distance / 60, distance % 60);
}

static int32_t century(int32_t year) { return year / 100 - (year % 100 < 0); }
static int32_t year_of_century(int32_t year) { return year - century(year) * 100; }

static bool append_date_conversion(StrBuf *out, char conversion, Date date)
{
    int32_t iso_year;
    int week = iso_week(date, &iso_year);
    int weekday = date_weekday(date);
    switch (conversion) {
    case 'Y':
        strbuf_printf(out, "%04" PRId32, date.year);
        return true;
    case 'C':
        strbuf_printf(out, "%02" PRId32, century(date.year));
        return true;
    case 'y':
        strbuf_printf(out, "%02" PRId32, year_of_century(date.year));
        return true;
    case 'm':
        strbuf_printf(out, "%02d", date.month);
        return true;
    case 'd':
        strbuf_printf(out, "%02d", date.day);
        return true;
    case 'e':
        strbuf_printf(out, "%2d", date.day);
        return true;
    case 'j':
        strbuf_printf(out, "%03d", day_of_year(date));
        return true;
    case 'F':
        date_append(out, date);
        return true;
    case 'D':
        strbuf_printf(out, "%02d/%02d/%02" PRId32, date.month, date.day,
                      year_of_century(date.year));
        return true;
    case 'a':
    case 'A':
        append_name(out, weekdays[weekday], conversion == 'a');
        return true;
    case 'b':
    case 'h':
    case 'B':
        append_name(out, months[date.month - 1], conversion != 'B');
        return true;
    case 'u':
        strbuf_printf(out, "%d", weekday ? weekday : 7);
        return true;
    case 'w':
        strbuf_printf(out, "%d", weekday);
        return true;
    case 'G':
        strbuf_printf(out, "%04" PRId32, iso_year);
        return true;
    case 'g':
        strbuf_printf(out, "%02" PRId32, year_of_century(iso_year));
        return true;
    case 'V':
        strbuf_printf(out, "%02d", week);
        return true;
    default:
        return false;
    }
}

static bool append_conversion(StrBuf *out, char conversion, const DateTime *value)
{
    int hour = value->hour;
    switch (conversion) {
    case 'H':
        strbuf_printf(out, "%02d", hour);
        return true;
    case 'I':
        strbuf_printf(out, "%02d", hour % 12 ? hour % 12 : 12);
        return true;
    case 'M':
        strbuf_printf(out, "%02d", value->minute);
        return true;
    case 'S':
        strbuf_printf(out, "%02d", value->second);
        return true;
    case 'N':
        strbuf_printf(out, "%09" PRIu32, value->nanosecond);
        return true;
    case 'p':
        strbuf_append(out, hour < 12 ? STR("AM") : STR("PM"));
        return true;
    case 'R':
        strbuf_printf(out, "%02d:%02d", hour, value->minute);
        return true;
    case 'T':
        strbuf_printf(out, "%02d:%02d:%02d", hour, value->minute, value->second);
        return true;
    case 'z':
    case 'Z':
        append_zone(out, value, conversion == 'Z');
        return true;
    case 's':
        strbuf_printf(out, "%" PRId64, date_time_to_seconds(value));
        return true;
    case 'n':
        strbuf_append_char(out, '\n');
        return true;
    case 't':
        strbuf_append_char(out, '\t');
        return true;
    case '%':
        strbuf_append_char(out, '%');
        return true;
    default:
        return append_date_conversion(out, conversion, value->date);
    }
}

bool date_append_format(StrBuf *out, Str format, const DateTime *value)
{
    bool is_known = true;
    for (size_t i = 0; i < format.length; i++) {
        if (format.data[i] != '%') {
            strbuf_append_char(out, format.data[i]);
        } else if (i + 1 < format.length && append_conversion(out, format.data[i + 1], value)) {
            i++;
        } else {
            strbuf_append_char(out, '%');
            is_known = false;
        }
    }
    return is_known;
}

/* What moment reads as a token; of those with the same beginning the longest stands first. */
static const char *const moment_tokens[] = {
    "Hmmss", "hmmss", "Hmm", "hmm",       "MMMM",     "MMM",     "MM",     "Mo",    "M",     "DDDo",
    "DDDD",  "DDD",   "DD",  "Do",        "D",        "dddd",    "ddd",    "dd",    "do",    "d",
    "ww",    "wo",    "w",   "WW",        "Wo",       "W",       "Qo",     "Q",     "NNNNN", "NNNN",
    "NNN",   "NN",    "N",   "YYYYYY",    "YYYYY",    "YYYY",    "YY",     "Y",     "yyyy",  "yyy",
    "yy",    "yo",    "y",   "ggggg",     "gggg",     "gg",      "GGGGG",  "GGGG",  "GG",    "e",
    "E",     "a",     "A",   "hh",        "h",        "HH",      "H",      "kk",    "k",     "mm",
    "m",     "ss",    "s",   "SSSSSSSSS", "SSSSSSSS", "SSSSSSS", "SSSSSS", "SSSSS", "SSSS",  "SSS",
    "SS",    "S",     "x",   "X",         "zz",       "z",       "ZZ",     "Z",     "LTS",   "LT",
    "LLLL",  "LLL",   "LL",  "L",         "llll",     "lll",     "ll",     "l",
};

/* The token that `format` starts with, or the empty Str. */
static Str moment_token(Str format)
{
    for (size_t i = 0; i < sizeof moment_tokens / sizeof moment_tokens[0]; i++) {
        Str token = str_from(moment_tokens[i]);
        if (str_starts_with(format, token)) {
            return token;
        }
    }
    return STR("");
}

static bool append_token(StrBuf *out, Str token, Date date)
{
    if (str_equal(token, STR("YYYY"))) {
        strbuf_printf(out, "%04" PRId32, date.year);
    } else if (str_equal(token, STR("YY"))) {
        strbuf_printf(out, "%02" PRId32, year_of_century(date.year));
    } else if (str_equal(token, STR("MM")) || str_equal(token, STR("M"))) {
        strbuf_printf(out, "%0*d", (int)token.length, date.month);
    } else if (str_equal(token, STR("DD")) || str_equal(token, STR("D"))) {
        strbuf_printf(out, "%0*d", (int)token.length, date.day);
    } else if (str_equal(token, STR("ddd")) || str_equal(token, STR("dddd"))) {
        append_name(out, weekdays[date_weekday(date)], token.length == 3);
    } else {
        return false;
    }
    return true;
}

/* Length of `[literal]` at the start of `format`, 0 without one. No `[` inside, but any `]`. */
static size_t bracketed_length(Str format)
{
    if (!str_starts_with(format, STR("["))) {
        return 0;
    }
    size_t open = str_find_char(format, '[', 1);
    size_t close = str_find_last_char(str_slice(format, 0, open), ']');
    return close == STR_NOT_FOUND ? 0 : close + 1;
}

/* `\` and what it makes literal: a token, else one character. */
static size_t escaped_length(Str format)
{
    size_t token = moment_token(str_from_offset(format, 1)).length;
    return token ? 1 + token : format.length < 2 ? 1 : 2;
}

bool date_append_moment(StrBuf *out, Str format, Date date, Str *unknown)
{
    size_t before = out->length;
    while (format.length > 0) {
        size_t taken = bracketed_length(format);
        Str token = moment_token(format);
        if (taken) {
            strbuf_append(out, str_slice(format, 1, taken - 1));
        } else if (format.data[0] == '\\') {
            taken = escaped_length(format);
            strbuf_append(out, str_slice(format, 1, taken));
        } else if (token.length == 0) {
            taken = 1;
            strbuf_append_char(out, format.data[0]);
        } else if (append_token(out, token, date)) {
            taken = token.length;
        } else {
            if (unknown) {
                *unknown = str_slice(format, 0, token.length);
            }
            out->length = before;
            return false;
        }
        format = str_from_offset(format, taken);
    }
    return true;
}
