#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "render/html_text.h"

static void html_text_is_what_a_browser_would_read_out(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        const char *text;
    } cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"<b>bold</b> and <i>italic</i>", "bold and italic"},
        {"<p>one</p>\n<p>two</p>", "one\ntwo"},
        {"one<br>two<br/>three", "one\ntwo\nthree"},
        {"  many \n\t blanks  ", "many blanks"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
        {"a <!-- hidden <b> --> b", "a b"},
        {"<script>x < 1</script>y<style>p {}</style>", "y"},
        {"<SCRIPT>x</SCRIPT >y", "y"},
        {"a &amp; b &lt;c&gt; &#65;&#x42; &nope; &", "a & b <c> AB &nope; &"},
        {"1 < 2 and <3", "1 < 2 and <3"},
        {"<a title='x > y' href=\"u\">link</a>", "link"},
        {"<img src=\"a.png\" alt=\"A picture\"> <img src=\"b.png\">",
         "[image: A picture] [image: b.png]"},
        {"<!DOCTYPE html><?php x ?>y", "y"},
        {"<b", ""},
        {"text <!-- never closed", "text"},
        {"\xE6\x97\xA5<br>\xE6\x9C\xAC", "\xE6\x97\xA5\n\xE6\x9C\xAC"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(cases[i].html, html_text(&arena, str_from(cases[i].html)), cases[i].text);
    }
    arena_clear(&arena);
}

static void html_text_ends_in_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<", "<!--", "&", "<script>", "<a '", "</", "<img alt=\""};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        StrBuf html = {0};
        while (html.length < 300000) {
            strbuf_append(&html, str_from(pieces[i]));
        }
        assert_true(html_text(&arena, strbuf_view(&html)).length <= html.length * 2);
        strbuf_clear(&html);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_text_is_what_a_browser_would_read_out),
        cmocka_unit_test(html_text_ends_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
