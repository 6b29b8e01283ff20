/* Paragraphs, headings, quotes, rules, and what comes after what. */

#include "render/inline.h"

bool layout_is_underline(const AttuneNode *heading, const AttuneNode *node)
{
    return heading && heading->kind == ATTUNE_NODE_HEADING && node &&
           node->kind == ATTUNE_NODE_RULE && node->line == heading->end_line + 1;
}

bool layout_has_blank_between(const AttuneNode *before, const AttuneNode *node)
{
    if (!before || (before->kind == ATTUNE_NODE_HEADING && node->kind != ATTUNE_NODE_HEADING)) {
        return false;
    }
    bool is_list_of_text = node->kind == ATTUNE_NODE_LIST &&
                           before->kind == ATTUNE_NODE_PARAGRAPH &&
                           node->line == before->end_line + 1;
    return !is_list_of_text;
}

void layout_blocks(Layout *l, const AttuneNode *first, const AttuneNode *last, bool tight)
{
    const AttuneNode *before = NULL;
    for (const AttuneNode *node = first; node; node = node->next) {
        size_t lines = l->lines.count;
        if (before && !tight && layout_has_blank_between(before, node)) {
            layout_owe_blank(l);
        }
        layout_block(l, node, before);
        if (l->lines.count != lines || layout_is_underline(before, node)) {
            before = node;
        } else if (before) {
            l->owes_blank = false;
        }
        if (node == last) {
            break;
        }
    }
}

/* ---- paragraphs ---- */

static bool is_break(const AttuneNode *node)
{
    return node->kind == ATTUNE_NODE_SOFT_BREAK || node->kind == ATTUNE_NODE_HARD_BREAK;
}

static bool is_blank_text(const AttuneNode *node)
{
    return node->kind == ATTUNE_NODE_COMMENT ||
           (node->kind == ATTUNE_NODE_TEXT && str_is_empty(str_trim_ascii(node->text)));
}

static bool stands_alone(const AttuneNode *node)
{
    return node->kind == ATTUNE_NODE_EMBED || node->kind == ATTUNE_NODE_IMAGE ||
           (node->kind == ATTUNE_NODE_MATH && node->as.math.display);
}

/* The node behind the source line that starts with `node`. `*alone` is what fills the line, if that
 * is a thing with lines of its own. */
static const AttuneNode *line_end(const AttuneNode *node, const AttuneNode **alone)
{
    bool other = false;
    *alone = NULL;
    for (; node && !is_break(node); node = node->next) {
        if (stands_alone(node) && !*alone) {
            *alone = node;
        } else if (!is_blank_text(node)) {
            other = true;
        }
    }
    if (other) {
        *alone = NULL;
    }
    return node ? node->next : NULL;
}

static void layout_alone(Layout *l, const AttuneNode *node, bool *framed, bool any)
{
    bool was_framed = *framed;
    *framed = node->kind == ATTUNE_NODE_MATH || layout_is_framed(l, node);
    if (any && (*framed || was_framed)) {
        layout_owe_blank(l);
    }
    if (node->kind == ATTUNE_NODE_MATH) {
        layout_math_block(l, node);
    } else {
        layout_embed(l, node);
    }
}

void layout_lines(Layout *l, const AttuneNode *first, const AttuneNode *until, Role base,
                  uint32_t line)
{
    size_t from = l->runs.count;
    size_t lines = l->lines.count;
    bool framed = false; /* what stands above has a frame, so a blank line follows */
    Inline in = inline_start(l, base, line);
    for (const AttuneNode *piece = first; piece && piece != until;) {
        const AttuneNode *alone;
        const AttuneNode *end = line_end(piece, &alone);
        if (alone) {
            layout_emit_runs(l, from);
            layout_alone(l, alone, &framed, l->lines.count != lines);
            in.line++;
        } else {
            if (framed) {
                layout_owe_blank(l);
                framed = false;
            }
            inline_put(&in, piece, end);
        }
        piece = end;
    }
    layout_emit_runs(l, from);
}

void layout_paragraph(Layout *l, const AttuneNode *node, Role base)
{
    layout_lines(l, node->first, NULL, base, node->line);
}

/* ---- headings ---- */

static Role heading_role(unsigned level)
{
    static const Role roles[] = {ROLE_heading1, ROLE_heading2, ROLE_heading3,
                                 ROLE_heading4, ROLE_heading5, ROLE_heading6};
    return roles[level >= 1 && level <= 6 ? level - 1 : 5];
}

/* Levels below the second differ by italics; without these they keep their Markdown. */
static void put_heading_marks(Layout *l, const AttuneNode *node)
{
    unsigned level = node->as.heading.level;
    if (level >= 3 && !l->options.capabilities.italic) {
        Str marks = {"###### ", level};
        layout_text_run(l, marks, heading_role(level), TARGET_NONE, node->line);
        layout_text_run(l, STR(" "), heading_role(level), TARGET_NONE, node->line);
    }
}

static void put_underline(Layout *l, const AttuneNode *node, uint32_t width)
{
    unsigned level = node->as.heading.level;
    bool full = layout_is_underline(node, node->next);
    if (level > 2 && !full) {
        return;
    }
    if (level == 2 && l->options.no_underlines) {
        return;
    }
    Glyph glyph = level == 1 ? GLYPH_rule_heavy : GLYPH_rule;
    Span rule = layout_repeat(l, glyph, ROLE_heading_rule, full ? l->width : width);
    layout_emit(l, &rule, 1, 0, false);
}

void layout_heading(Layout *l, const AttuneNode *node, uint32_t folded_lines)
{
    size_t from = l->runs.count;
    uint32_t line = layout_source_line(l, node->line);
    put_heading_marks(l, node);
    layout_inlines(l, node->first, NULL, heading_role(node->as.heading.level), node->line);
    if (folded_lines) {
        layout_put_sign(l, layout_fold_id(l, node->line), node->line, true);
        layout_count_run(l, folded_lines, "line", "lines", line);
        layout_emit_runs(l, from);
        return;
    }
    uint32_t widest = layout_emit_runs(l, from);
    if (widest) {
        put_underline(l, node, widest);
    }
}

/* ---- the others ---- */

bool layout_begin_quoted(Layout *l, const AttuneNode *child, const AttuneNode *before)
{
    bool pushed = layout_push_bar(l, GLYPH_quote_bar, ROLE_quote_bar);
    l->base = ROLE_quote;
    if (before && layout_has_blank_between(before, child)) {
        layout_owe_blank(l);
    }
    return pushed;
}

void layout_end_quoted(Layout *l, bool pushed, Role base)
{
    l->base = base;
    layout_pop(l, pushed);
}

static void layout_quote(Layout *l, const AttuneNode *node)
{
    Role base = l->base;
    bool pushed = layout_push_bar(l, GLYPH_quote_bar, ROLE_quote_bar);
    l->base = ROLE_quote;
    if (node->first) {
        layout_blocks(l, node->first, NULL, false);
    } else {
        layout_emit(l, NULL, 0, layout_source_line(l, node->line), false);
    }
    l->base = base;
    layout_pop(l, pushed);
}

static void layout_rule(Layout *l, const AttuneNode *node)
{
    enum { STARS = 3, GAP = 3, WIDTH = STARS + (STARS - 1) * GAP };
    Span spans[2 * STARS];
    uint32_t gap = l->width >= WIDTH ? GAP : l->width >= STARS + 2 ? 1 : 0;
    uint32_t stars = l->width >= STARS ? STARS : l->width;
    uint32_t width = stars + (stars - 1) * gap;
    size_t count = 0;
    spans[count++] = layout_blanks(l, (l->width - width) / 2);
    for (uint32_t i = 0; i < stars; i++) {
        if (i) {
            spans[count++] = layout_blanks(l, gap);
        }
        spans[count++] = layout_glyph_span(l, GLYPH_dot, ROLE_dim);
    }
    layout_emit(l, spans, count, layout_source_line(l, node->line), false);
}

/* Inlines where blocks were expected, or the other way round: show them all the same. */
static void layout_other(Layout *l, const AttuneNode *node)
{
    if (node->first) {
        layout_paragraph(l, node, l->base);
    }
}

static void layout_by_kind(Layout *l, const AttuneNode *node, const AttuneNode *before)
{
    switch (node->kind) {
    case ATTUNE_NODE_DOCUMENT:
    case ATTUNE_NODE_FOOTNOTE:
        layout_blocks(l, node->first, NULL, false);
        break;
    case ATTUNE_NODE_QUOTE:
        layout_quote(l, node);
        break;
    case ATTUNE_NODE_CALLOUT:
        layout_callout(l, node);
        break;
    case ATTUNE_NODE_LIST:
        layout_list(l, node);
        break;
    case ATTUNE_NODE_LIST_ITEM:
        layout_single_item(l, node);
        break;
    case ATTUNE_NODE_TABLE:
        layout_table(l, node);
        break;
    case ATTUNE_NODE_HEADING:
        layout_heading(l, node, 0);
        break;
    case ATTUNE_NODE_CODE_BLOCK:
        layout_code(l, node);
        break;
    case ATTUNE_NODE_HTML_BLOCK:
        layout_html_block(l, node);
        break;
    case ATTUNE_NODE_MATH_BLOCK:
        layout_math_block(l, node);
        break;
    case ATTUNE_NODE_COMMENT_BLOCK:
        break;
    case ATTUNE_NODE_RULE:
        if (!layout_is_underline(before, node)) {
            layout_rule(l, node);
        }
        break;
    case ATTUNE_NODE_PARAGRAPH:
        layout_paragraph(l, node, l->base);
        break;
    default:
        layout_other(l, node);
        break;
    }
}

void layout_block(Layout *l, const AttuneNode *node, const AttuneNode *before)
{
    if (l->depth == LAYOUT_DEPTH) {
        Span cut = layout_glyph_span(l, GLYPH_cut, ROLE_dim);
        layout_emit(l, &cut, 1, layout_source_line(l, node->line), false);
        return;
    }
    l->depth++;
    layout_by_kind(l, node, before);
    l->depth--;
}
