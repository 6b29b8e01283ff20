/* Blocks whose text is not Markdown: HTML and display math. */

#include "render/html_text.h"
#include "render/layout.h"
#include "render/math.h"

#define MATH_INDENT 4

/* One run a line. */
static void put_lines(Layout *l, Str text, Role role, uint32_t line, bool verbatim)
{
    Str rest = text;
    Str piece;
    while (str_next_piece(&rest, '\n', &piece)) {
        uint32_t source_line = layout_source_line(l, line);
        /* What a line is indented by is no blank that a break may swallow. */
        size_t indent = 0;
        while (verbatim && indent < piece.length && piece.data[indent] == ' ') {
            indent++;
        }
        layout_run(
            l, (Run){str_slice(piece, 0, indent), ROLE_text, TARGET_NONE, source_line, RUN_GLUE});
        piece = str_from_offset(piece, indent);
        layout_run(l, (Run){layout_plain_signs(l, piece), role, TARGET_NONE, source_line,
                            verbatim ? RUN_VERBATIM : 0});
        layout_run(l, (Run){STR(""), role, TARGET_NONE, source_line, RUN_BREAK});
        line += verbatim;
    }
}

void layout_html_block(Layout *l, const AttuneNode *node)
{
    size_t from = l->runs.count;
    if (l->options.plain_html) {
        put_lines(l, node->text, ROLE_code_text, node->line, true);
    } else {
        put_lines(l, html_text(l->arena, node->text), l->base, node->line, false);
    }
    layout_emit_runs(l, from);
}

static Str trim_lines(Str text)
{
    while (text.length && text.data[0] == '\n') {
        text = str_from_offset(text, 1);
    }
    return str_trim_ascii(text);
}

void layout_math_block(Layout *l, const AttuneNode *node)
{
    Str source = trim_lines(node->text);
    Str shown;
    bool readable =
        !l->options.capabilities.ascii && math_block_to_unicode(l->arena, source, &shown);
    bool pushed = layout_push_indent(l, MATH_INDENT);
    size_t from = l->runs.count;
    put_lines(l, readable ? shown : source, ROLE_math, node->line, true);
    layout_emit_runs(l, from);
    layout_pop(l, pushed);
}
