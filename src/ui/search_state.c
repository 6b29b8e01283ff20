#include "ui/search_state.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ui/glyphs.h"

#define HITS_A_NOTE 200
#define FILES_A_SLICE 2000
/* Notes up to this many lines are marked at once, longer ones when they are laid out. */
#define LINES_AT_ONCE 2000
/* Lines without end are looked at this many bytes before and behind a hit. */
#define LINE_REACH 8192

SearchState *search_state_new(const AttuneVault *vault, Capabilities capabilities)
{
    SearchState *state = MEM_NEW(SearchState);
    state->vault = vault;
    state->field.history = &state->history;
    state->sort.key = ATTUNE_SORT_RANK;
    state->shown = ATTUNE_FILE_NONE;
    reader_init(&state->reader, vault, capabilities);
    return state;
}

static void stop(SearchState *state)
{
    attune_search_free(state->search);
    state->search = NULL;
    attune_query_free(state->query);
    state->query = NULL;
}

void search_state_free(SearchState *state)
{
    if (!state) {
        return;
    }
    stop(state);
    query_field_clear(&state->field);
    line_history_clear(&state->history);
    strbuf_clear(&state->asked);
    results_clear(&state->results);
    find_clear(&state->find);
    reader_clear(&state->reader);
    mem_free(state);
}

/* ---- asking ---- */

static void start(SearchState *state, int64_t now_ns)
{
    AttuneSearchOptions options = {
        .want_hits = true, .sort = state->sort, .now_ns = now_ns, .hits_a_note = HITS_A_NOTE};
    state->search = attune_search_start(state->vault, state->query, &options);
    state->replaces = true;
    state->finished = false;
    state->wants_time = false;
    state->took_ms = 0;
}

void search_state_ask(SearchState *state, int64_t now_ns, bool again)
{
    Str text = query_field_text(&state->field);
    if (!again && str_equal(text, strbuf_view(&state->asked))) {
        return;
    }
    stop(state);
    strbuf_reset(&state->asked);
    strbuf_append(&state->asked, text);
    state->error = (Error){0};
    state->finished = true;
    state->generation = attune_vault_generation(state->vault);
    if (str_is_empty(str_trim_ascii(text))) {
        results_empty(&state->results);
        return;
    }
    state->query = attune_query_parse(text, &state->error);
    if (!state->query) {
        results_empty(&state->results);
        return;
    }
    start(state, now_ns);
}

/* The old answer stays until there is some of the new one. */
static void take(SearchState *state)
{
    size_t found;
    attune_search_files(state->search, &found);
    if (state->replaces && found == 0 && !state->finished) {
        return;
    }
    bool anew = state->replaces || state->finished;
    state->replaces = false;
    while (results_take(&state->results, state->search, anew, FILES_A_SLICE) && state->finished) {
        anew = false;
    }
}

bool search_state_work(SearchState *state, unsigned milliseconds)
{
    if (!state->search) {
        return reader_work(&state->reader, milliseconds);
    }
    state->finished = !attune_search_step(state->search, milliseconds);
    const AttuneError *error = attune_search_error(state->search);
    if (error) {
        state->error = *error;
        results_empty(&state->results);
    } else {
        take(state);
    }
    if (state->finished) {
        attune_search_free(state->search);
        state->search = NULL;
    }
    return true;
}

/* ---- hits ---- */

Str search_state_hit_text(const SearchState *state, const AttuneHit *hit, size_t *from)
{
    const AttuneFile *file = attune_vault_file(state->vault, hit->file);
    *from = 0;
    if (!file || hit->offset > file->text.length) {
        return STR("");
    }
    Str text = file->text;
    size_t start = hit->offset, end = hit->offset;
    while (start > 0 && hit->offset - start < LINE_REACH && text.data[start - 1] != '\n') {
        start--;
    }
    while (start < hit->offset && ((unsigned char)text.data[start] & 0xC0) == 0x80) {
        start++;
    }
    while (end < text.length && end - hit->offset < LINE_REACH && text.data[end] != '\n') {
        end++;
    }
    *from = hit->offset - start;
    return str_slice(text, start, end);
}

void search_state_append_needle(const SearchState *state, const AttuneHit *hit, StrBuf *out)
{
    const AttuneFile *file = attune_vault_file(state->vault, hit->file);
    Str text = file ? str_slice(file->text, hit->offset, hit->offset + hit->bytes) : STR("");
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = utf8_next(text, &offset);
        strbuf_append_code_point(out, c == '\n' ? ' ' : unicode_lower(c));
    }
}

/* ---- the note beside the list ---- */

static size_t line_of(Reader *reader, uint32_t source_line)
{
    return reader->page ? page_line_of_source(reader->page, source_line) : 0;
}

/* From the top where the hit is seen from there. */
static void go_to_hit(SearchState *state, const AttuneHit *hit)
{
    Reader *reader = &state->reader;
    reader_go_to(reader, 0);
    size_t line = hit ? line_of(reader, hit->line) : 0;
    size_t third = (size_t)reader->height / 3;
    if (line + 1 >= (size_t)reader->height) {
        reader_scroll(reader, (long)(line > third ? line - third : 0));
    }
}

static void mark_hits(SearchState *state, const AttuneHit *hit)
{
    StrBuf needle = {0};
    search_state_append_needle(state, hit, &needle);
    find_mark(&state->find, &state->reader, strbuf_view(&needle),
              line_of(&state->reader, hit->line));
    strbuf_clear(&needle);
    state->marked = true;
}

static bool is_laid_out(const Reader *reader)
{
    bool is_short = reader->document && reader->document->record->line_count <= LINES_AT_ONCE;
    return reader->page && (is_short || page_is_complete(reader->page));
}

static bool is_changed(SearchState *state)
{
    uint64_t generation = attune_vault_generation(state->vault);
    bool newer = generation != state->shown_generation;
    state->shown_generation = generation;
    return newer && reader_take_vault(&state->reader) != READER_SAME;
}

void search_state_preview(SearchState *state, const ReaderShape *shape)
{
    Reader *reader = &state->reader;
    const ResultRow *row = results_selected(&state->results);
    const ResultGroup *group = results_group(&state->results, row);
    const AttuneHit *hit = results_hit(&state->results, row);
    uint32_t line = hit ? hit->line : 0;
    if (!group) {
        reader_close(reader);
        state->shown = ATTUNE_FILE_NONE;
        return;
    }
    bool other = state->shown != group->file || is_changed(state);
    if (other && !reader_open(reader, group->file)) {
        reader_close(reader);
        state->shown = ATTUNE_FILE_NONE;
        return;
    }
    state->shown = group->file;
    reader_set_shape(reader, shape);
    if (other || state->shown_line != line) {
        state->shown_line = line;
        state->marked = false;
        find_unmark(&state->find, reader);
        go_to_hit(state, hit);
    }
    if (!state->marked && hit && hit->bytes > 0 && is_laid_out(reader)) {
        mark_hits(state, hit);
    }
    find_refresh(&state->find, reader);
}

void search_state_append_count(const SearchState *state, StrBuf *out)
{
    const Results *results = &state->results;
    if (results->hit_count > 0) {
        append_counted(out, results->hit_count, "hit", "hits");
        strbuf_append(out, STR(" in "));
    }
    append_counted(out, results->note_count, "note", "notes");
    if (state->finished && !state->wants_time && state->took_ms > 0) {
        strbuf_append(out, STR("   "));
        append_count(out, (uint64_t)state->took_ms);
        strbuf_append(out, STR(" ms"));
    }
}
