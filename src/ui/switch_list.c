#include "ui/switch_list.h"

#include <stdlib.h>

#include "base/path.h"
#include "ui/glyphs.h"
#include "ui/match_text.h"

void switch_list_clear(SwitchList *list)
{
    vec_clear(&list->rows);
    arena_clear(&list->arena);
}

/* ---- notes ---- */

static bool is_listed(const SwitchList *list, AttuneFileId file, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (list->rows.items[i].file == file) {
            return true;
        }
    }
    return false;
}

static SwitchRowKind kind_of(const AttuneSwitch *found)
{
    switch (found->kind) {
    case ATTUNE_SWITCH_TITLE:
        return SWITCH_ROW_TITLE;
    case ATTUNE_SWITCH_ALIAS:
        return SWITCH_ROW_ALIAS;
    case ATTUNE_SWITCH_PATH:
        return SWITCH_ROW_PATH;
    default:
        return SWITCH_ROW_NAME;
    }
}

static void push_note(SwitchList *list, const AttuneFile *file, SwitchRow row)
{
    row.file = file->id;
    row.text = arena_clone_str(&list->arena, row.text);
    bool is_other_name = row.kind == SWITCH_ROW_ALIAS || row.kind == SWITCH_ROW_NAME;
    if (is_other_name && !str_equal(row.text, file->title)) {
        row.leads_to = arena_clone_str(&list->arena, file->title);
    }
    if (row.kind != SWITCH_ROW_PATH) {
        row.folder = arena_clone_str(&list->arena, path_dir(file->path));
    }
    if (file->record && file->record->status_count) {
        const AttuneStatus *status = &file->record->statuses[0];
        row.status = arena_clone_str(&list->arena, status->text);
        row.status_class = status->class_;
    }
    vec_push(&list->rows, row);
}

static void push_recent(SwitchList *list, const SwitchQuestion *question)
{
    for (size_t i = 0; i < question->recent_count && list->rows.count < SWITCH_ROWS_MAX; i++) {
        const AttuneFile *file = attune_vault_file(question->vault, question->recent[i]);
        if (file && !is_listed(list, file->id, list->rows.count)) {
            push_note(list, file, (SwitchRow){.kind = SWITCH_ROW_TITLE, .text = file->title});
        }
    }
}

static void list_notes(SwitchList *list, const SwitchQuestion *question)
{
    attune_vault_notes(question->vault, &list->total);
    if (str_is_empty(str_trim_ascii(question->typed))) {
        push_recent(list, question);
    }
    size_t recent = list->rows.count;
    AttuneSwitch *found = mem_calloc(SWITCH_ROWS_MAX, sizeof *found);
    size_t count = attune_switch_rank(question->vault, question->typed, found, SWITCH_ROWS_MAX,
                                      &list->matches, &list->names);
    for (size_t i = 0; i < count && list->rows.count < SWITCH_ROWS_MAX; i++) {
        const AttuneFile *file = attune_vault_file(question->vault, found[i].file);
        if (file && !is_listed(list, file->id, recent)) {
            push_note(list, file,
                      (SwitchRow){.kind = kind_of(&found[i]),
                                  .text = found[i].text,
                                  .match = found[i].match});
        }
    }
    mem_free(found);
}

/* ---- headings ---- */

static int by_score(const void *a, const void *b)
{
    const SwitchRow *x = a, *y = b;
    if (x->match.score != y->match.score) {
        return x->match.score > y->match.score ? -1 : 1;
    }
    return x->line < y->line ? -1 : x->line > y->line;
}

static AttuneFileId best_note(const SwitchQuestion *question, Str typed)
{
    AttuneSwitch found;
    size_t count = attune_switch_rank(question->vault, typed, &found, 1, NULL, NULL);
    return count ? found.file : ATTUNE_FILE_NONE;
}

static void list_headings(SwitchList *list, const SwitchQuestion *question, size_t hash)
{
    list->headings = true;
    list->of = question->note != ATTUNE_FILE_NONE
                   ? question->note
                   : best_note(question, str_slice(question->typed, 0, hash));
    const AttuneFile *file = attune_vault_file(question->vault, list->of);
    if (!file || !file->record) {
        return;
    }
    Str name = arena_clone_str(&list->arena, file->name);
    Str pattern = str_from_offset(question->typed, hash + 1);
    list->total = file->record->heading_count;
    for (size_t i = 0; i < list->total; i++) {
        const AttuneHeading *heading = &file->record->headings[i];
        SwitchRow row = {.kind = SWITCH_ROW_HEADING,
                         .file = file->id,
                         .folder = name,
                         .line = heading->line,
                         .level = heading->level};
        if (attune_fuzzy_match(pattern, heading->plain, &row.match)) {
            row.text = arena_clone_str(&list->arena, heading->plain);
            vec_push(&list->rows, row);
        }
    }
    list->matches = list->rows.count;
    if (list->rows.count > 1 && !str_is_empty(str_trim_ascii(pattern))) {
        qsort(list->rows.items, list->rows.count, sizeof *list->rows.items, by_score);
    }
    if (list->rows.count > SWITCH_ROWS_MAX) {
        list->rows.count = SWITCH_ROWS_MAX;
    }
}

void switch_list_make(SwitchList *list, const SwitchQuestion *question)
{
    list->rows.count = 0;
    arena_reset(&list->arena);
    list->matches = list->total = list->names = 0;
    list->headings = false;
    list->of = ATTUNE_FILE_NONE;
    size_t hash = str_find_char(question->typed, '#', 0);
    if (hash == STR_NOT_FOUND) {
        list_notes(list, question);
    } else {
        list_headings(list, question, hash);
    }
}

void switch_list_append_count(const SwitchList *list, StrBuf *out)
{
    append_count(out, list->matches);
    strbuf_append(out, STR(" of "));
    if (list->headings) {
        append_counted(out, list->total, "heading", "headings");
        return;
    }
    append_counted(out, list->total, "note", "notes");
    if (list->names > list->total) {
        strbuf_append(out, STR(", "));
        append_counted(out, list->names, "name", "names");
    }
}

/* ---- drawing ---- */

static int draw_sign(const SwitchRow *row, Surface *surface, Rect area, int at, bool selected)
{
    if (row->kind == SWITCH_ROW_HEADING) {
        return 3 + 2 * (row->level > 0 ? row->level - 1 : 0);
    }
    if (status_has_glyph(row->status_class, row->status)) {
        Role role = selected ? ROLE_selected : status_role(row->status_class);
        surface_put(surface, area, at, 1, role, status_glyph(row->status_class, surface->ascii));
    }
    return 3;
}

void switch_row_draw(const SwitchRow *row, Surface *surface, Rect area, int at, bool selected)
{
    Role role = selected ? ROLE_selected : ROLE_text;
    Role dim = selected ? ROLE_selected : ROLE_dim;
    Role marked = selected ? ROLE_match_current : ROLE_fuzzy;
    surface_fill(surface, (Rect){area.row + at, area.column, 1, area.columns}, role);
    int column = draw_sign(row, surface, area, at, selected);
    int end = area.columns - 1;
    int folder = (int)gate_width(row->folder);
    int text = (int)gate_width(row->text);
    /* The folder gives way to the name. */
    if (folder > 0 && column + text + 3 + folder <= end) {
        end = put_right(surface, area, at, end, dim, row->folder) - 3;
    }
    column = match_text_put(surface, area, at, column, end - column, row->text, &row->match, role,
                            marked);
    if (row->leads_to.length > 0 && column + 6 < end) {
        column = surface_put(surface, area, at, column + 2, dim, glyph(surface, GLYPH_arrow_right));
        column++;
        surface_put_cut(surface, area, at, column, end - column, role, row->leads_to);
    }
}
