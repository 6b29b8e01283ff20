#include "cli/command.h"
#include "cli/document.h"
#include "cli/emit.h"
#include "cli/output.h"

static void print_people(const AttuneRecord *record, size_t count)
{
    static const Role roles[] = {ROLE_heading1, ROLE_heading2, ROLE_heading3,
                                 ROLE_heading4, ROLE_heading5, ROLE_heading6};
    for (size_t i = 0; i < count; i++) {
        const AttuneHeading *heading = &record->headings[i];
        output_printf(ROLE_dim, "%5u", heading->line);
        output_printf(ROLE_text, "%*s", 2 * heading->level, "");
        output_text(roles[heading->level - 1], heading->plain);
        output_newline();
    }
}

static void print_rows(const AttuneRecord *record, size_t count, OutputFormat format)
{
    static const char *const columns[] = {"level", "text", "line", NULL};
    Emit emit;
    emit_begin(&emit, format, false, columns);
    for (size_t i = 0; i < count; i++) {
        emit_begin_row(&emit);
        emit_int(&emit, "level", record->headings[i].level);
        emit_text(&emit, "text", record->headings[i].plain);
        emit_int(&emit, "line", record->headings[i].line);
        emit_end_row(&emit);
    }
    emit_end(&emit);
}

int cmd_outline(const Invocation *invocation)
{
    Context context;
    AttuneFileId file;
    AttuneDocument *document = document_open(&context, invocation, invocation->operands[0], &file);
    if (!document) {
        return context_close(&context, context.status);
    }
    size_t found = document->record->heading_count;
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_TEXT) {
        print_people(document->record, context_limit(invocation, found));
    } else {
        print_rows(document->record, context_limit(invocation, found), invocation->format);
    }
    attune_document_free(document);
    return context_close(&context, context_found(found));
}
