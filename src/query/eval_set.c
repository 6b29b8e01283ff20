/* Sets of notes that are easier to list than to ask for one by one (vault-spec 9.4.1). */

#include <stdlib.h>

#include "query/eval.h"

bool note_set_has(const NoteSet *set, AttuneFileId note)
{
    return note < set->count && (set->bits[note / 64] >> (note % 64) & 1);
}

static void add(NoteSet *set, AttuneFileId note)
{
    if (note < set->count)
        set->bits[note / 64] |= UINT64_C(1) << (note % 64);
}

static void add_sources(NoteSet *set, const AttuneLinkRef *refs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(set, refs[i].source);
}

static void add_linking(const Eval *eval, NoteSet *set, Str name)
{
    size_t count;
    AttuneResolution resolution = attune_vault_find(eval->vault, name);
    if (resolution.target != ATTUNE_FILE_NONE) {
        const AttuneLinkRef *refs = attune_vault_backlinks(eval->vault, resolution.target, &count);
        add_sources(set, refs, count);
        return;
    }
    AttuneLink link;
    void *memory = NULL;
    if (attune_link_parse(name, &link, &memory)) {
        const AttuneUnresolved *missing = attune_vault_unresolved_find(eval->vault, &link);
        if (missing)
            add_sources(set, missing->refs, missing->ref_count);
    }
    free(memory);
}

static void add_linked(const Eval *eval, NoteSet *set, Str name)
{
    AttuneResolution resolution = attune_vault_find(eval->vault, name);
    const AttuneFile *file = attune_vault_file(eval->vault, resolution.target);
    if (!file || file->class_ != ATTUNE_FILE_NOTE)
        return;
    size_t count;
    AttuneOutgoing *outgoing = attune_vault_outgoing(eval->vault, file->id, &count);
    for (size_t i = 0; i < count; i++)
        add(set, outgoing[i].target);
    free(outgoing);
}

static void add_flagged(const Eval *eval, NoteSet *set, Flag flag)
{
    size_t count;
    if (flag == FLAG_UNRESOLVED) {
        const AttuneUnresolved *groups = attune_vault_unresolved(eval->vault, &count);
        for (size_t i = 0; i < count; i++)
            add_sources(set, groups[i].refs, groups[i].ref_count);
    } else if (flag == FLAG_BOOKMARKED) {
        const AttuneSettings *settings = attune_vault_settings(eval->vault);
        for (size_t i = 0; i < settings->bookmark_count; i++) {
            Str path = settings->bookmarks[i].path;
            if (path.length > 0)
                add(set, attune_vault_file_by_path(eval->vault, path));
        }
    }
}

static void make_sets(Eval *eval, const Node *node)
{
    for (size_t i = 0; i < node->count; i++)
        make_sets(eval, node->children[i]);
    if (node->kind == NODE_LINKS_TO)
        add_linking(eval, &eval->sets[node->set], node->text);
    else if (node->kind == NODE_LINKED_FROM)
        add_linked(eval, &eval->sets[node->set], node->text);
    else if (node->kind == NODE_FLAG)
        add_flagged(eval, &eval->sets[node->set], node->as.flag);
}

static size_t id_limit(const AttuneVault *vault)
{
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    AttuneFileId largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = files[i] > largest ? files[i] : largest;
    return (size_t)largest + 1;
}

void eval_make_sets(Eval *eval)
{
    size_t set_count = eval->query->set_count;
    uint64_t generation = attune_vault_generation(eval->vault);
    if (set_count == 0 || (eval->sets && eval->sets_at == generation))
        return;
    arena_reset(&eval->set_memory);
    eval->sets = ARENA_ARRAY(&eval->set_memory, NoteSet, set_count);
    size_t limit = id_limit(eval->vault);
    for (size_t i = 0; i < set_count; i++) {
        eval->sets[i].bits = ARENA_ARRAY(&eval->set_memory, uint64_t, limit / 64 + 1);
        eval->sets[i].count = limit;
    }
    eval->sets_at = generation;
    make_sets(eval, eval->query->root);
}
