#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/frontmatter.h"
#include "markup/source.h"

/*
 * What a test compares: "none", or the properties one a line as `key type <text>` ("!": salvaged,
 * "|": block scalar) with ` - type <text>` for items, then `=line <body>`, then `? line kind
 * subject: message` for problems.
 */

static void dump_value(StrBuf *out, const AttuneValue *value)
{
    Str type = attune_type_name(value->type);
    strbuf_printf(out, "%.*s <%.*s>", STR_ARG(type), STR_ARG(value->text));
}

static void dump_property(StrBuf *out, const AttuneProperty *property)
{
    strbuf_printf(out, "%.*s ", STR_ARG(property->key));
    if (property->origin == ATTUNE_PROPERTY_SALVAGED)
        strbuf_append(out, STR("! "));
    if (property->block_scalar)
        strbuf_append(out, STR("| "));
    dump_value(out, &property->value);
    for (size_t i = 0; i < property->item_count; i++) {
        strbuf_append(out, STR(" - "));
        dump_value(out, &property->items[i]);
    }
    strbuf_append_char(out, '\n');
}

static void dump(StrBuf *out, const FrontMatter *front_matter, Str text)
{
    if (!front_matter->present) {
        strbuf_append(out, STR("none\n"));
        assert_int_equal(front_matter->body_offset, 0);
        assert_int_equal(front_matter->body_line, 1);
        return;
    }
    for (size_t i = 0; i < front_matter->property_count; i++)
        dump_property(out, &front_matter->properties[i]);
    Str body = str_from_offset(text, front_matter->body_offset);
    strbuf_printf(out, "=%u <%.*s>\n", front_matter->body_line, STR_ARG(body));
    for (size_t i = 0; i < front_matter->problem_count; i++) {
        const AttuneProblem *problem = &front_matter->problems[i];
        Str kind = attune_problem_kind_name(problem->kind);
        strbuf_printf(out, "? %u %.*s %.*s: %.*s\n", problem->line, STR_ARG(kind),
                      STR_ARG(problem->subject), STR_ARG(problem->message));
    }
}

static void assert_dump(const char *label, Str bytes, const char *expected)
{
    Arena arena = {0};
    StrBuf out = {0};
    Source source = source_decode(&arena, bytes);
    FrontMatter front_matter = frontmatter_parse(&arena, source.text);
    dump(&out, &front_matter, source.text);
    assert_text(label, strbuf_view(&out), expected);
    strbuf_clear(&out);
    arena_clear(&arena);
}

typedef struct Case {
    const char *name;
    const char *text;
    const char *expected;
} Case;

static void check_notes(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_dump(cases[i].name, str_from(cases[i].text), cases[i].expected);
}

/** The text of each case is the YAML alone; it is followed by the body "B" and so is what is
 * expected. */
static void check_blocks(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        StrBuf note = {0};
        strbuf_printf(&note, "---\n%s\n---\nB", cases[i].text);
        assert_dump(cases[i].name, strbuf_view(&note), cases[i].expected);
        strbuf_clear(&note);
    }
}

#define CHECK(check, cases) check((cases), sizeof(cases) / sizeof((cases)[0]))

static void block_ends_where_the_rules_say(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"F01", "---\na: 1\n---\nb", "a number <1>\n=4 <b>\n"},
        {"F02", "\xEF\xBB\xBF---\na: 1\n---\nb", "a number <1>\n=4 <b>\n"},
        {"F03", "---\r\na: 1\r\n---\r\nb", "a number <1>\n=4 <b>\n"},
        {"lone CR", "---\ra: 1\r---\rb", "a number <1>\n=4 <b>\n"},
        {"F04", "--- \t\na: 1\n--- \nb", "a number <1>\n=4 <b>\n"},
        {"F05", "---\n---\nb", "=3 <b>\n"},
        {"F06", "---\na: 1\n---", "a number <1>\n=4 <>\n"},
        {"F07", "---\na: 1\n", "none\n"},
        {"F08", "\n---\na: 1\n---", "none\n"},
        {"F09", " ---\na: 1\n---", "none\n"},
        {"F09 four dashes", "----\na: 1\n---", "none\n"},
        {"opener with text", "---yaml\na: 1\n---", "none\n"},
        {"opener alone", "---", "none\n"},
        {"opener at the end", "---\n", "none\n"},
        {"F10", "---\na: 1\n----\nb", "a number <1>\n=4 <b>\n"},
        {"text behind the closer", "---\na: 1\n--- x\nb", "a number <1>\n=3 < x\nb>\n"},
        {"F11", "---\na: |\n  ---\n  x\n---\nb", "a | text <---\nx\n>\n=6 <b>\n"},
        {"F12", "---\na: 1\n...\nb", "a number <1>\n=4 <b>\n"},
        {"F13", "---\na: 1\n...\nb: 2\n---\nc",
         "a number <1>\nb number <2>\n=6 <c>\n"
         "? 3 front-matter : “...” ends the block early; read line by line\n"},
        {"F14", "---\n\n# H\ntext\n\n---\nmore", "none\n"},
        {"F15", "---\n{\"tags\":[\"j\"],\"p\":false}\n---\n",
         "tags list <[\"j\"]> - text <j>\np checkbox <false>\n=4 <>\n"},
        {"comments alone", "---\n# a\n\n  # b\n---\nb", "=6 <b>\n"},
        {"14.1", "---\n{}\n---\nb", "=4 <b>\n"},
        {"prose", "---\nJust some text,\nand more\n---\nb", "none\n"},
        {"only a key that is no text", "---\n{{x}}\n---\nb", "none\n"},
    };
    CHECK(check_notes, cases);
}

static void values_get_their_type(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"F18", "a:\nb: ~\nc: \"\"\nd: []",
         "a null <>\nb null <~>\nc text <>\nd list <[]>\n=7 <B>\n"},
        {"F19", "a: yes\nb: 007\nc: 1e3\nd: 16:56",
         "a text <yes>\nb number <007>\nc number <1e3>\nd text <16:56>\n=7 <B>\n"},
        {"F20", "created: 2025-07-05 16:56", "created datetime <2025-07-05 16:56>\n=4 <B>\n"},
        {"F21", "file-created: 2023-03-08\nx: 2023-13-40",
         "file-created date <2023-03-08>\nx text <2023-13-40>\n=5 <B>\n"},
        {"F22", "a: [[Link]]",
         "a link <[[Link]]>\n=4 <B>\n? 2 front-matter a: “[[…]]” without quotes; read as a link\n"},
        {"F23", "a: \"[[L|x]]\"\nb: \"see [[L]]\"",
         "a link <[[L|x]]>\nb text <see [[L]]>\n=5 <B>\n"},
        {"F24", "a: #tag\nb: \"#tag\"\nc: x#y", "a null <>\nb text <#tag>\nc text <x#y>\n=6 <B>\n"},
        {"F26", "a: {{date}}\nb: 1", "a object <{{date}}>\nb number <1>\n=5 <B>\n"},
        {"F28", "a: x\u2028y", "a text <x y>\n=4 <B>\n"},
        {"comment behind a value", "a: b # c", "a text <b>\n=4 <B>\n"},
        {"folded plain text", "d: one\n  two\n  three", "d text <one two three>\n=6 <B>\n"},
        {"folded block", "d: >\n  one\n  two\n", "d | text <one two\n>\n=7 <B>\n"},
        {"block scalars are text", "d: |\n  12", "d | text <12\n>\n=5 <B>\n"},
        {"!!str is text", "d: !!str 12\ne: !x 12", "d text <12>\ne number <12>\n=5 <B>\n"},
        {"anchors are copied", "a: &x [1]\nb: *x",
         "a list <[1]> - number <1>\nb list <[1]> - number <1>\n=5 <B>\n"},
        {"<< is a key like any", "<<: 1", "<< number <1>\n=4 <B>\n"},
        {"tab behind the colon", "a:\tb", "a text <b>\n=4 <B>\n"},
        {"escapes", "a: \"\\u00e9\"\nb: 'it''s'", "a text <é>\nb text <it's>\n=5 <B>\n"},
    };
    CHECK(check_blocks, cases);
}

static void lists_and_objects_keep_their_flow_form(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"block list", "a:\n  - x\n  - y, z\n",
         "a list <[x, \"y, z\"]> - text <x> - text <y, z>\n=7 <B>\n"},
        {"at column 0, with null items", "a:\n- x\n-\n- ~",
         "a list <[x, null, ~]> - text <x> - null <> - null <~>\n=7 <B>\n"},
        {"flow list over lines", "a: [x,\n  y]", "a list <[x, y]> - text <x> - text <y>\n=5 <B>\n"},
        {"nested", "a:\n  - [1, 2]\n  - k: v\n    l: w\n",
         "a list <[[1, 2], {k: v, l: w}]> - list <[1, 2]> - object <{k: v, l: w}>\n=8 <B>\n"},
        {"object", "a:\n  b: 1\n  c: \"x y\"", "a object <{b: 1, c: \"x y\"}>\n=6 <B>\n"},
        {"links in a list", "a:\n  - \"[[B|c]]\"\n  - [[C]]\n  - x [[D]]",
         "a list <[\"[[B|c]]\", [[C]], \"x [[D]]\"]> - link <[[B|c]]> - link <[[C]]> - text <x [[D]]>\n"
         "=7 <B>\n? 2 front-matter a: “[[…]]” without quotes; read as a link\n"},
        {"14.5: block style is no link", "a:\n  - - x", "a list <[[x]]> - list <[x]>\n=5 <B>\n"},
        {"two in brackets are no link", "a: [[x, y]]",
         "a list <[[x, y]]> - list <[x, y]>\n=4 <B>\n"},
    };
    CHECK(check_blocks, cases);
}

static void broken_yaml_is_salvaged_key_by_key(void **state)
{
    (void)state;
    static const Case cases[] = {
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
    static const Case cases[] = {
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

static void duplicate_keys_keep_the_last_value(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"F17", "a: 1\na: 2",
         "a number <2>\n=5 <B>\n? 3 duplicate-key a: also on line 2; the last one counts\n"},
        {"by fold", "Tags: [a]\nx: 1\ntags: [b]",
         "Tags list <[b]> - text <b>\nx number <1>\n=6 <B>\n"
         "? 4 duplicate-key tags: also on line 2; the last one counts\n"},
        {"three", "a: 1\nA: 2\na:",
         "a null <>\n=6 <B>\n? 3 duplicate-key A: also on line 2; the last one counts\n"
         "? 4 duplicate-key a: also on line 2; the last one counts\n"},
        {"F30", "Tags: [a]\ntag: b", "Tags list <[a]> - text <a>\ntag text <b>\n=5 <B>\n"},
    };
    CHECK(check_blocks, cases);
}

static void keys_that_are_no_text_are_left_out(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"mapping as key", "{{x}}: 1\nc: 1",
         "c number <1>\n=5 <B>\n? 2 front-matter : list or object as a key; left out\n"},
        {"empty key", "\"\": 1\nc: 1",
         "c number <1>\n=5 <B>\n? 2 front-matter : value without a key; left out\n"},
    };
    CHECK(check_blocks, cases);
}

static void controls_survive_yaml(void **state)
{
    (void)state;
    Arena arena = {0};
    for (unsigned c = 1; c < 0xA0; c++) {
        if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || c == 0x85)
            continue;
        StrBuf note = {0};
        StrBuf expected = {0};
        strbuf_append(&note, STR("---\na: \"x"));
        strbuf_append_code_point(&note, c);
        strbuf_append(&note, STR("y\\x41\"\nb"));
        strbuf_append_code_point(&note, c);
        strbuf_append(&note, STR(": [[p"));
        strbuf_append_code_point(&note, c);
        strbuf_append(&note, STR("]]\nlink: \"[[Z]]\"\n---\n"));
        strbuf_append_char(&expected, 'x');
        strbuf_append_code_point(&expected, c);
        strbuf_append(&expected, STR("yA"));
        FrontMatter front_matter = frontmatter_parse(&arena, strbuf_view(&note));
        assert_int_equal(front_matter.property_count, 3);
        assert_text("value", front_matter.properties[0].value.text, strbuf_cstr(&expected));
        assert_int_equal(front_matter.properties[1].value.type, ATTUNE_TYPE_LINK);
        const AttuneLink *link = front_matter.properties[2].value.link;
        assert_non_null(link);
        Str source = str_slice(strbuf_view(&note), link->offset, link->offset + link->length);
        assert_text("source of the link", source, "\"[[Z]]\"");
        strbuf_clear(&note);
        strbuf_clear(&expected);
        arena_clear(&arena);
    }
    assert_dump("14.4", STR("---\na: x\xEF\xBB\xBFy\xEF\xBF\xBEz\xEF\xBF\xBF\n---\n"),
                "a text <x\xEF\xBB\xBFy\xEF\xBF\xBEz\xEF\xBF\xBF>\n=4 <>\n");
    assert_dump("a placeholder of its own", STR("---\na: x\x01\xF4\x8F\x80\x81\n---\n"),
                "a text <x\x01\xF4\x8F\x80\x81>\n=4 <>\n");
    assert_dump("C1 as space", STR("---\na: x\xC2\x85y\n---\n"), "a text <x y>\n=4 <>\n");
}

static void places_are_those_of_the_file(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = STR("---\nü: \"[[A]]\"\nlist:\n  - é [[x]]\n  - \"[[B|c]]\"\n---\n");
    FrontMatter front_matter = frontmatter_parse(&arena, text);
    assert_int_equal(front_matter.property_count, 2);
    const AttuneLink *link = front_matter.properties[0].value.link;
    assert_non_null(link);
    assert_int_equal(link->line, 2);
    assert_int_equal(link->column, 4);
    assert_int_equal(link->kind, ATTUNE_LINK_PROPERTY);
    const AttuneValue *item = &front_matter.properties[1].items[1];
    assert_int_equal(item->line, 5);
    assert_int_equal(item->column, 5);
    assert_text("item",
                str_slice(text, item->link->offset, item->link->offset + item->link->length),
                "\"[[B|c]]\"");
    assert_text("path", item->link->path, "B");
    assert_text("display", item->link->text, "c");
    assert_int_equal(front_matter.properties[1].line, 3);
    arena_clear(&arena);
}

static void plain_values_are_borrowed(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = STR("---\nkey: some plain text\nq: \"quoted\"\nl: [a, b]\n---\n");
    FrontMatter front_matter = frontmatter_parse(&arena, text);
    for (size_t i = 0; i < front_matter.property_count; i++) {
        const AttuneProperty *property = &front_matter.properties[i];
        assert_in_range((uintptr_t)property->key.data, (uintptr_t)text.data,
                        (uintptr_t)text.data + text.length);
        assert_ptr_equal(property->key.data, property->folded.data);
        assert_in_range((uintptr_t)property->value.text.data, (uintptr_t)text.data,
                        (uintptr_t)text.data + text.length);
    }
    arena_clear(&arena);
}

/* ---- hostile input ---- */

static FrontMatter parse_block(Arena *arena, StrBuf *note)
{
    strbuf_append(note, STR("\n---\nB"));
    return frontmatter_parse(arena, strbuf_view(note));
}

static void many_properties_are_read(void **state)
{
    (void)state;
    for (int broken = 0; broken < 2; broken++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---"));
        for (int i = 0; i < 100000; i++)
            strbuf_printf(&note, "\nkey%d: %s", i, broken ? "@x" : "x");
        FrontMatter front_matter = parse_block(&arena, &note);
        assert_int_equal(front_matter.property_count, 100000);
        assert_int_equal(front_matter.problem_count, broken);
        assert_text("last", front_matter.properties[99999].key, "key99999");
        assert_text("last", front_matter.properties[99999].value.text, broken ? "@x" : "x");
        strbuf_clear(&note);
        arena_clear(&arena);
    }
}

static void deep_nesting_becomes_text(void **state)
{
    (void)state;
    static const char *const openings[] = {"[", "{a: ", "- ", "? "};
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---\nb: 1\na:\n  "));
        for (int j = 0; j < 50000; j++)
            strbuf_append(&note, str_from(openings[i]));
        FrontMatter front_matter = parse_block(&arena, &note);
        assert_int_equal(front_matter.property_count, 2);
        assert_int_equal(front_matter.properties[0].value.type, ATTUNE_TYPE_NUMBER);
        assert_int_equal(front_matter.properties[1].value.type, ATTUNE_TYPE_TEXT);
        assert_int_equal(front_matter.properties[1].origin, ATTUNE_PROPERTY_SALVAGED);
        assert_int_equal(front_matter.problem_count, 1);
        assert_int_equal(front_matter.problems[0].kind, ATTUNE_PROBLEM_LIMIT);
        assert_text("why", front_matter.problems[0].message, "nested too deeply; kept as text");
        strbuf_clear(&note);
        arena_clear(&arena);
    }
}

static void alias_bombs_are_defused(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf note = {0};
    strbuf_append(&note, STR("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]"));
    for (int i = 1; i < 12; i++) {
        strbuf_printf(&note, "\na%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            strbuf_printf(&note, "*a%d, ", i - 1);
        strbuf_append_char(&note, ']');
    }
    FrontMatter front_matter = parse_block(&arena, &note);
    assert_int_equal(front_matter.property_count, 12);
    assert_true(arena.used < 1000000);
    strbuf_clear(&note);
    arena_clear(&arena);
}

static void long_values_are_kept(void **state)
{
    (void)state;
    static const char *const styles[] = {"a: %s", "a: \"%s\"", "a: |\n  %s", "a: @%s", "a: \"%s"};
    char *huge = mem_alloc(1000001);
    memset(huge, 'x', 1000000);
    huge[1000000] = '\0';
    for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---\n"));
        Str style = str_from(styles[i]);
        size_t hole = str_find(style, STR("%s"), 0);
        strbuf_append(&note, str_slice(style, 0, hole));
        strbuf_append(&note, str_from(huge));
        strbuf_append(&note, str_from_offset(style, hole + 2));
        FrontMatter front_matter = parse_block(&arena, &note);
        assert_int_equal(front_matter.property_count, 1);
        assert_int_equal(front_matter.properties[0].value.type, ATTUNE_TYPE_TEXT);
        assert_true(front_matter.properties[0].value.text.length >= 1000000);
        strbuf_clear(&note);
        arena_clear(&arena);
    }
    mem_free(huge);
}

static void any_prefix_of_a_block_is_safe(void **state)
{
    (void)state;
    Str whole =
        STR("---\ntitle: \"a: b\"\nl: [[x]], {y: [\"z\n'q\n\x01\x1b\xC2\x9B - k: |\n  t\n? a\n"
            ": b\n&c *c !d\n%TAG\n...\n\t- @\n\n]}\n- \"\\u12\n---\nbody");
    for (size_t from = 4; from < whole.length; from++) {
        Arena arena = {0};
        StrBuf note = {0};
        strbuf_append(&note, STR("---\n"));
        strbuf_append(&note, str_from_offset(whole, from));
        Source source = source_decode(&arena, strbuf_view(&note));
        FrontMatter front_matter = frontmatter_parse(&arena, source.text);
        assert_true(front_matter.body_offset <= source.text.length);
        strbuf_clear(&note);
        arena_clear(&arena);
    }
}

/* ---- real notes ---- */

static Str read_file(StrBuf *out, const char *relative)
{
    char *path = test_shared_path(relative);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof(piece), file)) > 0;)
        strbuf_append(out, (Str){piece, got});
    (void)fclose(file);
    free(path);
    return strbuf_view(out);
}

static void seed_001_has_42_properties(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf bytes = {0};
    Source source =
        source_decode(&arena, read_file(&bytes, "vaults/seeds/001_a64c95ada4d8a7cf.txt"));
    FrontMatter front_matter = frontmatter_parse(&arena, source.text);
    const AttuneProperty *properties = front_matter.properties;
    size_t count = front_matter.property_count;
    assert_int_equal(count, 42);
    assert_int_equal(front_matter.problem_count, 0);
    assert_int_equal(front_matter.body_line, 48);
    assert_true(str_ends_with(
        attune_property_find(properties, count, STR("growth_path"))->value.text, STR("others.\n")));
    assert_true(str_ends_with(attune_property_find(properties, count, STR("Notes"))->value.text,
                              STR("autonomy.\n\n")));
    const AttuneProperty *definition = attune_property_find(properties, count, STR("definition"));
    assert_int_equal(definition->value.type, ATTUNE_TYPE_TEXT);
    assert_text("definition", definition->value.text, "");
    assert_text("id", attune_property_find(properties, count, STR("ID"))->value.text,
                "1751752568955");
    assert_null(attune_property_find(properties, count, STR("absent")));
    strbuf_clear(&bytes);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(block_ends_where_the_rules_say),
        cmocka_unit_test(values_get_their_type),
        cmocka_unit_test(lists_and_objects_keep_their_flow_form),
        cmocka_unit_test(broken_yaml_is_salvaged_key_by_key),
        cmocka_unit_test(forgotten_closer_ends_the_block_at_a_blank_line),
        cmocka_unit_test(duplicate_keys_keep_the_last_value),
        cmocka_unit_test(keys_that_are_no_text_are_left_out),
        cmocka_unit_test(controls_survive_yaml),
        cmocka_unit_test(places_are_those_of_the_file),
        cmocka_unit_test(plain_values_are_borrowed),
        cmocka_unit_test(many_properties_are_read),
        cmocka_unit_test(deep_nesting_becomes_text),
        cmocka_unit_test(alias_bombs_are_defused),
        cmocka_unit_test(long_values_are_kept),
        cmocka_unit_test(any_prefix_of_a_block_is_safe),
        cmocka_unit_test(seed_001_has_42_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
