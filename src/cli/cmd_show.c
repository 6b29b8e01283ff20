#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/document.h"
#include "cli/emit.h"
#include "cli/output.h"
#include "cli/show.h"
#include "host/env.h"

#define INPUT_MAX ((size_t)16 << 20)

static bool is_input(const char *name) { return strcmp(name, "-") == 0; }

/* ---- one note ---------------------------------------------------------------------------------
 */

/** What kinds of output share: `emit` is NULL but for JSON. */
typedef struct Show {
    Context context;
    Emit *emit;
    bool started;
} Show;

static void emit_note(Show *show, NoteView *view, Part part)
{
    StrBuf text = {0};
    if (show->context.invocation->raw) {
        strbuf_append(&text, show_source(view, part));
    } else {
        show_append_page(&text, view, part);
    }
    emit_begin_row(show->emit);
    emit_path(show->emit, "path", view->path);
    emit_text(show->emit, "title", view->title);
    emit_text(show->emit, "text", strbuf_view(&text));
    emit_end_row(show->emit);
    strbuf_clear(&text);
}

static void dump(NoteView *view, Part part, Str what)
{
    if (str_equal(what, STR("document"))) {
        show_dump_document(view);
    } else if (str_equal(what, STR("lines"))) {
        show_dump_lines(view, part);
    } else {
        show_dump_index(view);
    }
}

static void print_view(Show *show, NoteView *view, Part part)
{
    const Invocation *invocation = show->context.invocation;
    if (show->emit) {
        emit_note(show, view, part);
    } else if (invocation->dump) {
        dump(view, part, str_from(invocation->dump));
    } else if (invocation->format == FORMAT_HTML) {
        show_html(view, part, invocation->strict);
    } else if (invocation->raw) {
        output_data(show_source(view, part));
    } else {
        if (show->started) {
            output_newline();
        }
        show_print_page(view, part);
    }
    show->started = true;
}

/** `link` names the note, and perhaps a part of it; NULL: nothing does. */
static void show_view(Show *show, NoteView *view, bool open, const AttuneLink *link, Error *error)
{
    Part part;
    if (open &&
        (link ? show_find_linked(view, link, &part, error) : show_find_part(view, &part, error))) {
        print_view(show, view, part);
    } else {
        context_fail(&show->context, error);
    }
    note_view_clear(view);
}

/** The bytes as they are on disk; also of what is no text. */
static bool is_shown_as_bytes(const Show *show, const AttuneFile *file, const AttuneLink *link)
{
    const Invocation *invocation = show->context.invocation;
    bool source = file->class_ == ATTUNE_FILE_CANVAS || file->class_ == ATTUNE_FILE_BASE;
    return !show->emit && !link && !invocation->section && !invocation->block &&
           (invocation->raw || (source && !invocation->dump));
}

static void show_bytes(Show *show, AttuneFileId file)
{
    size_t length;
    Error error = {0};
    char *bytes = document_bytes(&show->context, file, &length, &error);
    if (bytes) {
        output_data((Str){bytes, length});
    } else {
        context_fail(&show->context, &error);
    }
    free(bytes);
}

/** Read `name` as a link with a heading or a block in it, if that is what found the note. */
static bool read_link(const Show *show, const char *name, AttuneFileId file, AttuneLink *link,
                      void **memory)
{
    const AttuneVault *vault = show->context.vault;
    const Invocation *invocation = show->context.invocation;
    AttuneResolution found = attune_vault_find(vault, str_from(name));
    if (invocation->section || invocation->block || found.target != file ||
        found.how == ATTUNE_HOW_WHOLE ||
        attune_vault_file_by_path(vault, str_from(name)) != ATTUNE_FILE_NONE) {
        return false;
    }
    if (!attune_link_parse(str_from(name), link, memory)) {
        return false;
    }
    if (link->part_count == 0) {
        free(*memory);
    }
    return link->part_count > 0;
}

static void show_note(Show *show, const char *name)
{
    AttuneFileId id = context_find(&show->context, name);
    if (id == ATTUNE_FILE_NONE) {
        return;
    }
    AttuneLink link;
    void *memory = NULL;
    bool linked = read_link(show, name, id, &link, &memory);
    const AttuneLink *part = linked ? &link : NULL;
    if (is_shown_as_bytes(show, attune_vault_file(show->context.vault, id), part)) {
        show_bytes(show, id);
        return;
    }
    NoteView view;
    Error error = {0};
    bool open = note_view_open(&view, &show->context, id, show->context.invocation->strict, &error);
    show_view(show, &view, open, part, &error);
    if (linked) {
        free(memory);
    }
}

static void show_input(Show *show)
{
    StrBuf bytes = {0};
    Error error = {0};
    if (!file_read_descriptor(STDIN_FILENO, INPUT_MAX, &bytes, &error)) {
        context_fail(&show->context, &error);
        return;
    }
    if (show->context.invocation->raw && !show->emit && !show->context.invocation->section &&
        !show->context.invocation->block) {
        output_data(strbuf_view(&bytes));
        strbuf_clear(&bytes);
        return;
    }
    NoteView view;
    bool open = note_view_open_text(&view, &show->context, strbuf_view(&bytes),
                                    show->context.invocation->strict, &error);
    strbuf_clear(&bytes);
    show_view(show, &view, open, NULL, &error);
}

/* ---- all of them ------------------------------------------------------------------------------
 */

static bool check(const Invocation *invocation, Error *error)
{
    if (invocation->dump && !cli_list_has("document lines index", str_from(invocation->dump))) {
        return error_set(error, ATTUNE_ERROR_USAGE, "--dump: ‘%s’ is not document, lines or index",
                         invocation->dump);
    }
    if (invocation->dump && (invocation->raw || invocation->format != FORMAT_TEXT)) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "show: --dump goes with neither --raw nor --format");
    }
    if (invocation->section && invocation->block) {
        return error_set(error, ATTUNE_ERROR_USAGE, "show: --section and --block: take one");
    }
    if (invocation->strict && invocation->format != FORMAT_HTML) {
        return error_set(error, ATTUNE_ERROR_USAGE, "show: --strict goes with -f html");
    }
    return true;
}

/** Text from standard input needs no vault, unless one is named to look its links up in. */
static bool needs_vault(const Invocation *invocation)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        if (!is_input(invocation->operands[i])) {
            return true;
        }
    }
    return invocation->vault || invocation->guide || !str_is_empty(env_get("ATTUNE_VAULT"));
}

static bool open(Show *show, const Invocation *invocation)
{
    show->context = (Context){.invocation = invocation};
    bool resolves = invocation->dump && strcmp(invocation->dump, "index") == 0;
    return !needs_vault(invocation) ||
           context_open(&show->context, invocation, resolves ? ATTUNE_LOAD_ALL : ATTUNE_LOAD_NAMES);
}

static void show_all(Show *show, const Invocation *invocation)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        if (is_input(invocation->operands[i])) {
            show_input(show);
        } else {
            show_note(show, invocation->operands[i]);
        }
    }
}

int cmd_show(const Invocation *invocation)
{
    static const char *const columns[] = {"path", "title", "text", NULL};
    Error error = {0};
    if (!check(invocation, &error)) {
        return cli_report(&error);
    }
    Show show = {0};
    if (!open(&show, invocation)) {
        return context_close(&show.context, show.context.status);
    }
    Emit emit;
    bool rows = invocation->format == FORMAT_JSON || invocation->format == FORMAT_JSONL;
    if (rows) {
        emit_begin(&emit, invocation->format, invocation->operand_count == 1, columns);
        show.emit = &emit;
    }
    show_all(&show, invocation);
    if (rows) {
        emit_end(&emit);
    }
    return context_close(&show.context, show.context.status);
}
