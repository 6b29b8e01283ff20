#ifndef QUERY_TIME_RANGE_H
#define QUERY_TIME_RANGE_H

/* What `created:` and `modified:` ask for (vault-spec 9.4.1): days, or an age. */

#include "base/date.h"
#include "base/str.h"

typedef enum TimeForm {
    TIME_DAYS,    /* first to last, both included */
    TIME_YOUNGER, /* than `age` */
    TIME_OLDER,
} TimeForm;

typedef struct TimeRange {
    TimeForm form;
    bool has_first;
    bool has_last;
    bool is_strict; /* written with "<" or ">" and a day */
    int64_t first;  /* days since 1970 */
    int64_t last;
    int64_t first_ns; /* local midnight at which the first day starts */
    int64_t end_ns;   /* and the one at which the last day ends */
    int64_t age_ns;
    Str first_text; /* as written, for the explanation */
    Str last_text;
    uint64_t amount;
    char unit; /* of the age: h d w m y */
} TimeRange;

/**
 * A date, a month, a year, `A..B` with either end left out, `<7d`, `>2w`, `<2024-03`, `>2024`.
 * @return false when `text` is none of them
 */
bool time_range_parse(Str text, TimeRange *out);

#endif
