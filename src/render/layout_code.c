/* Code: its lines as they are between two dashed rules; too wide ones are panned, never wrapped. */

#include "base/gate.h"
#include "base/strbuf.h"
#include "render/layout.h"

#define TAB_STOP 4
#define LEAST_WITH_SIGNS 3 /* cells */
#define RULE_LEAD 2        /* dashes before the label, and behind the one below */

typedef struct CodeView {
    uint32_t offset; /* cells hidden on the left */
    uint32_t widest;
    bool wide;
} CodeView;

/* TABs as blanks up to the next stop. */
static Str expand_tabs(Layout *l, Str text)
{
    if (str_find_char(text, '\t', 0) == STR_NOT_FOUND) {
        return text;
    }
    StrBuf buf = {0};
    size_t column = 0;
    Str rest = text;
    Str piece;
    while (str_next_piece(&rest, '\t', &piece)) {
        strbuf_append(&buf, piece);
        column += gate_width(piece);
        if (rest.data) {
            size_t blanks = TAB_STOP - column % TAB_STOP;
            strbuf_append_repeat(&buf, ' ', blanks);
            column += blanks;
        }
    }
    Str expanded = arena_clone_str(l->arena, strbuf_view(&buf));
    strbuf_clear(&buf);
    return expanded;
}

/* The next line of `*rest`; a final LF ends the last one. */
static bool next_line(Str *rest, Str *line)
{
    return rest->length > 0 && str_next_piece(rest, '\n', line);
}

/* Cells of a line with its TABs expanded. */
static uint32_t line_width(Str line)
{
    size_t column = 0;
    Str piece;
    while (str_next_piece(&line, '\t', &piece)) {
        column += gate_width(piece);
        if (line.data) {
            column += TAB_STOP - column % TAB_STOP;
        }
    }
    return (uint32_t)column;
}

uint32_t layout_code_widest(Str text)
{
    uint32_t widest = 0;
    Str line;
    while (next_line(&text, &line)) {
        /* No line is wider than its bytes, TABs apart. */
        if (line.length <= widest && str_find_char(line, '\t', 0) == STR_NOT_FOUND) {
            continue;
        }
        uint32_t width = line_width(line);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static CodeView view_of(const Layout *l, uint32_t widest, uint32_t id)
{
    CodeView view = {.widest = widest};
    view.wide = view.widest > l->width && !l->options.whole;
    if (view.wide) {
        view.offset = layout_pan_offset(l, id, view.widest - l->width + 1);
    }
    return view;
}

/* ---- rules ---- */

static void put_plain_rule(Layout *l, uint32_t line)
{
    Span rule = layout_repeat(l, GLYPH_rule_dashed, ROLE_code_rule, l->width);
    layout_emit(l, &rule, 1, line, false);
}

/* `lead` dashes, the label, dashes up to the end. */
static void put_labelled_rule(Layout *l, uint32_t lead, Span label, uint32_t line)
{
    uint32_t rest = l->width - lead - 2 - label.width;
    Span spans[] = {layout_repeat(l, GLYPH_rule_dashed, ROLE_code_rule, lead), layout_blanks(l, 1),
                    label, layout_blanks(l, 1),
                    layout_repeat(l, GLYPH_rule_dashed, ROLE_code_rule, rest)};
    layout_emit(l, spans, 5, line, false);
}

static void put_top_rule(Layout *l, Str label, uint32_t line)
{
    uint32_t taken = RULE_LEAD + 2 + 1;
    uint32_t room = l->width > taken ? l->width - taken : 0;
    Span span = layout_cut(l, label, ROLE_code_label, room);
    if (span.width) {
        put_labelled_rule(l, RULE_LEAD, span, line);
    } else {
        put_plain_rule(l, line);
    }
}

static void put_bottom_rule(Layout *l, const CodeView *view, uint32_t line)
{
    uint32_t taken = RULE_LEAD + 2 + 1;
    if (!view->wide || l->width <= taken) {
        put_plain_rule(l, line);
        return;
    }
    uint32_t last = view->offset + l->width - 1;
    last = last < view->widest ? last : view->widest;
    Span label = layout_pan_label(l, view->offset + 1, last, view->widest, l->width - taken);
    if (label.width) {
        put_labelled_rule(l, l->width - RULE_LEAD - 2 - label.width, label, line);
    } else {
        put_plain_rule(l, line);
    }
}

/* ---- lines ---- */

/* `›` closes a line that goes on, `‹` opens one that began further left; each takes a cell, where
 * there are so many. */
static void put_code_line(Layout *l, Str text, const CodeView *view, uint32_t line)
{
    text = expand_tabs(l, text);
    bool has_signs = view->wide && l->width >= LEAST_WITH_SIGNS;
    bool hidden_left = has_signs && view->offset > 0 && !str_is_empty(text);
    uint32_t room = l->options.whole ? UINT32_MAX : l->width - has_signs - hidden_left;
    Span spans[4];
    size_t count = 0;
    if (view->offset) {
        size_t skipped;
        text = str_from_offset(text, gate_fit(text, view->offset + hidden_left, &skipped));
    }
    if (hidden_left) {
        spans[count++] = layout_glyph_span(l, GLYPH_pan_left, ROLE_fold_closed);
    }
    size_t used;
    size_t fitting = gate_fit(text, room, &used);
    spans[count++] = span_of(str_slice(text, 0, fitting), ROLE_code_text, (uint32_t)used);
    if (fitting < text.length && has_signs) {
        spans[count++] = layout_blanks(l, room - (uint32_t)used);
        spans[count++] = layout_glyph_span(l, GLYPH_pan_right, ROLE_fold_closed);
    }
    layout_emit(l, spans, count, line, false);
}

void layout_code_piece(Layout *l, const AttuneNode *node, const CodePiece *piece)
{
    uint32_t id = layout_fold_id(l, node->line);
    CodeView view = view_of(l, piece->widest, id);
    size_t first = l->lines.count;
    uint32_t at = piece->line;
    if (piece->starts) {
        put_top_rule(l, layout_plain_signs(l, node->as.code.language),
                     layout_source_line(l, node->line));
    }
    Str line;
    for (Str rest = piece->text; next_line(&rest, &line);) {
        put_code_line(l, line, &view, layout_source_line(l, at));
        at++;
    }
    if (piece->ends) {
        put_bottom_rule(l, &view, layout_source_line(l, node->end_line));
    }
    if (view.wide) {
        layout_add_wide(l,
                        (Wide){.id = id, .limit = view.widest - l->width + 1, .first_line = first});
    }
}

void layout_code(Layout *l, const AttuneNode *node)
{
    layout_code_piece(l, node,
                      &(CodePiece){.text = node->text,
                                   .line = node->line + node->as.code.fenced,
                                   .widest = layout_code_widest(node->text),
                                   .starts = true,
                                   .ends = true});
}
