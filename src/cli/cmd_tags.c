#include <attune/query.h>

#include "cli/command.h"
#include "cli/document.h"
#include "cli/emit.h"
#include "cli/note_row.h"
#include "cli/output.h"

/* ---- of the vault -----------------------------------------------------------------------------
 */

/* Tags that some note has; the facets also list those that no note of a set has. */
static size_t next_tag(const AttuneFacet *list, size_t count, size_t at)
{
    while (at < count && list[at].notes == 0) {
        at++;
    }
    return at;
}

static size_t count_tags(const AttuneFacet *list, size_t count)
{
    size_t tags = 0;
    for (size_t i = next_tag(list, count, 0); i < count; i = next_tag(list, count, i + 1)) {
        tags++;
    }
    return tags;
}

/* What a nested tag shares with its parent is dim (reference screen 10h). */
static void print_tag(const AttuneFacet *tag)
{
    size_t slash = str_find_last_char(tag->text, '/');
    size_t own = slash == STR_NOT_FOUND ? 0 : slash + 1;
    output_printf(ROLE_dim, "%5u", tag->notes);
    output_raw(STR("  "));
    output_text(ROLE_dim, str_slice(tag->text, 0, own));
    output_text(ROLE_text, str_from_offset(tag->text, own));
    output_newline();
}

static void print_tags(const Invocation *invocation, const AttuneFacet *list, size_t count,
                       size_t left)
{
    static const char *const columns[] = {"tag", "notes", NULL};
    bool people = invocation->format == FORMAT_TEXT;
    Emit emit;
    if (!people) {
        emit_begin(&emit, invocation->format, false, columns);
    }
    for (size_t i = next_tag(list, count, 0); i < count && left > 0;
         i = next_tag(list, count, i + 1), left--) {
        if (people) {
            print_tag(&list[i]);
            continue;
        }
        emit_begin_row(&emit);
        emit_text(&emit, "tag", list[i].text);
        emit_int(&emit, "notes", list[i].notes);
        emit_end_row(&emit);
    }
    if (!people) {
        emit_end(&emit);
    }
}

static int run_vault(const Invocation *invocation)
{
    Context context;
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    AttuneFacets *facets = attune_facets_count(context.vault, ATTUNE_FACET_TAG, (Str){0}, NULL, 0);
    size_t count;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    size_t found = count_tags(list, count);
    if (invocation->total) {
        context_total(found);
    } else {
        print_tags(invocation, list, count, context_limit(invocation, found));
    }
    attune_facets_free(facets);
    return context_close(&context, context_found(found));
}

/* ---- of a note --------------------------------------------------------------------------------
 */

static void print_note_people(const AttuneTag *const *tags, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (tags[i]->line) {
            output_printf(ROLE_dim, "%5u", tags[i]->line);
        } else {
            output_column(ROLE_dim, output_glyph(GLYPH_dash), -5);
        }
        output_raw(STR("  "));
        output_text(ROLE_text, tags[i]->name);
        output_newline();
    }
}

static void print_note_rows(OutputFormat format, const AttuneTag *const *tags, size_t count)
{
    static const char *const columns[] = {"tag", "line", NULL};
    Emit emit;
    emit_begin(&emit, format, false, columns);
    for (size_t i = 0; i < count; i++) {
        emit_begin_row(&emit);
        emit_text(&emit, "tag", tags[i]->name);
        if (tags[i]->line) {
            emit_int(&emit, "line", tags[i]->line);
        } else {
            emit_null(&emit, "line");
        }
        emit_end_row(&emit);
    }
    emit_end(&emit);
}

static int run_note(const Invocation *invocation)
{
    Context context;
    AttuneFileId file;
    AttuneDocument *document = document_open(&context, invocation, invocation->operands[0], &file);
    if (!document) {
        return context_close(&context, context.status);
    }
    Arena arena = {0};
    const AttuneTag **tags;
    size_t found = note_tags(document->record, &arena, &tags);
    size_t count = context_limit(invocation, found);
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_TEXT) {
        print_note_people(tags, count);
    } else {
        print_note_rows(invocation->format, tags, count);
    }
    arena_clear(&arena);
    attune_document_free(document);
    return context_close(&context, context_found(found));
}

int cmd_tags(const Invocation *invocation)
{
    return invocation->operand_count ? run_note(invocation) : run_vault(invocation);
}
