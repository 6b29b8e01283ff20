/* Properties and times of the file at hand (vault-spec 9.4.1, 9.6). */

#include "base/date.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/eval.h"
#include "query/number.h"

static const AttuneProperty *find_property(const AttuneRecord *record, Str folded)
{
    for (size_t i = 0; i < record->property_count; i++) {
        if (str_equal(record->properties[i].folded, folded))
            return &record->properties[i];
    }
    return NULL;
}

static bool stands(int order, Comparison comparison)
{
    switch (comparison) {
    case COMPARE_LESS:
        return order < 0;
    case COMPARE_LESS_EQUAL:
        return order <= 0;
    case COMPARE_GREATER:
        return order > 0;
    case COMPARE_GREATER_EQUAL:
        return order >= 0;
    }
    return false;
}

static bool compares(const Node *node, AttuneType type, Str text)
{
    Comparison comparison = node->as.compare.comparison;
    double number;
    if (type == ATTUNE_TYPE_DATE || type == ATTUNE_TYPE_DATETIME) {
        return date_text_is_valid(node->text) &&
               stands(date_text_compare(utf8_trim(text), node->text), comparison);
    }
    if (type != ATTUNE_TYPE_NUMBER || !node->as.compare.is_number || !number_parse(text, &number) ||
        number != number)
        return false;
    double operand = node->as.compare.number;
    return stands((number > operand) - (number < operand), comparison);
}

static bool has_words(Eval *eval, const Node *leaf, Str text)
{
    if (!leaf->is_phrase)
        return needle_occurs(&leaf->as.text.needle, text, text_kind(text));
    text = utf8_trim(text);
    Str phrase = utf8_trim(leaf->text);
    return leaf->match_case ? str_equal(unicode_nfc(&eval->scratch, text), phrase)
                            : unicode_fold_equal(text, phrase);
}

bool eval_element(Eval *eval, const Node *node, AttuneType type, Str text, bool is_null)
{
    switch (node->kind) {
    case NODE_AND:
    case NODE_OR:
        for (size_t i = 0; i < node->count; i++) {
            if (eval_element(eval, node->by_cost[i], type, text, is_null) ==
                (node->kind == NODE_OR))
                return node->kind == NODE_OR;
        }
        return node->kind == NODE_AND;
    case NODE_NOT:
        return !eval_element(eval, node->children[0], type, text, is_null);
    case NODE_TEXT:
        return has_words(eval, node, text);
    case NODE_REGEX:
        return eval_regex(eval, node, text, 0, NULL, NULL);
    case NODE_NULL:
        return is_null;
    case NODE_COMPARE:
        return compares(node, type, text);
    default:
        return false; /* no other node stands in a property */
    }
}

bool eval_property(Eval *eval, const Node *node)
{
    if (!eval->file->record)
        return false;
    const AttuneProperty *property = find_property(eval->file->record, node->as.property.folded);
    if (!property || node->count == 0)
        return property != NULL;
    const Node *wanted = node->children[0];
    AttuneType type = property->value.type;
    if (type == ATTUNE_TYPE_OBJECT)
        return false;
    if (type != ATTUNE_TYPE_LIST)
        return eval_element(eval, wanted, type, property->value.text, type == ATTUNE_TYPE_NULL);
    for (size_t i = 0; i < property->item_count; i++) {
        const AttuneValue *item = &property->items[i];
        if (eval_element(eval, wanted, item->type, item->text, false))
            return true;
    }
    return false;
}

/* ---- times ---- */

/* A date that a property gives (vault-spec 14.7). */
static bool read_date(Str text, DateTime *time)
{
    *time = (DateTime){0};
    text = utf8_trim(text);
    return date_time_parse(text, time) || date_parse(text, &time->date);
}

static bool is_in_days(const TimeRange *range, int64_t day)
{
    return (!range->has_first || day >= range->first) && (!range->has_last || day <= range->last);
}

bool eval_time(const Eval *eval, const Node *node)
{
    const AttuneFile *file = eval->file;
    const TimeRange *range = &node->as.time;
    bool is_created = node->field == FIELD_CREATED;
    Str text = {0};
    if (file->record)
        text = is_created ? file->record->created : file->record->modified;
    int64_t ns = is_created ? file->created_ns : file->modified_ns;
    if (!str_is_empty(text)) {
        DateTime time;
        if (!read_date(text, &time))
            return false;
        if (range->form == TIME_DAYS)
            return is_in_days(range, date_to_days(time.date));
        ns = date_time_to_ns(&time);
    } else if (ns == 0) {
        return false; /* the file system does not know */
    } else if (range->form == TIME_DAYS) {
        return ns >= range->first_ns && ns < range->end_ns;
    }
    if (eval->now_ns == 0)
        return false;
    int64_t limit = eval->now_ns - range->age_ns;
    return range->form == TIME_YOUNGER ? ns > limit : ns < limit;
}
