#include <attune/query.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/gate.h"
#include "cli/command.h"
#include "cli/document.h"
#include "cli/emit.h"
#include "cli/output.h"

#define KEY_WIDTH_MAX 28

/* ---- of a note --------------------------------------------------------------------------------
 */

static int key_width(const AttuneRecord *record, size_t count)
{
    size_t width = 0;
    for (size_t i = 0; i < count; i++) {
        size_t cells = gate_width(record->properties[i].key);
        width = cells > width && cells <= KEY_WIDTH_MAX ? cells : width;
    }
    return (int)width;
}

/* Each line of a text under the first one. */
static void print_lines(Str text, int indent)
{
    while (str_ends_with(text, STR("\n"))) {
        text.length--;
    }
    Str rest = text, line;
    bool first = true;
    while (str_next_piece(&rest, '\n', &line)) {
        if (!first) {
            output_newline();
            output_printf(ROLE_text, "%*s", str_is_empty(line) ? 0 : indent, "");
        }
        first = false;
        output_text(ROLE_value, line);
    }
}

static void print_value(const AttuneProperty *property, int indent)
{
    bool empty = property->value.type == ATTUNE_TYPE_LIST ? property->item_count == 0
                                                          : str_is_empty(property->value.text);
    if (empty || property->value.type == ATTUNE_TYPE_NULL) {
        output_text(ROLE_value_empty, output_glyph(GLYPH_dash));
        return;
    }
    if (property->value.type != ATTUNE_TYPE_LIST) {
        print_lines(property->value.text, indent);
        return;
    }
    for (size_t i = 0; i < property->item_count; i++) {
        output_text(ROLE_dim, i ? STR(", ") : STR(""));
        output_text(ROLE_value, property->items[i].text);
    }
}

static void print_note_people(const AttuneRecord *record, size_t count)
{
    int width = key_width(record, count);
    for (size_t i = 0; i < count; i++) {
        output_column(ROLE_key_name, record->properties[i].key, width);
        output_raw(STR("  "));
        print_value(&record->properties[i], width + 2);
        output_newline();
    }
}

static void write_items(JsonWriter *json, const AttuneProperty *property)
{
    json_begin_list(json);
    for (size_t i = 0; i < property->item_count; i++) {
        json_begin_object(json);
        json_write_key(json, STR("type"));
        json_write_text(json, attune_type_name(property->items[i].type));
        json_write_key(json, STR("text"));
        json_write_text(json, property->items[i].text);
        json_end_object(json);
    }
    json_end_list(json);
}

static void emit_items(Emit *emit, const AttuneProperty *property)
{
    if (emit->format != FORMAT_TSV) {
        write_items(emit_begin_value(emit, "items"), property);
        emit_end_value(emit);
        return;
    }
    Arena arena = {0};
    Str *texts = ARENA_ARRAY(&arena, Str, property->item_count + 1);
    for (size_t i = 0; i < property->item_count; i++) {
        texts[i] = property->items[i].text;
    }
    emit_texts(emit, "items", texts, property->item_count);
    arena_clear(&arena);
}

static void print_note_rows(OutputFormat format, const AttuneRecord *record, size_t count)
{
    static const char *const columns[] = {"key", "type", "text", "items", NULL};
    Emit emit;
    emit_begin(&emit, format, false, columns);
    for (size_t i = 0; i < count; i++) {
        const AttuneProperty *property = &record->properties[i];
        emit_begin_row(&emit);
        emit_text(&emit, "key", property->key);
        emit_text(&emit, "type", attune_type_name(property->value.type));
        emit_text(&emit, "text", property->value.text);
        emit_items(&emit, property);
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
    size_t found = document->record->property_count;
    size_t count = context_limit(invocation, found);
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_TEXT) {
        print_note_people(document->record, count);
    } else {
        print_note_rows(invocation->format, document->record, count);
    }
    attune_document_free(document);
    return context_close(&context, context_found(found));
}

/* ---- of the vault -----------------------------------------------------------------------------
 */

static void write_types(JsonWriter *json, const AttuneFacet *facet)
{
    json_begin_object(json);
    for (AttuneType type = ATTUNE_TYPE_NULL; type <= ATTUNE_TYPE_OBJECT; type++) {
        if (facet->types[type]) {
            json_write_key(json, attune_type_name(type));
            json_write_int(json, facet->types[type]);
        }
    }
    json_end_object(json);
}

static void emit_key(Emit *emit, const AttuneFacet *facet)
{
    emit_begin_row(emit);
    emit_text(emit, "key", facet->text);
    write_types(emit_begin_value(emit, "types"), facet);
    emit_end_value(emit);
    emit_int(emit, "notes", facet->notes);
    emit_int(emit, "values", facet->values);
    emit_end_row(emit);
}

static void print_key(const AttuneFacet *facet, int width)
{
    output_printf(ROLE_dim, "%5u  ", facet->notes);
    output_column(ROLE_text, facet->text, width);
    output_printf(ROLE_dim, "%5u %s ", facet->values, facet->values == 1 ? "value " : "values");
    for (AttuneType type = ATTUNE_TYPE_NULL; type <= ATTUNE_TYPE_OBJECT; type++) {
        if (facet->types[type]) {
            output_printf(ROLE_dim, " %.*s %u", STR_ARG(attune_type_name(type)),
                          facet->types[type]);
        }
    }
    output_newline();
}

static void emit_value(Emit *emit, Str key, const AttuneFacet *facet)
{
    emit_begin_row(emit);
    emit_text(emit, "key", key);
    emit_text(emit, "text", facet->text);
    emit_int(emit, "notes", facet->notes);
    emit_end_row(emit);
}

static void print_value_count(const AttuneFacet *facet)
{
    output_printf(ROLE_dim, "%5u  ", facet->notes);
    output_text(ROLE_text, facet->text);
    output_newline();
}

/* Facets also count notes without a value, and list what no note of a set has. */
static bool is_row(const AttuneFacet *facet) { return !facet->none && facet->notes > 0; }

static void print_facets(const Invocation *invocation, const AttuneFacet *list, size_t count,
                         size_t left)
{
    static const char *const key_columns[] = {"key", "types", "notes", "values", NULL};
    static const char *const value_columns[] = {"key", "text", "notes", NULL};
    bool people = invocation->format == FORMAT_TEXT;
    int width = 0;
    Emit emit;
    if (!people) {
        emit_begin(&emit, invocation->format, false,
                   invocation->values ? value_columns : key_columns);
    }
    for (size_t i = 0; i < count; i++) {
        int cells = (int)gate_width(list[i].text);
        width = cells > width && cells <= KEY_WIDTH_MAX ? cells : width;
    }
    for (size_t i = 0; i < count && left > 0; i++) {
        if (!is_row(&list[i])) {
            continue;
        }
        left--;
        if (people && invocation->values) {
            print_value_count(&list[i]);
        } else if (people) {
            print_key(&list[i], width);
        } else if (invocation->values) {
            emit_value(&emit, str_from(invocation->values), &list[i]);
        } else {
            emit_key(&emit, &list[i]);
        }
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
    AttuneFacets *facets = attune_facets_count(
        context.vault, invocation->values ? ATTUNE_FACET_VALUE : ATTUNE_FACET_KEY,
        str_from(invocation->values), NULL, 0);
    size_t count, found = 0;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    for (size_t i = 0; i < count; i++) {
        found += is_row(&list[i]);
    }
    if (invocation->total) {
        context_total(found);
    } else {
        print_facets(invocation, list, count, context_limit(invocation, found));
    }
    attune_facets_free(facets);
    return context_close(&context, context_found(found));
}

int cmd_props(const Invocation *invocation)
{
    if (invocation->operand_count == 0) {
        return run_vault(invocation);
    }
    if (invocation->values) {
        AttuneError error = {0};
        error_set(&error, ATTUNE_ERROR_USAGE,
                  "props: --values is for the whole vault; leave ‘%s’ out",
                  invocation->operands[0]);
        return cli_report(&error);
    }
    return run_note(invocation);
}
