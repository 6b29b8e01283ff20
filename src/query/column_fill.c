/* What the three columns keep of a note. */

#include "base/unicode.h"
#include "base/utf8.h"
#include "query/column.h"

static void push(Column *column, uint32_t term) { vec_push(&column->cells, term); }

/* ---- tags ---- */

/* The term of a tag and, before it, those of what it lies in; both forms have the same slashes. */
static uint32_t tag_term(Column *column, Str name, Str folded)
{
    uint32_t parent = TERM_NONE;
    size_t end = 0;
    size_t folded_end = 0;
    for (;;) {
        end = str_find_char(name, '/', end);
        folded_end = str_find_char(folded, '/', folded_end);
        bool is_last = end == STR_NOT_FOUND || folded_end == STR_NOT_FOUND;
        Term term = {
            .text = is_last ? name : str_slice(name, 0, end),
            .key = KEY_NONE_GROUP,
            .parent = parent,
            .kind = TERM_PLAIN,
        };
        parent =
            column_intern_term(column, &term, is_last ? folded : str_slice(folded, 0, folded_end));
        if (is_last)
            return parent;
        end++;
        folded_end++;
    }
}

void column_fill_tags(Column *column, const AttuneRecord *record)
{
    for (size_t i = 0; i < record->tag_count; i++)
        push(column, tag_term(column, record->tags[i].name, record->tags[i].folded));
}

/* ---- statuses ---- */

void column_fill_statuses(Column *column, const AttuneRecord *record)
{
    for (size_t i = 0; i < record->status_count; i++) {
        const AttuneStatus *status = &record->statuses[i];
        Term term = {
            .text = status->text,
            .key = KEY_NONE_GROUP,
            .parent = TERM_NONE,
            .kind = TERM_PLAIN,
            .status = (uint8_t)status->class_,
        };
        push(column, column_intern_term(column, &term, status->key));
    }
}

/* ---- properties ---- */

static void push_value(Column *column, uint32_t key, TermKind kind, const AttuneValue *value)
{
    Term term = {
        .text = value->text,
        .key = key,
        .parent = TERM_NONE,
        .kind = (uint8_t)kind,
        .type = (uint8_t)value->type,
    };
    push(column,
         column_intern_term(column, &term, unicode_fold(&column->scratch, utf8_trim(value->text))));
}

/* Is it the first of its key in this row? Of front matter and a field of one key, the front matter
 * is the note's (vault-spec 14.6). */
static bool is_first(Column *column, uint32_t key)
{
    Group *group = &column->groups.items[key];
    bool result = group->seen != column->filled;
    group->seen = column->filled;
    return result;
}

void column_fill_properties(Column *column, const AttuneRecord *record)
{
    for (size_t i = 0; i < record->property_count; i++) {
        const AttuneProperty *property = &record->properties[i];
        uint32_t key = column_intern_group(column, KEY_NONE_GROUP, property->folded);
        if (!is_first(column, key))
            continue;
        Term term = {
            .text = property->key,
            .key = KEY_NONE_GROUP,
            .parent = TERM_NONE,
            .kind = TERM_KEY,
            .type = (uint8_t)property->value.type,
        };
        push(column, column_intern_term(column, &term, property->folded));
        if (property->value.type == ATTUNE_TYPE_LIST) {
            for (size_t j = 0; j < property->item_count; j++)
                push_value(column, key, TERM_ITEM, &property->items[j]);
        } else if (property->value.type != ATTUNE_TYPE_OBJECT) {
            push_value(column, key, TERM_VALUE, &property->value);
        }
    }
}
