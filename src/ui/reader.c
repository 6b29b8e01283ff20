#include "ui/reader.h"

#include <limits.h>
#include <stdlib.h>

#include "base/alloc.h"

/* Enough for a screen at once; what is below it is laid out in slices. */
#define LAYOUT_MILLISECONDS 50

void reader_init(Reader *reader, const AttuneVault *vault, Capabilities capabilities)
{
    *reader = (Reader){
        .vault = vault,
        .capabilities = capabilities,
        .file = ATTUNE_FILE_NONE,
        .focused = TARGET_NONE,
        .landed = SIZE_MAX,
    };
}

static void forget_page(Reader *reader)
{
    page_free(reader->page);
    reader->page = NULL;
    arena_reset(&reader->names);
}

static void forget_file(Reader *reader)
{
    forget_page(reader);
    reader_forget_embedded(reader);
    attune_document_free(reader->document);
    reader->document = NULL;
    free(reader->raw);
    reader->raw = NULL;
    reader->raw_length = 0;
    reader->source.rows.count = 0;
    reader->source.width = 0;
    reader->file = ATTUNE_FILE_NONE;
}

void reader_close(Reader *reader)
{
    forget_file(reader);
    reader->top = 0;
    reader->focused = TARGET_NONE;
    reader->landed = SIZE_MAX;
}

void reader_clear(Reader *reader)
{
    forget_file(reader);
    arena_clear(&reader->names);
    source_view_clear(&reader->source);
    for (size_t i = 0; i < reader->folds.count; i++) {
        folds_clear(&reader->folds.items[i].folds);
    }
    vec_clear(&reader->folds);
    vec_clear(&reader->embedded);
}

/* ---- the text ---- */

bool reader_open(Reader *reader, AttuneFileId id)
{
    const AttuneFile *file = attune_vault_file(reader->vault, id);
    if (!file || !reader_can_show(file->class_)) {
        return false;
    }
    forget_file(reader);
    reader->top = 0;
    reader->focused = TARGET_NONE;
    reader->landed = SIZE_MAX;
    reader->matches = NULL;
    reader->match_count = 0;
    reader->shows_source = false;
    reader->wanted_line = 0;
    reader_load(reader, file);
    reader->file = id;
    reader->shows_source = reader->raw != NULL;
    if (reader->width > 0) {
        reader_make_page(reader);
    }
    return true;
}

Str reader_text(const Reader *reader)
{
    return reader->document ? reader->document->source : (Str){reader->raw, reader->raw_length};
}

static bool has_other_text(const Reader *reader, const AttuneFile *file)
{
    if (file->class_ != ATTUNE_FILE_NOTE || !reader->document) {
        return false;
    }
    return file->read ? reader->stands_in || !str_equal(file->text, reader->document->source)
                      : !reader->stands_in && !str_is_empty(file->no_text);
}

ReaderNews reader_take_vault(Reader *reader)
{
    if (reader->file == ATTUNE_FILE_NONE) {
        return READER_SAME;
    }
    const AttuneFile *file = attune_vault_file(reader->vault, reader->file);
    if (!file) {
        return READER_GONE;
    }
    bool newer = file->version != reader->version;
    reader->version = file->version;
    if (newer && has_other_text(reader, file)) {
        Position position = reader_position(reader);
        forget_page(reader);
        reader_forget_embedded(reader);
        attune_document_free(reader->document);
        reader_load(reader, file);
        reader->source.width = 0;
        reader_make_page(reader);
        reader_restore(reader, position);
        return READER_RELOADED;
    }
    if (reader->document && reader->page && reader_digest_links(reader) != reader->link_states) {
        Position position = reader_position(reader);
        forget_page(reader);
        reader_forget_embedded(reader);
        reader_make_page(reader);
        reader_restore(reader, position);
        return READER_CHANGED;
    }
    return READER_SAME;
}

/* ---- the page ---- */

Folds *reader_folds(Reader *reader)
{
    for (size_t i = 0; i < reader->folds.count; i++) {
        if (reader->folds.items[i].file == reader->file) {
            return &reader->folds.items[i].folds;
        }
    }
    FileFolds folds = {.file = reader->file};
    vec_push(&reader->folds, folds);
    return &vec_last(&reader->folds).folds;
}

void reader_make_page(Reader *reader)
{
    forget_page(reader);
    reader->page_number++;
    if (!reader->document) {
        return;
    }
    const AttuneFile *file = attune_vault_file(reader->vault, reader->file);
    PageOptions options = reader->made_with;
    options.capabilities = reader->capabilities;
    options.strict_line_breaks = attune_vault_settings(reader->vault)->strict_line_breaks;
    options.title = reader->document->record->title;
    options.own_id = reader->file + 1;
    if (file && (file->read || str_is_empty(options.title))) {
        options.title = arena_clone_str(&reader->names, file->title);
    }
    options.resolver = reader_resolver(reader);
    reader->link_states = reader_digest_links(reader);
    reader->page = page_new(reader->document, &options, reader_folds(reader));
}

void reader_lay_out(Reader *reader, size_t line)
{
    if (reader->page) {
        page_layout(reader->page, line, LAYOUT_MILLISECONDS);
    }
}

static bool is_same_shape(const Reader *reader, const ReaderShape *shape)
{
    const PageOptions *made = &reader->made_with;
    return reader->width == shape->width && made->properties == shape->properties &&
           made->head == shape->head && made->untitled == shape->untitled &&
           made->no_underlines == shape->no_underlines;
}

void reader_set_shape(Reader *reader, const ReaderShape *shape)
{
    bool same = is_same_shape(reader, shape);
    reader->height = shape->height > 0 ? shape->height : 0;
    if (!same) {
        Position position = reader_position(reader);
        reader->width = shape->width > 0 ? shape->width : 1;
        reader->made_with = (PageOptions){
            .width = (uint32_t)reader->width,
            .head = shape->head,
            .untitled = shape->untitled,
            .no_underlines = shape->no_underlines,
            .properties = shape->properties,
        };
        reader_make_page(reader);
        if (reader->shows_source) {
            source_view_set(&reader->source, reader_text(reader), reader->width);
        }
        reader_restore(reader, position);
    }
    if (reader->shows_source && reader->source.width != reader->width) {
        reader->page_number++;
        source_view_set(&reader->source, reader_text(reader), reader->width);
    }
    if (reader->wanted_line > 0) {
        reader_go_to_source(reader, reader->wanted_line);
    }
    reader_lay_out(reader, reader->top + (size_t)reader->height);
    size_t count = reader_line_count(reader);
    if (reader->top >= count) {
        reader->top = count ? count - 1 : 0;
    }
}

bool reader_work(Reader *reader, unsigned milliseconds)
{
    if (!reader->page || reader->shows_source || page_is_complete(reader->page)) {
        return false;
    }
    return page_layout(reader->page, SIZE_MAX, milliseconds);
}

/* ---- where one is ---- */

size_t reader_line_count(const Reader *reader)
{
    if (reader->shows_source) {
        return reader->source.rows.count;
    }
    return reader->page ? page_line_count(reader->page) : 0;
}

static uint32_t source_line_of(const Reader *reader, size_t line)
{
    if (reader->shows_source) {
        return line < reader->source.rows.count ? reader->source.rows.items[line].line : 0;
    }
    const Line *at = reader->page ? page_line(reader->page, line) : NULL;
    return at ? at->source_line : 0;
}

static size_t line_of_source(const Reader *reader, uint32_t source_line)
{
    if (reader->shows_source) {
        return source_view_row_of(&reader->source, source_line);
    }
    return reader->page ? page_line_of_source(reader->page, source_line) : 0;
}

Position reader_position(const Reader *reader)
{
    Position position = {.rows = (uint32_t)reader->top, .target = reader->focused};
    for (size_t line = reader->top + 1; line > 0; line--) {
        uint32_t source_line = source_line_of(reader, line - 1);
        if (source_line != 0) {
            size_t first = line_of_source(reader, source_line);
            position.source_line = source_line;
            position.rows = reader->top > first ? (uint32_t)(reader->top - first) : 0;
            break;
        }
    }
    return position;
}

void reader_restore(Reader *reader, Position position)
{
    size_t top = position.rows;
    if (position.source_line > 0) {
        size_t first = line_of_source(reader, position.source_line);
        reader_lay_out(reader, first + position.rows);
        top = first;
        /* The same line may take fewer rows now. */
        for (size_t i = 1; i <= position.rows; i++) {
            uint32_t line = source_line_of(reader, first + i);
            if (line != 0 && line != position.source_line) {
                break;
            }
            top = first + i;
        }
    }
    reader_lay_out(reader, top + (size_t)reader->height);
    size_t count = reader_line_count(reader);
    reader->top = top < count ? top : count ? count - 1 : 0;
    bool there = reader->page && position.target < page_target_count(reader->page);
    reader->focused = there ? position.target : TARGET_NONE;
}

static size_t last_top(const Reader *reader)
{
    size_t count = reader_line_count(reader), height = (size_t)reader->height;
    return count > height ? count - height : 0;
}

bool reader_scroll(Reader *reader, long lines)
{
    size_t before = reader->top;
    if (lines < 0) {
        size_t back = (size_t)-lines;
        reader->top = before > back ? before - back : 0;
        return reader->top != before;
    }
    reader_lay_out(reader, before + (size_t)lines + (size_t)reader->height);
    size_t last = last_top(reader);
    if (before >= last) {
        return false;
    }
    reader->top = last - before > (size_t)lines ? before + (size_t)lines : last;
    return true;
}

void reader_go_to(Reader *reader, size_t line)
{
    reader_lay_out(reader, line + (size_t)reader->height);
    size_t count = reader_line_count(reader);
    reader->top = line < count ? line : count ? count - 1 : 0;
}

void reader_go_to_end(Reader *reader)
{
    if (reader->page && !reader->shows_source) {
        page_layout(reader->page, SIZE_MAX, UINT_MAX);
    }
    reader->top = last_top(reader);
}

uint32_t reader_top_source_line(const Reader *reader)
{
    for (size_t i = 0; i <= (size_t)reader->height; i++) {
        uint32_t line = source_line_of(reader, reader->top + i);
        if (line) {
            return line;
        }
    }
    Position position = reader_position(reader);
    return position.source_line ? position.source_line : 1;
}

uint32_t reader_source_line(const Reader *reader)
{
    const Target *target = reader_target(reader);
    bool visible = target && reader_target_is_visible(reader, reader->focused);
    return visible && target->source_line ? target->source_line : reader_top_source_line(reader);
}

void reader_append_place(const Reader *reader, StrBuf *out)
{
    size_t count = reader_line_count(reader), height = (size_t)reader->height;
    bool complete = reader->shows_source || !reader->page || page_is_complete(reader->page);
    if (reader->top == 0) {
        strbuf_append(out, complete && count <= height ? STR("All") : STR("Top"));
    } else if (complete && reader->top + height >= count) {
        strbuf_append(out, STR("End"));
    } else if (complete) {
        strbuf_printf(out, "%zu%%", (reader->top + height) * 100 / count);
    } else {
        uint64_t lines = reader->document->record->line_count;
        uint64_t line = reader_top_source_line(reader);
        strbuf_printf(out, "%u%%", (unsigned)(lines > line ? line * 100 / lines : 99));
    }
}

void reader_show_source(Reader *reader, bool source)
{
    if (source == reader->shows_source || (!source && !reader->document)) {
        return;
    }
    Position position = reader_position(reader);
    reader->shows_source = source;
    reader->page_number++;
    if (source) {
        source_view_set(&reader->source, reader_text(reader), reader->width);
    }
    reader_restore(reader, position);
    reader->landed = SIZE_MAX;
}
