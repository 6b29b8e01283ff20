#include "cli/link_row.h"

#include "base/utf8.h"
#include "cli/output.h"

const char *const link_columns[] = {
    "source", "line",    "column", "kind", "embed",  "property", "text",
    "path",   "subpath", "target", "how",  "anchor", NULL,
};
const char *const link_context_columns[] = {
    "source", "line",    "column", "kind", "embed",  "property", "text",
    "path",   "subpath", "target", "how",  "anchor", "context",  NULL,
};

LinkRow link_row_of(const Context *context, AttuneFileId source, size_t index)
{
    return (LinkRow){
        .source = source,
        .link = &attune_vault_file(context->vault, source)->record->links[index],
        .found = attune_vault_link(context->vault, source, index),
    };
}

void link_emit_anchor(Emit *emit, AttuneAnchorState anchor)
{
    if (anchor == ATTUNE_ANCHOR_UNSET) {
        emit_null(emit, "anchor");
    } else {
        emit_bool(emit, "anchor", anchor == ATTUNE_ANCHOR_FOUND);
    }
}

static bool has_target(const LinkRow *row)
{
    return row->found.target != ATTUNE_FILE_NONE && row->found.how != ATTUNE_HOW_EXTERNAL;
}

void link_emit(Emit *emit, const Context *context, const LinkRow *row, bool with_context)
{
    static const char *const kinds[] = {"wikilink", "markdown", "property"};
    const AttuneLink *link = row->link;
    const AttuneFile *source = attune_vault_file(context->vault, row->source);
    emit_begin_row(emit);
    emit_path(emit, "source", source->path);
    emit_int(emit, "line", link->line);
    emit_int(emit, "column", link->column);
    emit_text(emit, "kind", str_from(kinds[link->kind]));
    emit_bool(emit, "embed", link->embed);
    emit_text_or_null(emit, "property", link->property);
    emit_text(emit, "text", link->text);
    emit_text(emit, "path", link->path);
    emit_texts(emit, "subpath", link->parts, link->part_count);
    if (has_target(row)) {
        emit_path(emit, "target", attune_vault_file(context->vault, row->found.target)->path);
    } else {
        emit_null(emit, "target");
    }
    emit_text(emit, "how", attune_how_name(row->found.how));
    link_emit_anchor(emit, row->found.anchor);
    if (with_context) {
        emit_text(emit, "context", attune_vault_line(context->vault, row->source, link->line));
    }
    emit_end_row(emit);
}

/* ---- for people -------------------------------------------------------------------------------
 */

static void print_written(const AttuneLink *link, Role role)
{
    StrBuf text = {0};
    if (link->kind == ATTUNE_LINK_MARKDOWN) {
        strbuf_append(&text, link->path);
    } else {
        strbuf_append(&text, link->embed ? STR("![[") : STR("[["));
        strbuf_append(&text, link->path);
    }
    for (size_t i = 0; i < link->part_count; i++) {
        strbuf_append_char(&text, '#');
        strbuf_append(&text, link->parts[i]);
    }
    strbuf_append(&text, link->kind == ATTUNE_LINK_MARKDOWN ? STR("") : STR("]]"));
    output_text(role, strbuf_view(&text));
    strbuf_clear(&text);
}

/* Why a link leads where it does, when the reader would wonder. */
static void print_remark(const LinkRow *row)
{
    switch (row->found.how) {
    case ATTUNE_HOW_ALIAS:
    case ATTUNE_HOW_TITLE:
        output_printf(ROLE_dim, " by %.*s", STR_ARG(attune_how_name(row->found.how)));
        break;
    case ATTUNE_HOW_SELF:
        output_text(ROLE_dim, STR(" this note"));
        break;
    default:
        break;
    }
    if (row->found.anchor == ATTUNE_ANCHOR_MISSING && has_target(row)) {
        bool block = row->link->anchor == ATTUNE_ANCHOR_BLOCK;
        output_text(ROLE_dim, block ? STR(", no such block") : STR(", no such heading"));
    }
}

void link_print(const Context *context, const LinkRow *row)
{
    if (row->found.how == ATTUNE_HOW_EXTERNAL) {
        print_written(row->link, ROLE_link_external);
        output_raw(STR(" "));
        output_text(ROLE_dim, output_glyph(GLYPH_external));
        return;
    }
    bool found = has_target(row);
    print_written(row->link, found ? ROLE_link : ROLE_link_missing);
    if (!found) {
        output_text(ROLE_dim, STR("  no such note"));
        return;
    }
    output_raw(STR(" "));
    output_text(ROLE_dim, output_glyph(GLYPH_arrow_right));
    output_raw(STR(" "));
    output_path(ROLE_text, attune_vault_file(context->vault, row->found.target)->path);
    print_remark(row);
}

void link_print_context(const Context *context, const LinkRow *row)
{
    const AttuneLink *link = row->link;
    const AttuneFile *source = attune_vault_file(context->vault, row->source);
    Str line = attune_vault_line(context->vault, row->source, link->line);
    Str written = str_slice(source->text, link->offset, link->offset + link->length);
    output_marked_line(ROLE_match, line, link->column, (uint32_t)utf8_count(written));
}
