#include "cli/context.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/gate.h"
#include "base/path.h"
#include "cli/output.h"
#include "cli/place.h"
#include "host/env.h"

/* The loading of all vaults that were opened in this run, for --timing. */
static struct {
    int64_t ns;
    uint64_t bytes;
} own_reads;
static uint64_t bytes_loaded;

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

bool context_fail(Context *context, const AttuneError *error)
{
    context->status = cli_report(error);
    return false;
}

bool context_open(Context *context, const Invocation *invocation, AttuneLoad load)
{
    *context = (Context){.invocation = invocation, .load = load};
    AttunePlace place = {0};
    Error error = {0};
    context->vault = cli_open_vault(invocation, load, &place, &error);
    if (!context->vault) {
        return context_fail(context, &error);
    }
    context->inside = place.inside;
    place.inside = NULL;
    attune_place_clear(&place);
    attune_vault_finish(context->vault);
    return true;
}

/* ---- timing -----------------------------------------------------------------------------------
 */

int64_t context_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void context_count_read(int64_t started, size_t bytes)
{
    own_reads.ns += context_clock() - started;
    own_reads.bytes += bytes;
}

static void print_timing(const char *name, double milliseconds, uint64_t bytes)
{
    fprintf(stderr, "timing: %s %.3f ms %llu bytes\n", name, milliseconds,
            (unsigned long long)bytes);
}

void context_print_total(int64_t started)
{
    if (own_reads.bytes) {
        print_timing("notes", (double)own_reads.ns / 1e6, own_reads.bytes);
    }
    print_timing("total", (double)(context_clock() - started) / 1e6,
                 bytes_loaded + own_reads.bytes);
}

static void print_timings(const AttuneVault *vault)
{
    AttuneTiming timings[16];
    size_t count = attune_vault_timings(vault, timings, sizeof(timings) / sizeof(*timings));
    for (size_t i = 0; i < count; i++) {
        print_timing(timings[i].name, timings[i].milliseconds, timings[i].bytes);
    }
    bytes_loaded += attune_vault_progress(vault).bytes_read;
}

static void close_vault(Context *context)
{
    if (context->vault && context->invocation->timing) {
        print_timings(context->vault);
    }
    attune_vault_close(context->vault);
    context->vault = NULL;
}

int context_close(Context *context, int status)
{
    close_vault(context);
    mem_free(context->inside);
    context->inside = NULL;
    return status;
}

/* ---- finding a note ---------------------------------------------------------------------------
 */

/* @return false: reported */
static bool reopen(Context *context, const AttunePlace *place, AttuneLoad load)
{
    Error error = {0};
    AttuneVault *vault = place_open_note(place, load, &error);
    if (!vault) {
        return context_fail(context, &error);
    }
    attune_vault_finish(vault);
    close_vault(context);
    context->vault = vault;
    context->load = load;
    return true;
}

/** The vault was named, so that files elsewhere are not meant. */
static bool is_named(const Invocation *invocation)
{
    return invocation->vault || invocation->guide || !str_is_empty(env_get("ATTUNE_VAULT"));
}

/* The walk passes over what is hidden: a vault that is opened for a file lists it all the same. */
static AttuneFileId find_at(Context *context, const AttunePlace *place)
{
    bool here = str_equal(attune_vault_root(context->vault), str_from(place->root));
    Str inside = str_from(place->inside);
    AttuneFileId file = here ? attune_vault_file_by_path(context->vault, inside) : ATTUNE_FILE_NONE;
    if (file != ATTUNE_FILE_NONE || (!here && is_named(context->invocation)) ||
        !reopen(context, place, here ? context->load : ATTUNE_LOAD_NAMES)) {
        return file;
    }
    return attune_vault_file_by_path(context->vault, inside);
}

/** A path within the vault, whatever the current folder is. */
static AttuneFileId find_inside(Context *context, const char *name)
{
    Arena arena = {0};
    AttuneFileId file = ATTUNE_FILE_NONE;
    Str root = arena_clone_str(&arena, attune_vault_root(context->vault));
    Str inside;
    FileInfo info;
    if (name[0] != '/' && path_normalise(&arena, str_from(name), &inside) &&
        file_info(path_join(&arena, root, inside).data, true, &info, NULL) &&
        info.kind == FILE_KIND_REGULAR) {
        AttunePlace place = {
            .root = (char *)root.data, .inside = (char *)inside.data, .is_note = true};
        file = find_at(context, &place);
    }
    arena_clear(&arena);
    return file;
}

static AttuneFileId find_on_disk(Context *context, const char *name)
{
    Arena arena = {0};
    AttunePlace place = {0};
    AttuneFileId file = ATTUNE_FILE_NONE;
    if (attune_place_find(name, env_home(&arena).data, &place, NULL) && place.is_note) {
        file = find_at(context, &place);
    }
    attune_place_clear(&place);
    arena_clear(&arena);
    return file != ATTUNE_FILE_NONE ? file : find_inside(context, name);
}

AttuneFileId context_try(Context *context, const char *name)
{
    AttuneFileId file = attune_vault_find(context->vault, str_from(name)).target;
    if (file != ATTUNE_FILE_NONE) {
        return file;
    }
    file = find_on_disk(context, name);
    if (file != ATTUNE_FILE_NONE || context->load == ATTUNE_LOAD_ALL) {
        return file;
    }
    Arena arena = {0};
    Str root = arena_clone_str(&arena, attune_vault_root(context->vault));
    bool open = reopen(context, &(AttunePlace){.root = (char *)root.data}, ATTUNE_LOAD_ALL);
    arena_clear(&arena);
    return open ? attune_vault_find(context->vault, str_from(name)).target : ATTUNE_FILE_NONE;
}

void context_report_missing(Context *context, const char *name)
{
    AttuneFileId nearest[1];
    Error error = {0};
    if (attune_vault_nearest(context->vault, str_from(name), nearest, 1) > 0) {
        Str near = attune_vault_file(context->vault, nearest[0])->name;
        error_set(&error, ATTUNE_ERROR_NOT_FOUND, "no note is called ‘%s’; nearest: ‘%.*s’", name,
                  STR_ARG(near));
    } else {
        error_set(&error, ATTUNE_ERROR_NOT_FOUND, "no note is called ‘%s’", name);
    }
    context_fail(context, &error);
}

AttuneFileId context_find(Context *context, const char *name)
{
    AttuneFileId file = context_try(context, name);
    if (file == ATTUNE_FILE_NONE) {
        context_report_missing(context, name);
    }
    return file;
}

/* ---- what is printed --------------------------------------------------------------------------
 */

int context_total(size_t count)
{
    output_printf(ROLE_text, "%zu", count);
    output_newline();
    return context_found(count);
}

Str context_path(const Context *context, AttuneFileId file, StrBuf *memory)
{
    Str path = attune_vault_file(context->vault, file)->path;
    if (!context->invocation->absolute) {
        return path;
    }
    Str root = attune_vault_root(context->vault);
    strbuf_reset(memory);
    strbuf_append(memory, root);
    strbuf_append(memory, str_ends_with(root, STR("/")) ? STR("") : STR("/"));
    strbuf_append(memory, path);
    return strbuf_view(memory);
}

void context_print_path(const Context *context, AttuneFileId file)
{
    StrBuf memory = {0};
    output_data(context_path(context, file, &memory));
    output_raw(context->invocation->nul ? (Str){"", 1} : STR("\n"));
    strbuf_clear(&memory);
}

Str context_join_operands(const Invocation *invocation, StrBuf *out)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        strbuf_append(out, i ? STR(" ") : STR(""));
        strbuf_append(out, str_from(invocation->operands[i]));
    }
    return strbuf_view(out);
}
