#include "page_dump.h"

#include "base/alloc.h"
#include "base/gate.h"
#include "base/utf8.h"
#include "base/vec.h"

/* ---- the grid ---- */

void page_dump_grid(const Page *page, StrBuf *out)
{
    for (size_t i = 0; i < page_line_count(page); i++) {
        const Line *line = page_line(page, i);
        for (uint32_t s = 0; s < line->span_count; s++) {
            gate_append(out, line->spans[s].text);
        }
        while (out->length && out->data[out->length - 1] == ' ') {
            out->length--;
        }
        strbuf_append_char(out, '\n');
    }
}

/* ---- styles ---- */

typedef struct StyledCell {
    Role role;
    bool blank;
} StyledCell;

typedef VEC(StyledCell) CellVec;

static bool blank_shows(Role role)
{
    return role == ROLE_highlight || role == ROLE_match || role == ROLE_selected ||
           role == ROLE_underline;
}

static void cells_of(const Line *line, CellVec *cells)
{
    cells->count = 0;
    for (uint32_t s = 0; s < line->span_count; s++) {
        const Span *span = &line->spans[s];
        for (size_t offset = 0; offset < span->text.length;) {
            GateCluster cluster;
            gate_next(span->text, &offset, &cluster);
            bool blank = cluster.length == 1 && cluster.text[0] == ' ';
            for (int cell = 0; cell < cluster.width; cell++) {
                vec_push(cells, ((StyledCell){span->role, blank}));
            }
        }
    }
}

static bool is_named(const StyledCell *cell)
{
    return cell->role != ROLE_text && (!cell->blank || blank_shows(cell->role));
}

static size_t run_end(const CellVec *cells, size_t column)
{
    size_t end = column + 1;
    for (size_t i = end; i < cells->count; i++) {
        if (cells->items[i].role != cells->items[column].role) {
            break;
        }
        if (is_named(&cells->items[i])) {
            end = i + 1;
        }
    }
    return end;
}

static void dump_row(const CellVec *cells, size_t row, StrBuf *out)
{
    bool first = true;
    for (size_t column = 0; column < cells->count;) {
        if (!is_named(&cells->items[column])) {
            column++;
            continue;
        }
        size_t end = run_end(cells, column);
        if (first) {
            strbuf_printf(out, "row %zu col ", row + 1);
        } else {
            strbuf_append(out, STR(", "));
        }
        first = false;
        strbuf_printf(out, end - column > 1 ? "%zu-%zu" : "%zu", column + 1, end);
        strbuf_append_char(out, ' ');
        strbuf_append(out, role_name(cells->items[column].role));
        column = end;
    }
    if (!first) {
        strbuf_append_char(out, '\n');
    }
}

void page_dump_styles(const Page *page, StrBuf *out)
{
    CellVec cells = {0};
    for (size_t i = 0; i < page_line_count(page); i++) {
        cells_of(page_line(page, i), &cells);
        dump_row(&cells, i, out);
    }
    vec_clear(&cells);
}

/* ---- targets ---- */

void page_dump_targets(const Page *page, StrBuf *out)
{
    static const char *const kinds[] = {"link", "tag", "footnote", "back", "fold"};
    for (size_t i = 0; i < page_target_count(page); i++) {
        const Target *target = page_target(page, i);
        strbuf_printf(out, "%s row %zu col %u-%u", kinds[target->kind], target->line + 1,
                      target->column + 1, target->column + target->width);
        if (target->kind == TARGET_LINK) {
            strbuf_printf(out, " %.*s", STR_ARG(target->link->path));
        } else if (target->kind == TARGET_TAG) {
            strbuf_printf(out, " #%.*s", STR_ARG(target->text));
        } else if (target->kind == TARGET_FOLD) {
            strbuf_printf(out, " line %u", target->source_line);
        } else {
            strbuf_printf(out, " %u", target->number);
        }
        strbuf_append_char(out, '\n');
    }
}

/* ---- words ---- */

static bool is_decoration(Role role)
{
    switch (role) {
    case ROLE_bullet:
    case ROLE_number:
    case ROLE_task_box:
    case ROLE_task_done:
    case ROLE_task_other:
    case ROLE_quote_bar:
    case ROLE_embed_rail:
    case ROLE_heading_rule:
    case ROLE_table_rule:
    case ROLE_code_rule:
    case ROLE_code_label:
    case ROLE_fold:
    case ROLE_fold_closed:
    case ROLE_dim:
    case ROLE_callout_note:
    case ROLE_callout_tip:
    case ROLE_callout_warn:
    case ROLE_callout_danger:
    case ROLE_callout_other:
        return true;
    default:
        return false;
    }
}

void page_dump_words(const Page *page, StrBuf *out)
{
    for (size_t i = 0; i < page_line_count(page); i++) {
        const Line *line = page_line(page, i);
        for (uint32_t s = 0; s < line->span_count; s++) {
            const Span *span = &line->spans[s];
            for (size_t offset = 0; !is_decoration(span->role) && offset < span->text.length;) {
                size_t start = offset;
                uint32_t c = utf8_next(span->text, &offset);
                GateCluster cluster;
                size_t at = 0;
                gate_next(str_slice(span->text, start, offset), &at, &cluster);
                if (!utf8_is_space(c) && cluster.width) {
                    strbuf_append(out, str_slice(span->text, start, offset));
                }
            }
        }
    }
}
