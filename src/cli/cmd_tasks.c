#include "cli/answer.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/output.h"

#include "base/utf8.h"
#include "base/vec.h"

typedef struct TaskRow {
    AttuneFileId note;
    const AttuneTask *task;
} TaskRow;

typedef VEC(TaskRow) TaskRows;

/* ---- which tasks ------------------------------------------------------------------------------
 */

/** Does the query speak of tasks themselves? Then a note's other tasks are not meant. */
static bool names_tasks(const Invocation *invocation)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        Str word = str_from(invocation->operands[i]);
        for (size_t at = 0; at + 4 <= word.length; at++) {
            Str rest = str_slice(word, at, at + 4);
            if (str_equal_ascii_nocase(rest, STR("task"))) {
                return true;
            }
        }
    }
    return false;
}

static bool has_hit(const AttuneTask *task, const AttuneHit *hits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (hits[i].line >= task->line && hits[i].line <= task->end_line) {
            return true;
        }
    }
    return false;
}

static void collect(const Context *context, const Answer *answer, bool only_hit, TaskRows *rows)
{
    for (size_t i = 0; i < answer->count; i++) {
        const AttuneRecord *record = attune_vault_file(context->vault, answer->files[i])->record;
        size_t hit_count = 0;
        const AttuneHit *hits =
            answer->search ? attune_search_hits(answer->search, i, &hit_count) : NULL;
        for (size_t t = 0; record && t < record->task_count; t++) {
            if (!only_hit || has_hit(&record->tasks[t], hits, hit_count)) {
                vec_push(rows, ((TaskRow){answer->files[i], &record->tasks[t]}));
            }
        }
    }
}

/* ---- output -----------------------------------------------------------------------------------
 */

static void print_people(const Context *context, const TaskRows *rows, size_t count)
{
    StrBuf memory = {0};
    for (size_t i = 0; i < count; i++) {
        const AttuneTask *task = rows->items[i].task;
        output_place(context_path(context, rows->items[i].note, &memory), task->line, 0);
        bool open = !task->done;
        bool crossed = str_equal_ascii_nocase(task->status, STR("x"));
        output_text(ROLE_task_box, STR("["));
        output_text(open      ? ROLE_task_box
                    : crossed ? ROLE_task_done
                              : ROLE_task_other,
                    task->status);
        output_text(ROLE_task_box, STR("] "));
        output_text(task->done ? ROLE_task_done_text : ROLE_text, utf8_trim(task->text));
        output_newline();
    }
    strbuf_clear(&memory);
}

static void print_rows(const Context *context, const TaskRows *rows, size_t count)
{
    static const char *const columns[] = {"path", "line", "status", "done", "text", NULL};
    StrBuf memory = {0};
    Emit emit;
    emit_begin(&emit, context->invocation->format, false, columns);
    for (size_t i = 0; i < count; i++) {
        const AttuneTask *task = rows->items[i].task;
        emit_begin_row(&emit);
        emit_path(&emit, "path", context_path(context, rows->items[i].note, &memory));
        emit_int(&emit, "line", task->line);
        emit_text(&emit, "status", task->status);
        emit_bool(&emit, "done", task->done);
        emit_text(&emit, "text", utf8_trim(task->text));
        emit_end_row(&emit);
    }
    emit_end(&emit);
    strbuf_clear(&memory);
}

static void print_paths(const Context *context, const TaskRows *rows, size_t left)
{
    for (size_t i = 0; i < rows->count && left > 0; i++) {
        if (i == 0 || rows->items[i].note != rows->items[i - 1].note) {
            context_print_path(context, rows->items[i].note);
            left--;
        }
    }
}

int cmd_tasks(const Invocation *invocation)
{
    Context context;
    Answer answer = {0};
    TaskRows rows = {0};
    bool only_hit = names_tasks(invocation);
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL) ||
        !answer_run(&answer, &context, only_hit)) {
        answer_clear(&answer);
        return context_close(&context, context.status);
    }
    collect(&context, &answer, only_hit, &rows);
    size_t found = rows.count;
    size_t count = context_limit(invocation, found);
    if (invocation->total) {
        context_total(found);
    } else if (invocation->format == FORMAT_TEXT) {
        print_people(&context, &rows, count);
    } else if (invocation->format == FORMAT_PATHS) {
        print_paths(&context, &rows, count);
    } else {
        print_rows(&context, &rows, count);
    }
    vec_clear(&rows);
    answer_clear(&answer);
    return context_close(&context, context_found(found));
}
