#include "support/test.h"

#include <stdio.h>

#include "base/json.h"

static void parse_gives_values_by_kind(void **state)
{
    (void)state;
    Json *root = json_parse(
        STR("\xEF\xBB\xBF{\"text\": \"é\\u0000x\", \"list\": [1, 2.5, null], \"yes\": true, "
            "\"no\": false, \"inner\": {\"a\\u00e9\": \"b\"}}"),
        NULL);
    assert_non_null(root);
    assert_int_equal(json_kind(root), JSON_KIND_OBJECT);
    assert_int_equal(json_count(root), 5);
    Str text = json_text(json_get(root, STR("text")));
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.data, "\xC3\xA9\0x", 4);
    const Json *list = json_get(root, STR("list"));
    assert_int_equal(json_kind(list), JSON_KIND_LIST);
    assert_int_equal(json_count(list), 3);
    assert_true(json_number(json_item(list, 0), -1) == 1);
    assert_true(json_number(json_item(list, 1), -1) == 2.5);
    assert_int_equal(json_kind(json_item(list, 2)), JSON_KIND_NULL);
    assert_int_equal(json_kind(json_get(root, STR("yes"))), JSON_KIND_BOOL);
    assert_true(json_bool(json_get(root, STR("yes")), false));
    assert_false(json_bool(json_get(root, STR("no")), true));
    assert_text("inner", json_text(json_get(json_get(root, STR("inner")), STR("aé"))), "b");
    json_free(root);
}

static void wrong_shapes_give_nothing(void **state)
{
    (void)state;
    Json *root = json_parse(STR("{\"a\": [\"x\"]}"), NULL);
    const Json *values[] = {NULL, root, json_get(root, STR("a")),
                            json_item(json_get(root, STR("a")), 0)};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        JsonMember member = {0};
        assert_null(json_get(values[i], STR("absent")));
        assert_null(json_get(values[i], (Str){0}));
        assert_null(json_item(values[i], 7));
        assert_true(json_bool(values[i], true));
        assert_true(json_number(values[i], 3) == 3);
        assert_text("text", json_text(values[i]), i == 3 ? "x" : "");
        assert_int_equal(json_count(values[i]), i == 1 || i == 2);
        assert_int_equal(json_next_member(values[i], &member), i == 1);
    }
    json_free(root);
    json_free(NULL);
}

static void members_come_in_source_order(void **state)
{
    (void)state;
    Json *root = json_parse(STR("{\"z\": 1, \"a\": 2, \"m\": 3, \"a\": 4}"), NULL);
    StrBuf out = {0};
    JsonMember member = {0};
    while (json_next_member(root, &member)) {
        strbuf_printf(&out, "%.*s%d ", STR_ARG(member.key), (int)json_number(member.value, 0));
    }
    assert_text("members", strbuf_view(&out), "z1 a4 m3 ");
    strbuf_clear(&out);
    json_free(root);
}

static void invalid_text_says_where(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *start;
    } cases[] = {
        {"", "line 1: "},         {"{\n\"a\": \n}", "line 3: "},
        {"[1,]", "line 1: "},     {"{\"a\": \"\xFF\"}", "line 1: "},
        {"[1] x", "line 1: "},    {"\x00", "line 1: "},
        {"{'a': 1}", "line 1: "}, {"[1e400]", "line 1: "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error error = {0};
        assert_null(json_parse(str_from(cases[i].text), &error));
        assert_int_equal(error.kind, ATTUNE_ERROR_UNREADABLE);
        assert_true(str_starts_with(str_from(error.message), str_from(cases[i].start)));
        assert_null(json_parse(str_from(cases[i].text), NULL));
    }
    assert_null(json_parse((Str){0}, NULL));
}

static void deep_nesting_is_refused(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_append_repeat(&text, '[', 1000000);
    assert_null(json_parse(strbuf_view(&text), NULL));
    strbuf_clear(&text);
}

static void write_sample(JsonWriter *writer)
{
    json_begin_object(writer);
    json_write_key(writer, STR("name"));
    json_write_text(writer, STR("a \"b\" \\ é"));
    json_write_key(writer, STR("number"));
    json_write_number(writer, STR("1.50e3"));
    json_write_key(writer, STR("list"));
    json_begin_list(writer);
    json_write_int(writer, INT64_MIN);
    json_write_bool(writer, true);
    json_write_null(writer);
    json_begin_list(writer);
    json_end_list(writer);
    json_begin_object(writer);
    json_end_object(writer);
    json_end_list(writer);
    json_end_object(writer);
}

#define SAMPLE                                                                                      \
    "{\"name\":\"a \\\"b\\\" \\\\ é\",\"number\":1.50e3,\"list\":[-9223372036854775808,true,null," \
    "[],{}]}"

static void writer_puts_commas_and_colons(void **state)
{
    (void)state;
    StrBuf out = {0};
    JsonWriter writer;
    json_writer_init(&writer, &out);
    write_sample(&writer);
    json_write_newline(&writer);
    json_write_int(&writer, 7);
    assert_true(json_writer_finish(&writer));
    assert_text("sample", strbuf_view(&out), SAMPLE "\n7");
    strbuf_clear(&out);
}

static void outermost_list_may_have_lines(void **state)
{
    (void)state;
    StrBuf out = {0};
    JsonWriter writer;
    json_writer_init(&writer, &out);
    writer.lines = true;
    json_begin_list(&writer);
    json_begin_list(&writer);
    json_write_int(&writer, 1);
    json_write_int(&writer, 2);
    json_end_list(&writer);
    json_write_text(&writer, STR("x"));
    json_end_list(&writer);
    json_write_newline(&writer);
    json_begin_list(&writer);
    json_end_list(&writer);
    assert_true(json_writer_finish(&writer));
    assert_text("lines", strbuf_view(&out), "[\n[1,2],\n\"x\"\n]\n[]");
    strbuf_clear(&out);
}

static void controls_are_escaped_and_bad_bytes_replaced(void **state)
{
    (void)state;
    static const struct {
        Str text;
        const char *json;
    } cases[] = {
        {STR_INIT(""), "\"\""},
        {STR_INIT("\n\t\0\x1B"), "\"\\u000a\\u0009\\u0000\\u001b\""},
        {STR_INIT("\x7F\xC2\x80\xC2\x9F\xC2\xA0"), "\"\\u007f\\u0080\\u009f\xC2\xA0\""},
        {STR_INIT("\xE2\x80\x8E\xE2\x80\xAE\xE2\x81\xA9\xD8\x9C"),
         "\"\\u200e\\u202e\\u2069\\u061c\""},
        {STR_INIT("\xE2\x80\x8D😀/"), "\"\xE2\x80\x8D😀/\""},
        {STR_INIT("a\xFF\xE2\x82z"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        JsonWriter writer;
        json_writer_init(&writer, &out);
        json_write_text(&writer, cases[i].text);
        assert_true(json_writer_finish(&writer));
        assert_text("text", strbuf_view(&out), cases[i].json);
        strbuf_clear(&out);
    }
}

static void written_text_reads_back(void **state)
{
    (void)state;
    StrBuf all = {0};
    for (uint32_t code_point = 0; code_point < 0x3000; code_point++) {
        strbuf_append_code_point(&all, code_point);
    }
    StrBuf out = {0};
    JsonWriter writer;
    json_writer_init(&writer, &out);
    json_begin_list(&writer);
    json_write_text(&writer, strbuf_view(&all));
    json_end_list(&writer);
    assert_true(json_writer_finish(&writer));
    Json *root = json_parse(strbuf_view(&out), NULL);
    assert_true(str_equal(json_text(json_item(root, 0)), strbuf_view(&all)));
    json_free(root);
    strbuf_clear(&out);
    strbuf_clear(&all);
}

static void base64_of_bytes(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "\"\""},        {"f", "\"Zg==\""},        {"fo", "\"Zm8=\""},
        {"foo", "\"Zm9v\""}, {"foob", "\"Zm9vYg==\""}, {"\xFF\xFE\xFD", "\"//79\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        JsonWriter writer;
        json_writer_init(&writer, &out);
        json_write_base64(&writer, str_from(cases[i][0]));
        assert_true(json_writer_finish(&writer));
        assert_text("base64", strbuf_view(&out), cases[i][1]);
        strbuf_clear(&out);
    }
}

typedef struct Sunk {
    StrBuf text;
    size_t calls;
    size_t largest;
    size_t allowed;
} Sunk;

static bool take_output(void *context, Str bytes)
{
    Sunk *sunk = context;
    sunk->calls++;
    sunk->largest = bytes.length > sunk->largest ? bytes.length : sunk->largest;
    strbuf_append(&sunk->text, bytes);
    return sunk->calls <= sunk->allowed;
}

static void sink_gets_pieces_in_order(void **state)
{
    (void)state;
    Sunk sunk = {.allowed = SIZE_MAX};
    JsonWriter writer;
    json_writer_init_sink(&writer, take_output, &sunk);
    json_begin_list(&writer);
    for (int i = 0; i < 20000; i++) {
        json_write_int(&writer, i);
    }
    json_end_list(&writer);
    assert_true(json_writer_finish(&writer));
    assert_true(sunk.calls > 3);
    assert_true(sunk.largest < 32 << 10);
    Json *root = json_parse(strbuf_view(&sunk.text), NULL);
    assert_int_equal(json_count(root), 20000);
    assert_true(json_number(json_item(root, 19999), 0) == 19999);
    json_free(root);
    strbuf_clear(&sunk.text);
}

static void failed_sink_is_asked_no_more(void **state)
{
    (void)state;
    Sunk sunk = {.allowed = 1};
    JsonWriter writer;
    json_writer_init_sink(&writer, take_output, &sunk);
    json_begin_list(&writer);
    for (int i = 0; i < 50000; i++) {
        json_write_int(&writer, i);
    }
    json_end_list(&writer);
    assert_false(json_writer_finish(&writer));
    assert_int_equal(sunk.calls, 2);
    strbuf_clear(&sunk.text);
}

static void number_grammar_is_that_of_json(void **state)
{
    (void)state;
    static const char *const good[] = {"0",    "-0",   "10",      "1.50",
                                       "-1e5", "1E+5", "0.0e-07", "1751752568955"};
    static const char *const bad[] = {"",    "-",   "01", "+1",  "1.",    ".5",   "1e",
                                      "1e+", "0x1", "1 ", "NaN", "1_000", "1.5.2"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(json_is_number(str_from(good[i])));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(json_is_number(str_from(bad[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_gives_values_by_kind),
        cmocka_unit_test(wrong_shapes_give_nothing),
        cmocka_unit_test(members_come_in_source_order),
        cmocka_unit_test(invalid_text_says_where),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(writer_puts_commas_and_colons),
        cmocka_unit_test(outermost_list_may_have_lines),
        cmocka_unit_test(controls_are_escaped_and_bad_bytes_replaced),
        cmocka_unit_test(written_text_reads_back),
        cmocka_unit_test(base64_of_bytes),
        cmocka_unit_test(sink_gets_pieces_in_order),
        cmocka_unit_test(failed_sink_is_asked_no_more),
        cmocka_unit_test(number_grammar_is_that_of_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
