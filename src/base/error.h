#ifndef BASE_ERROR_H
#define BASE_ERROR_H

/* Errors as values: `return error_set(error, …)` is one line. */

#include <stdbool.h>

#include <attune/error.h>

typedef AttuneError Error;

/** Fill `error` (NULL is fine). @return always false */
bool error_set(Error *error, AttuneErrorKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/** The same, at `position` bytes into the text at fault. @return always false */
bool error_set_at(Error *error, AttuneErrorKind kind, size_t position, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/** "no such file or directory" and the like, in our lower case, for `number` of errno. Static text.
 */
const char *error_text_of_errno(int number);

#endif
