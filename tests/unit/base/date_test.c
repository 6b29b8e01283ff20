#include "support/test.h"

#include <stdlib.h>
#include <time.h>

#include "base/date.h"

static void set_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

static void parse_takes_real_dates_alone(void **state)
{
    (void)state;
    static const char *const good[] = {"2025-07-05", "2024-02-29", "2000-02-29", "0000-01-01",
                                       "9999-12-31"};
    static const char *const bad[] = {
        "",
        "2025-7-5",
        "2025-02-29",
        "1900-02-29",
        "2025-13-01",
        "2025-00-10",
        "2025-01-00",
        "2025-04-31",
        " 2025-07-05",
        "2025-07-05 ",
        "2025/07/05",
        "20250705",
        "02025-07-05",
        "-025-07-05",
        "2025-07-051",
        "２０２５-07-05",
    };
    Date date;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(date_parse(str_from(good[i]), &date));
        StrBuf out = {0};
        date_append(&out, date);
        assert_text(good[i], strbuf_view(&out), good[i]);
        strbuf_clear(&out);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (date_parse(str_from(bad[i]), &date)) {
            fail_msg("'%s' is no date", bad[i]);
        }
    }
}

static void time_parse_takes_the_forms_of_the_vault(void **state)
{
    (void)state;
    set_zone("UTC");
    static const struct {
        const char *text;
        int64_t ns;
    } good[] = {
        {"1970-01-01T00:00", 0},
        {"2025-07-05 16:56", INT64_C(1751734560000000000)},
        {"2025-07-05T16:56:08.955Z", INT64_C(1751734568955000000)},
        {"2025-07-05T16:56+02:00", INT64_C(1751727360000000000)},
        {"2025-07-05T16:56-0230", INT64_C(1751743560000000000)},
        {"1969-12-31T23:59:59.5Z", -INT64_C(500000000)},
        {"2016-12-31T23:59:60Z", INT64_C(1483228800000000000)},
        {"1970-01-01 00:00:00.0000000019", 1},
    };
    static const char *const bad[] = {
        "2025-07-05",
        "2025-07-05T",
        "2025-07-05T16",
        "2025-07-05  16:56",
        "2025-07-05T24:00",
        "2025-07-05T16:60",
        "2025-07-05T16:56:61",
        "2025-07-05T16:56:08.",
        "2025-07-05t16:56",
        "2025-07-05T16:56z",
        "2025-07-05T16:56 Z",
        "2025-07-05T16:56+2:00",
        "2025-07-05T16:56+02",
        "2025-07-05T16:56+24:00",
        "2025-07-05T16:56+02:60",
        "2025-07-05T16:56ZZ",
        "2025-02-30T16:56",
        "16:56",
        "2025-07-05T16:56:08,5",
    };
    DateTime value;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(date_time_parse(str_from(good[i].text), &value));
        assert_true(value.has_time);
        if (date_time_to_ns(&value) != good[i].ns) {
            fail_msg("%s is %lld", good[i].text, (long long)date_time_to_ns(&value));
        }
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (date_time_parse(str_from(bad[i]), &value)) {
            fail_msg("'%s' is no date and time", bad[i]);
        }
    }
}

static void days_and_dates_are_inverse(void **state)
{
    (void)state;
    assert_int_equal(date_to_days((Date){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((Date){2000, 3, 1}), 11017);
    assert_int_equal(date_to_days((Date){0, 1, 1}), -719528);
    assert_int_equal(date_weekday((Date){2025, 7, 5}), 6);
    assert_int_equal(date_weekday((Date){1600, 2, 29}), 2);
    for (int64_t days = -1000000; days < 4000000; days += 97) {
        Date date = date_from_days(days);
        assert_true(date_is_valid(date));
        assert_true(date_to_days(date) == days);
    }
    assert_true(date_is_valid(date_from_days(INT64_MAX)));
    assert_true(date_is_valid(date_from_days(INT64_MIN)));
    assert_true(date_compare((Date){2025, 7, 5}, (Date){2025, 7, 6}) < 0);
    assert_int_equal(date_compare((Date){2025, 7, 5}, (Date){2025, 7, 5}), 0);
}

static void iso_form_follows_the_zone(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int64_t ns;
        bool utc;
        const char *text;
    } cases[] = {
        {"UTC", INT64_C(1751734568000000000), true, "2025-07-05T16:56:08Z"},
        {"UTC", INT64_C(1751734568000000000), false, "2025-07-05T16:56:08+00:00"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", INT64_C(1751734568955000000), false,
         "2025-07-05T18:56:08.955+02:00"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", INT64_C(1736000000000000000), false,
         "2025-01-04T15:13:20+01:00"},
        {"NST3:30", INT64_C(1751734568000000000), false, "2025-07-05T13:26:08-03:30"},
        {"UTC", -1, true, "1969-12-31T23:59:59.999999999Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_zone(cases[i].zone);
        StrBuf out = {0};
        date_append_iso_ns(&out, cases[i].ns, cases[i].utc);
        assert_text(cases[i].zone, strbuf_view(&out), cases[i].text);
        DateTime back = date_time_from_ns(cases[i].ns, cases[i].utc);
        assert_true(date_time_to_ns(&back) == cases[i].ns);
        strbuf_clear(&out);
    }
    set_zone("UTC");
}

static void local_time_without_offset_asks_the_zone(void **state)
{
    (void)state;
    DateTime value;
    assert_true(date_time_parse(STR("2025-07-05 16:56"), &value));
    set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_true(date_time_to_seconds(&value) == 1751727360);
    set_zone("UTC");
    assert_true(date_time_to_seconds(&value) == 1751734560);
}

static void times_beyond_nanoseconds_are_clamped(void **state)
{
    (void)state;
    DateTime early = {.date = {0, 1, 1}, .has_offset = true, .nanosecond = 5};
    DateTime late = {.date = {9999, 12, 31}, .has_offset = true};
    assert_true(date_time_to_ns(&early) == INT64_MIN);
    assert_true(date_time_to_ns(&late) == INT64_MAX);
    StrBuf out = {0};
    date_append_iso_ns(&out, INT64_MIN, true);
    assert_true(str_starts_with(strbuf_view(&out), STR("1677-09-21T")));
    strbuf_reset(&out);
    assert_true(date_append_format(&out, STR("%F %s"), &early));
    assert_text("seconds", strbuf_view(&out), "0000-01-01 -62167219200");
    strbuf_clear(&out);
}

static void format_knows_what_strftime_knows(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        const char *text;
        bool is_known;
    } cases[] = {
        {"%F", "2024-12-30", true},
        {"%Y/%m/%d", "2024/12/30", true},
        {"%C %y %e %j %D", "20 24 30 365 12/30/24", true},
        {"%H:%M:%S %R %T %I %p %N", "07:05:09 07:05 07:05:09 07 AM 000000007", true},
        {"%a %A %b %B %h %u %w", "Mon Monday Dec December Dec 1 1", true},
        {"%G-W%V %g", "2025-W01 25", true},
        {"%z %Z %s", "+0130 +0130 1735536909", true},
        {"%%%n%t", "%\n\t", true},
        {"100%", "100%", false},
        {"%Q%F", "%Q2024-12-30", false},
        {"%Ey", "%Ey", false},
        {"é", "é", true},
    };
    DateTime value;
    assert_true(date_time_parse(STR("2024-12-30T07:05:09.000000007+01:30"), &value));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        assert_int_equal(date_append_format(&out, str_from(cases[i].format), &value),
                         cases[i].is_known);
        assert_text(cases[i].format, strbuf_view(&out), cases[i].text);
        strbuf_clear(&out);
    }
}

/* The C library is the model, for each day of some years around the turns of ISO years. */
static void format_agrees_with_strftime(void **state)
{
    (void)state;
    set_zone("UTC");
    for (int64_t days = date_to_days((Date){1999, 12, 20});
         days < date_to_days((Date){2012, 1, 20}); days++) {
        const char *format = "%Y %y %m %d %e %j %F %D %a %A %b %B %u %w %G %g %V %H %I %p %T";
        time_t clock = (time_t)(days * 86400 + days % 24 * 3600);
        struct tm parts;
        char expected[256];
        assert_non_null(gmtime_r(&clock, &parts));
        assert_true(strftime(expected, sizeof expected, format, &parts) > 0);
        DateTime value = date_time_from_ns((int64_t)clock * 1000000000, true);
        StrBuf out = {0};
        assert_true(date_append_format(&out, str_from(format), &value));
        assert_text("day", strbuf_view(&out), expected);
        strbuf_clear(&out);
    }
}

static void moment_writes_daily_names(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        const char *text;    /* NULL: not one of ours */
        const char *unknown; /* then the token */
    } cases[] = {
        {"YYYY-MM-DD", "2025-07-05", NULL},
        {"", "", NULL},
        {"YY.M.D", "25.7.5", NULL},
        {"dddd, ddd", "Saturday, Sat", NULL},
        {"YYYY/MM/YYYY-MM-DD", "2025/07/2025-07-05", NULL},
        {"[Day] DD", "Day 05", NULL},
        {"[a] b]YY", "a] b25", NULL},
        {"[u YY", "[u 25", NULL},
        {"[]YY", "25", NULL},
        {"\\YYYY \\x\\", "YYYY x", NULL},
        {"日記 YYYY年", "日記 2025年", NULL},
        {"bcfT", "bcfT", NULL},
        {"YYYY-MMM", NULL, "MMM"},
        {"gggg-[W]ww", NULL, "gggg"},
        {"Do", NULL, "Do"},
        {"HH:mm", NULL, "HH"},
        {"dd", NULL, "dd"},
        {"YYYYY", NULL, "YYYYY"},
        {"Y", NULL, "Y"},
        {"DDDD", NULL, "DDDD"},
        {"day", NULL, "d"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        strbuf_append_char(&out, '>');
        Str unknown = {0};
        bool is_known =
            date_append_moment(&out, str_from(cases[i].format), (Date){2025, 7, 5}, &unknown);
        assert_int_equal(is_known, cases[i].text != NULL);
        assert_text(cases[i].format, str_from_offset(strbuf_view(&out), 1),
                    is_known ? cases[i].text : "");
        assert_text(cases[i].format, unknown, is_known ? "" : cases[i].unknown);
        strbuf_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_takes_real_dates_alone),
        cmocka_unit_test(time_parse_takes_the_forms_of_the_vault),
        cmocka_unit_test(days_and_dates_are_inverse),
        cmocka_unit_test(iso_form_follows_the_zone),
        cmocka_unit_test(local_time_without_offset_asks_the_zone),
        cmocka_unit_test(times_beyond_nanoseconds_are_clamped),
        cmocka_unit_test(format_knows_what_strftime_knows),
        cmocka_unit_test(format_agrees_with_strftime),
        cmocka_unit_test(moment_writes_daily_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
