#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include <attune/document.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "markup/html_scan.h"
#include "markup/html_writer.h"

/** free() its data. */
static Str to_html(Str note, const AttuneHtmlOptions *options)
{
    AttuneDocument *document = attune_document_parse(note, NULL);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    attune_document_html(document, options, out);
    (void)fclose(out);
    attune_document_free(document);
    return (Str){text, length};
}

static void assert_html(const char *note, const AttuneHtmlOptions *options, const char *expected)
{
    Str html = to_html(str_from(note), options);
    assert_text(note, html, expected);
    free((char *)html.data);
}

static AttuneStr address_of(void *context, const AttuneLink *link)
{
    if (str_equal(link->path, STR("none")))
        return (Str){0};
    if (str_equal(link->path, STR("evil")))
        return STR(" JavaScript:alert(1)");
    *(size_t *)context += 1;
    return STR("../a b/it's.html");
}

static void internal_links_go_where_the_caller_says(void **state)
{
    (void)state;
    size_t calls = 0;
    AttuneHtmlOptions options = {.link_address = address_of, .context = &calls};
    assert_html("[[N]]", &options,
                "<p><a class=\"internal-link\" href=\"../a%20b/it&#x27;s.html\">N</a></p>\n");
    assert_html("[x](N.md#A%20b)", &options,
                "<p><a class=\"internal-link\" href=\"../a%20b/it&#x27;s.html#a-b\">x</a></p>\n");
    assert_html(
        "![[N#^i]]", &options,
        "<p><a class=\"internal-embed\" href=\"../a%20b/it&#x27;s.html#%5Ei\">N &gt; ^i</a></p>\n");
    assert_int_equal(calls, 3);
    assert_html("[[none]]", &options, "<p><a class=\"internal-link\" href=\"none\">none</a></p>\n");
    assert_html("[[evil]]", &options, "<p><a class=\"internal-link\" href=\"evil\">evil</a></p>\n");
    assert_html("[[#x]]", &options, "<p><a class=\"internal-link\" href=\"#x\">x</a></p>\n");
    assert_int_equal(calls, 3);
}

static void addresses_that_run_code_are_unsafe(void **state)
{
    (void)state;
    static const struct {
        const char *address;
        bool unsafe;
    } rows[] = {
        {"", false},
        {"https://e.com/javascript:x", false},
        {"javascript", false},
        {"javascript.md", false},
        {"./javascript:x", false},
        {"#javascript:x", false},
        {"mailto:a@b", false},
        {"obsidian://open", false},
        {"xdata:1", false},
        {"data", false},
        {"javascript:alert(1)", true},
        {"JaVaScRiPt:alert(1)", true},
        {"\x01\t \njavascript:x", true},
        {"java\nscript\t:x", true},
        {"vbscript:x", true},
        {"data:text/html,x", true},
        {"DATA:image/png;base64,x", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (html_address_is_unsafe(str_from(rows[i].address)) != rows[i].unsafe)
            fail_msg("%s", rows[i].address);
    }
}

static void raw_html_cannot_break_out(void **state)
{
    (void)state;
    static const struct {
        const char *note;
        const char *html;
    } rows[] = {
        {"a <b>c", "<p>a <b>c</b></p>\n"},
        {"a </b>c", "<p>a c</p>\n"},
        {"<i><b>x</i></b>", "<p><i><b>x</b></i></p>\n"},
        {"*a <u>b* c</u>", "<p><em>a <u>b</u></em> c</p>\n"},
        {"- <b>x\n- y", "<ul>\n<li><b>x</b></li>\n<li>y</li>\n</ul>\n"},
        {"x <span style=\"y\">z</span>",
         "<p>x &lt;span style=&quot;y&quot;&gt;z&lt;/span&gt;</p>\n"},
        {"x <B OnClick='y()'>z</B>", "<p>x <b>z</b></p>\n"},
        {"x <a href='http://y' target=z title=\"w\">v</a>",
         "<p>x <a href=\"http://y\" title=\"w\">v</a></p>\n"},
        {"x <a href=\"&#x6A;avascript:y\">v</a>", "<p>x <a>v</a></p>\n"},
        {"x <a href='a\"b'>v</a>", "<p>x <a href=\"a&quot;b\">v</a></p>\n"},
        {"x <script>y</script> z", "<p>x  z</p>\n"},
        {"x <style>*y*", "<p>x </p>\n"},
        {"x <!-- *y* --> <?z?> <!W w> <![CDATA[v]]> u", "<p>x     u</p>\n"},
        {"<!-- only -->", ""},
        {"<pre>\n<b>x\n</pre>", "<p>&lt;pre&gt;\n<b>x\n&lt;/pre&gt;</b></p>\n"},
        {"<div title=\"\n<b>", "<p>&lt;div title=&quot;\n&lt;b&gt;</p>\n"},
        {"![<b>](x)", "<p><img src=\"x\" alt=\"&lt;b&gt;\" /></p>\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_html(rows[i].note, NULL, rows[i].html);
}

static void links_hold_no_links(void **state)
{
    (void)state;
    assert_html("[a [[b]] #c [^1] https://d](e)\n\n[^1]: f\n", NULL,
                "<p><a class=\"internal-link\" href=\"e\">a b <span class=\"tag\">#c</span> "
                "<sup class=\"footnote-ref\">1</sup> https://d</a></p>\n"
                "<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n"
                "<p>f <a href=\"#fnref-1\" class=\"footnote-backref\">↩</a></p>\n"
                "</li>\n</ol>\n</section>\n");
}

static void comments_print_nothing(void **state)
{
    (void)state;
    assert_html("%%\na\n%%\n", NULL, "");
    assert_html("a%%b%%c\n", NULL, "<p>ac</p>\n");
}

static void open_raw_tags_are_bounded(void **state)
{
    (void)state;
    StrBuf note = {0};
    for (size_t i = 0; i < 5000; i++)
        strbuf_append(&note, STR("<b>"));
    strbuf_append(&note, STR("x"));
    Str html = to_html(strbuf_view(&note), NULL);
    size_t opened = 0;
    size_t closed = 0;
    for (size_t at = 0; (at = str_find(html, STR("<b>"), at)) != STR_NOT_FOUND; at++)
        opened++;
    for (size_t at = 0; (at = str_find(html, STR("</b>"), at)) != STR_NOT_FOUND; at++)
        closed++;
    assert_int_equal(opened, closed);
    assert_in_range(opened, 1, 1000);
    free((char *)html.data);
    strbuf_clear(&note);
}

static void many_links_into_the_note_itself_are_quick(void **state)
{
    (void)state;
    StrBuf note = {0};
    for (size_t i = 0; i < 3000; i++)
        strbuf_printf(&note, "# h%zu\n\n[[#h%zu]]\n\n", i, 2999 - i);
    Str html = to_html(strbuf_view(&note), NULL);
    assert_true(str_find(html, STR("href=\"#h2999\""), 0) != STR_NOT_FOUND);
    assert_true(str_find(html, STR("href=\"#h0\""), 0) != STR_NOT_FOUND);
    free((char *)html.data);
    strbuf_clear(&note);
}

static void html_scan_takes_html_apart(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        const char *tokens; /* T text, < start tag, / end tag, - hidden */
    } rows[] = {
        {"", ""},
        {"a < b", "T"},
        {"a<b>c</b>", "T<T/"},
        {"<b a='>'>x", "<T"},
        {"<b a=\"", "T"},
        {"<!-- > -->x", "-T"},
        {"<!-->x", "-T"},
        {"<!-- x", "-"},
        {"<?x?>y", "-T"},
        {"<![CDATA[<b>]]>x", "-T"},
        {"<script>a<b></script>c", "-T"},
        {"<STYLE>a", "-"},
        {"</script>c", "/T"},
        {"<scriptx>c", "<T"},
        {"<1>", "T"},
        {"<", "T"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        StrBuf seen = {0};
        size_t offset = 0;
        HtmlToken token;
        while (html_scan_next(str_from(rows[i].html), &offset, &token)) {
            char sign = token.kind == HTML_TOKEN_TEXT     ? 'T'
                        : token.kind == HTML_TOKEN_HIDDEN ? '-'
                                                          : '<';
            strbuf_append_char(&seen, token.kind == HTML_TOKEN_TAG && token.closing ? '/' : sign);
        }
        assert_text(rows[i].html, strbuf_view(&seen), rows[i].tokens);
        strbuf_clear(&seen);
    }
}

static void html_scan_reads_attributes(void **state)
{
    (void)state;
    Str attributes = STR(" a=1 b = 'x y' C=\"z>\" d / =e f=");
    static const char *const expected[] = {"a", "1", "b", "x y", "C", "z>",
                                           "d", "",  "e", "",    "f", ""};
    Str name;
    Str value;
    size_t i = 0;
    while (html_scan_attribute(&attributes, &name, &value)) {
        assert_true(i + 1 < sizeof expected / sizeof *expected);
        assert_text("name", name, expected[i++]);
        assert_text("value", value, expected[i++]);
    }
    assert_int_equal(i, sizeof expected / sizeof *expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(internal_links_go_where_the_caller_says),
        cmocka_unit_test(addresses_that_run_code_are_unsafe),
        cmocka_unit_test(raw_html_cannot_break_out),
        cmocka_unit_test(links_hold_no_links),
        cmocka_unit_test(comments_print_nothing),
        cmocka_unit_test(open_raw_tags_are_bounded),
        cmocka_unit_test(many_links_into_the_note_itself_are_quick),
        cmocka_unit_test(html_scan_takes_html_apart),
        cmocka_unit_test(html_scan_reads_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
