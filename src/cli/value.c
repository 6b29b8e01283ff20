#include "cli/value.h"

#include "base/map.h"
#include "base/yaml.h"

#define DECIMAL_DIGITS_MAX 15

/* 2^53, the largest integer below which a double holds each. */
#define INTEGER_MAX UINT64_C(9007199254740992)

static bool all_digits(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_digit(text.data[i])) {
            return false;
        }
    }
    return text.length > 0;
}

bool value_is_json_number(Str text)
{
    Str digits = str_from_offset(text, str_starts_with(text, STR("-")) ? 1 : 0);
    size_t dot = str_find_char(digits, '.', 0);
    Str whole = dot == STR_NOT_FOUND ? digits : str_slice(digits, 0, dot);
    if (!all_digits(whole) || (whole.data[0] == '0' && whole.length > 1)) {
        return false;
    }
    if (dot == STR_NOT_FOUND) {
        uint64_t number;
        return str_parse_u64(whole, &number) && number <= INTEGER_MAX;
    }
    Str fraction = str_from_offset(digits, dot + 1);
    return all_digits(fraction) && fraction.data[fraction.length - 1] != '0' &&
           whole.length + fraction.length <= DECIMAL_DIGITS_MAX;
}

static void write_scalar(JsonWriter *json, AttuneType type, Str text)
{
    if (type == ATTUNE_TYPE_NULL) {
        json_write_null(json);
    } else if (type == ATTUNE_TYPE_CHECKBOX) {
        json_write_bool(json, str_equal_ascii_nocase(text, STR("true")));
    } else if (type == ATTUNE_TYPE_NUMBER && value_is_json_number(text)) {
        json_write_number(json, text);
    } else {
        json_write_text(json, text);
    }
}

/* ---- lists and objects, which the record keeps as text of their flow form ---------------------
 */

static AttuneType plain_type(Str text)
{
    static const char *const nulls = "~ null Null NULL", *const bools =
                                                             "true True TRUE false False FALSE";
    const struct {
        const char *words;
        AttuneType type;
    } rows[] = {{nulls, ATTUNE_TYPE_NULL}, {bools, ATTUNE_TYPE_CHECKBOX}};
    if (str_is_empty(text)) {
        return ATTUNE_TYPE_NULL;
    }
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        Str rest = str_from(rows[i].words), word;
        while (str_next_piece(&rest, ' ', &word)) {
            if (str_equal(word, text)) {
                return rows[i].type;
            }
        }
    }
    return value_is_json_number(text) ? ATTUNE_TYPE_NUMBER : ATTUNE_TYPE_TEXT;
}

static void write_tree(JsonWriter *json, Str flow, const YamlValue *value);

static Str key_text(Str flow, const YamlValue *key)
{
    return key->kind == YAML_SCALAR ? key->text : str_slice(flow, key->start, key->end);
}

static void write_pairs(JsonWriter *json, Str flow, const YamlValue *object)
{
    Map last = {0};
    for (size_t i = 0; i < object->count; i++) {
        map_put(&last, key_text(flow, object->pairs[i].key), (uint32_t)i);
    }
    json_begin_object(json);
    for (size_t i = 0; i < object->count; i++) {
        Str key = key_text(flow, object->pairs[i].key);
        uint32_t index;
        if (map_get(&last, key, &index) && index == i) {
            json_write_key(json, key);
            write_tree(json, flow, object->pairs[i].value);
        }
    }
    json_end_object(json);
    map_clear(&last);
}

/* As deep as YAML_LIMITS_DEFAULT lets a tree be. */
static void write_tree(JsonWriter *json, Str flow, const YamlValue *value)
{
    if (value->kind == YAML_MAPPING) {
        write_pairs(json, flow, value);
        return;
    }
    if (value->kind == YAML_SCALAR) {
        bool plain = value->style == YAML_STYLE_PLAIN && !value->is_string;
        write_scalar(json, plain ? plain_type(value->text) : ATTUNE_TYPE_TEXT, value->text);
        return;
    }
    json_begin_list(json);
    for (size_t i = 0; i < value->count; i++) {
        write_tree(json, flow, value->items[i]);
    }
    json_end_list(json);
}

static void write_flow(JsonWriter *json, Str flow)
{
    Arena arena = {0};
    YamlValue *tree = NULL;
    YamlProblem problem;
    if (yaml_parse(&arena, flow, YAML_LIMITS_DEFAULT, &tree, &problem) && tree &&
        tree->kind != YAML_SCALAR) {
        write_tree(json, flow, tree);
    } else {
        json_write_text(json, flow);
    }
    arena_clear(&arena);
}

void value_write(JsonWriter *json, const AttuneValue *value)
{
    if (value->type == ATTUNE_TYPE_LIST || value->type == ATTUNE_TYPE_OBJECT) {
        write_flow(json, value->text);
    } else {
        write_scalar(json, value->type, value->text);
    }
}

void value_write_property(JsonWriter *json, const AttuneProperty *property)
{
    if (property->value.type != ATTUNE_TYPE_LIST) {
        value_write(json, &property->value);
        return;
    }
    json_begin_list(json);
    for (size_t i = 0; i < property->item_count; i++) {
        value_write(json, &property->items[i]);
    }
    json_end_list(json);
}

void value_write_properties(JsonWriter *json, const AttuneRecord *record)
{
    Map seen = {0};
    json_begin_object(json);
    for (size_t i = 0; i < record->property_count; i++) {
        const AttuneProperty *property = &record->properties[i];
        if (map_put(&seen, property->folded, 0)) {
            json_write_key(json, property->key);
            value_write_property(json, property);
        }
    }
    json_end_object(json);
    map_clear(&seen);
}
