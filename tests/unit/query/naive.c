#include "unit/query/naive_unit.h"

#include <stdlib.h>
#include <string.h>

#include "support/test.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/ast.h"
#include "query/number.h"

static bool matches(Naive *naive, const Node *node, const Piece *around);

/* ---- text ---- */

typedef VEC(uint32_t) Chars;

static Chars chars_of(Naive *naive, Str text, bool ignore_case)
{
    Chars chars = {0};
    Str composed = unicode_nfc(&naive->arena, text);
    for (size_t at = 0; at < composed.length;) {
        uint32_t c = utf8_next(composed, &at);
        vec_push(&chars, ignore_case ? unicode_lower(c) : c);
    }
    return chars;
}

static bool contains(Naive *naive, Str text, Str wanted, bool ignore_case)
{
    Chars chars = chars_of(naive, text, ignore_case);
    Chars needle = chars_of(naive, wanted, ignore_case);
    bool found = false;
    for (size_t i = 0; i + needle.count <= chars.count && !found; i++) {
        found = true;
        for (size_t j = 0; j < needle.count && found; j++)
            found = chars.items[i + j] == needle.items[j];
    }
    vec_clear(&chars);
    vec_clear(&needle);
    return found;
}

static bool has_pattern(const Node *leaf, Str text)
{
    return regex_find(leaf->as.regex.compiled, text, 0, NULL, NULL) == REGEX_FOUND;
}

static bool in_text(Naive *naive, const Node *leaf, Str text)
{
    return leaf->kind == NODE_REGEX ? has_pattern(leaf, text)
                                    : contains(naive, text, leaf->text, !leaf->match_case);
}

static bool in_name(Naive *naive, const Node *leaf, Str name)
{
    if (leaf->kind == NODE_REGEX)
        return has_pattern(leaf, name);
    if (leaf->match_case)
        return contains(naive, name, leaf->text, false);
    Str folded = unicode_fold(&naive->arena, leaf->text);
    return str_find(unicode_fold(&naive->arena, name), folded, 0) != STR_NOT_FOUND;
}

/* ---- tags, statuses, properties ---- */

static bool is_tag(Naive *naive, const Node *leaf, Str name)
{
    if (leaf->kind == NODE_REGEX)
        return has_pattern(leaf, name);
    if (str_is_empty(leaf->text))
        return true;
    Str tag = unicode_nfc(&naive->arena, name);
    Str wanted = leaf->text;
    if (!leaf->match_case) {
        tag = unicode_fold(&naive->arena, tag);
        wanted = unicode_fold(&naive->arena, wanted);
    }
    Str below = arena_printf(&naive->arena, "%.*s/", STR_ARG(wanted));
    return str_equal(tag, wanted) || str_starts_with(tag, below);
}

static bool is_status(const Node *leaf, const AttuneStatus *status)
{
    if (leaf->kind == NODE_REGEX)
        return has_pattern(leaf, status->text);
    return str_is_empty(leaf->as.text.folded) || str_equal(status->key, leaf->as.text.folded);
}

static bool compare(const Node *node, const AttuneValue *value)
{
    int order;
    double number;
    if (value->type == ATTUNE_TYPE_NUMBER && node->as.compare.is_number &&
        number_parse(value->text, &number)) {
        order = number < node->as.compare.number ? -1 : number > node->as.compare.number ? 1 : 0;
    } else if ((value->type == ATTUNE_TYPE_DATE || value->type == ATTUNE_TYPE_DATETIME) &&
               date_text_is_valid(node->text)) {
        order = date_text_compare(value->text, node->text);
    } else {
        return false;
    }
    switch (node->as.compare.comparison) {
    case COMPARE_LESS:
        return order < 0;
    case COMPARE_LESS_EQUAL:
        return order <= 0;
    case COMPARE_GREATER:
        return order > 0;
    default:
        return order >= 0;
    }
}

static bool is_element(Naive *naive, const Node *node, const AttuneProperty *property,
                       const AttuneValue *value)
{
    bool result = node->kind == NODE_AND;
    switch (node->kind) {
    case NODE_AND:
    case NODE_OR:
        for (size_t i = 0; i < node->count; i++) {
            bool child = is_element(naive, node->children[i], property, value);
            result = node->kind == NODE_AND ? result && child : result || child;
        }
        return result;
    case NODE_NOT:
        return !is_element(naive, node->children[0], property, value);
    case NODE_REGEX:
        return has_pattern(node, value->text);
    case NODE_NULL:
        return property->value.type == ATTUNE_TYPE_NULL;
    case NODE_COMPARE:
        return compare(node, value);
    case NODE_TEXT:
        if (!node->is_phrase)
            return contains(naive, value->text, node->text, !node->match_case);
        if (node->match_case)
            return str_equal(unicode_nfc(&naive->arena, utf8_trim(value->text)),
                             utf8_trim(node->text));
        return unicode_fold_equal(utf8_trim(value->text), utf8_trim(node->text));
    default:
        fail_msg("a property holds no such node");
        return false;
    }
}

static bool has_property(Naive *naive, const Node *node)
{
    const AttuneRecord *record = naive->file->record;
    const AttuneProperty *property =
        record ? attune_property_find(record->properties, record->property_count, node->text)
               : NULL;
    if (!property || node->count == 0)
        return property != NULL;
    if (property->value.type == ATTUNE_TYPE_OBJECT)
        return false;
    if (property->value.type != ATTUNE_TYPE_LIST)
        return is_element(naive, node->children[0], property, &property->value);
    for (size_t i = 0; i < property->item_count; i++) {
        if (is_element(naive, node->children[0], property, &property->items[i]))
            return true;
    }
    return false;
}

/* ---- units ---- */

static bool lies_in(const Piece *inner, const Piece *outer)
{
    for (size_t i = 0; i < inner->ranges.count; i++) {
        bool is_in = false;
        for (size_t j = 0; j < outer->ranges.count; j++) {
            is_in = is_in || (inner->ranges.items[i].start >= outer->ranges.items[j].start &&
                              inner->ranges.items[i].end <= outer->ranges.items[j].end);
        }
        if (!is_in)
            return false;
    }
    return true;
}

static bool has_unit(Naive *naive, const Node *node, const Piece *around)
{
    if (!naive->file->record)
        return false;
    Unit unit = node->as.unit;
    PieceVec pieces = naive_pieces(naive, unit);
    bool found = false;
    for (size_t i = 0; i < pieces.count; i++) {
        Piece *piece = &pieces.items[i];
        bool fits = (unit != UNIT_TASK_DONE || piece->is_done) &&
                    (unit != UNIT_TASK_TODO || !piece->is_done) &&
                    (!around || lies_in(piece, around));
        found = found || (fits && (node->count == 0 || matches(naive, node->children[0], piece)));
        vec_clear(&piece->ranges);
    }
    vec_clear(&pieces);
    return found;
}

/* ---- the rest ---- */

static bool in_field(Naive *naive, const Node *leaf, const Piece *around)
{
    const AttuneFile *file = naive->file;
    static const AttuneRecord nothing;
    const AttuneRecord *record = file->record ? file->record : &nothing;
    bool found = false;
    switch (leaf->field) {
    case FIELD_ANY:
        return in_text(naive, leaf, file->text) || in_name(naive, leaf, file->path);
    case FIELD_CONTENT:
        return in_text(naive, leaf, file->text);
    case FIELD_FILE:
        return in_name(naive, leaf, file->basename);
    case FIELD_PATH:
        return in_name(naive, leaf, file->path);
    case FIELD_UNIT:
        return around && in_text(naive, leaf, around->text);
    case FIELD_TAG:
        for (size_t i = 0; i < record->tag_count; i++)
            found = found || is_tag(naive, leaf, record->tags[i].name);
        return found;
    case FIELD_STATUS:
        for (size_t i = 0; i < record->status_count; i++)
            found = found || is_status(leaf, &record->statuses[i]);
        return found;
    default:
        fail_msg("no such field");
        return false;
    }
}

static bool links_from_to(Naive *naive, const AttuneFile *source, AttuneResolution wanted, Str name)
{
    Str key = unicode_fold(&naive->arena, name);
    for (size_t i = 0; source && source->record && i < source->record->link_count; i++) {
        AttuneResolution target = attune_vault_link(naive->vault, source->id, i);
        if (target.target != ATTUNE_FILE_NONE && target.target == wanted.target &&
            target.target != source->id)
            return true;
        Str path = unicode_fold(&naive->arena, source->record->links[i].path);
        if (wanted.target == ATTUNE_FILE_NONE && target.how == ATTUNE_HOW_NONE &&
            str_equal(path, key))
            return true;
    }
    return false;
}

static bool has_flag(Naive *naive, const Node *node)
{
    const AttuneFile *file = naive->file;
    static const AttuneRecord nothing;
    const AttuneRecord *record = file->record ? file->record : &nothing;
    switch (node->as.flag) {
    case FLAG_ORPHAN:
        return attune_vault_is_orphan(naive->vault, file->id);
    case FLAG_DEAD_END:
        return attune_vault_is_dead_end(naive->vault, file->id);
    case FLAG_UNTAGGED:
        return record->tag_count == 0;
    case FLAG_BOOKMARKED:
        return false; /* none of the made vaults has any */
    case FLAG_UNRESOLVED:
        for (size_t i = 0; i < record->link_count; i++) {
            if (attune_vault_link(naive->vault, file->id, i).how == ATTUNE_HOW_NONE)
                return true;
        }
        return false;
    }
    return false;
}

static bool at_time(Naive *naive, const Node *node)
{
    const AttuneFile *file = naive->file;
    const TimeRange *range = &node->as.time;
    bool is_created = node->field == FIELD_CREATED;
    Str text = {0};
    if (file->record)
        text = is_created ? file->record->created : file->record->modified;
    int64_t ns = is_created ? file->created_ns : file->modified_ns;
    DateTime time = {0};
    if (text.length > 0) {
        if (!date_time_parse(utf8_trim(text), &time) && !date_parse(utf8_trim(text), &time.date))
            return false;
        ns = date_time_to_ns(&time);
    } else if (ns == 0) {
        return false;
    } else {
        time = date_time_from_ns(ns, false);
    }
    int64_t day = date_to_days(time.date);
    if (range->form == TIME_DAYS)
        return (!range->has_first || day >= range->first) &&
               (!range->has_last || day <= range->last);
    if (naive->now_ns == 0)
        return false;
    int64_t age = naive->now_ns - ns;
    return range->form == TIME_YOUNGER ? age < range->age_ns : age > range->age_ns;
}

static bool matches(Naive *naive, const Node *node, const Piece *around)
{
    bool result = node->kind == NODE_AND;
    switch (node->kind) {
    case NODE_AND:
    case NODE_OR:
        for (size_t i = 0; i < node->count; i++) {
            bool child = matches(naive, node->children[i], around);
            result = node->kind == NODE_AND ? result && child : result || child;
        }
        return result;
    case NODE_NOT:
        return !matches(naive, node->children[0], around);
    case NODE_TEXT:
    case NODE_REGEX:
        return in_field(naive, node, around);
    case NODE_UNIT:
        return has_unit(naive, node, around);
    case NODE_PROPERTY:
        return has_property(naive, node);
    case NODE_FLAG:
        return has_flag(naive, node);
    case NODE_TIME:
        return at_time(naive, node);
    case NODE_LINKS_TO:
        return links_from_to(naive, naive->file, attune_vault_find(naive->vault, node->text),
                             node->text);
    case NODE_LINKED_FROM:
        return links_from_to(
            naive,
            attune_vault_file(naive->vault, attune_vault_find(naive->vault, node->text).target),
            (AttuneResolution){.target = naive->file->id}, node->text);
    default:
        fail_msg("no such node here");
        return false;
    }
}

static bool asks_names_alone(const Node *node)
{
    if (node->kind == NODE_TEXT || node->kind == NODE_REGEX)
        return node->field == FIELD_FILE || node->field == FIELD_PATH;
    if (node->kind != NODE_AND && node->kind != NODE_OR && node->kind != NODE_NOT)
        return false;
    for (size_t i = 0; i < node->count; i++) {
        if (!asks_names_alone(node->children[i]))
            return false;
    }
    return true;
}

bool naive_matches(const AttuneVault *vault, const AttuneQuery *query, AttuneFileId id,
                   int64_t now_ns)
{
    Naive naive = {.vault = vault, .now_ns = now_ns, .file = attune_vault_file(vault, id)};
    bool is_note = naive.file->class_ == ATTUNE_FILE_NOTE;
    bool result = !naive.file->excluded &&
                  (is_note || (query->root && asks_names_alone(query->root))) &&
                  (!query->root || matches(&naive, query->root, NULL));
    arena_clear(&naive.arena);
    return result;
}
