/* A page on standard output. */

#include <limits.h>

#include "cli/output.h"
#include "cli/show.h"

static Page *make_page(NoteView *view, Part part)
{
    const AttuneVault *vault = view->context->vault;
    PageOptions options = {
        .width = output_prose_width(),
        .capabilities = output_capabilities(),
        .strict_line_breaks = vault && attune_vault_settings(vault)->strict_line_breaks,
        .whole = true,
        .head = !view->is_attachment && !view->is_excerpt,
        .properties = PROPERTIES_SHORT,
        .title = view->title,
        .own_id = view->file == ATTUNE_FILE_NONE ? 0 : view->file + 1,
        .resolver = note_view_resolver(view),
    };
    /* Nobody can unfold what is printed. */
    Folds open = {.all = 1};
    Page *page = part.first ? page_new_part(view->document, part.first, part.last, &options, &open)
                            : page_new(view->document, &options, &open);
    while (page_layout(page, SIZE_MAX, UINT_MAX)) {
    }
    return page;
}

/* ---- lines without gutter and without blanks at their ends ------------------------------------
 */

typedef struct Piece {
    Str text;
    Role role;
    uint32_t target;
} Piece;

typedef VEC(Piece) Pieces;

static bool is_blank(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != ' ') {
            return false;
        }
    }
    return true;
}

static void trim_end(Pieces *pieces)
{
    while (pieces->count > 0 && is_blank(vec_last(pieces).text)) {
        pieces->count--;
    }
    if (pieces->count > 0) {
        Str *text = &vec_last(pieces).text;
        while (text->length > 0 && text->data[text->length - 1] == ' ') {
            text->length--;
        }
    }
}

/** The gutter is for the signs of folds, which nobody can use here. */
static void collect_pieces(const Line *line, Pieces *pieces)
{
    pieces->count = 0;
    uint32_t gutter = PAGE_GUTTER;
    for (uint32_t i = 0; i < line->span_count; i++) {
        const Span *span = &line->spans[i];
        if (gutter > 0) {
            gutter = span->width < gutter ? gutter - span->width : 0;
            continue;
        }
        vec_push(pieces, ((Piece){span->text, span->role, span->target}));
    }
    trim_end(pieces);
}

/* ---- printing ---------------------------------------------------------------------------------
 */

static Str url_of(NoteView *view, const Page *page, uint32_t target)
{
    if (target == TARGET_NONE || !output_capabilities().hyperlink) {
        return (Str){0};
    }
    const AttuneLink *link = page_target(page, target)->link;
    return link ? note_view_url(view, link) : (Str){0};
}

static void print_pieces(NoteView *view, const Page *page, const Pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->items[i];
        Str url = url_of(view, page, piece->target);
        if (!str_is_empty(url)) {
            output_begin_link(url, piece->target);
        }
        output_text(piece->role, piece->text);
        if (!str_is_empty(url)) {
            output_end_link();
        }
    }
    output_newline();
}

void show_print_page(NoteView *view, Part part)
{
    Page *page = make_page(view, part);
    Pieces pieces = {0};
    size_t count = page_line_count(page);
    for (size_t i = 0; i < count; i++) {
        collect_pieces(page_line(page, i), &pieces);
        print_pieces(view, page, &pieces);
    }
    vec_clear(&pieces);
    page_free(page);
}

void show_append_page(StrBuf *out, NoteView *view, Part part)
{
    Page *page = make_page(view, part);
    Pieces pieces = {0};
    size_t count = page_line_count(page);
    for (size_t i = 0; i < count; i++) {
        collect_pieces(page_line(page, i), &pieces);
        for (size_t p = 0; p < pieces.count; p++) {
            strbuf_append(out, pieces.items[p].text);
        }
        strbuf_append_char(out, '\n');
    }
    vec_clear(&pieces);
    page_free(page);
}

/* ---- for whoever looks at the layout ----------------------------------------------------------
 */

/** `     5-9 link -> Secure base`: cells from 1, the gutter counted. */
static void dump_span(const Page *page, const Span *span, uint32_t column)
{
    bool plain = span->role == ROLE_text && span->target == TARGET_NONE;
    if (plain || span->width == 0) {
        return;
    }
    Str role = role_name(span->role);
    output_printf(ROLE_dim, "        %u-%u %.*s", column, column + span->width - 1, STR_ARG(role));
    if (span->target != TARGET_NONE) {
        const Target *target = page_target(page, span->target);
        output_printf(ROLE_dim, " target %u", span->target + 1);
        if (target->link) {
            output_printf(ROLE_dim, " %.*s", STR_ARG(target->link->path));
        }
    }
    output_newline();
}

void show_dump_lines(NoteView *view, Part part)
{
    Page *page = make_page(view, part);
    size_t count = page_line_count(page);
    for (size_t i = 0; i < count; i++) {
        const Line *line = page_line(page, i);
        output_printf(ROLE_dim, "%5u |", line->source_line);
        for (uint32_t s = 0; s < line->span_count; s++) {
            output_text(ROLE_text, line->spans[s].text);
        }
        output_newline();
        uint32_t column = 1;
        for (uint32_t s = 0; s < line->span_count; s++) {
            dump_span(page, &line->spans[s], column);
            column += line->spans[s].width;
        }
    }
    page_free(page);
}
