#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/gate.h"
#include "base/utf8.h"
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/output.h"

/* On a terminal a line of a whole book is cut around its first match. */
#define TERMINAL_ROWS 4

/* ---- for people -------------------------------------------------------------------------------
 */

typedef struct Window {
    size_t start;
    size_t end;
} Window;

static Window window_around(Str line, size_t first_hit)
{
    size_t room = (size_t)output_width() * TERMINAL_ROWS;
    if (!output_is_terminal() || line.length <= room) {
        return (Window){0, line.length};
    }
    size_t before = first_hit < room / 2 ? first_hit : room / 2;
    Window window = {first_hit - before, first_hit - before + room};
    while (window.start > 0 && ((unsigned char)line.data[window.start] & 0xC0) == 0x80) {
        window.start--;
    }
    window.end = window.end < line.length ? window.end : line.length;
    while (window.end < line.length && ((unsigned char)line.data[window.end] & 0xC0) == 0x80) {
        window.end++;
    }
    return window;
}

static void print_cut(bool cut)
{
    if (cut) {
        output_text(ROLE_dim, output_glyph(GLYPH_cut));
    }
}

/** The line with all its hits, which are `count` and ordered, marked. */
static void print_line(Str line, const AttuneHit *hits, size_t count)
{
    size_t first = utf8_offset_of(line, hits[0].column - 1);
    Window window = window_around(line, first);
    print_cut(window.start > 0);
    size_t at = window.start;
    for (size_t i = 0; i < count && at < window.end; i++) {
        size_t start = utf8_offset_of(line, hits[i].column - 1);
        size_t end = utf8_offset_of(line, hits[i].column - 1 + hits[i].length);
        end = end < window.end ? end : window.end;
        if (start < at || end <= start) {
            continue;
        }
        output_text(ROLE_text, str_slice(line, at, start));
        output_text(ROLE_match, str_slice(line, start, end));
        at = end;
    }
    output_text(ROLE_text, str_slice(line, at, window.end));
    print_cut(window.end < line.length);
    output_newline();
}

/** Lines around a match, `path-line- text` as grep has them. */
static void print_context(const Context *context, Str path, AttuneFileId file, uint32_t from,
                          uint32_t to)
{
    for (uint32_t number = from; number < to; number++) {
        Str line = attune_vault_line(context->vault, file, number);
        output_text(ROLE_dim, path);
        output_printf(ROLE_dim, "-%u- ", number);
        Window window = window_around(line, 0);
        output_text(ROLE_dim, str_slice(line, 0, window.end));
        output_newline();
    }
}

typedef struct Printer {
    const Context *context;
    size_t left;     /* lines that --limit leaves */
    uint32_t around; /* lines of context */
    bool started;
} Printer;

static uint32_t clamp_line(int64_t line, uint32_t last)
{
    return line < 1 ? 1 : line > last ? last : (uint32_t)line;
}

static void print_file(Printer *printer, AttuneFileId id, const AttuneHit *hits, size_t count)
{
    const AttuneFile *file = attune_vault_file(printer->context->vault, id);
    uint32_t last = file->record ? file->record->line_count : 0;
    uint32_t shown = 0; /* the last line that was printed */
    StrBuf memory = {0};
    Str path = context_path(printer->context, id, &memory);
    for (size_t i = 0; i < count && printer->left > 0;) {
        uint32_t line = hits[i].line;
        size_t same = i;
        while (same < count && hits[same].line == line) {
            same++;
        }
        if (printer->around) {
            uint32_t from = clamp_line((int64_t)line - printer->around, last + 1);
            from = from <= shown ? shown + 1 : from;
            if (printer->started && (shown == 0 || from > shown + 1)) {
                output_text(ROLE_dim, STR("--"));
                output_newline();
            }
            print_context(printer->context, path, id, from, line);
        }
        printer->started = true;
        output_place(path, line, hits[i].column);
        print_line(attune_vault_line(printer->context->vault, id, line), &hits[i], same - i);
        shown = line;
        printer->left--;
        if (printer->around) {
            uint32_t to = clamp_line((int64_t)line + printer->around, last);
            to = same < count && hits[same].line <= to ? hits[same].line - 1 : to;
            print_context(printer->context, path, id, line + 1, to + 1);
            shown = to > shown ? to : shown;
        }
        i = same;
    }
    strbuf_clear(&memory);
}

static void print_people(const Context *context, const Answer *answer)
{
    int64_t around = context->invocation->context;
    Printer printer = {.context = context,
                       .left = context_limit(context->invocation, SIZE_MAX),
                       .around = around > 0 ? (uint32_t)around : 0};
    for (size_t i = 0; i < answer->count && printer.left > 0; i++) {
        size_t count;
        const AttuneHit *hits = attune_search_hits(answer->search, i, &count);
        print_file(&printer, answer->files[i], hits, count);
    }
}

/* ---- for scripts ------------------------------------------------------------------------------
 */

static void emit_lines(Emit *emit, const char *key, const Context *context, AttuneFileId file,
                       uint32_t from, uint32_t to)
{
    Arena arena = {0};
    size_t count = to > from ? to - from : 0;
    Str *lines = ARENA_ARRAY(&arena, Str, count + 1);
    for (size_t i = 0; i < count; i++) {
        lines[i] = attune_vault_line(context->vault, file, from + (uint32_t)i);
    }
    emit_texts(emit, key, lines, count);
    arena_clear(&arena);
}

static void emit_hit(Emit *emit, const Context *context, const AttuneHit *hit)
{
    int64_t around = context->invocation->context;
    StrBuf memory = {0};
    const AttuneFile *file = attune_vault_file(context->vault, hit->file);
    emit_begin_row(emit);
    emit_path(emit, "path", context_path(context, hit->file, &memory));
    emit_int(emit, "line", hit->line);
    emit_int(emit, "column", hit->column);
    emit_int(emit, "length", hit->length);
    emit_text(emit, "text", attune_vault_line(context->vault, hit->file, hit->line));
    if (around > 0) {
        uint32_t last = file->record ? file->record->line_count : hit->line;
        emit_lines(emit, "before", context, hit->file,
                   clamp_line((int64_t)hit->line - around, hit->line), hit->line);
        emit_lines(emit, "after", context, hit->file, hit->line + 1,
                   clamp_line((int64_t)hit->line + around, last) + 1);
    }
    emit_end_row(emit);
    strbuf_clear(&memory);
}

static void print_rows(const Context *context, const Answer *answer, size_t left)
{
    static const char *const plain[] = {"path", "line", "column", "length", "text", NULL};
    static const char *const around[] = {"path", "line",   "column", "length",
                                         "text", "before", "after",  NULL};
    Emit emit;
    emit_begin(&emit, context->invocation->format, false,
               context->invocation->context > 0 ? around : plain);
    for (size_t i = 0; i < answer->count && left > 0; i++) {
        size_t count;
        const AttuneHit *hits = attune_search_hits(answer->search, i, &count);
        for (size_t h = 0; h < count && left > 0; h++, left--) {
            emit_hit(&emit, context, &hits[h]);
        }
    }
    emit_end(&emit);
}

static size_t count_hits(const Answer *answer)
{
    size_t found = 0;
    for (size_t i = 0; i < answer->count; i++) {
        size_t count;
        attune_search_hits(answer->search, i, &count);
        found += count;
    }
    return found;
}

/** In words, before the hits; where a script reads those, beside them. */
static void explain(const Context *context, const AttuneQuery *query)
{
    if (context->invocation->format == FORMAT_TEXT) {
        output_text(ROLE_dim, attune_query_explain(query));
        output_newline();
        return;
    }
    StrBuf line = {0};
    gate_append_line(&line, attune_query_explain(query), false);
    fprintf(stderr, "%s\n", strbuf_cstr(&line));
    strbuf_clear(&line);
}

static void print(const Context *context, const Answer *answer)
{
    const Invocation *invocation = context->invocation;
    if (invocation->explain) {
        explain(context, answer->query);
    }
    if (invocation->total) {
        context_total(count_hits(answer));
    } else if (invocation->format == FORMAT_TEXT) {
        print_people(context, answer);
    } else if (invocation->format == FORMAT_PATHS) {
        size_t count = context_limit(invocation, answer->count);
        for (size_t i = 0; i < count; i++) {
            context_print_path(context, answer->files[i]);
        }
    } else {
        print_rows(context, answer, context_limit(invocation, SIZE_MAX));
    }
}

int cmd_search(const Invocation *invocation)
{
    Context context;
    Answer answer = {0};
    AttuneError error = {0};
    if (answer_is_empty(invocation)) {
        error_set(&error, ATTUNE_ERROR_USAGE,
                  "search: the query is empty; ‘attune list’ prints "
                  "all notes");
        return cli_report(&error);
    }
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL) ||
        !answer_run(&answer, &context, true)) {
        answer_clear(&answer);
        return context_close(&context, context.status);
    }
    print(&context, &answer);
    size_t found = answer.count;
    answer_clear(&answer);
    return context_close(&context, context_found(found));
}
