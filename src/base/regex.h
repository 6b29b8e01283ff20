#ifndef BASE_REGEX_H
#define BASE_REGEX_H

/* Regular expressions of vault-spec 9.8 through PCRE2, the only includer of <pcre2.h>. No pattern
 * can hang. */

#include "base/error.h"
#include "base/str.h"

/** Never changed once compiled: any number of threads may search with it. */
typedef struct Regex Regex;

typedef enum RegexResult {
    REGEX_FOUND,
    REGEX_NONE,
    REGEX_LIMIT, /* gave up: too much backtracking, or too long a time */
} RegexResult;

/** `^` and `$` at lines, `.` no LF. NULL with the position in `error` when the pattern is invalid.
 */
Regex *regex_compile(Str pattern, bool ignore_case, Error *error);
void regex_free(Regex *regex);

/**
 * The first match that starts at `from` or behind. `from` is at a code point; `*start`, `*end` (may
 * be NULL) are bytes of `text`, which may hold any bytes: bad ones match nothing. A match may be
 * empty: go on one code point further then.
 */
RegexResult regex_find(const Regex *regex, Str text, size_t from, size_t *start, size_t *end);

#define REGEX_VERSION_MAX 32
/** "10.42", of PCRE2. */
void regex_library_version(char out[REGEX_VERSION_MAX]);

#endif
