#ifndef CLI_SHOW_H
#define CLI_SHOW_H

/* The forms in which `show` prints a note. Each appends text for a pipe or prints it. */

#include "cli/note_view.h"

/** The blocks of the document that are shown: NULL in both for all. */
typedef struct Part {
    const AttuneNode *first;
    const AttuneNode *last;
} Part;

/** Find --section or --block; a block within another becomes the whole document. @return false with
 * `error` when the note has no such thing */
bool show_find_part(NoteView *view, Part *part, AttuneError *error);
/** The same for the heading or block that a link names. */
bool show_find_linked(NoteView *view, const AttuneLink *link, Part *part, AttuneError *error);
/** The source of a part, whole lines; of all the text for an empty one. */
Str show_source(const NoteView *view, Part part);

/** Print the page, with looks and links where the output has them. */
void show_print_page(NoteView *view, Part part);
/** The page as plain text. */
void show_append_page(StrBuf *out, NoteView *view, Part part);
/** Lines with their spans, for whoever looks at what the layout made. */
void show_dump_lines(NoteView *view, Part part);
void show_dump_document(const NoteView *view);
/** What the index has of the note (vault-spec, head). */
void show_dump_index(const NoteView *view);
void show_html(NoteView *view, Part part, bool strict);

#endif
