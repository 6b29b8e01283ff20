#include <stdio.h>

#include "base/error.h"
#include "base/gate.h"
#include "base/map.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/emit.h"
#include "cli/output.h"

#define PROBLEMS_FOUND 4

/* ---- --only and --ignore ----------------------------------------------------------------------
 */

typedef struct Kinds {
    bool wanted[ATTUNE_PROBLEM_KIND_COUNT];
} Kinds;

static bool find_kind(const char *option, Str name, AttuneProblemKind *kind, Error *error)
{
    Suggestion suggestion = {.wanted = name};
    for (*kind = 0; *kind < ATTUNE_PROBLEM_KIND_COUNT; (*kind)++) {
        if (str_equal(attune_problem_kind_name(*kind), name)) {
            return true;
        }
        suggest_consider(&suggestion, attune_problem_kind_name(*kind));
    }
    return str_is_empty(suggestion.best)
               ? error_set(error, ATTUNE_ERROR_USAGE,
                           "--%s: ‘%.*s’ is no kind of problem; ‘attune check --help’ lists them",
                           option, STR_ARG(name))
               : error_set(error, ATTUNE_ERROR_USAGE,
                           "--%s: ‘%.*s’ is no kind of problem; did you mean ‘%.*s’?", option,
                           STR_ARG(name), STR_ARG(suggestion.best));
}

static bool mark_kinds(Kinds *kinds, const char *option, const char *list, bool wanted,
                       Error *error)
{
    Str rest = str_from(list), name;
    while (str_next_piece(&rest, ',', &name)) {
        AttuneProblemKind kind;
        if (!find_kind(option, str_trim_ascii(name), &kind, error)) {
            return false;
        }
        kinds->wanted[kind] = wanted;
    }
    return true;
}

static bool choose_kinds(Kinds *kinds, const Invocation *invocation, Error *error)
{
    for (size_t i = 0; i < ATTUNE_PROBLEM_KIND_COUNT; i++) {
        kinds->wanted[i] = !invocation->only;
    }
    return (!invocation->only || mark_kinds(kinds, "only", invocation->only, true, error)) &&
           (!invocation->ignore || mark_kinds(kinds, "ignore", invocation->ignore, false, error));
}

/* ---- one problem ------------------------------------------------------------------------------
 */

/* Subject, what is wrong, what was probably meant: all behind the kind. */
static Str message_of(const AttuneVaultProblem *found, StrBuf *memory)
{
    const AttuneProblem *problem = &found->problem;
    strbuf_reset(memory);
    if (!str_is_empty(problem->subject)) {
        strbuf_printf(memory, "%.*s: ", STR_ARG(problem->subject));
    }
    if (str_is_empty(found->suggestion)) {
        strbuf_append(memory, problem->message);
    } else if (problem->kind == ATTUNE_PROBLEM_BROKEN_ANCHOR) {
        strbuf_printf(memory, "did you mean “%.*s”?", STR_ARG(found->suggestion));
    } else {
        strbuf_printf(memory, "%.*s; did you mean [[%.*s]]?", STR_ARG(problem->message),
                      STR_ARG(found->suggestion));
    }
    return strbuf_view(memory);
}

static void print_problem(const AttuneVaultProblem *found)
{
    StrBuf memory = {0};
    output_text(ROLE_text, found->path);
    output_printf(ROLE_dim, ":%u:", found->problem.line);
    output_raw(STR(" "));
    output_text(ROLE_warning, attune_problem_kind_name(found->problem.kind));
    output_text(ROLE_dim, STR(":"));
    output_raw(STR(" "));
    output_text(ROLE_text, message_of(found, &memory));
    output_newline();
    strbuf_clear(&memory);
}

static void emit_problem(Emit *emit, const AttuneVaultProblem *found)
{
    StrBuf memory = {0};
    emit_begin_row(emit);
    emit_path(emit, "path", found->path);
    emit_int(emit, "line", found->problem.line);
    emit_text(emit, "kind", attune_problem_kind_name(found->problem.kind));
    emit_text(emit, "message", message_of(found, &memory));
    emit_text_or_null(emit, "subject", found->problem.subject);
    emit_text_or_null(emit, "suggestion", found->suggestion);
    emit_end_row(emit);
    strbuf_clear(&memory);
}

/* ---- all of them ------------------------------------------------------------------------------
 */

typedef VEC(const AttuneVaultProblem *) Problems;

static void print_paths(const Context *context, const Problems *problems, size_t left)
{
    Str previous = {0};
    for (size_t i = 0; i < problems->count && left > 0; i++) {
        const AttuneVaultProblem *found = problems->items[i];
        if (i > 0 && str_equal(found->path, previous)) {
            continue;
        }
        previous = found->path;
        left--;
        if (found->file != ATTUNE_FILE_NONE) {
            context_print_path(context, found->file);
        } else {
            output_data(found->path);
            output_raw(context->invocation->nul ? (Str){"", 1} : STR("\n"));
        }
    }
}

static void append_kind(StrBuf *line, size_t count, Str name)
{
    strbuf_printf(line, "%s%zu %.*s", line->length ? ", " : "", count, STR_ARG(name));
}

/* "9 problems in 8 notes: 3 broken-link, 6 others": kinds with more than one, most frequent first,
 * the rest together. */
static void print_summary(const AttuneVault *vault, const Problems *problems)
{
    size_t counts[ATTUNE_PROBLEM_KIND_COUNT] = {0};
    size_t files = 0, rest = problems->count;
    bool notes = true;
    Map seen = {0};
    for (size_t i = 0; i < problems->count; i++) {
        AttuneFileId file = problems->items[i]->file;
        counts[problems->items[i]->problem.kind]++;
        files += map_put(&seen, problems->items[i]->path, 0);
        notes = notes && file != ATTUNE_FILE_NONE &&
                attune_vault_file(vault, file)->class_ == ATTUNE_FILE_NOTE;
    }
    map_clear(&seen);
    StrBuf kinds = {0};
    for (int named = 0; named < 3; named++) {
        size_t most = 0;
        for (size_t i = 1; i < ATTUNE_PROBLEM_KIND_COUNT; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        if (counts[most] < 2 && counts[most] != rest) {
            break;
        }
        if (counts[most] > 0) {
            append_kind(&kinds, counts[most], attune_problem_kind_name((AttuneProblemKind)most));
        }
        rest -= counts[most];
        counts[most] = 0;
    }
    if (rest > 0) {
        append_kind(&kinds, rest, rest == 1 ? STR("other") : STR("others"));
    }
    fprintf(stderr, "%zu problem%s in %zu %s%s: %s\n", problems->count,
            problems->count == 1 ? "" : "s", files, notes ? "note" : "file", files == 1 ? "" : "s",
            strbuf_cstr(&kinds));
    strbuf_clear(&kinds);
}

static void print_rows(const Context *context, const Problems *problems, size_t count)
{
    static const char *const columns[] = {"path",    "line",       "kind", "message",
                                          "subject", "suggestion", NULL};
    Emit emit;
    emit_begin(&emit, context->invocation->format, false, columns);
    for (size_t i = 0; i < count; i++) {
        emit_problem(&emit, problems->items[i]);
    }
    emit_end(&emit);
}

static void print(const Context *context, const Problems *problems)
{
    const Invocation *invocation = context->invocation;
    size_t count = context_limit(invocation, problems->count);
    if (invocation->total) {
        context_total(problems->count);
    } else if (invocation->format == FORMAT_PATHS) {
        print_paths(context, problems, count);
    } else if (invocation->format != FORMAT_TEXT) {
        print_rows(context, problems, count);
    } else {
        for (size_t i = 0; i < count; i++) {
            print_problem(problems->items[i]);
        }
        if (problems->count > 0) {
            output_flush();
            print_summary(context->vault, problems);
        }
    }
}

int cmd_check(const Invocation *invocation)
{
    Kinds kinds;
    Error error = {0};
    if (!choose_kinds(&kinds, invocation, &error)) {
        return cli_report(&error);
    }
    Context context;
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    Problems problems = {0};
    size_t count;
    const AttuneVaultProblem *list = attune_vault_problems(context.vault, &count);
    for (size_t i = 0; i < count; i++) {
        if (kinds.wanted[list[i].problem.kind]) {
            vec_push(&problems, &list[i]);
        }
    }
    print(&context, &problems);
    int status = problems.count ? PROBLEMS_FOUND : 0;
    vec_clear(&problems);
    return context_close(&context, status);
}
