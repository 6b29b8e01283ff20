/* Units of the file at hand that satisfy a node (vault-spec 9.5). */

#include "query/eval.h"

/* A word that every unit that satisfies `node` holds, or NULL: then only where it stands a unit is
 * worth a look. */
static const Node *required_word(const Node *node)
{
    if (node->kind == NODE_TEXT && node->field == FIELD_UNIT && !str_is_empty(node->text) &&
        str_find_char(node->text, '\n', 0) == STR_NOT_FOUND)
        return node;
    if (node->kind != NODE_AND && node->kind != NODE_UNIT)
        return NULL;
    const Node *longest = NULL;
    for (size_t i = 0; i < node->count; i++) {
        const Node *word = required_word(node->children[i]);
        if (word && (!longest || word->text.length > longest->text.length))
            longest = word;
    }
    return longest;
}

/* Can any unit satisfy `node`, by the words that are in the whole text? */
static bool may_hold(Eval *eval, const Node *node)
{
    bool is_or = node->kind == NODE_OR;
    if (node->kind == NODE_AND || (is_or && node->count > 0)) {
        for (size_t i = 0; i < node->count; i++) {
            if (may_hold(eval, node->by_cost[i]) == is_or)
                return is_or;
        }
        return !is_or;
    }
    if (node->kind == NODE_UNIT)
        return node->count == 0 || may_hold(eval, node->children[0]);
    if (!required_word(node))
        return true;
    PlainText plain = eval_plain_text(eval, !node->match_case);
    return needle_find(&node->as.text.needle, plain.text, 0) != STR_NOT_FOUND;
}

static bool satisfies(Eval *eval, const Node *node, const NoteUnit *unit, const NoteUnit *around)
{
    if (around && !unit_is_inside(unit, around))
        return false;
    return node->count == 0 || eval_node(eval, node->children[0], unit);
}

static bool next_line(Eval *eval, const Node *node, const NoteUnit *around, size_t *cursor,
                      NoteUnit *unit)
{
    Str text = eval->file->text;
    const Node *word = eval_kind(eval) == TEXT_PLAIN ? required_word(node) : NULL;
    while (*cursor < text.length && !eval->failed) {
        size_t start = *cursor;
        if (word) {
            start = needle_find(&word->as.text.needle, text, start);
            if (start == STR_NOT_FOUND)
                return false;
            while (start > *cursor && text.data[start - 1] != '\n')
                start--;
        }
        *unit = unit_line(text, start);
        *cursor = unit->end + 1;
        if (satisfies(eval, node, unit, around))
            return true;
    }
    return false;
}

static bool is_wanted(const NoteUnit *unit, Unit kind)
{
    if (kind == UNIT_TASK_TODO)
        return !unit->is_done;
    return kind != UNIT_TASK_DONE || unit->is_done;
}

static const UnitList *units_of(Eval *eval, Unit kind)
{
    UnitList *list = &eval->units[kind < UNIT_TASK ? kind : UNIT_TASK];
    if (!list->is_made)
        *list = unit_list_make(&eval->scratch, eval->file, kind < UNIT_TASK ? kind : UNIT_TASK);
    return list;
}

bool eval_next_unit(Eval *eval, const Node *node, const NoteUnit *around, size_t *cursor,
                    NoteUnit *unit)
{
    if (!eval->file->record)
        return false;
    if (node->as.unit == UNIT_LINE)
        return next_line(eval, node, around, cursor, unit);
    if (*cursor == 0 && !may_hold(eval, node))
        return false;
    const UnitList *list = units_of(eval, node->as.unit);
    while (*cursor < list->count && !eval->failed) {
        *unit = list->items[(*cursor)++];
        if (is_wanted(unit, node->as.unit) && satisfies(eval, node, unit, around))
            return true;
    }
    return false;
}
