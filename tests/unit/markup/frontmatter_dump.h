#ifndef FRONTMATTER_DUMP_H
#define FRONTMATTER_DUMP_H

/*
 * Front matter as text to compare: "none", or the properties one a line as `key type <text>` ("!":
 * salvaged, "|": block scalar) with ` - type <text>` for items, then `=line <body>`, then `? line
 * kind subject: message` for problems.
 */

#include "base/str.h"
#include "base/strbuf.h"

void assert_front_matter(const char *label, Str bytes, const char *expected);

typedef struct FrontMatterCase {
    const char *name;
    const char *text;
    const char *expected;
} FrontMatterCase;

/** The text of each case is a note. */
void check_notes(const FrontMatterCase *cases, size_t count);
/** The text of each case is the YAML alone; the body is "B". */
void check_blocks(const FrontMatterCase *cases, size_t count);

/** The bytes of a file of the sample vaults, in `out`; without them the test ends as skipped. */
Str read_shared_file(StrBuf *out, const char *relative);

#define CHECK(check, cases) check((cases), sizeof(cases) / sizeof((cases)[0]))

#endif
