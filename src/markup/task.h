#ifndef MARKUP_TASK_H
#define MARKUP_TASK_H

/* The marker of a task, `[c]` and a blank, at the start of a list item (vault-spec 6.5). */

#include "base/str.h"

/** Read it at the start of `content`. @return bytes with the blanks behind it, 0 when there is none
 */
size_t task_scan(Str content, Str *status);

#endif
