#include "support/test.h"

#include "unit/markup/frontmatter_dump.h"

static void broken_yaml_is_salvaged_key_by_key(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"F16", "title: Foo: bar\ntags: [x]",
         "title ! text <Foo: bar>\ntags list <[x]> - text <x>\n=5 <B>\n"
         "? 2 front-matter title: “: ” inside the value; kept as text\n"},
        {"F25", "\ta: b", "none\n"},
        {"F27", "a: *x*\nb: 1",
         "a ! text <*x*>\nb number <1>\n=5 <B>\n"
         "? 2 front-matter a: the value starts with “*”; kept as text\n"},
        {"at sign", "b: 1\na: @x",
         "b number <1>\na ! text <@x>\n=5 <B>\n"
         "? 3 front-matter a: the value starts with “@”; kept as text\n"},
        {"backtick", "a: `x`",
         "a ! text <`x`>\n=4 <B>\n? 2 front-matter a: the value starts with “`”; kept as text\n"},
        {"percent", "a: %x",
         "a ! text <%x>\n=4 <B>\n? 2 front-matter a: the value starts with “%”; kept as text\n"},
        {"open quote", "a: \"x\nb: 1",
         "a ! text <\"x>\nb number <1>\n=5 <B>\n"
         "? 2 front-matter a: the closing quote is missing; kept as text\n"},
        {"behind a quote", "a: \"x\" y",
         "a ! text <\"x\" y>\n=4 <B>\n"
         "? 2 front-matter a: text behind the closing quote; kept as text\n"},
        {"behind a bracket", "a: [[A]], [[B]]",
         "a ! text <[[A]], [[B]]>\n=4 <B>\n"
         "? 2 front-matter a: text behind the closing bracket; kept as text\n"},
        {"open bracket", "a: [x, y\nb: 1",
         "a ! text <[x, y>\nb number <1>\n=5 <B>\n"
         "? 2 front-matter a: the closing bracket is missing; kept as text\n"},
        {"tag in brackets", "tags: [#a, b]",
         "tags ! text <[#a, b]>\n=4 <B>\n"
         "? 2 front-matter tags: “#” starts a comment within the brackets; kept as text\n"},
        {"tab", "a:\n\t- b\nc: d",
         "a ! text <- b>\nc text <d>\n=6 <B>\n"
         "? 3 front-matter a: a tab as indentation; kept as text\n"},
        {"list below a value", "aliases: LifeOS\n- x\nb: 1",
         "aliases ! text <LifeOS\n- x>\nb number <1>\n=6 <B>\n"
         "? 3 front-matter aliases: a list below a complete value; kept as text\n"},
        {"item beside its key", "a: - x",
         "a ! text <- x>\n=4 <B>\n"
         "? 2 front-matter a: a list that starts on the line of its key; kept as text\n"},
        {"item", "a:\n  - @x\n  - y",
         "a ! text <- @x\n  - y>\n=6 <B>\n"
         "? 3 front-matter a: the value starts with “@”; kept as text\n"},
        {"no key", "a: x\nsome text\n\nb: 1",
         "a ! text <x\nsome text>\nb number <1>\n=7 <B>\n"
         "? 3 front-matter a: a line without a key; kept as text\n"},
        {"escape", "a: \"C:\\x\"",
         "a ! text <\"C:\\x\">\n=4 <B>\n? 2 front-matter a: “\\” within double quotes; kept as text\n"},
        {"several", "a: b: c\nd: e: f\ng: @h\ni: j",
         "a ! text <b: c>\nd ! text <e: f>\ng ! text <@h>\ni text <j>\n=7 <B>\n"
         "? 2 front-matter a: “: ” inside the value; kept as text, and 2 more\n"},
        {"quoted key", "\"a: b\": x: y",
         "a: b ! text <x: y>\n=4 <B>\n? 2 front-matter a: b: “: ” inside the value; kept as text\n"},
    };
    CHECK(check_blocks, cases);
}

static void forgotten_closer_ends_the_block_at_a_blank_line(void **state)
{
    (void)state;
    static const FrontMatterCase cases[] = {
        {"14.3", "---\ntitle: Foo\n\nText goes on.\n\n## H\n---\nmore",
         "title text <Foo>\n=4 <Text goes on.\n\n## H\n---\nmore>\n"
         "? 3 front-matter : the closing --- is missing; taken to end here\n"},
        {"14.3 with a broken value", "---\ntitle: Foo: bar\n\nText.\n---\n",
         "title ! text <Foo: bar>\n=4 <Text.\n---\n>\n"
         "? 3 front-matter : the closing --- is missing; taken to end here\n"
         "? 2 front-matter title: “: ” inside the value; kept as text\n"},
        {"a key line below", "---\na: b: c\n\nText.\nd: 1\n---\n",
         "a ! text <b: c\n\nText.>\nd number <1>\n=7 <>\n"
         "? 2 front-matter a: “: ” inside the value; kept as text\n"},
        {"not behind a blank line", "---\na: b\nText.\n---\n",
         "a ! text <b\nText.>\n=5 <>\n"
         "? 3 front-matter a: a line without a key; kept as text\n"},
        {"a comment, an item", "---\na: b: c\n\n# d\n\n- e\n---\n",
         "a ! text <b: c\n\n# d\n\n- e>\n=8 <>\n"
         "? 2 front-matter a: “: ” inside the value; kept as text\n"},
    };
    CHECK(check_notes, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_yaml_is_salvaged_key_by_key),
        cmocka_unit_test(forgotten_closer_ends_the_block_at_a_blank_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
