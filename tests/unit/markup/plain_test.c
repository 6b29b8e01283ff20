#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include <attune/document.h>

#include "base/str.h"

static void assert_plain(const char *note, const char *expected)
{
    AttuneDocument *document = attune_document_parse(str_from(note), NULL);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    attune_node_plain_text(document->root, out);
    (void)fclose(out);
    Str plain = {text, length};
    assert_text(note, plain, expected);
    free(text);
    attune_document_free(document);
}

static void plain_text_is_one_line_of_what_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *note;
        const char *plain;
    } rows[] = {
        {"", ""},
        {"\n\n  \n", ""},
        {"a\nb  \nc\n\nd\n", "a b c d"},
        {"*a* **b** ==c== ~~d~~ `e  f`\n", "a b c d e f"},
        {"[[N]] [[N|t]] [[N#H]] ![[i.png|50]]\n", "N t N > H i.png"},
        {"[t *u*](x) ![alt|9](y) <https://z>\n", "t u alt https://z"},
        {"#tag $x$ $$y$$\n", "#tag $x$ $$y$$"},
        {"a %%b%% c[^1]d\n\n[^1]: e\n", "a cd"},
        {"a<br>b <kbd>K</kbd> <!-- c -->\n", "a b K"},
        {"- x\n- [ ] y\n", "x y"},
        {"> [!tip]\n> z\n", "Tip z"},
        {"| a | b |\n|-|-|\n| c | d |\n", "a b c d"},
        {"```js\ncode\n```\n", "code"},
        {"<div>\n<p>in <b>div</b></p><script>x()</script>\n</div>\n", "in div"},
        {"key:: value [k:: v] (k:: v)\n", "key: value k: v v"},
        {"\xC2\xA0 a \xE2\x80\xA8 b\n", "a b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_plain(rows[i].note, rows[i].plain);
}

static void plain_text_of_a_node_leaves_its_siblings_out(void **state)
{
    (void)state;
    AttuneDocument *document = attune_document_parse(STR("a *b c* d\n\ne\n"), NULL);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    attune_node_plain_text(document->root->first->first->next, out);
    (void)fclose(out);
    Str plain = {text, length};
    assert_text("the emphasis", plain, "b c");
    free(text);
    attune_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_one_line_of_what_is_read),
        cmocka_unit_test(plain_text_of_a_node_leaves_its_siblings_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
