/* The tree of a scan: its blocks, with the inlines that its chunks are read to. */

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/inlines.h"
#include "markup/prefix.h"
#include "markup/scan.h"

/* ---- numbers of footnotes ---- */

typedef struct Numberer {
    BodyScan *scan;
    VEC(Note *) order; /* numbered ones */
} Numberer;

static void give_number(Numberer *numberer, Note *note)
{
    if (note->number)
        return;
    vec_push(&numberer->order, note);
    note->number = (uint32_t)numberer->order.count;
}

/** Number what a chunk refers to; the body of an inline footnote becomes a note of its own. */
static void number_chunk(Numberer *numberer, Chunk *chunk)
{
    for (uint32_t i = 0; i < chunk->span_count; i++) {
        Span *span = &chunk->spans[i];
        if (span->kind != SPAN_FOOTNOTE)
            continue;
        Note *note = &numberer->scan->notes[span->as.footnote.index];
        if (span->as.footnote.body) {
            note = ARENA_NEW(numberer->scan->arena, Note);
            note->chunk = span->as.footnote.body;
            note->line = span->line;
            note->end_line = span->line;
        }
        give_number(numberer, note);
        span->as.footnote.number = &note->number;
    }
}

static void number_part(Numberer *numberer, const Part *part)
{
    if (part->kind == PART_TEXT)
        number_chunk(numberer, part->chunk);
    for (size_t row = 0; part->kind == PART_TABLE && row < part->table->row_count; row++) {
        for (size_t i = 0; i < part->table->column_count; i++) {
            if (part->table->rows[row].cells[i])
                number_chunk(numberer, part->table->rows[row].cells[i]);
        }
    }
}

static void number_blocks(Numberer *numberer, const ScanRun *run, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        for (uint32_t k = 0; k < run->infos[i].part_count; k++)
            number_part(numberer, &run->infos[i].parts[k]);
    }
}

static void number_note_body(Numberer *numberer, const Note *note)
{
    const ScanRun *run = &numberer->scan->footnotes;
    if (note->chunk)
        number_chunk(numberer, (Chunk *)(uintptr_t)note->chunk);
    else if (note->quote != CM_NONE)
        number_blocks(numberer, run, note->quote, run->run.blocks.items[note->quote].end);
}

/** By first reference: first all of the body, then what the footnotes themselves refer to. */
static void number_notes(Numberer *numberer)
{
    BodyScan *scan = numberer->scan;
    number_blocks(numberer, &scan->body, 0, scan->body.run.blocks.count);
    for (size_t i = 0; i < numberer->order.count; i++)
        number_note_body(numberer, numberer->order.items[i]);
    for (uint32_t i = 0; i < scan->note_count; i++) {
        if (scan->notes[i].number == 0)
            number_note_body(numberer, &scan->notes[i]);
    }
}

/* ---- blocks ---- */

typedef struct Builder {
    Arena *arena;
    const ScanRun *run;
    AttuneNode **made; /* of each block; what is below it goes in there */
    AttuneNode *root;
} Builder;

static AttuneNode *new_block(Builder *builder, AttuneNodeKind kind, uint32_t index)
{
    AttuneNode *node = node_new(builder->arena, kind, parts_line(&builder->run->run, index));
    node->end_line = parts_end_line(&builder->run->run, index);
    node->id = builder->run->infos[index].id;
    return node;
}

static AttuneNode *parent_of(const Builder *builder, uint32_t index)
{
    uint32_t parent = builder->run->run.blocks.items[index].parent;
    return parent == CM_NONE ? builder->root : builder->made[parent];
}

static void move_inlines(AttuneNode *node, Chunk *chunk)
{
    if (chunk && chunk->inlines)
        node_append_all(node, node_take_children(chunk->inlines));
}

static Str lower_case(Arena *arena, Str text)
{
    StrBuf lower = {0};
    for (size_t offset = 0; offset < text.length;)
        strbuf_append_code_point(&lower, unicode_lower(utf8_next(text, &offset)));
    Str result = arena_clone_str(arena, strbuf_view(&lower));
    strbuf_clear(&lower);
    return result;
}

static AttuneNode *build_quote(Builder *builder, uint32_t index)
{
    const CalloutHeader *header = builder->run->infos[index].callout;
    if (!header)
        return new_block(builder, ATTUNE_NODE_QUOTE, index);
    AttuneNode *node = new_block(builder, ATTUNE_NODE_CALLOUT, index);
    node->as.callout.type = lower_case(builder->arena, header->type);
    node->as.callout.meta = header->meta;
    node->as.callout.style = callout_style(node->as.callout.type);
    node->as.callout.fold = header->fold;
    return node;
}

static void build_title(Builder *builder, uint32_t index, AttuneNode *callout)
{
    Part *part = builder->run->infos[index].parts;
    AttuneNode *node = new_block(builder, ATTUNE_NODE_CALLOUT_TITLE, index);
    move_inlines(node, part->chunk);
    callout->as.callout.has_title = node->first != NULL;
    if (!node->first) {
        AttuneNode *text = node_new(builder->arena, ATTUNE_NODE_TEXT, node->line);
        text->text = callout_default_title(builder->arena, callout->as.callout.type);
        node_append(node, text);
    }
    node_append(callout, node);
}

/** Does a blank line of the note stand before a block? Lines that were put in do not count. */
static bool has_blank_before(const Run *run, uint32_t index)
{
    uint32_t line = run->blocks.items[index].first_line;
    while (line > 0 && run->lines.items[line - 1].kind == LINE_INSERTED)
        line--;
    if (line == 0)
        return false;
    Str before = line_at(&run->lines, line - 1);
    return prefix_scan_quotes(before, UINT32_MAX).length == before.length;
}

static bool has_blank_inside(const Run *run, uint32_t parent)
{
    const CmBlocks *blocks = &run->blocks;
    bool first = true;
    for (uint32_t at = parent + 1; at < blocks->items[parent].end; at = blocks->items[at].end) {
        if (!first && has_blank_before(run, at))
            return true;
        first = false;
    }
    return false;
}

/** libcmark takes the blank lines behind cut-out blocks for the writer's; then they are counted
 * here. */
static bool is_tight(const Run *run, uint32_t list)
{
    const CmBlock *block = &run->blocks.items[list];
    bool touched = false;
    if (block->tight || run->opaque_count == 0)
        return block->tight;
    for (uint32_t line = block->first_line; line <= block->last_line && !touched; line++)
        touched = run->lines.items[line].kind == LINE_OPAQUE;
    if (!touched)
        return false;
    if (has_blank_inside(run, list))
        return false;
    for (uint32_t item = list + 1; item < block->end; item = run->blocks.items[item].end) {
        if (has_blank_inside(run, item))
            return false;
    }
    return true;
}

static AttuneNode *build_list(Builder *builder, uint32_t index)
{
    const CmBlock *block = &builder->run->run.blocks.items[index];
    AttuneNode *node = new_block(builder, ATTUNE_NODE_LIST, index);
    node->as.list.ordered = block->ordered;
    node->as.list.start = block->start;
    node->as.list.delimiter = block->delimiter;
    node->as.list.tight = is_tight(&builder->run->run, index);
    return node;
}

static AttuneNode *build_item(Builder *builder, uint32_t index)
{
    AttuneNode *node = new_block(builder, ATTUNE_NODE_LIST_ITEM, index);
    const AttuneTask *task = builder->run->infos[index].task;
    node_extra(node)->fact.task = task;
    if (task)
        node->as.item.task = task->status;
    return node;
}

static AttuneNode *build_literal(Builder *builder, uint32_t index, AttuneNodeKind kind)
{
    const CmBlock *block = &builder->run->run.blocks.items[index];
    AttuneNode *node = new_block(builder, kind, index);
    node->text = block->literal;
    if (kind == ATTUNE_NODE_CODE_BLOCK) {
        node->as.code.fenced = block->fenced;
        node->as.code.info = block->info;
        node->as.code.language = commonmark_language(builder->arena, block->info);
    }
    return node;
}

static AttuneNode *build_heading(Builder *builder, uint32_t index)
{
    const CmBlock *block = &builder->run->run.blocks.items[index];
    Part *part = builder->run->infos[index].parts;
    AttuneNode *node = new_block(builder, ATTUNE_NODE_HEADING, index);
    node->line = part->line;
    node->as.heading.level = block->level;
    node->as.heading.setext = block->setext;
    node->as.heading.raw = part->chunk->text;
    move_inlines(node, part->chunk);
    node->as.heading.plain = inlines_plain_text(builder->arena, node);
    return node;
}

/* ---- paragraphs ---- */

static AttuneNode *new_part(Builder *builder, AttuneNodeKind kind, const Part *part)
{
    AttuneNode *node = node_new(builder->arena, kind, part->line);
    node->end_line = part->end_line;
    node->id = part->id;
    return node;
}

static AttuneNode *build_table(Builder *builder, const Part *part)
{
    const Table *table = part->table;
    AttuneNode *node = new_part(builder, ATTUNE_NODE_TABLE, part);
    node->as.table.column_count = table->column_count;
    node->as.table.aligns = table->aligns;
    for (size_t i = 0; i < table->row_count; i++) {
        AttuneNode *row = node_new(builder->arena, ATTUNE_NODE_TABLE_ROW, table->rows[i].line);
        node_append(node, row);
        for (size_t k = 0; k < table->column_count; k++) {
            AttuneNode *cell = node_new(builder->arena, ATTUNE_NODE_TABLE_CELL, row->line);
            move_inlines(cell, table->rows[i].cells[k]);
            node_append(row, cell);
        }
    }
    return node;
}

/** NULL for a footnote's definition, which is shown elsewhere. */
static AttuneNode *build_opaque(Builder *builder, const Part *part)
{
    if (part->opaque->kind == OPAQUE_FOOTNOTE)
        return NULL;
    bool math = part->opaque->kind == OPAQUE_MATH;
    AttuneNode *node =
        new_part(builder, math ? ATTUNE_NODE_MATH_BLOCK : ATTUNE_NODE_COMMENT_BLOCK, part);
    node->text = part->opaque->content.text;
    if (!math)
        node_extra(node)->fact.hidden = part->hidden;
    return node;
}

static void build_parts(Builder *builder, uint32_t index, AttuneNode *parent)
{
    const BlockInfo *info = &builder->run->infos[index];
    for (uint32_t i = 0; i < info->part_count; i++) {
        const Part *part = &info->parts[i];
        AttuneNode *node = NULL;
        if (part->kind == PART_TABLE)
            node = build_table(builder, part);
        if (part->kind == PART_OPAQUE)
            node = build_opaque(builder, part);
        if (part->kind == PART_TEXT) {
            node = new_part(builder, ATTUNE_NODE_PARAGRAPH, part);
            move_inlines(node, part->chunk);
        }
        if (node)
            node_append(parent, node);
    }
}

static AttuneNode *build_block(Builder *builder, uint32_t index)
{
    switch (builder->run->run.blocks.items[index].kind) {
    case CM_QUOTE:
        return build_quote(builder, index);
    case CM_LIST:
        return build_list(builder, index);
    case CM_ITEM:
        return build_item(builder, index);
    case CM_HEADING:
        return build_heading(builder, index);
    case CM_CODE:
        return build_literal(builder, index, ATTUNE_NODE_CODE_BLOCK);
    case CM_HTML:
        return build_literal(builder, index, ATTUNE_NODE_HTML_BLOCK);
    default:
        return new_block(builder, ATTUNE_NODE_RULE, index);
    }
}

static void build_blocks(Builder *builder, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        AttuneNode *parent = parent_of(builder, i);
        if (builder->run->run.blocks.items[i].kind != CM_PARAGRAPH) {
            builder->made[i] = build_block(builder, i);
            node_append(parent, builder->made[i]);
        } else if (parent->kind == ATTUNE_NODE_CALLOUT && !parent->first) {
            build_title(builder, i, parent);
        } else {
            build_parts(builder, i, parent);
        }
    }
}

static AttuneNode *build_root(BodyScan *scan)
{
    const Run *run = &scan->body.run;
    Builder builder = {.arena = scan->arena, .run = &scan->body};
    builder.made = ARENA_ARRAY(scan->arena, AttuneNode *, run->blocks.count + 1);
    uint32_t line = run->lines.count ? run->lines.items[0].number : 1;
    builder.root = node_new(scan->arena, ATTUNE_NODE_DOCUMENT, line);
    if (run->lines.count)
        builder.root->end_line = run->lines.items[run->lines.count - 1].number;
    build_blocks(&builder, 0, run->blocks.count);
    return builder.root;
}

/* ---- footnotes ---- */

static AttuneNode *build_note(BodyScan *scan, AttuneNode **made, const Note *note)
{
    Builder builder = {.arena = scan->arena, .run = &scan->footnotes, .made = made};
    AttuneNode *node = node_new(scan->arena, ATTUNE_NODE_FOOTNOTE, note->line);
    node->end_line = note->end_line;
    node->as.footnote.label = note->label;
    node->as.footnote.number = note->number;
    if (note->chunk) {
        AttuneNode *paragraph = node_new(scan->arena, ATTUNE_NODE_PARAGRAPH, note->line);
        move_inlines(paragraph, (Chunk *)(uintptr_t)note->chunk);
        node_append(node, paragraph);
    } else if (note->quote != CM_NONE) {
        made[note->quote] = node;
        build_blocks(&builder, note->quote + 1, scan->footnotes.run.blocks.items[note->quote].end);
    }
    return node;
}

AttuneNode *body_build(BodyScan *scan, const AttuneNode *const **footnotes, size_t *footnote_count)
{
    Numberer numberer = {.scan = scan};
    number_notes(&numberer);
    inlines_build(scan->arena, scan->chunks);
    AttuneNode *root = build_root(scan);

    size_t count = 0;
    const AttuneNode **notes =
        ARENA_ARRAY(scan->arena, const AttuneNode *, numberer.order.count + scan->note_count + 1);
    AttuneNode **made =
        ARENA_ARRAY(scan->arena, AttuneNode *, scan->footnotes.run.blocks.count + 1);
    for (size_t i = 0; i < numberer.order.count; i++)
        notes[count++] = build_note(scan, made, numberer.order.items[i]);
    for (uint32_t i = 0; i < scan->note_count; i++) {
        if (scan->notes[i].number == 0)
            notes[count++] = build_note(scan, made, &scan->notes[i]);
    }
    vec_clear(&numberer.order);
    *footnotes = notes;
    *footnote_count = count;
    return root;
}
