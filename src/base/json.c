#include "base/json.h"

#include <jansson.h>

#include "base/assert.h"

Json *json_parse(Str text, Error *error)
{
    if (str_starts_with(text, STR("\xEF\xBB\xBF"))) {
        text = str_from_offset(text, 3);
    }
    json_error_t problem;
    Json *root = json_loadb(text.length ? text.data : "", text.length,
                            JSON_DECODE_ANY | JSON_ALLOW_NUL, &problem);
    if (root) {
        return root;
    }
    if (json_error_code(&problem) == json_error_out_of_memory) {
        assert_die("attune: out of memory\n");
    }
    size_t position = problem.position > 0 ? (size_t)problem.position : 0;
    int line = problem.line > 0 ? problem.line : 1;
    error_set_at(error, ATTUNE_ERROR_UNREADABLE, position, "line %d: %s", line, problem.text);
    return NULL;
}

void json_free(Json *root) { json_decref(root); }

JsonKind json_kind(const Json *value)
{
    if (!value) {
        return JSON_KIND_NULL;
    }
    switch (json_typeof(value)) {
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_KIND_BOOL;
    case JSON_INTEGER:
    case JSON_REAL:
        return JSON_KIND_NUMBER;
    case JSON_STRING:
        return JSON_KIND_TEXT;
    case JSON_ARRAY:
        return JSON_KIND_LIST;
    case JSON_OBJECT:
        return JSON_KIND_OBJECT;
    case JSON_NULL:
        break;
    }
    return JSON_KIND_NULL;
}

const Json *json_get(const Json *object, Str key)
{
    return key.data ? json_object_getn(object, key.data, key.length) : NULL;
}

size_t json_count(const Json *value)
{
    return json_is_array(value) ? json_array_size(value) : json_object_size(value);
}

const Json *json_item(const Json *list, size_t index) { return json_array_get(list, index); }

Str json_text(const Json *value)
{
    return json_is_string(value) ? (Str){json_string_value(value), json_string_length(value)}
                                 : STR("");
}

bool json_bool(const Json *value, bool fallback)
{
    return json_is_boolean(value) ? json_is_true(value) : fallback;
}

double json_number(const Json *value, double fallback)
{
    return json_is_number(value) ? json_number_value(value) : fallback;
}

bool json_next_member(const Json *object, JsonMember *member)
{
    if (!json_is_object(object)) {
        return false;
    }
    /* jansson walks an object without changing it, but asks for one that may change. */
    Json *changeable = (Json *)(uintptr_t)object;
    member->next = member->started ? json_object_iter_next(changeable, member->next)
                                   : json_object_iter(changeable);
    member->started = true;
    if (!member->next) {
        return false;
    }
    member->key = (Str){json_object_iter_key(member->next), json_object_iter_key_len(member->next)};
    member->value = json_object_iter_value(member->next);
    return true;
}

const char *json_library_version(void) { return jansson_version_str(); }
