/* Footnotes: collected below the text, each with its number and a way back. */

#include "base/gate.h"
#include "render/layout.h"
#include "render/script.h"

#define NUMBER_GAP 2

static void put_way_back(Layout *l, const AttuneNode *footnote, uint32_t line, bool behind_text)
{
    if (footnote->as.footnote.number == 0 || l->embed_count) {
        return;
    }
    uint32_t target = layout_target(l, (Target){.kind = TARGET_FOOTNOTE_BACK,
                                                .number = footnote->as.footnote.number,
                                                .source_line = line});
    if (behind_text) {
        layout_run(l, (Run){STR(" "), ROLE_text, TARGET_NONE, line, RUN_GLUE});
    }
    layout_run(l, (Run){layout_glyph(l, GLYPH_back), ROLE_dim, target, line, RUN_GLUE});
}

static Segment number_segment(Layout *l, const AttuneNode *footnote)
{
    uint32_t number = footnote->as.footnote.number;
    Str text = number ? script_footnote(l->arena, number, l->options.capabilities.ascii)
                      : layout_glyph(l, GLYPH_dot);
    Span *spans = ARENA_ARRAY(l->arena, Span, 3);
    spans[0] = span_of(text, number ? ROLE_footnote_ref : ROLE_dim, (uint32_t)gate_width(text));
    spans[1] = layout_blanks(l, NUMBER_GAP);
    spans[2] = layout_blanks(l, spans[0].width + NUMBER_GAP);
    return (Segment){.first = spans,
                     .first_count = 2,
                     .rest = spans + 2,
                     .rest_count = 1,
                     .width = spans[2].width};
}

/* The last paragraph takes the way back at its end; after any other block it gets its own line. */
void layout_footnote(Layout *l, const AttuneNode *footnote)
{
    uint32_t line = layout_source_line(l, footnote->line);
    bool pushed = layout_push(l, number_segment(l, footnote));
    const AttuneNode *last = footnote->last;
    bool ends_in_text = last && last->kind == ATTUNE_NODE_PARAGRAPH;
    const AttuneNode *before = NULL;
    for (const AttuneNode *node = footnote->first; node; node = node->next) {
        if (before && layout_has_blank_between(before, node)) {
            layout_owe_blank(l);
        }
        if (node == last && ends_in_text) {
            break;
        }
        layout_block(l, node, before);
        before = node;
    }
    size_t from = l->runs.count;
    if (ends_in_text) {
        layout_inlines(l, last->first, NULL, l->base, last->line);
    }
    put_way_back(l, footnote, line, ends_in_text);
    layout_emit_runs(l, from);
    l->owes_blank = false;
    layout_pop(l, pushed);
}
