#ifndef QUERY_NUMBER_H
#define QUERY_NUMBER_H

/* Numbers and dates of properties, for comparing. */

#include "base/str.h"

/** A number by vault-spec 2.8 c. */
bool number_parse(Str text, double *out);

/** An ISO date with or without a time, or the first part of one: a year, a month. */
bool date_text_is_valid(Str text);
/** Order as text; a blank between date and time is as good as a "T". @return <0, 0, >0 */
int date_text_compare(Str a, Str b);

#endif
