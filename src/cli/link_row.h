#ifndef CLI_LINK_ROW_H
#define CLI_LINK_ROW_H

/* Occurrences of links, in every format. */

#include "cli/context.h"
#include "cli/emit.h"

/** One link where it stands, and where it leads. */
typedef struct LinkRow {
    AttuneFileId source;
    const AttuneLink *link;
    AttuneResolution found;
} LinkRow;

/** The keys of a link, in order, ended by NULL; then those with "context". */
extern const char *const link_columns[];
extern const char *const link_context_columns[];

LinkRow link_row_of(const Context *context, AttuneFileId source, size_t index);
/** `with_context`: the line too. */
void link_emit(Emit *emit, const Context *context, const LinkRow *row, bool with_context);
/** For people: what is written, and where it leads. */
void link_print(const Context *context, const LinkRow *row);
/** For people: the line with the link marked. */
void link_print_context(const Context *context, const LinkRow *row);

/** "how" and "anchor" as JSON has them. */
void link_emit_anchor(Emit *emit, AttuneAnchorState anchor);

#endif
