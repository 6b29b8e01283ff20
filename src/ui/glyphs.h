#ifndef UI_GLYPHS_H
#define UI_GLYPHS_H

/* Signs, counts and bars that several drawers share. */

#include <attune/note.h>

#include "ui/surface.h"

/** The dot of a status; empty where it has none of its own class. */
Str status_glyph(AttuneStatusClass class_, bool ascii);
Role status_role(AttuneStatusClass class_);
/** A status that brings its own sign (`🟩 complete`) gets none of ours. */
bool status_has_glyph(AttuneStatusClass class_, Str text);

/** 15000 as "15,000". */
void append_count(StrBuf *out, uint64_t number);
/** "1 note", "62 notes". */
void append_counted(StrBuf *out, uint64_t number, const char *one, const char *many);

/** A bar of `width` cells of which `part` of `whole` are heavy, to the nearest half cell; `rest`
 * cells (at most `width`) are drawn thin behind it. */
void draw_bar(Surface *surface, Rect area, int row, int column, int width, int rest, uint64_t part,
              uint64_t whole);
/** Right-aligned: the text ends before `column`. @return the column where it starts */
int put_right(Surface *surface, Rect area, int row, int column, Role role, Str text);
/** As surface_put_cut, but the start gives way: "…/Secure base.md". */
int put_cut_start(Surface *surface, Rect area, int row, int column, int width, Role role, Str text);
static inline Str glyph(const Surface *surface, Glyph name)
{
    return glyph_text(name, surface->ascii);
}

#endif
