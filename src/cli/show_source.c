/* Parts of a note, and the forms that are made from its document alone. */

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cli/document.h"
#include "cli/output.h"
#include "cli/show.h"

#define PARTS_MAX 16

/* ---- parts ------------------------------------------------------------------------------------
 */

static Str lines_of(Str text, uint32_t from, uint32_t to)
{
    size_t start = 0;
    for (uint32_t line = 1; line < from && start < text.length; line++) {
        size_t end = str_find_char(text, '\n', start);
        start = end == STR_NOT_FOUND ? text.length : end + 1;
    }
    size_t end = start;
    for (uint32_t line = from; line <= to && end < text.length; line++) {
        size_t next = str_find_char(text, '\n', end);
        end = next == STR_NOT_FOUND ? text.length : next + 1;
    }
    return str_slice(text, start, end);
}

/** Without the blanks that the first line begins with, as far as the others have them too. */
static void append_dedented(StrBuf *out, Str lines)
{
    size_t indent = 0;
    while (indent < lines.length && lines.data[indent] == ' ') {
        indent++;
    }
    Str rest = lines, line;
    while (str_next_piece(&rest, '\n', &line)) {
        size_t own = 0;
        while (own < indent && own < line.length && line.data[own] == ' ') {
            own++;
        }
        strbuf_append(out, str_from_offset(line, own));
        strbuf_append(out, rest.data ? STR("\n") : STR(""));
    }
}

/** Pages are made of whole blocks of the note; what stands within one becomes a text of its own. */
static void cut_out(NoteView *view, const AttuneNode *node)
{
    StrBuf text = {0};
    append_dedented(&text, lines_of(view->document->source, node->line, node->end_line));
    AttuneDocument *excerpt = attune_document_parse(strbuf_view(&text), NULL);
    strbuf_clear(&text);
    attune_document_free(view->document);
    view->document = excerpt;
    view->is_excerpt = true;
}

/** A heading may hold a `#` itself, so the whole name is tried first, then A#B as B within A. */
static const AttuneNode *find_heading(const AttuneDocument *document, Str name)
{
    Str parts[PARTS_MAX], rest = name, piece;
    size_t count = 0;
    const AttuneNode *node = attune_document_find(document, ATTUNE_ANCHOR_HEADING, &name, 1, true);
    while (!node && count < PARTS_MAX && str_next_piece(&rest, '#', &piece)) {
        piece = utf8_trim(piece);
        if (!str_is_empty(piece)) {
            parts[count++] = piece;
        }
    }
    return count > 1 ? attune_document_find(document, ATTUNE_ANCHOR_HEADING, parts, count, true)
                     : node;
}

static bool take_section(const NoteView *view, const AttuneNode *heading, Str name, Part *part,
                         Error *error)
{
    if (!heading) {
        return error_set(error, ATTUNE_ERROR_NOT_FOUND,
                         "%.*s: no heading ‘%.*s’; ‘attune outline’ lists its headings",
                         STR_ARG(view->path), STR_ARG(name));
    }
    *part = (Part){heading, attune_document_section_end(view->document, heading)};
    return true;
}

static bool find_block(NoteView *view, Str id, Part *part, Error *error)
{
    StrBuf name = {0};
    strbuf_append(&name, str_starts_with(id, STR("^")) ? STR("") : STR("^"));
    strbuf_append(&name, id);
    Str wanted = strbuf_view(&name);
    const AttuneNode *node =
        attune_document_find(view->document, ATTUNE_ANCHOR_BLOCK, &wanted, 1, false);
    if (!node) {
        error_set(error, ATTUNE_ERROR_NOT_FOUND, "%.*s: no block is marked %.*s",
                  STR_ARG(view->path), STR_ARG(wanted));
    } else if (node->parent == view->document->root) {
        *part = (Part){node, node};
    } else {
        cut_out(view, node);
    }
    strbuf_clear(&name);
    return node != NULL;
}

bool show_find_part(NoteView *view, Part *part, AttuneError *error)
{
    const Invocation *invocation = view->context->invocation;
    *part = (Part){0};
    if (view->is_attachment) {
        return true;
    }
    if (invocation->section) {
        Str name = utf8_trim(str_from(invocation->section));
        return take_section(view, find_heading(view->document, name), name, part, error);
    }
    return !invocation->block || find_block(view, str_from(invocation->block), part, error);
}

bool show_find_linked(NoteView *view, const AttuneLink *link, Part *part, AttuneError *error)
{
    *part = (Part){0};
    if (view->is_attachment || link->part_count == 0) {
        return true;
    }
    if (link->anchor == ATTUNE_ANCHOR_BLOCK) {
        return find_block(view, link->parts[0], part, error);
    }
    return link->anchor != ATTUNE_ANCHOR_HEADING ||
           take_section(view,
                        attune_document_find(view->document, link->anchor, link->parts,
                                             link->part_count, true),
                        link->parts[link->part_count - 1], part, error);
}

Str show_source(const NoteView *view, Part part)
{
    Str text = view->document->source;
    return part.first ? lines_of(text, part.first->line, part.last->end_line) : text;
}

/* ---- forms that are written to a stream -------------------------------------------------------
 */

typedef struct Memory {
    FILE *stream;
    char *text;
    size_t length;
} Memory;

/* Memory is the one thing that can fail here. */
static void memory_open(Memory *memory)
{
    *memory = (Memory){0};
    memory->stream = open_memstream(&memory->text, &memory->length);
    if (!memory->stream) {
        abort();
    }
}

static void memory_print(Memory *memory)
{
    fclose(memory->stream);
    output_data((Str){memory->text, memory->length});
    free(memory->text);
}

void show_dump_document(const NoteView *view)
{
    Memory memory;
    memory_open(&memory);
    attune_document_dump(view->document, memory.stream);
    memory_print(&memory);
}

static void dump_name(FILE *out, const char *key, Str value)
{
    fprintf(out, "%s \"%.*s\"\n", key, STR_ARG(value));
}

/** `resolved @14:9 suffix "ideas/Secure base.md" anchor=true` */
static void dump_resolution(const NoteView *view, const AttuneLink *link, FILE *out)
{
    const AttuneVault *vault = view->context->vault;
    AttuneResolution found = note_view_resolve(view, link);
    Str how = attune_how_name(found.how);
    fprintf(out, "resolved @%u:%u %.*s", link->line, link->column, STR_ARG(how));
    if (found.target != ATTUNE_FILE_NONE && found.how != ATTUNE_HOW_EXTERNAL) {
        fprintf(out, " \"%.*s\"", STR_ARG(attune_vault_file(vault, found.target)->path));
    }
    if (found.anchor != ATTUNE_ANCHOR_UNSET) {
        fprintf(out, " anchor=%s", found.anchor == ATTUNE_ANCHOR_FOUND ? "true" : "false");
    }
    fputc('\n', out);
}

void show_dump_index(const NoteView *view)
{
    Memory memory;
    memory_open(&memory);
    const AttuneRecord *record = view->document->record;
    dump_name(memory.stream, "path", view->path);
    if (view->file != ATTUNE_FILE_NONE) {
        dump_name(memory.stream, "name", attune_vault_file(view->context->vault, view->file)->name);
    }
    attune_record_dump(record, memory.stream);
    for (size_t i = 0; view->context->vault && i < record->link_count; i++) {
        dump_resolution(view, &record->links[i], memory.stream);
    }
    memory_print(&memory);
}

/* ---- HTML -------------------------------------------------------------------------------------
 */

static void append_encoded(StrBuf *out, Str path)
{
    for (size_t i = 0; i < path.length; i++) {
        char c = path.data[i];
        if (c == '%' || c == '#' || c == '?' || c == '&') {
            strbuf_printf(out, "%%%02X", (unsigned char)c);
        } else {
            strbuf_append_char(out, c);
        }
    }
}

/** The file that the link means, as seen from the folder of the note; as it is written without
 * one. */
static AttuneStr link_address(void *context, const AttuneLink *link)
{
    NoteView *view = context;
    AttuneResolution found = note_view_resolve(view, link);
    if (found.target == ATTUNE_FILE_NONE || found.how == ATTUNE_HOW_EXTERNAL) {
        return (AttuneStr){0};
    }
    Str target = attune_vault_file(view->context->vault, found.target)->path;
    Str folder = view->file == ATTUNE_FILE_NONE ? (Str){0} : path_dir(view->path);
    StrBuf address = {0};
    append_encoded(&address, path_relative(&view->memory, folder, target));
    Str own = arena_clone_str(&view->memory, strbuf_view(&address));
    strbuf_clear(&address);
    return own;
}

void show_html(NoteView *view, Part part, bool strict)
{
    const AttuneVault *vault = view->context->vault;
    AttuneHtmlOptions options = {
        .strict = strict,
        .strict_line_breaks = vault && attune_vault_settings(vault)->strict_line_breaks,
        .link_address = vault ? link_address : NULL,
        .context = view,
    };
    AttuneParseOptions parsing = {.strict_commonmark = strict};
    AttuneDocument *excerpt =
        part.first ? attune_document_parse(show_source(view, part), &parsing) : NULL;
    Memory memory;
    memory_open(&memory);
    attune_document_html(excerpt ? excerpt : view->document, &options, memory.stream);
    memory_print(&memory);
    attune_document_free(excerpt);
}
