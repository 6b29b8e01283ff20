#include "support/test.h"

#include <ctype.h>
#include <errno.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"

static void set_fills_kind_position_and_message(void **state)
{
    (void)state;
    Error error;
    assert_false(error_set(&error, ATTUNE_ERROR_NOT_FOUND, "%s: no such %s", "a.md", "note"));
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
    assert_int_equal(error.position, 0);
    assert_string_equal(error.message, "a.md: no such note");
    assert_false(error_set_at(&error, ATTUNE_ERROR_USAGE, 7, "unclosed"));
    assert_int_equal(error.position, 7);
    assert_false(error_set(NULL, ATTUNE_ERROR_LIMIT, "nobody listens"));
}

static void message_stays_one_line(void **state)
{
    (void)state;
    Error error;
    error_set(&error, ATTUNE_ERROR_USAGE, "a\nb\r\nc");
    assert_string_equal(error.message, "a b  c");
}

static void long_message_is_cut_at_a_code_point(void **state)
{
    (void)state;
    for (int blanks = 0; blanks < 4; blanks++) {
        StrBuf name = {0};
        strbuf_append_repeat(&name, ' ', (size_t)blanks);
        for (int i = 0; i < 300; i++) {
            strbuf_append(&name, STR("€"));
        }
        Error error;
        error_set(&error, ATTUNE_ERROR_USAGE, "%s", strbuf_cstr(&name));
        Str message = str_from(error.message);
        assert_true(message.length > 500);
        assert_int_equal(utf8_valid_length(message), message.length);
        assert_true(str_ends_with(message, STR("€…")));
        strbuf_clear(&name);
    }
}

static void errno_texts_are_lower_case_lines(void **state)
{
    (void)state;
    for (int number = 0; number < 140; number++) {
        const char *text = error_text_of_errno(number);
        assert_true(islower((unsigned char)text[0]));
        assert_null(strchr(text, '\n'));
    }
    assert_string_equal(error_text_of_errno(EACCES), "permission denied");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_fills_kind_position_and_message),
        cmocka_unit_test(message_stays_one_line),
        cmocka_unit_test(long_message_is_cut_at_a_code_point),
        cmocka_unit_test(errno_texts_are_lower_case_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
