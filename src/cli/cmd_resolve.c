#include <stdlib.h>

#include "base/arena.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/link_row.h"
#include "cli/output.h"

#define CANDIDATES_MAX 100

typedef struct Meaning {
    AttuneFileId from;
    AttuneResolution found;
    AttuneFileId candidates[CANDIDATES_MAX];
    size_t count;
} Meaning;

/** An exact vault path comes first, unsplit (vault-spec 14.10); then it is a link like any other.
 */
static void resolve(const Context *context, Str text, Meaning *meaning)
{
    AttuneLink link;
    void *memory = NULL;
    AttuneFileId exact = attune_vault_file_by_path(context->vault, text);
    meaning->found = (AttuneResolution){.target = exact, .how = ATTUNE_HOW_EXACT};
    meaning->count = 0;
    if (exact != ATTUNE_FILE_NONE) {
        meaning->candidates[meaning->count++] = exact;
        return;
    }
    if (!attune_link_parse(text, &link, &memory)) {
        meaning->found.how = ATTUNE_HOW_NONE;
        return;
    }
    meaning->found = attune_vault_resolve(context->vault, &link, meaning->from);
    meaning->count = attune_vault_candidates(context->vault, &link, meaning->from,
                                             meaning->candidates, CANDIDATES_MAX);
    meaning->count = meaning->count < CANDIDATES_MAX ? meaning->count : CANDIDATES_MAX;
    free(memory);
}

static bool has_target(const Meaning *meaning)
{
    return meaning->found.target != ATTUNE_FILE_NONE && meaning->found.how != ATTUNE_HOW_EXTERNAL;
}

static Str path_of(const Context *context, AttuneFileId file)
{
    return attune_vault_file(context->vault, file)->path;
}

/* ---- output -----------------------------------------------------------------------------------
 */

static void print_people(const Context *context, const Meaning *meaning)
{
    if (meaning->found.how == ATTUNE_HOW_EXTERNAL) {
        output_text(ROLE_dim, STR("external"));
        output_newline();
        return;
    }
    if (!has_target(meaning)) {
        return;
    }
    StrBuf memory = {0};
    output_path(ROLE_text, context_path(context, meaning->found.target, &memory));
    output_printf(ROLE_dim, "  %.*s", STR_ARG(attune_how_name(meaning->found.how)));
    if (meaning->found.anchor == ATTUNE_ANCHOR_MISSING) {
        output_text(ROLE_dim, STR(", no such heading or block"));
    }
    output_newline();
    for (size_t i = 0; i < meaning->count; i++) {
        if (meaning->candidates[i] != meaning->found.target) {
            output_path(ROLE_dim, context_path(context, meaning->candidates[i], &memory));
            output_text(ROLE_dim, STR("  fits too"));
            output_newline();
        }
    }
    strbuf_clear(&memory);
}

static void print_row(const Context *context, Str text, const Meaning *meaning)
{
    static const char *const columns[] = {"link",   "from",       "target", "how",
                                          "anchor", "candidates", NULL};
    Arena arena = {0};
    Str *candidates = ARENA_ARRAY(&arena, Str, meaning->count + 1);
    for (size_t i = 0; i < meaning->count; i++) {
        candidates[i] = path_of(context, meaning->candidates[i]);
    }
    Emit emit;
    emit_begin(&emit, context->invocation->format, true, columns);
    emit_begin_row(&emit);
    emit_text(&emit, "link", text);
    if (meaning->from == ATTUNE_FILE_NONE) {
        emit_null(&emit, "from");
    } else {
        emit_path(&emit, "from", path_of(context, meaning->from));
    }
    if (has_target(meaning)) {
        emit_path(&emit, "target", path_of(context, meaning->found.target));
    } else {
        emit_null(&emit, "target");
    }
    emit_text(&emit, "how", attune_how_name(meaning->found.how));
    link_emit_anchor(&emit, meaning->found.anchor);
    emit_texts(&emit, "candidates", candidates, meaning->count);
    emit_end_row(&emit);
    emit_end(&emit);
    arena_clear(&arena);
}

/** Names and paths need the walk alone; headings, aliases and titles need the notes. */
static bool needs_notes(Str text, const Meaning *meaning)
{
    return (!has_target(meaning) && meaning->found.how != ATTUNE_HOW_EXTERNAL) ||
           (meaning->found.how != ATTUNE_HOW_EXACT &&
            str_find_char(text, '#', 0) != STR_NOT_FOUND) ||
           meaning->found.anchor != ATTUNE_ANCHOR_UNSET;
}

static bool find(Context *context, const Invocation *invocation, AttuneLoad load, Meaning *meaning)
{
    meaning->from = ATTUNE_FILE_NONE;
    if (!context_open(context, invocation, load)) {
        return false;
    }
    if (invocation->from) {
        meaning->from = context_find(context, invocation->from);
        if (meaning->from == ATTUNE_FILE_NONE) {
            return false;
        }
    }
    resolve(context, str_from(invocation->operands[0]), meaning);
    return true;
}

int cmd_resolve(const Invocation *invocation)
{
    Context context;
    Meaning meaning;
    Str text = str_from(invocation->operands[0]);
    bool ok = find(&context, invocation, ATTUNE_LOAD_NAMES, &meaning);
    if (ok && context.load == ATTUNE_LOAD_NAMES && needs_notes(text, &meaning)) {
        context_close(&context, 0);
        ok = find(&context, invocation, ATTUNE_LOAD_ALL, &meaning);
    }
    if (!ok) {
        return context_close(&context, context.status);
    }
    if (invocation->format == FORMAT_TEXT) {
        print_people(&context, &meaning);
    } else if (invocation->format != FORMAT_PATHS) {
        print_row(&context, text, &meaning);
    } else if (has_target(&meaning)) {
        context_print_path(&context, meaning.found.target);
    }
    return context_close(&context, context_found(has_target(&meaning)));
}
