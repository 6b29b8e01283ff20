#include "support/test.h"

#include <locale.h>

#include "base/alloc.h"
#include "ui/filter.h"

static int set_locale(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") ? 0 : 1;
}

static void mark_tag(Filter *filter, const char *tag, FilterMark mark)
{
    StrBuf query = {0};
    strbuf_printf(&query, "tag:%s", tag);
    ChipValue value = {
        .text = str_from(tag), .folded = str_from(tag), .query = strbuf_view(&query), .mark = mark};
    filter_mark(filter, CHIP_TAG, STR(""), &value);
    strbuf_clear(&query);
}

static void mark_status(Filter *filter, const char *status, AttuneStatusClass class_,
                        FilterMark mark)
{
    StrBuf query = {0};
    strbuf_printf(&query, "status:%s", status);
    ChipValue value = {.text = str_from(status),
                       .folded = str_from(status),
                       .query = strbuf_view(&query),
                       .mark = mark,
                       .status = class_};
    filter_mark(filter, CHIP_PROPERTY, STR("status"), &value);
    strbuf_clear(&query);
}

static void assert_sentence(const Filter *filter, bool ascii, const char *expected)
{
    Sentence sentence = {0};
    filter_make_sentence(filter, ascii, &sentence);
    assert_text("sentence", strbuf_view(&sentence.text), expected);
    size_t end = 0;
    for (size_t i = 0; i < sentence.parts.count; i++) {
        assert_true(sentence.parts.items[i].end > end);
        end = sentence.parts.items[i].end;
    }
    assert_int_equal(end, sentence.text.length);
    sentence_clear(&sentence);
}

static void assert_query(const Filter *filter, const Chip *without, const char *expected)
{
    StrBuf query = {0};
    filter_append_query(filter, without, &query);
    assert_text("query", strbuf_view(&query), expected);
    strbuf_clear(&query);
}

static void chips_read_as_one_sentence(void **state)
{
    (void)state;
    Filter filter = {0};
    assert_false(filter_is_active(&filter));
    assert_sentence(&filter, false, "");
    mark_tag(&filter, "relationship", MARK_ONLY);
    assert_sentence(&filter, false, "only #relationship");
    mark_status(&filter, "done", ATTUNE_STATUS_DONE, MARK_ONLY);
    assert_sentence(&filter, false, "only #relationship and status: ● done");
    assert_sentence(&filter, true, "only #relationship and status: * done");
    mark_status(&filter, "✅ complete", ATTUNE_STATUS_DONE, MARK_ONLY);
    assert_sentence(&filter, false, "only #relationship and status: ● done or ✅ complete");
    mark_tag(&filter, "old", MARK_NOT);
    assert_sentence(&filter, false,
                    "only #relationship and status: ● done or ✅ complete but not #old");
    filter_add_query(&filter, STR("\"secure base\""));
    assert_query(&filter, NULL,
                 "((tag:relationship)) ((status:done) OR (status:✅ complete)) -(tag:old) "
                 "((\"secure base\"))");
    filter_clear(&filter);
}

static void a_filter_that_only_excludes_says_all_but(void **state)
{
    (void)state;
    Filter filter = {0};
    mark_status(&filter, "draft", ATTUNE_STATUS_DRAFT, MARK_NOT);
    assert_sentence(&filter, false, "all but status: ◌ draft");
    assert_query(&filter, NULL, "-(status:draft)");
    mark_status(&filter, "done", ATTUNE_STATUS_DONE, MARK_ONLY);
    assert_sentence(&filter, false, "only status: ● done not ◌ draft");
    assert_query(&filter, NULL, "((status:done)) -(status:draft)");
    filter_clear(&filter);
}

static void marks_can_be_asked_for_changed_and_taken_away(void **state)
{
    (void)state;
    Filter filter = {0};
    mark_tag(&filter, "a", MARK_ONLY);
    mark_tag(&filter, "b", MARK_ONLY);
    assert_int_equal(filter.chips.count, 2);
    assert_int_equal(filter_mark_of(&filter, CHIP_TAG, STR(""), STR("a")), MARK_ONLY);
    mark_tag(&filter, "a", MARK_NOT);
    assert_int_equal(filter.chips.count, 2);
    assert_int_equal(filter_mark_of(&filter, CHIP_TAG, STR(""), STR("a")), MARK_NOT);
    mark_tag(&filter, "a", MARK_NONE);
    mark_tag(&filter, "never", MARK_NONE);
    assert_int_equal(filter.chips.count, 1);
    assert_int_equal(filter_mark_of(&filter, CHIP_TAG, STR(""), STR("a")), MARK_NONE);
    mark_status(&filter, "x", ATTUNE_STATUS_NEUTRAL, MARK_ONLY);
    mark_status(&filter, "y", ATTUNE_STATUS_NEUTRAL, MARK_ONLY);
    assert_int_equal(filter.chips.count, 2);
    mark_status(&filter, "x", ATTUNE_STATUS_NEUTRAL, MARK_NONE);
    mark_status(&filter, "y", ATTUNE_STATUS_NEUTRAL, MARK_NONE);
    assert_null(filter_chip_of(&filter, STR("status")));
    assert_sentence(&filter, false, "only #b");
    filter_clear(&filter);
}

static void the_last_chip_is_taken_back_first(void **state)
{
    (void)state;
    Filter filter = {0};
    mark_tag(&filter, "a", MARK_ONLY);
    mark_status(&filter, "done", ATTUNE_STATUS_DONE, MARK_ONLY);
    filter_add_query(&filter, STR("word"));
    assert_true(filter_undo(&filter));
    assert_sentence(&filter, false, "only #a and status: ● done");
    assert_true(filter_undo(&filter));
    assert_true(filter_undo(&filter));
    assert_false(filter_undo(&filter));
    filter_clear(&filter);
}

static void a_copy_is_independent(void **state)
{
    (void)state;
    Filter filter = {0}, copy = {0};
    mark_tag(&filter, "a", MARK_ONLY);
    filter_copy(&copy, &filter);
    filter_undo(&filter);
    assert_sentence(&copy, false, "only #a");
    filter_copy(&copy, &filter);
    assert_false(filter_is_active(&copy));
    filter_clear(&filter);
    filter_clear(&copy);
}

static void a_chip_can_be_left_out_of_the_query(void **state)
{
    (void)state;
    Filter filter = {0};
    mark_tag(&filter, "a", MARK_ONLY);
    mark_status(&filter, "done", ATTUNE_STATUS_DONE, MARK_ONLY);
    assert_query(&filter, filter_chip_of(&filter, STR("status")), "((tag:a))");
    filter_clear(&filter);
}

static void an_open_quote_does_not_swallow_the_next_chip(void **state)
{
    (void)state;
    Filter filter = {0};
    filter_add_query(&filter, STR("\"half"));
    filter_add_query(&filter, STR("\"say \\\"hi\\\"\""));
    mark_tag(&filter, "a", MARK_ONLY);
    assert_query(&filter, NULL, "((\"half\")) ((\"say \\\"hi\\\"\")) ((tag:a))");
    filter_clear(&filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chips_read_as_one_sentence),
        cmocka_unit_test(a_filter_that_only_excludes_says_all_but),
        cmocka_unit_test(marks_can_be_asked_for_changed_and_taken_away),
        cmocka_unit_test(the_last_chip_is_taken_back_first),
        cmocka_unit_test(a_copy_is_independent),
        cmocka_unit_test(a_chip_can_be_left_out_of_the_query),
        cmocka_unit_test(an_open_quote_does_not_swallow_the_next_chip),
    };
    return cmocka_run_group_tests(tests, set_locale, NULL);
}
