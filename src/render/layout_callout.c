/* Callouts: a bar, a sign, the kind in words, a title; the body below the same bar. */

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/layout.h"

typedef struct CalloutLook {
    Glyph glyph;
    Role role;
} CalloutLook;

static const CalloutLook looks[] = {
    [ATTUNE_CALLOUT_NOTE] = {GLYPH_callout_note, ROLE_callout_note},
    [ATTUNE_CALLOUT_ABSTRACT] = {GLYPH_callout_abstract, ROLE_callout_note},
    [ATTUNE_CALLOUT_INFO] = {GLYPH_callout_info, ROLE_callout_note},
    [ATTUNE_CALLOUT_TODO] = {GLYPH_callout_todo, ROLE_callout_note},
    [ATTUNE_CALLOUT_TIP] = {GLYPH_callout_tip, ROLE_callout_tip},
    [ATTUNE_CALLOUT_SUCCESS] = {GLYPH_callout_success, ROLE_callout_tip},
    [ATTUNE_CALLOUT_QUESTION] = {GLYPH_callout_question, ROLE_callout_warn},
    [ATTUNE_CALLOUT_WARNING] = {GLYPH_callout_warning, ROLE_callout_warn},
    [ATTUNE_CALLOUT_FAILURE] = {GLYPH_callout_failure, ROLE_callout_danger},
    [ATTUNE_CALLOUT_DANGER] = {GLYPH_callout_danger, ROLE_callout_danger},
    [ATTUNE_CALLOUT_BUG] = {GLYPH_callout_bug, ROLE_callout_danger},
    [ATTUNE_CALLOUT_EXAMPLE] = {GLYPH_callout_example, ROLE_callout_other},
    [ATTUNE_CALLOUT_QUOTE] = {GLYPH_callout_quote, ROLE_callout_other},
};

/* "key-claim" → "Key claim" (vault-spec 6.3.1). */
static Str kind_words(Layout *l, Str type)
{
    StrBuf buf = {0};
    for (size_t offset = 0; offset < type.length;) {
        bool first = offset == 0;
        uint32_t c = utf8_next(type, &offset);
        strbuf_append_code_point(&buf, first ? unicode_upper(c) : c == '-' ? ' ' : c);
    }
    Str words = arena_clone_str(l->arena, strbuf_view(&buf));
    strbuf_clear(&buf);
    return layout_plain_signs(l, words);
}

static void put_title(Layout *l, const AttuneNode *callout, const CalloutLook *look)
{
    uint32_t line = layout_source_line(l, callout->line);
    const AttuneNode *title = callout->first;
    bool has_title = callout->as.callout.has_title && title &&
                     title->kind == ATTUNE_NODE_CALLOUT_TITLE && title->first;
    Str kind = kind_words(l, callout->as.callout.type);
    layout_text_run(l, layout_glyph(l, look->glyph), look->role, TARGET_NONE, line);
    layout_run(l, (Run){STR(" "), ROLE_text, TARGET_NONE, line, RUN_GLUE});
    layout_run(l, (Run){kind, has_title ? ROLE_callout_kind : ROLE_callout_title, TARGET_NONE, line,
                        RUN_GLUE});
    if (has_title) {
        layout_run(l, (Run){STR("  "), ROLE_text, TARGET_NONE, line, RUN_VERBATIM});
        layout_inlines(l, title->first, NULL, ROLE_callout_title, callout->line);
    }
}

static size_t body_lines(const AttuneNode *callout)
{
    return callout->end_line > callout->line ? callout->end_line - callout->line : 1;
}

void layout_callout(Layout *l, const AttuneNode *callout)
{
    const CalloutLook *look = &looks[callout->as.callout.style];
    uint32_t outer_fold = l->fold;
    Role base = l->base;
    const AttuneNode *body = callout->first;
    if (body && body->kind == ATTUNE_NODE_CALLOUT_TITLE) {
        body = body->next;
    }
    bool foldable = body && callout->as.callout.fold != ATTUNE_FOLD_NONE;
    uint32_t id = layout_fold_id(l, callout->line);
    bool closed =
        foldable && layout_is_closed(l, id, callout->as.callout.fold == ATTUNE_FOLD_CLOSED);
    if (foldable) {
        l->fold = id;
        layout_put_sign(l, id, callout->line, closed);
    }
    bool pushed = layout_push_bar(l, GLYPH_callout_bar, look->role);
    l->base = ROLE_text;
    size_t from = l->runs.count;
    put_title(l, callout, look);
    if (closed) {
        layout_count_run(l, body_lines(callout), "line", "lines",
                         layout_source_line(l, callout->line));
    }
    layout_emit_runs(l, from);
    if (!closed) {
        layout_blocks(l, body, NULL, false);
    }
    layout_pop(l, pushed);
    l->base = base;
    l->fold = outer_fold;
}
