#include "cli/context.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/gate.h"
#include "base/path.h"
#include "cli/output.h"
#include "host/env.h"

int cli_report(const AttuneError *error)
{
    StrBuf line = {0};
    strbuf_append(&line, STR("attune: "));
    gate_append_line(&line, str_from(error->message), false);
    strbuf_append_char(&line, '\n');
    fputs(strbuf_cstr(&line), stderr);
    strbuf_clear(&line);
    return error->kind == ATTUNE_ERROR_USAGE ? 2 : 3;
}

/* -C takes a folder as it is, else the name of a vault that Obsidian knows. */
static bool place_by_option(const char *given, AttunePlace *place, Error *error)
{
    FileInfo info;
    Arena arena = {0};
    Str root = str_from(given);
    if (!file_info(given, true, &info, NULL) || info.kind != FILE_KIND_FOLDER) {
        root = STR("");
        Str list = env_known_vaults_file(&arena);
        AttuneKnownVaults *known =
            str_is_empty(list) ? NULL : attune_known_vaults_read(list.data, NULL);
        size_t count = 0;
        const AttuneKnownVault *vaults = known ? attune_known_vaults_list(known, &count) : NULL;
        for (size_t i = 0; i < count && str_is_empty(root); i++) {
            if (str_equal(vaults[i].name, str_from(given))) {
                root = arena_clone_str(&arena, vaults[i].path);
            }
        }
        attune_known_vaults_free(known);
    }
    char *real = str_is_empty(root) ? NULL : realpath(root.data, NULL);
    arena_clear(&arena);
    if (!real) {
        return error_set(error, ATTUNE_ERROR_NOT_FOUND, "%s: no such folder, nor a known vault",
                         given);
    }
    *place = (AttunePlace){.root = real, .inside = mem_calloc(1, 1)};
    return true;
}

static bool find_place(const Invocation *invocation, AttunePlace *place, Error *error)
{
    Arena arena = {0};
    Str home = env_home(&arena), fallback = env_get("ATTUNE_VAULT");
    bool found;
    if (invocation->guide) {
        found = attune_place_find(ATTUNE_DATA_DIR "/notes", NULL, place, error);
    } else if (invocation->vault) {
        found = place_by_option(invocation->vault, place, error);
    } else if (invocation->place || str_is_empty(fallback)) {
        found = attune_place_find(invocation->place, home.data, place, error);
    } else {
        found = place_by_option(fallback.data, place, error);
    }
    arena_clear(&arena);
    return found;
}

AttuneVault *cli_open_vault(const Invocation *invocation, AttuneLoad load, AttunePlace *place,
                            AttuneError *error)
{
    if (!find_place(invocation, place, error)) {
        return NULL;
    }
    AttuneVaultOptions options = {.load = load};
    AttuneVault *vault = attune_vault_open(place->root, &options, error);
    if (!vault) {
        attune_place_clear(place);
    }
    return vault;
}

AttuneVault *context_open(const Invocation *invocation, AttuneLoad load, int *status)
{
    AttunePlace place = {0};
    Error error = {0};
    AttuneVault *vault = cli_open_vault(invocation, load, &place, &error);
    if (!vault) {
        *status = cli_report(&error);
        return NULL;
    }
    attune_place_clear(&place);
    attune_vault_finish(vault);
    return vault;
}

AttuneFileId context_find(AttuneVault *vault, const char *name, int *status)
{
    AttuneResolution found = attune_vault_find(vault, str_from(name));
    if (found.target != ATTUNE_FILE_NONE) {
        return found.target;
    }
    AttuneFileId nearest[1];
    Error error = {0};
    if (attune_vault_nearest(vault, str_from(name), nearest, 1) > 0) {
        Str near = attune_vault_file(vault, nearest[0])->name;
        error_set(&error, ATTUNE_ERROR_NOT_FOUND, "no note is called ‘%s’; nearest: ‘%.*s’", name,
                  STR_ARG(near));
    } else {
        error_set(&error, ATTUNE_ERROR_NOT_FOUND, "no note is called ‘%s’", name);
    }
    *status = cli_report(&error);
    return ATTUNE_FILE_NONE;
}

static void print_timings(const AttuneVault *vault)
{
    AttuneTiming timings[16];
    size_t count = attune_vault_timings(vault, timings, 16);
    for (size_t i = 0; i < count; i++) {
        fprintf(stderr, "timing: %s %.3f ms %llu bytes\n", timings[i].name, timings[i].milliseconds,
                (unsigned long long)timings[i].bytes);
    }
}

int context_close(AttuneVault *vault, const Invocation *invocation, int status)
{
    if (vault && invocation->timing) {
        print_timings(vault);
    }
    attune_vault_close(vault);
    int written = output_finish();
    return written ? written : status;
}

size_t context_limit(const Invocation *invocation, size_t count)
{
    bool limited = invocation->limit >= 0 && (uint64_t)invocation->limit < count;
    return limited ? (size_t)invocation->limit : count;
}

int context_total(size_t count)
{
    output_printf(ROLE_text, "%zu", count);
    output_newline();
    return context_found(count);
}

void context_print_path(const AttuneVault *vault, const Invocation *invocation, AttuneFileId file)
{
    if (invocation->absolute) {
        char *path = attune_vault_absolute_path(vault, file);
        output_data(str_from(path));
        free(path);
    } else {
        output_data(attune_vault_file(vault, file)->path);
    }
    output_raw(invocation->nul ? (Str){"", 1} : STR("\n"));
}

Str context_join_operands(const Invocation *invocation, StrBuf *out)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        strbuf_append(out, i ? STR(" ") : STR(""));
        strbuf_append(out, str_from(invocation->operands[i]));
    }
    return strbuf_view(out);
}
