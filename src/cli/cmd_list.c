#include "base/gate.h"
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/note_row.h"
#include "cli/output.h"

/* Without a query, paths, names, sizes and their number come from the walk alone. */
static AttuneLoad needed(const Invocation *invocation)
{
    if (!answer_is_empty(invocation)) {
        return ATTUNE_LOAD_ALL;
    }
    if (invocation->total) {
        return ATTUNE_LOAD_NAMES;
    }
    AttuneSort sort = {0};
    if (!str_is_empty(invocation->sort)) {
        sort = attune_sort_parse(invocation->sort);
    }
    bool walked = sort.key == ATTUNE_SORT_PATH || sort.key == ATTUNE_SORT_NAME ||
                  sort.key == ATTUNE_SORT_SIZE;
    return invocation->format == FORMAT_PATHS && walked ? ATTUNE_LOAD_NAMES : ATTUNE_LOAD_ALL;
}

/* ---- for people -------------------------------------------------------------------------------
 */

/* What the notes are sorted by, where their path and title do not say it. */
static void append_sort_value(StrBuf *out, const Context *context, const AttuneFile *file,
                              AttuneSort sort)
{
    static const char *const fields[] = {
        [ATTUNE_SORT_MODIFIED] = "{modified}", [ATTUNE_SORT_CREATED] = "{created}",
        [ATTUNE_SORT_WORDS] = "{words}",       [ATTUNE_SORT_SIZE] = "{size}",
        [ATTUNE_SORT_LINKS] = "{links}",       [ATTUNE_SORT_BACKLINKS] = "{backlinks}",
        [ATTUNE_SORT_PROPERTY] = NULL,
    };
    if (sort.key == ATTUNE_SORT_PROPERTY) {
        note_append_property(out, file->record, sort.property);
    } else if (fields[sort.key]) {
        note_template_append(out, str_from(fields[sort.key]), context, file);
    }
}

static bool is_number_key(AttuneSortKey key)
{
    return key == ATTUNE_SORT_WORDS || key == ATTUNE_SORT_SIZE || key == ATTUNE_SORT_LINKS ||
           key == ATTUNE_SORT_BACKLINKS;
}

typedef struct Widths {
    int value;
    int path;
} Widths;

static int widest(int width, Str text, int most)
{
    int cells = (int)gate_width(text);
    return cells > width && cells <= most ? cells : width;
}

static Widths measure(const Context *context, const Answer *answer, size_t count, AttuneSort sort)
{
    Widths widths = {0};
    StrBuf value = {0}, path = {0};
    int half = (int)output_width() / 2;
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(context->vault, answer->files[i]);
        strbuf_reset(&value);
        append_sort_value(&value, context, file, sort);
        widths.value = widest(widths.value, strbuf_view(&value), half);
        widths.path = widest(widths.path, context_path(context, file->id, &path), half);
    }
    strbuf_clear(&value);
    strbuf_clear(&path);
    return widths;
}

static void print_people(const Context *context, const Answer *answer, size_t count)
{
    AttuneSort sort = {0};
    if (!str_is_empty(context->invocation->sort)) {
        sort = attune_sort_parse(context->invocation->sort);
    }
    Widths widths = measure(context, answer, count, sort);
    StrBuf value = {0}, memory = {0};
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(context->vault, answer->files[i]);
        strbuf_reset(&value);
        append_sort_value(&value, context, file, sort);
        if (widths.value) {
            int width = is_number_key(sort.key) ? -widths.value : widths.value;
            output_column(ROLE_dim, strbuf_view(&value), width);
            output_raw(STR("  "));
        }
        Str path = context_path(context, file->id, &memory);
        output_path(ROLE_text, path);
        if (!str_equal(file->title, file->name)) {
            int cells = (int)gate_width(path);
            output_column(ROLE_text, STR(""), cells < widths.path ? widths.path - cells : 0);
            output_raw(STR("  "));
            output_text(ROLE_dim, file->title);
        }
        output_newline();
    }
    strbuf_clear(&value);
    strbuf_clear(&memory);
}

/* ---- for scripts ------------------------------------------------------------------------------
 */

static void print_template(const Context *context, const Answer *answer, size_t count)
{
    StrBuf line = {0};
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(context->vault, answer->files[i]);
        strbuf_reset(&line);
        note_template_append(&line, context->invocation->template, context, file);
        strbuf_append_char(&line, '\n');
        output_data(strbuf_view(&line));
    }
    strbuf_clear(&line);
}

static void print_rows(const Context *context, const Answer *answer, size_t count)
{
    Emit emit;
    emit_begin(&emit, context->invocation->format, false, note_columns);
    for (size_t i = 0; i < count; i++) {
        note_emit(&emit, context, attune_vault_file(context->vault, answer->files[i]));
    }
    emit_end(&emit);
}

static void print(const Context *context, const Answer *answer)
{
    size_t count = context_limit(context->invocation, answer->count);
    switch (context->invocation->format) {
    case FORMAT_TEXT:
        print_people(context, answer, count);
        break;
    case FORMAT_TEMPLATE:
        print_template(context, answer, count);
        break;
    case FORMAT_PATHS:
        for (size_t i = 0; i < count; i++) {
            context_print_path(context, answer->files[i]);
        }
        break;
    default:
        print_rows(context, answer, count);
    }
}

int cmd_list(const Invocation *invocation)
{
    AttuneError error = {0};
    if (invocation->format == FORMAT_TEMPLATE &&
        !note_template_check(invocation->template, &error)) {
        return cli_report(&error);
    }
    Context context;
    Answer answer = {0};
    if (!context_open(&context, invocation, needed(invocation)) ||
        !answer_run(&answer, &context, false)) {
        answer_clear(&answer);
        return context_close(&context, context.status);
    }
    size_t count = answer.count;
    if (invocation->total) {
        context_total(count);
    } else {
        print(&context, &answer);
    }
    answer_clear(&answer);
    return context_close(&context, context_found(count));
}
