/* path: the shortest chain of links from one note to another. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/emit.h"
#include "cli/output.h"

#define FAR UINT32_MAX

typedef struct Step {
    AttuneFileId file;
    uint32_t line; /* of the link to the next one; 0 for the last */
} Step;

typedef VEC(Step) Steps;

/** What is known of a file while the chain is looked for, by id. */
typedef struct Reached {
    uint32_t steps; /* FAR: not reached yet */
    AttuneFileId before;
} Reached;

static Reached *new_reached(const AttuneVault *vault)
{
    size_t count, ids = 0;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        ids = files[i] >= ids ? (size_t)files[i] + 1 : ids;
    }
    Reached *reached = mem_calloc(ids + 1, sizeof(*reached));
    for (size_t i = 0; i < ids; i++) {
        reached[i].steps = FAR;
    }
    return reached;
}

/** Breadth first from `a`. @return false: no chain leads to `b` */
static bool search_chain(const AttuneVault *vault, AttuneFileId a, AttuneFileId b, Reached *reached)
{
    VEC(AttuneFileId) queue = {0};
    reached[a].steps = 0;
    vec_push(&queue, a);
    for (size_t next = 0; next < queue.count && reached[b].steps == FAR; next++) {
        AttuneFileId file = queue.items[next];
        size_t count;
        AttuneOutgoing *outgoing = attune_vault_outgoing(vault, file, &count);
        for (size_t i = 0; i < count; i++) {
            AttuneFileId target = outgoing[i].target;
            if (target != ATTUNE_FILE_NONE && reached[target].steps == FAR) {
                reached[target] = (Reached){reached[file].steps + 1, file};
                vec_push(&queue, target);
            }
        }
        free(outgoing);
    }
    vec_clear(&queue);
    return reached[b].steps != FAR;
}

static uint32_t line_of_link(const AttuneVault *vault, AttuneFileId from, AttuneFileId to)
{
    const AttuneRecord *record = attune_vault_file(vault, from)->record;
    for (size_t i = 0; i < record->link_count; i++) {
        if (attune_vault_link(vault, from, i).target == to) {
            return record->links[i].line;
        }
    }
    return 0;
}

static void find_chain(const AttuneVault *vault, AttuneFileId a, AttuneFileId b, Steps *steps)
{
    Reached *reached = new_reached(vault);
    if (search_chain(vault, a, b, reached)) {
        size_t count = (size_t)reached[b].steps + 1;
        vec_reserve(steps, count);
        steps->count = count;
        AttuneFileId file = b, next = ATTUNE_FILE_NONE;
        for (size_t i = count; i-- > 0; next = file, file = reached[file].before) {
            uint32_t line = next == ATTUNE_FILE_NONE ? 0 : line_of_link(vault, file, next);
            steps->items[i] = (Step){file, line};
        }
    }
    mem_free(reached);
}

static void print_steps(const Context *context, const Steps *steps)
{
    StrBuf memory = {0};
    for (size_t i = 0; i < steps->count; i++) {
        const Step *step = &steps->items[i];
        Str path = context_path(context, step->file, &memory);
        output_path(ROLE_text, path);
        if (step->line) {
            output_printf(ROLE_dim, ":%u", step->line);
        }
        output_newline();
    }
    strbuf_clear(&memory);
}

static void emit_steps(const Context *context, const Steps *steps)
{
    static const char *const columns[] = {"path", "title", "line", NULL};
    StrBuf memory = {0};
    Emit emit;
    emit_begin(&emit, context->invocation->format, false, columns);
    for (size_t i = 0; i < steps->count; i++) {
        const Step *step = &steps->items[i];
        emit_begin_row(&emit);
        emit_path(&emit, "path", context_path(context, step->file, &memory));
        emit_text(&emit, "title", attune_vault_file(context->vault, step->file)->title);
        if (step->line) {
            emit_int(&emit, "line", step->line);
        } else {
            emit_null(&emit, "line");
        }
        emit_end_row(&emit);
    }
    emit_end(&emit);
    strbuf_clear(&memory);
}

int cmd_path(const Invocation *invocation)
{
    Context context;
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    AttuneFileId a = context_find(&context, invocation->operands[0]);
    AttuneFileId b = a == ATTUNE_FILE_NONE ? a : context_find(&context, invocation->operands[1]);
    if (b == ATTUNE_FILE_NONE) {
        return context_close(&context, context.status);
    }
    Steps steps = {0};
    find_chain(context.vault, a, b, &steps);
    if (invocation->total) {
        context_total(steps.count ? steps.count - 1 : 0);
    } else if (invocation->format == FORMAT_TEXT) {
        print_steps(&context, &steps);
    } else if (invocation->format == FORMAT_PATHS) {
        for (size_t i = 0; i < steps.count; i++) {
            context_print_path(&context, steps.items[i].file);
        }
    } else {
        emit_steps(&context, &steps);
    }
    size_t found = steps.count;
    vec_clear(&steps);
    return context_close(&context, context_found(found));
}
