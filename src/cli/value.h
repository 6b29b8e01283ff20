#ifndef CLI_VALUE_H
#define CLI_VALUE_H

/* Properties as JSON values (interface §3). */

#include <attune/note.h>

#include "base/json.h"

/** A number where its source text is one in JSON and in every reader's floating point too. */
bool value_is_json_number(Str text);
void value_write(JsonWriter *json, const AttuneValue *value);
void value_write_property(JsonWriter *json, const AttuneProperty *property);
/** {KEY: value}, each key once: the first one counts, which is that of the front matter. */
void value_write_properties(JsonWriter *json, const AttuneRecord *record);

#endif
