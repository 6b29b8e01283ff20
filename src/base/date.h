#ifndef BASE_DATE_H
#define BASE_DATE_H

/* Calendar dates (Gregorian, also before its time) and the text forms of them. */

#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

typedef struct Date {
    int32_t year;  /* 0 to 9999 when parsed */
    uint8_t month; /* 1 to 12 */
    uint8_t day;
} Date;

typedef struct DateTime {
    Date date;
    uint8_t hour;
    uint8_t minute;
    uint8_t second;         /* to 60 */
    bool has_time;          /* else a date alone, at 00:00 */
    bool has_offset;        /* else local time */
    int16_t offset_minutes; /* east of UTC */
    uint32_t nanosecond;
} DateTime;

/** `YYYY-MM-DD`, a real calendar date and nothing else (vault-spec 2.8 d). */
bool date_parse(Str text, Date *out);
/** A date, `T` or one space, `HH:MM[:SS[.f+]][Z|±HH[:]MM]` (vault-spec 2.8 e, 14.5); no date alone.
 */
bool date_time_parse(Str text, DateTime *out);
bool date_is_valid(Date date);

/** Days since 1970-01-01. */
int64_t date_to_days(Date date);
Date date_from_days(int64_t days);
/** 0 is Sunday. */
int date_weekday(Date date);
/** <0, 0, >0 */
int date_compare(Date a, Date b);

/** Since the epoch; local time by TZ where no offset is given. Nanoseconds are clamped: 1677 to
 * 2262. */
int64_t date_time_to_seconds(const DateTime *value);
int64_t date_time_to_ns(const DateTime *value);
/** The date and time at `ns` since the epoch, in UTC or in local time by TZ, with its offset. */
DateTime date_time_from_ns(int64_t ns, bool utc);

/** `YYYY-MM-DD`. */
void date_append(StrBuf *out, Date date);
/** ISO 8601: `2025-07-05T16:56:03Z`, in local time `…+02:00`; a fraction only when there is one. */
void date_append_iso_ns(StrBuf *out, int64_t ns, bool utc);

/**
 * As strftime in the C locale: %Y %C %y %m %d %e %j %F %D %H %I %M %S %N %p %R %T %a %A %b %B %h %u
 * %w %G %g %V %z %Z %s %n %t %%.
 * @return false when `format` holds something else, which is then copied as it stands
 */
bool date_append_format(StrBuf *out, Str format, const DateTime *value);

/**
 * A daily note's name by a moment format (vault-spec 1.9): YYYY YY MM M DD D ddd dddd, `[literal]`,
 * `\` and literals.
 * @return false when `format` holds another token of moment's: it is in `*unknown` (may be NULL),
 * `out` is as it was
 */
bool date_append_moment(StrBuf *out, Str format, Date date, Str *unknown);

#endif
