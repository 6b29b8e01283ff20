/* Embeds: notes in a frame, files and images as one line that says what they are. */

#include <inttypes.h>

#include "base/gate.h"
#include "base/path.h"
#include "base/unicode.h"
#include "render/layout.h"

static bool find_embed(const Layout *l, const AttuneLink *link, Embed *out)
{
    *out = (Embed){.kind = EMBED_MISSING};
    const Resolver *resolver = &l->options.resolver;
    if (link->external || !resolver->embed || !resolver->embed(resolver->context, link, out)) {
        return false;
    }
    return out->kind == EMBED_FILE || (out->kind == EMBED_NOTE && out->document);
}

/* A note that is drawn already, further out, is a plain link (vault-spec 5.8). */
static bool can_enter(const Layout *l, const Embed *embed)
{
    if (l->options.own_id && l->options.own_id == embed->id) {
        return false;
    }
    for (uint32_t i = 0; i < l->embed_count; i++) {
        if (l->embeds[i] == embed->id) {
            return false;
        }
    }
    return l->embed_count < LAYOUT_EMBEDS && l->depth < LAYOUT_DEPTH &&
           embed->document != l->page_document;
}

bool layout_is_framed(const Layout *l, const AttuneNode *node)
{
    Embed embed;
    return node->kind == ATTUNE_NODE_EMBED && find_embed(l, node->as.link.link, &embed) &&
           embed.kind == EMBED_NOTE && can_enter(l, &embed);
}

/* ---- files ---- */

static Str size_text(Layout *l, uint64_t bytes)
{
    static const char *const units[] = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000) {
        return arena_printf(l->arena, "%" PRIu64 " bytes", bytes);
    }
    double value = (double)bytes / 1000;
    size_t unit = 0;
    while (value >= 999.5 && unit < 3) {
        value /= 1000;
        unit++;
    }
    return arena_printf(l->arena, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
}

static void put_facts(Layout *l, const Embed *embed, const AttuneLink *link, uint32_t line)
{
    uint32_t width = embed->width ? embed->width : link->width;
    uint32_t height = embed->width ? embed->height : link->height;
    Str pixels = STR("");
    if (width && height) {
        pixels = arena_printf(l->arena, " %" PRIu32 "x%" PRIu32, width, height);
    } else if (width) {
        pixels = arena_printf(l->arena, " %" PRIu32, width);
    }
    layout_text_run(l, pixels, ROLE_image, TARGET_NONE, line);
    if (embed->size) {
        Str size = arena_printf(l->arena, "%s%.*s", width ? ", " : " ",
                                STR_ARG(size_text(l, embed->size)));
        layout_text_run(l, size, ROLE_image, TARGET_NONE, line);
    }
    layout_run(l, (Run){STR("]"), ROLE_image, TARGET_NONE, line, RUN_GLUE});
}

/* The caption that was written, not one that follows from the path. */
static Str caption_of(const AttuneLink *link) { return link->has_display ? link->text : STR(""); }

static Str external_name(const AttuneLink *link)
{
    Str name = path_base(link->path);
    size_t query = str_find_char(name, '?', 0);
    if (query != STR_NOT_FOUND && query > 0) {
        name = str_slice(name, 0, query);
    }
    return str_is_empty(name) ? link->path : name;
}

static uint32_t put_name_target(Layout *l, const AttuneLink *link, uint32_t line, uint32_t outer)
{
    if (outer != TARGET_NONE) {
        return outer;
    }
    return layout_target(
        l, (Target){.kind = TARGET_LINK, .link = link, .text = link->text, .source_line = line});
}

static void put_external(Layout *l, const AttuneLink *link, uint32_t line, uint32_t outer)
{
    uint32_t target = put_name_target(l, link, line, outer);
    Str name = str_is_empty(caption_of(link)) ? external_name(link) : caption_of(link);
    layout_text_run(l, STR("[image: "), ROLE_image, TARGET_NONE, line);
    layout_text_run(l, layout_plain_signs(l, name), ROLE_link_external, target, line);
    if (outer == TARGET_NONE) {
        layout_run(l, (Run){STR(" "), ROLE_image, TARGET_NONE, line, RUN_GLUE});
        layout_run(l,
                   (Run){layout_glyph(l, GLYPH_external), ROLE_dim, TARGET_NONE, line, RUN_GLUE});
    }
    layout_run(l, (Run){STR("]"), ROLE_image, TARGET_NONE, line, RUN_GLUE});
}

static void put_missing(Layout *l, const AttuneLink *link, uint32_t line, uint32_t outer)
{
    uint32_t target = put_name_target(l, link, line, outer);
    Str path = str_is_empty(link->path) ? link->text : link->path;
    layout_text_run(l, STR("[missing: "), ROLE_image, target, line);
    layout_text_run(l, layout_plain_signs(l, path), ROLE_image, target, line);
    layout_run(l, (Run){STR("]"), ROLE_image, target, line, RUN_GLUE});
}

static void put_file(Layout *l, const Embed *embed, const AttuneLink *link, uint32_t line,
                     uint32_t outer)
{
    uint32_t target = put_name_target(l, link, line, outer);
    layout_text_run(l, STR("["), ROLE_image, TARGET_NONE, line);
    layout_text_run(l, embed->file_kind, ROLE_image, TARGET_NONE, line);
    layout_text_run(l, STR(": "), ROLE_image, TARGET_NONE, line);
    layout_text_run(l, layout_plain_signs(l, embed->name), ROLE_link, target, line);
    put_facts(l, embed, link, line);
}

void layout_embed_runs(Layout *l, const AttuneNode *node, uint32_t line, uint32_t outer_target)
{
    const AttuneLink *link = node->as.link.link;
    uint32_t source_line = layout_source_line(l, line);
    Embed embed;
    if (link->external) {
        put_external(l, link, source_line, outer_target);
    } else if (!find_embed(l, link, &embed)) {
        put_missing(l, link, source_line, outer_target);
    } else if (embed.kind == EMBED_FILE) {
        put_file(l, &embed, link, source_line, outer_target);
    } else if (outer_target == TARGET_NONE) {
        layout_link_runs(l, link, link->text, source_line);
    } else {
        layout_text_run(l, layout_plain_signs(l, link->text), ROLE_link, outer_target, source_line);
    }
}

/* ---- notes ---- */

typedef struct EmbedPart {
    const AttuneNode *first;
    const AttuneNode *last;
    bool found;
} EmbedPart;

/* The frame says the name; a first heading that says the same is left out, with its rule. */
static const AttuneNode *skip_name(const AttuneNode *first, Str name)
{
    if (!first || first->kind != ATTUNE_NODE_HEADING || first->as.heading.level != 1 ||
        !first->next || !unicode_fold_equal(first->as.heading.plain, name)) {
        return first;
    }
    bool ruled = layout_is_underline(first, first->next);
    return ruled && first->next->next ? first->next->next : first->next;
}

static EmbedPart part_of(const AttuneDocument *document, const AttuneLink *link)
{
    EmbedPart part = {.first = document->root->first, .last = document->root->last, .found = true};
    if (link->anchor != ATTUNE_ANCHOR_HEADING && link->anchor != ATTUNE_ANCHOR_BLOCK) {
        part.first = skip_name(part.first, link->text);
        return part;
    }
    const AttuneNode *node = attune_document_find(
        document, link->anchor, link->parts, link->part_count, link->kind == ATTUNE_LINK_MARKDOWN);
    if (!node) {
        return (EmbedPart){0};
    }
    part.first = part.last = node;
    if (node->kind == ATTUNE_NODE_HEADING && node->parent == document->root) {
        part.last = attune_document_section_end(document, node);
    }
    return part;
}

/* Corner and rail: one bar for the name's lines and for what is embedded. */
static bool push_frame(Layout *l)
{
    Span *spans = ARENA_ARRAY(l->arena, Span, 4);
    spans[0] = layout_glyph_span(l, GLYPH_corner_top_left, ROLE_embed_rail);
    spans[2] = layout_glyph_span(l, GLYPH_embed_bar, ROLE_embed_rail);
    spans[1] = spans[3] = layout_blanks(l, 1);
    return layout_push(l, (Segment){.first = spans,
                                    .rest = spans + 2,
                                    .first_count = 2,
                                    .rest_count = 2,
                                    .width = 2,
                                    .is_bar = true});
}

/* `Name ──── embed`; two cells stay free on the right, so that it reads as no heading's rule. */
static void put_frame_name(Layout *l, const AttuneLink *link, uint32_t folded_lines, uint32_t line)
{
    static const uint32_t free_right = 2;
    static const uint32_t least_rule = 3;
    size_t from = l->runs.count;
    layout_link_runs(l, link, link->text, line);
    if (folded_lines) {
        layout_count_run(l, folded_lines, "line", "lines", line);
        layout_emit_runs(l, from);
        return;
    }
    Str label = STR("embed");
    uint32_t used = layout_measure_runs(l, from).natural;
    uint32_t needed = used + 1 + 1 + (uint32_t)label.length + free_right;
    if (needed + least_rule <= l->width) {
        Span rule = layout_repeat(l, GLYPH_rule, ROLE_embed_rail, l->width - needed);
        layout_text_run(l, STR(" "), ROLE_text, TARGET_NONE, line);
        layout_text_run(l, rule.text, ROLE_embed_rail, TARGET_NONE, line);
        layout_text_run(l, STR(" "), ROLE_embed_rail, TARGET_NONE, line);
        layout_text_run(l, label, ROLE_embed_rail, TARGET_NONE, line);
    }
    layout_emit_runs(l, from);
}

static void put_frame_bottom(Layout *l)
{
    Span spans[] = {layout_glyph_span(l, GLYPH_corner_bottom_left, ROLE_embed_rail),
                    layout_repeat(l, GLYPH_rule, ROLE_embed_rail, l->width < 4 ? l->width - 1 : 3)};
    layout_emit(l, spans, 2, 0, false);
}

static void put_inside(Layout *l, const Embed *embed, const EmbedPart *part, uint32_t line)
{
    const AttuneDocument *document = l->document;
    Role base = l->base;
    uint32_t list_depth = l->list_depth;
    uint32_t outer_line = l->embed_line;
    l->document = embed->document;
    l->base = ROLE_text;
    l->list_depth = 0;
    l->embed_line = line;
    l->embeds[l->embed_count++] = embed->id;
    layout_blocks(l, part->first, part->last, false);
    l->embed_count--;
    l->embed_line = outer_line;
    l->list_depth = list_depth;
    l->base = base;
    l->document = document;
}

static uint32_t lines_of(const EmbedPart *part)
{
    uint32_t count = part->first && part->last && part->last->end_line >= part->first->line
                         ? part->last->end_line - part->first->line + 1
                         : 1;
    return count;
}

static void put_not_found(Layout *l, const AttuneLink *link, uint32_t line)
{
    size_t from = l->runs.count;
    Str text = link->anchor == ATTUNE_ANCHOR_BLOCK ? STR("no such block there")
                                                   : STR("no such heading there");
    layout_text_run(l, text, ROLE_dim, TARGET_NONE, line);
    layout_emit_runs(l, from);
}

static void put_note(Layout *l, const AttuneNode *node, const Embed *embed)
{
    const AttuneLink *link = node->as.link.link;
    EmbedPart part = part_of(embed->document, link);
    uint32_t line = layout_source_line(l, node->line);
    uint32_t outer_fold = l->fold;
    uint32_t id = layout_fold_id(l, node->line);
    bool closed = part.found && layout_is_closed(l, id, false);
    l->fold = id;
    if (closed) {
        layout_put_sign(l, id, node->line, true);
    }
    bool pushed = push_frame(l);
    put_frame_name(l, link, closed ? lines_of(&part) : 0, line);
    if (!closed && part.found) {
        put_inside(l, embed, &part, line);
    } else if (!closed) {
        put_not_found(l, link, line);
    }
    layout_pop(l, pushed);
    if (!closed) {
        put_frame_bottom(l);
    }
    l->fold = outer_fold;
}

void layout_embed(Layout *l, const AttuneNode *node)
{
    const AttuneLink *link = node->as.link.link;
    Embed embed;
    if (layout_is_framed(l, node) && find_embed(l, link, &embed)) {
        put_note(l, node, &embed);
        return;
    }
    size_t from = l->runs.count;
    uint32_t line = layout_source_line(l, node->line);
    layout_embed_runs(l, node, node->line, TARGET_NONE);
    if (find_embed(l, link, &embed) && embed.kind == EMBED_FILE && link->has_display) {
        layout_run(l, (Run){STR("  "), ROLE_text, TARGET_NONE, line, RUN_VERBATIM});
        layout_text_run(l, layout_plain_signs(l, caption_of(link)), ROLE_emph, TARGET_NONE, line);
    }
    layout_emit_runs(l, from);
}
