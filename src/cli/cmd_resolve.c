#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/link_row.h"
#include "cli/output.h"

#define CANDIDATES_MAX 100

typedef struct Meaning {
    AttuneFileId from;
    AttuneResolution found;
    bool has_place; /* the link names a heading or block */
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
    meaning->has_place = false;
    if (exact != ATTUNE_FILE_NONE) {
        meaning->candidates[meaning->count++] = exact;
        return;
    }
    if (!attune_link_parse(text, &link, &memory)) {
        meaning->found.how = ATTUNE_HOW_NONE;
        return;
    }
    meaning->found = attune_vault_resolve(context->vault, &link, meaning->from);
    meaning->has_place = link.anchor == ATTUNE_ANCHOR_HEADING || link.anchor == ATTUNE_ANCHOR_BLOCK;
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

/* Why it is this file: the rule in words. */
static const char *reason_of(const Meaning *meaning)
{
    switch (meaning->found.how) {
    case ATTUNE_HOW_SELF:
        return "the note that the link stands in";
    case ATTUNE_HOW_RELATIVE:
        return "the path from the folder of the note";
    case ATTUNE_HOW_EXACT:
        return meaning->count > 1 ? "the whole path, which comes first" : "the whole path";
    case ATTUNE_HOW_FOLDER:
        return "in the folder of the note, which comes first";
    case ATTUNE_HOW_SUFFIX:
        return meaning->count > 1 ? "the shortest of the paths that end with it"
                                  : "the only path that ends with it";
    case ATTUNE_HOW_ALIAS:
        return "an alias of the note; no file has that name";
    case ATTUNE_HOW_TITLE:
        return "the title of the note; no file and no alias is called so";
    case ATTUNE_HOW_WHOLE:
        return "the whole text is a name, with all its signs";
    case ATTUNE_HOW_NONE:
    case ATTUNE_HOW_EXTERNAL:
        break;
    }
    return "an address";
}

static void print_rule(const Meaning *meaning)
{
    output_printf(ROLE_dim, "  %.*s: %s", STR_ARG(attune_how_name(meaning->found.how)),
                  reason_of(meaning));
    if (meaning->found.anchor == ATTUNE_ANCHOR_MISSING) {
        output_text(ROLE_dim, STR("; no such heading or block"));
    }
    output_newline();
}

/* Nothing is found, which is an answer: what it could have been goes to standard error. */
static void say_nothing_is_called(const Context *context, Str text)
{
    AttuneLink link;
    void *memory = NULL;
    AttuneFileId nearest;
    if (attune_link_parse(text, &link, &memory) &&
        attune_vault_nearest(context->vault, link.path, &nearest, 1) == 1) {
        Error error = {0};
        error_set(&error, ATTUNE_ERROR_NOT_FOUND, "no file is called ‘%.*s’; nearest: ‘%.*s’",
                  STR_ARG(link.path), STR_ARG(attune_vault_file(context->vault, nearest)->name));
        (void)cli_report(&error);
    }
    free(memory);
}

static void print_people(const Context *context, Str text, const Meaning *meaning)
{
    if (!has_target(meaning)) {
        if (meaning->found.how == ATTUNE_HOW_EXTERNAL) {
            output_text(ROLE_dim, STR("external: an address"));
            output_newline();
        } else {
            say_nothing_is_called(context, text);
        }
        return;
    }
    StrBuf memory = {0};
    output_path(ROLE_text, context_path(context, meaning->found.target, &memory));
    print_rule(meaning);
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
static bool needs_notes(const Meaning *meaning)
{
    return (!has_target(meaning) && meaning->found.how != ATTUNE_HOW_EXTERNAL) ||
           meaning->has_place;
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
    if (ok && context.load == ATTUNE_LOAD_NAMES && needs_notes(&meaning)) {
        context_close(&context, 0);
        ok = find(&context, invocation, ATTUNE_LOAD_ALL, &meaning);
    }
    if (!ok) {
        return context_close(&context, context.status);
    }
    if (invocation->format == FORMAT_TEXT) {
        print_people(&context, text, &meaning);
    } else if (invocation->format != FORMAT_PATHS) {
        print_row(&context, text, &meaning);
    } else if (has_target(&meaning)) {
        context_print_path(&context, meaning.found.target);
    }
    return context_close(&context, context_found(has_target(&meaning)));
}
