#include "support/test.h"

#include <locale.h>

#include "ui/query_words.h"

static void words_are_wrapped_with_what_was_asked_for_in_bold(void **state)
{
    (void)state;
    Str words = STR("notes whose text or path has “secure base”, with a tag #theory or below it, "
                    "and whose status is not draft");
    Surface surface;
    surface_init(&surface);
    surface_resize(&surface, 3, 60);
    assert_int_equal(query_words_rows(words, 60, 3), 2);
    assert_int_equal(query_words_rows(words, 60, 1), 1);
    assert_int_equal(query_words_rows(words, 12, 30), 10);
    query_words_draw(&surface, (Rect){0, 0, 3, 60}, words);
    StrBuf text = {0}, styles = {0};
    surface_dump_text(&surface, &text);
    surface_dump_styles(&surface, &styles);
    assert_text("text", strbuf_view(&text),
                "notes whose text or path has “secure base”, with a tag      \n"
                "#theory or below it, and whose status is not draft          \n"
                "                                                            \n");
    assert_text("styles", strbuf_view(&styles),
                "row 1 col 1-28 dim, 30-42 strong, 43-54 dim\n"
                "row 2 col 1-7 strong, 9-44 dim, 46-50 strong\n");
    strbuf_clear(&text);
    strbuf_clear(&styles);
    surface_clear(&surface);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_wrapped_with_what_was_asked_for_in_bold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
