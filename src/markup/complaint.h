#ifndef MARKUP_COMPLAINT_H
#define MARKUP_COMPLAINT_H

/* What is wrong with broken YAML, in words for people who do not know its grammar. */

#include "base/str.h"
#include "base/yaml.h"

typedef struct Complaint {
    Str words;     /* static text, without a final stop */
    uint32_t line; /* in the text in question, from 0 */
    bool is_limit;
} Complaint;

/** Why `piece`, one key with its lines, could not be read; `colon` is the offset of the ":" behind
 * the key. */
Complaint complaint_of_piece(Str piece, size_t colon, const YamlProblem *problem);
/** Why a block could not be read although each of its keys can. */
Complaint complaint_of_block(Str block, const YamlProblem *problem);

#endif
