#include "ui/note_set.h"

#include "base/alloc.h"

static void stop(NoteSet *set)
{
    if (set->search) {
        attune_search_free(set->search);
        set->search = NULL;
    }
}

void note_set_clear(NoteSet *set)
{
    stop(set);
    attune_query_free(set->query);
    strbuf_clear(&set->text);
    vec_clear(&set->files);
    *set = (NoteSet){0};
}

static void start(NoteSet *set, const AttuneVault *vault, int64_t now_ns)
{
    stop(set);
    AttuneSearchOptions options = {.now_ns = now_ns};
    set->search = attune_search_start(vault, set->query, &options);
}

bool note_set_ask(NoteSet *set, const AttuneVault *vault, Str query, int64_t now_ns)
{
    stop(set);
    attune_query_free(set->query);
    set->query = NULL;
    set->error = (Error){0};
    strbuf_reset(&set->text);
    strbuf_append(&set->text, query);
    set->started = true;
    if (str_is_empty(query)) {
        set->all = true;
        set->files.count = 0;
        set->changes++;
        return true;
    }
    set->query = attune_query_parse(query, &set->error);
    if (!set->query) {
        set->all = false;
        set->files.count = 0;
        set->changes++;
        return false;
    }
    start(set, vault, now_ns);
    return true;
}

void note_set_repeat(NoteSet *set, const AttuneVault *vault, int64_t now_ns)
{
    if (set->query) {
        start(set, vault, now_ns);
    }
}

static void take_answer(NoteSet *set)
{
    size_t count = 0;
    const AttuneFileId *files = attune_search_files(set->search, &count);
    set->files.count = 0;
    vec_reserve(&set->files, count);
    for (size_t i = 0; i < count; i++) {
        vec_push(&set->files, files[i]);
    }
    const AttuneError *error = attune_search_error(set->search);
    if (error) {
        set->error = *error;
    }
    set->all = false;
    set->changes++;
    stop(set);
}

bool note_set_work(NoteSet *set, unsigned milliseconds)
{
    if (!set->search) {
        return false;
    }
    if (attune_search_step(set->search, milliseconds)) {
        return true;
    }
    take_answer(set);
    return false;
}

const AttuneFileId *note_set_files(const NoteSet *set, const AttuneVault *vault, size_t *count)
{
    if (note_set_is_all(set)) {
        return attune_vault_notes(vault, count);
    }
    *count = set->files.count;
    return set->files.items;
}
