#include "cli/answer.h"

#include <limits.h>
#include <time.h>

#include "base/alloc.h"
#include "base/path.h"
#include "base/utf8.h"

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

bool answer_is_empty(const Invocation *invocation)
{
    for (size_t i = 0; i < invocation->operand_count; i++) {
        if (!str_is_empty(utf8_trim(str_from(invocation->operands[i])))) {
            return false;
        }
    }
    return true;
}

/** All notes, or those of the folder that stands in the place of the vault. */
static void take_all(Answer *answer, const Context *context, AttuneSort sort)
{
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(context->vault, &count);
    Str folder = str_from(context->inside);
    answer->own = mem_calloc(count + 1, sizeof(*answer->own));
    for (size_t i = 0; i < count; i++) {
        if (path_is_inside(attune_vault_file(context->vault, notes[i])->path, folder)) {
            answer->own[answer->count++] = notes[i];
        }
    }
    if (sort.key != ATTUNE_SORT_PATH || sort.descending) {
        attune_sort_notes(context->vault, sort, answer->own, answer->count);
    }
    answer->files = answer->own;
}

bool answer_run(Answer *answer, Context *context, bool want_hits)
{
    *answer = (Answer){0};
    const Invocation *invocation = context->invocation;
    AttuneSort sort = {0};
    if (!str_is_empty(invocation->sort)) {
        sort = attune_sort_parse(invocation->sort);
    }
    if (answer_is_empty(invocation)) {
        take_all(answer, context, sort);
        return true;
    }
    StrBuf text = {0};
    AttuneError error = {0};
    answer->query = attune_query_parse(context_join_operands(invocation, &text), &error);
    strbuf_clear(&text);
    if (!answer->query) {
        error.kind = ATTUNE_ERROR_USAGE;
        return context_fail(context, &error);
    }
    AttuneSearchOptions options = {.want_hits = want_hits, .sort = sort, .now_ns = now_ns()};
    answer->search = attune_search_start(context->vault, answer->query, &options);
    while (attune_search_step(answer->search, UINT_MAX)) {
    }
    const AttuneError *failed = attune_search_error(answer->search);
    if (failed && failed->kind != ATTUNE_ERROR_NONE) {
        AttuneError usage = *failed;
        usage.kind = ATTUNE_ERROR_USAGE;
        return context_fail(context, &usage);
    }
    answer->files = attune_search_files(answer->search, &answer->count);
    return true;
}

void answer_clear(Answer *answer)
{
    attune_search_free(answer->search);
    attune_query_free(answer->query);
    mem_free(answer->own);
    *answer = (Answer){0};
}
