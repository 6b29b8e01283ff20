#include "markup/parts.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "markup/blockid.h"
#include "markup/prefix.h"
#include "markup/table.h"
#include "markup/task.h"

/** The paragraph or heading at hand. */
typedef struct Reader {
    PartContext *context;
    const Run *run;
    Arena *arena;
    uint32_t index;
    const CmBlock *block;
    uint32_t quotes;
    uint32_t skip; /* bytes of a marker at the start of the first line */
    VEC(Part) parts;
} Reader;

uint32_t parts_line(const Run *run, uint32_t block)
{
    return run->lines.items[run->blocks.items[block].first_line].number;
}

static uint32_t line_number_end(const Run *run, uint32_t line)
{
    const Line *at = &run->lines.items[line];
    return at->kind == LINE_OPAQUE ? run->opaques[at->value].last_number : at->number;
}

uint32_t parts_end_line(const Run *run, uint32_t block)
{
    return line_number_end(run, run->blocks.items[block].last_line);
}

static size_t content_start(const Reader *reader, uint32_t line)
{
    if (line == reader->block->first_line)
        return reader->block->column + reader->skip;
    return prefix_scan_quotes(line_at(&reader->run->lines, line), reader->quotes).length;
}

static Str content_of(const Reader *reader, uint32_t line)
{
    return str_from_offset(line_at(&reader->run->lines, line), content_start(reader, line));
}

/* ---- chunks ---- */

static void append_piece(const Reader *reader, uint32_t line, size_t from, size_t at,
                         ChunkPiece *piece)
{
    const Line *source = &reader->run->lines.items[line];
    *piece = (ChunkPiece){
        .at = (uint32_t)at, .source = line_source(source, from), .line = source->number};
}

/** Lines `first` to `last` as one chunk, which ends at byte `end` of its last line. Not scanned
 * yet. */
static Chunk *make_chunk(Reader *reader, ChunkKind kind, uint32_t first, uint32_t last, size_t end)
{
    Chunk *chunk = ARENA_NEW(reader->arena, Chunk);
    ChunkPiece *pieces = ARENA_ARRAY(reader->arena, ChunkPiece, last - first + 1);
    chunk->kind = kind;
    chunk->in_footnote = reader->run->footnotes;
    chunk->pieces = pieces;
    chunk->piece_count = last - first + 1;
    StrBuf joined = {0};
    Str text = {0};
    for (uint32_t line = first; line <= last; line++) {
        Str whole = line_at(&reader->run->lines, line);
        size_t from = content_start(reader, line);
        text = str_slice(whole, from, line == last ? end : whole.length);
        append_piece(reader, line, from, joined.length, &pieces[line - first]);
        if (first == last)
            break;
        strbuf_append(&joined, text);
        if (line < last)
            strbuf_append_char(&joined, '\n');
    }
    chunk->text = first == last ? text : arena_clone_str(reader->arena, strbuf_view(&joined));
    strbuf_clear(&joined);
    while (chunk->text.length && ascii_is_space(chunk->text.data[chunk->text.length - 1]))
        chunk->text.length--;
    return chunk;
}

static void scan_chunk(Reader *reader, Chunk *chunk) { span_scan(reader->context->spans, chunk); }

/* ---- block ids (vault-spec 6.10) ---- */

/** @return false when the block has a name already, for it can only have one */
static bool name(Reader *reader, Str *id, Str value, uint32_t line)
{
    AttuneBlockId record = {.id = value, .line = line};
    if (!str_is_empty(*id))
        return false;
    *id = value;
    vec_push(reader->context->ids, record);
    return true;
}

static bool name_block(Reader *reader, uint32_t block, Str value)
{
    return name(reader, &reader->context->infos[block].id, value, parts_line(reader->run, block));
}

static bool name_part(Reader *reader, Part *part, Str value)
{
    bool can = part->kind != PART_OPAQUE || part->opaque->kind == OPAQUE_MATH;
    return can && name(reader, &part->id, value, part->line);
}

/** The sibling before the block, CM_NONE without one. */
static uint32_t previous_sibling(const Reader *reader)
{
    const CmBlocks *blocks = &reader->run->blocks;
    uint32_t parent = reader->block->parent;
    uint32_t before = CM_NONE;
    /* Backwards to the block whose subtree ends here: its ancestors below the parent lead to it. */
    if (reader->index == 0 || reader->index - 1 == parent)
        return CM_NONE;
    for (uint32_t at = reader->index - 1; at != parent && at != CM_NONE;
         at = blocks->items[at].parent)
        before = at;
    return before;
}

/** Name what stands before a paragraph that is nothing but an id. @return false when nothing can be
 * named */
static bool name_previous(Reader *reader, Str id)
{
    if (reader->parts.count)
        return name_part(reader, &vec_last(&reader->parts), id);
    const CmBlock *blocks = reader->run->blocks.items;
    uint32_t parent = reader->block->parent;
    uint32_t sibling = previous_sibling(reader);
    if (sibling == CM_NONE)
        return parent != CM_NONE && blocks[parent].kind == CM_ITEM &&
               name_block(reader, parent, id);
    if (parent != CM_NONE && reader->context->infos[parent].callout && sibling == parent + 1)
        return name_block(reader, parent, id);
    const BlockInfo *info = &reader->context->infos[sibling];
    if (blocks[sibling].kind == CM_PARAGRAPH && info->part_count)
        return name_part(reader, &info->parts[info->part_count - 1], id);
    CmKind kind = blocks[sibling].kind;
    bool can = kind == CM_QUOTE || kind == CM_LIST || kind == CM_CODE;
    return can && name_block(reader, sibling, id);
}

/** Column of an item's content: that of its first child where both start on one line. */
static uint32_t item_column(const Reader *reader, uint32_t item)
{
    const CmBlock *blocks = reader->run->blocks.items;
    bool child =
        item + 1 < blocks[item].end && blocks[item + 1].first_line == blocks[item].first_line;
    return child ? blocks[item + 1].column : blocks[item].column + 2;
}

/** The outermost list or quote that a line of the paragraph continues only lazily, CM_NONE without
 * one. */
static uint32_t lazy_container(const Reader *reader, uint32_t line)
{
    const CmBlock *blocks = reader->run->blocks.items;
    Prefix prefix = prefix_scan_quotes(line_at(&reader->run->lines, line), reader->quotes);
    uint32_t quotes = reader->quotes;
    uint32_t lazy = CM_NONE;
    /* From the inside out: the last one found is the outermost. */
    for (uint32_t at = reader->block->parent; at != CM_NONE; at = blocks[at].parent) {
        if (blocks[at].kind == CM_QUOTE && quotes-- > prefix.quotes)
            lazy = at;
        if (blocks[at].kind == CM_ITEM && prefix.length < item_column(reader, at))
            lazy = blocks[at].parent;
    }
    return lazy;
}

/**
 * Take the id off the end of a text, which is the lines `first` to `*last`. @return where the text
 * ends in its last line; 0 with `*last` below `first` when nothing is left
 */
static size_t take_id(Reader *reader, uint32_t first, uint32_t *last, Str *id, bool *of_block)
{
    Str text = line_at(&reader->run->lines, *last);
    size_t from = content_start(reader, *last);
    size_t cut = blockid_scan(str_from_offset(text, from), id);
    *of_block = true;
    if (cut == STR_NOT_FOUND) {
        *id = (Str){0};
        return text.length;
    }
    if (cut > 0)
        return from + cut;
    if (first == *last) {
        if (!name_previous(reader, *id)) {
            *id = (Str){0};
            return text.length;
        }
        *of_block = false;
        --*last;
        return 0;
    }
    uint32_t container = lazy_container(reader, *last);
    if (container != CM_NONE)
        name_block(reader, container, *id);
    *of_block = container == CM_NONE;
    --*last;
    return line_at(&reader->run->lines, *last).length;
}

/* ---- text ---- */

static bool is_first_in_item(const Reader *reader)
{
    uint32_t parent = reader->block->parent;
    return parent != CM_NONE && reader->run->blocks.items[parent].kind == CM_ITEM &&
           reader->index == parent + 1;
}

static void add_text(Reader *reader, uint32_t first, uint32_t last)
{
    Str id;
    bool of_block;
    uint32_t whole = last;
    size_t end = take_id(reader, first, &last, &id, &of_block);
    if (last + 1 == first)
        return;
    Part part = {.kind = PART_TEXT,
                 .line = reader->run->lines.items[first].number,
                 .end_line = reader->run->lines.items[whole].number};
    part.chunk = make_chunk(reader, CHUNK_PARAGRAPH, first, last, end);
    if (!str_is_empty(id) && of_block) {
        if (reader->parts.count == 0 && is_first_in_item(reader))
            name_block(reader, reader->block->parent, id);
        else
            name(reader, &part.id, id, part.line);
    }
    if (str_is_empty(part.chunk->text))
        return;
    scan_chunk(reader, part.chunk);
    vec_push(&reader->parts, part);
}

/* ---- tables ---- */

/** A cell's text with its escaped pipes as pipes. */
static Chunk *make_cell(Reader *reader, uint32_t line, Str cell)
{
    Str whole = line_at(&reader->run->lines, line);
    size_t from = cell.data ? (size_t)(cell.data - whole.data) : whole.length;
    size_t escapes = 0;
    for (size_t i = 0; (i = str_find(cell, STR("\\|"), i)) != STR_NOT_FOUND; i += 2)
        escapes++;
    Chunk *chunk = ARENA_NEW(reader->arena, Chunk);
    ChunkPiece *pieces = ARENA_ARRAY(reader->arena, ChunkPiece, escapes + 1);
    char *text = escapes ? ARENA_ARRAY(reader->arena, char, cell.length) : NULL;
    chunk->kind = CHUNK_CELL;
    chunk->in_footnote = reader->run->footnotes;
    chunk->pieces = pieces;
    append_piece(reader, line, from, 0, &pieces[chunk->piece_count++]);
    size_t length = 0;
    for (size_t i = 0; text && i < cell.length; i++) {
        if (cell.data[i] == '\\' && i + 1 < cell.length && cell.data[i + 1] == '|') {
            i++;
            append_piece(reader, line, from + i, length, &pieces[chunk->piece_count++]);
        }
        text[length++] = cell.data[i];
    }
    chunk->text = text ? (Str){text, length} : cell;
    return chunk;
}

static TableRow read_row(Reader *reader, uint32_t line, size_t column_count)
{
    StrVec cells = {0};
    table_split_row(content_of(reader, line), &cells);
    TableRow row = {.line = reader->run->lines.items[line].number};
    row.cells = ARENA_ARRAY(reader->arena, Chunk *, column_count);
    for (size_t i = 0; i < column_count && i < cells.count; i++) {
        if (str_is_empty(cells.items[i]))
            continue;
        row.cells[i] = make_cell(reader, line, cells.items[i]);
        scan_chunk(reader, row.cells[i]);
    }
    vec_clear(&cells);
    return row;
}

/** Read the table whose header is line `header`. @return the line behind it */
static uint32_t add_table(Reader *reader, uint32_t header, uint32_t last)
{
    Table *table = ARENA_NEW(reader->arena, Table);
    table->aligns =
        table_scan_delimiter(reader->arena, content_of(reader, header + 1), &table->column_count);
    uint32_t end = header + 2;
    while (end <= last && table_goes_on(content_of(reader, end)))
        end++;
    TableRow *rows = ARENA_ARRAY(reader->arena, TableRow, end - header - 1);
    table->rows = rows;
    for (uint32_t line = header; line < end; line++) {
        if (line != header + 1)
            rows[table->row_count++] = read_row(reader, line, table->column_count);
    }
    Part part = {.kind = PART_TABLE,
                 .line = reader->run->lines.items[header].number,
                 .end_line = reader->run->lines.items[end - 1].number,
                 .table = table};
    vec_push(&reader->parts, part);
    return end;
}

/* ---- blocks that were cut out ---- */

/** The paragraphs of a comment, for their links and tags. */
static const Chunk *read_hidden(Reader *reader, const Lines *content)
{
    Reader inner = *reader;
    CmBlock everything = {.kind = CM_PARAGRAPH, .first_line = CM_NONE};
    Run run = {.lines = *content};
    inner.run = &run;
    inner.block = &everything;
    inner.quotes = 0;
    Chunk *first = NULL;
    Chunk *before = NULL;
    for (uint32_t line = 0; line < content->count; line++) {
        if (str_is_empty(str_trim_ascii(line_at(content, line))))
            continue;
        uint32_t last = line;
        while (last + 1 < content->count &&
               !str_is_empty(str_trim_ascii(line_at(content, last + 1))))
            last++;
        Chunk *chunk = make_chunk(&inner, CHUNK_HIDDEN, line, last, SIZE_MAX);
        scan_chunk(&inner, chunk);
        if (before)
            before->sibling = chunk;
        first = first ? first : chunk;
        before = chunk;
        line = last;
    }
    return first;
}

static void add_opaque(Reader *reader, uint32_t line)
{
    const Opaque *opaque = &reader->run->opaques[reader->run->lines.items[line].value];
    Part part = {.kind = PART_OPAQUE,
                 .line = opaque->first_number,
                 .end_line = opaque->last_number,
                 .opaque = opaque};
    if (opaque->kind == OPAQUE_COMMENT)
        part.hidden = read_hidden(reader, &opaque->content);
    vec_push(&reader->parts, part);
}

/* ---- paragraphs and headings ---- */

static AttuneTask *take_task(Reader *reader)
{
    Str status;
    uint32_t line = reader->block->first_line;
    size_t marker = is_first_in_item(reader) ? task_scan(content_of(reader, line), &status) : 0;
    if (!marker)
        return NULL;
    reader->skip = (uint32_t)marker;
    AttuneTask *task = ARENA_NEW(reader->arena, AttuneTask);
    task->status = status;
    task->line = reader->run->lines.items[line].number;
    task->end_line = task->line;
    task->done = !str_equal(status, STR(" "));
    reader->context->infos[reader->block->parent].task = task;
    vec_push(reader->context->tasks, task);
    return task;
}

/** The end of an item without its sub-items. */
static uint32_t own_end_line(const Reader *reader, uint32_t item)
{
    const CmBlock *blocks = reader->run->blocks.items;
    uint32_t end = parts_end_line(reader->run, item + 1);
    for (uint32_t at = item + 1; at < blocks[item].end && blocks[at].kind != CM_LIST;
         at = blocks[at].end)
        end = parts_end_line(reader->run, at);
    return end;
}

static void read_paragraph(Reader *reader)
{
    uint32_t first =
        reader->block->first_line + reader->context->infos[reader->index].definition_lines;
    uint32_t last = reader->block->last_line;
    AttuneTask *task = first == reader->block->first_line ? take_task(reader) : NULL;
    bool opaque = reader->run->lines.items[last].kind == LINE_OPAQUE;
    uint32_t end = last + !opaque; /* behind the last line of text */
    if (task) {
        task->end_line = own_end_line(reader, reader->block->parent);
        if (first < end)
            task->text = make_chunk(reader, CHUNK_PARAGRAPH, first, end - 1, SIZE_MAX)->text;
    }
    uint32_t text = first;
    for (uint32_t line = first; line + 1 < end;) {
        if (!table_starts(content_of(reader, line), content_of(reader, line + 1))) {
            line++;
            continue;
        }
        if (text < line)
            add_text(reader, text, line - 1);
        line = text = add_table(reader, line, end - 1);
    }
    if (text < end)
        add_text(reader, text, end - 1);
    if (opaque)
        add_opaque(reader, last);
}

/** An ATX heading without its number signs. */
static size_t atx_end(Str line, size_t from)
{
    size_t end = line.length;
    while (end > from && ascii_is_blank(line.data[end - 1]))
        end--;
    size_t signs = end;
    while (signs > from && line.data[signs - 1] == '#')
        signs--;
    if (signs == from || ascii_is_blank(line.data[signs - 1]))
        end = signs;
    return end;
}

static void read_heading(Reader *reader)
{
    const CmBlock *block = reader->block;
    uint32_t first = block->first_line;
    uint32_t last = block->setext && block->last_line > first ? block->last_line - 1 : first;
    Str line = line_at(&reader->run->lines, last);
    size_t end = line.length;
    if (block->setext) {
        first += reader->context->infos[reader->index].definition_lines;
    } else {
        size_t at = block->column;
        while (at < line.length && line.data[at] == '#')
            at++;
        while (at < line.length && ascii_is_blank(line.data[at]))
            at++;
        reader->skip = (uint32_t)at - block->column;
        end = atx_end(line, at);
    }
    if (first > last)
        first = last;
    Part part = {.kind = PART_TEXT,
                 .line = reader->run->lines.items[first].number,
                 .end_line = parts_end_line(reader->run, reader->index)};
    part.chunk = make_chunk(reader, CHUNK_HEADING, first, last, end);
    scan_chunk(reader, part.chunk);
    vec_push(&reader->parts, part);
}

static void read_title(Reader *reader)
{
    CalloutHeader *header = ARENA_NEW(reader->arena, CalloutHeader);
    uint32_t line = reader->block->first_line;
    callout_scan(content_of(reader, line), header);
    reader->context->infos[reader->block->parent].callout = header;
    reader->skip = (uint32_t)header->length;
    Part part = {.kind = PART_TEXT, .line = reader->run->lines.items[line].number};
    part.end_line = part.line;
    part.chunk = make_chunk(reader, CHUNK_TITLE, line, line, SIZE_MAX);
    scan_chunk(reader, part.chunk);
    vec_push(&reader->parts, part);
}

void parts_read(PartContext *context)
{
    const CmBlocks *blocks = &context->run->blocks;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const CmBlock *block = &blocks->items[i];
        if (block->kind != CM_PARAGRAPH && block->kind != CM_HEADING)
            continue;
        Reader reader = {.context = context,
                         .run = context->run,
                         .arena = context->spans->arena,
                         .index = i,
                         .block = block,
                         .quotes = run_quote_depth(context->run, i)};
        if (block->kind == CM_HEADING)
            read_heading(&reader);
        else if (run_is_callout_title(context->run, i))
            read_title(&reader);
        else
            read_paragraph(&reader);
        context->infos[i].parts = vec_clone_into(&reader.parts, reader.arena);
        context->infos[i].part_count = (uint32_t)reader.parts.count;
        vec_clear(&reader.parts);
    }
}
