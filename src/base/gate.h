#ifndef BASE_GATE_H
#define BASE_GATE_H

/*
 * The one gate out (design §4.9–10): text as a terminal may show it, cluster by cluster, with its
 * width in cells. No C0, C1, DEL or bidi control passes; a width is the sum of wcwidth over what is
 * left of a cluster.
 *
 * wcwidth asks the process's locale: a program calls setlocale(LC_CTYPE, "") or, where that is not
 * UTF-8, setlocale(LC_CTYPE, "C.UTF-8") before anything here. In the C locale everything beyond
 * ASCII becomes U+FFFD.
 *
 * Marks without a base are not shown: they would join what stands before them on the screen. A
 * cluster of two cells may hold two code points of one cell each (flags, some Indic letters), which
 * curses takes only one a cell.
 */

#include "base/str.h"
#include "base/strbuf.h"

#define GATE_CLUSTER_MAX 32

typedef struct GateCluster {
    Str source;                  /* the bytes of the input that it came from */
    uint8_t length;              /* bytes in `text`; 0: nothing is shown */
    uint8_t width;               /* cells: 0, 1 or 2 (a cluster of more is cut to what fits in 2) */
    bool replaced;               /* a control or unassigned code point stands as a visible sign */
    char text[GATE_CLUSTER_MAX]; /* not terminated; at most a base and the marks that fit */
} GateCluster;

/**
 * The cluster at `*offset`, which must be below the length; `*offset` moves behind it.
 *
 * C0 controls become their picture (U+2400 …), DEL U+2421, C1 and bidi controls U+FFFD; a TAB or LF
 * in running text becomes one blank (callers that know columns expand TAB themselves); invisible
 * format characters of design §4.10 are dropped; wcwidth < 0 gives U+FFFD.
 */
void gate_next(Str text, size_t *offset, GateCluster *out);

/** Cells of the whole text. */
size_t gate_width(Str text);
/** Bytes of the longest prefix that is at most `cells` wide; `*used` (may be NULL) is its width. */
size_t gate_fit(Str text, size_t cells, size_t *used);
/** Append what may be shown. */
void gate_append(StrBuf *out, Str text);

/**
 * Append `text` for one line of plain output: as gate_append, but a TAB is kept when `keep_tab`,
 * for `text` output of the command line and error messages.
 */
void gate_append_line(StrBuf *out, Str text, bool keep_tab);

#endif
