#include "cli/command.h"
#include "cli/context.h"
#include "cli/emit.h"
#include "cli/output.h"

typedef struct Figure {
    const char *name;
    uint64_t value;
} Figure;

#define FIGURES 12

static void fill(Figure figures[FIGURES], const AttuneStats *stats)
{
    const Figure rows[FIGURES] = {
        {"notes", stats->notes},
        {"attachments", stats->attachments},
        {"bytes", stats->bytes},
        {"words", stats->words},
        {"links", stats->links},
        {"resolved", stats->resolved},
        {"unresolved", stats->unresolved},
        {"external", stats->external},
        {"tags", stats->tags},
        {"properties", stats->properties},
        {"orphans", stats->orphans},
        {"problems", stats->problems},
    };
    for (size_t i = 0; i < FIGURES; i++) {
        figures[i] = rows[i];
    }
}

int cmd_stats(const Invocation *invocation)
{
    Context context;
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    AttuneStats stats = attune_vault_stats(context.vault);
    Figure figures[FIGURES];
    fill(figures, &stats);
    if (invocation->format == FORMAT_TEXT) {
        for (size_t i = 0; i < FIGURES; i++) {
            output_printf(ROLE_text, "%10llu", (unsigned long long)figures[i].value);
            output_printf(ROLE_dim, "  %s", figures[i].name);
            output_newline();
        }
        return context_close(&context, 0);
    }
    const char *columns[FIGURES + 1] = {NULL};
    for (size_t i = 0; i < FIGURES; i++) {
        columns[i] = figures[i].name;
    }
    Emit emit;
    emit_begin(&emit, invocation->format, true, columns);
    emit_begin_row(&emit);
    for (size_t i = 0; i < FIGURES; i++) {
        emit_int(&emit, figures[i].name, (int64_t)figures[i].value);
    }
    emit_end_row(&emit);
    emit_end(&emit);
    return context_close(&context, 0);
}
