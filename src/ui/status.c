#include "ui/status.h"

#include "base/gate.h"
#include "base/unicode.h"
#include "ui/glyphs.h"

#define GAP 3
#define LEAST_PATH 10 /* a path cut to fewer cells says nothing */
#define PROGRESS_CELLS 32

void status_clear(Status *status)
{
    strbuf_clear(&status->about);
    strbuf_clear(&status->target);
    strbuf_clear(&status->title);
    strbuf_clear(&status->detail);
    strbuf_clear(&status->counted);
    strbuf_clear(&status->place);
    strbuf_clear(&status->prompt);
}

static void add_hint(Status *status, StatusHint hint)
{
    if (status->hint_count < STATUS_HINTS) {
        status->hints[status->hint_count++] = hint;
    }
}

void status_hint(Status *status, const char *command, const char *text)
{
    add_hint(status, (StatusHint){.command = str_from(command), .text = str_from(text)});
}

void status_hint_keys(Status *status, const char *keys, const char *text)
{
    add_hint(status, (StatusHint){.keys = str_from(keys), .text = str_from(text)});
}

/* ---- what fits ---- */

typedef struct Hint {
    StrBuf keys;
    Str text;
    int width; /* 0: it has no key, or there is no room */
    bool shown;
} Hint;

typedef struct Plan {
    const Status *status;
    int room;
    int path, target, title, detail; /* cells of each; 0: not shown */
    bool counted, place;
    Hint hints[STATUS_HINTS];
} Plan;

static int width_of(const StrBuf *text) { return (int)gate_width(strbuf_view(text)); }

static void find_keys(Plan *plan, const Keymap *keymap, bool ascii)
{
    const Status *status = plan->status;
    for (size_t i = 0; i < status->hint_count; i++) {
        Hint *hint = &plan->hints[i];
        hint->text = status->hints[i].text;
        strbuf_append(&hint->keys, status->hints[i].keys);
        if (!str_is_empty(status->hints[i].command)) {
            const Binding *binding =
                keymap_key_of(keymap, status->context, status->hints[i].command);
            if (!binding) {
                continue;
            }
            binding_append_label(&hint->keys, binding, ascii);
        }
        hint->width = width_of(&hint->keys) + 1 + (int)gate_width(hint->text);
    }
}

/* Take `cells` and the gap before them, if they are there. */
static bool take(Plan *plan, int cells, int gap)
{
    if (cells <= 0 || cells + gap > plan->room) {
        return false;
    }
    plan->room -= cells + gap;
    return true;
}

/* As much of `wanted` as there is room for. @return cells */
static int take_up_to(Plan *plan, int wanted, int gap)
{
    int cells = wanted < plan->room - gap ? wanted : plan->room - gap;
    bool worth = cells == wanted || cells >= LEAST_PATH;
    return wanted > 0 && worth && take(plan, cells, gap) ? cells : 0;
}

static void take_hint(Plan *plan, size_t index)
{
    if (index < plan->status->hint_count) {
        plan->hints[index].shown = take(plan, plan->hints[index].width, GAP);
    }
}

/* In the order of what a person would miss most: the place, what it is about, help, keys. */
static void plan_rest(Plan *plan, bool with_about)
{
    const Status *status = plan->status;
    size_t last = status->hint_count ? status->hint_count - 1 : 0;
    plan->place = take(plan, width_of(&status->place), GAP);
    bool has_target = with_about && status->target.length > 0;
    if (has_target) {
        plan->target = take_up_to(plan, width_of(&status->target) + 2, 2);
    } else if (with_about) {
        plan->path = take_up_to(plan, width_of(&status->about), 2);
    }
    int detail = width_of(&status->detail);
    if (status->edit) { /* what is found is missed more than the keys of a prompt */
        plan->detail = take(plan, detail, GAP) ? detail : 0;
    }
    take_hint(plan, last);
    if (!status->edit) {
        plan->detail = take(plan, detail, GAP) ? detail : 0;
    }
    if (last > 0) {
        take_hint(plan, 0);
    }
    if (has_target && take(plan, width_of(&status->about), GAP)) {
        plan->path = width_of(&status->about);
    }
    for (size_t i = 1; i < last; i++) {
        take_hint(plan, i);
    }
    plan->counted = take(plan, width_of(&status->counted), GAP);
    plan->title =
        has_target && take(plan, width_of(&status->title), GAP - 1) ? width_of(&status->title) : 0;
}

/* ---- drawing ---- */

static void draw_right(const Plan *plan, Surface *surface, Rect area)
{
    int column = area.columns;
    for (size_t i = plan->status->hint_count; i-- > 0;) {
        const Hint *hint = &plan->hints[i];
        if (hint->shown) {
            column -= hint->width;
            int next =
                surface_put(surface, area, 0, column, ROLE_hint_key, strbuf_view(&hint->keys));
            surface_put(surface, area, 0, next + 1, ROLE_hint_text, hint->text);
            column -= GAP;
        }
    }
    if (plan->place) {
        column = put_right(surface, area, 0, column, ROLE_dim, strbuf_view(&plan->status->place));
        column -= GAP;
    }
    if (plan->counted) {
        put_right(surface, area, 0, column, ROLE_dim, strbuf_view(&plan->status->counted));
    }
}

/* Behind the mode word, which ends at `start`, or behind what is typed. */
static void draw_left(const Plan *plan, Surface *surface, Rect area, int start, int column)
{
    const Status *status = plan->status;
    if (plan->path) {
        column = put_cut_start(surface, area, 0, column + 2, plan->path, ROLE_text,
                               strbuf_view(&status->about));
    }
    if (plan->target) {
        column += plan->path ? GAP : 2;
        surface_put(surface, area, 0, column, ROLE_dim, glyph(surface, GLYPH_arrow_right));
        column = put_cut_start(surface, area, 0, column + 2, plan->target - 2,
                               status->missing ? ROLE_link_missing : ROLE_link,
                               strbuf_view(&status->target));
    }
    if (plan->title) {
        column = surface_put(surface, area, 0, column + 2, ROLE_dim, strbuf_view(&status->title));
    }
    if (plan->detail) {
        int gap = column == start ? 2 : GAP;
        surface_put(surface, area, 0, column + gap, ROLE_dim, strbuf_view(&status->detail));
    }
}

/* The part of what is typed that fits, with the cursor in it. */
static int draw_edit(const LineEdit *edit, Surface *surface, Rect area, int column, int width)
{
    Str text = line_edit_text(edit);
    size_t from = 0;
    Str before = str_slice(text, 0, edit->cursor);
    size_t cells = gate_width(before);
    while (from < edit->cursor && cells + 1 > (size_t)width) {
        size_t end = unicode_cluster_end(text, from);
        cells -= gate_width(str_slice(text, from, end));
        from = end;
    }
    Rect inner = {area.row, area.column + column, area.rows, width};
    int end = surface_put(surface, inner, 0, 0, ROLE_text, str_from_offset(text, from));
    surface_set_role(surface, inner, 0, (int)cells, 1, ROLE_caret);
    return column + (end < width ? end + 1 : width);
}

static int draw_prompt(Plan *plan, Surface *surface, Rect area, int column)
{
    const Status *status = plan->status;
    int width = width_of(&status->prompt);
    plan->room -= 2 + width;
    if (width > 0) {
        surface_put_cut(surface, area, 0, column + 2, area.columns - column - 2, ROLE_prompt,
                        strbuf_view(&status->prompt));
    }
    column += 2 + width;
    if (status->edit) {
        int wanted = (int)gate_width(line_edit_text(status->edit)) + 1;
        int cells = wanted < plan->room ? wanted : plan->room;
        take(plan, cells, 0);
        column = draw_edit(status->edit, surface, area, column, cells > 0 ? cells : 1);
    }
    return column;
}

void status_draw(const Status *status, const Keymap *keymap, Surface *surface, Rect area, bool tiny,
                 Str message)
{
    Rect inner = area;
    if (!tiny) {
        inner.column += 1;
        inner.columns -= 2;
    }
    Plan plan = {.status = status, .room = inner.columns - (int)gate_width(status->mode)};
    find_keys(&plan, keymap, surface->ascii);
    int column = surface_put(surface, inner, 0, 0, ROLE_mode, status->mode);
    bool prompts = status->edit || status->prompt.length > 0;
    if (!str_is_empty(message)) {
        int width = (int)gate_width(message);
        width = width < plan.room - 2 ? width : plan.room - 2;
        take(&plan, width, 2);
        surface_put_cut(surface, inner, 0, column + 2, width, ROLE_text, message);
        plan_rest(&plan, false);
        plan.detail = 0;
    } else if (prompts) {
        column = draw_prompt(&plan, surface, inner, column);
        plan_rest(&plan, false);
        draw_left(&plan, surface, inner, -1, column);
    } else {
        plan_rest(&plan, true);
        draw_left(&plan, surface, inner, column, column);
    }
    draw_right(&plan, surface, inner);
    for (size_t i = 0; i < status->hint_count; i++) {
        strbuf_clear(&plan.hints[i].keys);
    }
}

void status_draw_progress(const Status *status, const Keymap *keymap, Surface *surface, Rect area,
                          const ProgressShown *progress)
{
    Rect inner = {area.row, area.column + 1, area.rows, area.columns - 2};
    StrBuf counts = {0}, percent = {0};
    append_count(&counts, progress->done);
    if (progress->all) {
        strbuf_append(&counts, STR(" of "));
        append_count(&counts, progress->all);
        strbuf_printf(&percent, "%u%%", (unsigned)(progress->done * 100 / progress->all));
    }
    Plan plan = {.status = status, .room = inner.columns - (int)gate_width(status->mode)};
    find_keys(&plan, keymap, surface->ascii);
    int column = surface_put(surface, inner, 0, 0, ROLE_mode, status->mode);
    int counts_width = width_of(&counts), percent_width = width_of(&percent);
    bool shows_counts = take(&plan, counts_width, 2);
    bool shows_what = take(&plan, (int)gate_width(progress->what), 2);
    bool shows_percent = take(&plan, percent_width, GAP);
    int bar = plan.room - 2 < PROGRESS_CELLS ? plan.room - 2 : PROGRESS_CELLS;
    bar = progress->all && bar >= 8 && take(&plan, bar, 2) ? bar : 0;
    for (size_t i = status->hint_count; i-- > 0;) {
        take_hint(&plan, i);
    }
    if (shows_what) {
        column = surface_put(surface, inner, 0, column + 2, ROLE_text, progress->what);
    }
    if (bar) {
        draw_bar(surface, inner, 0, column + 2, bar, bar, progress->done, progress->all);
        column += 2 + bar;
    }
    if (shows_counts) {
        column = surface_put(surface, inner, 0, column + 2, ROLE_text, strbuf_view(&counts));
    }
    if (shows_percent) {
        surface_put(surface, inner, 0, column + GAP, ROLE_dim, strbuf_view(&percent));
    }
    draw_right(&plan, surface, inner);
    for (size_t i = 0; i < status->hint_count; i++) {
        strbuf_clear(&plan.hints[i].keys);
    }
    strbuf_clear(&counts);
    strbuf_clear(&percent);
}
