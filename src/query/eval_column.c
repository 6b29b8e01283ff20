/* Tags, statuses and properties of all notes at once, and words in all paths. */

#include "query/cache.h"
#include "query/eval.h"

/* A query of more words than this is asked file by file. */
#define SHARED_SETS_MAX 200

static bool wants_tag(Eval *eval, const Node *leaf, const Column *column, const Term *term)
{
    if (leaf->kind == NODE_REGEX)
        return eval_regex(eval, leaf, term->text, 0, NULL, NULL);
    return str_is_empty(leaf->text) ||
           eval_is_tag_below(column->groups.items[term->group].folded, leaf->as.text.folded);
}

static bool wants_status(Eval *eval, const Node *leaf, const Column *column, const Term *term)
{
    if (leaf->kind == NODE_REGEX)
        return eval_regex(eval, leaf, term->text, 0, NULL, NULL);
    return str_is_empty(leaf->as.text.folded) ||
           str_equal(column->groups.items[term->group].folded, leaf->as.text.folded);
}

static bool wants_property(Eval *eval, const Node *node, uint32_t key, const Term *term)
{
    if (key == TERM_NONE)
        return false;
    if (node->count == 0)
        return term->kind == TERM_KEY && term->group == key;
    return term->kind != TERM_KEY && term->key == key &&
           eval_element(eval, node->children[0], (AttuneType)term->type, term->text,
                        term->kind == TERM_VALUE && term->type == ATTUNE_TYPE_NULL);
}

static const Column *column_for(Eval *eval, const Node *node)
{
    QueryCache *cache = query_cache(eval->vault);
    if (node->kind == NODE_PROPERTY)
        return &cache->properties;
    return node->field == FIELD_TAG ? &cache->tags : &cache->statuses;
}

static void add_rows(const Eval *eval, const Column *column, const bool *wanted, NoteSet *set)
{
    size_t note_count;
    const AttuneFileId *notes = attune_vault_notes(eval->vault, &note_count);
    for (size_t i = 0; i < note_count; i++) {
        size_t count;
        const uint32_t *row = column_row(column, notes[i], &count);
        for (size_t j = 0; j < count; j++) {
            if (wanted[row[j]]) {
                note_set_add(set, notes[i]);
                break;
            }
        }
    }
}

void eval_make_column_set(Eval *eval, const Node *node)
{
    const Column *column = column_for(eval, node);
    /* Tags as they are written are few: to ask the notes is as good. */
    if (node->match_case && node->kind == NODE_TEXT)
        return;
    if (!column_is_fresh(column, eval->vault) || eval->shared_sets++ >= SHARED_SETS_MAX)
        return;
    NoteSet *set = eval_new_set(eval, node);
    uint32_t key = node->kind == NODE_PROPERTY
                       ? column_find_group(column, KEY_NONE_GROUP, node->as.property.folded)
                       : TERM_NONE;
    size_t term_count = column->terms.count;
    bool *wanted = ARENA_ARRAY(&eval->set_memory, bool, term_count + 1);
    size_t wanted_count = 0;
    for (size_t i = 0; i < term_count; i++) {
        const Term *term = &column->terms.items[i];
        if (node->kind == NODE_PROPERTY)
            wanted[i] = wants_property(eval, node, key, term);
        else
            wanted[i] = node->field == FIELD_TAG ? wants_tag(eval, node, column, term)
                                                 : wants_status(eval, node, column, term);
        wanted_count += wanted[i];
    }
    if (wanted_count > 0)
        add_rows(eval, column, wanted, set);
}

void eval_make_path_set(Eval *eval, const Node *node)
{
    bool is_name =
        node->field == FIELD_ANY || node->field == FIELD_FILE || node->field == FIELD_PATH;
    if (!is_name || node->kind != NODE_TEXT || node->match_case ||
        eval->shared_sets++ >= SHARED_SETS_MAX)
        return;
    NoteSet *set = eval_new_set(eval, node);
    PathTable *paths = &query_cache(eval->vault)->paths;
    path_table_update(paths, eval->vault);
    path_table_find(paths, node->as.text.folded, node->field == FIELD_FILE, set->bits, set->count);
}
