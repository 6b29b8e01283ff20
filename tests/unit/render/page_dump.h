#ifndef TESTS_RENDER_PAGE_DUMP_H
#define TESTS_RENDER_PAGE_DUMP_H

/* A page as text: its grid, and the styles as the reference screens write them. */

#include "base/strbuf.h"
#include "render/page.h"

/** Lines of the page, blanks at their ends taken off. */
void page_dump_grid(const Page *page, StrBuf *out);
/** "row 3 col 5-8 link, 12 dim", from 1; blanks are named only where a role shows on them. */
void page_dump_styles(const Page *page, StrBuf *out);
/** One target a line: kind, line and column from 1, text. */
void page_dump_targets(const Page *page, StrBuf *out);

/** Text of the lines alone, without blanks, bars, markers, rules: what must not depend on the
 * width.
 */
void page_dump_words(const Page *page, StrBuf *out);

#endif
