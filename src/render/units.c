#include "render/units.h"

#include "base/alloc.h"
#include "base/unicode.h"

#define UNIT_ARENA_SIZE 512
/* Source lines of a piece of a long block. */
#define PIECE_LINES 256

/* ---- collecting ---- */

static Unit unit_of(UnitKind kind, const AttuneNode *node, const AttuneNode *before)
{
    return (Unit){.kind = kind,
                  .node = node,
                  .child = node,
                  .before = before,
                  .line = node->line,
                  .end_line = node->end_line};
}

static void add_items(Page *page, const AttuneNode *list, const AttuneNode *before)
{
    uint32_t number_width = layout_number_width(list);
    uint32_t index = 0;
    for (const AttuneNode *item = list->first; item; item = item->next) {
        Unit unit = unit_of(UNIT_ITEM, item, before);
        unit.index = index++;
        unit.number_width = number_width;
        vec_push(&page->units, unit);
    }
}

/* Does the head say what this heading says? Then it is not said again. */
static bool is_title(const Page *page, const AttuneNode *node)
{
    return page->options.head && node->kind == ATTUNE_NODE_HEADING && node->as.heading.level == 1 &&
           unicode_fold_equal(node->as.heading.plain, page->options.title);
}

/* ---- long blocks ---- */

/* The start of the piece behind the one that starts with `node`; `*lines` are what it takes. */
static const AttuneNode *piece_end(const AttuneNode *node, uint32_t *lines)
{
    *lines = 0;
    for (; node && *lines < PIECE_LINES; node = node->next) {
        *lines += node->kind == ATTUNE_NODE_SOFT_BREAK || node->kind == ATTUNE_NODE_HARD_BREAK ||
                  node->kind == ATTUNE_NODE_TABLE_ROW;
    }
    return node;
}

static void add_piece(Page *page, Unit *unit, uint32_t lines)
{
    unit->end_line = unit->line + lines - 1;
    vec_push(&page->units, *unit);
    unit->index++;
    unit->line += lines;
}

/* The last piece of `unit->child`. */
static void add_last_piece(Page *page, Unit *unit)
{
    unit->end_line = unit->child->end_line;
    vec_push(&page->units, *unit);
    unit->index++;
}

/* A paragraph of very many lines, whose lines do not ask for each other; a table by its rows. */
static void add_runs_of_children(Page *page, Unit *unit)
{
    uint32_t lines;
    const AttuneNode *next = piece_end(unit->child->first, &lines);
    unit->first = next ? unit->child->first : NULL;
    while (next) {
        unit->until = next;
        /* Below the head of a table stands the row of dashes. */
        bool dashes = unit->child->kind == ATTUNE_NODE_TABLE && unit->first == unit->child->first;
        add_piece(page, unit, lines + dashes);
        unit->first = next;
        next = piece_end(next, &lines);
    }
    unit->until = NULL;
    add_last_piece(page, unit);
    unit->first = NULL;
}

static void add_code(Page *page, Unit *unit)
{
    const AttuneNode *node = unit->child;
    Str rest = node->text;
    CodePiece piece = {.line = node->line + node->as.code.fenced,
                       .widest = layout_code_widest(rest),
                       .starts = true};
    while (!piece.ends) {
        size_t length = 0;
        uint32_t lines = 0;
        while (lines < PIECE_LINES && length < rest.length) {
            size_t end = str_find_char(rest, '\n', length);
            length = end == STR_NOT_FOUND ? rest.length : end + 1;
            lines++;
        }
        piece.text = str_slice(rest, 0, length);
        rest = str_from_offset(rest, length);
        piece.ends = str_is_empty(rest);
        unit->code = piece;
        if (piece.ends) {
            add_last_piece(page, unit);
        } else {
            add_piece(page, unit, lines + (piece.starts && node->as.code.fenced));
        }
        piece.starts = false;
        piece.line += lines;
    }
    unit->code = (CodePiece){0};
}

static void add_block_of(Page *page, Unit *unit)
{
    const AttuneNode *node = unit->child;
    bool is_long = node->end_line - node->line > PIECE_LINES;
    bool breaks = node->kind == ATTUNE_NODE_PARAGRAPH && !page->options.strict_line_breaks;
    if (is_long && (breaks || node->kind == ATTUNE_NODE_TABLE)) {
        add_runs_of_children(page, unit);
    } else if (is_long && node->kind == ATTUNE_NODE_CODE_BLOCK && !str_is_empty(node->text)) {
        add_code(page, unit);
    } else {
        add_last_piece(page, unit);
    }
}

static void add_quote(Page *page, Unit *unit)
{
    for (const AttuneNode *child = unit->node->first; child; child = child->next) {
        unit->child = child;
        unit->line = child == unit->node->first ? unit->node->line : child->line;
        add_block_of(page, unit);
        if (child->kind != ATTUNE_NODE_COMMENT_BLOCK) {
            unit->before = child;
        }
    }
}

static void add_block(Page *page, const AttuneNode *node, const AttuneNode *before,
                      bool repeats_title)
{
    Unit unit = unit_of(UNIT_BLOCK, node, before);
    unit.repeats_title = repeats_title;
    if (node->kind == ATTUNE_NODE_QUOTE && node->first &&
        node->end_line - node->line > PIECE_LINES) {
        unit.before = NULL;
        add_quote(page, &unit);
    } else {
        add_block_of(page, &unit);
    }
}

/* ---- all of them ---- */

static void add_blocks(Page *page, const AttuneNode *first, const AttuneNode *last,
                       const AttuneNode *before)
{
    bool at_start = true;
    for (const AttuneNode *node = first; node; node = node->next) {
        if (node->kind == ATTUNE_NODE_LIST && node->first) {
            add_items(page, node, before);
        } else {
            bool repeats = at_start && is_title(page, node);
            add_block(page, node, before, repeats);
        }
        at_start &= node->kind == ATTUNE_NODE_COMMENT_BLOCK;
        before = node;
        if (node == last) {
            break;
        }
    }
}

/* Marks in `wanted` the numbers of the footnotes that `node` and what is below it refers to. */
static void find_references(const AttuneNode *root, bool *wanted, size_t count)
{
    const AttuneNode *node = root;
    while (node) {
        if (node->kind == ATTUNE_NODE_FOOTNOTE_REF && node->as.footnote.number >= 1 &&
            node->as.footnote.number <= count) {
            wanted[node->as.footnote.number - 1] = true;
        }
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
        }
        if (node == root) {
            return;
        }
        node = node->next;
    }
}

/* The notes that a part refers to, and those that these refer to. */
static bool *part_footnotes(const AttuneDocument *document, const AttuneNode *first,
                            const AttuneNode *last)
{
    size_t count = document->footnote_count;
    bool *wanted = mem_calloc(count, sizeof *wanted);
    for (const AttuneNode *node = first; node; node = node->next) {
        find_references(node, wanted, count);
        if (node == last) {
            break;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (wanted[i]) {
            find_references(document->footnotes[i], wanted, count);
        }
    }
    return wanted;
}

static void add_footnotes(Page *page, const AttuneNode *first, const AttuneNode *last)
{
    const AttuneDocument *document = page->document;
    if (!document->footnote_count || !first) {
        return;
    }
    bool whole = first == document->root->first && last == document->root->last;
    bool *wanted = whole ? NULL : part_footnotes(document, first, last);
    uint32_t index = 0;
    for (size_t i = 0; i < document->footnote_count; i++) {
        if (!wanted || wanted[i]) {
            Unit unit = unit_of(UNIT_FOOTNOTE, document->footnotes[i], NULL);
            unit.index = index++;
            vec_push(&page->units, unit);
        }
    }
    mem_free(wanted);
}

static const AttuneNode *sibling_before(const AttuneNode *node)
{
    const AttuneNode *before = NULL;
    if (node && node->parent) {
        for (const AttuneNode *other = node->parent->first; other && other != node;
             other = other->next) {
            before = other;
        }
    }
    return before;
}

void units_collect(Page *page, const AttuneNode *first, const AttuneNode *last)
{
    if (page->options.head) {
        vec_push(&page->units, ((Unit){.kind = UNIT_HEAD}));
    }
    add_blocks(page, first, last, sibling_before(first));
    page->body_end = (uint32_t)page->units.count;
    add_footnotes(page, first, last);
}

/* ---- folded sections ---- */

static bool is_heading(const Unit *unit)
{
    return unit->kind == UNIT_BLOCK && unit->node->kind == ATTUNE_NODE_HEADING;
}

/* Lines of the section below its heading. */
static uint32_t hidden_lines(const Page *page, uint32_t heading)
{
    const Unit *unit = &page->units.items[heading];
    unsigned level = unit->node->as.heading.level;
    uint32_t last = unit->node->end_line;
    for (uint32_t i = heading + 1; i < page->body_end; i++) {
        const Unit *other = &page->units.items[i];
        if (is_heading(other) && other->node->as.heading.level <= level) {
            break;
        }
        last = other->node->end_line > last ? other->node->end_line : last;
    }
    return last - unit->node->end_line;
}

void units_fold(Page *page)
{
    uint32_t section = UNIT_NONE;
    unsigned closed_level = 0; /* of the folded heading we are under; 0: none */
    for (uint32_t i = 0; i < page->units.count; i++) {
        Unit *unit = &page->units.items[i];
        if (unit->kind == UNIT_HEAD || unit->kind == UNIT_FOOTNOTE || unit->repeats_title) {
            unit->hidden = unit->repeats_title;
            continue;
        }
        if (!is_heading(unit)) {
            unit->section = section;
            unit->hidden = closed_level > 0;
            continue;
        }
        unsigned level = unit->node->as.heading.level;
        if (closed_level && level <= closed_level) {
            closed_level = 0;
        }
        unit->hidden = closed_level > 0;
        unit->section = section = i;
        unit->folded_lines = 0;
        if (!closed_level && layout_is_closed(&page->layout, unit->node->line, false)) {
            unit->folded_lines = hidden_lines(page, i);
            closed_level = unit->folded_lines ? level : 0;
        }
    }
}

/* ---- laying out ---- */

static void put_footnote_rule(Layout *l)
{
    static const uint32_t rule_width = 12;
    Span rule = layout_repeat(l, GLYPH_rule, ROLE_heading_rule,
                              l->width < rule_width ? l->width : rule_width);
    layout_emit(l, &rule, 1, 0, false);
}

/* A block, or the piece of one that the unit holds. */
static void put_block(Layout *l, const Unit *unit)
{
    const AttuneNode *node = unit->child;
    if (unit->first && node->kind == ATTUNE_NODE_TABLE) {
        layout_table_piece(l, node, unit->first, unit->until);
    } else if (unit->first) {
        layout_lines(l, unit->first, unit->until, l->base, unit->line);
    } else if (!str_is_empty(unit->code.text)) {
        layout_code_piece(l, node, &unit->code);
    } else {
        layout_block(l, node, unit->before);
    }
}

static void put_quoted(Layout *l, const Unit *unit)
{
    Role base = l->base;
    bool continues = (unit->first && unit->first != unit->child->first) ||
                     (!str_is_empty(unit->code.text) && !unit->code.starts);
    bool pushed = layout_begin_quoted(l, unit->child, continues ? NULL : unit->before);
    put_block(l, unit);
    layout_end_quoted(l, pushed, base);
}

static void put_unit(Page *page, const Unit *unit)
{
    Layout *l = &page->layout;
    switch (unit->kind) {
    case UNIT_HEAD:
        layout_head(l);
        break;
    case UNIT_ITEM:
        layout_item(l, unit->node->parent, unit->node, unit->index, unit->number_width);
        break;
    case UNIT_FOOTNOTE:
        if (unit->index == 0) {
            put_footnote_rule(l);
        }
        layout_footnote(l, unit->node);
        break;
    case UNIT_BLOCK:
        if (unit->node->kind == ATTUNE_NODE_HEADING) {
            layout_heading(l, unit->node, unit->folded_lines);
        } else if (unit->child != unit->node) {
            put_quoted(l, unit);
        } else {
            put_block(l, unit);
        }
        break;
    }
}

void unit_layout(Page *page, Unit *unit)
{
    unit_clear(unit);
    unit->laid_out = true;
    if (unit->hidden) {
        return;
    }
    arena_init(&unit->arena, UNIT_ARENA_SIZE);
    layout_begin(&page->layout, &unit->arena, page->document);
    if (unit->kind != UNIT_FOOTNOTE && unit->kind != UNIT_HEAD && unit->section != UNIT_NONE) {
        page->layout.fold = page->units.items[unit->section].node->line;
    }
    put_unit(page, unit);
    unit->result = layout_finish(&page->layout);
}

void unit_clear(Unit *unit)
{
    arena_clear(&unit->arena);
    unit->result = (LayoutResult){0};
    unit->laid_out = false;
}
