#ifndef CLI_NOTE_VIEW_H
#define CLI_NOTE_VIEW_H

/* One note that is shown: its document, and what a page asks about its links and embeds. */

#include "base/arena.h"
#include "base/vec.h"
#include "cli/context.h"
#include "render/page.h"

typedef struct EmbeddedNote {
    AttuneFileId file;
    AttuneDocument *document;
} EmbeddedNote;

typedef struct NoteView {
    const Context *context; /* its vault may be NULL: then every link is taken as found */
    AttuneFileId file;      /* ATTUNE_FILE_NONE: standard input */
    AttuneDocument *document;
    Str path; /* vault path; "-" for standard input */
    Str title;
    bool is_excerpt;    /* a part of a note, or a text without a title: shown without a head */
    bool is_attachment; /* the document is nothing but the embed of the file */
    Str file_kind;      /* of an attachment, when its class does not say what it is */
    Arena memory;
    VEC(EmbeddedNote) embedded;
} NoteView;

/** Read and parse. `strict`: as CommonMark alone. @return false with `error`; note_view_clear also
 * then */
bool note_view_open(NoteView *view, const Context *context, AttuneFileId file, bool strict,
                    AttuneError *error);
/** The same for text that came through standard input. */
bool note_view_open_text(NoteView *view, const Context *context, Str bytes, bool strict,
                         AttuneError *error);
void note_view_clear(NoteView *view);

Resolver note_view_resolver(NoteView *view);
/** Where a link of this page leads. */
AttuneResolution note_view_resolve(const NoteView *view, const AttuneLink *link);
/** A URL for a link, percent-encoded; empty for one that leads nowhere, or where no program should
 * be asked to go. */
Str note_view_url(NoteView *view, const AttuneLink *link);

#endif
