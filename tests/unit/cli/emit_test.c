#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/emit.h"
#include "cli/output.h"

static const char *const columns[] = {"name", "count", "tags", "more", NULL};

static void emit_two_rows(OutputFormat format)
{
    const Str tags[] = {STR_INIT("a, b"), STR_INIT("c\td")};
    Emit emit;
    emit_begin(&emit, format, false, columns);
    emit_begin_row(&emit);
    emit_text(&emit, "name", STR("x\\y\nz"));
    emit_int(&emit, "count", -3);
    emit_texts(&emit, "tags", tags, 2);
    json_write_bool(emit_begin_value(&emit, "more"), true);
    emit_end_value(&emit);
    emit_end_row(&emit);
    emit_begin_row(&emit);
    emit_path(&emit, "name", STR("bad\377"));
    emit_null(&emit, "count");
    emit_texts(&emit, "tags", NULL, 0);
    emit_bool(&emit, "more", false);
    emit_end_row(&emit);
    emit_end(&emit);
}

/** What is written to standard output meanwhile. */
static Str capture(OutputFormat format, char *buffer, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    int before = dup(STDOUT_FILENO);
    fflush(stdout);
    dup2(ends[1], STDOUT_FILENO);
    Invocation invocation = {.limit = -1, .width = -1, .color = COLOR_NEVER};
    assert_true(output_init(&invocation, NULL));
    emit_two_rows(format);
    assert_int_equal(output_finish(), 0);
    dup2(before, STDOUT_FILENO);
    close(before);
    close(ends[1]);
    ssize_t length = read(ends[0], buffer, size);
    close(ends[0]);
    assert_true(length >= 0);
    return (Str){buffer, (size_t)length};
}

static void rows_come_out_in_every_format(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        OutputFormat format;
        const char *expected;
    } rows[] = {
        {"json", FORMAT_JSON,
         "[\n{\"name\":\"x\\\\y\\u000az\",\"count\":-3,\"tags\":[\"a, b\",\"c\\u0009d\"],\"more\":true},\n"
         "{\"name\":\"bad\357\277\275\",\"name_bytes\":\"YmFk/w==\",\"count\":null,\"tags\":[],"
         "\"more\":false}\n]\n"},
        {"jsonl", FORMAT_JSONL,
         "{\"name\":\"x\\\\y\\u000az\",\"count\":-3,\"tags\":[\"a, b\",\"c\\u0009d\"],\"more\":true}\n"
         "{\"name\":\"bad\357\277\275\",\"name_bytes\":\"YmFk/w==\",\"count\":null,\"tags\":[],"
         "\"more\":false}\n"},
        {"tsv", FORMAT_TSV,
         "name\tcount\ttags\tmore\nx\\\\y\\nz\t-3\ta, b, c\\td\ttrue\nbad\377\t\t\tfalse\n"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char buffer[1000];
        Str printed = capture(rows[i].format, buffer, sizeof(buffer));
        assert_text(rows[i].label, printed, rows[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_come_out_in_every_format)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
