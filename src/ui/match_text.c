#include "ui/match_text.h"

int match_text_put(Surface *surface, Rect area, int row, int column, int width, Str text,
                   const AttuneFuzzy *match, Role role, Role marked)
{
    if (width <= 0) {
        return column;
    }
    size_t fitting = gate_fit(text, (size_t)width, NULL);
    bool cut = fitting < text.length;
    if (cut) {
        fitting = gate_fit(text, (size_t)width - 1, NULL);
    }
    size_t next = 0;
    for (size_t offset = 0; offset < fitting;) {
        size_t start = offset;
        GateCluster cluster;
        gate_next(text, &offset, &cluster);
        bool is_marked = false;
        while (next < match->position_count && match->positions[next] < offset) {
            is_marked = is_marked || match->positions[next] >= start;
            next++;
        }
        column = surface_put(surface, area, row, column, is_marked ? marked : role,
                             str_slice(text, start, offset));
    }
    return cut ? surface_put(surface, area, row, column, role,
                             glyph_text(GLYPH_cut, surface->ascii))
               : column;
}
