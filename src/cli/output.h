#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

/* Standard output: buffered, gated where a person or a terminal reads it, failures reported once.
 */

#include "cli/cli.h"
#include "render/line.h"
#include "render/theme.h"

/** Take the colours and the width of this run from the invocation, the environment and the
 * terminal. Once, at the start. @return false: there is no such theme */
bool output_init(const Invocation *invocation, AttuneError *error);
/** Flush. @return 0, or 3 when something could not be written (reported, but not for a closed pipe)
 */
int output_finish(void);

/** Before something goes to standard error that belongs behind it. */
void output_flush(void);

/** Columns that text may take: --width, COLUMNS, the terminal, 80. */
uint32_t output_width(void);
/** The same for prose: at most the settings' width, 90. */
uint32_t output_prose_width(void);
bool output_is_terminal(void);
Capabilities output_capabilities(void);

/** Bytes as they are. */
void output_raw(Str bytes);
/** Bytes as they are into a pipe, gated on a terminal (`paths`, `tsv`, `--raw`). */
void output_data(Str bytes);
/** For people: gated, in the look of `role` when there are colours. */
void output_text(Role role, Str text);
void output_printf(Role role, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** `text` in a column of `width` cells, right-aligned when negative; a longer one is not cut. */
void output_column(Role role, Str text, int width);
void output_newline(void);
/** What follows leads to `url` (OSC 8), which holds nothing but visible ASCII; equal numbers belong
 * together. */
void output_begin_link(Str url, uint32_t number);
void output_end_link(void);
/** A sign of ours, as this locale can show it. Static text. */
Str output_glyph(Glyph glyph);
/** A vault path: the folders dim, the last segment in the look of `role`. */
void output_path(Role role, Str path);
/** `path:line:` or, with a column, `path:line:column:`, and a blank. */
void output_place(Str path, uint32_t line, uint32_t column);
/** `line` with `length` code points from `column` on in the look of `role`; blanks at its ends are
 * left out. */
void output_marked_line(Role role, Str line, uint32_t column, uint32_t length);
/** A sink for json_writer_init_sink. */
bool output_sink(void *context, Str bytes);

#endif
