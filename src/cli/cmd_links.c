/* links, backlinks, mentions: where links stand and where they lead. */

#include <limits.h>
#include <stdlib.h>

#include "base/vec.h"
#include "cli/command.h"
#include "cli/link_row.h"
#include "cli/missing.h"
#include "cli/output.h"

typedef VEC(LinkRow) LinkRows;

/* ---- outgoing ---------------------------------------------------------------------------------
 */

static void collect_links(const Context *context, AttuneFileId note, LinkRows *rows)
{
    const AttuneFile *file = attune_vault_file(context->vault, note);
    for (size_t i = 0; file->record && i < file->record->link_count; i++) {
        vec_push(rows, link_row_of(context, note, i));
    }
}

static void collect_all_links(const Context *context, LinkRows *rows)
{
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(context->vault, &count);
    for (size_t i = 0; i < count; i++) {
        collect_links(context, notes[i], rows);
    }
}

static void print_outgoing(const Context *context, const LinkRows *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const LinkRow *row = &rows->items[i];
        output_place(attune_vault_file(context->vault, row->source)->path, row->link->line,
                     row->link->column);
        link_print(context, row);
        output_newline();
    }
}

static void print_rows(const Context *context, const LinkRows *rows, size_t count,
                       bool with_context)
{
    Emit emit;
    emit_begin(&emit, context->invocation->format, false,
               with_context ? link_context_columns : link_columns);
    for (size_t i = 0; i < count; i++) {
        link_emit(&emit, context, &rows->items[i], with_context);
    }
    emit_end(&emit);
}

int cmd_links(const Invocation *invocation)
{
    Context context;
    LinkRows rows = {0};
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    AttuneFileId note = ATTUNE_FILE_NONE;
    if (invocation->operand_count > 0) {
        note = context_find(&context, invocation->operands[0]);
        if (note == ATTUNE_FILE_NONE) {
            return context_close(&context, context.status);
        }
    }
    if (invocation->missing) {
        return context_close(&context, missing_print(&context, note));
    }
    if (note == ATTUNE_FILE_NONE) {
        collect_all_links(&context, &rows);
    } else {
        collect_links(&context, note, &rows);
    }
    size_t found = rows.count;
    size_t count = context_limit(invocation, found);
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_TEXT) {
        print_outgoing(&context, &rows, count);
    } else {
        print_rows(&context, &rows, count, false);
    }
    vec_clear(&rows);
    return context_close(&context, context_found(found));
}

/* ---- incoming ---------------------------------------------------------------------------------
 */

/* Each source once; rows of one source stand together. */
static void print_sources(const Context *context, const AttuneFileId *sources, size_t count)
{
    size_t left = context_limit(context->invocation, count);
    for (size_t i = 0; i < count && left > 0; i++) {
        if (i == 0 || sources[i] != sources[i - 1]) {
            context_print_path(context, sources[i]);
            left--;
        }
    }
}

static void print_source_paths(const Context *context, const LinkRows *rows)
{
    VEC(AttuneFileId) sources = {0};
    for (size_t i = 0; i < rows->count; i++) {
        vec_push(&sources, rows->items[i].source);
    }
    print_sources(context, sources.items, sources.count);
    vec_clear(&sources);
}

static void print_incoming(const Context *context, const LinkRows *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const LinkRow *row = &rows->items[i];
        output_place(attune_vault_file(context->vault, row->source)->path, row->link->line,
                     row->link->column);
        link_print_context(context, row);
        output_newline();
    }
}

/** A name that links want and no file has: its links are what a note of that name would have. */
static bool collect_wanted(const Context *context, const char *name, LinkRows *rows)
{
    AttuneLink link;
    void *memory;
    if (!attune_link_parse(str_from(name), &link, &memory)) {
        return false;
    }
    const AttuneUnresolved *wanted = attune_vault_unresolved_find(context->vault, &link);
    for (size_t i = 0; wanted && i < wanted->ref_count; i++) {
        vec_push(rows, link_row_of(context, wanted->refs[i].source, wanted->refs[i].index));
    }
    free(memory);
    return wanted != NULL;
}

int cmd_backlinks(const Invocation *invocation)
{
    Context context;
    LinkRows rows = {0};
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    AttuneFileId file = context_try(&context, invocation->operands[0]);
    if (file != ATTUNE_FILE_NONE) {
        size_t count;
        const AttuneLinkRef *refs = attune_vault_backlinks(context.vault, file, &count);
        for (size_t i = 0; i < count; i++) {
            vec_push(&rows, link_row_of(&context, refs[i].source, refs[i].index));
        }
    } else if (!collect_wanted(&context, invocation->operands[0], &rows)) {
        context_report_missing(&context, invocation->operands[0]);
        return context_close(&context, context.status);
    }
    size_t found = rows.count;
    size_t count = context_limit(invocation, found);
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_TEXT) {
        print_incoming(&context, &rows, count);
    } else if (invocation->format == FORMAT_PATHS) {
        print_source_paths(&context, &rows);
    } else {
        print_rows(&context, &rows, count, true);
    }
    vec_clear(&rows);
    return context_close(&context, context_found(found));
}

/* ---- unlinked mentions ------------------------------------------------------------------------
 */

/* A link that nobody has written yet: it has a place and a text, and would lead to the note. */
static void emit_mention(Emit *emit, const Context *context, const AttuneMention *mention,
                         AttuneFileId note)
{
    emit_begin_row(emit);
    emit_path(emit, "source", attune_vault_file(context->vault, mention->source)->path);
    emit_int(emit, "line", mention->line);
    emit_int(emit, "column", mention->column);
    emit_null(emit, "kind");
    emit_bool(emit, "embed", false);
    emit_null(emit, "property");
    emit_text(emit, "text", mention->text);
    emit_text(emit, "path", mention->text);
    emit_texts(emit, "subpath", NULL, 0);
    emit_path(emit, "target", attune_vault_file(context->vault, note)->path);
    emit_text(emit, "how", attune_how_name(ATTUNE_HOW_NONE));
    emit_null(emit, "anchor");
    emit_text(emit, "context", attune_vault_line(context->vault, mention->source, mention->line));
    emit_end_row(emit);
}

static void print_mentions(const Context *context, const AttuneMention *list, size_t count,
                           AttuneFileId note)
{
    if (context->invocation->format != FORMAT_TEXT) {
        Emit emit;
        emit_begin(&emit, context->invocation->format, false, link_context_columns);
        for (size_t i = 0; i < count; i++) {
            emit_mention(&emit, context, &list[i], note);
        }
        emit_end(&emit);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        output_place(attune_vault_file(context->vault, list[i].source)->path, list[i].line,
                     list[i].column);
        output_marked_line(ROLE_match,
                           attune_vault_line(context->vault, list[i].source, list[i].line),
                           list[i].column, list[i].length);
        output_newline();
    }
}

static void print_mention_paths(const Context *context, const AttuneMention *list, size_t count)
{
    VEC(AttuneFileId) sources = {0};
    for (size_t i = 0; i < count; i++) {
        vec_push(&sources, list[i].source);
    }
    print_sources(context, sources.items, sources.count);
    vec_clear(&sources);
}

int cmd_mentions(const Invocation *invocation)
{
    Context context;
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    AttuneFileId note = context_find(&context, invocation->operands[0]);
    if (note == ATTUNE_FILE_NONE) {
        return context_close(&context, context.status);
    }
    AttuneMentions *mentions = attune_mentions_start(context.vault, note);
    while (attune_mentions_step(mentions, UINT_MAX)) {
    }
    size_t found;
    const AttuneMention *list = attune_mentions_list(mentions, &found);
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_PATHS) {
        print_mention_paths(&context, list, found);
    } else {
        print_mentions(&context, list, context_limit(invocation, found), note);
    }
    attune_mentions_free(mentions);
    return context_close(&context, context_found(found));
}
