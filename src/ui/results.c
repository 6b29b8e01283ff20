#include "ui/results.h"

#include "base/assert.h"

void results_clear(Results *results)
{
    vec_clear(&results->hits);
    vec_clear(&results->groups);
    vec_clear(&results->rows);
    *results = (Results){0};
}

void results_empty(Results *results)
{
    results->hits.count = results->groups.count = results->rows.count = 0;
    results->taken = results->hit_count = results->note_count = 0;
    results->view.top = results->view.selected = 0;
    list_view_set_count(&results->view, 0);
}

const ResultRow *results_selected(const Results *results)
{
    return results->rows.count ? &results->rows.items[results->view.selected] : NULL;
}

const ResultGroup *results_group(const Results *results, const ResultRow *row)
{
    return row && row->kind != RESULT_MORE ? &results->groups.items[row->group] : NULL;
}

const AttuneHit *results_hit(const Results *results, const ResultRow *row)
{
    const ResultGroup *group = results_group(results, row);
    if (!group) {
        return NULL;
    }
    if (row->kind == RESULT_LINE) {
        return &results->hits.items[row->hit];
    }
    return group->count ? &results->hits.items[group->first] : NULL;
}

/* ---- rows ---- */

static void push_lines(Results *results, uint32_t index)
{
    const ResultGroup *group = &results->groups.items[index];
    const AttuneHit *hits = results->hits.items;
    uint32_t end = group->first + group->count;
    ASSERT(hits || group->count == 0, "hits that are counted are there");
    ASSERT(results->rows.items || results->rows.capacity == 0, "what has room has memory");
    for (uint32_t hit = group->first; hit < end && results->rows.count < RESULT_ROWS_MAX;) {
        ResultRow row = {RESULT_LINE, index, hit, 1};
        while (hit + row.count < end && hits[hit + row.count].line == hits[hit].line) {
            row.count++;
        }
        vec_push(&results->rows, row);
        hit += row.count;
    }
}

static void push_group_rows(Results *results, uint32_t index)
{
    ASSERT(results->groups.items && index < results->groups.count, "the group is there");
    ASSERT(results->rows.items || results->rows.capacity == 0, "what has room has memory");
    if (results->rows.count < RESULT_ROWS_MAX) {
        vec_push(&results->rows, ((ResultRow){.kind = RESULT_NOTE, .group = index}));
        if (!results->groups.items[index].closed) {
            push_lines(results, index);
        }
    }
}

/* The last row says how many notes have none. */
static void push_rest(Results *results)
{
    ASSERT(results->rows.items || results->rows.capacity == 0, "what has room has memory");
    if (results->note_count > results->groups.count) {
        vec_push(&results->rows, ((ResultRow){.kind = RESULT_MORE}));
    }
}

static void pop_rest(Results *results)
{
    if (results->rows.count && vec_last(&results->rows).kind == RESULT_MORE) {
        results->rows.count--;
    }
}

static void build_rows(Results *results)
{
    results->rows.count = 0;
    for (size_t i = 0; i < results->groups.count; i++) {
        push_group_rows(results, (uint32_t)i);
    }
    push_rest(results);
    list_view_set_count(&results->view, results->rows.count);
}

/* ---- taking in ---- */

static void take_file(Results *results, const AttuneSearch *search, size_t index, AttuneFileId file,
                      const AttuneFileId *closed, size_t closed_count)
{
    size_t count;
    const AttuneHit *hits = attune_search_hits(search, index, &count);
    if (count == 1 && hits[0].place == ATTUNE_HIT_NOTE) {
        count = 0; /* the note as a whole: no line of it says why */
    }
    results->note_count++;
    results->hit_count += count;
    if (results->hits.count + results->groups.count >= RESULT_ROWS_MAX) {
        return;
    }
    size_t room = RESULT_ROWS_MAX - results->hits.count;
    ResultGroup group = {.file = file, .first = (uint32_t)results->hits.count, .total = count};
    group.count = (uint32_t)(count < room ? count : room);
    for (size_t i = 0; i < closed_count && !group.closed; i++) {
        group.closed = closed[i] == file;
    }
    vec_reserve(&results->hits, results->hits.count + group.count);
    for (size_t i = 0; i < group.count; i++) {
        vec_push(&results->hits, hits[i]);
    }
    vec_push(&results->groups, group);
    push_group_rows(results, (uint32_t)results->groups.count - 1);
}

typedef struct Selection {
    AttuneFileId file;
    uint32_t line; /* 0: the note's own row */
    bool is_first; /* nobody has chosen it: the first line is as good */
} Selection;

static Selection selection_of(const Results *results)
{
    const ResultRow *row = results_selected(results);
    const ResultGroup *group = results_group(results, row);
    bool is_first = results->view.selected <= 1;
    if (!group) {
        return (Selection){.file = ATTUNE_FILE_NONE, .is_first = true};
    }
    uint32_t line = row->kind == RESULT_LINE ? results->hits.items[row->hit].line : 0;
    return (Selection){group->file, line, is_first};
}

static size_t row_of(const Results *results, Selection wanted)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < results->rows.count && !wanted.is_first; i++) {
        const ResultRow *row = &results->rows.items[i];
        const ResultGroup *group = results_group(results, row);
        if (!group || group->file != wanted.file) {
            continue;
        }
        if (best == SIZE_MAX ||
            (row->kind == RESULT_LINE && results->hits.items[row->hit].line == wanted.line)) {
            best = i;
        }
    }
    return best;
}

static void select_again(Results *results, Selection wanted)
{
    list_view_set_count(&results->view, results->rows.count);
    size_t row = row_of(results, wanted);
    if (row == SIZE_MAX) {
        row = results->rows.count > 1 && results->rows.items[1].kind == RESULT_LINE ? 1 : 0;
        results->view.top = 0;
    }
    list_view_reveal(&results->view, row);
}

bool results_take(Results *results, const AttuneSearch *search, bool anew, size_t files)
{
    Selection selected = selection_of(results);
    VEC(AttuneFileId) closed = {0};
    if (anew) {
        for (size_t i = 0; i < results->groups.count; i++) {
            if (results->groups.items[i].closed) {
                vec_push(&closed, results->groups.items[i].file);
            }
        }
        results->hits.count = results->groups.count = results->rows.count = 0;
        results->taken = results->hit_count = results->note_count = 0;
    }
    size_t count;
    const AttuneFileId *ids = attune_search_files(search, &count);
    size_t end = count - results->taken > files ? results->taken + files : count;
    bool changed = anew || end > results->taken;
    pop_rest(results);
    for (; results->taken < end; results->taken++) {
        take_file(results, search, results->taken, ids[results->taken], closed.items, closed.count);
    }
    push_rest(results);
    vec_clear(&closed);
    if (changed) {
        select_again(results, selected);
    }
    return results->taken < count;
}

/* ---- folding ---- */

static size_t row_of_group(const Results *results, uint32_t group)
{
    for (size_t i = 0; i < results->rows.count; i++) {
        if (results->rows.items[i].kind == RESULT_NOTE && results->rows.items[i].group == group) {
            return i;
        }
    }
    return 0;
}

void results_set_closed(Results *results, uint32_t group, bool closed)
{
    results->groups.items[group].closed = closed;
    build_rows(results);
    list_view_select(&results->view, row_of_group(results, group));
}

void results_set_all_closed(Results *results, bool closed)
{
    const ResultRow *row = results_selected(results);
    uint32_t group = row ? row->group : 0;
    for (size_t i = 0; i < results->groups.count; i++) {
        results->groups.items[i].closed = closed;
    }
    build_rows(results);
    list_view_select(&results->view, row_of_group(results, group));
}
