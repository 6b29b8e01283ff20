#include "support/test.h"

#include "markup/angle.h"

static void angle_bracket_starts_what_commonmark_says(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        AngleKind kind;
        size_t length;
    } cases[] = {
        {"<http://a.b/c>", ANGLE_ADDRESS, 14},
        {"<made-up:x>", ANGLE_ADDRESS, 11},
        {"<http://a b>", ANGLE_NONE, 0},
        {"<m:x>", ANGLE_NONE, 0},
        {"<a@b.c>", ANGLE_EMAIL, 7},
        {"<a.b+c@d-e.f>", ANGLE_EMAIL, 13},
        {"<a@-b>", ANGLE_NONE, 0},
        {"<a@b..c>", ANGLE_NONE, 0},
        {"<b>x", ANGLE_TAG, 3},
        {"</b >", ANGLE_TAG, 5},
        {"<br/>", ANGLE_TAG, 5},
        {"<a href='x' b=\"y>\" c=d e>", ANGLE_TAG, 25},
        {"<a\nb\n=\n'c'>", ANGLE_TAG, 11},
        {"<a b='>", ANGLE_NONE, 0},
        {"<a b=c'd>", ANGLE_NONE, 0},
        {"<a'b'>", ANGLE_NONE, 0},
        {"</a b>", ANGLE_NONE, 0},
        {"<3", ANGLE_NONE, 0},
        {"< b>", ANGLE_NONE, 0},
        {"<!-- a -->b", ANGLE_HIDDEN, 10},
        {"<!---->", ANGLE_HIDDEN, 7},
        {"<!-- a -- b -->", ANGLE_NONE, 0},
        {"<!--> -->", ANGLE_NONE, 0},
        {"<!-- a", ANGLE_NONE, 0},
        {"<?php a ?>", ANGLE_HIDDEN, 10},
        {"<?a", ANGLE_NONE, 0},
        {"<!DOCTYPE html>", ANGLE_HIDDEN, 15},
        {"<!doctype html>", ANGLE_NONE, 0},
        {"<!A>", ANGLE_NONE, 0},
        {"<![CDATA[ ]] > ]]>", ANGLE_HIDDEN, 18},
        {"<![CDATA[", ANGLE_NONE, 0},
        {"<", ANGLE_NONE, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AngleMemo memo = {0};
        AngleKind kind;
        size_t length = angle_scan(str_from(cases[i].text), 0, &memo, &kind);
        if (kind != cases[i].kind || length != cases[i].length)
            fail_msg("%s: kind %d, %zu bytes", cases[i].text, (int)kind, length);
    }
}

static void tag_is_classified_with_what_it_points_to(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        AttuneHtmlTag tag;
        bool closing;
        const char *address;
        const char *alt;
    } cases[] = {
        {"<b>", ATTUNE_HTML_BOLD, false, "", ""},
        {"</STRONG>", ATTUNE_HTML_BOLD, true, "", ""},
        {"<del>", ATTUNE_HTML_STRIKE, false, "", ""},
        {"<br />", ATTUNE_HTML_BREAK, false, "", ""},
        {"<kbd class=x>", ATTUNE_HTML_KBD, false, "", ""},
        {"<a title=\"t\" href='u v'>", ATTUNE_HTML_ANCHOR, false, "u v", ""},
        {"<img alt=\"a b\" src=x.png>", ATTUNE_HTML_IMAGE, false, "x.png", "a b"},
        {"<span href=x>", ATTUNE_HTML_OTHER, false, "", ""},
        {"<!-- <b> -->", ATTUNE_HTML_OTHER, false, "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneNode node = {.kind = ATTUNE_NODE_HTML};
        angle_classify(str_from(cases[i].source), &node);
        assert_int_equal(node.as.html.tag, cases[i].tag);
        assert_int_equal(node.as.html.closing, cases[i].closing);
        assert_text(cases[i].source, node.as.html.address, cases[i].address);
        assert_text(cases[i].source, node.as.html.alt, cases[i].alt);
    }
}

static void script_and_style_end_with_their_own_tag(void **state)
{
    (void)state;
    AngleMemo memo = {0};
    Str text = STR("<script>a </b> [[x]]</script > b <style>c");
    assert_int_equal(angle_raw_element(text, 0, 8, &memo), 30);
    assert_int_equal(angle_raw_element(text, 33, 7, &memo), 0);
    assert_true(memo.no_style);
    assert_false(memo.no_script);
    assert_int_equal(angle_raw_element(STR("<b>x</b>"), 0, 3, &memo), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(angle_bracket_starts_what_commonmark_says),
        cmocka_unit_test(tag_is_classified_with_what_it_points_to),
        cmocka_unit_test(script_and_style_end_with_their_own_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
