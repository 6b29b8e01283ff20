#include "query/eval.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "query/cache.h"

static const AttuneRecord empty_record;

static const AttuneRecord *record_of(const Eval *eval)
{
    return eval->file->record ? eval->file->record : &empty_record;
}

void eval_init(Eval *eval, const AttuneVault *vault, const AttuneQuery *query, int64_t now_ns)
{
    *eval = (Eval){.vault = vault, .query = query, .now_ns = now_ns};
}

void eval_clear(Eval *eval)
{
    arena_clear(&eval->set_memory);
    arena_clear(&eval->scratch);
}

bool eval_file(Eval *eval, const AttuneFile *file)
{
    eval->file = file;
    eval->has_kind = false;
    memset(eval->units, 0, sizeof eval->units);
    arena_reset(&eval->scratch);
    if (file->excluded || (file->class_ != ATTUNE_FILE_NOTE && !eval->query->wants_attachments))
        return false;
    if (!eval->query->root)
        return true;
    return eval_node(eval, eval->query->root, NULL) && !eval->failed;
}

unsigned eval_kind(Eval *eval)
{
    if (!eval->has_kind) {
        eval->kind = text_kinds_get(&query_cache(eval->vault)->kinds, eval->file);
        eval->has_kind = true;
    }
    return eval->kind;
}

PlainText eval_plain_text(Eval *eval, bool ignore_case)
{
    return text_kinds_plain(&query_cache(eval->vault)->kinds, eval->file, ignore_case,
                            &eval->scratch);
}

bool eval_regex(Eval *eval, const Node *leaf, Str text, size_t from, size_t *start, size_t *end)
{
    if (eval->failed)
        return false;
    const Needle *literal = &leaf->as.regex.literal;
    if (literal->low.length > 1 && needle_find(literal, text, from) == STR_NOT_FOUND)
        return false;
    RegexResult result = regex_find(leaf->as.regex.compiled, text, from, start, end);
    if (result == REGEX_LIMIT) {
        eval->failed = true;
        error_set_at(&eval->error, ATTUNE_ERROR_LIMIT, leaf->position,
                     "/%.*s/ takes too long to try; make it more exact", STR_ARG(leaf->text));
    }
    return result == REGEX_FOUND;
}

/* ---- leaves ---- */

static bool occurs(Eval *eval, const Node *leaf, Str text)
{
    if (leaf->kind == NODE_REGEX)
        return eval_regex(eval, leaf, text, 0, NULL, NULL);
    return needle_occurs(&leaf->as.text.needle, text, eval_kind(eval));
}

static bool occurs_in_text(Eval *eval, const Node *leaf)
{
    if (leaf->kind == NODE_REGEX)
        return eval_regex(eval, leaf, eval->file->text, 0, NULL, NULL);
    PlainText plain = eval_plain_text(eval, !leaf->match_case);
    return needle_find(&leaf->as.text.needle, plain.text, 0) != STR_NOT_FOUND;
}

bool eval_name(Eval *eval, const Node *leaf, Str name)
{
    if (leaf->kind == NODE_REGEX)
        return eval_regex(eval, leaf, name, 0, NULL, NULL);
    if (leaf->match_case) {
        return str_find(unicode_nfc(&eval->scratch, name), leaf->as.text.needle.low, 0) !=
               STR_NOT_FOUND;
    }
    if (utf8_is_ascii(name))
        return needle_find(&leaf->as.text.folded_needle, name, 0) != STR_NOT_FOUND;
    return str_find(unicode_fold(&eval->scratch, name), leaf->as.text.folded, 0) != STR_NOT_FOUND;
}

/* The same tag, or one below it (vault-spec 9.4). */
bool eval_is_tag_below(Str tag, Str wanted)
{
    return str_starts_with(tag, wanted) &&
           (tag.length == wanted.length || tag.data[wanted.length] == '/');
}

static bool has_tag(Eval *eval, const Node *leaf)
{
    const AttuneRecord *record = record_of(eval);
    if (leaf->kind == NODE_TEXT && str_is_empty(leaf->text))
        return record->tag_count > 0;
    for (size_t i = 0; i < record->tag_count; i++) {
        const AttuneTag *tag = &record->tags[i];
        bool matches;
        if (leaf->kind == NODE_REGEX)
            matches = eval_regex(eval, leaf, tag->name, 0, NULL, NULL);
        else if (leaf->match_case)
            matches = eval_is_tag_below(unicode_nfc(&eval->scratch, tag->name), leaf->text);
        else
            matches = eval_is_tag_below(tag->folded, leaf->as.text.folded);
        if (matches)
            return true;
    }
    return false;
}

static bool has_status(Eval *eval, const Node *leaf)
{
    const AttuneRecord *record = record_of(eval);
    if (leaf->kind == NODE_TEXT && str_is_empty(leaf->as.text.folded))
        return record->status_count > 0;
    for (size_t i = 0; i < record->status_count; i++) {
        const AttuneStatus *status = &record->statuses[i];
        if (leaf->kind == NODE_REGEX ? eval_regex(eval, leaf, status->text, 0, NULL, NULL)
                                     : str_equal(status->key, leaf->as.text.folded))
            return true;
    }
    return false;
}

static bool matches_leaf(Eval *eval, const Node *leaf, const NoteUnit *unit)
{
    const NoteSet *set = &eval->sets[leaf->set];
    if (set->bits && leaf->field != FIELD_ANY)
        return note_set_has(set, eval->file->id);
    switch (leaf->field) {
    case FIELD_ANY:
        if (set->bits ? note_set_has(set, eval->file->id) : eval_name(eval, leaf, eval->file->path))
            return true;
        return occurs_in_text(eval, leaf);
    case FIELD_CONTENT:
        return occurs_in_text(eval, leaf);
    case FIELD_FILE:
        return eval_name(eval, leaf, eval->file->basename);
    case FIELD_PATH:
        return eval_name(eval, leaf, eval->file->path);
    case FIELD_TAG:
        return has_tag(eval, leaf);
    case FIELD_STATUS:
        return has_status(eval, leaf);
    case FIELD_UNIT:
        return unit && occurs(eval, leaf, unit->text);
    default:
        return false; /* elements are eval_property's */
    }
}

static bool has_flag(Eval *eval, const Node *node)
{
    AttuneFileId id = eval->file->id;
    switch (node->as.flag) {
    case FLAG_ORPHAN:
        return attune_vault_is_orphan(eval->vault, id);
    case FLAG_DEAD_END:
        return attune_vault_is_dead_end(eval->vault, id);
    case FLAG_UNTAGGED:
        return record_of(eval)->tag_count == 0;
    default:
        return eval->sets[node->set].bits && note_set_has(&eval->sets[node->set], id);
    }
}

/* ---- the tree ---- */

bool eval_node(Eval *eval, const Node *node, const NoteUnit *unit)
{
    NoteUnit found;
    size_t cursor = 0;
    switch (node->kind) {
    case NODE_AND:
        for (size_t i = 0; i < node->count; i++) {
            if (!eval_node(eval, node->by_cost[i], unit))
                return false;
        }
        return true;
    case NODE_OR:
        for (size_t i = 0; i < node->count; i++) {
            if (eval_node(eval, node->by_cost[i], unit))
                return true;
        }
        return false;
    case NODE_NOT:
        return !eval_node(eval, node->children[0], unit);
    case NODE_TEXT:
    case NODE_REGEX:
        return matches_leaf(eval, node, unit);
    case NODE_UNIT:
        return eval_next_unit(eval, node, unit, &cursor, &found);
    case NODE_PROPERTY:
        return eval->sets[node->set].bits ? note_set_has(&eval->sets[node->set], eval->file->id)
                                          : eval_property(eval, node);
    case NODE_FLAG:
        return has_flag(eval, node);
    case NODE_TIME:
        return eval_time(eval, node);
    case NODE_LINKS_TO:
    case NODE_LINKED_FROM:
        return eval->sets[node->set].bits && note_set_has(&eval->sets[node->set], eval->file->id);
    case NODE_NULL:
    case NODE_COMPARE:
        return false; /* eval_property's */
    }
    return false;
}

/* ---- what is known without a look at the file ---- */

typedef enum Verdict { VERDICT_NO, VERDICT_PERHAPS, VERDICT_YES } Verdict;

static Verdict judge(const Eval *eval, const Node *node, AttuneFileId file)
{
    Verdict verdict = VERDICT_PERHAPS;
    const NoteSet *set = &eval->sets[node->set];
    switch (node->kind) {
    case NODE_AND:
        verdict = VERDICT_YES;
        for (size_t i = 0; i < node->count && verdict != VERDICT_NO; i++) {
            Verdict child = judge(eval, node->by_cost[i], file);
            verdict = child < verdict ? child : verdict;
        }
        return verdict;
    case NODE_OR:
        verdict = VERDICT_NO;
        for (size_t i = 0; i < node->count && verdict != VERDICT_YES; i++) {
            Verdict child = judge(eval, node->by_cost[i], file);
            verdict = child > verdict ? child : verdict;
        }
        return verdict;
    case NODE_NOT:
        return VERDICT_YES - judge(eval, node->children[0], file);
    default:
        if (!set->bits)
            return VERDICT_PERHAPS;
        if (note_set_has(set, file))
            return VERDICT_YES;
        /* For words anywhere the set has the paths alone. */
        return node->kind == NODE_TEXT && node->field == FIELD_ANY ? VERDICT_PERHAPS : VERDICT_NO;
    }
}

bool eval_may_match(const Eval *eval, AttuneFileId file)
{
    return !eval->query->root || judge(eval, eval->query->root, file) != VERDICT_NO;
}
