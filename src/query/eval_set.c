/* Sets of files: what is asked for all of them at once instead of one by one. */

#include <stdlib.h>

#include "query/eval.h"

void note_set_add(NoteSet *set, AttuneFileId note)
{
    if (note < set->count)
        set->bits[note / 64] |= UINT64_C(1) << (note % 64);
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

NoteSet *eval_new_set(Eval *eval, const Node *node)
{
    NoteSet *set = &eval->sets[node->set];
    set->count = eval->id_limit;
    set->bits = ARENA_ARRAY(&eval->set_memory, uint64_t, set->count / 64 + 1);
    return set;
}

/* ---- links, flags (vault-spec 9.4.1) ---- */

static void add_sources(NoteSet *set, const AttuneLinkRef *refs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        note_set_add(set, refs[i].source);
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
        note_set_add(set, outgoing[i].target);
    free(outgoing);
}

static void add_unresolved(const Eval *eval, NoteSet *set)
{
    size_t count;
    const AttuneUnresolved *groups = attune_vault_unresolved(eval->vault, &count);
    for (size_t i = 0; i < count; i++)
        add_sources(set, groups[i].refs, groups[i].ref_count);
}

static void add_bookmarked(const Eval *eval, NoteSet *set)
{
    const AttuneSettings *settings = attune_vault_settings(eval->vault);
    for (size_t i = 0; i < settings->bookmark_count; i++) {
        Str path = settings->bookmarks[i].path;
        if (path.length > 0)
            note_set_add(set, attune_vault_file_by_path(eval->vault, path));
    }
}

static void make_sets(Eval *eval, const Node *node)
{
    switch (node->kind) {
    case NODE_LINKS_TO:
        add_linking(eval, eval_new_set(eval, node), node->text);
        break;
    case NODE_LINKED_FROM:
        add_linked(eval, eval_new_set(eval, node), node->text);
        break;
    case NODE_FLAG:
        if (node->as.flag == FLAG_UNRESOLVED)
            add_unresolved(eval, eval_new_set(eval, node));
        else if (node->as.flag == FLAG_BOOKMARKED)
            add_bookmarked(eval, eval_new_set(eval, node));
        break;
    case NODE_PROPERTY:
        eval_make_column_set(eval, node);
        return; /* what is in a property is asked of its values */
    case NODE_TEXT:
    case NODE_REGEX:
        if (node->field == FIELD_TAG || node->field == FIELD_STATUS)
            eval_make_column_set(eval, node);
        else
            eval_make_path_set(eval, node);
        break;
    default:
        break;
    }
    for (size_t i = 0; i < node->count; i++)
        make_sets(eval, node->children[i]);
}

void eval_prepare(Eval *eval)
{
    uint64_t generation = attune_vault_generation(eval->vault);
    if (!eval->query->root || (eval->sets && eval->sets_at == generation))
        return;
    arena_reset(&eval->set_memory);
    eval->sets = ARENA_ARRAY(&eval->set_memory, NoteSet, eval->query->set_count);
    eval->shared_sets = 0;
    eval->sets_at = generation;
    eval->id_limit = id_limit(eval->vault);
    make_sets(eval, eval->query->root);
}
