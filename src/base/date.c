#include "base/date.h"

#include <inttypes.h>
#include <limits.h>
#include <time.h>

#define NS_PER_SECOND INT64_C(1000000000)
#define SECONDS_PER_DAY INT64_C(86400)
/* Days of 400 years, after which the calendar repeats. */
#define DAYS_PER_ERA INT64_C(146097)

static bool is_leap(int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_in_month(int64_t year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(Date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

/* Exactly `count` digits at the start of `*rest`, which moves behind them. */
static bool take_digits(Str *rest, size_t count, int *number)
{
    if (rest->length < count) {
        return false;
    }
    *number = 0;
    for (size_t i = 0; i < count; i++) {
        if (!ascii_is_digit(rest->data[i])) {
            return false;
        }
        *number = *number * 10 + (rest->data[i] - '0');
    }
    *rest = str_from_offset(*rest, count);
    return true;
}

static bool take_char(Str *rest, char c)
{
    if (rest->length == 0 || rest->data[0] != c) {
        return false;
    }
    *rest = str_from_offset(*rest, 1);
    return true;
}

static bool take_date(Str *rest, Date *out)
{
    int year;
    int month;
    int day;
    if (!take_digits(rest, 4, &year) || !take_char(rest, '-') || !take_digits(rest, 2, &month) ||
        !take_char(rest, '-') || !take_digits(rest, 2, &day)) {
        return false;
    }
    *out = (Date){year, (uint8_t)month, (uint8_t)day};
    return date_is_valid(*out);
}

bool date_parse(Str text, Date *out) { return take_date(&text, out) && text.length == 0; }

/* `[:SS[.f+]]` */
static bool take_seconds(Str *rest, DateTime *out)
{
    int second = 0;
    if (!take_char(rest, ':')) {
        return true;
    }
    if (!take_digits(rest, 2, &second) || second > 60) {
        return false;
    }
    out->second = (uint8_t)second;
    if (!take_char(rest, '.')) {
        return true;
    }
    uint32_t unit = (uint32_t)NS_PER_SECOND / 10;
    int digit;
    if (!take_digits(rest, 1, &digit)) {
        return false;
    }
    do {
        out->nanosecond += unit * (uint32_t)digit;
        unit /= 10;
    } while (take_digits(rest, 1, &digit));
    return true;
}

/* `[Z|±HH[:]MM]` */
static bool take_offset(Str *rest, DateTime *out)
{
    if (rest->length == 0) {
        return true;
    }
    out->has_offset = true;
    if (take_char(rest, 'Z')) {
        return true;
    }
    int hours;
    int minutes;
    bool is_west = take_char(rest, '-');
    if (!is_west && !take_char(rest, '+')) {
        return false;
    }
    if (!take_digits(rest, 2, &hours) || hours > 23) {
        return false;
    }
    take_char(rest, ':');
    if (!take_digits(rest, 2, &minutes) || minutes > 59) {
        return false;
    }
    int offset = hours * 60 + minutes;
    out->offset_minutes = (int16_t)(is_west ? -offset : offset);
    return true;
}

bool date_time_parse(Str text, DateTime *out)
{
    int hour;
    int minute;
    *out = (DateTime){.has_time = true};
    if (!take_date(&text, &out->date) || (!take_char(&text, 'T') && !take_char(&text, ' ')) ||
        !take_digits(&text, 2, &hour) || hour > 23 || !take_char(&text, ':') ||
        !take_digits(&text, 2, &minute) || minute > 59) {
        return false;
    }
    out->hour = (uint8_t)hour;
    out->minute = (uint8_t)minute;
    return take_seconds(&text, out) && take_offset(&text, out) && text.length == 0;
}

static int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

/* Years are counted from 1 March, so that the leap day is the last of one. */
int64_t date_to_days(Date date)
{
    int64_t year = date.month > 2 ? date.year : (int64_t)date.year - 1;
    int64_t era = floor_divide(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - 719468;
}

Date date_from_days(int64_t days)
{
    const int64_t most = INT64_C(700000000000); /* keeps the year within its type */
    days = days > most ? most : days < -most ? -most : days;
    days += 719468;
    int64_t era = floor_divide(days, DAYS_PER_ERA);
    int64_t day_of_era = days - era * DAYS_PER_ERA;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    return (Date){(int32_t)(year_of_era + era * 400 + (month <= 2)), (uint8_t)month, (uint8_t)day};
}

int date_weekday(Date date)
{
    int64_t days = date_to_days(date) + 4; /* 1970-01-01 was a Thursday */
    return (int)(days - floor_divide(days, 7) * 7);
}

int date_compare(Date a, Date b)
{
    int64_t left = date_to_days(a);
    int64_t right = date_to_days(b);
    return (left > right) - (left < right);
}

static int64_t clamped_ns(int64_t seconds, int64_t rest)
{
    int64_t ns;
    if (__builtin_mul_overflow(seconds, NS_PER_SECOND, &ns) ||
        __builtin_add_overflow(ns, rest, &ns)) {
        return seconds < 0 ? INT64_MIN : INT64_MAX;
    }
    return ns;
}

/* Seconds of a calendar time, as if it were in UTC. */
static int64_t utc_seconds(const DateTime *value)
{
    return date_to_days(value->date) * SECONDS_PER_DAY + value->hour * 3600 + value->minute * 60 +
           value->second;
}

int64_t date_time_to_seconds(const DateTime *value)
{
    if (value->has_offset) {
        return utc_seconds(value) - value->offset_minutes * INT64_C(60);
    }
    struct tm local = {
        .tm_year = value->date.year - 1900,
        .tm_mon = value->date.month - 1,
        .tm_mday = value->date.day,
        .tm_hour = value->hour,
        .tm_min = value->minute,
        .tm_sec = value->second,
        .tm_isdst = -1,
    };
    return (int64_t)mktime(&local);
}

int64_t date_time_to_ns(const DateTime *value)
{
    return clamped_ns(date_time_to_seconds(value), value->nanosecond);
}

DateTime date_time_from_ns(int64_t ns, bool utc)
{
    int64_t seconds = floor_divide(ns, NS_PER_SECOND);
    int64_t rest = ns % NS_PER_SECOND;
    DateTime result = {.has_time = true,
                       .has_offset = true,
                       .nanosecond = (uint32_t)(rest < 0 ? rest + NS_PER_SECOND : rest)};
    struct tm local;
    time_t clock = (time_t)seconds;
    if (!utc && localtime_r(&clock, &local)) {
        result.offset_minutes = (int16_t)(local.tm_gmtoff / 60);
        seconds += result.offset_minutes * INT64_C(60);
    }
    int64_t days = floor_divide(seconds, SECONDS_PER_DAY);
    int64_t second_of_day = seconds - days * SECONDS_PER_DAY;
    result.date = date_from_days(days);
    result.hour = (uint8_t)(second_of_day / 3600);
    result.minute = (uint8_t)(second_of_day / 60 % 60);
    result.second = (uint8_t)(second_of_day % 60);
    return result;
}

void date_append(StrBuf *out, Date date)
{
    strbuf_printf(out, "%04" PRId32 "-%02d-%02d", date.year, date.month, date.day);
}

static void append_offset(StrBuf *out, int minutes, const char *separator)
{
    int distance = minutes < 0 ? -minutes : minutes;
    strbuf_printf(out, "%c%02d%s%02d", minutes < 0 ? '-' : '+', distance / 60, separator,
                  distance % 60);
}

void date_append_iso_ns(StrBuf *out, int64_t ns, bool utc)
{
    DateTime value = date_time_from_ns(ns, utc);
    date_append(out, value.date);
    strbuf_printf(out, "T%02d:%02d:%02d", value.hour, value.minute, value.second);
    if (value.nanosecond) {
        strbuf_printf(out, ".%09" PRIu32, value.nanosecond);
        while (out->data[out->length - 1] == '0') {
            out->length--;
        }
    }
    if (utc) {
        strbuf_append_char(out, 'Z');
    } else {
        append_offset(out, value.offset_minutes, ":");
    }
}
