/* Inlines → runs: what is said, in which role, and what can be done with it. */

#include "render/inline.h"
#include "base/gate.h"
#include "render/math.h"
#include "render/script.h"
#include "render/this_field.h"

#define INLINE_DEPTH 100
/* Cells up to which a formula is kept on one line. */
#define SHORT_MATH 20

static void put_inlines(Inline *in, const AttuneNode *first, const AttuneNode *until);

/* ---- roles ---- */

static bool is_bold(Role role)
{
    return (role >= ROLE_heading1 && role <= ROLE_heading3) ||
           (role >= ROLE_heading4 && role <= ROLE_heading6) || role == ROLE_callout_title ||
           role == ROLE_table_head || role == ROLE_title;
}

static Role role_of(const Inline *in)
{
    if (in->in_link) {
        return in->link_role;
    }
    if (in->code) {
        return ROLE_code;
    }
    if (in->highlight) {
        return ROLE_highlight;
    }
    if (in->strike) {
        return ROLE_strike;
    }
    if (in->base == ROLE_task_done_text) {
        return in->base;
    }
    if (in->emph) {
        return in->strong || is_bold(in->base) ? ROLE_strong_emph : ROLE_emph;
    }
    if (in->strong) {
        return is_bold(in->base) ? in->base : ROLE_strong;
    }
    return in->underline ? ROLE_underline : in->base;
}

static void put(Inline *in, Str text, Role role, unsigned flags)
{
    if (!str_is_empty(text)) {
        uint32_t line = layout_source_line(in->l, in->line);
        layout_run(in->l, (Run){text, role, in->target, line, flags});
    }
}

static const Capabilities *can(const Inline *in) { return &in->l->options.capabilities; }

/* ---- text ---- */

static void put_script(Inline *in, Str text)
{
    bool is_sub = in->sub > 0;
    Str small;
    if (!can(in)->ascii && script_convert(in->l->arena, text, is_sub, &small)) {
        put(in, small, role_of(in), 0);
        return;
    }
    put(in, is_sub ? STR("_") : STR("^"), role_of(in), 0);
    bool single = text.length == 1;
    put(in, single ? STR("") : STR("("), role_of(in), 0);
    put(in, text, role_of(in), 0);
    put(in, single ? STR("") : STR(")"), role_of(in), 0);
}

static void put_text(Inline *in, Str text)
{
    text = layout_plain_signs(in->l, text);
    if (in->sub > 0 || in->sup > 0) {
        put_script(in, text);
    } else {
        put(in, text, role_of(in), in->code ? RUN_VERBATIM : 0);
    }
}

static void put_code(Inline *in, const AttuneNode *node)
{
    if (this_field_put(in->l, node->text, role_of(in), in->line)) {
        return;
    }
    put(in, STR("`"), ROLE_mark, 0);
    put(in, layout_plain_signs(in->l, node->text), in->in_link ? in->link_role : ROLE_code,
        RUN_VERBATIM);
    put(in, STR("`"), ROLE_mark, 0);
}

static void put_math(Inline *in, const AttuneNode *node)
{
    Str shown;
    bool readable = !can(in)->ascii && math_to_unicode(in->l->arena, node->text, &shown);
    Str dollars = node->as.math.display ? STR("$$") : STR("$");
    bool marked = !readable || !can(in)->italic;
    put(in, marked ? dollars : STR(""), ROLE_math, 0);
    Str text = readable ? shown : node->text;
    put(in, text, ROLE_math, gate_width(text) <= SHORT_MATH ? RUN_WHOLE : RUN_VERBATIM);
    put(in, marked ? dollars : STR(""), ROLE_math, 0);
}

/* ---- links ---- */

LinkState layout_link_state(const Layout *l, const AttuneLink *link)
{
    if (link->external) {
        return LINK_EXTERNAL;
    }
    const Resolver *resolver = &l->options.resolver;
    return resolver->link_state ? resolver->link_state(resolver->context, link) : LINK_FOUND;
}

static Role link_role(LinkState state)
{
    switch (state) {
    case LINK_MISSING:
        return ROLE_link_missing;
    case LINK_EXTERNAL:
        return ROLE_link_external;
    default:
        return ROLE_link;
    }
}

/* Inside another link the outer one stays the target. @return whether this one became it */
static bool open_link(Inline *in, const AttuneLink *link, LinkState *state)
{
    *state = layout_link_state(in->l, link);
    if (in->in_link) {
        return false;
    }
    in->in_link = true;
    in->link_role = link_role(*state);
    in->target = layout_target(in->l, (Target){.kind = TARGET_LINK,
                                               .link = link,
                                               .text = link->text,
                                               .source_line = layout_source_line(in->l, in->line)});
    bool plain = *state == LINK_MISSING ? !can(in)->dim : !can(in)->underline && !can(in)->color;
    put(in, plain ? STR("[") : STR(""), in->link_role, 0);
    return true;
}

static void close_link(Inline *in, const AttuneLink *link, LinkState state)
{
    if (state == LINK_MISSING) {
        put(in, can(in)->dim ? STR("") : STR("]?"), in->link_role, RUN_GLUE);
    } else if (!can(in)->underline && !can(in)->color) {
        put(in, STR("]"), in->link_role, RUN_GLUE);
    }
    in->in_link = false;
    if (state == LINK_EXTERNAL && !link->autolink) {
        uint32_t target = in->target;
        in->target = TARGET_NONE;
        put(in, STR(" "), ROLE_dim, RUN_GLUE);
        put(in, layout_glyph(in->l, GLYPH_external), ROLE_dim, RUN_GLUE);
        in->target = target;
    }
    in->target = TARGET_NONE;
}

static void put_wikilink(Inline *in, const AttuneLink *link)
{
    LinkState state;
    bool opened = open_link(in, link, &state);
    put_text(in, link->text);
    if (opened) {
        close_link(in, link, state);
    }
}

static void put_link(Inline *in, const AttuneNode *node)
{
    LinkState state;
    const AttuneLink *link = node->as.link.link;
    bool opened = open_link(in, link, &state);
    if (node->first) {
        put_inlines(in, node->first, NULL);
    } else {
        put_text(in, str_is_empty(link->path) ? node->as.link.url : link->path);
    }
    if (opened) {
        close_link(in, link, state);
    }
}

void layout_link_runs(Layout *l, const AttuneLink *link, Str text, uint32_t source_line)
{
    Inline in = {.l = l, .base = l->base, .line = source_line, .target = TARGET_NONE};
    LinkState state;
    open_link(&in, link, &state);
    put_text(&in, text);
    close_link(&in, link, state);
}

static void put_tag(Inline *in, const AttuneNode *node)
{
    bool own = !in->in_link;
    if (own) {
        in->target =
            layout_target(in->l, (Target){.kind = TARGET_TAG,
                                          .text = node->text,
                                          .source_line = layout_source_line(in->l, in->line)});
    }
    Role role = own ? ROLE_tag : in->link_role;
    put(in, STR("#"), role, 0);
    put(in, layout_plain_signs(in->l, node->text), role, RUN_GLUE);
    if (own) {
        in->target = TARGET_NONE;
    }
}

static void put_footnote_ref(Inline *in, const AttuneNode *node)
{
    uint32_t number = node->as.footnote.number;
    uint32_t outer = in->target;
    bool is_target = !in->in_link && in->l->embed_count == 0;
    if (is_target) {
        in->target =
            layout_target(in->l, (Target){.kind = TARGET_FOOTNOTE,
                                          .number = number,
                                          .source_line = layout_source_line(in->l, in->line)});
    }
    put(in, script_footnote(in->l->arena, number, can(in)->ascii), ROLE_footnote_ref, RUN_GLUE);
    in->target = outer;
}

/* ---- fields ---- */

static void put_field(Inline *in, const AttuneNode *node)
{
    Str key = layout_plain_signs(in->l, node->as.field.key);
    switch (node->as.field.form) {
    case ATTUNE_FIELD_LINE:
        put(in, key, ROLE_key_name, 0);
        put(in, STR(":"), ROLE_key_name, RUN_GLUE);
        put(in, STR(" "), ROLE_text, 0);
        put_inlines(in, node->first, NULL);
        return;
    case ATTUNE_FIELD_SQUARE:
        put(in, STR("["), ROLE_dim, 0);
        put(in, key, role_of(in), 0);
        put(in, STR(":"), role_of(in), RUN_GLUE);
        put(in, STR(" "), role_of(in), 0);
        in->emph++;
        put_inlines(in, node->first, NULL);
        in->emph--;
        put(in, STR("]"), ROLE_dim, RUN_GLUE);
        return;
    case ATTUNE_FIELD_ROUND:
        put_inlines(in, node->first, NULL);
        return;
    }
}

/* ---- HTML ---- */

static void count(int *counter, bool closing)
{
    if (!closing) {
        ++*counter;
    } else if (*counter > 0) {
        --*counter;
    }
}

static void put_break(Inline *in, unsigned flag)
{
    uint32_t line = layout_source_line(in->l, in->line);
    layout_run(in->l, (Run){STR(""), ROLE_text, TARGET_NONE, line, flag});
}

static void put_anchor(Inline *in, const AttuneNode *node)
{
    if (node->as.html.closing) {
        if (in->in_link && in->link_role == ROLE_link_external) {
            const AttuneLink *link = in->l->targets.items[in->target].link;
            close_link(in, link, LINK_EXTERNAL);
        }
        return;
    }
    Str address = node->as.html.address;
    size_t colon = str_find_char(address, ':', 0);
    if (in->in_link || colon == STR_NOT_FOUND || colon == 0) {
        return;
    }
    AttuneLink *link = ARENA_NEW(in->l->arena, AttuneLink);
    *link = (AttuneLink){.kind = ATTUNE_LINK_MARKDOWN,
                         .external = true,
                         .path = address,
                         .text = address,
                         .line = in->line};
    LinkState state;
    open_link(in, link, &state);
}

static void put_html_image(Inline *in, const AttuneNode *node)
{
    Str name = str_is_empty(node->as.html.alt) ? node->as.html.address : node->as.html.alt;
    put(in, STR("[image: "), ROLE_image, 0);
    put(in, layout_plain_signs(in->l, name), ROLE_image, 0);
    put(in, STR("]"), ROLE_image, RUN_GLUE);
}

static void put_html(Inline *in, const AttuneNode *node)
{
    bool closing = node->as.html.closing;
    switch (node->as.html.tag) {
    case ATTUNE_HTML_BOLD:
        count(&in->strong, closing);
        break;
    case ATTUNE_HTML_ITALIC:
        count(&in->emph, closing);
        break;
    case ATTUNE_HTML_UNDERLINE:
        count(&in->underline, closing);
        if (!can(in)->underline) {
            put(in, closing ? STR("</u>") : STR("<u>"), ROLE_mark, closing ? RUN_GLUE : 0);
        }
        break;
    case ATTUNE_HTML_STRIKE:
        count(&in->strike, closing);
        put(in, STR("~~"), ROLE_strike, closing ? RUN_GLUE : 0);
        break;
    case ATTUNE_HTML_MARK:
        count(&in->highlight, closing);
        put(in, can(in)->color ? STR("") : STR("=="), ROLE_highlight, closing ? RUN_GLUE : 0);
        break;
    case ATTUNE_HTML_CODE:
        count(&in->code, closing);
        put(in, STR("`"), ROLE_mark, closing ? RUN_GLUE : 0);
        break;
    case ATTUNE_HTML_KBD:
        count(&in->code, closing);
        put(in, closing ? STR("]") : STR("["), ROLE_mark, closing ? RUN_GLUE : 0);
        break;
    case ATTUNE_HTML_SUB:
        count(&in->sub, closing);
        break;
    case ATTUNE_HTML_SUP:
        count(&in->sup, closing);
        break;
    case ATTUNE_HTML_BREAK:
        put_break(in, RUN_BREAK_ALWAYS);
        break;
    case ATTUNE_HTML_ANCHOR:
        put_anchor(in, node);
        break;
    case ATTUNE_HTML_IMAGE:
        put_html_image(in, node);
        break;
    case ATTUNE_HTML_OTHER:
        break;
    }
}

/* ---- the walk ---- */

/* Around the children of `node`; `mark` is shown where the terminal cannot show the role. */
static void put_marked(Inline *in, const AttuneNode *node, int *counter, Str mark)
{
    ++*counter;
    put(in, mark, role_of(in), 0);
    put_inlines(in, node->first, NULL);
    put(in, mark, role_of(in), RUN_GLUE);
    --*counter;
}

static void put_soft_break(Inline *in)
{
    if (in->l->options.strict_line_breaks || is_bold(in->base)) {
        put(in, STR(" "), role_of(in), 0);
    } else {
        put_break(in, RUN_BREAK);
    }
    in->line++;
}

static void put_inline(Inline *in, const AttuneNode *node)
{
    switch (node->kind) {
    case ATTUNE_NODE_TEXT:
        put_text(in, node->text);
        break;
    case ATTUNE_NODE_EMPHASIS:
        put_marked(in, node, &in->emph, can(in)->italic ? STR("") : STR("_"));
        break;
    case ATTUNE_NODE_STRONG:
        put_marked(in, node, &in->strong, STR(""));
        break;
    case ATTUNE_NODE_STRIKE:
        put_marked(in, node, &in->strike, STR("~~"));
        break;
    case ATTUNE_NODE_HIGHLIGHT:
        put_marked(in, node, &in->highlight, can(in)->color ? STR("") : STR("=="));
        break;
    case ATTUNE_NODE_CODE:
        put_code(in, node);
        break;
    case ATTUNE_NODE_LINK:
        put_link(in, node);
        break;
    case ATTUNE_NODE_WIKILINK:
        put_wikilink(in, node->as.link.link);
        break;
    case ATTUNE_NODE_IMAGE:
    case ATTUNE_NODE_EMBED:
        layout_embed_runs(in->l, node, in->line, in->in_link ? in->target : TARGET_NONE);
        break;
    case ATTUNE_NODE_TAG:
        put_tag(in, node);
        break;
    case ATTUNE_NODE_MATH:
        put_math(in, node);
        break;
    case ATTUNE_NODE_HTML:
        put_html(in, node);
        break;
    case ATTUNE_NODE_FOOTNOTE_REF:
        put_footnote_ref(in, node);
        break;
    case ATTUNE_NODE_FIELD:
        put_field(in, node);
        break;
    case ATTUNE_NODE_SOFT_BREAK:
        put_soft_break(in);
        break;
    case ATTUNE_NODE_HARD_BREAK:
        put_break(in, RUN_BREAK);
        in->line++;
        break;
    case ATTUNE_NODE_COMMENT:
        break;
    default:
        put_inlines(in, node->first, NULL);
        break;
    }
}

static void put_inlines(Inline *in, const AttuneNode *first, const AttuneNode *until)
{
    if (in->depth == INLINE_DEPTH) {
        return;
    }
    in->depth++;
    for (const AttuneNode *node = first; node && node != until; node = node->next) {
        put_inline(in, node);
    }
    in->depth--;
}

Inline inline_start(Layout *l, Role base, uint32_t line)
{
    return (Inline){.l = l, .base = base, .line = line, .target = TARGET_NONE};
}

void inline_put(Inline *in, const AttuneNode *first, const AttuneNode *until)
{
    put_inlines(in, first, until);
}

void layout_inlines(Layout *l, const AttuneNode *first, const AttuneNode *until, Role base,
                    uint32_t line)
{
    Inline in = inline_start(l, base, line);
    put_inlines(&in, first, until);
}
