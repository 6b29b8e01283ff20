/* What is wrong in the vault, grouped by kind (reference screen 10b). */

#include "base/alloc.h"
#include "base/arena.h"
#include "base/gate.h"
#include "base/map.h"
#include "ui/app_internal.h"
#include "ui/glyphs.h"

typedef struct ProblemGroup {
    AttuneProblemKind kinds[2];
    int kind_count;
    const char *heading;
} ProblemGroup;

static const ProblemGroup groups[] = {
    {{ATTUNE_PROBLEM_BROKEN_LINK}, 1, "Links to notes that do not exist"},
    {{ATTUNE_PROBLEM_BROKEN_ANCHOR}, 1, "Links to headings that do not exist"},
    {{ATTUNE_PROBLEM_AMBIGUOUS_NAME}, 1, "Names that fit several notes"},
    {{ATTUNE_PROBLEM_FRONT_MATTER, ATTUNE_PROBLEM_DUPLICATE_KEY}, 2, "Front matter"},
    {{ATTUNE_PROBLEM_NAME_CLASH}, 1, "Names that differ only in case"},
    {{ATTUNE_PROBLEM_ENCODING}, 1, "Text that is not UTF-8"},
    {{ATTUNE_PROBLEM_SYMLINK}, 1, "Links of the file system"},
    {{ATTUNE_PROBLEM_LIMIT}, 1, "Limits"},
    {{ATTUNE_PROBLEM_SETTINGS}, 1, "Settings"},
    {{ATTUNE_PROBLEM_UNREADABLE}, 1, "Files that cannot be read"},
    {{ATTUNE_PROBLEM_TOO_LARGE}, 1, "Files that are too large"},
};
#define GROUP_COUNT (sizeof groups / sizeof *groups)

typedef enum RowKind { ROW_BLANK, ROW_GROUP, ROW_PROBLEM } RowKind;

typedef struct ProblemRow {
    RowKind kind;
    size_t group;
    size_t count;  /* of a group's problems */
    size_t number; /* of the last problem up to here, as they are listed */
    AttuneFileId file;
    uint32_t line;
    bool missing; /* the subject is what does not exist */
    Str path, subject, message;
} ProblemRow;

typedef struct ProblemsPopup {
    Overlay overlay;
    VEC(ProblemRow) rows;
    ListView view;
    Arena arena;
    Map wanted; /* how many links want a note that does not exist; 0: said already */
    bool folded[GROUP_COUNT];
    bool made;
    uint64_t generation;
    size_t problem_count, note_count;
    int place_width;
} ProblemsPopup;

#define HEAD_ROWS 2 /* the title and its rule */

/* ---- rows ---- */

static bool is_of(const ProblemGroup *group, AttuneProblemKind kind)
{
    for (int i = 0; i < group->kind_count; i++) {
        if (group->kinds[i] == kind) {
            return true;
        }
    }
    return false;
}

/* "[[Secure base#Old age|there]]" as a person says it: "Secure base > Old age". */
static Str subject_text(ProblemsPopup *popup, Str subject)
{
    if (!str_starts_with(subject, STR("[[")) || !str_ends_with(subject, STR("]]"))) {
        return arena_clone_str(&popup->arena, subject);
    }
    Str inner = str_slice(subject, 2, subject.length - 2), rest = inner, part;
    size_t bar = str_find_char(inner, '|', 0);
    rest = str_slice(inner, 0, bar == STR_NOT_FOUND ? inner.length : bar);
    StrBuf text = {0};
    while (str_next_piece(&rest, '#', &part)) {
        strbuf_append(&text, text.length ? STR(" > ") : STR(""));
        strbuf_append(&text, part);
    }
    Str own = arena_clone_str(&popup->arena, strbuf_view(&text));
    strbuf_clear(&text);
    return own;
}

/* What helps: the heading of the group has said already what is wrong. */
static Str message_text(ProblemsPopup *popup, const AttuneVaultProblem *problem, Str subject)
{
    if (!str_is_empty(problem->suggestion)) {
        return arena_printf(&popup->arena, "did you mean “%.*s”?", STR_ARG(problem->suggestion));
    }
    if (problem->problem.kind == ATTUNE_PROBLEM_BROKEN_LINK) {
        uint32_t *wanted = map_at(&popup->wanted, subject, 0);
        uint32_t count = *wanted;
        *wanted = 0;
        return count > 1 ? arena_printf(&popup->arena, "%u links want it", count) : STR("");
    }
    return problem->problem.kind == ATTUNE_PROBLEM_BROKEN_ANCHOR
               ? STR("")
               : arena_clone_str(&popup->arena, problem->problem.message);
}

static void count_wanted(ProblemsPopup *popup, const AttuneVaultProblem *problems, size_t count)
{
    map_clear(&popup->wanted);
    for (size_t i = 0; i < count; i++) {
        if (problems[i].problem.kind == ATTUNE_PROBLEM_BROKEN_LINK) {
            (*map_at(&popup->wanted, subject_text(popup, problems[i].problem.subject), 0))++;
        }
    }
}

static void add_problem(ProblemsPopup *popup, const AttuneVaultProblem *problem, size_t group)
{
    ProblemRow row = {
        .kind = ROW_PROBLEM,
        .group = group,
        .file = problem->file,
        .line = problem->problem.line,
        .missing = problem->problem.kind == ATTUNE_PROBLEM_BROKEN_LINK,
        .path = arena_clone_str(&popup->arena, problem->path),
        .subject = subject_text(popup, problem->problem.subject),
    };
    row.message = message_text(popup, problem, row.subject);
    int width = (int)gate_width(row.path) + 6;
    popup->place_width = width > popup->place_width ? width : popup->place_width;
    vec_push(&popup->rows, row);
}

static void add_group(ProblemsPopup *popup, size_t index, const AttuneVaultProblem *problems,
                      size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found += is_of(&groups[index], problems[i].problem.kind);
    }
    if (found == 0) {
        return;
    }
    if (popup->rows.count > 0) {
        ProblemRow blank = {.kind = ROW_BLANK};
        vec_push(&popup->rows, blank);
    }
    ProblemRow head = {.kind = ROW_GROUP, .group = index, .count = found};
    vec_push(&popup->rows, head);
    for (size_t i = 0; i < count && !popup->folded[index]; i++) {
        if (is_of(&groups[index], problems[i].problem.kind)) {
            add_problem(popup, &problems[i], index);
        }
    }
}

/* Problems come by path, so those of one note stand together. */
static size_t count_notes(const AttuneVaultProblem *problems, size_t count)
{
    size_t notes = 0;
    for (size_t i = 0; i < count; i++) {
        notes += i == 0 || !str_equal(problems[i].path, problems[i - 1].path);
    }
    return notes;
}

static void build(App *app, ProblemsPopup *popup)
{
    size_t count = 0;
    const AttuneVaultProblem *problems = attune_vault_problems(app->vault, &count);
    popup->rows.count = 0;
    arena_reset(&popup->arena);
    popup->place_width = 0;
    count_wanted(popup, problems, count);
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        add_group(popup, i, problems, count);
    }
    size_t number = 0;
    for (size_t i = 0; i < popup->rows.count; i++) {
        number += popup->rows.items[i].kind == ROW_PROBLEM;
        popup->rows.items[i].number = number;
    }
    popup->problem_count = count;
    popup->note_count = count_notes(problems, count);
    popup->generation = attune_vault_generation(app->vault);
    bool first = !popup->made;
    popup->made = true;
    list_view_set_count(&popup->view, popup->rows.count);
    if (first && popup->rows.count > 1) {
        popup->view.selected = 1;
    }
}

static Rect list_area(const App *app)
{
    Rect body = app->screen.body;
    int head = body.rows > 8 ? HEAD_ROWS : 0;
    return (Rect){body.row + head, body.column, body.rows - head, body.columns};
}

static void update(App *app, Overlay *overlay)
{
    ProblemsPopup *popup = (ProblemsPopup *)overlay;
    bool ready = attune_vault_progress(app->vault).stage == ATTUNE_STAGE_READY;
    bool stale = popup->generation != attune_vault_generation(app->vault);
    if (!popup->made || (stale && ready)) {
        build(app, popup);
    }
    Rect area = list_area(app);
    list_view_set_height(&popup->view, area.rows > 0 ? (size_t)area.rows : 0);
}

/* ---- drawing ---- */

static void draw_group(const ProblemsPopup *popup, const ProblemRow *row, Surface *surface,
                       Rect area, int at)
{
    bool folded = popup->folded[row->group];
    surface_put(surface, area, at, 1, ROLE_fold,
                glyph(surface, folded ? GLYPH_fold_closed : GLYPH_fold_open));
    StrBuf count = {0};
    append_count(&count, row->count);
    int end = put_right(surface, area, at, area.columns - 1, ROLE_count, strbuf_view(&count));
    strbuf_clear(&count);
    surface_put_cut(surface, area, at, 3, end - 4, ROLE_strong,
                    str_from(groups[row->group].heading));
}

static void draw_problem(const ProblemsPopup *popup, const ProblemRow *row, Surface *surface,
                         Rect area, int at)
{
    int most = area.columns * 2 / 5;
    int width = popup->place_width < most ? popup->place_width : most;
    StrBuf line = {0};
    if (row->line > 1 || row->missing) {
        strbuf_printf(&line, ":%u", row->line);
    }
    int line_width = (int)line.length;
    int column = put_cut_start(surface, area, at, 5, width - line_width, ROLE_text, row->path);
    surface_put(surface, area, at, column, ROLE_dim, strbuf_view(&line));
    strbuf_clear(&line);
    column = 5 + width + 1;
    int end = area.columns - 1;
    if (!str_is_empty(row->subject)) {
        column = surface_put_cut(surface, area, at, column, end - column,
                                 row->missing ? ROLE_link_missing : ROLE_text, row->subject);
        column += 2;
    }
    surface_put_cut(surface, area, at, column, end - column, ROLE_dim, row->message);
}

static void draw_head(const App *app, Surface *surface)
{
    Rect body = app->screen.body;
    surface_put(surface, body, 0, 1, ROLE_title, STR("Problems"));
    surface_repeat(surface, body, 1, 1, body.columns - 2, ROLE_heading_rule,
                   glyph(surface, GLYPH_rule_heavy));
}

static void draw(const App *app, const Overlay *overlay, Surface *surface)
{
    const ProblemsPopup *popup = (const ProblemsPopup *)overlay;
    Rect area = list_area(app);
    if (area.row > app->screen.body.row) {
        draw_head(app, surface);
    }
    if (popup->rows.count == 0) {
        surface_put_cut(surface, area, 0, 1, area.columns - 2, ROLE_text,
                        STR("Nothing is wrong in these notes."));
    }
    for (size_t i = 0; i < popup->view.height && popup->view.top + i < popup->rows.count; i++) {
        size_t index = popup->view.top + i;
        const ProblemRow *row = &popup->rows.items[index];
        if (row->kind == ROW_GROUP) {
            draw_group(popup, row, surface, area, (int)i);
        } else if (row->kind == ROW_PROBLEM) {
            draw_problem(popup, row, surface, area, (int)i);
        }
        if (index == popup->view.selected && row->kind != ROW_BLANK) {
            surface_put(surface, area, (int)i, 0, ROLE_cursor_bar, glyph(surface, GLYPH_cursor));
            surface_set_role(surface, area, (int)i, 0, area.columns, ROLE_selected);
        }
    }
}

/* ---- keys ---- */

static const ProblemRow *selected(const ProblemsPopup *popup)
{
    return popup->view.selected < popup->rows.count ? &popup->rows.items[popup->view.selected]
                                                    : NULL;
}

static void fold(App *app, ProblemsPopup *popup)
{
    const ProblemRow *row = selected(popup);
    if (!row) {
        return;
    }
    size_t group = row->group;
    popup->folded[group] = !popup->folded[group];
    build(app, popup);
    for (size_t i = 0; i < popup->rows.count; i++) {
        if (popup->rows.items[i].kind == ROW_GROUP && popup->rows.items[i].group == group) {
            list_view_select(&popup->view, i);
        }
    }
}

static void open_row(App *app, ProblemsPopup *popup)
{
    const ProblemRow *row = selected(popup);
    if (row && row->kind == ROW_GROUP) {
        fold(app, popup);
    } else if (row && row->file == ATTUNE_FILE_NONE) {
        app_say(app, STR("this one is not about a note"));
    } else if (row) {
        AttuneFileId file = row->file;
        uint32_t line = row->line;
        app_pop(app);
        app_focus(app, PANE_READER);
        app_visit_line(app, file, line);
    }
}

/* Blank rows are passed over. */
static void leave_blank(ProblemsPopup *popup, size_t before)
{
    const ProblemRow *row = selected(popup);
    if (row && row->kind == ROW_BLANK) {
        list_view_move(&popup->view, popup->view.selected > before ? 1 : -1);
    }
}

static bool act(App *app, Overlay *overlay, Action action, const Call *call)
{
    ProblemsPopup *popup = (ProblemsPopup *)overlay;
    size_t before = popup->view.selected;
    if (list_view_act(&popup->view, action, call)) {
        leave_blank(popup, before);
        return true;
    }
    const ProblemRow *row = selected(popup);
    switch (action) {
    case ACTION_OPEN:
    case ACTION_RIGHT:
        open_row(app, popup);
        return true;
    case ACTION_LEFT:
    case ACTION_FOLD_TURN:
        fold(app, popup);
        return true;
    case ACTION_EDIT:
        if (row && row->kind == ROW_PROBLEM && row->file != ATTUNE_FILE_NONE) {
            app_edit(app, row->file, row->line);
        }
        return true;
    default:
        return false;
    }
}

static void click(App *app, Overlay *overlay, int row, int column)
{
    (void)column;
    ProblemsPopup *popup = (ProblemsPopup *)overlay;
    size_t index = list_view_row_at(&popup->view, row - list_area(app).row);
    if (index != SIZE_MAX && popup->rows.items[index].kind != ROW_BLANK) {
        list_view_select(&popup->view, index);
        open_row(app, popup);
    }
}

static void status(const App *app, const Overlay *overlay, Status *out)
{
    (void)app;
    const ProblemsPopup *popup = (const ProblemsPopup *)overlay;
    const ProblemRow *row = selected(popup);
    if (row) {
        strbuf_printf(&out->detail, "%zu of %zu", row->number, popup->problem_count);
        status_hint(out, "open", "open");
        status_hint(out, "edit", "edit at the line");
        status_hint(out, "fold-or-parent", "fold");
    }
    status_hint(out, "close", "close");
    status_hint(out, "help", "help");
}

static void title(const App *app, const Overlay *overlay, StrBuf *out)
{
    (void)app;
    const ProblemsPopup *popup = (const ProblemsPopup *)overlay;
    append_counted(out, popup->problem_count, "problem", "problems");
    strbuf_append(out, STR(" in "));
    append_counted(out, popup->note_count, "note", "notes");
}

static void free_popup(Overlay *overlay)
{
    ProblemsPopup *popup = (ProblemsPopup *)overlay;
    vec_clear(&popup->rows);
    map_clear(&popup->wanted);
    arena_clear(&popup->arena);
    mem_free(popup);
}

static const OverlayType problems_type = {
    .mode = STR_INIT("PROBLEMS"),
    .context = CONTEXT_PROBLEMS,
    .covers = true,
    .update = update,
    .draw = draw,
    .act = act,
    .click = click,
    .status = status,
    .title = title,
    .free = free_popup,
};

void problems_open(App *app)
{
    ProblemsPopup *popup = MEM_NEW(ProblemsPopup);
    popup->overlay.type = &problems_type;
    app_push(app, &popup->overlay);
}
