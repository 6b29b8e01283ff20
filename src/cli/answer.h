#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

/* A query from the command line, run to its end. */

#include <attune/query.h>

#include "cli/context.h"

/** Files that match, in the order that was asked for. Without a query all notes, excluded ones too
 * (vault-spec 14.14). */
typedef struct Answer {
    AttuneQuery *query; /* NULL without one */
    AttuneSearch *search;
    const AttuneFileId *files;
    size_t count;
    AttuneFileId *own;
} Answer;

/** The operands, joined by blanks, are no query but nothing. */
bool answer_is_empty(const Invocation *invocation);
/** @return false: reported, `context->status` is set; answer_clear also then */
bool answer_run(Answer *answer, Context *context, bool want_hits);
void answer_clear(Answer *answer);

#endif
