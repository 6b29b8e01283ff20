/* links --missing: the notes that are still to be written. */

#include "cli/missing.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "cli/emit.h"
#include "cli/output.h"

typedef VEC(const AttuneUnresolved *) Names;

static bool is_wanted_by(const AttuneUnresolved *name, AttuneFileId note)
{
    for (size_t i = 0; i < name->ref_count; i++) {
        if (name->refs[i].source == note) {
            return true;
        }
    }
    return false;
}

/* They stand in the order of their names, which holds among equals. */
static int compare_names(const void *a, const void *b)
{
    const AttuneUnresolved *x = *(const AttuneUnresolved *const *)a;
    const AttuneUnresolved *y = *(const AttuneUnresolved *const *)b;
    if (x->ref_count != y->ref_count) {
        return x->ref_count > y->ref_count ? -1 : 1;
    }
    return x < y ? -1 : x > y;
}

static void choose_names(const Context *context, AttuneFileId note, Names *names)
{
    size_t count;
    const AttuneUnresolved *all = attune_vault_unresolved(context->vault, &count);
    for (size_t i = 0; i < count; i++) {
        if (note == ATTUNE_FILE_NONE || is_wanted_by(&all[i], note)) {
            vec_push(names, &all[i]);
        }
    }
    if (names->count > 1) {
        qsort(names->items, names->count, sizeof(*names->items), compare_names);
    }
}

/** Is the reference the first one of its note? They come note by note. */
static bool is_first_of_note(const AttuneUnresolved *name, size_t index)
{
    return index == 0 || name->refs[index].source != name->refs[index - 1].source;
}

static void print_name(const Context *context, const AttuneUnresolved *name)
{
    output_printf(ROLE_dim, "%5zu", name->ref_count);
    output_raw(STR("  "));
    output_text(ROLE_link_missing, name->text);
    output_newline();
    for (size_t i = 0; i < name->ref_count; i++) {
        const AttuneFile *source = attune_vault_file(context->vault, name->refs[i].source);
        output_raw(STR("       "));
        output_text(ROLE_text, source->path);
        output_printf(ROLE_dim, ":%u", source->record->links[name->refs[i].index].line);
        output_newline();
    }
}

static void emit_name(Emit *emit, const Context *context, const AttuneUnresolved *name)
{
    Arena arena = {0};
    Str *sources = ARENA_ARRAY(&arena, Str, name->ref_count);
    size_t count = 0;
    for (size_t i = 0; i < name->ref_count; i++) {
        if (is_first_of_note(name, i)) {
            sources[count++] = attune_vault_file(context->vault, name->refs[i].source)->path;
        }
    }
    emit_begin_row(emit);
    emit_text(emit, "name", name->text);
    emit_int(emit, "links", (int64_t)name->ref_count);
    emit_texts(emit, "sources", sources, count);
    emit_end_row(emit);
    arena_clear(&arena);
}

static void print_rows(const Context *context, const Names *names, size_t count)
{
    static const char *const columns[] = {"name", "links", "sources", NULL};
    Emit emit;
    emit_begin(&emit, context->invocation->format, false, columns);
    for (size_t i = 0; i < count; i++) {
        emit_name(&emit, context, names->items[i]);
    }
    emit_end(&emit);
}

int missing_print(const Context *context, AttuneFileId note)
{
    Names names = {0};
    choose_names(context, note, &names);
    size_t found = names.count;
    size_t count = context_limit(context->invocation, found);
    if (context->invocation->total) {
        context_total(found);
    } else if (context->invocation->format != FORMAT_TEXT) {
        print_rows(context, &names, count);
    } else {
        for (size_t i = 0; i < count; i++) {
            print_name(context, names.items[i]);
        }
    }
    vec_clear(&names);
    return context_found(found);
}
