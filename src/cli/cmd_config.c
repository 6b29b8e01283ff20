#include <stdlib.h>

#include <attune/query.h>

#include "base/error.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/emit.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/theme_file.h"
#include "host/config.h"

#define PROBLEMS_FOUND 4

typedef struct Finding {
    Str path;
    uint32_t line;
    Str message;
} Finding;

typedef struct Findings {
    Arena memory;
    VEC(Finding) list;
} Findings;

static void add(Findings *findings, Str path, uint32_t line, Str subject, Str message)
{
    bool named = !str_is_empty(subject);
    Finding finding = {
        .path = arena_clone_str(&findings->memory, path),
        .line = line,
        .message = arena_printf(&findings->memory, "%.*s%s%.*s", STR_ARG(subject),
                                named ? ": " : "", STR_ARG(message)),
    };
    vec_push(&findings->list, finding);
}

/* ---- our own settings -------------------------------------------------------------------------
 */

static void check_queries(Findings *findings, const Config *config)
{
    for (size_t i = 0; i < config->queries.count; i++) {
        Error error = {0};
        AttuneQuery *query = attune_query_parse(config->queries.items[i].query, &error);
        if (!query) {
            add(findings, config->path, config->queries.items[i].line,
                config->queries.items[i].name, str_from(error.message));
        }
        attune_query_free(query);
    }
}

static void check_keys(Findings *findings, const Config *config, const CliInterface *interface)
{
    void *keymap = interface ? interface->new_keymap() : NULL;
    for (size_t i = 0; keymap && i < config->keys.count; i++) {
        const ConfigKey *key = &config->keys.items[i];
        Error error = {0};
        if (!interface->bind(keymap, key->context, key->keys, key->command, &error)) {
            add(findings, config->path, key->line, key->keys, str_from(error.message));
        }
    }
    if (interface) {
        interface->free_keymap(keymap);
    }
}

static int by_line(const void *a, const void *b)
{
    const Finding *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

static void check_own(Findings *findings, const CliInterface *interface)
{
    Config config;
    config_load(&config);
    for (size_t i = 0; i < config.problems.count; i++) {
        const ConfigProblem *problem = &config.problems.items[i];
        add(findings, config.path, problem->line, problem->subject, problem->message);
    }
    Theme theme;
    Error error = {0};
    if (!theme_load(&theme, config.theme, DEPTH_16, BACKGROUND_UNKNOWN, &error)) {
        add(findings, config.path, config.theme_line, STR("theme"), str_from(error.message));
    }
    check_queries(findings, &config);
    check_keys(findings, &config, interface);
    if (findings->list.count > 1) {
        qsort(findings->list.items, findings->list.count, sizeof(Finding), by_line);
    }
    config_clear(&config);
}

/* ---- those of the vault -----------------------------------------------------------------------
 */

static void check_vault(Findings *findings, AttuneVault *vault)
{
    size_t count;
    const AttuneVaultProblem *problems = attune_vault_problems(vault, &count);
    for (size_t i = 0; i < count; i++) {
        const AttuneProblem *problem = &problems[i].problem;
        if (problem->kind == ATTUNE_PROBLEM_SETTINGS) {
            add(findings, problems[i].path, problem->line, problem->subject, problem->message);
        }
    }
}

/** A vault that was named must be there; the current folder may be none. */
static bool open_vault(Context *context, const Invocation *invocation, bool *there)
{
    AttunePlace place;
    *there = invocation->vault || invocation->guide || place_find(invocation, &place, NULL);
    if (*there && !invocation->vault && !invocation->guide) {
        attune_place_clear(&place);
    }
    *context = (Context){.invocation = invocation};
    return !*there || context_open(context, invocation, ATTUNE_LOAD_NAMES);
}

/* ---- output -----------------------------------------------------------------------------------
 */

static void print_people(const Finding *finding)
{
    output_text(ROLE_text, finding->path);
    output_printf(ROLE_dim, ":%u:", finding->line);
    output_raw(STR(" "));
    output_text(ROLE_text, finding->message);
    output_newline();
}

static void print_rows(const Findings *findings, OutputFormat format)
{
    static const char *const columns[] = {"path", "line", "kind", "message", NULL};
    Emit emit;
    emit_begin(&emit, format, false, columns);
    for (size_t i = 0; i < findings->list.count; i++) {
        const Finding *finding = &findings->list.items[i];
        emit_begin_row(&emit);
        emit_path(&emit, "path", finding->path);
        emit_int(&emit, "line", finding->line);
        emit_text(&emit, "kind", attune_problem_kind_name(ATTUNE_PROBLEM_SETTINGS));
        emit_text(&emit, "message", finding->message);
        emit_end_row(&emit);
    }
    emit_end(&emit);
}

static void print(const Findings *findings, const Invocation *invocation)
{
    if (invocation->total) {
        context_total(findings->list.count);
    } else if (invocation->format != FORMAT_TEXT) {
        print_rows(findings, invocation->format);
    } else {
        for (size_t i = 0; i < findings->list.count; i++) {
            print_people(&findings->list.items[i]);
        }
    }
}

int cmd_config(const Invocation *invocation)
{
    Error error = {0};
    if (strcmp(invocation->operands[0], "check") != 0) {
        error_set(&error, ATTUNE_ERROR_USAGE, "config: ‘%s’ is not check", invocation->operands[0]);
        return cli_report(&error);
    }
    Context context;
    bool there;
    if (!open_vault(&context, invocation, &there)) {
        return context_close(&context, context.status);
    }
    Findings findings = {0};
    check_own(&findings, invocation->interface);
    if (there) {
        check_vault(&findings, context.vault);
    }
    print(&findings, invocation);
    int status = findings.list.count ? PROBLEMS_FOUND : 0;
    vec_clear(&findings.list);
    arena_clear(&findings.memory);
    return context_close(&context, status);
}
