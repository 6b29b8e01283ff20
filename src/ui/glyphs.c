#include "ui/glyphs.h"

#include "base/gate.h"
#include "base/unicode.h"
#include "base/utf8.h"

Str status_glyph(AttuneStatusClass class_, bool ascii)
{
    switch (class_) {
    case ATTUNE_STATUS_DONE:
        return glyph_text(GLYPH_status_done, ascii);
    case ATTUNE_STATUS_ACTIVE:
        return glyph_text(GLYPH_status_active, ascii);
    case ATTUNE_STATUS_TODO:
        return glyph_text(GLYPH_status_todo, ascii);
    case ATTUNE_STATUS_HOLD:
        return glyph_text(GLYPH_status_hold, ascii);
    case ATTUNE_STATUS_DRAFT:
        return glyph_text(GLYPH_status_draft, ascii);
    case ATTUNE_STATUS_DROPPED:
        return glyph_text(GLYPH_status_dropped, ascii);
    default:
        return STR("");
    }
}

Role status_role(AttuneStatusClass class_)
{
    switch (class_) {
    case ATTUNE_STATUS_DONE:
        return ROLE_status_done;
    case ATTUNE_STATUS_ACTIVE:
        return ROLE_status_active;
    case ATTUNE_STATUS_TODO:
        return ROLE_status_todo;
    case ATTUNE_STATUS_HOLD:
        return ROLE_status_hold;
    case ATTUNE_STATUS_DRAFT:
        return ROLE_status_draft;
    case ATTUNE_STATUS_DROPPED:
        return ROLE_status_dropped;
    default:
        return ROLE_text;
    }
}

bool status_has_glyph(AttuneStatusClass class_, Str text)
{
    if (class_ == ATTUNE_STATUS_NEUTRAL || str_is_empty(text)) {
        return false;
    }
    size_t offset = 0;
    uint32_t first = utf8_next(text, &offset);
    return unicode_is_letter(first) || unicode_is_digit(first);
}

void append_count(StrBuf *out, uint64_t number)
{
    if (number >= 1000) {
        append_count(out, number / 1000);
        strbuf_printf(out, ",%03u", (unsigned)(number % 1000));
    } else {
        strbuf_printf(out, "%u", (unsigned)number);
    }
}

void append_counted(StrBuf *out, uint64_t number, const char *one, const char *many)
{
    append_count(out, number);
    strbuf_append_char(out, ' ');
    strbuf_append(out, str_from(number == 1 ? one : many));
}

void draw_bar(Surface *surface, Rect area, int row, int column, int width, int rest, uint64_t part,
              uint64_t whole)
{
    uint64_t halves = whole ? ((uint64_t)width * 4 * part / whole + 1) / 2 : 0;
    if (part > 0 && halves == 0) {
        halves = 1;
    }
    int full = halves / 2 < (uint64_t)width ? (int)(halves / 2) : width;
    surface_repeat(surface, area, row, column, full, ROLE_bar, glyph(surface, GLYPH_progress_full));
    if (full < width && halves % 2 == 1) {
        surface_put(surface, area, row, column + full, ROLE_bar,
                    glyph(surface, GLYPH_progress_half));
        full++;
    }
    surface_repeat(surface, area, row, column + full, rest - full, ROLE_bar_rest,
                   glyph(surface, GLYPH_progress_rest));
}

int put_right(Surface *surface, Rect area, int row, int column, Role role, Str text)
{
    int start = column - (int)gate_width(text);
    surface_put(surface, area, row, start, role, text);
    return start;
}

int put_cut_start(Surface *surface, Rect area, int row, int column, int width, Role role, Str text)
{
    size_t all = gate_width(text);
    if (width <= 0 || all <= (size_t)width) {
        return width <= 0 ? column : surface_put(surface, area, row, column, role, text);
    }
    size_t from = 0;
    while (from < text.length && all > (size_t)width - 1) {
        size_t end = unicode_cluster_end(text, from);
        all -= gate_width(str_slice(text, from, end));
        from = end;
    }
    column = surface_put(surface, area, row, column, role, glyph(surface, GLYPH_cut));
    return surface_put(surface, area, row, column, role, str_from_offset(text, from));
}
