#include "query/time_range.h"

#define NS_A_HOUR (INT64_C(3600) * 1000000000)
#define AGE_HOURS_MAX 2000000 /* older than any file; the nanoseconds fit an int64 */

static bool parse_digits(Str text, size_t from, size_t count, int *out)
{
    uint64_t value;
    if (!str_parse_u64(str_slice(text, from, from + count), &value))
        return false;
    *out = (int)value;
    return true;
}

static int days_in_month(int year, int month)
{
    Date next = {.year = month == 12 ? year + 1 : year, .month = 1, .day = 1};
    next.month = (uint8_t)(month == 12 ? 1 : month + 1);
    return date_from_days(date_to_days(next) - 1).day;
}

/* `2024`, `2024-03` or `2024-03-01` as the days that it covers. */
static bool parse_period(Str text, int64_t *first, int64_t *last)
{
    int year = 0;
    int month = 0;
    Date date;
    if (date_parse(text, &date)) {
        *first = *last = date_to_days(date);
        return true;
    }
    bool has_month = text.length == 7 && text.data[4] == '-';
    if ((text.length != 4 && !has_month) || !parse_digits(text, 0, 4, &year))
        return false;
    if (has_month && (!parse_digits(text, 5, 2, &month) || month < 1 || month > 12))
        return false;
    Date start = {.year = year, .month = (uint8_t)(has_month ? month : 1), .day = 1};
    Date end = {.year = year, .month = (uint8_t)(has_month ? month : 12), .day = 31};
    if (has_month)
        end.day = (uint8_t)days_in_month(year, month);
    *first = date_to_days(start);
    *last = date_to_days(end);
    return true;
}

static bool parse_age(Str text, TimeRange *out)
{
    static const struct {
        char unit;
        int hours;
    } units[] = {{'h', 1}, {'d', 24}, {'w', 24 * 7}, {'m', 24 * 30}, {'y', 24 * 365}};
    if (text.length < 2)
        return false;
    char unit = ascii_to_lower(text.data[text.length - 1]);
    if (!str_parse_u64(str_slice(text, 0, text.length - 1), &out->amount))
        return false;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (units[i].unit != unit)
            continue;
        if (out->amount > (uint64_t)(AGE_HOURS_MAX / units[i].hours))
            return false;
        out->unit = unit;
        out->age_ns = (int64_t)out->amount * units[i].hours * NS_A_HOUR;
        return true;
    }
    return false;
}

/* Behind "<" or ">". */
static bool parse_side(bool is_less, Str text, TimeRange *out)
{
    if (parse_age(text, out)) {
        out->form = is_less ? TIME_YOUNGER : TIME_OLDER;
        return true;
    }
    int64_t first;
    int64_t last;
    if (!parse_period(text, &first, &last))
        return false;
    out->form = TIME_DAYS;
    out->has_last = is_less;
    out->has_first = !is_less;
    out->last = first - 1;
    out->first = last + 1;
    out->is_strict = true;
    out->first_text = out->last_text = text;
    return true;
}

static int64_t midnight(int64_t day)
{
    DateTime time = {.date = date_from_days(day)};
    return date_time_to_ns(&time);
}

static bool parse_range(Str text, TimeRange *out)
{
    *out = (TimeRange){.form = TIME_DAYS};
    if (str_is_empty(text))
        return false;
    if (text.data[0] == '<' || text.data[0] == '>')
        return parse_side(text.data[0] == '<', str_from_offset(text, 1), out);
    size_t dots = str_find(text, STR(".."), 0);
    bool is_range = dots != STR_NOT_FOUND;
    out->first_text = is_range ? str_slice(text, 0, dots) : text;
    out->last_text = is_range ? str_from_offset(text, dots + 2) : text;
    out->has_first = !str_is_empty(out->first_text);
    out->has_last = !str_is_empty(out->last_text);
    int64_t unused;
    return (!out->has_first || parse_period(out->first_text, &out->first, &unused)) &&
           (!out->has_last || parse_period(out->last_text, &unused, &out->last));
}

bool time_range_parse(Str text, TimeRange *out)
{
    if (!parse_range(text, out))
        return false;
    out->first_ns = out->has_first ? midnight(out->first) : INT64_MIN;
    out->end_ns = out->has_last ? midnight(out->last + 1) : INT64_MAX;
    return true;
}
