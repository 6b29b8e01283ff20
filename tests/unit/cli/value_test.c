#include "support/test.h"

#include <attune/document.h>

#include "base/str.h"
#include "cli/value.h"

static void numbers_are_those_that_json_and_floating_point_keep(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_number;
    } rows[] = {
        {"0", true},
        {"-0", true},
        {"42", true},
        {"-7", true},
        {"007", false},
        {"+1", false},
        {"", false},
        {"-", false},
        {"9007199254740992", true},
        {"9007199254740993", false},
        {"-9007199254740992", true},
        {"99999999999999999999", false},
        {"1.5", true},
        {"1.50", false},
        {"0.25", true},
        {"-0.25", true},
        {".5", false},
        {"5.", false},
        {"1.0", false},
        {"123456789.123456", true},
        {"1234567890.123456", false},
        {"1e3", false},
        {"0x1F", false},
        {"1.2.3", false},
        {".inf", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (value_is_json_number(str_from(rows[i].text)) != rows[i].is_number) {
            fail_msg("%s: %s a number", rows[i].text, rows[i].is_number ? "is" : "is not");
        }
    }
}

/** The properties of a note with this front matter, as JSON. */
static void assert_properties(const char *yaml, const char *expected)
{
    StrBuf note = {0}, json = {0};
    strbuf_printf(&note, "---\n%s\n---\n", yaml);
    AttuneDocument *document = attune_document_parse(strbuf_view(&note), NULL);
    JsonWriter writer;
    json_writer_init(&writer, &json);
    value_write_properties(&writer, document->record);
    json_writer_finish(&writer);
    assert_text(yaml, strbuf_view(&json), expected);
    attune_document_free(document);
    strbuf_clear(&note);
    strbuf_clear(&json);
}

static void properties_keep_their_types_and_characters(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        const char *json;
    } rows[] = {
        {"a: 1\nb: \"1\"\nc: 1.50\nd: 1.5", "{\"a\":1,\"b\":\"1\",\"c\":\"1.50\",\"d\":1.5}"},
        {"a: True\nb: yes\nc: ~\nd:", "{\"a\":true,\"b\":\"yes\",\"c\":null,\"d\":null}"},
        {"a: 2024-01-02", "{\"a\":\"2024-01-02\"}"},
        {"a: \"[[x|y]]\"", "{\"a\":\"[[x|y]]\"}"},
        {"a: []\nb: [1, x, null, true]", "{\"a\":[],\"b\":[1,\"x\",null,true]}"},
        {"a: [[1, 2], {k: v}]", "{\"a\":[[1,2],{\"k\":\"v\"}]}"},
        {"a: {k: 1, l: [x, 007], m: {n: ~}}",
         "{\"a\":{\"k\":1,\"l\":[\"x\",\"007\"],\"m\":{\"n\":null}}}"},
        {"a: {k: \"1\", k: 2}", "{\"a\":{\"k\":2}}"},
        {"a:\n  k: x\n  l:\n    - 1", "{\"a\":{\"k\":\"x\",\"l\":[1]}}"},
        {"a: |\n  x\n  y", "{\"a\":\"x\\u000ay\\u000a\"}"},
        {"a: 1\nA: 2", "{\"a\":2}"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_properties(rows[i].yaml, rows[i].json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_that_json_and_floating_point_keep),
        cmocka_unit_test(properties_keep_their_types_and_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
