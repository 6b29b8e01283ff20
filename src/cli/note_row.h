#ifndef CLI_NOTE_ROW_H
#define CLI_NOTE_ROW_H

/* A note as `list` tells of it, in every format. */

#include "base/arena.h"
#include "cli/context.h"
#include "cli/emit.h"

/** The keys of a note, in order, ended by NULL. */
extern const char *const note_columns[];

void note_emit(Emit *emit, const Context *context, const AttuneFile *file);

/** `{path}\t{created:%F}` filled in; a line break follows. @return false with `error` for a
 * template that is none; checked before the first note is printed */
bool note_template_check(Str template, AttuneError *error);
void note_template_append(StrBuf *out, Str template, const Context *context,
                          const AttuneFile *file);

/** The property's own text, else the file's time in ISO 8601; empty where there is none
 * (vault-spec 14.7). */
Str note_created(const AttuneFile *file, StrBuf *memory);
Str note_modified(const AttuneFile *file, StrBuf *memory);
/** The text of a property, items joined by commas; nothing where it is absent or null. */
void note_append_property(StrBuf *out, const AttuneRecord *record, Str name);
/** The tags of a note, each once, in the spelling that comes first. `record` may be NULL. */
size_t note_tags(const AttuneRecord *record, Arena *arena, const AttuneTag ***tags);

#endif
