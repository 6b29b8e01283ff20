#include "support/test.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "ui/hint_label.h"

static void spell(StrBuf *out, size_t count)
{
    HintLabel *labels = calloc(count + 1, sizeof *labels);
    hint_label_assign(labels, count);
    for (size_t i = 0; i < count; i++) {
        strbuf_append(out, (Str){labels[i].letters, labels[i].length});
        strbuf_append_char(out, ' ');
    }
    free(labels);
}

static void assign_takes_one_letter_while_the_alphabet_lasts(void **state)
{
    (void)state;
    static const struct {
        size_t count;
        const char *labels;
    } cases[] = {
        {0, ""},
        {1, "a "},
        {10, "a s d f g h j k l e "},
        {26, "a s d f g h j k l e i r u o w p t y q c v n m b x z "},
        {28, "a s d f g h j k l e i r u o w p t y q c v n m b x za zs zd "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        spell(&out, cases[i].count);
        assert_text("labels", strbuf_view(&out), cases[i].labels);
        strbuf_clear(&out);
    }
}

/* Typing a label letter by letter must always end at its own target. */
static void assign_gives_labels_that_begin_no_other(void **state)
{
    (void)state;
    static const size_t counts[] = {1, 9, 26, 27, 51, 52, 100, 675, 676, 700};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        size_t count = counts[c];
        HintLabel *labels = calloc(count, sizeof *labels);
        hint_label_assign(labels, count);
        for (size_t i = 0; i < count; i++) {
            if (labels[i].length == 0) {
                assert_true(i >= 26u * 26u);
                continue;
            }
            size_t index = count;
            assert_int_equal(
                hint_label_find(labels, count, labels[i].letters, labels[i].length, &index),
                HINT_FOUND);
            assert_int_equal(index, i);
            if (labels[i].length == 2) {
                assert_int_equal(hint_label_find(labels, count, labels[i].letters, 1, &index),
                                 HINT_PREFIX);
            }
        }
        free(labels);
    }
}

static void find_ignores_case_and_knows_what_means_nothing(void **state)
{
    (void)state;
    HintLabel labels[30];
    hint_label_assign(labels, 30);
    size_t index = 99;
    assert_int_equal(hint_label_find(labels, 30, "S", 1, &index), HINT_FOUND);
    assert_int_equal(index, 1);
    assert_int_equal(hint_label_find(labels, 30, "Z", 1, &index), HINT_PREFIX);
    assert_int_equal(hint_label_find(labels, 30, "zS", 2, &index), HINT_FOUND);
    assert_int_equal(index, 26);
    assert_int_equal(hint_label_find(labels, 30, "zz", 2, &index), HINT_NONE);
    assert_int_equal(hint_label_find(labels, 3, "q", 1, &index), HINT_NONE);
    assert_int_equal(hint_label_find(labels, 3, "7", 1, &index), HINT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(assign_takes_one_letter_while_the_alphabet_lasts),
        cmocka_unit_test(assign_gives_labels_that_begin_no_other),
        cmocka_unit_test(find_ignores_case_and_knows_what_means_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
